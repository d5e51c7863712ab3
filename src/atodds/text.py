"""Offsets to lines and columns, in the units of each format: the only place that converts."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Position:
    """Line and column from 1, the column in code points; offset in code points from 0."""

    line: int
    column: int
    offset: int


class LineIndex:
    """Finds the line of an offset. Lines end at LF, CR LF or CR, as editors count them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(m.end() for m in _LINE_END.finditer(text))]

    def position(self, offset: int) -> Position:
        """The position of a code point offset, 0 to len(text) inclusive; ValueError outside."""
        if not 0 <= offset <= len(self._text):
            raise ValueError(
                f"offset {offset} is outside the text of {len(self._text)} code points"
            )
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1, offset)

    def line_start(self, line: int) -> int:
        """The offset of the first code point of a line, counted from 1; IndexError outside."""
        if line < 1:
            raise IndexError(line)
        return self._starts[line - 1]

    def utf8_column(self, offset: int) -> int:
        """The column of an offset, from 1, in UTF-8 bytes (rdjson)."""
        start = self._starts[bisect_right(self._starts, offset) - 1]
        return len(self._text[start:offset].encode("utf-8", "surrogatepass")) + 1

    def utf16_column(self, offset: int) -> int:
        """The column of an offset, from 0, in UTF-16 code units (LSP)."""
        start = self._starts[bisect_right(self._starts, offset) - 1]
        return len(self._text[start:offset].encode("utf-16-le", "surrogatepass")) // 2
