"""One file's bytes to one document: encodings, front matter, title, date, sections."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.model import Document, Problem
from atodds.read import read_document
from atodds.read.document import load_text
from atodds.read.titles import without_site

STORY = (
    "The ferry sank off the northern coast on Monday, and the harbour master said that nine"
    " people who were on board had been rescued by a trawler before the evening.\n"
)
ACCENTED = "The café in Århus was shut, the owner’s brother said: “we owe £300 — or €350”.\n"


def document(text: str | bytes, path: str = "a.md") -> Document:
    data = text if isinstance(text, bytes) else text.encode()
    found = read_document(path, data)
    assert isinstance(found, Document), found
    return found


def sections(found: Document) -> list[tuple[str, str]]:
    return [(s.role, found.text[s.span.start : s.span.end]) for s in found.sections]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings(encoding: str) -> None:
    assert document((ACCENTED * 3).encode(encoding)).text == ACCENTED * 3


@pytest.mark.parametrize("mark", [b"\xfe\xff", b"\xff\xfe"])
def test_byte_order_marks_are_dropped(mark: bytes) -> None:
    encoding = "utf-16-be" if mark == b"\xfe\xff" else "utf-16-le"
    assert document(mark + STORY.encode(encoding)).text == STORY


def test_line_ends_stay_as_they_are() -> None:
    text = STORY.replace("\n", "\r\n") * 2
    assert document(text).text == text


def test_a_broken_byte_does_not_change_the_encoding() -> None:
    data = (ACCENTED * 9).encode()
    found = document(data[:70] + b"\xff" + data[70:])
    assert found.text.count("\ufffd") == 1
    assert "Århus" in found.text


def test_central_european_text_is_not_taken_for_western() -> None:
    text = "Szczęśliwie łódź dotarła do portu, powiedział kapitan Wałęsa, a żaden z pasażerów " * 9
    problem = read_document("a.txt", text.encode("cp1250"))
    assert isinstance(problem, Problem)
    assert "English" in problem.message


def test_front_matter() -> None:
    found = document(
        '---\ntitle: "Nine saved"\npublisher: The Example\npublished: 2021-08-31\n'
        f"url: https://example.org/a\nother: [1, 2]\n---\n\n{STORY}"
    )
    assert (found.title, found.publisher, found.url) == (
        "Nine saved",
        "The Example",
        "https://example.org/a",
    )
    assert (found.published, found.published_from) == (date(2021, 8, 31), "front-matter")
    assert sections(found) == [("title", "Nine saved"), ("body", STORY.strip())]


@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
def test_front_matter_with_other_line_ends(ending: str) -> None:
    found = document(
        f"---\ntitle: Nine saved\npublished: 2021-08-31\n---\n{STORY}".replace("\n", ending)
    )
    assert (found.title, found.published) == ("Nine saved", date(2021, 8, 31))


@pytest.mark.parametrize(
    "value",
    ["2021-08-31", "2021-08-31T10:00:00Z", '"2021-08-31"', "'2021-08-31 10:00'", "31 August 2021"],
)
def test_publication_dates_in_front_matter(value: str) -> None:
    assert document(f"---\npublished: {value}\n---\n{STORY}").published == date(2021, 8, 31)


def test_date_is_read_for_published() -> None:
    assert document(f"---\ndate: 2021-08-31\n---\n{STORY}").published == date(2021, 8, 31)


@pytest.mark.parametrize("value", ["soon", "2021-13-40", "2021-02-30", "[1]", "7"])
def test_a_publication_date_that_is_none(value: str) -> None:
    loaded = load_text("a.md", f"---\ntitle: A\npublished: {value}\n---\n{STORY}")
    assert loaded.document is not None
    assert loaded.document.published is None
    assert [(p.line, "YYYY-MM-DD" in p.message) for p in loaded.problems] == [(3, True)]


@pytest.mark.parametrize(
    ("block", "line"),
    [
        ("title: A\nb: [1\n", 3),
        ("title: A\n\tb: 1\n", 3),
        ("title: A\ntitle: B\n", 3),
        ("a: &a [*a]\nb: *c\n", 3),
        ("[" * 9000 + "\n", 1),
    ],
)
def test_front_matter_that_is_no_yaml(block: str, line: int) -> None:
    loaded = load_text("a.md", f"---\n{block}---\n{STORY}")
    assert loaded.document is not None
    assert loaded.document.title is None
    assert loaded.document.prose.strip() == STORY.strip()
    assert [p.line for p in loaded.problems] == [line]


def test_a_ruled_line_is_no_front_matter() -> None:
    text = f"---\n\n{STORY}\n---\n\n{STORY}"
    found = document(text, "a.txt")
    assert [part for _, part in sections(found)] == [STORY.strip(), STORY.strip()]


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ('title: "Nine saved"', "Nine saved"),
        ("title: 'Nine saved'", "Nine saved"),
        ("title:   Nine saved  # checked", "Nine saved"),
        ("title: >-\n  Nine saved", "Nine saved"),
        (r'title: "\u004eine saved"', None),
        (r'title: "Nine \"saved\""', None),
        ("title: 'Nine weren''t saved'", None),
    ],
)
def test_the_title_is_a_section_where_it_stands_verbatim(line: str, section: str | None) -> None:
    found = document(f"---\n{line}\npublisher: Nine saved\n---\n{STORY}")
    titles = [s.span for s in found.sections if s.role == "title"]
    assert [found.text[span.start : span.end] for span in titles] == ([section] if section else [])
    assert all(span.start < found.text.index("publisher") for span in titles)


@pytest.mark.parametrize(
    ("title", "publisher", "expected"),
    [
        ("Nine saved - The Example Times", "The Example Times", "Nine saved"),
        ("Nine saved | Example", "www.example.com", "Nine saved"),
        ("Nine saved - EXAMPLE.com - Springfield, Ohio", "example.com", "Nine saved"),
        ("Nine saved - a year on", "example.com", "Nine saved - a year on"),
        ("Nine saved", "example.com", "Nine saved"),
        ("Example sinks", "example.com", "Example sinks"),
        ("A - B", "x.y", "A - B"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(
    title: str, publisher: str, expected: str
) -> None:
    assert without_site(title, publisher) == expected


def test_the_publisher_falls_back_on_the_address() -> None:
    assert document(f"---\nurl: https://www.example.org/a\n---\n{STORY}").publisher == "example.org"
    assert document(f"---\nurl: 'http://[broken'\n---\n{STORY}").publisher is None


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Ferry sinks, nine saved\n\n", "Ferry sinks, nine saved"),
        ("# Ferry sinks, *nine* saved #\n\n", "Ferry sinks, *nine* saved"),
        ("Ferry sinks, nine saved.\n\n", "Ferry sinks, nine saved"),
        ("Advertisement\n\nFerry sinks, nine saved\n\n", "Ferry sinks, nine saved"),
        ("", None),
    ],
)
def test_a_headline_is_the_title_where_nothing_else_says(first: str, title: str | None) -> None:
    found = document(first + STORY + STORY, "a.txt")
    assert found.title == title
    assert {s.role for s in found.sections} == {"body"}


def test_the_header_line_gives_the_date_and_is_no_prose() -> None:
    found = document(f"Ferry sinks\n\nPublished March 4, 2014\n\n{STORY}", "a.txt")
    assert (found.published, found.published_from) == (date(2014, 3, 4), "header")
    assert "2014" not in found.prose
    assert "Ferry sinks" in found.prose


def test_front_matter_outweighs_the_header_line() -> None:
    found = document(f"---\npublished: 2015-01-01\n---\nPublished March 4, 2014\n\n{STORY}")
    assert found.published == date(2015, 1, 1)


def test_no_date_is_none() -> None:
    found = document(STORY)
    assert (found.published, found.published_from) == (None, None)


def _holds(found: Document) -> None:
    at = 0
    for section in sorted(found.sections, key=lambda s: s.span):
        assert at <= section.span.start < section.span.end <= len(found.text)
        at = section.span.end
    assert len(found.prose) == len(found.text)


MARKS = "--- @title: @published: 2020-01-02@\"@'@[@](@)@`@```@<!--@-->@<p>@</div>@&amp;@#@* @1. @||"
ODDITIES = (
    "\r\n",
    "\n",
    "\r",
    "\n\n",
    "---\n",
    "http://a.b/",
    "\x1b[31m",
    "\u202e",
    "\ud800",
    "😀",
)
LINES = ("Advertisement\n", "ALSO:\n", "Nine were saved. ", "Published May 1, 2020\n")
PIECES = st.sampled_from([*MARKS.split("@"), *ODDITIES, *LINES])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS, st.sampled_from(["a.md", "a.txt", "a", "a.html"]))
def test_sections_lie_in_the_text_and_apart(text: str, path: str) -> None:
    loaded = load_text(path, text)
    assert loaded.document is not None or loaded.problems
    if loaded.document is not None:
        _holds(loaded.document)


@given(st.binary(max_size=400), st.sampled_from(["a.md", "a.html"]))
def test_no_bytes_raise(data: bytes, path: str) -> None:
    found = read_document(path, data)
    if isinstance(found, Document):
        _holds(found)
    else:
        assert "\n" not in found.message


@pytest.mark.parametrize(
    "piece", ["[", "](", "![", "<!--", "`", "**a", "_", "<a ", "((", "| ", "a@", "# ", "---\n", "&"]
)
def test_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    # A quadratic pass over these would run for minutes.
    for path in ("a.md", "a.html"):
        load_text(path, piece * (300_000 // len(piece)))
