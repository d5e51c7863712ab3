"""Finds the phrases of rules in a parsed text: words in a row, by lemma or as they are written.

Auxiliaries and adverbs may stand between the words of a phrase ("no arrests have been made" is "no
arrest make"), and "..." stands for a few words of the same sentence. Knows no meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Name = TypeVar("Name")
Index = Mapping[str, Sequence[tuple[Name, tuple[str, ...]]]]

_PARTS = re.compile(r"-|[^\s-]+")
"""The words of a phrase; the parser makes three of a word with a hyphen."""
_GAP = "..."
_GAP_TOKENS = 6
_BETWEEN = frozenset({"AUX", "ADV"})
_BETWEEN_TOKENS = 3
_ENDS = frozenset({".", ";", ":", "?", "!"})


def index_phrases(lists: Mapping[Name, Iterable[str]]) -> Index[Name]:
    """The phrases of named lists by their first word, for `find_phrases`."""
    index: dict[str, list[tuple[Name, tuple[str, ...]]]] = {}
    for name, phrases in lists.items():
        for phrase in phrases:
            parts = tuple(_PARTS.findall(phrase))
            index.setdefault(parts[0], []).append((name, parts))
    return index


def find_phrases(doc: Doc, index: Index[Name]) -> Iterator[tuple[Name, Span]]:
    """(name of the list, place) of every phrase in a text, in text order; they may overlap."""
    words = _words_of(doc)
    for at, word in enumerate(words):
        for form in sorted(word.forms & index.keys()):
            for name, parts in index[form]:
                end = _match(words, at, parts)
                if end is not None:
                    yield name, doc[at:end]


def _match(words: Sequence[_Word], first: int, parts: Sequence[str]) -> int | None:
    """Where a phrase that begins at a word ends, or None."""
    at, gap = first + 1, False
    limit = words[first].sentence_end
    for part in parts[1:]:
        if part == _GAP:
            gap = True
            continue
        reach = _GAP_TOKENS if gap else _BETWEEN_TOKENS
        for i in range(at, min(at + reach + 1, limit)):
            if part in words[i].forms:
                at, gap = i + 1, False
                break
            if words[i].ends or not (gap or words[i].between):
                return None
        else:
            return None
    return at


@dataclass(frozen=True, slots=True)
class _Word:
    """What matching asks of a token: in which forms it can stand in a phrase, whether it ends one
    or may stand between its words, and where its sentence ends.
    """

    forms: Set[str]
    ends: bool
    between: bool
    sentence_end: int


def _words_of(doc: Doc) -> Sequence[_Word]:
    """All words of a text, worked out once for all rules."""
    if "words" not in doc.user_data:
        doc.user_data["words"] = [
            _Word(_forms(t), t.text in _ENDS, t.pos_ in _BETWEEN, sentence.end)
            for sentence in doc.sents
            for t in sentence
        ]
    words: Sequence[_Word] = doc.user_data["words"]
    return words


def _forms(token: Token) -> set[str]:
    """A word as it can stand in a phrase; headlines' capitals hide verbs from the tagger."""
    word = token.lower_
    forms = {"not" if word in {"n't", "n\u2019t"} else word, token.lemma_.lower()}
    if token.tag_ in {"NNP", "NNPS"} and len(word) > 3:
        forms.add(word.removesuffix("s"))
    return forms
