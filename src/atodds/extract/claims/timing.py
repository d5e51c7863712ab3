"""Claims of when: the day and the time of day on which an event is put.

A date or time belongs to the verb or event noun that it modifies. Dates of the telling ("police
said on Monday") are not dates of the event and make no claim here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.claims.build import make_claim
from atodds.extract.claims.clocks import Clocks
from atodds.extract.claims.counted import counted_day, counted_from
from atodds.extract.claims.dated import Dated, dated_at, named, patient
from atodds.extract.counting.frames import content_lemmas
from atodds.extract.dates.almanac import DAY, GAP, MONTH, ORDINAL, month_number
from atodds.extract.dates.temporal import Temporal
from atodds.model import Claim, Period
from atodds.values import WEEKDAY, YEARLESS, is_partial

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_DAY = re.compile(
    rf"(?P<m>{MONTH}){GAP}?(?P<d>{DAY})(?![-\u2013\d])|(?<![-\u2013\d])(?P<d2>{DAY})"
    rf"{ORDINAL}?(?:{GAP}of)?{GAP}(?P<m2>{MONTH})"
)
_DAYS = frozenset({"day", "daypart"})
_COUNTED = frozenset({"day", "week"})
_COMMA = 3
"""Code points of a comma with its blanks."""
_GRAINS = _DAYS | _COUNTED | {"month", "year"}
"""How finely a date must speak to be compared: "last week" and "recently" say too little."""


def timing_claims(analysis: Analysis) -> list[Claim]:
    """All claims of day and time of day, in text order."""
    claims: list[Claim] = []
    spans = [analysis.tokens(t.start, t.end) for t in analysis.temporals]
    clocks = Clocks(analysis)
    times = frozenset(token.i for span in spans for token in span or ())
    previous: tuple[Temporal, Period] | None = None
    for temporal, span in zip(analysis.temporals, spans, strict=True):
        if span is None or not len(span):
            continue
        if temporal.kind == "date" and temporal.grain not in _GRAINS:
            continue
        happening = dated_at(analysis, span, times, temporal.kind == "time")
        period = period_of(temporal)
        at = temporal
        if period is not None:
            previous = (temporal, period) if temporal.kind == "date" else previous
            period = clocks.place(temporal, period) if temporal.kind == "time" else period
        elif previous is not None and _apposed(analysis, previous[0], temporal):
            at, reached = previous
            counted = counted_from(temporal, span, reached)
            happening = named(analysis, counted[0]) if counted is not None else None
            period = counted[1] if counted is not None else None
        elif temporal.grain in _COUNTED:
            period = counted_day(analysis, temporal, span, _just_before(claims, span))
        if happening is not None and period is not None:
            claims.append(_claim(analysis, at, period, happening))
    return claims


def _apposed(analysis: Analysis, first: Temporal, second: Temporal) -> bool:
    """Whether only a comma stands between two expressions: "on May 4, two days after ..."."""
    near = second.start - first.end <= _COMMA
    return near and analysis.text[first.end : second.start].strip() == ","


def _just_before(claims: Sequence[Claim], span: Span) -> Claim | None:
    """The last day that a claim of this sentence or the one before gives."""
    first = span.sent.start_char
    if span.sent.start > 0:
        first = span.doc[span.sent.start - 1].sent.start_char
    for claim in reversed(claims[-4:]):
        value = claim.value
        if claim.span.start < first:
            return None
        if claim.kind == "date" and isinstance(value, Period) and value.start == value.end:
            return None if is_partial(value) else claim
    return None


def _claim(analysis: Analysis, temporal: Temporal, period: Period, happening: Dated) -> Claim:
    key, name = patient(analysis, happening)
    return make_claim(
        analysis,
        (temporal.start, temporal.end),
        kind=temporal.kind,
        measure=happening.phase or temporal.kind,
        subject=name or happening.governor.text,
        value=period,
        anchor=happening.governor,
        predicate=happening.governor,
        predicate_name=happening.name,
        entity=key,
        words=_words(analysis, happening),
        kinds=frozenset({happening.event}) if happening.event else frozenset(),
        cues=_cues(analysis, temporal, happening.governor),
    )


def period_of(temporal: Temporal) -> Period | None:
    """The time that an expression means; where its week or year is not known, without these."""
    if temporal.period is not None:
        return temporal.period
    if temporal.grain not in _DAYS:
        return None
    if (named := _MONTH_DAY.search(temporal.text)) is not None:
        month = month_number(named["m"] or named["m2"])
        day = f"{YEARLESS}{month:02}-{int(named['d'] or named['d2']):02}"
        return Period(day, day)
    for word in temporal.text.lower().split():
        if word.strip(",.") in _WEEKDAYS:
            day = f"{WEEKDAY}{_WEEKDAYS.index(word.strip(',.')) + 1}"
            return Period(day, day)
    return None


def _words(analysis: Analysis, happening: Dated) -> frozenset[str]:
    """The words of the clause, and those of the phrase for what begins or takes place."""
    words = analysis.passages.clause_words(happening.governor)
    if happening.thing is not happening.governor:
        words |= content_lemmas(happening.thing.subtree)
    return words


def _cues(analysis: Analysis, temporal: Temporal, governor: Token) -> frozenset[str]:
    cues = {"relative"} if temporal.relative else set()
    if governor.lemma_.lower() in analysis.lexica.vocabulary.words("events", "response"):
        cues.add("response")
    return frozenset(cues)
