"""Pairs of claims: which may be one fact, how surely, and for which reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from atodds.link.features import features, probability
from atodds.link.weights import NEVER
from atodds.model import Claim, Feature, Interval, Relation
from atodds.rules import Rule
from atodds.values import Convert, relation

_AGREEING = 0.4
"""From this probability on, two claims that do not clash count as telling one thing."""

_A_LIST = 3
"""Ages of people unnamed in one sentence that make a list."""


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two claims, how surely they are one fact, and the reasons for and against."""

    a: Claim
    b: Claim
    score: float
    reasons: tuple[Feature, ...]


def pairs_between(
    rule: Rule,
    ours: Sequence[Claim],
    theirs: Sequence[Claim],
    story: float,
    floor: float,
    convert: Convert | None,
) -> list[Pair]:
    """The pairs of two documents' claims that may be one fact, the surer from `floor` on.

    A document's claims are paired with one another when both sides are its own.
    """
    least = min(floor, _AGREEING)
    lists = (_age_lists(ours), _age_lists(theirs)) if rule.claims.kind == "age" else ({}, {})
    within = ours[0].path == theirs[0].path
    sums = _sums(ours) | _sums(theirs)
    pairs = []
    for i, a in enumerate(ours):
        for j, b in enumerate(theirs):
            if within and j <= i:
                continue
            reasons = tuple(features(rule, a, b, story, convert))
            if _odd_one_out(lists[0].get(i), lists[1].get(j), a, b):
                reasons = (*reasons, Feature("the odd one of two lists", 4.0))
            if (_figure(a), _figure(b)) in sums or (_figure(b), _figure(a)) in sums:
                reasons = (*reasons, Feature("one text adds them up", -4.0))
            score = probability(reasons)
            if score >= least:
                pairs.append(Pair(a, b, score, reasons))
    pairs = _prefer_counterparts(pairs, convert)
    return [p for p in pairs if p.score >= floor and not _barred(p)]


def is_withdrawal(pair: Pair, convert: Convert | None) -> bool:
    """Whether one text tells what was reported at first, and what is the case."""
    a, b = pair.a, pair.b
    return (
        a.path == b.path
        and "withdrawn" in a.context.cues ^ b.context.cues
        and relation(a.value, b.value, convert) is Relation.CONFLICT
    )


def _sums(claims: Sequence[Claim]) -> set[tuple[float | None, float | None]]:
    """The figures of a text with the totals that its "others" make of them: four, and five."""
    others = {n for c in claims if "others" in c.context.cues and (n := _figure(c)) is not None}
    stated = {n for c in claims if (n := _figure(c)) is not None}
    return {(n, n + more) for n in stated for more in others if n + more in stated}


def _figure(claim: Claim) -> float | None:
    """The number that a claim states, if it is one number."""
    value = claim.value
    return value.low if isinstance(value, Interval) and value.low == value.high else None


def _barred(pair: Pair) -> bool:
    return any(f.weight <= NEVER for f in pair.reasons)


def _age_lists(claims: Sequence[Claim]) -> dict[int, frozenset[float]]:
    """For each age of someone unnamed the ages that its sentence lists, if it lists three."""
    listed: dict[tuple[str, int], set[float]] = defaultdict(set)
    for claim in claims:
        if isinstance(claim.value, Interval) and claim.value.low and not claim.context.entity:
            listed[claim.path, claim.sentence.start].add(claim.value.low)
    return {
        i: frozenset(ages)
        for i, claim in enumerate(claims)
        if not claim.context.entity
        and len(ages := listed[claim.path, claim.sentence.start]) >= _A_LIST
    }


def _odd_one_out(
    a: frozenset[float] | None, b: frozenset[float] | None, one: Claim, other: Claim
) -> bool:
    """Whether two lists of ages differ in these two alone: "19, 31 and 40", "19, 32 and 40"."""
    if a is None or b is None or one.path == other.path:
        return False
    if not isinstance(one.value, Interval) or not isinstance(other.value, Interval):
        return False
    return a - b == {one.value.low} and b - a == {other.value.low}


def _prefer_counterparts(pairs: Sequence[Pair], convert: Convert | None) -> list[Pair]:
    """A clash is doubted where one side's own document has a claim that agrees with the other.

    Such a document tells the other side's fact already; its clashing figure is mostly another.
    """
    agreeing: set[int] = set()
    clashing = []
    for p in pairs:
        clash = relation(p.a.value, p.b.value, convert) is Relation.CONFLICT
        clashing.append(clash)
        if not clash and p.score >= _AGREEING:
            agreeing |= {id(p.a), id(p.b)}
    out = []
    for p, clash in zip(pairs, clashing, strict=True):
        doubt = sum(id(side) in agreeing for side in (p.a, p.b)) if clash else 0
        if doubt:
            reasons = (*p.reasons, Feature("the other text agrees elsewhere", -0.9 * doubt))
            p = replace(p, reasons=reasons, score=probability(reasons))
        out.append(p)
    return out
