"""Days that are counted from another: "five days after the attack", "she died two days later".

Counted from the event that the words name, else from the day that the text has just given, else
from the day of the document's event, where the sentence tells of it. Nothing else is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.dates.almanac import NUMBER_WORDS
from atodds.extract.dates.temporal import Temporal
from atodds.extract.events import ANY
from atodds.model import Claim, Period
from atodds.values import is_partial

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
    count = _count(temporal.text)
    start = _start(analysis, span, count.to, earlier) if count is not None else None
    if count is None or start is None:
        return None
    return _around(start + timedelta(days=count.days), count.loose)


def counted_from(temporal: Temporal, span: Span, reached: Period) -> tuple[Token, Period] | None:
    """What is counted from, and when it was: "on May 4, two days after the bombing".

    `reached` is the date before the comma; a month or a year holds the other day, too, as a rule.
    """
    count = _count(temporal.text)
    named = next((c for c in span[-1].children if c.dep_ == "pobj"), None)
    if count is None or count.to not in {"after", "before"} or named is None:
        return None
    if is_partial(reached) or reached.start != reached.end:
        return named, reached
    day = date.fromisoformat(reached.start) - timedelta(days=count.days)
    return named, _around(day, count.loose)


@dataclass(frozen=True, slots=True)
class _Count:
    """How many days on, negative for back, by which word, and by how many days it may be off."""

    days: int
    to: str
    loose: int


def _count(text: str) -> _Count | None:
    beside = _BESIDE.fullmatch(text)
    match = beside or _COUNTED.fullmatch(text)
    if match is None:
        return None
    unit, number = ("day", 1) if beside else (match["u"].lower(), _number(match["n"]))
    if number is None:
        return None
    to, days = match["to"].lower(), number * _LENGTH[unit]
    return _Count(-days if to in _BACK else days, to, _LOOSE[unit])


def _around(day: date, loose: int) -> Period:
    off = timedelta(days=loose)
    return Period((day - off).isoformat(), (day + off).isoformat(), bool(loose))


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
