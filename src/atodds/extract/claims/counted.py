"""Days that are counted from another: "five days after the attack", "she died two days later".

Counted from the event that the words name, else from the day that the text has just given, else
from the day of the document's event, where the sentence tells of it. Nothing else is guessed.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.dates.almanac import NUMBER_WORDS
from atodds.extract.dates.temporal import Temporal
from atodds.extract.events import ANY
from atodds.model import Claim, Period

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_COUNTED = re.compile(
    r"(?:(?P<n>\d{1,2}|[a-z]+)\s)?(?P<u>day|week)s?\s"
    r"(?P<to>later|after(?:wards?)?|earlier|before|prior)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"the\s(?P<to>following|next|previous|preceding)\sday", re.IGNORECASE)
_BACK = frozenset({"earlier", "before", "prior", "previous", "preceding"})
_ARTICLES = frozenset({"the", "a", "an"})
_LENGTH = {"day": 1, "week": 7}
_LOOSE = {"day": 0, "week": 2}
"""Days by which a count may be off: "a week later" is said of eight days, too."""


def counted_day(
    analysis: Analysis, temporal: Temporal, span: Span, earlier: Claim | None
) -> Period | None:
    """The day that an expression counts to; `earlier` is the last day that the text gave."""
    beside = _BESIDE.fullmatch(temporal.text)
    match = beside or _COUNTED.fullmatch(temporal.text)
    if match is None:
        return None
    unit, number = ("day", 1) if beside else (match["u"].lower(), _number(match["n"]))
    start = _start(analysis, span, match["to"].lower(), earlier)
    if number is None or start is None:
        return None
    days = number * _LENGTH[unit]
    day = start + timedelta(days=-days if match["to"].lower() in _BACK else days)
    loose = timedelta(days=_LOOSE[unit])
    return Period((day - loose).isoformat(), (day + loose).isoformat(), bool(loose))


def _number(word: str | None) -> int | None:
    if word is None or word.isdigit():
        return None if word is None else int(word)
    return 1 if word.lower() in _ARTICLES else NUMBER_WORDS.get(word.lower())


def _start(analysis: Analysis, span: Span, to: str, earlier: Claim | None) -> date | None:
    """The day that is counted from."""
    last = span[-1]
    if to in {"after", "before"}:
        named = next((c for c in last.children if c.dep_ == "pobj"), None)
        if named is not None:
            return _day_of(analysis, named)
        if any(c.dep_ in {"pcomp", "advcl"} for c in last.children) or last.dep_ == "mark":
            return None
    if earlier is not None and isinstance(earlier.value, Period):
        return date.fromisoformat(earlier.value.start)
    scene = analysis.scene_at(span.start_char)
    if scene is None or scene.background or not scene.kinds & set(analysis.story.kinds):
        return None
    return _main_day(analysis)


def _day_of(analysis: Analysis, event: Token) -> date | None:
    """The day of an event that is named, if it is the document's."""
    kind = analysis.lexica.events.kind_of(event)
    dated = any(t.ent_type_ == "DATE" for t in event.subtree)
    if kind is None or dated or (kind != ANY and kind not in analysis.story.kinds):
        return None
    return _main_day(analysis)


def _main_day(analysis: Analysis) -> date | None:
    dates = analysis.story.dates
    return date.fromisoformat(dates[0]) if dates is not None and dates[0] == dates[1] else None
