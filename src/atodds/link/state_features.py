"""Features of two states: whether they are said of one bearer, and whether by two sides.

A bearer is named, or known by the part played: "the suspect" of one text is the person named in
another only where each text has one suspect.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from atodds.link.weights import NEVER, listed
from atodds.model import Claim, Feature, Wording
from atodds.names import compare_names
from atodds.rules import Rule
from atodds.values import are_opposed

_PART = "role:"
_PARTS = "roles:"
_AGED = "aged:"
_ONLY = "only "
_SEX = "sex "
_SIDE = 3
"""How many claims stand for one state in a fact: more of them prove nothing more."""
_STREETS = frozenset({"street", "avenue", "road", "boulevard", "drive", "lane", "parkway"})


def state_features(rule: Rule, a: Claim, b: Claim) -> Iterator[Feature]:
    """The reasons that two claims of state give beside those of their contexts."""
    if "entity" in rule.same:
        yield bearer_feature(a, b)
    if a.kind == "presence":
        yield from _whereabouts(a, b)
    elif not _is_named(a) or not _is_named(b):
        yield from _streets(a, b)
        ka, kb = a.context.events, b.context.events
        if "event" not in rule.same and ka and kb and not ka & kb:
            yield Feature("other kind of event", -2.0, f"{listed(ka)} / {listed(kb)}")
    if a.path != b.path or not _opposed(rule, a, b):
        return
    speakers = {c.attribution.speaker for c in (a, b) if c.attribution is not None}
    if len(speakers) == 2:
        yield Feature("one text, two sides", 0.0)
    else:
        yield Feature("one text tells how it went", NEVER)


def telling(
    rule: Rule, claims: Mapping[int, Claim], links: Mapping[tuple[int, int], float]
) -> frozenset[int]:
    """The claims of a fact that its disagreement rests on, by number; all where they agree.

    Of each state that clashes with another, those with the surest link to the other side.
    """
    surest: dict[int, float] = {}
    for (i, j), score in links.items():
        if _opposed(rule, claims[i], claims[j]):
            surest[i] = max(score, surest.get(i, 0.0))
            surest[j] = max(score, surest.get(j, 0.0))
    if not surest:
        return frozenset(claims)
    sides: dict[str, list[int]] = defaultdict(list)
    for i in sorted(surest, key=lambda i: (-surest[i], i)):
        sides[_state(claims[i])].append(i)
    return frozenset(i for side in sides.values() for i in side[:_SIDE])


def _opposed(rule: Rule, a: Claim, b: Claim) -> bool:
    return are_opposed(a.value, b.value, rule.options.opposites)


def _state(claim: Claim) -> str:
    return claim.value.key if isinstance(claim.value, Wording) else ""


def _is_named(claim: Claim) -> bool:
    entity = claim.context.entity
    return bool(entity) and not entity.startswith((_PART, _PARTS, _AGED))


def _streets(a: Claim, b: Claim) -> Iterator[Feature]:
    """Where two events are: texts that name other streets mostly tell of other events."""
    one, two = ({p for p in c.context.places if p.rsplit(" ", 1)[-1] in _STREETS} for c in (a, b))
    if one & two:
        yield Feature("same street", 1.0, listed(one & two))
    elif one and two:
        yield Feature("other streets", -2.0, f"{listed(one)} / {listed(two)}")


def _whereabouts(a: Claim, b: Claim) -> Iterator[Feature]:
    """A group that is in one place may well be missing from another."""
    one, two = a.context.places, b.context.places
    within = any(set(x.split()) <= set(y.split()) or set(y.split()) <= set(x.split())
                 for x in one for y in two)  # fmt: skip
    if one and two and not within:
        yield Feature("elsewhere", NEVER, f"{listed(one)} / {listed(two)}")


def bearer_feature(a: Claim, b: Claim) -> Feature:
    """Whether two claims are about one bearer; both must be known, by name or by part."""
    one, two = a.context.entity, b.context.entity
    detail = f"{one} / {two}"
    if one == two == a.measure:
        return Feature("same thing", 1.0, one)
    if one == two:
        if not one.startswith(_PART):
            return Feature("same bearer", 3.0, one)
        if len({c for c in a.context.cues | b.context.cues if c.startswith(_SEX)}) > 1:
            return Feature("man and woman", NEVER, detail)
        only = _ONLY + one.removeprefix(_PART)
        if only in a.context.cues & b.context.cues:
            return Feature("each text has one", 2.0, one)
        return Feature("a part that several play", NEVER, one)
    sexes = {c for c in a.context.cues | b.context.cues if c.startswith(_SEX)}
    if len(sexes) > 1:
        return Feature("man and woman", NEVER, detail)
    if one.startswith(_AGED) or two.startswith(_AGED):
        return _by_age(a, b, detail)
    parts = [e.startswith((_PART, _PARTS)) for e in (one, two)]
    if all(parts):
        return Feature("other bearer", NEVER, detail)
    if any(parts):
        role = one if parts[0] else two
        only = _ONLY + role.removeprefix(_PART)
        if only in a.context.cues & b.context.cues:
            return Feature("the only one to play the part", 2.0, detail)
        return Feature("a part that several play", NEVER, detail)
    return _names(a, b, detail)


def _by_age(a: Claim, b: Claim, detail: str) -> Feature:
    """Someone known by age: the same as one described alike, or as the one named of that age."""
    parts = {c for c in a.context.cues & b.context.cues if c.startswith(_ONLY)}
    described = [_description(c) for c in (a, b)]
    ages = [d[0] for d in described]
    if all(ages) and ages[0] != ages[1]:
        return Feature("another age", NEVER, detail)
    if all(ages) and described[0][2] == described[1][2]:
        sexes = {d[1] for d in described if d[1]}
        if len(sexes) < 2:
            return Feature("of the same age", 2.2, detail)
    if parts and not all(ages):
        return Feature("the only one to play the part", 2.0, detail)
    return Feature("other bearer", NEVER, detail)


def _description(claim: Claim) -> tuple[str, str, str]:
    """The age, sex and mark ("another") by which the bearer of a state can be known, each or ""."""
    entity = claim.context.entity
    if entity.startswith(_AGED):
        age, sex, another = (*entity.removeprefix(_AGED).split(":"), "")[:3]
        return age, sex, another
    cues = (c.removeprefix(_AGED) for c in claim.context.cues if c.startswith(_AGED))
    return next(cues, ""), "", ""


def _names(a: Claim, b: Claim, detail: str) -> Feature:
    verdict = compare_names(a.subject, b.subject, "person")
    if verdict == "same":
        return Feature("same bearer", 3.0, detail)
    if verdict == "compatible":
        return Feature("same name, shorter", 2.2, detail)
    if verdict == "variant":
        return Feature("name spelled alike", 1.5, detail)
    return Feature("other bearer", NEVER, detail)
