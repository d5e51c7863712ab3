"""What a text says last of each state: one claim a bearer and state, the outdated ones left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from atodds.model import Claim, Wording

if TYPE_CHECKING:
    from atodds.rules import Rule


def last_words(claims: Sequence[tuple[Rule, Claim]]) -> list[Claim]:
    """The claims of one text without the states that the text itself has left behind.

    A text that says "he was sought for days, then arrested" says that he is held.
    """
    kept: dict[tuple[str, str, str], Claim] = {}
    for rule, claim in claims:
        if any(_left_behind(rule, claim, other) for r, other in claims if r is rule):
            continue
        key = (rule.id, claim.context.entity, state_of(claim))
        if key not in kept or _plainness(claim) > _plainness(kept[key]):
            kept[key] = claim
    return list(kept.values())


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
