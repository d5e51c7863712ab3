"""Whether the words around a date look back or ahead, told from closed-class cues alone.

No parse: the nearest cue to the left in the sentence decides ("was charged Monday", "will be heard
Friday"); a date that opens its sentence takes the first cue to the right. Without a cue: None.
"""

from __future__ import annotations

import re
from typing import Literal

Tense = Literal["past", "future"]

_REACH = 160
_ABBREVIATION = "".join(
    rf"(?<!\b{a})"
    for a in (
        ["Mr", "Dr", "St", "Lt", "No", "vs", "Mrs", "Gov", "Sen", "Rep", "Gen", "Sgt", "Col", "Det"]
        + ["Jan", "Feb", "Mar", "Apr", "Aug", "Sep", "Oct", "Nov", "Dec", "Sept", "Capt", "Ave"]
    )
)
_SENTENCE_END = re.compile(rf"(?<![A-Z]){_ABBREVIATION}[.!?][\"'”’)]?\s+(?=[\"'“‘(]?[A-Z])|\n\s*\n")

_VERB = r"(?:\s+(?:not|also|then|likely|reportedly|be|have|been)){0,3}(?:\s+\w+(?:ed|en|wn|ld)\b)?"
_FUTURE = (
    rf"(?:will|won[’']t|shall|\w{{1,5}}[’']ll)\b{_VERB}"
    r"|(?:is|are|was|were|be|been|being)\s+(?:also\s+|now\s+|still\s+)?"
    rf"(?:due|expected|scheduled|set|slated|planned|likely|going|supposed)\b(?:\s+(?:to|for|in))?{_VERB}"
    rf"|(?:is|are|plans?|planning|aims?|hopes?|intends?|vows?|preparing|waiting|wants?)\s+to\b{_VERB}"
    rf"|to\s+be\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ld)\b|scheduled(?:\s+(?:to|for)\b{_VERB})?"
    rf"|expected\s+to\b{_VERB}|(?:due|slated|set)\s+(?:to|for|in|back)\b{_VERB}"
    r"|upcoming|next(?!\s+to\b|\s+door\b)|pending|ahead\s+of|preparing\s+for"
    r"|(?:is|are)(?:\s+(?:on|for))?\s*$"
)
_NEITHER = (
    r"(?:said|believed|thought|known|reported|understood|found|proved|happened|seemed|appeared)\s+to"
    r"\s+(?:be|have)\b(?:\s+\w+(?:ed|en)\b)?"
    r"|(?:an?|the|his|her|its|their|this|that|of|by|with|for)\s+\w+ed\b|(?:need|feed|seed|indeed)\b"
)
_PAST = (
    r"was|were|had|did|didn[’']t|wasn[’']t|\w{2,}ed"
    r"|said|told|began|came|went|took|fell|held|hit|struck|left|made|broke|ran|got|saw|heard|met|won"
    r"|lost|gave|drove|flew|fled|wrote|led|shot|found|set\s+off|blew|put|spoke|brought|caught|sent"
    r"|kept|became|stood|sought|paid|rose|felt|showed|knew|thought"
)
_CUES = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<neither>{_NEITHER})|(?P<past>(?:{_PAST})\b))")
_OPENING = re.compile(
    r"[\s\"'“‘(]*(?:(?:[Oo]n|[Bb]y|[Ii]n|[Ff]rom|[Uu]ntil|[Aa]t|[Ll]ate|[Ee]arly)\s+)?$"
)


def tense(text: str, start: int, end: int) -> Tense | None:
    """The tense of the words that a date at `text[start:end]` goes with; None where no cue tells."""
    left = text[max(0, start - _REACH) : start]
    break_at = max((boundary.end() for boundary in _SENTENCE_END.finditer(left)), default=0)
    opens = break_at > 0 or start <= _REACH
    left = left[break_at:]
    found: Tense | None = None
    for cue in _CUES.finditer(left):
        found = _side(cue) or found
    if found or not opens or not _OPENING.fullmatch(left):
        return found
    right = text[end : end + _REACH]
    if right.startswith(("'s", "\u2019s")):
        return None  # "Monday's shooting will be investigated": the cue is not the date's
    stop = _SENTENCE_END.search(right)
    sides = (_side(cue) for cue in _CUES.finditer(right[: stop.start()] if stop else right))
    return next((side for side in sides if side), None)


def _side(cue: re.Match[str]) -> Tense | None:
    if cue["future"]:
        return "future"
    return "past" if cue["past"] else None
