"""How many people are in which condition, as hospitals put it: "two are in critical condition",
"the other three are critical".

The condition is the measure, so that a number is compared with those in the same condition: two of
the wounded in it, or the other two, are all that are in it. A person who is not counted is left to
the statuses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from atodds.extract.analysis import Analysis
from atodds.extract.claims.build import interval_of, make_claim
from atodds.extract.claims.populations import population_of
from atodds.extract.counting.frames import Frame, frame_of
from atodds.model import Claim

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "dobj"})
_STAY = frozenset({"be", "remain", "stay"})


def condition_claims(analysis: Analysis) -> list[Claim]:
    """The counts of people by their condition, in text order."""
    carriers = dict(_carriers(analysis))
    if not carriers:
        return []
    claims = []
    for quantity in analysis.quantities:
        span = analysis.tokens(quantity.start, quantity.end)
        frame = frame_of(span) if span is not None and quantity.dimension == "count" else None
        if frame is None or not (frame.noun is None or population_of(frame, analysis.lexica)):
            continue
        condition = _condition_of(frame, carriers)
        if condition is None:
            continue
        claims.append(
            make_claim(
                analysis,
                (quantity.start, quantity.end),
                kind="count",
                measure=f"in {condition} condition",
                subject="",
                value=interval_of(quantity),
                anchor=frame.anchor,
                predicate=frame.predicate,
                population=frozenset({"anyone"}),
                cues=frozenset({"in all"}),
            )
        )
    return claims


def _carriers(analysis: Analysis) -> Iterator[tuple[int, str]]:
    """The places of the words that a condition is said of, verb or noun, with the condition."""
    named = analysis.lexica.vocabulary.words("things", "conditions")
    alone = analysis.lexica.vocabulary.words("things", "conditions_alone")
    for token in analysis.doc:
        if token.lower_ in alone and token.dep_ == "acomp" and token.head.lemma_ in _STAY:
            # "Two are critical of the plan" has a complement.
            if not any(c.dep_ in {"prep", "xcomp", "ccomp"} for c in token.children):
                yield token.head.i, token.lower_
            continue
        if token.lemma_.lower() != "condition" or token.dep_ != "pobj":
            continue
        said = [c for c in token.children if c.dep_ == "amod" and c.lower_ in named]
        if len(said) != 1 or any(c.lower_ == "or" for c in said[0].children):
            continue
        carrier = token.head.head
        while carrier.dep_ in {"prep", "pobj"} and not carrier.like_num:
            carrier = carrier.head
        yield carrier.i, said[0].lower_


def _condition_of(frame: Frame, carriers: Mapping[int, str]) -> str | None:
    for token in (frame.number, frame.noun):
        if token is not None and token.i in carriers:
            return carriers[token.i]
    if frame.predicate is not None and frame.role in _SUBJECTS:
        return carriers.get(frame.predicate.i)
    return None
