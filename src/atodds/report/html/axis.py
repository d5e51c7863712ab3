"""Where values stand on a line: extents, the axis that holds them all, its ticks.

Pure arithmetic: nothing here draws, and no value is ever moved to look better.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from atodds.model import Interval, Period, Value
from atodds.values import is_partial

_MOST_TICKS = 6
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_MINUTE_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY_MINUTES = 24 * 60
_CALENDAR = range(date.min.toordinal(), date.max.toordinal() + 1)
_LOG_FROM = 200.0
"""How many times the smallest end the largest must be for a logarithmic axis."""
_LOG_LEAST = 1e-9
_ROOM, _OPEN_ROOM = 0.08, 0.16
"""Shares of the span that are left free at an end, and where an open bound runs off."""


class Kind(Enum):
    """What the numbers of an axis count."""

    NUMBER = "number"
    DAY = "day"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Extent:
    """What a value allows, in numbers, days (proleptic ordinals) or minutes; None = open."""

    low: float | None
    high: float | None

    @property
    def is_point(self) -> bool:
        """Whether one number alone is allowed."""
        return self.low is not None and self.low == self.high


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on an axis, in percent from the left."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A line from `low` to `high`, in logarithms of ten where `log` is set."""

    low: float
    high: float
    ticks: tuple[Tick, ...] = ()
    log: bool = False

    def at(self, value: float) -> float:
        """The place of a value in percent from the left, rounded to a hundredth."""
        number = math.log10(value) if self.log else value
        return round(100 * (number - self.low) / (self.high - self.low), 2)


def extents(values: Sequence[Value]) -> tuple[Kind, list[Extent]] | None:
    """The extents of values that share one line; None for words, mixed units and mixed clocks."""
    if not values:
        return None
    if all(isinstance(value, Interval) for value in values):
        intervals = [value for value in values if isinstance(value, Interval)]
        if len({value.unit for value in intervals} - {None}) > 1:
            return None
        return Kind.NUMBER, [Extent(_finite(v.low), _finite(v.high)) for v in intervals]
    if not all(isinstance(value, Period) for value in values):
        return None
    periods = [value for value in values if isinstance(value, Period)]
    if any(is_partial(value) for value in periods):
        return None
    clocks = {":" in value.start for value in periods}
    if len(clocks) > 1 or len({value.zone or "local" for value in periods}) > 1:
        return None
    if clocks == {True}:
        return Kind.CLOCK, [_clock(value) for value in periods]
    return Kind.DAY, [Extent(_day(value.start), _day(value.end)) for value in periods]


def axis(kind: Kind, found: Iterable[Extent]) -> Axis | None:
    """An axis with room for all the extents; None when none of them has an end."""
    held = list(found)
    ends = [end for extent in held for end in (extent.low, extent.high) if end is not None]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    log = kind is Kind.NUMBER and low >= _LOG_LEAST and high / low >= _LOG_FROM
    start, stop = (math.log10(low), math.log10(high)) if log else (low, high)
    span = stop - start or _span_of_one(kind, low)
    start -= span * (_OPEN_ROOM if any(extent.low is None for extent in held) else _ROOM)
    stop += span * (_OPEN_ROOM if any(extent.high is None for extent in held) else _ROOM)
    bare = Axis(start, stop, log=log)
    floor = 0.0 if low >= 0 else -math.inf
    if log:
        marks = [(10.0**power, number(10.0**power)) for power in _powers(start, stop)]
    elif kind is Kind.NUMBER:
        whole = all(float(end).is_integer() for end in ends)
        marks = [(at, number(at)) for at in _round_numbers(max(start, floor), stop, whole)]
    elif kind is Kind.CLOCK:
        step = _step(_MINUTE_STEPS, stop - start)
        marks = [(at, clock(at)) for at in _multiples(max(start, 0.0), stop, step)]
    else:
        marks = list(_days(start, stop))
    return Axis(start, stop, tuple(Tick(bare.at(at), label) for at, label in marks), log)


def number(value: float) -> str:
    """A number for people: `1,200`, `5.4`, `3 million`, `1.25 billion`."""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if size <= abs(value) < 1e15:
            return f"{value / size:,.6g} {name}"
    return f"{value:,.0f}" if float(value).is_integer() and abs(value) < 1e15 else f"{value:,.6g}"


def day(when: date) -> str:
    """A date for people, the same under any locale: `31 Aug 2021`."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def clock(minutes: float) -> str:
    """A time of day for people: `14:05`, past midnight as the clock shows it."""
    hours, rest = divmod(int(minutes) % _DAY_MINUTES, 60)
    return f"{hours:02}:{rest:02}"


def told(kind: Kind, extent: Extent, unit: str | None = None) -> str:
    """An extent in words: `165 to 175`, `169 or more`, `31 Aug 2021`."""
    say: Callable[[float], str] = {
        Kind.NUMBER: number,
        Kind.CLOCK: clock,
        Kind.DAY: lambda at: day(date.fromordinal(int(at))),
    }[kind]
    later = "later" if kind is not Kind.NUMBER else "more"
    earlier = "earlier" if kind is not Kind.NUMBER else "less"
    after = f" {unit}" if unit else ""
    match extent.low, extent.high:
        case None, None:
            return "not said"
        case None, float() | int() as high:
            return f"{say(high)}{after} or {earlier}"
        case float() | int() as low, None:
            return f"{say(low)}{after} or {later}"
        case low, high if low is not None and high is not None and low != high:
            return f"{say(low)} to {say(high)}{after}"
        case low, _:
            return f"{say(low or 0.0)}{after}"


def _finite(end: float | None) -> float | None:
    return None if end is None or not math.isfinite(end) else float(end)


def _clock(value: Period) -> Extent:
    """Minutes from midnight; a range that runs past midnight ends on the next day."""
    low, high = (int(at[:2]) * 60 + int(at[3:5]) for at in (value.start, value.end))
    return Extent(float(low), float(high if high >= low else high + _DAY_MINUTES))


def _day(iso: str) -> float:
    return float(date.fromisoformat(iso).toordinal())


def _span_of_one(kind: Kind, value: float) -> float:
    if kind is Kind.CLOCK:
        return 60.0
    return 4.0 if kind is Kind.DAY else max(abs(value) * 0.5, 3.0)


def _step(steps: Sequence[int], span: float) -> int:
    return next((step for step in steps if span / step <= _MOST_TICKS), steps[-1])


def _multiples(start: float, stop: float, step: float) -> list[float]:
    """The multiples of a step between two numbers, each computed afresh so that none drifts."""
    first, last = math.ceil(start / step), math.floor(stop / step)
    return [at * step for at in range(first, min(last, first + 2 * _MOST_TICKS) + 1)]


def _round_numbers(start: float, stop: float, whole: bool) -> list[float]:
    """Ticks at 1, 2 or 5 times a power of ten, after Heckbert's nice numbers for graph labels.

    Paul S. Heckbert in Graphics Gems, 1990, pages 61 to 63.
    """
    power = math.floor(math.log10((stop - start) / _MOST_TICKS))
    for exponent in (power, power + 1):
        for nice in (1, 2, 5):
            step = nice * 10.0**exponent
            if (stop - start) / step <= _MOST_TICKS and not (whole and step < 1):
                digits = max(0, -exponent)
                return [round(at, digits) for at in _multiples(start, stop, step)]
    return _multiples(start, stop, 10.0 ** (power + 2) if not whole else 1.0)


def _powers(start: float, stop: float) -> list[int]:
    powers = list(range(math.ceil(start), math.floor(stop) + 1))
    return powers[:: max(1, math.ceil(len(powers) / _MOST_TICKS))]


def _days(start: float, stop: float) -> list[tuple[float, str]]:
    if (stop - start) / _DAY_STEPS[-1] <= _MOST_TICKS:
        step = _step(_DAY_STEPS, stop - start)
        found = [int(at) for at in _multiples(start, stop, step)]
        return [(float(at), _short_day(date.fromordinal(at))) for at in found if at in _CALENDAR]
    first, last = (_month_number(_date(at)) for at in (start, stop))
    step = _step(_MONTH_STEPS, last - first)
    out = []
    for month in range(-(-first // step) * step, last + 1, step):
        if not date.min.year <= month // 12 <= date.max.year:
            continue
        at = date(month // 12, month % 12 + 1, 1)
        if start <= at.toordinal() <= stop:
            name = str(at.year) if step >= 12 else f"{_MONTHS[at.month - 1]} {at.year}"
            out.append((float(at.toordinal()), name))
    return out


def _date(ordinal: float) -> date:
    return date.fromordinal(min(max(1, int(ordinal)), date.max.toordinal()))


def _month_number(when: date) -> int:
    return when.year * 12 + when.month - 1


def _short_day(when: date) -> str:
    return f"{when.day} {_MONTHS[when.month - 1]}"
