"""Claims of when: the day and the time of day on which an event is put.

A date or time belongs to the verb or event noun that it modifies. Dates of the telling ("police
said on Monday") are not dates of the event and make no claim here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.claims.build import make_claim
from atodds.extract.claims.dated import dated_at, patient
from atodds.extract.dates.almanac import DAY, GAP, MONTH, ORDINAL, month_number
from atodds.extract.dates.temporal import Temporal
from atodds.model import Claim, Period
from atodds.values import WEEKDAY, YEARLESS

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_DAY = re.compile(
    rf"(?P<m>{MONTH}){GAP}?(?P<d>{DAY})(?![-\u2013\d])|(?<![-\u2013\d])(?P<d2>{DAY})"
    rf"{ORDINAL}?(?:{GAP}of)?{GAP}(?P<m2>{MONTH})"
)
_DAYS = frozenset({"day", "daypart"})
_GRAINS = _DAYS | {"month", "year"}
"""How finely a date must speak to be compared: "last week" and "recently" say too little."""


def timing_claims(analysis: Analysis) -> list[Claim]:
    """All claims of day and time of day, in text order."""
    claims = []
    spans = [analysis.tokens(t.start, t.end) for t in analysis.temporals]
    times = frozenset(token.i for span in spans for token in span or ())
    for temporal, span in zip(analysis.temporals, spans, strict=True):
        if temporal.kind == "date" and temporal.grain not in _GRAINS:
            continue
        period = period_of(temporal)
        if period is None or span is None or not len(span):
            continue
        claim = _claim(analysis, temporal, period, span, times)
        if claim is not None:
            claims.append(claim)
    return claims


def _claim(
    analysis: Analysis, temporal: Temporal, period: Period, span: Span, times: frozenset[int]
) -> Claim | None:
    happening = dated_at(analysis, span, times, temporal.kind == "time")
    if happening is None:
        return None
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


def _cues(analysis: Analysis, temporal: Temporal, governor: Token) -> frozenset[str]:
    cues = {"relative"} if temporal.relative else set()
    if governor.lemma_.lower() in analysis.lexica.vocabulary.words("events", "response"):
        cues.add("response")
    return frozenset(cues)
