"""Which event each sentence is about: its kind, its date, and whether it is told in passing.

A document tells mainly of one event; a sentence with a date of its own, or with a word that sets
its event apart ("another shooting", "the 2004 tsunami"), tells of another. No event is invented:
a sentence without a sign of its own is taken to go on with the main one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from atodds.extract.dates.temporal import Temporal
    from atodds.rules import Vocabulary

ANY = "any"
"""The kind of the words that fit every event: attack, incident."""

_NEAR = timedelta(days=4)
"""Dates this close can belong to one event as different papers tell it."""
_LONG = frozenset({"month", "months", "year", "years", "decade", "decades"})
_LEAD_SENTENCES = 6
_RECENT = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Event words by lemma, and the words that set an event apart.

    `said` are all words that are, alone or in a phrase, said of events.
    """

    kinds: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], str]
    apart: frozenset[str]
    verbs: frozenset[str]
    said: frozenset[str]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Lexicon:
        kinds: dict[str, str] = {}
        phrases: dict[tuple[str, ...], str] = {}
        for kind, words in vocabulary.table("events").items():
            if kind in {"apart", "response", "verbs", "idle"}:
                continue
            for word in words:
                if " " in word:
                    phrases[tuple(word.split())] = kind
                else:
                    kinds.setdefault(word, kind)
        return cls(
            kinds,
            phrases,
            vocabulary.words("events", "apart"),
            vocabulary.words("events", "verbs"),
            frozenset(kinds).union(*phrases),
        )

    def kind_of(self, token: Token) -> str | None:
        """The kind of event that a token names, if any; "fire" in "opened fire" is no fire."""
        lemma = token.lemma_.lower()
        if lemma not in self.said and token.lower_ not in self.said:
            return None
        if token.ent_type_ in {"DATE", "TIME"}:
            return None
        if token.pos_ in {"VERB", "AUX"} and lemma not in self.verbs:
            return None
        if token.i > 0 and (kind := self.phrases.get((token.nbor(-1).lemma_.lower(), lemma))):
            return kind
        kind = self.kinds.get(lemma) or self.kinds.get(token.lower_)
        if kind is None and token.i + 1 < len(token.doc):
            kind = self.phrases.get((lemma, token.nbor().lemma_.lower()))
        return kind


@dataclass(frozen=True, slots=True)
class Scene:
    """What one sentence is about: `kinds` of event, `dates` (first and last day, ISO), if known.

    `stated` says that the date stands in the sentence; `background` that its event is not the
    document's main one.
    """

    start: int
    end: int
    kinds: frozenset[str]
    dates: tuple[str, str] | None
    stated: bool
    background: bool


@dataclass(frozen=True, slots=True)
class Story:
    """A document's main event: its kinds, most frequent first, and its date, if known."""

    kinds: tuple[str, ...]
    dates: tuple[str, str] | None


def main_kinds(doc: Doc, lexicon: Lexicon, limit: int = 3) -> tuple[str, ...]:
    """The kinds of event that a document speaks of most; the beginning counts for more."""
    counts: Counter[str] = Counter()
    size = max(len(doc), 1)
    for token in doc:
        kind = lexicon.kind_of(token)
        if kind is not None and kind != ANY:
            counts[kind] += 3 if token.i < size // 5 else 1
    if not counts:
        return ()
    top = counts.most_common(1)[0][1]
    return tuple(k for k, n in sorted(counts.items(), key=lambda i: (-i[1], i[0])) if n * 3 >= top)[
        :limit
    ]


def find_scenes(
    doc: Doc,
    temporals: Sequence[Temporal],
    lexicon: Lexicon,
    published: date | None,
    reporting: frozenset[str],
) -> tuple[Story, list[Scene]]:
    """The main event of a document and the scene of each of its sentences, in text order."""
    sentences = [s for s in doc.sents if s.text.strip()]
    kinds = main_kinds(doc, lexicon)
    dated = [_event_dates(s, temporals, reporting, lexicon) for s in sentences]
    main = _main_date(dated, published)
    paragraph_starts = {start for start, _ in doc.user_data.get("paragraphs", ())}
    scenes: list[Scene] = []
    previous: Scene | None = None
    for sentence, dates in zip(sentences, dated, strict=True):
        here = frozenset(
            k for k in (lexicon.kind_of(t) for t in sentence) if k is not None and k != ANY
        )
        named = here or any(lexicon.kind_of(t) == ANY for t in sentence)
        apart = _set_apart(sentence, lexicon) or _long_past(sentence)
        elsewhen = dates is not None and main is not None and _far(dates, main)
        background = apart or elsewhen
        goes_on = previous is not None and sentence.start_char not in paragraph_starts
        if previous is not None and goes_on and previous.background and not named and dates is None:
            background, dates, here = True, previous.dates, previous.kinds
        scene = Scene(
            sentence.start_char,
            sentence.end_char,
            here,
            dates if dates is not None else (None if background else main),
            dates is not None,
            background,
        )
        scenes.append(scene)
        previous = scene
    return Story(kinds, main), scenes


def _event_dates(
    sentence: Span, temporals: Sequence[Temporal], reporting: frozenset[str], lexicon: Lexicon
) -> tuple[str, str] | None:
    """The date that a sentence puts its event on: the first that does not date the telling."""
    for temporal in temporals:
        if temporal.kind != "date" or temporal.period is None:
            continue
        if not sentence.start_char <= temporal.start < sentence.end_char:
            continue
        span = sentence.doc.char_span(temporal.start, temporal.end, alignment_mode="expand")
        if span is None or _dates_the_telling(span, reporting) or _dates_a_beginning(span):
            continue
        if _dates_an_event(span, lexicon):
            return temporal.period.start, temporal.period.end
    return None


def _dates_a_beginning(span: Span) -> bool:
    """Whether a date only says since when: "the deadliest attack since 2011"."""
    return span.start > span.sent.start and span.doc[span.start - 1].lower_ == "since"


def _dates_an_event(span: Span, lexicon: Lexicon) -> bool:
    """Whether what a date modifies is an event, or has one as subject, object or phrase."""
    head = span.root
    while head.head.i != head.i:
        head = head.head
        if lexicon.kind_of(head) is not None:
            return True
        if head.pos_ in {"VERB", "AUX"}:
            break
    return any(lexicon.kind_of(t) is not None for t in _near(head))


def _near(verb: Token) -> list[Token]:
    """A verb's arguments and what hangs on them directly, without the clauses below it."""
    out = []
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp", "relcl", "parataxis"}:
            continue
        out.append(child)
        out.extend(child.children)
        for inner in child.children:
            if inner.dep_ == "prep":
                out.extend(inner.children)
    return out


def _dates_the_telling(span: Span, reporting: frozenset[str]) -> bool:
    head = span.root
    while head.dep_ in {"pobj", "prep", "npadvmod", "tmod", "compound", "advmod"}:
        head = head.head
        if head.pos_ == "VERB":
            break
    return head.lemma_.lower() in reporting


def _main_date(
    dated: Sequence[tuple[str, str] | None], published: date | None
) -> tuple[str, str] | None:
    """The first day that the opening sentences put an event on, near publication if possible.

    None for a text of unknown date: which of its events is the news cannot be told.
    """
    if published is None:
        return None
    fallback = None
    for index, dates in enumerate(dated):
        if dates is None:
            continue
        first, last = (date.fromisoformat(d) for d in dates)
        if (last - first).days > 1:
            continue
        recent = timedelta(days=-1) <= published - first <= _RECENT
        if recent and index < _LEAD_SENTENCES * 2:
            return dates
        if fallback is None:
            fallback = dates
    return fallback


def _set_apart(sentence: Span, lexicon: Lexicon) -> bool:
    """Whether an event word of the sentence is modified by a word that sets it apart."""
    for token in sentence:
        if token.pos_ != "NOUN" or lexicon.kind_of(token) is None:
            continue
        for child in token.children:
            if child.dep_ in {"amod", "det", "nmod", "compound"} and child.lower_ in lexicon.apart:
                return True
    return False


def _long_past(sentence: Span) -> bool:
    """Whether a sentence places its event months or years back: "two years ago", "last year"."""
    tokens = [t.lower_ for t in sentence]
    return any(
        word in _LONG and (after == "ago" or before in {"last", "previous"})
        for before, word, after in zip(["", *tokens], tokens, [*tokens[1:], ""], strict=False)
    )


def _far(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Whether two spans of days are too far apart for one event."""
    (a1, a2), (b1, b2) = (tuple(date.fromisoformat(d) for d in x) for x in (a, b))
    return a1 - b2 > _NEAR or b1 - a2 > _NEAR


def scene_at(scenes: Sequence[Scene], offset: int) -> Scene | None:
    """The scene whose sentence holds an offset."""
    return next((s for s in scenes if s.start <= offset < s.end), None)
