"""Who said what: the sources that a document puts its statements on.

Puts together the cues (sayings.py), the text each governs (scopes.py) and whom pronouns mean
(referents.py); quotations without a cue go to the speaker beside them. What lies outside every
scope is the document's own word. Offsets are those of the Doc's text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from atodds.extract.cues import Cues
from atodds.extract.modality import modality_at
from atodds.extract.quotes import SCARE_WORDS, paragraph_breaks, quote_spans
from atodds.extract.referents import PRONOUNS, Referent, Referents, Sort
from atodds.extract.saidon import said_on
from atodds.extract.sayings import find_sayings
from atodds.extract.scopes import Scoped, char, char_end, find_scopes
from atodds.extract.speakers import Phrase
from atodds.model import Attribution, Span

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


@dataclass(frozen=True, slots=True)
class Source:
    """One attribution: `scope` is the text that is put on `speaker`.

    `speaker` is a name where a pronoun or surname could be resolved, "" for "it was reported";
    `speaker_span` and `cue_span` are the words in this text; `text` is both together, `expression`
    where it stands. `chain` are those who hand the words on, outermost first. `said_on` is the
    span of a date that belongs to the cue. `kind` is the vocabulary's list that the cue is from.
    """

    speaker: str
    speaker_span: Span
    cue: str
    cue_span: Span
    scope: Span
    text: str
    expression: Span
    chain: tuple[str, ...] = ()
    said_on: tuple[int, int] | None = None
    kind: str = "say"
    quoted: bool = False

    def holds(self, start: int, end: int) -> bool:
        """Whether a stretch of text is put on the speaker; not so for the attribution itself."""
        inside = self.scope.start <= start and end <= self.scope.end
        if self.kind == "deny":
            inside |= self.cue_span.start <= start and end <= self.scope.end
            return inside and not self.speaker_span.start <= start < self.speaker_span.end
        return inside and not (self.expression.start <= start and end <= self.expression.end)


def find_sources(doc: Doc, cues: Cues) -> list[Source]:
    """All attributions of a document, by the place of their cue."""
    quotes = quote_spans(doc.text)
    scoped = find_scopes(doc, find_sayings(doc, cues), quotes)
    people = Referents(doc, cues)
    sources: list[Source] = []
    known: list[Referent] = []
    for item in scoped:
        source = _source(doc, item, people, known, [s.scope for s in sources])
        sources.append(source)
        if item.saying.phrase is not None and source.speaker:
            head = item.saying.phrase.head
            pronoun = doc[head].lower_ in PRONOUNS
            kind = _kind_of(known, source.speaker) if pronoun else people.sort(head)
            if kind is not None:
                known.append(Referent(source.cue_span.start, source.speaker, kind))
    sources = _chained(sources, {id(s): i.behind for s, i in zip(sources, scoped, strict=True)})
    return sorted(
        [*sources, *_uncued(doc.text, quotes, sources)],
        key=lambda s: (s.cue_span, s.scope),
    )


def attribution_at(sources: Sequence[Source], start: int, end: int) -> Attribution | None:
    """Whom the text at `start:end` is put on: the innermost scope around it, or nobody."""
    source = source_at(sources, start, end)
    if source is None:
        return None
    return Attribution(source.speaker, source.cue, source.text, source.expression)


def source_at(sources: Sequence[Source], start: int, end: int) -> Source | None:
    """The source with the innermost scope around `start:end`; of equal ones the first."""
    holding = [s for s in sources if s.holds(start, end)]
    return min(holding, key=lambda s: s.scope.end - s.scope.start, default=None)


def _kind_of(known: Sequence[Referent], text: str) -> Sort | None:
    return next((k.sort for k in reversed(known) if k.text == text), None)


def _source(
    doc: Doc, item: Scoped, people: Referents, known: Sequence[Referent], scopes: Sequence[Span]
) -> Source:
    saying = item.saying
    expression = Span(char(doc, saying.first), char_end(doc, saying.last))
    cue = Span(char(doc, saying.start), char_end(doc, saying.end))
    if saying.phrase is None:
        speaker, named = "", Span(cue.start, cue.start)
    else:
        speaker = _named(doc, saying.phrase, people, known, scopes)
        named = Span(char(doc, saying.phrase.start), char_end(doc, saying.phrase.end))
    scope = item.scope
    quoted = doc.text[max(0, scope.start - 1) : scope.start].strip() in ('"', "'")
    return Source(
        speaker=speaker,
        speaker_span=named,
        cue=_spaced(doc.text[cue.start : cue.end]),
        cue_span=cue,
        scope=scope,
        text=_spaced(doc.text[expression.start : expression.end]),
        expression=expression,
        chain=tuple(_named(doc, p, people, known, scopes) for p in saying.via),
        said_on=said_on(doc, saying),
        kind=saying.kind,
        quoted=quoted,
    )


def _named(
    doc: Doc, phrase: Phrase, people: Referents, known: Sequence[Referent], scopes: Sequence[Span]
) -> str:
    if doc[phrase.head].lower_ in PRONOUNS:
        return people.referent(phrase.head, known, scopes)
    return people.full_name(phrase)


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
            and o.speaker not in ("", source.speaker)
            and o.scope != source.scope
        ]
        outer.sort(key=lambda o: o.scope.start - o.scope.end)
        names = dict.fromkeys([*(o.speaker for o in outer), *source.chain])
        out.append(replace(source, chain=tuple(names)))
    return out


def _uncued(text: str, quotes: Sequence[Span], sources: Sequence[Source]) -> Iterator[Source]:
    """Sources for quotations that no cue governs: the speaker beside them in the paragraph."""
    breaks = paragraph_breaks(text)
    spoken: list[tuple[Span, Source]] = []
    bare: list[Span] = []
    for quote in quotes:
        source = min(
            (s for s in sources if s.scope.start <= quote.start and quote.end <= s.scope.end),
            key=lambda s: s.scope.end - s.scope.start,
            default=None,
        )
        if source is not None:
            spoken.append((quote, source))
        elif len(text[quote.start : quote.end].split()) > SCARE_WORDS:
            bare.append(quote)
    for quote in bare:
        source = _neighbour(text, breaks, quote, spoken)
        if source is not None:
            spoken.append((quote, source))
            yield replace(source, scope=quote, quoted=True)


def _neighbour(
    text: str, breaks: Sequence[int], quote: Span, spoken: Sequence[tuple[Span, Source]]
) -> Source | None:
    here = bisect_right(breaks, quote.start)
    same = [(q, s) for q, s in spoken if bisect_right(breaks, max(q.start, q.end - 1)) == here]
    before = [p for p in same if p[0].end <= quote.start]
    if before:
        return max(before, key=lambda p: p[0].end)[1]
    after = [
        p for p in same if p[0].start >= quote.end and bisect_right(breaks, p[0].start) == here
    ]
    if after:
        return min(after, key=lambda p: p[0].start)[1]
    begin = breaks[here - 1] if here else 0
    finish = breaks[here] if here < len(breaks) else len(text)
    alone = len(text[begin:finish].strip()) - (quote.end - quote.start) <= 3
    last = [(q, s) for q, s in spoken if bisect_right(breaks, q.end - 1) == here - 1]
    if not alone or not last:
        return None
    nearest = max(last, key=lambda p: p[0].end)
    return nearest[1]
