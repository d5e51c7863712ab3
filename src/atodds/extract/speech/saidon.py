"""When something was said: the date words that stand with a cue, "said on Monday".

Finds the words; what day they mean is not settled here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from atodds.extract.speech.saying import Saying
from atodds.extract.speech.scopes import char_end
from atodds.extract.speech.speakers import DAYS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MONTHS = (
    frozenset({"january", "february", "march", "april", "may", "june", "july", "august"})
    | {"september", "october", "november", "december", "jan", "jan.", "feb"}
    | {"feb.", "mar", "mar.", "apr", "apr.", "aug", "aug.", "sept", "sept."}
    | {"sep", "sep.", "oct", "oct.", "nov", "nov.", "dec", "dec."}
)
_LEADS = frozenset({"on", "early", "late", "earlier", "later", "last", "this", "the"})
_TAILS = frozenset({"morning", "afternoon", "evening", "night"})
_ENDS = frozenset({".", '"', ":", "that"})
_CLAUSES = frozenset({"VBD", "VBN", "VBZ", "VBP", "VBG", "MD", "WRB"})
_REACH = 9
"""Tokens behind a cue in which "on Monday" still belongs to it."""


def said_on(doc: Doc, saying: Saying) -> tuple[int, int] | None:
    """The span of "on Monday", "Wednesday", "on March 5" that stands with the cue."""
    floor, ceiling = saying.sentence
    behind = _date(doc, saying.last, min(ceiling, saying.last + _REACH))
    if behind is not None or saying.kind == "according":
        return behind
    if saying.first - floor <= 6 and not any(t.pos_ == "VERB" for t in doc[floor : saying.first]):
        return _date(doc, floor, saying.first)
    return None


def _date(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The first day named between two tokens, before any clause, number or stop."""
    for at in range(start, end):
        token = doc[at]
        if token.lower_ in DAYS or _month(token):
            return None if doc[at + 1 : at + 2].text == "'s" else _extent(doc, at, start, end)
        if token.text in _ENDS or token.tag_ in _CLAUSES:
            return None
        if token.tag_ == "CD" and not (at + 1 < end and _month(doc[at + 1])):
            return None
    return None


def _extent(doc: Doc, at: int, start: int, end: int) -> tuple[int, int]:
    """The date around the day or month at a token: "early on Monday", "on March 5"."""
    first, last = at, at + 1
    while first > start and (doc[first - 1].lower_ in _LEADS or doc[first - 1].like_num):
        first -= 1
    while last < end and (
        doc[last].lower_ in _TAILS
        or _month(doc[last])
        or (doc[last].text.isdigit() and _month(doc[last - 1]))
    ):
        last += 1
    return doc[first].idx, char_end(doc, last)


def _month(token: Token) -> bool:
    return token.lower_ in _MONTHS and token.tag_ == "NNP"
