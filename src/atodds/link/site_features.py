"""Features of two places: whether what was there is one event, by whom it struck and when.

Two texts that put one event at two places mostly share a street. Where they share nothing, only the
hour and the victims can tell that they mean one event.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from atodds.link.state_features import bearer_feature
from atodds.link.weights import NEVER, listed
from atodds.model import Claim, Feature, Relation, Site, Wording
from atodds.sites import alike, one_name, shared_streets, site_relation

_INSTITUTIONS = frozenset({"hospital", "jail"})
_FOUND = frozenset({"find", "discover", "locate"})
_SEVERAL = "several"
_CLOSE, _FAR = 45, 150
"""Minutes within which two hours may be those of one event, and beyond which they cannot."""
_DAY = 24 * 60


def site_features(a: Claim, b: Claim, clash: bool) -> Iterator[Feature]:
    """The reasons that two claims of place give beside those of their contexts."""
    if a.measure in _INSTITUTIONS:
        yield from _bearers(a, b, clash)
    elif a.measure == "in or out":
        yield from _struck(a, b, clash)
    elif isinstance(a.value, Wording) and isinstance(b.value, Wording):
        yield _regions(a.value.key, b.value.key)
    else:
        yield from _places(a, b, clash)
        yield from _victims(a, b, clash)
        yield from _hours(a, b)
    if not clash:
        return
    if "several places" in a.context.cues | b.context.cues:
        yield Feature("a text with several places", -1.5)
    if a.path == b.path:
        roles = {a.context.role, b.context.role}
        yield Feature("one text, two places", -0.8 if len(roles) == 2 else -3.0)


def disputed(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims of a fact whose places clash with another's; all where none do.

    A street without a number says nothing on which of its houses it was.
    """
    sites = list(dict.fromkeys(c.value for c in claims if isinstance(c.value, Site)))
    pairs = combinations(sites, 2)
    clashing = {s for pair in pairs if site_relation(*pair) is Relation.CONFLICT for s in pair}
    return tuple(c for c in claims if c.value in clashing) or claims


def _regions(a: str, b: str) -> Feature:
    """Regions of one event mostly have names alike; others are where else the text has been."""
    if a == b:
        return Feature("same region", 1.0, a)
    one, two = a.split(), b.split()
    alike = one[-len(two) :] == two or two[-len(one) :] == one or one[1:] == two[1:] != []
    if not alike:
        return Feature("other regions", NEVER, f"{a} / {b}")
    return Feature("regions named alike", 0.5, f"{a} / {b}")


def _places(a: Claim, b: Claim, clash: bool) -> Iterator[Feature]:
    if not isinstance(a.value, Site) or not isinstance(b.value, Site):
        return
    yield _streets(a.value, b.value, clash)
    if one_name(a.value.name, b.value.name):
        yield Feature("same house", 3.0, f"{a.value.name} / {b.value.name}")
    elif not a.context.events or not b.context.events:
        yield Feature("an address of no event", NEVER)


def _struck(a: Claim, b: Claim, clash: bool) -> Iterator[Feature]:
    """Who was struck in or out of a house, and by what word: one may be found where none shot."""
    if a.context.entity and b.context.entity:
        yield bearer_feature(a, b)
    else:
        yield from _unnamed(a, b, clash)
        yield from _hours(a, b)
    if isinstance(a.value, Site) and isinstance(b.value, Site):
        same = a.value.spot == b.value.spot
        if clash:
            named = bool(a.context.entity and b.context.entity)
            yield (
                Feature("in and out of one house", 1.0)
                if same
                else Feature("other houses", -0.5 if named else -3.0)
            )
        elif not same or a.value.outside != b.value.outside:
            yield Feature("places that cannot be compared", -6.0)
    verbs = {a.context.predicate, b.context.predicate}
    if len(verbs) == 2 and verbs & _FOUND:
        yield Feature("found against struck", -2.0)


def _unnamed(a: Claim, b: Claim, clash: bool) -> Iterator[Feature]:
    """Whether two who are not both named may be one, or all who were struck."""
    ours, theirs = a.context.population, b.context.population
    aged, others = ours - {_SEVERAL}, theirs - {_SEVERAL}
    if "event" in a.context.cues ^ b.context.cues:
        yield Feature("the event against a person", NEVER)
    elif (_SEVERAL in ours) != (_SEVERAL in theirs):
        yield Feature("one person against several", NEVER)
    elif aged and others:
        same = bool(aged & others)
        yield Feature("of one age", 2.0) if same else Feature("of other ages", NEVER)
    elif clash and "several places" in a.context.cues | b.context.cues:
        yield Feature("some of several", NEVER)
    elif clash:
        yield Feature("not told who", -1.0)


def _bearers(a: Claim, b: Claim, clash: bool) -> Iterator[Feature]:
    """Who is in a hospital or a jail: someone named or of one age, or all who were hurt."""
    if a.context.entity and b.context.entity:
        yield bearer_feature(a, b)
    elif a.measure == "jail":
        yield Feature("one is not named", NEVER)
    else:
        yield from _unnamed(a, b, clash)


def _streets(a: Site, b: Site, clash: bool) -> Feature:
    streets = frozenset(a.streets) | frozenset(b.streets)
    if clash:
        if alike(a, b):
            return Feature("a street in common", 0.5, listed(streets))
        return Feature("no street in common", -4.0, listed(streets))
    if shared_streets(a, b):
        return Feature("same street", 2.0, listed(streets))
    return Feature("places that cannot be compared", -4.0, listed(streets))


def _victims(a: Claim, b: Claim, clash: bool) -> Iterator[Feature]:
    """Whom it struck: one name or age is one event, another is another."""
    if a.context.entity and b.context.entity:
        found = bearer_feature(a, b)
        if found.weight > NEVER or clash:
            yield found
        else:
            yield Feature("other victims", -1.0, found.detail)
        return
    ours, theirs = a.context.population, b.context.population
    aged, others = ours - {_SEVERAL}, theirs - {_SEVERAL}
    if aged and others:
        same = bool(aged & others)
        yield (
            Feature("victim of one age", 3.0, listed(aged & others))
            if same
            else Feature("victims of other ages", -3.0, f"{listed(aged)} / {listed(others)}")
        )
    elif clash and (aged or others) and _SEVERAL in ours ^ theirs:
        yield Feature("one victim against several", -4.0)


def _hours(a: Claim, b: Claim) -> Iterator[Feature]:
    if a.context.clock is None or b.context.clock is None:
        return
    gap = _gap(a.context.clock, b.context.clock)
    if gap > _FAR:
        yield Feature("at other hours", NEVER, f"{gap} min")
    else:
        yield Feature("at the same hour" if gap <= _CLOSE else "hours apart",
                      1.0 if gap <= _CLOSE else -1.0, f"{gap} min")  # fmt: skip


def _gap(a: tuple[str, str], b: tuple[str, str]) -> int:
    """Minutes between two times of day, 0 where they meet; both may run past midnight."""
    (start, length), (other, other_length) = (_range(a), _range(b))
    ahead, behind = (other - start) % _DAY, (start - other) % _DAY
    return max(0, min(ahead - length, behind - other_length))


def _range(clock: tuple[str, str]) -> tuple[int, int]:
    start, end = (int(time[:2]) * 60 + int(time[3:5]) for time in clock)
    return start, (end - start) % _DAY
