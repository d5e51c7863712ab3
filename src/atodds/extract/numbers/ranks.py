"""Places in an order: "the third-largest city", "the deadliest attack", "a fourth term".

Finds the words of the rank and the noun that is ranked; whom or what it is said of is not asked
here. What only numbers a thing (the third floor, first degree, 25th Avenue) is no rank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atodds.rules.vocabulary import by_word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from atodds.rules import Vocabulary

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_RANKS = {word: n for n, word in enumerate(_ORDINALS.split(), 1)}
_DIGITS = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_POINTING = frozenset({"the", "this", "that"})
_PREDICATES = frozenset({"attr", "oprd", "acomp"})


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary of ranks, by lemma."""

    dimensions: Mapping[str, str]
    unranked: frozenset[str]
    numbered: frozenset[str]
    successive: frozenset[str]
    wide: frozenset[str]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Words:
        return cls(
            by_word(vocabulary.nested("ranks", "dimensions")),
            vocabulary.words("ranks", "unranked"),
            vocabulary.words("ranks", "numbered"),
            vocabulary.words("ranks", "successive"),
            vocabulary.words("ranks", "wide"),
        )


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank as written, from token `first` to token `last`, both included.

    `dimension` is what a superlative ranks by, "" for "her fourth term"; `noun` what is ranked,
    None where the superlative stands alone ("it is the deadliest in years"); `among` says that it
    is one of several ("one of the deadliest").
    """

    first: Token
    last: Token
    number: int
    dimension: str
    noun: Token | None
    among: bool

    @property
    def head(self) -> Token:
        """The word that fills the rank's place in the clause."""
        return self.noun if self.noun is not None else self.last


def find_ranks(doc: Doc, words: Words) -> Iterator[Rank]:
    """All ranks of a text, in text order."""
    for token in doc:
        if token.tag_ in {"JJS", "RBS"}:
            rank = _superlative(token, words)
        else:
            rank = _numeral(token, words)
        if rank is not None:
            yield rank


def _superlative(token: Token, words: Words) -> Rank | None:
    doc = token.doc
    adjective = token
    if token.tag_ == "RBS" or token.lower_ in {"most", "least"}:
        if token.i + 1 >= token.sent.end or doc[token.i + 1].tag_ != "JJ":
            return None
        adjective = doc[token.i + 1]
    lemma = adjective.lemma_.lower()
    first, number = _number_before(token)
    before = doc[first.i - 1].lower_ if first.i > token.sent.start else ""
    if {lemma, adjective.lower_} & words.unranked or before in {"at", "as"}:
        return None
    noun = adjective.head if adjective.dep_ in {"amod", "compound", "nmod"} else None
    if noun is not None and (noun.pos_ not in {"NOUN", "PROPN"} or noun.i < adjective.i):
        return None
    if noun is None and adjective.dep_ not in _PREDICATES | {"pobj"}:
        return None
    if noun is None and not _points(adjective):
        return None
    dimension = words.dimensions.get(lemma, lemma)
    if token is not adjective:
        dimension = dimension if token.lower_ == "most" else f"least {dimension}"
    last = noun if noun is not None else adjective
    return _ranked(Rank(first, last, number, dimension, noun, _is_among(last)))


def _ranked(rank: Rank) -> Rank | None:
    """The rank, unless it is that of several: "the most vulnerable civilians"."""
    several = rank.noun is not None and rank.noun.tag_ in {"NNS", "NNPS"}
    return None if several and not rank.among else rank


def _number_before(token: Token) -> tuple[Token, int]:
    """Where a superlative begins, its ordinal included, and its rank: "second-largest" is 2."""
    doc, at = token.doc, token.i - 1
    if at > token.sent.start and doc[at].text in {"-", "\u2010", "\u2011"}:
        at -= 1
    if at >= token.sent.start and (number := _number(doc[at])) is not None:
        return doc[at], number
    return token, 1


def _number(token: Token) -> int | None:
    if token.lower_ in _RANKS:
        return _RANKS[token.lower_]
    digits = _DIGITS.fullmatch(token.lower_) if token.text[0].isdigit() else None
    return int(digits[1]) if digits is not None else None


def _numeral(token: Token, words: Words) -> Rank | None:
    """An ordinal before a noun; those before superlatives are read with these."""
    number = _number(token)
    if number is None:
        return None
    noun = token.head
    while noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head
    if token.dep_ not in {"amod", "compound", "nummod"} or noun.i <= token.i:
        return None
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.lemma_.lower() in words.numbered:
        return None
    following = token.nbor(1)
    named = token.text[0].isupper() and token.i > token.sent.start
    street = token.text[0].isdigit() and noun.pos_ == "PROPN"
    counted = any(c.dep_ == "nummod" and c is not token for c in noun.children)
    ranked = any(t.tag_ in {"JJS", "RBS"} for t in token.doc[token.i : noun.i])
    if following.text in {"-", "\u2010", "\u2011"} or named or street or counted or ranked:
        return None
    if not _points(noun) and noun.lemma_.lower() not in words.successive:
        return None
    return _ranked(Rank(token, noun, number, "", noun, _is_among(noun)))


def _points(noun: Token) -> bool:
    """Whether a phrase means one thing: "the second quake", "her term", not "a second quake"."""
    return any(
        c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in _POINTING) for c in noun.children
    )


def _is_among(last: Token) -> bool:
    """ "One of the deadliest", "among the deadliest"."""
    if last.dep_ != "pobj":
        return False
    preposition = last.head
    if preposition.lower_ == "among":
        return True
    return preposition.lower_ == "of" and preposition.head.lower_ in {"one", "some", "many"}
