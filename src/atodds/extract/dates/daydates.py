"""What the forms of `dateforms` that name a day or a month mean, from the day of publication.

Conventions. A yearless date falls in the year that puts it nearest to the reference, the past one
where the sentence looks back, the coming one where it looks ahead; where the passage is telling of
an earlier year it stays open. A bare weekday is the most recent one, the reference day included; in
a sentence about the future the next one. "Last Thursday" is the most recent Thursday before the
reference day. "Last night" and "overnight" touch two days.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from atodds.extract.dates import almanac
from atodds.extract.dates.dateline import read_numeric
from atodds.extract.dates.moment import Grain, Match, Place, Reading, Resolver, unresolved
from atodds.model import Period

_DAY = timedelta(days=1)
_SOON = 60
"""Days ahead up to which a date without a cue may still be a coming one: news looks back."""
_JUST_PAST = 7
"""Days back to which a date stays past in spite of a cue, which may be another clause's."""


def _iso(m: Match, _: Place) -> Reading | None:
    day = almanac.make_date(int(m["y"]), int(m["m"]), int(m["d"]))
    return Reading(almanac.span(day, day), "day", relative=False) if day else None


def _numeric(m: Match, _: Place) -> Reading | None:
    day = read_numeric(int(m["a"]), m["sep"].strip(), int(m["b"]), m["y"])
    return Reading(almanac.span(day, day), "day", relative=False) if day else None


def _attacks(_: Match, __: Place) -> Reading:
    day = date(2001, 9, 11)
    return Reading(almanac.span(day, day), "day", relative=False)


def _monthday(m: Match, place: Place) -> Reading | None:
    last = m["d2"] or m["d3"]
    return _dated(m, place, int(m["d"]), m["m2"] or m["m"], int(last) if last else None)


def _daymonth(m: Match, place: Place) -> Reading | None:
    return _dated(m, place, int(m["d"]), m["m"], int(m["d2"]) if m["d2"] else None)


def _dated(m: Match, place: Place, day: int, last_month: str, last: int | None) -> Reading | None:
    month, year = almanac.month_number(m["m"]), int(m["y"]) if m["y"] else None
    # 2000 is a leap year: every day that some year has is a day there.
    if not almanac.make_date(year or 2000, month, day):
        return None
    if year is None:
        weekday = almanac.weekday_number(m["w"]) if m["w"] else None
        year = nearest_year(place, lambda y: almanac.make_date(y, month, day), weekday)
        if year is None:
            return unresolved("day")
        relative = True
    else:
        relative = False
    first = almanac.make_date(year, month, day)
    if first is None:
        return None
    end = almanac.make_date(year, almanac.month_number(last_month), last) if last else first
    if end is None or end < first:
        end = first
    return Reading(almanac.span(first, end), "day", relative)


def nearest_year(
    place: Place, on: Callable[[int], date | None], weekday: int | None = None
) -> int | None:
    """The year in which a yearless date is meant; None without a reference, or where it is open.

    A stated weekday decides where it fits one of the three nearest years only.
    """
    ref = place.reference
    if ref is None:
        return None
    days = [day for year in (ref.year - 1, ref.year, ref.year + 1) if (day := on(year))]
    if not days:
        return None
    fitting = [day for day in days if day.weekday() == weekday]
    year = fitting[0].year if len(fitting) == 1 else _nearest(place, ref, days).year
    # "On 3 May 2004 he fled; on 12 June": of that year or of this one, the text does not say.
    return None if place.told_of_before(year) else year


def _nearest(place: Place, ref: date, days: list[date]) -> date:
    nearest = min(days, key=lambda day: abs((day - ref).days))
    ahead = (nearest - ref).days
    if ahead > 0 and (place.tense == "past" or (ahead > _SOON and place.tense is None)):
        return max((day for day in days if day <= ref), default=nearest)
    if ahead < -_JUST_PAST and place.tense == "future":
        return min((day for day in days if day >= ref), default=nearest)
    return nearest


def _monthyear(m: Match, _: Place) -> Reading:
    year, month = int(m["y"]), almanac.month_number(m["m"])
    period = almanac.month_period(year, month)
    if m["m1"]:
        first = date(year, almanac.month_number(m["m1"]), 1)
        if first <= date(year, month, 1):
            period = Period(first.isoformat(), period.end)
    return Reading(almanac.narrow(period, m["edge"]), "month", False, bool(m["edge"]))


def _month(m: Match, place: Place) -> Reading:
    ref, month = place.reference, almanac.month_number(m["m"])
    if ref is None:
        return unresolved("month")
    det = (m["det"] or "").lower()
    this_year = date(ref.year, month, 1)
    if "past" in det or det.startswith("last"):
        ahead = this_year >= ref.replace(day=1) if det.startswith("last") else this_year > ref
        year = ref.year - ahead
    elif det == "next":
        year = ref.year + (month <= ref.month)
    elif det == "this":
        year = ref.year
    else:
        look = place.tense
        behind, ahead_of = ref.year - (month > ref.month), ref.year + (month < ref.month)
        if look:
            year = ahead_of if look == "future" else behind
        else:
            gap = (month - ref.month) % 12
            year = ahead_of if gap == 1 else behind
    if not det and place.told_of_before(year):
        return unresolved("month")
    period = almanac.narrow(almanac.month_period(year, month), m["edge"])
    return Reading(period, "month", True, period.approximate)


def _weekday(m: Match, place: Place) -> Reading:
    ref, det = place.reference, (m["det"] or "").lower()
    if ref is None or det.startswith(("the ", "that")):
        return unresolved("day")
    weekday = almanac.weekday_number(m["w"])
    back = (ref.weekday() - weekday) % 7
    if m["week"]:
        monday = ref - ref.weekday() * _DAY + {"last": -7, "this": 0, "next": 7}[m["week"]] * _DAY
        day = monday + weekday * _DAY
    elif det == "last":
        day = ref - (back or 7) * _DAY
    elif det in ("next", "this coming"):
        day = ref + (7 - back) * _DAY
    elif det == "this past" or _looks_back(place, det):
        day = ref - back * _DAY
    else:
        day = ref + (7 - back) % 7 * _DAY
    first = day
    if m["lead"] and "overnight" in m["lead"].lower():
        first = day - _DAY
    return Reading(almanac.span(first, day), "daypart" if m["lead"] or m["part"] else "day")


def _looks_back(place: Place, det: str) -> bool:
    """A bare weekday is past unless a cue says otherwise, "this Friday" to come unless one does."""
    return place.tense == "past" if det == "this" else place.tense != "future"


def _daynear(m: Match, place: Place) -> Reading:
    ref, words = place.reference, m[0].lower()
    part = bool(m["part"]) or any(w in words for w in ("night", "morning", "afternoon", "evening"))
    grain: Grain = "daypart" if part else "day"
    if ref is None:
        return unresolved(grain)
    if "before" in words:
        shift = -2
    elif "after tomorrow" in words:
        shift = 2
    elif "yesterday" in words or "last" in words:
        shift = -1
    else:
        shift = 1 if "tomorrow" in words else 0
    day = ref + shift * _DAY
    last = ref if words.startswith("last") and words.endswith("night") else day
    return Reading(almanac.span(day, last, approximate=last != day), grain, True, last != day)


def _nth(m: Match, place: Place) -> Reading | None:
    ref, number = place.reference, int(m["d"])
    if ref is None:
        return unresolved("day")
    months = [almanac.add_months(ref.replace(day=1), step) for step in (-1, 0, 1)]
    days = [d for f in months if (d := almanac.make_date(f.year, f.month, number))]
    if place.tense != "future":
        days = [d for d in days if d <= ref] or days
    else:
        days = [d for d in days if d >= ref] or days
    day = min(days, key=lambda d: abs((d - ref).days))
    return Reading(almanac.span(day, day), "day")


_BY_FOLDED_NAME = {re.sub(r"\W+", "", k).lower(): v for k, v in almanac.HOLIDAYS.items()}


def _holiday(m: Match, place: Place) -> Reading | None:
    on = _BY_FOLDED_NAME[re.sub(r"\W+", "", m["h"]).lower()]
    ref, det = place.reference, (m["det"] or "").lower()
    if m["y"]:
        year = int(m["y"])
    elif ref is None:
        return unresolved("day")
    elif det == "last":
        year = ref.year - (on(ref.year) >= ref)
    elif det == "next":
        year = ref.year + (on(ref.year) <= ref)
    else:
        near = ref.year if det else nearest_year(place, on)
        if near is None:
            return unresolved("day")
        year = near
    day = on(year)
    return Reading(almanac.span(day, day), "day", not m["y"])


RESOLVERS: dict[str, Resolver] = {
    "iso": _iso,
    "numeric": _numeric,
    "attacks": _attacks,
    "monthday": _monthday,
    "daymonth": _daymonth,
    "monthyear": _monthyear,
    "month": _month,
    "weekday": _weekday,
    "daynear": _daynear,
    "holiday": _holiday,
    "nth": _nth,
}
