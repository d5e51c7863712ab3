"""Word lists written as plain text: the closed classes of language that the extractors share."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The white-space separated words of a text, as a set."""
    return frozenset(text.split())
