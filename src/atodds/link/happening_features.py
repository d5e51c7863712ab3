"""Features of two dates or times: whether one happening is put on them.

Events are one by their kind; what has no kind of its own (an arrest, a purchase) is one by its verb
and by whom it befalls, or by the other words said of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from atodds.link.weights import listed
from atodds.model import Claim, Feature, Period, Value
from atodds.values import is_partial


def happening_features(a: Claim, b: Claim, clash: bool) -> Iterator[Feature]:
    """The reasons that verbs and kinds of event give; `clash`: the values cannot both be true."""
    if a.measure == "said":
        return
    ca, cb = a.context, b.context
    if ca.events and ca.events == cb.events:
        yield Feature("same happening", 1.0, listed(ca.events))
        if not clash and a.kind == "date" and not (ca.background or cb.background):
            yield Feature("its day", 1.5 if a.value == b.value else 0.0)
    elif ca.predicate == cb.predicate:
        known = ca.entity and ca.entity == cb.entity
        shared = ((ca.words & cb.words) | (ca.places & cb.places)) - {ca.predicate}
        dated = set(f"{a.text} {b.text}".lower().split())
        if a.kind == "date" and not known and len(shared - dated) < (2 if clash else 1):
            yield Feature("same verb, other matters", -3.0, ca.predicate)
        else:
            yield Feature("same verb", 1.0, ca.predicate)
    elif a.kind == "time":
        yield Feature("other verbs", -1.0)
    else:
        yield Feature("other verbs", -4.0 if a.value == b.value else -6.0)
    yield from _grains(a, b, clash)


def _grains(a: Claim, b: Claim, clash: bool) -> Iterator[Feature]:
    """What coarse dates say little by: a month that holds a day, a day without week or year."""
    va, vb = a.value, b.value
    if a.kind != "date" or va == vb:
        return
    long = _is_long(va) or _is_long(vb)
    if long and (_is_part(va) or _is_part(vb)):
        yield Feature("a day without week or year", -6.0)
    elif long:
        yield Feature("dated by month or year", -1.0 if clash else -3.0)


def _is_part(value: Value) -> bool:
    """Whether a day is known without its week or its year."""
    return isinstance(value, Period) and is_partial(value)


def _is_long(value: Value) -> bool:
    """Whether a date is a month, a year or a part of one."""
    return isinstance(value, Period) and value.start != value.end
