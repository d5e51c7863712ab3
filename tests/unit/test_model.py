"""The records themselves: spans, the prose of a document, a report as plain data."""

from __future__ import annotations

import json

import pytest
from sample_report import REPORT

from atodds.model import Document, Section, Span
from atodds.report import render


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [((0, 3), (2, 5), True), ((0, 3), (3, 5), False), ((1, 4), (2, 3), True)],
)
def test_spans_overlap_where_they_share_a_code_point(
    a: tuple[int, int], b: tuple[int, int], shared: bool
) -> None:
    assert Span(*a).overlaps(Span(*b)) is Span(*b).overlaps(Span(*a)) is shared


TEXT = "---\ntitle: Ten die\n---\n\nTen people died.\r\n"


def made(rendered: str | None = None) -> Document:
    title, body = Span(11, 18), Span(24, len(TEXT))
    assert (TEXT[11:18], TEXT[24:27]) == ("Ten die", "Ten")
    return Document(
        "a.md", TEXT, (Section(body, "body"), Section(title, "title")), rendered=rendered
    )


def test_prose_keeps_the_offsets_and_blanks_the_rest() -> None:
    prose = made().prose
    assert len(prose) == len(TEXT)
    assert prose.split() == ["Ten", "die", "Ten", "people", "died."]
    assert all(prose[i] == TEXT[i] for i in (*range(11, 18), *range(24, len(TEXT))))
    assert prose.count("\n") == TEXT.count("\n")


def test_what_is_rendered_takes_the_place_of_markup() -> None:
    rendered = TEXT.replace("people", "PEOPLE")
    assert "Ten PEOPLE died." in made(rendered).prose


def test_words_count_the_prose_alone() -> None:
    assert made().words == 5


def test_a_report_is_also_what_the_json_format_prints() -> None:
    assert REPORT.to_dict() == json.loads(render("json", REPORT))
