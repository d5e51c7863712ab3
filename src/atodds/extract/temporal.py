"""Dates and times of day in running English: where they stand and what they allow.

A grammar of its own, not dateparser: `dateparser.search` reads a few kilobytes a second, gives no
intervals, and takes "may", "second" and "on" for dates. This reads megabytes a second, in linear
time, and leaves open what a text does not say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from atodds.extract import daydates, unitdates
from atodds.extract.clock import find_times, part_of_day
from atodds.extract.dateforms import ANY_DATE, PATTERNS
from atodds.extract.dateguards import is_date
from atodds.extract.dateline import find_header_date, find_text_date
from atodds.extract.moment import Place, Reading, Temporal
from atodds.extract.zones import to_utc_minutes

__all__ = [
    "Temporal",
    "find_header_date",
    "find_temporal",
    "find_text_date",
    "part_of_day",
    "times_with_dates",
    "to_utc_minutes",
]

_RESOLVERS = daydates.RESOLVERS | unitdates.RESOLVERS


def find_temporal(
    text: str, reference: date | None, *, offset_range: tuple[int, int] | None = None
) -> list[Temporal]:
    """Dates and times in text order, not overlapping within one kind.

    `reference` is the day the text was published. Without one, only what is written out in full
    resolves; the rest is found with `period` None. `offset_range` limits the search to a stretch of
    the text; the words around it are still looked at.
    """
    first, last = offset_range or (0, len(text))
    times = find_times(text, first, last)
    found = [
        t
        for t in _dates(text, reference, first, last)
        # "five minutes after" is the lesser reading of "five minutes after 3 p.m."
        if t.kind == "date" or not any(t.start < c.end and c.start < t.end for c in times)
    ]
    return sorted([*found, *times], key=lambda t: (t.start, t.end))


_BETWEEN = re.compile(r"\s?,?\s?(?:on\s|of\s|at\s|[-\u2013]\s?|\(|local\stime,?\s(?:on\s)?)?")
_MAX_GAP = 6


def times_with_dates(
    found: Sequence[Temporal], text: str | None = None
) -> list[tuple[Temporal, Temporal | None]]:
    """Every time of day with the date that stands beside it: "8.11am on March 8", "Sunday at 4 p.m.".

    The date after the time is preferred to the one before it. With `text`, the words between the two
    must be a preposition or a comma; without, they may be no longer than that.
    """
    days = [t for t in found if t.kind == "date" and t.grain in ("day", "daypart")]
    pairs: list[tuple[Temporal, Temporal | None]] = []
    for time in found:
        if time.kind != "time":
            continue
        after = next((d for d in days if _beside(time, d, text)), None)
        before = next((d for d in reversed(days) if _beside(d, time, text)), None)
        pairs.append((time, after or before))
    return pairs


def _beside(first: Temporal, second: Temporal, text: str | None) -> bool:
    gap = second.start - first.end
    if not 0 <= gap <= (_MAX_GAP if text is None else 24):
        return False
    return text is None or _BETWEEN.fullmatch(text, first.end, second.start) is not None


def _dates(text: str, reference: date | None, at: int, last: int) -> list[Temporal]:
    found: list[Temporal] = []
    while match := ANY_DATE.search(text, at, last):
        at = match.end()
        form = str(match.lastgroup)
        detail = PATTERNS[form].match(text, match.start(), last)
        if detail is None or not is_date(form, text, detail):
            at = match.start() + 1
            continue
        start, end = detail.span("shown") if form == "nth" else detail.span()
        reading = _RESOLVERS[form](detail, Place(text, start, end, reference))
        if reading is None:
            at = match.start() + 1
        else:
            found.append(_temporal(text, start, end, reading))
    return found


def _temporal(text: str, start: int, end: int, reading: Reading) -> Temporal:
    return Temporal(
        start,
        end,
        text[start:end],
        reading.kind,
        reading.period,
        reading.grain,
        reading.relative,
        approximate=reading.approximate,
    )
