"""What holds for any input: exact offsets, no crash, one report whatever the order or the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_claims import document

from atodds import Checker, Document, Report
from atodds.read import read_document
from atodds.text import LineIndex

pytestmark = pytest.mark.model

ANY_TEXT = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

SAID = (
    "A bus plunged into a ravine near Cuzco on Monday, killing 12 people, police said.",
    "At least 169 people died; “some 170” were hurt, Mayor Ana Rivas said.",
    "Marta Quispe, 34, was driving at 90 mph (145 km/h).",
    "“It’s over,” Rivas told reporters on Tuesday at 2:20 p.m.",
    "The toll rose from 12 to 15.",
    "The army denied that 60 were killed in the 2004 tsunami.",
    "Prices rose 5% to £3.4bn, or $4bn.",
    "Yusuf Adan is still at large.",
    "Between 3,000 and 5,000 fighters",
    "No one was hurt.",
)
NOISE = (
    "\ufeff", "\r\n", "\n\n", "\r", "\t", "😀", "\U0001d7d9\U0001d7da dead", "“", "”", "’", '"',
    "«", "\x00", "\x0b", "\x1b[31m", "\u2028", "\u202e", "\u00a0", "e\u0301", "---",
    "---\ntitle: x\n---\n", "<p>", "</p>", "<!-- 12 dead -->", "&amp;", "&#x1F600;", "<b", "# ",
    "> ", "| 12 | 15 |", "[a](b)", "*", "`12`", "½", "1e999", "12-", "-", "$", "(", ")", "…",
    "12:75", "99 BC", "١٢", "万", "\udcff",
)  # fmt: skip

texts = st.lists(
    st.sampled_from(SAID) | st.sampled_from(NOISE) | st.text(max_size=12), max_size=12
).map(" ".join) | st.lists(st.sampled_from(NOISE) | st.text(max_size=8), max_size=30).map("".join)


def holds(found: Document, checker: Checker) -> None:
    [reading] = checker.readings([found])
    index = LineIndex(found.text)
    for claim in (*reading.claims, *reading.namings):
        assert found.text[claim.span.start : claim.span.end] == claim.text
        assert claim.text.strip()
        assert claim.sentence.start <= claim.sentence.end <= len(found.text)
        index.position(claim.span.end)
        if claim.attribution is not None:
            span = claim.attribution.span
            assert 0 <= span.start <= span.end <= len(found.text)


@ANY_TEXT
@given(texts)
def test_a_claim_stands_where_it_says_in_any_text(checker: Checker, text: str) -> None:
    holds(document("a.txt", text), checker)


@ANY_TEXT
@given(texts, st.sampled_from([".md", ".txt", ".html"]), st.sampled_from(["utf-8", "utf-16"]))
def test_and_in_any_file(checker: Checker, text: str, suffix: str, encoding: str) -> None:
    found = read_document(f"a{suffix}", text.encode(encoding, "surrogatepass"))
    if isinstance(found, Document):
        holds(found, checker)


@ANY_TEXT
@given(st.lists(texts, min_size=1, max_size=3), st.sampled_from([".md", ".html"]))
def test_no_text_stops_a_check(
    checker: Checker, tmp_path_factory: pytest.TempPathFactory, made: list[str], suffix: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    for number, text in enumerate(made):
        (folder / f"{number}{suffix}").write_bytes(text.encode("utf-8", "surrogatepass"))
    report = checker.check([folder])
    as_data = json.loads(json.dumps(report.to_dict()))
    by_path = {d.path: d.text for d in report.documents}
    for finding in as_data["findings"]:
        for claim in finding["claims"]:
            start, end = claim["start"]["offset"], claim["end"]["offset"]
            assert by_path[claim["path"]][start:end] == claim["text"]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("opening", ["", "\ufeff", "---\ntitle: 😀\n---\n\n"])
@pytest.mark.parametrize("pad", ["", "😀𝄞 "])
def test_line_ends_marks_and_wide_characters_change_no_claim(
    checker: Checker, ends: str, opening: str, pad: str
) -> None:
    body = f"{pad}Police in Cuzco told of the crash.\n\nTwelve people were killed.\n"
    found = read_document("a.md", (opening + body).replace("\n", ends).encode())
    assert isinstance(found, Document)
    holds(found, checker)
    [toll] = [c for c in checker.readings([found])[0].claims if c.measure == "killed"]
    assert toll.text == "Twelve"


STORIES = {
    "ap.md": """---
publisher: Wire
published: 2019-03-05
---

A bus plunged into a ravine near Cuzco on Monday, killing 12 people, police said. The driver was
Marta Quispe, 34, of Arequipa.
""",
    "bbc.md": """---
publisher: Radio
published: 2019-03-05
---

Police said 15 people were killed on Monday when a bus plunged into a ravine near Cuzco. The driver,
43-year-old Marta Quispe, was taken to hospital in Arequipa.
""",
    "late.md": """---
publisher: Evening Post
published: 2019-03-07
---

The death toll from Monday’s bus crash near Cuzco rose to 17, police said. Marta Quispe, 34, is the
driver.
""",
    "copy.txt": """A bus plunged into a ravine near Cuzco on Monday, killing 12 people, police said.
The driver was Marta Quispe, 34, of Arequipa.
""",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("stories")
    for name, text in STORIES.items():
        (made / name).write_text(text, newline="")
    return made


def content(report: Report) -> str:
    return json.dumps(report.to_dict())


def test_the_order_of_the_files_changes_nothing(checker: Checker, folder: Path) -> None:
    paths = sorted(folder.iterdir())
    first = content(checker.check(paths))
    assert json.loads(first)["summary"]["conflict"] > 0
    assert content(checker.check(paths[::-1])) == first
    assert content(checker.check([paths[2], *paths])) == first
    assert content(checker.check([folder])) == first


def test_a_second_check_says_the_same(checker: Checker, folder: Path) -> None:
    assert content(Checker(nlp=checker.nlp).check([folder])) == content(checker.check([folder]))


def test_what_a_document_says_does_not_depend_on_the_others(checker: Checker, folder: Path) -> None:
    together = list(checker.claims([folder]))
    alone = [c for path in sorted(folder.iterdir()) for c in checker.claims([path])]
    assert together == alone


def test_moving_the_folder_changes_no_finding_s_name(
    checker: Checker, folder: Path, tmp_path: Path
) -> None:
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for name, text in STORIES.items():
        (moved / name).write_text(text, newline="")
    ids = [f.id for f in checker.check([folder]).findings]
    assert sorted(f.id for f in checker.check([moved]).findings) == sorted(ids)


def test_edits_elsewhere_change_no_finding_s_name(
    checker: Checker, folder: Path, tmp_path: Path
) -> None:
    ids = {f.id for f in checker.check([folder]).findings}
    for name, text in STORIES.items():
        text = text.replace("\n\n", "\n\nThe weather in the valley is mild at this time.\n\n", 1)
        (tmp_path / name).write_text(text, newline="")
    assert {f.id for f in checker.check([tmp_path]).findings} == ids
