"""The algebra of values: what a statement allows, and how statements stand to each other.

Pure: no spaCy, no topic. Numbers and dates are closed intervals with open ends; words are compared
by the key that extraction gave them. Two rules hold throughout: a relation is symmetric, and
widening a value never makes a conflict.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from atodds.model import Interval, Period, Relation, Site, Value, Wording
from atodds.sites import site_relation

Convert = Callable[[float, str, str], float | None]

WEEKDAY = "-W-"
"""Before a weekday's number, 1 to 7, where its week is not known: ISO 8601's truncated form."""
YEARLESS = "--"
"""Before a month and a day, MM-DD, where their year is not known: ISO 8601's form of 1988."""
_MINUTES = 4
"""Minutes by which an exact time may be off to both sides: reports give 2:53 p.m. as 3 p.m."""
_DAY = 24 * 60
_CONVERTED = 0.025
"""Share by which a converted figure in print may be off: 85 miles are given as 135 kilometres."""
_SLACK = 1e-9
"""Relative tolerance that absorbs floating point error, far below any stated precision."""


def relation(a: Value, b: Value, convert: Convert | None = None) -> Relation:
    """How two values of one fact stand: agreement, reconcilable or conflict. Symmetric.

    `convert(value, unit, to)` turns units into one another, None where it cannot; numbers whose
    units cannot be compared are reconcilable: nothing can be said against them.
    """
    if isinstance(a, Interval) and isinstance(b, Interval):
        return _numbers(a, b, convert)
    if isinstance(a, Period) and isinstance(b, Period):
        return _periods(a, b)
    if isinstance(a, Wording) and isinstance(b, Wording):
        return Relation.AGREEMENT if a.key == b.key else Relation.CONFLICT
    if isinstance(a, Site) and isinstance(b, Site):
        return site_relation(a, b)
    return Relation.RECONCILABLE


def joint_relation(values: Sequence[Value], convert: Convert | None = None) -> Relation:
    """How several values stand together: conflict when no value satisfies all of them.

    Intervals on a line meet together when they meet in pairs (Helly's theorem in one dimension),
    so the pairs decide.
    """
    pairs = {relation(a, b, convert) for a, b in combinations(values, 2)}
    for worst in (Relation.CONFLICT, Relation.RECONCILABLE):
        if worst in pairs:
            return worst
    return Relation.AGREEMENT


def _numbers(a: Interval, b: Interval, convert: Convert | None) -> Relation:
    if a.unit != b.unit and a.unit is not None and b.unit is not None:
        return _across_units(a, b, convert)
    if (a.low == b.low and a.high == b.high) or _same_figure(a, b):
        return Relation.AGREEMENT
    return Relation.RECONCILABLE if _meet(a, b) else Relation.CONFLICT


def _same_figure(a: Interval, b: Interval) -> bool:
    """Whether both state one figure, hedged by one or by both: "some 300" and "300"."""
    if not (a.approximate or b.approximate):
        return False
    ends = (a.low, a.high, b.low, b.high)
    if any(end is None for end in ends):
        return False
    middles = [((x.low or 0.0) + (x.high or 0.0)) / 2 for x in (a, b)]
    return math.isclose(*middles, rel_tol=_SLACK)


def _across_units(a: Interval, b: Interval, convert: Convert | None) -> Relation:
    """Both statements are widened to their last digit first: conversions in print are rounded."""
    if convert is None or a.unit is None or b.unit is None:
        return Relation.RECONCILABLE
    if _converts_to(a, b, convert):
        return Relation.AGREEMENT
    wide_a, wide_b = widen(a, _CONVERTED), widen(b, _CONVERTED)
    low = None if wide_b.low is None else convert(wide_b.low, b.unit, a.unit)
    high = None if wide_b.high is None else convert(wide_b.high, b.unit, a.unit)
    if (low is None) != (wide_b.low is None) or (high is None) != (wide_b.high is None):
        return Relation.RECONCILABLE
    there = Interval(low, high, unit=a.unit)
    return Relation.RECONCILABLE if _meet(wide_a, there) else Relation.CONFLICT


def _converts_to(a: Interval, b: Interval, convert: Convert) -> bool:
    """Whether one figure is the other in its unit, to the last digit: two decades are 20 years."""
    for x, y in ((a.low, b.low), (a.high, b.high)):
        if x is None or y is None:
            if x is not y:
                return False
            continue
        there = convert(y, b.unit or "", a.unit or "")
        if there is None or not math.isclose(x, there, rel_tol=_SLACK):
            return False
    return True


def widen(value: Interval, share: float = 0.0) -> Interval:
    """Every number that, rounded in print, may stand as one that the interval allows.

    A printed number stands for those within half a unit of its last significant digit, and within
    `share` of itself. Round numbers inside the interval reach further than its ends: with 100,
    "about 100" stands for all that "100" stands for.
    """
    low, high = value.low, value.high
    return Interval(
        None if low is None else _lowest(low, high, share),
        None if high is None else -_lowest(-high, None if low is None else -low, share),
        value.approximate,
        value.unit,
    )


def _lowest(low: float, high: float | None, share: float) -> float:
    """The least number that may be printed as one from `low` to `high`."""
    lowest = min(low - half_unit(low), low - abs(low) * share)
    if low <= 0 and (high is None or high >= 0):
        lowest = min(lowest, -half_unit(0.0))
    unit = 20.0 * half_unit(low)
    while first := math.ceil(round(low / unit, 6)) * unit:
        if first - unit / 2 >= low if high is None else first > high:
            break
        lowest = min(lowest, first - unit / 2)
        unit *= 10.0
    return lowest


def read_as(value: Value, upper_bound: str = "open", tolerance: float = 0.0) -> Value:
    """A value as a rule reads it.

    With `upper_bound` "estimate", "up to 7,000" is an estimate that reaches 7,000: who puts a
    strength so says that it may well be that many, and as a bound alone it could clash with nothing
    below. `tolerance` is the share of a figure, 0 to 1, by which two may differ and still agree.
    """
    if not isinstance(value, Interval):
        return value
    low, high = value.low, value.high
    if upper_bound == "estimate" and low is None and high is not None:
        return Interval(high - half_unit(high), high, True, value.unit)
    if tolerance:
        low = None if low is None else low - abs(low) * tolerance / 2
        high = None if high is None else high + abs(high) * tolerance / 2
        return Interval(low, high, value.approximate, value.unit)
    return value


def half_unit(number: float) -> float:
    """Half a unit of the last significant digit as printed: 170 -> 5, 13 -> 0.5, 2.6 -> 0.05."""
    if number == 0 or not math.isfinite(number):
        return 0.5 if number == 0 else 0.0
    digits = f"{abs(number):.10g}"
    if "e" in digits:
        mantissa, exponent = digits.split("e")
        decimals = len(mantissa.partition(".")[2])
        return 0.5 * math.pow(10.0, int(exponent) - decimals)
    if "." in digits:
        return 0.5 * math.pow(10.0, -len(digits.partition(".")[2]))
    zeros = len(digits) - len(digits.rstrip("0"))
    return 0.5 * math.pow(10.0, zeros)


def _meet(a: Interval, b: Interval) -> bool:
    def below(x: float | None, y: float | None) -> bool:
        """Whether the end x lies at or under the end y, open ends and slack allowed for."""
        if x is None or y is None:
            return True
        return x <= y or math.isclose(x, y, rel_tol=_SLACK)

    return below(a.low, b.high) and below(b.low, a.high)


def _periods(a: Period, b: Period) -> Relation:
    clock_a, clock_b = ":" in a.start, ":" in b.start
    shared = on_one_clock(a, b) if clock_a and clock_b else (a, b)
    if clock_a != clock_b or shared is None:
        return Relation.RECONCILABLE
    a, b = shared
    if (a.start, a.end) == (b.start, b.end):
        return Relation.AGREEMENT
    if clock_a and _same_time(a, b):
        return Relation.AGREEMENT
    if a.start.startswith(YEARLESS) or b.start.startswith(YEARLESS):
        return _yearless(a, b)
    if is_partial(a) or is_partial(b):
        return _weekdays(a, b)
    met = _clocks_meet(a, b) if clock_a else a.start <= b.end and b.start <= a.end
    return Relation.RECONCILABLE if met else Relation.CONFLICT


def on_one_clock(a: Period, b: Period) -> tuple[Period, Period] | None:
    """Two times of day as one clock shows them; None where no common clock is known."""
    if (a.zone or "local") == (b.zone or "local"):
        return a, b
    if a.ahead is None or b.ahead is None:
        return None
    return _in_utc(a, a.ahead), _in_utc(b, b.ahead)


def _in_utc(time: Period, ahead: int) -> Period:
    start, end = ((_minute(clock) - ahead) % _DAY for clock in (time.start, time.end))
    return replace(
        time,
        start=f"{start // 60:02}:{start % 60:02}",
        end=f"{end // 60:02}:{end % 60:02}",
        zone="UTC",
        ahead=0,
    )


def _same_time(a: Period, b: Period) -> bool:
    """Whether both state one time, hedged by one: "around 12:47" and "12:47"."""
    if not (a.approximate or b.approximate) or a.start > a.end or b.start > b.end:
        return False
    middles = {sum(_minute(t) for t in (p.start, p.end)) for p in (a, b)}
    return len(middles) == 1


def _minute(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:5])


def is_partial(period: Period) -> bool:
    """Whether a day is known only in part: a weekday of any week, a day of a month of any year."""
    return period.start.startswith("-")


def _yearless(a: Period, b: Period) -> Relation:
    """A day of the year without its year against another, or against a date."""
    if any(p.start != p.end or p.start.startswith(WEEKDAY) for p in (a, b)):
        return Relation.RECONCILABLE
    return Relation.AGREEMENT if a.start[-5:] == b.start[-5:] else Relation.CONFLICT


def _weekdays(a: Period, b: Period) -> Relation:
    """A weekday without a date against another, or against a date."""
    days = []
    for period in (a, b):
        if period.start != period.end:
            return Relation.RECONCILABLE
        if period.start.startswith(WEEKDAY):
            days.append(int(period.start.removeprefix(WEEKDAY)))
        else:
            days.append(date.fromisoformat(period.start).isoweekday())
    return Relation.AGREEMENT if days[0] == days[1] else Relation.CONFLICT


def _clocks_meet(a: Period, b: Period) -> bool:
    """Whether two ranges on the clock face meet; both may run past midnight."""
    (start, length), (other, other_length) = _range(a), _range(b)
    ahead = (other - start) % _DAY
    return ahead <= length or _DAY - ahead <= other_length


def _range(period: Period) -> tuple[int, int]:
    """The first minute and the length of a range; an exact time reaches to both sides."""
    start, end = _minute(period.start), _minute(period.end)
    if start == end:
        return start - _MINUTES, 2 * _MINUTES
    return start, (end - start) % _DAY


TOGETHER = " + "
"""Between the states of a wording that stands for any of several."""


def states_of(value: Value) -> frozenset[str]:
    """The states that a wording stands for: mostly one."""
    return frozenset(value.key.split(TOGETHER)) if isinstance(value, Wording) else frozenset()


def are_opposed(a: Value, b: Value, opposites: Sequence[tuple[str, str]]) -> bool:
    """Whether two wordings of states exclude each other: all that one says, all that the other."""
    pairs = [{one, two} for one in states_of(a) for two in states_of(b)]
    return bool(pairs) and all(any(pair == set(o) for o in opposites) for pair in pairs)


def distance(a: Interval, b: Interval, convert: Convert | None = None) -> float:
    """The gap between two intervals relative to its larger end, 0 where they meet, 1 at most."""
    if _numbers(a, b, convert) is not Relation.CONFLICT:
        return 0.0
    if a.unit and b.unit and a.unit != b.unit and convert is not None:
        low, high = (None if x is None else convert(x, b.unit, a.unit) for x in (b.low, b.high))
        b = Interval(low, high, unit=a.unit)
    gaps = [
        (low - high, max(abs(low), abs(high)))
        for low, high in ((a.low, b.high), (b.low, a.high))
        if low is not None and high is not None and low > high
    ]
    return min(1.0, max(gap / end for gap, end in gaps)) if gaps else 0.0
