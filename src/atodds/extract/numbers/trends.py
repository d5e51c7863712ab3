"""Whether an amount is a change, up or down: "rose 5 percent", "down 12 cents", "fell by a third".

Looks left from the amount to the verb or adverb that it completes. An amount after "to" or "at" is
where a change ended, not a change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from atodds.extract.numbers.lexicon import words
from atodds.model import Trend

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_UP = words("rise increase grow gain climb jump surge soar advance rally rocket swell")
_DOWN = words(
    "fall decrease decline drop lose slip slide plunge plummet tumble sink dip shed shrink "
    "slump retreat ease dive"
)
_BY_UP = words("raise lift boost hike expand revise")
_BY_DOWN = words("cut reduce lower trim slash")
_PARTICLES = {"up": "up", "upward": "up", "upwards": "up"} | {
    "down": "down",
    "downward": "down",
    "downwards": "down",
}
_CARRIERS = words(
    "be go trend move close end finish open trade send edge creep tick inch head push revise "
    "bring drive"
)
_COUNTING = words("rise increase grow fall decrease decline")
"""Verbs that tell a change also of things counted: "rose 200", not "dropped 200 bombs"."""
_SKIPPED = words(
    "a an another further additional by only just as much more less than under over about around "
    "roughly nearly almost some at least between up estimated"
)
_STOPS = words("to at in on of for with after before against from below above")
_AMOUNTS = words("percentage currency temperature points")
_REACH = 8


def trend(doc: Doc, first: int, dimension: str) -> Trend | None:
    """The trend of an amount whose expression starts at token `first`; `by` may hold its object."""
    by = False
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        token = doc[at]
        word = token.lower_
        found = _direction(token, word, dimension, by)
        if found:
            return found
        if word == "by":
            by = True
        elif by:
            if token.is_punct or token.like_num or token.pos_ in ("CCONJ", "VERB", "SCONJ"):
                return None
        elif word in _STOPS or (word not in _SKIPPED and token.pos_ != "ADV"):
            return None
    return None


def _direction(token: Token, word: str, dimension: str, by: bool) -> Trend | None:
    amount = dimension in _AMOUNTS
    if word in _PARTICLES:
        return _particle(token, word, amount)
    lemma = token.lemma_.lower()
    if token.pos_ == "NOUN":
        direct = by and token.nbor().lower_ == "by"
        return _verb(lemma, True) if direct else None
    if token.pos_ != "VERB":
        return None
    if by and lemma in _BY_UP:
        return "up"
    if by and lemma in _BY_DOWN:
        return "down"
    if lemma == "add":
        return "up" if amount else None
    return _verb(lemma, amount or by or (lemma in _COUNTING))


def _verb(lemma: str, counts: bool) -> Trend | None:
    if not counts:
        return None
    return "up" if lemma in _UP else "down" if lemma in _DOWN else None


def _particle(token: Token, word: str, amount: bool) -> Trend | None:
    """ "were up 3%", "shares, down 3p"; not "gave up 3", "down 12 steps"."""
    head = token.head.lemma_.lower()
    if token.dep_ == "prt" and head not in _CARRIERS and head not in _UP and head not in _DOWN:
        return None
    before = token.doc[token.i - 1] if token.i else None
    loose = before is None or before.is_punct or before.lemma_.lower() == "be"
    if not amount and not loose:
        return None
    return "up" if _PARTICLES[word] == "up" else "down"
