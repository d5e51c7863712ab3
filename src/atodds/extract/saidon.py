"""When something was said: the date words that stand with a cue, "said on Monday".

Finds the words; what day they mean is not settled here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from atodds.extract.sayings import Saying
from atodds.extract.scopes import char_end
from atodds.extract.speakers import DAYS

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MONTHS = (
    frozenset({"january", "february", "march", "april", "may", "june", "july", "august"})
    | {"september", "october", "november", "december", "jan", "jan.", "feb"}
    | {"feb.", "mar", "mar.", "apr", "apr.", "aug", "aug.", "sept", "sept."}
    | {"sep", "sep.", "oct", "oct.", "nov", "nov.", "dec", "dec."}
)
_LEADS = frozenset({"on", "early", "late", "earlier", "later", "last", "this", "the"})
_TAILS = frozenset({"morning", "afternoon", "evening", "night"})
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
    for at in range(start, end):
        token = doc[at]
        if token.lower_ in DAYS or token.lower_ in _MONTHS:
            if doc[at + 1 : at + 2].text == "'s" or token.tag_ == "MD":
                return None
            first, last = at, at + 1
            while first > start and doc[first - 1].lower_ in _LEADS:
                first -= 1
            if first > start and doc[first - 1].like_num:
                first -= 1
            while last < end and (
                doc[last].lower_ in _TAILS
                or doc[last].lower_ in _MONTHS
                or (doc[last].text.isdigit() and doc[last - 1].lower_ in _MONTHS)
            ):
                last += 1
            return doc[first].idx, char_end(doc, last)
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD", "WRB") or token.text in {
            ".",
            '"',
            ":",
            "that",
        }:
            return None
    return None
