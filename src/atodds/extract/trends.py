"""Whether an amount is a change, up or down: "rose 5 percent", "down 12 cents", "fell by a third".

Looks left from the amount to the verb or adverb it completes. An amount after "to" or "at" is where
a change ended, not a change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from atodds.extract.bounds import DOWN, OBJECT_ONLY, UP
from atodds.model import Trend

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AMOUNTS = frozenset("percentage currency temperature".split())
_SKIPPED = frozenset("a an another further additional by only just as much more than under "
    "over about around roughly nearly almost some at least up".split())
_REACH = 7


def trend(doc: Doc, first: int, dimension: str) -> Trend | None:
    """The trend of an amount whose expression starts at token `first`."""
    at = first - 1
    by = False
    while at >= 0 and first - at <= _REACH:
        token = doc[at]
        word = token.lower_
        found = _direction(token, dimension, word)
        if found:
            return found
        if word == "by":
            by = True
        elif word not in _SKIPPED and token.pos_ != "ADV" and not by:
            return None
        elif by and (token.is_punct or token.like_num or word in ("to", "at", "and", "but")):
            return None
        at -= 1
    return None


def _direction(token: Token, dimension: str, word: str) -> Trend | None:
    lemma = token.lemma_.lower()
    if token.pos_ not in ("VERB", "AUX", "NOUN") and word not in ("up", "down", "upward", "downward"):
        return None
    if token.pos_ == "NOUN" and token.i + 1 < len(token.doc) and token.nbor().lower_ not in ("by", "of"):
        return None
    if lemma in OBJECT_ONLY and dimension not in _AMOUNTS and word not in ("up", "down"):
        return None
    if lemma in UP:
        return "up"
    return "down" if lemma in DOWN else None
