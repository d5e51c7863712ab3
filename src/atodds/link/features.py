"""The reasons for and against two claims being one fact, each with a weight that can be read.

The weights are set by hand: log-odds, added up with the bias and squashed. A feature that a rule
does not ask for (its `same` list) is not looked at. Nothing outweighs `NEVER`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date

from atodds.model import Claim, Feature, Interval, Modality, Period, Relation, Value
from atodds.rules import Rule
from atodds.values import Convert, distance, relation

LEAST_STORY = 0.25
"""Claims of documents that share less are not compared."""
_CLOSE_STORY = 0.7
_LONG = 150
"""Days between two reports beyond which only a close story joins them."""
NEVER = -20.0
BIAS = -1.0
_EXCLUSIVE = frozenset({"soldier", "militant", "police", "suspect", "civilian", "protester",
                        "prisoner", "passenger", "firefighter"})  # fmt: skip
_SOFT = frozenset({"man", "woman", "young", "worker"})
_PARTS = _EXCLUSIVE | _SOFT | {"anyone"}
_THINGS = frozenset({"count", "duration", "percentage"})
_DAYS = 4
_STREETS = frozenset({"street", "avenue", "road", "boulevard", "drive", "lane", "parkway"})


def probability(features: list[Feature] | tuple[Feature, ...]) -> float:
    """The features' weights as a probability, 0 to 1 (logistic function)."""
    total = BIAS + sum(f.weight for f in features)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def features(
    rule: Rule, a: Claim, b: Claim, story: float, convert: Convert | None = None
) -> list[Feature]:
    """All features of a pair of claims that a rule may compare."""
    clash = relation(a.value, b.value, convert) is Relation.CONFLICT
    asked = set(rule.same)
    out = [_story(a, b, story, clash)]
    for name, weigh in _WEIGHERS:
        if name in asked:
            out.extend(weigh(a, b, clash))
    if a.kind in {"date", "time"}:
        out.extend(_happening(a, b))
    elif a.kind == "casualty" and a.path == b.path:
        if a.context.predicate == b.context.predicate:
            out.append(Feature("same verb", 0.8, a.context.predicate))
    out.extend(_values(a, b, clash, convert))
    return out


def _story(a: Claim, b: Claim, story: float, clash: bool) -> Feature:
    if a.path == b.path:
        return Feature("same document", 1.0)
    if story < LEAST_STORY:
        return Feature("different stories", NEVER, f"{story:.2f}")
    weight = 3.0 * (story - 0.4)
    if (
        clash
        and story < _CLOSE_STORY
        and a.as_of
        and b.as_of
        and abs((a.as_of - b.as_of).days) > _LONG
    ):
        return Feature("stories reported long apart", weight - 3.0, f"{a.as_of} / {b.as_of}")
    return Feature("same story", weight, f"{story:.2f}")


def _event(a: Claim, b: Claim, clash: bool) -> Iterator[Feature]:
    ka, kb = a.context.events, b.context.events
    if ka and kb:
        if ka & kb:
            yield Feature("same kind of event", 1.2, ", ".join(sorted(ka & kb)))
        else:
            yield Feature("other kind of event", -2.0, f"{_list(ka)} / {_list(kb)}")


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
        yield Feature("one is a part of a whole", -4.0)
    elif ca.part:
        yield Feature("both are parts of a whole", -1.0)
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
            "same street" if street else "same place", 2.0 if street else 1.0, _list(pa & pb)
        )
    elif _places_meet(pa, pb):
        yield Feature("place within a place", 0.3)
    else:
        weight = -2.0 if clash and a.kind in {"date", "time"} else -0.8
        yield Feature("other places", weight, f"{_list(pa)} / {_list(pb)}")


def _population(a: Claim, b: Claim, clash: bool) -> Iterator[Feature]:
    pa, pb = a.context.population, b.context.population
    if a.kind == "count" and a.measure != "people":
        small, large = (a, b) if _top(a.value) < _top(b.value) else (b, a)
        if clash and small.context.population - large.context.population:
            narrower = small.context.population - large.context.population
            yield Feature("one is a narrower kind", -2.0, _list(narrower))
        return
    if not pa and not pb:
        return
    ra, rb = pa & _PARTS, pb & _PARTS
    ea, eb = ra & _EXCLUSIVE, rb & _EXCLUSIVE
    if ea and eb:
        if ea & eb:
            yield Feature("same population", 1.0, _list(ea & eb))
        else:
            yield Feature("other population", NEVER, f"{_list(ea)} / {_list(eb)}")
    elif ea or eb:
        only = ea or eb
        if only <= {"civilian", "passenger", "prisoner", "protester"}:
            yield Feature("population left open by one", -0.3)
        else:
            yield Feature("only one names a population", -3.0, _list(only))
    elif ra == rb:
        yield Feature("same population", 0.8, _list(ra))
    elif "anyone" in ra | rb:
        inner, outer = (a, b) if "anyone" in rb else (b, a)
        within = clash and _top(inner.value) < _top(outer.value)
        yield Feature("one counts people at large", -2.0 if within else -0.6)
    elif ra & rb:
        yield Feature("overlapping populations", -0.3)
    else:
        yield Feature("other population", -4.0, f"{_list(ra)} / {_list(rb)}")
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
    yield Feature("described alike", min(4.5, 1.1 * len(shared)) - 2.5, _list(shared))
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
    if not shared:
        yield Feature("no shared words", -3.0 if clash and a.kind in _THINGS else -1.5)
        return
    share = len(shared) / min(len(wa), len(wb))
    weight = min(2.5, 0.6 * len(shared)) + 1.5 * share - 1.2
    yield Feature("shared words", round(weight, 3), _list(shared))
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


def _values(a: Claim, b: Claim, clash: bool, convert: Convert | None) -> Iterator[Feature]:
    """Statements of one fact are mostly near misses; figures far apart are mostly other facts."""
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
            yield Feature("figures meet", 0.8)
    elif isinstance(va, Period) and isinstance(vb, Period) and va != vb:
        clock = ":" in va.start and ":" in vb.start
        if clock:
            yield from _clock(va, vb)
            yield from _response(a, b)
        elif clash and not va.start.startswith("-") and not vb.start.startswith("-"):
            yield from _days_apart(va, vb)
        if clock and a.path == b.path and clash:
            yield Feature("one text, two times", -8.0)
        else:
            yield from _one_text(a, b)


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
    if far:
        yield Feature("figures far apart", weight, f"{share:.2f}")
    if (a.kind == "count" or a.measure == "shot") and clash_with_one(a, b):
        yield Feature("one of many", -3.0)


_SUMS = frozenset({"prize", "damage", "bail", "reward", "ransom"})
"""Sums whose name says what they are for."""
_OF_THE_EVENT = frozenset({"depth", "magnitude"})
"""Dimensions that an event has but one of."""


def clash_with_one(a: Claim, b: Claim) -> bool:
    """Whether one of two clashing counts is 1: "one protester threw ..." is no tally."""
    return any(isinstance(c.value, Interval) and c.value.low == c.value.high == 1 for c in (a, b))


def _happening(a: Claim, b: Claim) -> Iterator[Feature]:
    """Whether two days or times are said of one happening."""
    if a.measure == "said":
        return
    ca, cb = a.context, b.context
    if ca.events and ca.events == cb.events:
        yield Feature("same happening", 1.0, _list(ca.events))
    elif ca.predicate == cb.predicate:
        known = ca.entity and ca.entity == cb.entity
        shared = (ca.words & cb.words) - {ca.predicate}
        if a.kind == "date" and not known and len(shared) < 2:
            yield Feature("same verb, other matters", -3.0, ca.predicate)
        else:
            yield Feature("same verb", 1.0, ca.predicate)
    else:
        yield Feature("other verbs", -1.0 if a.kind == "time" else -4.0)


def _days_apart(a: Period, b: Period) -> Iterator[Feature]:
    gap = abs(date.fromisoformat(a.start).toordinal() - date.fromisoformat(b.start).toordinal())
    if gap > 5:
        yield Feature("days far apart", NEVER if gap > 21 else -3.0, f"{gap} days")


def _response(a: Claim, b: Claim) -> Iterator[Feature]:
    if ("response" in a.context.cues) != ("response" in b.context.cues):
        yield Feature("event against response to it", -1.2)


def _clock(a: Period, b: Period) -> Iterator[Feature]:
    minutes = [int(t[:2]) * 60 + int(t[3:5]) for t in (a.start, b.start)]
    gap = abs(minutes[0] - minutes[1])
    gap = min(gap, 24 * 60 - gap)
    if gap <= 45:
        yield Feature("times close together", 1.6, f"{gap} min")
    elif gap > 150:
        yield Feature("times far apart", NEVER, f"{gap} min")
    else:
        yield Feature("times apart", -1.0, f"{gap} min")


def _is_conversion(a: Claim, b: Claim) -> bool:
    """Whether one figure says the other once more, in brackets after it."""
    same = a.path == b.path and a.sentence == b.sentence
    return same and "conversion" in a.context.cues ^ b.context.cues


def _one_text(a: Claim, b: Claim) -> Iterator[Feature]:
    """A text mostly knows its own figures: two that clash are mostly two facts.

    Two parties quoted, a headline against the body, or a conversion are where texts do clash.
    """
    if a.path != b.path:
        return
    speakers = {c.attribution.speaker if c.attribution else "" for c in (a, b)}
    if len(speakers) == 2:
        yield Feature("one text, two sides", -0.5)
    elif a.sentence == b.sentence:
        yield Feature("two figures in one sentence", NEVER)
    elif a.context.role != b.context.role:
        yield Feature("headline and body", -0.8)
    else:
        yield Feature("one text, two figures", -2.0)


def _list(words: frozenset[str] | set[str]) -> str:
    return ", ".join(sorted(words)[:5])


_WEIGHERS = (
    ("event", _event),
    ("scope", _scope),
    ("date", _date),
    ("place", _place),
    ("population", _population),
    ("entity", _entity),
    ("words", _words),
    ("speaker", _speaker),
)
