"""What the features of linking share: the weight that nothing outweighs, and a list in words."""

from __future__ import annotations

NEVER = -20.0


def listed(words: frozenset[str] | set[str]) -> str:
    return ", ".join(sorted(words)[:5])
