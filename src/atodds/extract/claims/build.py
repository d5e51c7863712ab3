"""Makes claims: everything that all kinds share, from one place in one analysed document."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.events import ANY
from atodds.extract.passages import Passage
from atodds.model import Claim, Context, Document, Interval, Modality, Quantity, Span, Value

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPACE = re.compile(r"\s+")
_PLURAL = 8.0
"""How far a plural reaches: "dozens" are 24 to 191, "hundreds" 200 to 1,599."""


def interval_of(quantity: Quantity) -> Interval:
    """A quantity as the interval that it allows, with its unit if it has a measured one."""
    low, high = quantity.interval
    unit = quantity.unit if quantity.dimension != "count" else None
    if high is None and low is not None and quantity.bound == "=":
        high = low * _PLURAL - 1
    return Interval(low, high, quantity.bound == "~", unit)


def make_claim(
    analysis: Analysis,
    span: tuple[int, int],
    *,
    kind: str,
    measure: str,
    subject: str,
    value: Value,
    anchor: Token,
    predicate: Token | None = None,
    predicate_name: str = "",
    population: frozenset[str] = frozenset(),
    entity: str = "",
    part: bool = False,
    words: frozenset[str] | None = None,
    cues: frozenset[str] = frozenset(),
    modality: Modality | None = None,
    kinds: frozenset[str] | None = None,
    as_of: date | None = None,
    clock: tuple[str, str] | None = None,
) -> Claim:
    """A claim on the value at `span`; `anchor` is the token whose clause it is made in."""
    start, end = span
    document = analysis.document
    scene = analysis.scene_at(start)
    passages = analysis.passages
    passage = passages.of(anchor.sent)
    scope = passage.scope
    events = scene.kinds if scene is not None else frozenset()
    governing = _event_kinds(predicate, analysis) if predicate is not None else frozenset()
    return Claim(
        path=document.path,
        span=Span(start, end),
        text=document.text[start:end],
        sentence=scope,
        sentence_text=passage.text,
        kind=kind,
        measure=measure,
        subject=_SPACE.sub(" ", subject).strip(),
        value=value,
        attribution=analysis.attribution(start, end),
        as_of=as_of or document.published,
        modality=modality or analysis.modality(start, end),
        context=Context(
            events=(
                kinds
                if kinds is not None
                else governing or events or frozenset(analysis.story.kinds[:1])
            ),
            dates=scene.dates if scene is not None else None,
            places=_places(analysis, passage, start),
            people=passage.people,
            population=population,
            words=passages.clause_words(anchor) if words is None else passages.folded(words),
            entity=entity,
            predicate=predicate_name or (predicate.lemma_.lower() if predicate is not None else ""),
            clock=clock,
            part=part,
            background=(scene is not None and scene.background)
            or _told_back(document, scope, start),
            role=analysis.role_at(start),
            cues=cues
            | (frozenset({"dated"}) if scene is not None and scene.stated else frozenset()),
        ),
    )


def _places(analysis: Analysis, passage: Passage, at: int) -> frozenset[str]:
    """The places named beside a value, between commas; else all of its sentence."""
    if not passage.places:
        return frozenset()
    text, scope = analysis.text, passage.scope
    first = max((text.rfind(mark, scope.start, at) for mark in _COMMAS), default=-1)
    lasts = [end for mark in _COMMAS if (end := text.find(mark, at, scope.end)) >= 0]
    last = min(lasts, default=scope.end)
    beside = [p for p in passage.places if first < p.start < last]
    return frozenset(p.key for p in beside or passage.places)


_COMMAS = (", ", "; ", " – ")
_BACK = re.compile(
    r"\b(?:years?|months?|decades?) (?:after|since|ago|before|earlier)\b|\b(?:last|previous) year\b"
    r"|\banother\b[^.;]{0,40}\blast (?:week|month)\b",
    re.IGNORECASE,
)


def _told_back(document: Document, scope: Span, start: int) -> bool:
    """Whether the words before the value turn back in time: "a year after nine people were ..."."""
    return _BACK.search(document.text, scope.start, start) is not None


def _event_kinds(token: Token, analysis: Analysis) -> frozenset[str]:
    kind = analysis.lexica.events.kind_of(token)
    return frozenset({kind}) if kind is not None and kind != ANY else frozenset()
