"""Who said what: the sources that a document puts its statements on.

Puts together the cues (sayings.py), the text each governs (scopes.py) and whom pronouns mean
(referents.py); quotations without a cue go to the speaker beside them. What lies outside every
scope is the document's own word. Offsets are those of the Doc's text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from atodds.extract.speech.cues import Cues
from atodds.extract.speech.modality import modality_at
from atodds.extract.speech.quotes import quote_spans
from atodds.extract.speech.referents import Referents
from atodds.extract.speech.saidon import said_on
from atodds.extract.speech.sayings import find_sayings
from atodds.extract.speech.scopes import Scoped, char, char_end, find_scopes
from atodds.extract.speech.source import Source, source_at
from atodds.extract.speech.uncued import uncued_sources
from atodds.model import Attribution, Span
from atodds.parse import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = [
    "Cues",
    "Source",
    "attribution_at",
    "find_sources",
    "modality_at",
    "source_at",
]


_ASIDE = 20
"""Tokens between speaker and cue that still belong to the attribution."""


def find_sources(doc: Doc, cues: Cues) -> list[Source]:
    """All attributions of a document, by the place of their cue."""
    text = text_of(doc)
    quotes = quote_spans(text)
    people = Referents(doc, cues)
    behind: dict[int, bool] = {}
    sources: list[Source] = []
    for item in find_scopes(doc, text, find_sayings(doc, cues), quotes):
        source = _source(doc, text, item, people)
        behind[id(source)] = item.behind
        sources.append(source)
        people.heard(item.saying.phrase, source.speaker, source.cue_span.start, source.scope)
    sources = _chained(sources, behind)
    return sorted(
        [*sources, *uncued_sources(doc, text, quotes, sources, cues)],
        key=lambda s: (s.cue_span, s.scope),
    )


def attribution_at(sources: Sequence[Source], start: int, end: int) -> Attribution | None:
    """Whom the text at `start:end` is put on: the innermost scope around it, or nobody."""
    source = source_at(sources, start, end)
    if source is None:
        return None
    return Attribution(source.speaker, source.cue, source.text, source.expression)


def _source(doc: Doc, text: str, item: Scoped, people: Referents) -> Source:
    saying = item.saying
    expression = Span(char(doc, saying.first), char_end(doc, saying.last))
    cue = Span(char(doc, saying.start), char_end(doc, saying.end))
    if saying.phrase is not None and saying.start - saying.phrase.outer_end > _ASIDE:
        expression = cue
    if saying.phrase is None:
        speaker, named = "", Span(cue.start, cue.start)
    else:
        speaker = people.name(saying.phrase)
        named = Span(char(doc, saying.phrase.start), char_end(doc, saying.phrase.end))
    return Source(
        speaker=speaker,
        speaker_span=named,
        cue=_spaced(text[cue.start : cue.end]),
        cue_span=cue,
        scope=item.scope,
        text=_spaced(text[expression.start : expression.end]),
        expression=expression,
        chain=tuple(people.name(p) for p in saying.via),
        said_on=said_on(doc, saying),
        kind=saying.kind,
        quoted=text[max(0, item.scope.start - 1) : item.scope.start] in ('"', "'"),
    )


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _chained(sources: Sequence[Source], behind: dict[int, bool]) -> list[Source]:
    """The sources with those that report them: "police said witnesses told them"."""
    out = []
    for at, source in enumerate(sources):
        outer = [
            o
            for o in sources[max(0, at - 12) : at + 13]
            if o is not source
            and o.holds(source.cue_span.start, source.cue_span.end)
            and not (behind[id(o)] and behind[id(source)])
            and o.kind != "citing"
            and o.speaker not in ("", source.speaker)
            and o.scope != source.scope
        ]
        outer.sort(key=lambda o: o.scope.start - o.scope.end)
        names = dict.fromkeys([*(o.speaker for o in outer), *source.chain])
        out.append(replace(source, chain=tuple(names)))
    return out
