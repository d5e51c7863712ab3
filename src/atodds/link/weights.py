"""What the features of linking share: the weight that nothing outweighs, lists, likeness."""

from __future__ import annotations

from atodds.model import Claim

NEVER = -20.0


def listed(words: frozenset[str] | set[str]) -> str:
    return ", ".join(sorted(words)[:5])


def told_alike(a: Claim, b: Claim) -> bool:
    """Whether the same is said of both: "two of the bombs fell in the camp" are all that did."""
    shared = (a.context.words & b.context.words) - {a.measure, b.measure}
    return a.context.predicate == b.context.predicate and len(shared) >= 2
