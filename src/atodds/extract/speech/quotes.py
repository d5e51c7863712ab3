"""Quotations: what stands in quotation marks, and whose words it is.

Pairs marks, curly or straight, over paragraphs that repeat the opening mark, with single quotes
inside; a mark without a partner is passed over. Reported speech without marks is not a quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atodds.model import Span
from atodds.parse import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from atodds.extract.speech.source import Source

SCARE_WORDS = 3
"""So few words, unless they make a sentence, are a title or a scare quote."""

_BREAK = re.compile(r"[^\S\n]*\n\s*|[^\S\n]{2,}")
_DOUBLE = re.compile("[\"“”„«»]|``|''")
_OPENING, _CLOSING = frozenset("“„«"), frozenset("”»")
_SINGLE = re.compile(
    r"(?<![\w'\u2019])['\u2018](?=[^\W\d])"
    r"(?P<inside>[^\n]{2,600}?[\w.,!?\u2026%)])['\u2019](?!\w)"
)
_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")
_LEADING = " \n\"'\u201c\u2018"
_LONGEST = 6000


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: `text == doc.text[start:end]`, without its outer marks.

    `direct` is False for scare quotes and titles; `speaker` is None where nobody is named.
    """

    start: int
    end: int
    text: str
    speaker: str | None
    direct: bool


def paragraph_breaks(text: str) -> list[int]:
    """The offsets at which paragraphs begin after white space as wide as a blank line."""
    return [m.end() for m in _BREAK.finditer(text) if m.end() < len(text)]


def quote_spans(text: str) -> list[Span]:
    """What stands inside quotation marks, by start; nested quotations follow the outer one."""
    double = list(_double_spans(text))
    single = [
        Span(m.start("inside"), m.end("inside"))
        for m in _SINGLE.finditer(text)
        if len(_WORD.findall(m["inside"])) > 1 and not _crosses(double, m.start(), m.end())
    ]
    return sorted([*double, *single], key=lambda s: (s.start, -s.end))


def find_quotations(doc: Doc, sources: Sequence[Source]) -> list[Quotation]:
    """The quotations of a document with their speakers, in text order."""
    text = text_of(doc)
    out = []
    for span in quote_spans(text):
        source = _speaker(sources, span)
        speaker = source.speaker if source is not None else None
        inside = text[span.start : span.end]
        direct = is_speech(text, span)
        out.append(Quotation(span.start, span.end, inside, speaker or None, direct))
    return out


def is_speech(text: str, span: Span) -> bool:
    """Whether a quotation looks like words spoken, not a title or a word held with tongs."""
    inside = text[span.start : span.end]
    if len(_WORD.findall(inside)) > SCARE_WORDS:
        return True
    before = text[max(0, span.start - 4) : span.start].rstrip(_LEADING)
    sentence = inside.endswith((".", ",", "!", "?")) and inside[0].isupper()
    return sentence and (not before or before[-1] in ".,:!?")


def _speaker(sources: Sequence[Source], span: Span) -> Source | None:
    holding = [
        s
        for s in sources
        if s.scope.start <= span.start
        and span.end <= s.scope.end
        and not (span.start <= s.cue_span.start < span.end)
    ]
    return min(holding, key=lambda s: s.scope.end - s.scope.start, default=None)


def _double_spans(text: str) -> Iterator[Span]:
    marks = [(m.start(), m.end()) for m in _DOUBLE.finditer(text)]
    breaks = paragraph_breaks(text)
    per_paragraph: dict[int, int] = {}
    for start, _ in marks:
        paragraph = bisect_right(breaks, start)
        per_paragraph[paragraph] = per_paragraph.get(paragraph, 0) + 1
    opened: tuple[int, int] | None = None
    for start, end in marks:
        paragraph = bisect_right(breaks, start)
        paired = per_paragraph[paragraph] % 2 == 0
        if opened is None:
            if not _only_closes(text, start, end) or (paired and text[start] not in _CLOSING):
                opened = (start, end)
            continue
        began = bisect_right(breaks, opened[0])
        if paragraph != began and start == breaks[paragraph - 1]:
            continues = paragraph == began + 1 or _repeated(text, breaks, began, paragraph)
            if continues and start - opened[0] < _LONGEST:
                continue
            opened = (start, end)
        elif _only_opens(text, start, end) and (not paired or text[start] in _OPENING):
            opened = (start, end)
        elif paragraph != began and not _repeated(text, breaks, began, paragraph + 1):
            opened = None if _only_closes(text, start, end) else (start, end)
        else:
            if text[opened[1] : start].strip():
                yield Span(*_stripped(text, opened[1], start))
            opened = None


def _repeated(text: str, breaks: Sequence[int], began: int, until: int) -> bool:
    """Whether every paragraph after `began` and before `until` repeats the opening mark."""
    return all(_DOUBLE.match(text, breaks[p - 1]) for p in range(began + 1, until))


def _only_opens(text: str, start: int, end: int) -> bool:
    if text[start] in _OPENING:
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    return (not before or before in " \n([") and after.isalnum() and not _clause_end(text, start)


def _only_closes(text: str, start: int, end: int) -> bool:
    """Whether a mark can only close; after a digit it may be inches, which opens nothing."""
    if text[start] in _CLOSING:
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    return bool(before.strip()) and before not in "([\u2013-" and not after.isalnum()


def _clause_end(text: str, at: int) -> bool:
    """Whether a clause has just ended, so that a mark with a stray space before it may close."""
    return text[max(0, at - 3) : at].rstrip().endswith((",", ".", "!", "?"))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())


def _crosses(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether a pair of marks straddles the border of one of the spans (sorted, disjoint)."""
    at = bisect_right(spans, start, key=lambda s: s.start)
    return any(
        s.overlaps(Span(start, end)) and not (s.start <= start and end <= s.end)
        for s in spans[max(0, at - 1) : at + 1]
    )
