"""The table of a finding, fitted to a terminal: cells wrap, places never do.

tabulate lines the cells up. They are wrapped here first, because the places of a row go on lines
of their own under it, whole whatever their length, and that needs to know where each row ends.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass

from tabulate import tabulate

from atodds.report.snippet import CLOSE, OPEN, Snippet
from atodds.report.style import Style

_HEADERS = ("Source", "What it says", "Who says it", "As of")
_FIXED = 2 * (len(_HEADERS) - 1) + len("2021-08-26")
_NARROW = 58
_SHARE = 0.32
"""The most of a line that the names of a source or of a speaker may take."""

_LINES = 1.8
"""How many lines of its column a snippet may fill."""


@dataclass(frozen=True, slots=True)
class Row:
    """One source's statement; `says` gives the snippet for a number of characters."""

    source: str
    says: Callable[[int], Snippet]
    note: str
    who: str
    as_of: str
    links: tuple[str, ...]


def table(rows: list[Row], width: int, style: Style, indent: str) -> list[str]:
    """The lines of a table at most `width` columns wide, except for places that are longer."""
    room = max(width - len(indent) - _FIXED, _NARROW - _FIXED)
    source = _fit(room, _HEADERS[0], [row.source for row in rows])
    who = _fit(room, _HEADERS[2], [row.who for row in rows])
    says = room - source - who
    cells = [
        [
            textwrap.wrap(row.source, source),
            _says(row, says, style),
            textwrap.wrap(row.who, who),
            [row.as_of],
        ]
        for row in rows
    ]
    joined = [["\n".join(lines) for lines in columns] for columns in cells]
    lines = tabulate(joined, _HEADERS, tablefmt="simple", disable_numparse=True).splitlines()
    out, at = [style.dim(line) for line in lines[:2]], 2
    for number, (row, columns) in enumerate(zip(rows, cells, strict=True)):
        height = max(1, *map(len, columns))
        out += [] if number == 0 else [""]
        out += lines[at : at + height]
        out += [style.dim(link) for link in row.links]
        at += height
    return [f"{indent}{line}".rstrip() for line in out]


def _fit(room: int, header: str, texts: list[str]) -> int:
    """A column's width: what its texts need, within its share; tabulate pads headers by two."""
    return max(len(header) + 2, min(max(map(len, texts), default=0), int(room * _SHARE)))


def _says(row: Row, width: int, style: Style) -> list[str]:
    lines = textwrap.wrap(str(row.says(int(width * _LINES))), width)
    return _marked(lines, style) + ([style.dim(row.note)] if row.note else [])


def _marked(lines: list[str], style: Style) -> list[str]:
    """Lines with the value painted; a value that runs over a line end is closed and reopened."""
    out, inside = [], False
    for line in lines:
        pieces = []
        for piece in line.replace(OPEN, f"\0{OPEN}").replace(CLOSE, f"\0{CLOSE}").split("\0"):
            inside = piece.startswith(OPEN) or (inside and not piece.startswith(CLOSE))
            text = piece.strip(OPEN + CLOSE)
            pieces.append(style.value(text) if inside else text)
        out.append("".join(pieces))
    return out
