"""Features of two values: how far apart they are, and what one text says with both.

Statements of one fact are mostly near misses; figures far apart are mostly other facts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from atodds.link.weights import NEVER, told_alike
from atodds.model import Claim, Feature, Interval, Period, Value
from atodds.values import Convert, distance, is_partial, on_one_clock

_OF_THE_EVENT = frozenset({"depth", "magnitude"})
"""Dimensions that an event has but one of: far figures are doubted less."""


_DAY = 24 * 60
_TO_ARRIVE = 45
"""Minutes that those who respond to an event may take to come, or to be called."""


def value_features(a: Claim, b: Claim, clash: bool, convert: Convert | None) -> Iterator[Feature]:
    """The reasons that two values give; `clash` says that they cannot both be true."""
    va, vb = a.value, b.value
    if isinstance(va, Interval) and isinstance(vb, Interval):
        if va.unit != vb.unit and not same_dimension(va.unit, vb.unit, convert):
            yield Feature("units that do not convert", NEVER, f"{va.unit} / {vb.unit}")
        elif clash and _is_conversion(a, b):
            yield Feature("one said twice", 3.0)
        elif clash:
            yield from _gap(a, b, distance(va, vb, convert), abs((va.low or 0) - (vb.low or 0)))
            yield from _one_text(a, b)
        else:
            yield from _meeting(a, b)
    elif isinstance(va, Period) and isinstance(vb, Period) and va != vb:
        clock = ":" in va.start and ":" in vb.start
        if clock:
            shared = on_one_clock(va, vb) or (va, vb)
            yield from _clock(*shared)
            yield from _response(a, b, clash, *shared)
        elif clash and a.measure != "said":
            yield from _days_apart(va, vb)
        if clock and a.path == b.path and clash:
            yield Feature("one text, two times", -8.0)
        else:
            yield from _one_text(a, b)


def _meeting(a: Claim, b: Claim) -> Iterator[Feature]:
    """Numbers that can both be true: equal ones say much, a vague one says nothing."""
    if a.value == b.value:
        yield Feature("same figure", 0.8)
    elif _is_conversion(a, b):
        yield Feature("one said twice", 3.0)
    elif a.path == b.path and a.sentence == b.sentence and not _two_sides(a, b):
        yield Feature("two figures in one sentence", NEVER)
    elif _open_apart(a.value, b.value):
        yield Feature("figures far apart", -6.0)
    else:
        vague = not (_is_narrow(a.value) and _is_narrow(b.value))
        inside = a.path == b.path
        yield Feature("figures meet", (0.0 if vague else 0.8) - (1.0 if inside else 0.0))


def _open_apart(a: Value, b: Value) -> bool:
    """Whether an open number meets one that is far from it: "at least five", "800", "up to 90".

    Who says "up to 90" does not mean three.
    """
    if not isinstance(a, Interval) or not isinstance(b, Interval):
        return False
    low, high = sorted((a, b), key=_figure)
    is_open = low.high is None or high.low is None
    return is_open and _figure(high) > _FAR * max(_figure(low), 1.0)


def _figure(value: Interval) -> float:
    """The number that stands in print: the lower end, else the upper."""
    return (value.high if value.low is None else value.low) or 0.0


_FAR = 20.0
"""A number this many times another is no way of putting that one, and no later count either."""


def _is_narrow(value: Value) -> bool:
    """Whether a number is stated, if only about: its ends are within a factor of two."""
    if not isinstance(value, Interval) or value.low is None or value.high is None:
        return False
    return value.high <= 2.0 * max(value.low, 0.5)


def same_dimension(a: str | None, b: str | None, convert: Convert | None) -> bool:
    """Whether numbers in two units can be compared; one without a unit fits all."""
    if a is None or b is None:
        return True
    return convert is not None and convert(1.0, a, b) is not None


def _gap(a: Claim, b: Claim, share: float, difference: float) -> Iterator[Feature]:
    """How far apart two clashing numbers are, by what is measured."""
    if a.kind == "age":
        named = a.context.entity and b.context.entity
        far, weight = share > 0.25 if named else difference > 5, -3.0
    elif a.measure == "magnitude":
        far, weight = difference > 0.35, -4.0
    elif a.measure == "distance":
        far, weight = share > 0.4, -6.0
    elif a.kind in {"measurement", "money", "duration"}:
        far, weight = share > 0.4, -1.0 if a.measure in _OF_THE_EVENT else -4.0
    else:
        denied = "nought" in a.context.cues | b.context.cues
        far, weight = share > 0.6 and not denied, -1.5 if share < 0.9 else -4.0
        if denied and difference > _DENIABLE:
            far, weight = True, -6.0
    if far:
        yield Feature("figures far apart", weight, f"{share:.2f}")
    tally = a.kind != "count" and a.measure != "shot"
    if not tally and clash_with_one(a, b) and "in all" not in a.context.cues & b.context.cues:
        yield Feature("one of many", -1.5 if told_alike(a, b) else -3.0)


_DENIABLE = 1000.0
"""Nobody denies what is counted in thousands: a nought beside it counts something else."""


def clash_with_one(a: Claim, b: Claim) -> bool:
    """Whether one of two clashing counts is 1: "one protester threw ..." is no tally."""
    return any(isinstance(c.value, Interval) and c.value.low == c.value.high == 1 for c in (a, b))


def _days_apart(a: Period, b: Period) -> Iterator[Feature]:
    loose = [is_partial(p) for p in (a, b)]
    if any(loose):
        yield Feature("a day without week or year", -2.0 if all(loose) else NEVER)
        return
    first, second = _days(a), _days(b)
    gap = max(first[0] - second[1], second[0] - first[1])
    if gap > 5:
        yield Feature("days far apart", NEVER if gap > 21 else -3.0, f"{gap} days")


def _days(period: Period) -> tuple[int, int]:
    ends = (date.fromisoformat(end).toordinal() for end in (period.start, period.end))
    first, last = ends
    return first, last


def _response(a: Claim, b: Claim, clash: bool, first: Period, second: Period) -> Iterator[Feature]:
    """Who responds to an event comes after it: a later time of theirs says nothing against it."""
    responding = "response" in a.context.cues
    if responding == ("response" in b.context.cues):
        return
    event, response = (second, first) if responding else (first, second)
    later = (_minute(response.start) - _minute(event.start)) % _DAY
    yield Feature("event against response to it", NEVER if clash and later <= _TO_ARRIVE else -1.2)


def _clock(a: Period, b: Period) -> Iterator[Feature]:
    gap = abs(_minute(a.start) - _minute(b.start))
    gap = min(gap, _DAY - gap)
    if gap <= 45:
        yield Feature("times close together", 1.6, f"{gap} min")
    elif gap > 150:
        yield Feature("times far apart", NEVER, f"{gap} min")
    else:
        yield Feature("times apart", -1.0, f"{gap} min")


def _minute(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:5])


def _is_conversion(a: Claim, b: Claim) -> bool:
    """Whether one figure says the other once more, in brackets after it."""
    same = a.path == b.path and a.sentence == b.sentence
    return same and "conversion" in a.context.cues ^ b.context.cues


def _two_sides(a: Claim, b: Claim) -> bool:
    """Whether two parties say them, the text itself being one."""
    return len({c.attribution.speaker if c.attribution else "" for c in (a, b)}) == 2


def _one_text(a: Claim, b: Claim) -> Iterator[Feature]:
    """A text mostly knows its own figures: two that clash are mostly two facts.

    Two parties quoted, a headline against the body, or a conversion are where texts do clash.
    """
    if a.path != b.path:
        return
    if "withdrawn" in a.context.cues ^ b.context.cues:
        yield Feature("what was first reported, and what stands", 0.5)
    elif _two_sides(a, b):
        yield Feature("one text, two sides", -0.5)
    elif a.sentence == b.sentence:
        yield Feature("two figures in one sentence", NEVER)
    elif a.context.role != b.context.role:
        yield Feature("headline and body", -0.8)
    else:
        yield Feature("one text, two figures", -2.0)
