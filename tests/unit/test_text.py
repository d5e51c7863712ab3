"""Offsets to lines and columns, in the units of every format, on any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.text import LineIndex

TEXTS = st.text(alphabet=st.sampled_from("a é😀𝄞\r\n\t“\u2028\x0b\ufeff")) | st.text()


@given(TEXTS, st.data())
def test_a_position_leads_back_to_its_offset(text: str, data: st.DataObject) -> None:
    index = LineIndex(text)
    offset = data.draw(st.integers(0, len(text)))
    position = index.position(offset)
    assert index.line_start(position.line) + position.column - 1 == position.offset == offset


@given(TEXTS)
def test_lines_are_those_that_editors_count(text: str) -> None:
    index = LineIndex(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert index.position(len(text)).line == len(lines)
    assert [index.position(o).line for o in range(len(text) + 1)] == sorted(
        index.position(o).line for o in range(len(text) + 1)
    )
    for number, line in enumerate(lines, start=1):
        start = index.line_start(number)
        assert text[start : start + len(line)] == line


@given(TEXTS, st.data())
def test_columns_count_what_each_format_counts(text: str, data: st.DataObject) -> None:
    index = LineIndex(text)
    offset = data.draw(st.integers(0, len(text)))
    before = text[index.line_start(index.position(offset).line) : offset]
    assert before.encode("utf-8", "surrogatepass")[: index.utf8_column(offset) - 1].decode(
        "utf-8", "surrogatepass"
    ) == (before)
    units = before.encode("utf-16-le", "surrogatepass")
    assert index.utf16_column(offset) * 2 == len(units)


def test_one_emoji_counts_one_four_and_two() -> None:
    index = LineIndex("first\r\n😀 12 dead")
    offset = len("first\r\n😀 ")
    assert (index.position(offset).line, index.position(offset).column) == (2, 3)
    assert index.utf8_column(offset) == 6
    assert index.utf16_column(offset) == 3


def test_the_end_of_the_text_has_a_position() -> None:
    assert LineIndex("").position(0).line == 1
    assert LineIndex("a\n").position(2).line == 2


@pytest.mark.parametrize("offset", [-1, 4])
def test_outside_the_text_there_is_none(offset: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        LineIndex("abc").position(offset)


def test_a_line_that_is_not_there_is_an_error() -> None:
    index = LineIndex("abc")
    for line in (0, 2):
        with pytest.raises(IndexError):
            index.line_start(line)
