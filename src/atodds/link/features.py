"""The reasons for and against two claims being one fact, each with a weight that can be read.

The weights are set by hand: log-odds, added up with the bias and squashed. A feature that a rule
does not ask for (its `same` list) is not looked at. Nothing outweighs `NEVER`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from atodds.link.compared import compared
from atodds.link.context_features import CONTEXT_FEATURES
from atodds.link.happening_features import happening_features
from atodds.link.rank_features import rank_features
from atodds.link.site_features import site_features
from atodds.link.state_features import state_features
from atodds.link.value_features import value_features
from atodds.link.weights import NEVER
from atodds.model import Claim, Feature, Relation
from atodds.rules import Rule
from atodds.values import Convert, relation

LEAST_STORY = 0.25
"""Claims of documents that share less are not compared."""
_CLOSE_STORY = 0.7
_LONG = 150
"""Days between two reports beyond which only a close story joins them."""
BIAS = -1.0


def probability(features: list[Feature] | tuple[Feature, ...]) -> float:
    """The features' weights as a probability, 0 to 1 (logistic function)."""
    total = BIAS + sum(f.weight for f in features)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def features(
    rule: Rule, a: Claim, b: Claim, story: float, convert: Convert | None = None
) -> list[Feature]:
    """What speaks for and against a pair of claims, up to the first that nothing outweighs."""
    found = []
    for feature in _weighed(rule, a, b, story, convert):
        found.append(feature)
        if feature.weight <= NEVER:
            break
    return found


def _weighed(
    rule: Rule, a: Claim, b: Claim, story: float, convert: Convert | None
) -> Iterator[Feature]:
    clash = relation(*compared(rule, a, b), convert) is Relation.CONFLICT
    yield _story(a, b, story, clash)
    states = rule.compare == "state"
    for name, weigh in CONTEXT_FEATURES:
        if name in rule.same and not (states and name == "entity"):
            yield from weigh(a, b, clash)
    if states:
        yield from state_features(rule, a, b)
    elif rule.compare == "place":
        yield from site_features(a, b, clash)
    if a.kind in {"date", "time"}:
        yield from happening_features(a, b, clash)
    elif a.kind == "ordinal":
        yield from rank_features(a, b, clash)
    elif a.kind == "casualty" and a.path == b.path and a.context.predicate == b.context.predicate:
        yield Feature("same verb", 0.8, a.context.predicate)
    yield from value_features(a, b, clash, convert)


def _story(a: Claim, b: Claim, story: float, clash: bool) -> Feature:
    if a.path == b.path:
        return Feature("same document", 1.0)
    if story < LEAST_STORY:
        return Feature("different stories", NEVER, f"{story:.2f}")
    weight = 3.0 * (story - 0.4)
    if (
        clash
        and story < _CLOSE_STORY
        and a.as_of
        and b.as_of
        and abs((a.as_of - b.as_of).days) > _LONG
    ):
        return Feature("stories reported long apart", weight - 3.0, f"{a.as_of} / {b.as_of}")
    return Feature("same story", weight, f"{story:.2f}")
