"""What the forms of `dateforms` that name weeks, seasons, years and distances mean.

Conventions. "Last week" is the Monday to Sunday before this week's. A count of days ago is that
day; of larger units it is widened by half a unit either way, and by a whole one after "more than":
"two months ago" is said of seven weeks and of ten. What is counted from another event ("two days
later", "the following day") stays open, and so does a distance without a number ("years ago").
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from atodds.extract.dates import almanac
from atodds.extract.dates.dateforms import COUNT_REACH, COUNTS
from atodds.extract.dates.moment import Grain, Match, Place, Reading, Resolver, unresolved
from atodds.model import Period

_DAY = timedelta(days=1)


def _unitnear(m: Match, place: Place) -> Reading:
    ref, unit, det = place.reference, m["u"] or m["u2"], (m["det"] or "the").lower()
    grain: Grain = "year" if unit == "year" else "week" if unit.startswith("week") else "month"
    if ref is None:
        return unresolved(grain)
    step = {"last": -1, "next": 1}.get(det, 0)
    if unit == "week":
        period = almanac.week_period(ref + 7 * step * _DAY)
    elif unit == "weekend":
        period = _weekend(ref, step, place)
    elif unit == "month":
        first = almanac.add_months(ref.replace(day=1), step)
        period = almanac.month_period(first.year, first.month)
    elif unit == "year":
        period = almanac.year_period(ref.year + step)
    else:
        period = _season_near(ref, unit, step)
    if step == 0 and m["half"] in ("earlier", "Earlier"):
        period = Period(period.start, max(period.start, ref.isoformat()))
    elif step == 0 and m["half"] in ("later", "Later"):
        period = Period(min(period.end, ref.isoformat()), period.end)
    elif m["half"]:
        period = almanac.narrow(period, m["half"])
    return Reading(period, grain, True, period.approximate)


def _weekend(ref: date, step: int, place: Place) -> Period:
    """Friday is left out: desks differ. On a Saturday or Sunday, "the weekend" is that one."""
    saturday = ref - (ref.weekday() - 5) % 7 * _DAY
    if step < 0 and ref.weekday() >= 5:
        saturday -= 7 * _DAY
    elif step > 0 or (ref.weekday() < 5 and place.tense == "future"):
        saturday += 7 * _DAY
    return almanac.span(saturday, saturday + _DAY)


def _season_near(ref: date, season: str, step: int) -> Period:
    if step == 0:
        running = season == "winter" and ref.month < 3
        return almanac.season_period(ref.year - running, season)
    if step > 0:
        begins = date.fromisoformat(almanac.season_period(ref.year, season).start)
        return almanac.season_period(ref.year + (begins <= ref), season)
    past = (almanac.season_period(ref.year - back, season) for back in (0, 1, 2))
    return next(p for p in past if date.fromisoformat(p.end) < ref)


def _unitedge(m: Match, place: Place) -> Reading:
    ref, unit = place.reference, m["u"]
    grain: Grain = "week" if unit == "week" else "month" if unit == "month" else "year"
    if ref is None:
        return unresolved(grain)
    step = {"last": -1, "next": 1}.get(m["det"].lower(), 0)
    if unit == "week":
        period = almanac.week_period(ref + 7 * step * _DAY)
    elif unit == "month":
        first = almanac.add_months(ref.replace(day=1), step)
        period = almanac.month_period(first.year, first.month)
    else:
        period = almanac.year_period(ref.year + step)
    return Reading(almanac.narrow(period, m["edge"]), grain, True, True)


def _season(m: Match, _: Place) -> Reading:
    year, season = int(m["y"]), m["s"].lower()
    period = almanac.season_period(year, season)
    if season == "winter":  # "the winter of 2012" is said of either end of that year
        period = Period(almanac.season_period(year - 1, season).start, period.end, True)
    return Reading(period, "month", relative=False, approximate=True)


_GRAINS: dict[str, Grain] = {
    "minute": "minute",
    "hour": "hour",
    "night": "day",
    "day": "day",
    "week": "week",
    "fortnight": "week",
    "month": "month",
    "year": "year",
    "decade": "year",
    "century": "year",
    "centurie": "year",
}
_UNIT_DAYS = {
    "day": 1.0,
    "night": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.44,
    "year": 365.25,
    "decade": 3652.5,
}
_EXACT_UNITS = ("day", "night")
_MAX_DAYS = 365_000


def _count(words: str) -> float | None:
    """The number of "three", "21", "a", "2.5", "twenty-one"; None for "several"."""
    plain = re.sub(r"\W+of$", "", words.lower()).split()[-1]
    if plain[0].isdigit():
        return float(plain.replace("\u00bd", ".5"))
    if words.lower().startswith("half"):
        return 0.5
    parts = [almanac.NUMBER_WORDS.get(part) for part in plain.split("-")]
    return None if None in parts else float(sum(p for p in parts if p is not None))


def start_of_count(text: str, start: int, floor: int) -> int:
    """Where the number begins that leads up to "years ago" at `start`, not before `floor`."""
    window = max(floor, start - COUNT_REACH)
    counted = COUNTS.search(text[window:start])
    return window + counted.start() if counted else start


def _ago(m: Match, place: Place) -> Reading:
    unit, ref = m["u"].lower(), place.reference
    grain = _GRAINS[unit]
    if grain in ("minute", "hour"):
        return unresolved(grain, "time")
    counted = COUNTS.search(place.text[max(0, m.start() - COUNT_REACH) : m.start()])
    number = _count(counted["n"]) if counted else None
    ahead = m["tail"].startswith("from")
    away = ahead or m["tail"] == "ago"
    if ref is None or counted is None or number is None or unit not in _UNIT_DAYS or not away:
        return unresolved(grain)
    number += 0.5 if counted["half"] or m["half"] else 0.0
    days = number * _UNIT_DAYS[unit] * (1 if ahead else -1)
    if abs(days) > _MAX_DAYS:
        return unresolved(grain)
    day = ref + timedelta(days=round(days))
    return _around(day, number, unit, counted["vague"] or counted["or"], ref, grain)


def _around(
    day: date, number: float, unit: str, vague: str | None, ref: date, grain: Grain
) -> Reading:
    vague = (vague or "").lower()
    if unit in _EXACT_UNITS and not vague and number == int(number):
        return Reading(almanac.span(day, day), grain)
    half = timedelta(
        days=max(1, round(_UNIT_DAYS[unit] * (0.5 if number == int(number) else 0.25)))
    )
    before, after = half, half
    if "more" in vague or "over" in vague:
        before = 2 * half
    elif "less" in vague or "under" in vague or "nearly" in vague or "almost" in vague:
        after = 2 * half
    first, last = day - before, day + after
    if unit == "year" and number == int(number) and not vague:
        # By subtraction of years, too: "seven years ago" is said in 2013 of all of 2006.
        first = min(first, date(day.year, 1, 1))
        last = max(last, date(day.year, 12, 31))
    if day < ref:
        last = min(last, ref)
    return Reading(almanac.span(first, last, approximate=True), grain, True, True)


def _anchored(m: Match, _: Place) -> Reading:
    words = m[0].lower()
    if "week" in words:
        return unresolved("week")
    if "month" in words or "year" in words:
        return unresolved("month" if "month" in words else "year")
    return unresolved("day" if re.search(r"\bday\b", words) else "daypart")


def _yearspan(m: Match, _: Place) -> Reading | None:
    first, tail = int(m["y"]), m["y2"]
    last = int(tail) if len(tail) == 4 else first - first % 100 + int(tail)
    if last <= first:
        return None
    return Reading(Period(f"{first:04}-01-01", f"{last:04}-12-31"), "year", relative=False)


def _year(m: Match, _: Place) -> Reading:
    period = almanac.narrow(almanac.year_period(int(m["y"])), m["edge"])
    return Reading(period, "year", False, period.approximate)


RESOLVERS: dict[str, Resolver] = {
    "unitnear": _unitnear,
    "unitedge": _unitedge,
    "season": _season,
    "ago": _ago,
    "anchored": _anchored,
    "yearspan": _yearspan,
    "year": _year,
}
