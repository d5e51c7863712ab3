"""Claims of when: the day and the time of day on which an event is put.

A date or time belongs to the verb or event noun that it modifies. Dates of the telling ("police
said on Monday") are not dates of the event and make no claim here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.claims.build import make_claim
from atodds.extract.dates.temporal import Temporal
from atodds.extract.events import ANY
from atodds.model import Claim, Period
from atodds.values import WEEKDAY

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PARTIES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "agent", "dative", "poss"})
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_GRAINS = frozenset({"day", "daypart"})


def timing_claims(analysis: Analysis) -> list[Claim]:
    """All claims of day and time of day, in text order."""
    claims = []
    for temporal in analysis.temporals:
        if temporal.period is None:
            continue
        if temporal.kind == "date" and temporal.grain not in _GRAINS:
            continue
        span = analysis.tokens(temporal.start, temporal.end)
        if span is None or not len(span):
            continue
        claim = _claim(analysis, temporal, span)
        if claim is not None:
            claims.append(claim)
    return claims


def _claim(analysis: Analysis, temporal: Temporal, span: Span) -> Claim | None:
    governor = _governor(span)
    if governor is None or governor.lemma_.lower() in analysis.lexica.reporting:
        return None
    if governor.lemma_.lower() in analysis.lexica.vocabulary.words("events", "idle"):
        return None
    event = event_of(analysis, governor)
    parties = _parties(governor)
    people = [
        analysis.names.entities[m.entity].key
        for m in analysis.names.mentions
        if m.type == "person" and any(m.start <= t.idx < m.end for t in parties)
    ]
    assert temporal.period is not None
    return make_claim(
        analysis,
        (temporal.start, temporal.end),
        kind=temporal.kind,
        measure=temporal.kind,
        subject=people[0] if people else governor.text,
        value=temporal.period,
        anchor=governor,
        predicate=governor,
        entity=people[0] if people else "",
        kinds=frozenset({event}) if event else frozenset(),
        cues=_cues(analysis, temporal, governor),
    )


def period_of(temporal: Temporal) -> Period | None:
    """The time that an expression means; a weekday whose week is not known stays a weekday."""
    if temporal.period is not None:
        return temporal.period
    for word in temporal.text.lower().split():
        if word.strip(",.") in _WEEKDAYS and temporal.grain in _GRAINS:
            day = f"{WEEKDAY}{_WEEKDAYS.index(word.strip(',.')) + 1}"
            return Period(day, day)
    return None


def _cues(analysis: Analysis, temporal: Temporal, governor: Token) -> frozenset[str]:
    cues = {"relative"} if temporal.relative else set()
    if governor.lemma_.lower() in analysis.lexica.vocabulary.words("events", "response"):
        cues.add("response")
    return frozenset(cues)


def _governor(span: Span) -> Token | None:
    """The verb, or the event noun, that a time expression modifies."""
    token = span.root
    while token.head.i != token.i:
        token = token.head
        if span.start <= token.i < span.end:
            continue
        if token.pos_ in {"VERB", "AUX"} or (token.pos_ == "NOUN" and token.i < span.start):
            return token
    return None if span.start <= token.i < span.end else token


def event_of(analysis: Analysis, governor: Token) -> str:
    """The kind of event that a verb or noun tells of, itself or by its nearest argument."""
    lexicon = analysis.lexica.events
    for token in (governor, *governor.children):
        if token is governor or token.dep_ in _PARTIES | {"xcomp", "advcl"}:
            kind = lexicon.kind_of(token)
            if kind is not None:
                return kind if kind != ANY else (analysis.story.kinds or (ANY,))[0]
    return ""


def _parties(governor: Token) -> list[Token]:
    verb = governor
    if verb.pos_ not in {"VERB", "AUX"} and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    out: list[Token] = []
    for child in verb.children:
        if child.dep_ in _PARTIES:
            out.extend(child.subtree)
    return out
