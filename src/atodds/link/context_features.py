"""Features of what is said around two claims: event, scope, day, place, people, entity, words.

Each yields its reasons, weighed in log-odds, from the contexts of the claims alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date

from atodds.link.weights import NEVER, listed, told_alike
from atodds.model import Claim, Feature, Interval, Modality, Value

_EXCLUSIVE = frozenset({"soldier", "militant", "police", "suspect", "civilian", "protester",
                        "prisoner", "passenger", "firefighter"})  # fmt: skip
_SOFT = frozenset({"man", "woman", "young", "worker"})
_PARTS = _EXCLUSIVE | _SOFT | {"anyone"}
_THINGS = frozenset({"count", "duration", "percentage"})
_DEGREES = frozenset({"badly", "slightly"})
_DAYS = 4
_HISTORIC = 27
"""Days from which a span of days is no date of news: history is dated by the month and year."""
_STREETS = frozenset({"street", "avenue", "road", "boulevard", "drive", "lane", "parkway"})


def _event(a: Claim, b: Claim, clash: bool) -> Iterator[Feature]:
    ka, kb = a.context.events, b.context.events
    if ka and kb:
        if ka & kb:
            yield Feature("same kind of event", 1.2, ", ".join(sorted(ka & kb)))
        else:
            yield Feature("other kind of event", -2.0, f"{listed(ka)} / {listed(kb)}")


def _scope(a: Claim, b: Claim, clash: bool) -> Iterator[Feature]:
    ca, cb = a.context, b.context
    dated = "dated" in ca.cues & cb.cues
    if ca.background != cb.background and not dated:
        alike = ca.places & cb.places and ca.events & cb.events
        yield Feature("one is told in passing", -2.5 if alike else -4.0)
    elif ca.background:
        elsewhere = clash and ca.places and cb.places and not _places_meet(ca.places, cb.places)
        yield Feature("both are told in passing", -2.5 if elsewhere else -1.0)
    if ca.part != cb.part:
        same = a.kind == "count" and told_alike(a, b)
        yield Feature("one is a part of a whole", -1.0 if same else -4.0)
    elif ca.part:
        yield Feature("both are parts of a whole", -1.0)
    if clash and a.path != b.path and "withdrawn" in ca.cues ^ cb.cues:
        yield Feature("one is what was first reported", -4.0)
    da, db = ca.cues & _DEGREES, cb.cues & _DEGREES
    if da and db:
        yield Feature("hurt as badly", 1.0) if da == db else Feature("hurt otherwise", NEVER)
    if clash and ("others" in ca.cues) != ("others" in cb.cues):
        yield Feature("one counts the others only", -4.0)
    elif clash and "others" in ca.cues and a.path != b.path:
        yield Feature("each counts its others", -2.0)
    if clash and (a.modality is Modality.HEDGED) != (b.modality is Modality.HEDGED):
        yield Feature("one is only supposed", -1.5)


def _date(a: Claim, b: Claim, clash: bool) -> Iterator[Feature]:
    da, db = a.context.dates, b.context.dates
    if da is None or db is None:
        return
    first, second = _days(da), _days(db)
    gap = max(first[0] - second[1], second[0] - first[1])
    if gap > _DAYS:
        yield Feature("dated far apart", NEVER if gap > 30 else -3.0, f"{da[0]} / {db[0]}")
    elif clash and max(first[1] - first[0], second[1] - second[0]) >= _HISTORIC:
        yield Feature("dated by the month or year", -2.0, f"{da[0]} / {db[0]}")
    elif gap <= 0:
        yield Feature("same day", 0.8, da[0])


def _days(dates: tuple[str, str]) -> tuple[int, int]:
    return date.fromisoformat(dates[0]).toordinal(), date.fromisoformat(dates[1]).toordinal()


def _places_meet(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether a place of one is, or is named after, a place of the other."""
    return any(x in y or y in x for x in a for y in b)


def _place(a: Claim, b: Claim, clash: bool) -> Iterator[Feature]:
    pa, pb = a.context.places, b.context.places
    if not pa or not pb:
        return
    if pa & pb:
        street = any(p.rsplit(" ", 1)[-1] in _STREETS for p in pa & pb)
        yield Feature(
            "same street" if street else "same place", 2.0 if street else 1.0, listed(pa & pb)
        )
    elif _places_meet(pa, pb):
        yield Feature("place within a place", 0.3)
    else:
        weight = -2.0 if clash and a.kind in {"date", "time"} else -0.8
        yield Feature("other places", weight, f"{listed(pa)} / {listed(pb)}")


def _population(a: Claim, b: Claim, clash: bool) -> Iterator[Feature]:
    pa, pb = a.context.population, b.context.population
    if a.kind == "count" and a.measure != "people":
        small, large = (a, b) if _top(a.value) < _top(b.value) else (b, a)
        if clash and small.context.population - large.context.population:
            narrower = small.context.population - large.context.population
            yield Feature("one is a narrower kind", -2.0, listed(narrower))
        return
    if not pa and not pb:
        return
    ra, rb = pa & _PARTS, pb & _PARTS
    ea, eb = ra & _EXCLUSIVE, rb & _EXCLUSIVE
    if ea and eb:
        if ea & eb:
            yield Feature("same population", 1.0, listed(ea & eb))
        else:
            yield Feature("other population", NEVER, f"{listed(ea)} / {listed(eb)}")
    elif ea or eb:
        only = ea or eb
        if only <= {"civilian", "passenger", "prisoner", "protester"}:
            yield Feature("population left open by one", -0.3)
        else:
            yield Feature("only one names a population", -3.0, listed(only))
    elif ra == rb:
        yield Feature("same population", 0.8, listed(ra))
    elif "anyone" in ra | rb:
        inner, outer = (a, b) if "anyone" in rb else (b, a)
        # A part that exceeds its whole is no part, where one toll is told twice.
        within = clash and (a.kind == "count" or _top(inner.value) < _top(outer.value))
        yield Feature("one counts people at large", -2.0 if within else -0.6)
    elif ra & rb:
        yield Feature("overlapping populations", -0.3)
    else:
        yield Feature("other population", -4.0, f"{listed(ra)} / {listed(rb)}")
    na, nb = pa - _PARTS, pb - _PARTS
    if na and nb:
        yield Feature("same nation", 0.5) if na & nb else Feature("other nation", -1.5)


def _entity(a: Claim, b: Claim, clash: bool) -> Iterator[Feature]:
    ea, eb = a.context.entity, b.context.entity
    if not ea and not eb:
        if a.kind == "age":
            yield from _likeness(a, b)
    elif not ea or not eb:
        yield Feature("one names no entity", -1.0)
        if a.kind == "age":
            yield from _likeness(a, b)
    elif ea == eb:
        yield Feature("same entity", 3.0, ea)
    elif _name_within(ea, eb):
        yield Feature("same name, shorter", 2.2, f"{ea} / {eb}")
    else:
        yield Feature("other entity", NEVER, f"{ea} / {eb}")


def _likeness(a: Claim, b: Claim) -> Iterator[Feature]:
    """Someone described but not named: as much alike as the words used of both."""
    shared = a.context.words & b.context.words
    yield Feature("described alike", min(4.5, 1.1 * len(shared)) - 2.5, listed(shared))
    if isinstance(a.value, Interval) and isinstance(b.value, Interval):
        years = abs((a.value.low or 0) - (b.value.low or 0))
        if 0 < years <= 3:
            yield Feature("ages close together", 0.6)


def _name_within(a: str, b: str) -> bool:
    wa, wb = a.split(), b.split()
    return wa[-1:] == wb[-1:] and (set(wa) <= set(wb) or set(wb) <= set(wa))


def _words(a: Claim, b: Claim, clash: bool) -> Iterator[Feature]:
    """Content words of both clauses, the thing counted itself left out."""
    if a.measure in _OF_THE_EVENT or a.measure in _SUMS:
        return
    counted = {a.measure, b.measure, a.context.entity, b.context.entity}
    wa, wb = a.context.words - counted, b.context.words - counted
    shared = wa & wb
    if not shared and "own" in a.context.cues & b.context.cues:
        return
    if not shared:
        yield Feature("no shared words", -3.0 if clash and a.kind in _THINGS else -1.5)
        return
    share = len(shared) / min(len(wa), len(wb))
    weight = min(2.5, 0.6 * len(shared)) + 1.5 * share - 1.2
    yield Feature("shared words", round(weight, 3), listed(shared))
    if a.context.predicate and a.context.predicate == b.context.predicate:
        yield Feature("same verb", 0.8, a.context.predicate)
    elif a.kind == "count" and a.context.population and b.context.population:
        yield Feature("people, and other verbs", -2.0)


def _speaker(a: Claim, b: Claim, clash: bool) -> Iterator[Feature]:
    sa = a.attribution.speaker.lower().split()[-1:] if a.attribution else []
    sb = b.attribution.speaker.lower().split()[-1:] if b.attribution else []
    if sa and sb:
        yield Feature("same speaker", 1.5) if sa == sb else Feature("other speaker", -4.0)


def _top(value: Value) -> float:
    """The upper end of a number, infinite where it is open."""
    if isinstance(value, Interval) and value.high is not None:
        return value.high
    return math.inf


_SUMS = frozenset({"prize", "damage", "bail", "reward", "ransom"})
"""Sums whose name says what they are for."""
_OF_THE_EVENT = frozenset({"depth", "magnitude"})
"""Dimensions that an event has but one of."""
CONTEXT_FEATURES = (
    ("event", _event),
    ("scope", _scope),
    ("date", _date),
    ("place", _place),
    ("population", _population),
    ("entity", _entity),
    ("words", _words),
    ("speaker", _speaker),
)
