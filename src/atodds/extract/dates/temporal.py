"""Dates and times of day in running English: where they stand and what they allow.

A grammar of its own, not dateparser: `dateparser.search` reads a few kilobytes a second, gives no
intervals, and takes "may", "second" and "on" for dates. This reads megabytes a second, in linear
time, and leaves open what a text does not say.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from atodds.extract.dates import daydates, unitdates
from atodds.extract.dates.clock import find_times
from atodds.extract.dates.clockface import part_of_day
from atodds.extract.dates.dateforms import any_date, date_pattern
from atodds.extract.dates.dateguards import is_date
from atodds.extract.dates.dateline import find_header_date, find_text_date
from atodds.extract.dates.moment import Place, Reading, Temporal
from atodds.extract.dates.zones import to_utc_minutes

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
    resolves; the rest is found with `period` None; one outside 1583 to 8000 counts as none.
    `offset_range` limits the search to a stretch of the text; the words around it are still
    looked at.
    """
    if reference and not 1583 <= reference.year <= 8000:
        reference = None
    first, last = offset_range or (0, len(text))
    times = find_times(text, first, last)
    dates = _dates(text, reference, first, last)
    distances = [t for t in dates if t.kind == "time"]
    found = [t for t in dates if t.kind == "date"] + times + _clear_of(times, distances)
    return sorted(found, key=lambda t: (t.start, t.end, t.kind))


def _clear_of(times: list[Temporal], distances: list[Temporal]) -> list[Temporal]:
    """The distances that are no lesser reading of a time: "five minutes after 3 p.m."."""
    ends = [t.end for t in times]
    clear = []
    for distance in distances:
        at = bisect_right(ends, distance.start)
        if at == len(times) or times[at].start >= distance.end:
            clear.append(distance)
    return clear


_BETWEEN = re.compile(r"\s?,?\s?(?:on\s|of\s|at\s|[-\u2013]\s?|\(|local\stime,?\s(?:on\s)?)?")
_MAX_GAP = 6


def times_with_dates(
    found: Sequence[Temporal], text: str | None = None
) -> list[tuple[Temporal, Temporal | None]]:
    """Every time of day with the date beside it: "8.11am on March 8", "Sunday at 4 p.m.".

    The date after the time is preferred to the one before it. With `text`, the words between the
    two must be a preposition or a comma; without, they may be no longer than that.
    """
    days = [t for t in found if t.kind == "date" and t.grain in ("day", "daypart")]
    starts = [d.start for d in days]
    pairs: list[tuple[Temporal, Temporal | None]] = []
    for time in (t for t in found if t.kind == "time"):
        at = bisect_left(starts, time.end)
        beside = [d for d in days[at : at + 1] if _beside(time, d, text)]
        at = bisect_left(starts, time.start)
        beside += [d for d in days[max(0, at - 1) : at] if _beside(d, time, text)]
        pairs.append((time, beside[0] if beside else None))
    return pairs


def _beside(first: Temporal, second: Temporal, text: str | None) -> bool:
    gap = second.start - first.end
    if not 0 <= gap <= (_MAX_GAP if text is None else 24):
        return False
    return text is None or _BETWEEN.fullmatch(text, first.end, second.start) is not None


def _dates(text: str, reference: date | None, at: int, last: int) -> list[Temporal]:
    found: list[Temporal] = []
    floor, pattern = at, any_date()
    while match := pattern.search(text, at, last):
        at = match.end()
        form = str(match.lastgroup)
        detail = date_pattern(form).match(text, match.start(), last)
        if detail is None or not is_date(form, text, detail):
            # A holiday that is none hides its own words: no July in "Fourth of July weekend".
            at = match.end() if form == "holiday" else match.start() + 1
            continue
        start, end = detail.span()
        if form == "ago":
            start = unitdates.start_of_count(text, start, floor)
        reading = _RESOLVERS[form](
            detail, Place(text, start, end, reference, _year_of_story(text, found, start))
        )
        if reading is None:
            at = match.start() + 1
        else:
            found.append(_temporal(text, start, end, reading))
            floor = end
    return found


_STORY = 250


def _year_of_story(text: str, found: list[Temporal], start: int) -> int | None:
    """The year of a full date that the text gave a little earlier."""
    for earlier in reversed(found[-3:]):
        if start - earlier.end > _STORY:
            break
        if not earlier.relative and earlier.period and earlier.grain == "day":
            return int(earlier.period.start[:4])
    return None


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
