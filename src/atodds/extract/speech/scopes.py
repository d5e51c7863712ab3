"""Which text a cue puts on its speaker: what precedes, what follows, or the sentence around it.

Works on the order of words and the stops around the cue, and asks the parser only where a clause
ends. Scopes are half-open ranges of code points.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atodds.extract.speech.saying import Saying
from atodds.extract.speech.speakers import ADJUNCTS, QUOTE_MARKS, STOPS, opens_clause
from atodds.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FRONTED = 12
"""Words of an adverbial before the speaker: "At the scene on Monday, police said"."""
_AROUND = frozenset({"according", "citing"})


@dataclass(frozen=True, slots=True)
class Scoped:
    """A saying and its scope. `behind`: the cue follows what it puts on the speaker."""

    saying: Saying
    scope: Span
    behind: bool


def find_scopes(
    doc: Doc, text: str, sayings: Sequence[Saying], quotes: Sequence[Span]
) -> list[Scoped]:
    """The scope of every saying of a document; `text` is its text, `quotes` its quotations."""
    outer = _outermost(quotes)
    out = []
    for at, saying in enumerate(sayings):
        neighbours = [s for s in sayings[max(0, at - 3) : at + 4] if s.sentence == saying.sentence]
        out.append(_scoped(doc, text, saying, neighbours, quotes, outer))
    return out


def char(doc: Doc, i: int) -> int:
    """The offset at which token `i` begins; the length of the text for the end."""
    return doc[i].idx if i < len(doc) else char_end(doc, i)


def char_end(doc: Doc, i: int) -> int:
    """The offset at which the token before `i` ends."""
    return doc[i - 1].idx + len(doc[i - 1]) if i > 0 else 0


def _scoped(
    doc: Doc,
    text: str,
    saying: Saying,
    neighbours: Sequence[Saying],
    quotes: Sequence[Span],
    outer: Sequence[Span],
) -> Scoped:
    behind = is_behind(doc, saying)
    start, end = saying.sentence
    if behind:
        for other in neighbours:
            if other.last <= saying.first and is_behind(doc, other):
                start = max(start, other.last)
            if other.first >= saying.last and is_behind(doc, other):
                end = min(end, _conjunction(doc, saying.last, other.first))
    elif saying.kind == "claim" or _relative(doc, saying):
        start, end = saying.end, _clause_end(doc, saying)
    else:
        start = _opening(doc, saying)
        end = _clause_end(doc, saying)
        for other in neighbours:
            if other.first > saying.last and not is_behind(doc, other):
                end = min(end, _joined(doc, other.first, end))
            elif other.first > saying.last and _clause_opens(doc, other):
                end = min(end, other.first)
    while start < end and (doc[start].is_space or doc[start].text == ","):
        start += 1
    span = Span(char(doc, start), max(char(doc, start), char_end(doc, end)))
    return Scoped(saying, _with_quotes(doc, text, saying, span, behind, quotes, outer), behind)


def _opening(doc: Doc, saying: Saying) -> int:
    """Where the complement begins; a fronted "At the scene," belongs to it."""
    floor = saying.sentence[0]
    before = _solid(doc, saying.first - 1, floor, -1)
    fronted = before > floor and doc[before].text == "," and before - floor <= _FRONTED
    if fronted and not any(t.tag_ in _FINITE for t in doc[floor:before]):
        return floor
    return saying.end if saying.phrase is None else max(saying.end, saying.phrase.end)


def is_behind(doc: Doc, saying: Saying) -> bool:
    """Whether the cue stands behind (or between) the words that it puts on the speaker."""
    floor = saying.sentence[0]
    if saying.whole:
        return True
    if saying.kind in ("claim", "frame"):
        return False
    if saying.kind == "headline" and saying.phrase is not None:
        return saying.phrase.start > saying.start
    inverted = saying.phrase is not None and saying.phrase.start >= saying.end
    if inverted and saying.kind not in _AROUND:
        return not _quotes_next(doc, saying)
    before = _solid(doc, saying.first - 1, floor, -1)
    if before < floor:
        return _alone(doc, saying)
    if saying.kind in _AROUND:
        return True
    if doc[before].lower_ in QUOTE_MARKS:
        return not _quotes_next(doc, saying)
    if _alone(doc, saying):
        return True
    if opens_clause(doc, before, floor) and not _goes_on(doc, saying):
        return any(t.tag_ in _FINITE for t in doc[floor:before]) or before - floor > 4
    return False


def _quotes_next(doc: Doc, saying: Saying) -> bool:
    """Whether a colon or "that" follows, so that what was said is yet to come."""
    after = _solid(doc, saying.last, saying.sentence[1], 1)
    return after < saying.sentence[1] and doc[after].lower_ in {":", "that"}


def _alone(doc: Doc, saying: Saying) -> bool:
    """Whether nothing follows speaker and cue in the sentence."""
    after = _solid(doc, saying.last, saying.sentence[1], 1)
    return after >= saying.sentence[1] or doc[after].text in {".", "!", "?"}


def _goes_on(doc: Doc, saying: Saying) -> bool:
    """Whether what follows the cue is its complement, not a stop or an adjunct."""
    ceiling = saying.sentence[1]
    at = _solid(doc, saying.last, ceiling, 1)
    if at >= ceiling:
        return False
    if doc[at].lower_ in {"that", ":"}:
        return True
    if doc[at].lower_ in STOPS or doc[at].lower_ in ADJUNCTS:
        return False
    for token in doc[at:ceiling]:
        if token.text in STOPS:
            return False
        if token.tag_ in _FINITE:
            return True
    return False


def _solid(doc: Doc, at: int, limit: int, step: int) -> int:
    """The next token that is not white space, from `at` towards `limit`."""
    while (at < limit if step > 0 else at >= limit) and doc[at].is_space:
        at += step
    return at


def _relative(doc: Doc, saying: Saying) -> bool:
    return doc[saying.start].dep_ in ("relcl", "acl") and saying.kind != "according"


def _clause_end(doc: Doc, saying: Saying) -> int:
    """Where the complement ends: the sentence, or less where the parser joins another clause."""
    floor, ceiling = saying.sentence
    verb = doc[saying.start]
    if saying.kind == "claim" or _relative(doc, saying):
        return min(ceiling, max(verb.right_edge.i + 1, saying.last + 1))
    if verb.tag_ == "VBG" and saying.kind != "say":
        return ceiling
    for child in verb.children:
        joined = child.dep_ == "conj" and child.i > saying.last and child.tag_ in _FINITE
        if joined and floor <= child.i < ceiling:
            own = [c.i for c in child.children if c.dep_ in ("nsubj", "nsubjpass")]
            if own and min(own) > saying.last:
                return _conjunction(doc, saying.last, min(own))
    return ceiling


def _conjunction(doc: Doc, after: int, before: int) -> int:
    """The last "and", "but" or semicolon between two tokens, else `after`."""
    for at in range(before - 1, after - 1, -1):
        if doc[at].tag_ == "CC" or doc[at].text == ";":
            return at
    return after


def _joined(doc: Doc, first: int, end: int) -> int:
    """Where a clause that begins at `first` is joined by "but" or "while", else `end`."""
    at = first - 1
    return at if doc[at].tag_ == "CC" or doc[at].lower_ in {"while", "whereas", ";"} else end


def _clause_opens(doc: Doc, other: Saying) -> bool:
    return (other.kind not in _AROUND or _alone(doc, other)) and opens_clause(
        doc, other.first - 1, other.sentence[0]
    )


def _with_quotes(
    doc: Doc,
    text: str,
    saying: Saying,
    scope: Span,
    behind: bool,
    quotes: Sequence[Span],
    outer: Sequence[Span],
) -> Span:
    """The scope with the quotations that it touches whole, inside the one that holds the cue."""
    cue = char(doc, saying.start)
    within = [q for q in quotes if q.start <= cue < q.end]
    low, high = scope.start, scope.end
    first, last = char(doc, saying.first), char_end(doc, saying.last)
    at = bisect_right(outer, low, key=lambda q: q.end)
    for quote in outer[max(0, at - 1) :]:
        if quote.start > high + 4:
            break
        if quote in within:
            continue
        touches = quote.overlaps(Span(low, high))
        if behind:
            touches |= quote.end <= first and not text[quote.end : first].strip(' \n",.')
        else:
            touches |= quote.start >= last and not text[last : quote.start].strip(' \n":,')
        if touches:
            low, high = min(low, quote.start), max(high, quote.end)
    if within:
        inner = within[-1]
        low, high = max(low, inner.start), min(high, inner.end)
    return Span(low, max(low, high))


def _outermost(quotes: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    for quote in quotes:
        if not out or quote.start >= out[-1].end:
            out.append(quote)
    return out
