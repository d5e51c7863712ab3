"""How many of the dead or hurt are of one kind: "including four children", "six of them women".

A part of a toll is compared with nothing, for two parts are mostly of different people; where both
are told to be of one kind, they are one figure. The kind is part of the measure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.claims.build import interval_of, make_claim
from atodds.model import Claim, Interval, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_TOLLS = frozenset({"killed", "wounded"})
_WHOLE = frozenset({"them", "whom", "those", "dead", "killed", "injured", "wounded", "victims"})
_COPULAS = frozenset({"were", "are", ",", "was"})


def member_claims(analysis: Analysis, tallies: Sequence[Claim]) -> list[Claim]:
    """The counts of people of one kind among those of a toll, in text order."""
    kinds = {
        word: kind
        for kind, words in analysis.lexica.vocabulary.nested("people", "kinds").items()
        for word in words
    }
    return [
        _claim(analysis, quantity, number, noun, f"{kind} {measure}")
        for quantity in analysis.quantities
        if quantity.dimension == "count" and quantity.bound == "="
        for number, noun, measure in _members(analysis, quantity, tallies, kinds)
        if (kind := kinds.get(noun.lemma_.lower()))
    ]


def _members(
    analysis: Analysis, quantity: Quantity, tallies: Sequence[Claim], kinds: Mapping[str, str]
) -> Iterator[tuple[Token, Token, str]]:
    """The number, the noun and the toll that a quantity is a part of."""
    span = analysis.tokens(quantity.start, quantity.end)
    if span is None:
        return
    after = _after(span)
    noun = next((t for t in after if t.lemma_.lower() in kinds), None)
    if noun is None:
        return
    whole = _whole_before(span) or _whole_after(after, noun)
    if not whole:
        return
    measure = _named(analysis, whole) or _toll_before(quantity, tallies)
    if measure is not None:
        yield span[-1], noun, measure


def _after(span: Span) -> list[Token]:
    """The words after a number up to a stop: four, for "six of the dead were children"."""
    out: list[Token] = []
    for token in span.doc[span.end : min(span.end + 6, span.sent.end)]:
        if token.like_num or token.text in {".", ";", ":"} or token.lower_ in {"and", "or"}:
            break
        out.append(token)
    return out


def _whole_before(span: Span) -> str:
    """ "including four", "among them four", "among the dead were four"."""
    before = [t.lower_ for t in span.doc[max(span.start - 5, span.sent.start) : span.start]]
    if before[-1:] == ["including"]:
        return "them"
    if "among" in before:
        rest = before[before.index("among") + 1 :]
        return next((w for w in rest if w in _WHOLE), "")
    return ""


def _whole_after(after: Sequence[Token], noun: Token) -> str:
    """ "six of them children", "three of the dead were children"."""
    if not after or after[0].lower_ != "of":
        return ""
    said = next((t for t in after if t.i < noun.i and t.lower_ in _WHOLE), None)
    if said is None:
        return ""
    rest = said.doc[said.i + 1 : noun.i]
    told = all(t.lower_ in _COPULAS or t.head.i == noun.i for t in rest)
    return said.lower_ if told else ""


def _named(analysis: Analysis, whole: str) -> str | None:
    """The toll that a word for the whole names by itself: the dead."""
    return next(
        (m.name for m in analysis.lexica.measures if m.name in _TOLLS and whole in m.adjectives),
        None,
    )


def _toll_before(quantity: Quantity, tallies: Sequence[Claim]) -> str | None:
    """The last toll before a number in its sentence that the number can be a part of."""
    part = quantity.interval[0] or 0.0
    for claim in reversed([c for c in tallies if c.span.end <= quantity.start]):
        if not claim.sentence.start <= quantity.start < claim.sentence.end:
            return None
        if claim.measure in _TOLLS and not claim.context.part:
            value = claim.value
            top = value.high if isinstance(value, Interval) else None
            return claim.measure if top is None or top >= part else None
    return None


def _claim(
    analysis: Analysis, quantity: Quantity, number: Token, noun: Token, measure: str
) -> Claim:
    return make_claim(
        analysis,
        (quantity.start, quantity.end),
        kind="count",
        measure=measure,
        subject=noun.text,
        value=interval_of(quantity),
        anchor=number,
        predicate=None,
        population=frozenset({"anyone"}),
        cues=frozenset({"in all"}),
    )
