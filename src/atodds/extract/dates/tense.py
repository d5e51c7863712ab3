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
        *("Mr", "Dr", "St", "Lt", "No", "vs", "Mrs", "Gov", "Sen", "Rep", "Gen", "Sgt", "Col"),
        *("Jan", "Feb", "Mar", "Apr", "Aug", "Sep", "Oct", "Nov", "Dec", "Sept", "Capt", "Ave"),
    )
)
_SENTENCE_END = re.compile(
    rf"(?<![A-Z]){_ABBREVIATION}[.!?][\"'\u201d\u2019)]?\s+(?=[\"'\u201c\u2018(]?[A-Z])|\n\s*\n"
)

_VERB = r"(?:\s+(?:not|also|then|likely|reportedly|be|have|been)){0,3}(?:\s+\w+(?:ed|en|wn|ld)\b)?"
_FUTURE = (
    rf"(?:will|won[\u2019']t|shall|\w{{1,5}}[\u2019']ll)\b{_VERB}"
    r"|(?:is|are|was|were|be|been|being)\s+(?:also\s+|now\s+|still\s+)?"
    r"(?:due|expected|scheduled|set|slated|planned|likely|going|supposed)\b(?:\s+(?:to|for|in))?"
    rf"{_VERB}"
    rf"|(?:is|are|plans?|planning|aims?|hopes?|intends?|vows?|preparing|waiting|wants?)\s+to\b{_VERB}"
    rf"|to\s+be\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ld)\b|scheduled(?:\s+(?:to|for)\b{_VERB})?"
    rf"|expected\s+to\b{_VERB}|(?:due|slated|set)\s+(?:to|for|in|back)\b{_VERB}"
    r"|upcoming|next(?!\s+to\b|\s+door\b)|pending|ahead\s+of|preparing\s+for"
    r"|(?:is|are)(?:\s+(?:on|for|in))?\s*$|by\s*$"
)
_NEITHER = (
    r"(?:said|believed|thought|known|reported|understood|found|proved|happened|seemed|appeared)\s+to"
    r"\s+(?:be|have)\b(?:\s+\w+(?:ed|en)\b)?"
    r"|(?:an?|the|his|her|its|their|this|that|of|by|with|for)\s+\w+ed\b|(?:need|feed|seed|indeed)\b"
)
_PAST = (
    r"was|were|had|did|didn[\u2019']t|wasn[\u2019']t|\w{2,}ed"
    r"|ate|awoke|began|bit|bled|blew|bought|brought|broke|built|burnt|came|caught|chose|clung|crept"
    r"|dealt|drank|drew|drove|dug|fed|fell|felt|fought|fled|flew|flung|forgot|found|froze|gave|got"
    r"|grew|heard|held|hid|hit|hung|kept|knew|laid|lay|led|left|lent|lit|lost|made|meant|met|paid|put"
    r"|ran|rang|rode|rose|said|sang|sank|sat|saw|sent|set\s+off|shook|shot|showed|slept|slid|sold"
    r"|sought|spent|spoke|sprang|stole|stood|struck|stuck|swam|swept|swore|taught|thought|threw|told"
    r"|took|tore|went|withdrew|woke|won|wore|wrote"
)
_WEAK = rf"(?:may|might|would)(?!\s+have\b){_VERB}"
_WEAK_REACH = 45
# A new clause or an event in the past begins: what was said before does not reach over it.
_BREAK = r"(?:who|whom|whose|which|where|when|after|since|following|because)\b"
_CUES = re.compile(
    rf"\b(?:(?P<future>{_FUTURE})|(?P<weak>{_WEAK})|(?P<new>{_BREAK})|(?P<neither>{_NEITHER})"
    rf"|(?P<past>(?:{_PAST})\b))"
)
_OPENING = re.compile(
    r"[\s\"'\u201c\u2018(]*(?:(?:[Oo]n|[Bb]y|[Ii]n|[Ff]rom|[Uu]ntil|[Aa]t|[Ll]ate|[Ee]arly)\s+)?$"
)


def tense(text: str, start: int, end: int) -> Tense | None:
    """The tense of the words around a date at `text[start:end]`; None where no cue tells."""
    left = text[max(0, start - _REACH) : start]
    break_at = max((boundary.end() for boundary in _SENTENCE_END.finditer(left)), default=0)
    opens = break_at > 0 or start <= _REACH
    left = left[break_at:]
    found: Tense | None = None
    for cue in _CUES.finditer(left):
        if cue["new"]:
            found = None
        elif cue["weak"]:
            found = "future" if len(left) - cue.end() <= _WEAK_REACH else None
        else:
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
