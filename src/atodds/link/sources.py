"""Facts about the sources themselves: copies of one text, and texts whose days hang in the air."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atodds.model import Claim, Fact, Feature, Reading
from atodds.rules import Rule


def copy_facts(rule: Rule, readings: Sequence[Reading]) -> Iterator[Fact]:
    """One fact for each document that copies another."""
    by_path = {reading.path: reading for reading in readings}
    for reading in readings:
        original = by_path.get(reading.copy_of or "")
        if original is None:
            continue
        claims = (*_claims(original, "opening"), *_claims(reading, "opening"))
        if len(claims) == 2:
            yield Fact(rule.id, claims, 1.0, "", "copy", (Feature("shared text", 0.0),))


def undated_facts(rule: Rule, readings: Sequence[Reading]) -> Iterator[Fact]:
    """One fact for each document without a date that names days by their distance from it."""
    for reading in readings:
        for claim in _claims(reading, "undated"):
            yield Fact(rule.id, (claim,), 1.0, "", "undated", (Feature("no date", 0.0),))


def _claims(reading: Reading, measure: str) -> tuple[Claim, ...]:
    return tuple(c for c in reading.claims if c.kind == "source" and c.measure == measure)
