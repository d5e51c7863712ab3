"""Who is aboard: passengers, crew, or all of them, each counted by itself.

"227 passengers and 12 crew" are 239 people aboard; "239 passengers and crew" are so, too. Only a
count that is said to be aboard is one: "three passengers were hurt" are some of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from atodds.extract.analysis import Lexica
from atodds.extract.counting.frames import Frame

if TYPE_CHECKING:
    from spacy.tokens import Token

_ABOARD = frozenset({"aboard", "onboard"})
_CARRY = frozenset({"carry", "ferry", "transport"})


def aboard_of(frame: Frame, lexica: Lexica) -> str:
    """The measure of a count of people aboard; "" for any other count of people."""
    noun = frame.noun
    if noun is None or frame.part:
        return ""
    kinds = {_kind(t, lexica) for t in (noun, *_joined(noun))}
    if not _is_aboard(noun) and (kinds == {"people"} or not _is_carried(frame)):
        return ""
    return f"{kinds.pop()} aboard" if len(kinds) == 1 else "people aboard"


def _is_carried(frame: Frame) -> bool:
    """ "A ferry carrying 61 passengers", "a ferry with 61 passengers"."""
    if frame.role == "pobj:with":
        return frame.predicate is not None and frame.predicate.pos_ in {"NOUN", "PROPN"}
    carried = frame.predicate is not None and frame.predicate.lemma_.lower() in _CARRY
    return carried and frame.role in {"dobj", "conj"}


def _is_aboard(noun: Token) -> bool:
    doc = noun.doc
    after = doc[noun.i + 1 : min(noun.i + 12, noun.sent.end)]
    for token in after:
        if token.lower_ in _ABOARD or (token.lower_ == "board" and token.nbor(-1).lower_ == "on"):
            return True
        if token.pos_ == "VERB" or token.text in {";", ":", "."}:
            return False
    return False


def _joined(noun: Token) -> list[Token]:
    """The nouns that the same number counts: crew, in "231 passengers and crew"."""
    return [
        t
        for t in noun.conjuncts
        if t.i > noun.i and not any(c.dep_ == "nummod" or c.like_num for c in t.children)
    ]


def _kind(noun: Token, lexica: Lexica) -> str:
    word = noun.lemma_.lower()
    for kind, words in lexica.vocabulary.nested("people", "aboard").items():
        if word in words:
            return kind
    return "people"
