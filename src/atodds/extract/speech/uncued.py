"""Whose words a quotation is that no verb of saying governs.

Goes by the quotations beside it in the paragraph, by what was said right before, and by "released
this statement:". A quotation with none of these stays without a speaker.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from atodds.extract.speech.cues import Cues
from atodds.extract.speech.quotes import is_speech, paragraph_breaks
from atodds.extract.speech.referents import PRONOUNS
from atodds.extract.speech.scopes import char, char_end
from atodds.extract.speech.source import Source
from atodds.extract.speech.speakers import subject
from atodds.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_VOICES = frozenset({"say", "tell", "report", "according"})
_AROUND = " \n\"'"
_MARKS = 3
"""Quotation marks and spaces that a paragraph may have beside its one quotation."""


def uncued_sources(
    doc: Doc, text: str, quotes: Sequence[Span], sources: Sequence[Source], cues: Cues
) -> Iterator[Source]:
    """A source for each quotation of more than a few words that no cue governs, where one fits."""
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
        elif is_speech(text, quote):
            bare.append(quote)
    for quote in bare:
        source = _issued(doc, text, quote, cues)
        if source is None:
            beside = _neighbour(text, breaks, quote, spoken, sources)
            source = replace(beside, scope=quote, quoted=True) if beside is not None else None
        if source is not None:
            spoken.append((quote, source))
            yield source


def _neighbour(
    text: str,
    breaks: Sequence[int],
    quote: Span,
    spoken: Sequence[tuple[Span, Source]],
    sources: Sequence[Source],
) -> Source | None:
    """The speaker of a quotation in the same paragraph, else of what was said right before."""
    here = bisect_right(breaks, quote.start)
    before = [p for p in spoken if p[0].end <= quote.start and _in(breaks, p[0].end - 1, here)]
    if before:
        return max(before, key=lambda p: p[0].end)[1]
    after = [p for p in spoken if p[0].start >= quote.end and _in(breaks, p[0].start, here)]
    if after:
        return min(after, key=lambda p: p[0].start)[1]
    begin = breaks[here - 1] if here else 0
    finish = breaks[here] if here < len(breaks) else len(text)
    alone = len(text[begin:finish].strip()) - (quote.end - quote.start) <= _MARKS
    paragraph = here - 1 if alone else here
    told = [
        s
        for s in [*sources, *(s for _, s in spoken)]
        if s.scope.end <= quote.start
        and s.kind in _VOICES
        and _in(breaks, max(s.scope.end, s.expression.end) - 1, paragraph)
        and len(text[max(s.scope.end, s.expression.end) : quote.start].strip(_AROUND)) <= 1
    ]
    return max(told, key=lambda s: s.scope.end, default=None)


def _in(breaks: Sequence[int], offset: int, paragraph: int) -> bool:
    return bisect_right(breaks, offset) == paragraph


def _issued(doc: Doc, text: str, quote: Span, cues: Cues) -> Source | None:
    """ "The board released this statement: ...": put on the subject of the sentence before."""
    lead = text[: quote.start].rstrip(_AROUND)
    if not lead.endswith(":"):
        return None
    colon = doc.char_span(len(lead) - 1, len(lead), alignment_mode="expand")
    if colon is None:
        return None
    at, floor = colon.start, colon.sent.start
    if not any(t.lower_ in cues.documents for t in doc[floor:at]):
        return None
    verb = colon.sent.root
    phrase = subject(doc, verb.i, floor, at) if verb.tag_.startswith("VB") else None
    if phrase is None or doc[phrase.head].lower_ in PRONOUNS:
        return None
    named = Span(char(doc, phrase.start), char_end(doc, phrase.end))
    cue = Span(verb.idx, verb.idx + len(verb))
    expression = Span(min(named.start, cue.start), max(named.end, cue.end))
    return Source(
        speaker=" ".join(text[named.start : named.end].split()),
        speaker_span=named,
        cue=verb.text,
        cue_span=cue,
        scope=quote,
        text=" ".join(text[expression.start : expression.end].split()),
        expression=expression,
        quoted=True,
    )
