"""Runs of capitalised words: where names may stand in a text, before anyone asks what they name.

Works on the text and a few token attributes; the headlines of a document are told from its
sentences, because in them every word is capitalised. Never looks at what a word means.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atodds.namewords import NameWords, fold
from atodds.parse import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_UPPER = "".join(c for c in map(chr, range(0x41, 0x250)) if c.isupper())
_CAPITAL = re.compile(
    rf"(?<![\w@#])(?<![\w@][./_-])(?:(?:[a-z]{{2,4}}-)?[{_UPPER}]\w*(?:['.&-]+[^\W_]\w*)*)"
)
_LOWER = re.compile(rf"(?<![\w'.@{_UPPER}-])[a-z][a-z']+(?![\w'-])")
_LONG_LOWER = re.compile(r"(?<![\w'.@])[a-z]{4,}")
_SMALL_GAP = re.compile(r" (?:of the|of|for the|for|and) ")
_NUMBER = re.compile(r" (\d{1,4})(?![\w,:%]|\.\d)")
_NO_PARTICLE = frozenset(
    ("anti", "non", "mid", "pro", "pre", "post", "ex", "un", "co", "self", "vice", "sub", "semi")
)
"""What may stand before a hyphen and a name without being a part of it: "anti-Roman"."""
_OPENING = " \"'([-\u2013*\u2022"
NAMING = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT"})
"""spaCy's labels of names; the others are of numbers, dates, peoples, languages and laws."""
_DESIGNATED = frozenset({"PRODUCT", "FAC", "ORG"})
_SHORT = 160
"""Characters; a longer stretch is no headline."""


@dataclass(frozen=True, slots=True)
class Word:
    """A capitalised word (or a number behind one) with its folded form; the end without "'s"."""

    start: int
    end: int
    text: str
    key: str
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words that may be one name, or several."""

    words: tuple[Word, ...]
    sentence: int
    sentence_start: bool
    headline: bool


class Layout:
    """What the runs need of a parsed document, as plain lists and lookups by offset."""

    def __init__(self, doc: Doc) -> None:
        self.text: str = text_of(doc)
        rows = doc.to_array(["SENT_START", "POS"]).tolist()
        self._offsets: list[int] = [token.idx for token in doc]
        self._pos: list[int] = [row[1] for row in rows]
        starts = [i for i, row in enumerate(rows) if row[0] == 1 or i == 0]
        self.sentences: list[int] = [self._offsets[i] for i in starts]
        self._proper = doc.vocab.strings["PROPN"]
        entities = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
        self._entities: list[tuple[int, int, str]] = entities
        self._entity_starts = [e[0] for e in entities]
        self._headlines: dict[int, bool] = {}
        self.lower = frozenset(_LOWER.findall(self.text))

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds an offset."""
        return bisect_right(self.sentences, offset) - 1

    def sentence_span(self, index: int) -> tuple[int, int]:
        """The start and end of a sentence."""
        after = index + 1
        end = self.sentences[after] if after < len(self.sentences) else len(self.text)
        return self.sentences[index], end

    def headline(self, index: int) -> bool:
        """Whether nearly all words of a sentence are capitalised."""
        known = self._headlines.get(index)
        if known is None:
            start, end = self.sentence_span(index)
            known = self._headlines[index] = _is_headline(self.text[start:end].strip())
        return known

    def proper(self, offset: int) -> bool:
        """Whether the tagger takes the token at an offset for a proper noun."""
        return self._pos[bisect_right(self._offsets, offset) - 1] == self._proper

    def entity_at(self, offset: int) -> tuple[int, int, str] | None:
        """Start, end and label of the named entity that spaCy sees at an offset."""
        index = bisect_right(self._entity_starts, offset) - 1
        if index >= 0 and offset < self._entities[index][1]:
            return self._entities[index]
        return None


def find_runs(layout: Layout, lists: NameWords) -> Iterator[Run]:
    """The runs of a text in text order."""
    current: list[Word] = []
    sentence = -1
    for word in _words(layout.text, lists):
        at = layout.sentence_at(word.start)
        if current:
            same = at == sentence or _abbreviated(current[-1], lists)
            if same and _joined(current, word, layout, lists):
                current.append(word)
                sentence = at
                continue
            yield _run(current, layout)
        current, sentence = [word], at
    if current:
        yield _run(current, layout)


def _words(text: str, lists: NameWords) -> Iterator[Word]:
    for match in _CAPITAL.finditer(text):
        start, end = match.span()
        raw = match.group()
        if raw[0].islower() and raw.split("-")[0] in _NO_PARTICLE:
            start += raw.index("-") + 1
            raw = raw[raw.index("-") + 1 :]
        possessive = raw.endswith("'s") or raw.endswith("'S")
        if possessive:
            raw, end = raw[:-2], end - 2
        tail = raw.rsplit("-", 1)
        if len(tail) == 2 and tail[1].islower() and len(tail[1]) > 2:
            continue
        if text[end : end + 1] == "." and not possessive and _takes_stop(raw, lists):
            raw, end = raw + ".", end + 1
        yield Word(start, end, raw, fold(raw), possessive)
        if not possessive and not raw.endswith("."):
            number = _NUMBER.match(text, end)
            if number:
                yield Word(number.start(1), number.end(1), number[1], number[1])


def _takes_stop(raw: str, lists: NameWords) -> bool:
    """Whether a full stop behind a word belongs to it: initials and abbreviations."""
    if len(raw) == 1 or (len(raw) <= 5 and "." in raw):
        return True
    key = raw.lower()
    return key in lists.abbreviations or (len(raw) > 1 and key in lists.suffixes)


def _abbreviated(word: Word, lists: NameWords) -> bool:
    """Whether a sentence end behind a word is likely only the stop of a title or an initial."""
    stop = word.text.endswith(".")
    return stop and (word.key in lists.titles or len(word.key) == 1 or word.key in ("st", "mt"))


def _joined(current: Sequence[Word], word: Word, layout: Layout, lists: NameWords) -> bool:
    last = current[-1]
    gap = layout.text[last.end : word.start]
    if last.key in lists.never or word.key in lists.never or last.text[0].isdigit():
        return False
    if word.key in lists.beginnings:
        return False
    if last.possessive:
        return gap == "'s " and _one_entity(last, word, layout)
    if word.text[0].isdigit():
        return word.text[0] == "0" or _one_entity(last, word, layout, _DESIGNATED)
    if gap == " " or gap == "":
        return True
    if gap == " & ":
        return True
    if gap in (' "', " (") and layout.text[word.end : word.end + 2] in ('" ', ") "):
        return len(word.text) <= 10 and word.text[1:2].islower() and gap == ' "'
    if gap == '" ' and len(current) >= 1 and layout.text[last.start - 1 : last.start] == '"':
        return True
    inner = gap.strip()
    if gap == f" {inner} " and all(word in lists.particles for word in inner.split()):
        return True
    if not _SMALL_GAP.fullmatch(gap):
        return False
    if gap.startswith(" of") and (last.key in lists.organisations or last.key in lists.places):
        return True
    heads = lists.organisations | lists.places
    return any(w.key in heads for w in current) and _one_entity(last, word, layout)


def _one_entity(a: Word, b: Word, layout: Layout, labels: frozenset[str] = NAMING) -> bool:
    entity = layout.entity_at(a.start)
    return entity is not None and entity[1] >= b.end and entity[2] in labels


def _run(words: Sequence[Word], layout: Layout) -> Run:
    sentence = layout.sentence_at(words[0].start)
    before = layout.text[layout.sentences[sentence] : words[0].start]
    opening = not before.strip(_OPENING)
    return Run(tuple(words), sentence, opening, layout.headline(sentence))


def _is_headline(text: str) -> bool:
    if len(text) > _SHORT:
        return False
    capitals = sum(1 for _ in _CAPITAL.finditer(text))
    return capitals >= 3 and len(_LONG_LOWER.findall(text)) * 4 <= capitals
