"""Sentences and clauses as claims refer to them, each worked out once for a document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atodds.extract.counting.frames import clause_head, clause_under, content_lemmas
from atodds.extract.naming.places import Place
from atodds.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from atodds.extract.analysis import Analysis

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence: where it stands, its text on one line, and whom and what it names."""

    scope: Span
    text: str
    people: frozenset[str]
    places: tuple[Place, ...]


class Passages:
    """The sentences and clauses of one document."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._people = [m for m in analysis.names.mentions if m.type == "person"]
        self._passages: dict[int, Passage] = {}
        self._words: dict[int, frozenset[str]] = {}

    def of(self, sentence: TokenSpan) -> Passage:
        """A sentence of the parsed text."""
        if sentence.start not in self._passages:
            self._passages[sentence.start] = self._read(sentence)
        return self._passages[sentence.start]

    def clause_words(self, token: Token) -> frozenset[str]:
        """The content words of the clause around a token; see `folded`."""
        head = clause_head(token)
        if head.i not in self._words:
            self._words[head.i] = self.folded(content_lemmas(clause_under(head)))
        return self._words[head.i]

    def folded(self, words: Iterable[str]) -> frozenset[str]:
        """Words with one for all verbs that say the same."""
        alike = self._analysis.lexica.alike
        return frozenset(alike.get(word, word) for word in words)

    def _read(self, sentence: TokenSpan) -> Passage:
        first = sentence.start_char
        last = first + len(self._analysis.text[first : sentence.end_char].rstrip())
        return Passage(
            Span(first, last),
            _SPACE.sub(" ", self._analysis.document.text[first:last]).strip(),
            frozenset(m.key for m in self._people if first <= m.start < last),
            tuple(p for p in self._analysis.places if first <= p.start < last),
        )
