"""Features of two states: whether they are said of one bearer, and whether by two sides.

A bearer is named, or known by the part played: "the suspect" of one text is the person named in
another only where each text has one suspect.
"""

from __future__ import annotations

from collections.abc import Iterator

from atodds.link.weights import NEVER
from atodds.model import Claim, Feature, Wording
from atodds.names import compare_names
from atodds.rules import Rule

_PART = "role:"
_PARTS = "roles:"
_ONLY = "only "


def state_features(rule: Rule, a: Claim, b: Claim) -> Iterator[Feature]:
    """The reasons that two claims of state give beside those of their contexts."""
    if "entity" in rule.same:
        yield _bearer(a, b)
    states = {c.value.key for c in (a, b) if isinstance(c.value, Wording)}
    if a.path != b.path or not any(states == set(pair) for pair in rule.options.opposites):
        return
    speakers = {c.attribution.speaker for c in (a, b) if c.attribution is not None}
    if len(speakers) == 2:
        yield Feature("one text, two sides", 0.0)
    else:
        yield Feature("one text tells how it went", NEVER)


def _bearer(a: Claim, b: Claim) -> Feature:
    one, two = a.context.entity, b.context.entity
    detail = f"{one} / {two}"
    if one == two:
        if not one.startswith(_PART):
            return Feature("same bearer", 3.0, one)
        only = _ONLY + one.removeprefix(_PART)
        if only in a.context.cues & b.context.cues:
            return Feature("each text has one", 2.0, one)
        return Feature("a part that several play", NEVER, one)
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


def _names(a: Claim, b: Claim, detail: str) -> Feature:
    verdict = compare_names(a.subject, b.subject, "person")
    if verdict == "same":
        return Feature("same bearer", 3.0, detail)
    if verdict == "compatible":
        return Feature("same name, shorter", 2.2, detail)
    if verdict == "variant":
        return Feature("name spelled alike", 1.5, detail)
    return Feature("other bearer", NEVER, detail)
