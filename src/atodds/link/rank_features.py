"""Features of two claims of rank: the scope they are ranked in, and what holds the rank.

Two ranks clash only where one thing is ranked among the same others: "the second-largest city in
Norland" says nothing against "the largest city in the region".
"""

from __future__ import annotations

from collections.abc import Iterator

from atodds.link.weights import NEVER, listed
from atodds.model import Claim, Feature, Modality


def rank_features(a: Claim, b: Claim, clash: bool) -> Iterator[Feature]:
    """The reasons that scope and bearer give; measures are the same already."""
    yield from _scopes(a, b, clash)
    if not clash:
        return
    named = bool(a.context.entity and a.context.entity == b.context.entity)
    predicated = "predicated" in a.context.cues & b.context.cues
    numbered = "numbered" in a.context.cues
    if not named and not predicated:
        yield Feature("ranks of unnamed things", NEVER)
    if numbered and not predicated and a.context.predicate != b.context.predicate:
        yield Feature("one thing after the other", NEVER)
    if (a.modality is Modality.HEDGED) != (b.modality is Modality.HEDGED):
        yield Feature("one is only supposed", -1.5)


def _scopes(a: Claim, b: Claim, clash: bool) -> Iterator[Feature]:
    (wa, sa), (wb, sb) = _window(a), _window(b)
    if clash and wa != wb:
        yield Feature("ranked since other years", NEVER, f"{listed(wa)} / {listed(wb)}")
    if sa and sa == sb:
        yield Feature("same scope", 1.5, listed(sa))
    elif sa <= sb or sb <= sa:
        if sa or sb:
            yield Feature("one has a narrower scope", -1.0 if clash else 0.0, listed(sa ^ sb))
    else:
        yield Feature("other scopes", NEVER if clash else -2.0, f"{listed(sa)} / {listed(sb)}")


def _window(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    """The years that a rank is taken over, and the other words of its scope."""
    years = frozenset(w for w in claim.context.words if w.startswith("since "))
    return years, claim.context.words - years
