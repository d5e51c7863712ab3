"""Claims of when: the day and the time of day on which an event is put.

A date or time belongs to the verb or event noun that it modifies. Dates of the telling ("police
said on Monday") are not dates of the event and make no claim here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.build import make_claim
from atodds.extract.events import ANY
from atodds.extract.temporal import Temporal
from atodds.model import Claim

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LINKS = frozenset({"pobj", "prep", "npadvmod", "tmod", "compound", "nummod", "advmod", "appos",
                    "nmod", "pcomp", "quantmod", "amod", "det", "punct", "dep", "attr"})  # fmt: skip
_PARTIES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "agent", "dative", "poss"})
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
    event = event_of(analysis, governor)
    parties = _parties(governor)
    people = [
        analysis.names.entities[m.entity].key
        for m in analysis.names.mentions
        if m.type == "person" and any(m.start <= t.idx < m.end for t in parties)
    ]
    assert temporal.period is not None
    if not event and not people and temporal.kind == "date":
        return None
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


def _cues(analysis: Analysis, temporal: Temporal, governor: Token) -> frozenset[str]:
    cues = {"relative"} if temporal.relative else set()
    if governor.lemma_.lower() in analysis.lexica.vocabulary.words("events", "response"):
        cues.add("response")
    return frozenset(cues)


def _governor(span: Span) -> Token | None:
    """The verb, or the event noun, that a time expression modifies."""
    token = span.root
    while (span.start <= token.i < span.end or token.dep_ in _LINKS) and token.head.i != token.i:
        if token.i < span.start and token.pos_ in {"VERB", "NOUN", "PROPN"} and (
            token.dep_ not in {"compound", "pobj", "npadvmod", "prep"}
        ):
            break
        token = token.head
        if not span.start <= token.i < span.end and token.pos_ in {"VERB", "AUX", "NOUN"}:
            break
    if span.start <= token.i < span.end or token.pos_ not in {"VERB", "AUX", "NOUN"}:
        return None
    if token.pos_ == "NOUN" and token.dep_ == "pobj" and token.head.head.pos_ == "VERB":
        return token
    return token


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
    out = []
    for child in verb.children:
        if child.dep_ in _PARTIES:
            out.extend(child.subtree)
    return out
