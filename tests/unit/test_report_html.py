from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_hostile import HOSTILE, IMAGE, OPTIONS, SCRIPT
from sample_report import FINDINGS, HARBOUR, NOTEBOOK, REPORT, RULES

from atodds.model import Finding, Interval, Period, Relation, Report, Value, Wording
from atodds.report import Options, render
from atodds.report.html.statements import href, sides, statements
from atodds.report.places import Places

EVERYTHING = Options(show=frozenset(Relation), rules=RULES)
VOID = {"meta", "link", "input", "br"}


class Tree(HTMLParser):
    """Every element with its attributes, and whether all that opens is closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.stack: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, tag: str) -> Iterator[dict[str, str | None]]:
        return (attrs for name, attrs in self.elements if name == tag)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())


def tree(report: Report = REPORT, options: Options = EVERYTHING) -> Tree:
    return Tree(render("html", report, options))


def one(finding: Finding) -> Tree:
    return tree(replace(REPORT, findings=(finding,)))


@pytest.mark.parametrize("report", [REPORT, HOSTILE, Report((), (), (), 0, 0, "none")])
def test_it_is_well_formed_and_its_ids_are_its_own(report: Report) -> None:
    page = tree(report)
    assert page.stack == []
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = {(a["href"] or "")[1:] for a in page.all("a") if (a["href"] or "").startswith("#")}
    assert targets <= set(ids)


def test_a_reader_is_led_by_landmarks_and_headings() -> None:
    page = tree()
    tags = [tag for tag, _ in page.elements]
    assert {"header", "nav", "main", "footer", "form"} <= set(tags)
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_field_has_a_label() -> None:
    page = tree()
    labelled = {attrs.get("for") for attrs in page.all("label")}
    fields = [*page.all("select"), *(a for a in page.all("input") if a["type"] == "search")]
    assert {field["id"] for field in fields} <= labelled


def test_what_each_source_says_is_marked_in_its_sentence() -> None:
    text = render("html", REPORT, EVERYTHING)
    assert "<mark>At least 169</mark> Afghan civilians died at Abbey Gate" in text


def test_a_place_is_printed_and_linked() -> None:
    links = {attrs["href"] for attrs in tree().all("a")}
    assert "seeds/harbour-post.md#L7" in links
    assert "seeds/harbour-post.md:7:1" in tree().text


def test_a_copy_is_named_with_its_original_and_is_no_row_of_its_own() -> None:
    page = one(FINDINGS[4])
    assert sum(attrs.get("class") in {"side-0", "side-1"} for attrs in page.all("li")) == 4
    assert "copied in wire-reprint.txt" in page.text


def test_what_all_allow_is_shaded_and_said() -> None:
    page = one(FINDINGS[4])
    assert "what all statements allow, 169 to 175" in page.text
    assert [a for a in page.all("rect") if a.get("class") == "shared"]


def test_a_conflict_shades_nothing() -> None:
    page = one(FINDINGS[0])
    assert "what all statements allow" not in page.text
    assert not [a for a in (*page.all("rect"), *page.all("line")) if a.get("class") == "shared"]


def test_an_open_bound_ends_in_an_arrow() -> None:
    assert [a for a in one(FINDINGS[4]).all("path") if a.get("class") == "head"]
    assert not list(one(FINDINGS[0]).all("path"))


def test_a_denial_or_a_doubt_is_said() -> None:
    assert "not certain" in one(FINDINGS[3]).text


def test_an_accepted_finding_is_counted_and_not_shown() -> None:
    page = tree()
    assert "1 accepted before" in page.text
    assert "11 in Harbour Post" not in page.text


def test_the_totals_count_what_is_shown() -> None:
    aside = replace(FINDINGS[4], id="aside", kind="source")
    page = tree(replace(REPORT, findings=(*FINDINGS, aside)))
    total = {attrs.get("class") for attrs in page.all("div")} & {"total reconcilable"}
    assert total
    assert "Difference 1 these can all be true" in page.text
    assert "6 of 6 findings" in page.text


def test_the_rule_tells_what_to_do() -> None:
    assert RULES["death-toll"].help in one(FINDINGS[4]).text


def test_problems_are_listed_with_their_line() -> None:
    assert "seeds/broken.md:3 front matter is not valid YAML" in tree().text


class TestHostileText:
    def test_it_is_text_and_nothing_else(self) -> None:
        page = tree(HOSTILE, OPTIONS)
        assert page.text.count(IMAGE) > 10
        assert len(list(page.all("script"))) == 1
        assert not list(page.all("img"))
        names = {name for _, attrs in page.elements for name in attrs}
        assert not {name for name in names if name.startswith("on") or name == "style"}

    def test_no_link_names_a_scheme_or_a_host(self) -> None:
        for attrs in tree(HOSTILE, OPTIONS).all("a"):
            assert re.match(r"#|/(?!/)|[^:/]+(/|#|$)", attrs["href"] or "")

    @settings(max_examples=40, deadline=None)
    @given(st.text().map(lambda text: f"{text}x"))
    def test_whatever_a_document_says_stays_inside_its_element(self, text: str) -> None:
        finding = replace(FINDINGS[1], message=text, event=text, why=text, id=text)
        page = one(finding)
        assert page.stack == []
        plain = one(FINDINGS[1])
        count = [tag for tag, _ in plain.elements if tag != "time"]
        assert [tag for tag, _ in page.elements if tag != "time"] == count


class TestPolicy:
    def test_nothing_may_be_loaded_and_only_what_is_here_may_run(self) -> None:
        text = render("html", REPORT, EVERYTHING)
        policy = next(a["content"] for a in Tree(text).all("meta") if "http-equiv" in a) or ""
        for tag in ("script", "style"):
            found = re.search(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
            assert found is not None
            digest = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
            assert f"{tag}-src 'sha256-{digest}'" in policy
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy

    def test_nothing_refers_to_another_place_but_links(self) -> None:
        for tag, attrs in tree().elements:
            assert "src" not in attrs
            assert tag == "a" or not (attrs.get("href") or "data:").startswith("http")

    def test_the_address_of_a_source_is_a_link_if_it_is_one(self) -> None:
        told = replace(HARBOUR, url="https://harbour-post.example/gate")
        odd = replace(NOTEBOOK, url="javascript:alert(1)")
        page = tree(replace(REPORT, documents=(told, odd), findings=()))
        links = [attrs["href"] for attrs in page.all("a")]
        assert "https://harbour-post.example/gate" in links
        assert "javascript:alert(1)" not in links


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("seeds/a.md", "seeds/a.md#L3"),
        ("seeds/100% [a]#b?.md", "seeds/100%25%20%5Ba%5D%23b%3F.md#L3"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29#L3"),
        ("//host/a.md", "/host/a.md#L3"),
        ("<stdin>", ""),
        ("caf\udce9.txt", "caf%3F.txt#L3"),
    ],
)
def test_links_to_files(path: str, link: str) -> None:
    assert href(path, 3) == link


class TestSides:
    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            ([Interval(2, 2), Interval(1, 1), Interval(2, None)], [1, 0, 1]),
            ([Interval(13, 13), Interval(13, 13)], [0, 0]),
            ([Wording("x", "b"), Wording("y", "a"), Wording("z", "b")], [0, 1, 0]),
            ([Period("2024-05-02", "2024-05-02"), Period("2024-05-01", "2024-05-01")], [1, 0]),
            ([], []),
        ],
    )
    def test_examples(self, values: list[Value], expected: list[int]) -> None:
        assert sides(values) == expected

    def test_a_revision_numbers_them_as_they_were_heard_of(self) -> None:
        first, second = FINDINGS[3].claims
        later = replace(first, as_of=date(2021, 9, 9))
        finding = replace(FINDINGS[3], claims=(later, replace(second, as_of=date(2021, 9, 1))))
        said = statements(finding, Places(REPORT.documents))
        assert [(s.text, s.side) for s in said] == [("173", 0), ("60", 1)]


def test_statements_come_oldest_first_where_dates_are_known() -> None:
    said = statements(FINDINGS[4], Places(REPORT.documents))
    assert [s.as_of for s in said] == [date(2021, 8, 27), date(2021, 8, 31)]


def test_what_can_all_be_true_is_one_side_whatever_the_words() -> None:
    finding = replace(FINDINGS[2], relation=Relation.RECONCILABLE)
    assert {s.side for s in statements(finding, Places(REPORT.documents))} == {0}
    assert {s.side for s in statements(FINDINGS[2], Places(REPORT.documents))} == {0, 1}


def test_a_sentence_without_an_end_is_cut() -> None:
    claim = FINDINGS[3].claims[0]
    at = claim.span.start - claim.sentence.start
    endless = claim.sentence_text[: at + len(claim.text)] + " and so on" * 100_000
    finding = replace(FINDINGS[3], claims=(replace(claim, sentence_text=endless),))
    page = render("html", replace(REPORT, findings=(finding,)), EVERYTHING)
    assert len(page) < 50_000


def test_the_hostile_script_is_what_the_tests_think() -> None:
    assert "</script><script>" in SCRIPT
