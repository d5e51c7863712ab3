"""Who a group is made up of: "two men and a woman", "one male, and two females".

One claim a pair: its value is the number of men, its entity the size of the group, so that only
groups of one size are compared. What is said of them (killed, wounded, arrested) is part of the
measure, for the same reason: the victims and the suspects may both be three. A group of which only
the men are told makes no claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.claims.build import make_claim
from atodds.extract.counting.frames import Frame
from atodds.extract.counting.measures import measure_of
from atodds.model import Claim, Interval, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

MEASURE = "men and women"
_BETWEEN = frozenset({",", "and", "&"})
_REACH = 4
"""Tokens between a noun and its number."""


@dataclass(frozen=True, slots=True)
class _Half:
    """So many of one sex: the tokens from the number to the noun."""

    sex: str
    number: float
    first: Token
    noun: Token


def makeup_claims(analysis: Analysis) -> list[Claim]:
    """The groups whose men and women are counted side by side, in text order."""
    sexes = analysis.lexica.vocabulary.nested("people", "sexes")
    of = {word: sex for sex, words in sexes.items() for word in words}
    stated = {quantity.start: quantity for quantity in analysis.quantities}
    claims = []
    last: _Half | None = None
    for token in analysis.doc:
        sex = of.get(token.lemma_.lower())
        half = _half(token, sex, stated) if sex is not None else None
        if half is None:
            continue
        if last is not None and last.sex != half.sex and _side_by_side(last, half):
            claims.append(_claim(analysis, last, half))
            half = None
        last = half
    return claims


def _half(word: Token, sex: str, stated: Mapping[int, Quantity]) -> _Half | None:
    """The number before a word for men or women; None where it is not one exact number."""
    noun = word.head if word.dep_ == "amod" and word.head.i == word.i + 1 else word
    for token in reversed(word.doc[max(word.i - _REACH, word.sent.start) : word.i]):
        if token.lower_ in {"a", "an", "one"}:
            return _Half(sex, 1.0, token, noun)
        if (quantity := stated.get(token.idx)) is not None:
            exact = quantity.bound == "=" and isinstance(quantity.value, float)
            counts = exact and quantity.dimension == "count"
            return _Half(sex, quantity.interval[0] or 0.0, token, noun) if counts else None
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"} or token.like_num:
            return None
    return None


def _side_by_side(one: _Half, other: _Half) -> bool:
    """Whether nothing but "and" joins two halves, and no third half goes on with the list."""
    doc = one.noun.doc
    between = doc[one.noun.i + 1 : other.first.i]
    if not any(t.lower_ in {"and", "&"} for t in between):
        return False
    return one.noun.sent == other.noun.sent and all(t.lower_ in _BETWEEN for t in between)


def _claim(analysis: Analysis, one: _Half, other: _Half) -> Claim:
    start, end = one.first.idx, other.noun.idx + len(other.noun)
    men = one.number if one.sex == "men" else other.number
    frame = _frame(one)
    found = measure_of(frame, analysis.lexica.measures)
    said = found[0].name if found is not None else _sought(analysis, one.noun)
    return make_claim(
        analysis,
        (start, end),
        kind="count",
        measure=f"{MEASURE} {said}".rstrip(),
        subject="",
        value=Interval(men, men),
        anchor=one.noun,
        predicate=frame.predicate,
        entity=f"{one.number + other.number:g} people",
        population=frozenset({"anyone"}),
        cues=frozenset({"in all"}),
    )


def _frame(half: _Half) -> Frame:
    noun = half.noun
    while noun.dep_ in {"conj", "appos"} and noun.head.i < noun.i:
        noun = noun.head
    return Frame(half.first, half.noun, noun, noun.dep_, noun.head, False)


def _sought(analysis: Analysis, noun: Token) -> str:
    """ "sought" in a sentence on suspects, for they may be as many as the victims."""
    people = analysis.lexica.people
    suspects = any("suspect" in people.get(t.lemma_.lower(), ()) for t in noun.sent)
    return "sought" if suspects else ""
