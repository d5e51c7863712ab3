"""What a text says last of each state: one claim a bearer and state, the outdated ones left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from atodds.model import Claim, Wording
from atodds.values import TOGETHER

if TYPE_CHECKING:
    from atodds.rules import Rule


def last_words(claims: Sequence[tuple[Rule, Claim]]) -> list[Claim]:
    """The claims of one text without the states that the text itself has left behind.

    A text that says "he was sought for days, then arrested" says that he is held.
    """
    kept: dict[tuple[str, str, str], Claim] = {}
    rules: dict[str, Rule] = {}
    for rule, claim in claims:
        if any(_left_behind(rule, claim, other) for r, other in claims if r is rule):
            continue
        key = (rule.id, claim.context.entity, state_of(claim))
        if key not in kept or _plainness(claim) > _plainness(kept[key]):
            kept[key] = claim
        rules[rule.id] = rule
    together: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for (rule_id, entity, _), claim in kept.items():
        together[rule_id, entity].append(claim)
    return [c for (name, _), some in together.items() for c in _as_compared(rules[name], some)]


def _as_compared(rule: Rule, claims: Sequence[Claim]) -> Sequence[Claim]:
    """The states of one bearer as the rule compares several: each, any or the first of them."""
    options = rule.options
    if options.several == "each" or len(claims) < 2:
        return claims
    order = {state: number for number, state in enumerate(rule.claims.states)}
    claims = sorted(claims, key=lambda c: (order[state_of(c)], c.span))
    if options.several == "first":
        return claims[:1]
    said = [state_of(c) for c in claims]
    exact = [s for s in said if not set(options.broader.get(s, ())) & set(said)]
    plainest = max(claims, key=lambda c: (state_of(c) in exact, _plainness(c), -c.span.start))
    value = Wording(plainest.text, TOGETHER.join(exact))
    return [replace(plainest, value=value)]


def state_of(claim: Claim) -> str:
    """The name of a claim's state."""
    return claim.value.key if isinstance(claim.value, Wording) else ""


def _plainness(claim: Claim) -> tuple[bool, bool]:
    """What tells a state best: the text itself, not the headline, of one whom it names."""
    last = claim.subject.rsplit(" ", 1)[-1]
    return claim.context.role != "title", last in claim.sentence_text


def _left_behind(rule: Rule, claim: Claim, other: Claim) -> bool:
    """Whether another claim of the text puts the same bearer in a later state.

    Two sides who are quoted may differ: neither leaves the other's word behind.
    """
    if claim.context.entity != other.context.entity:
        return False
    mine, its = state_of(claim), state_of(other)
    speakers = {c.attribution.speaker for c in (claim, other) if c.attribution is not None}
    if len(speakers) == 2:
        return False
    return any(
        mine in chain and its in chain and chain.index(mine) < chain.index(its)
        for chain in rule.options.order
    )
