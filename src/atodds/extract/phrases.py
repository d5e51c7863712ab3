"""Finds the phrases of rules in a parsed text: words in a row, by lemma or as they are written.

Auxiliaries and adverbs may stand between the words of a phrase ("no arrests have been made" is "no
arrest make"), and "..." stands for a few words of the same sentence. Knows no meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
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
    forms = _forms_in(doc)
    for at, some in enumerate(forms):
        for form in sorted(some & index.keys()):
            for name, parts in index[form]:
                end = _match(doc, forms, at, parts)
                if end is not None:
                    yield name, doc[at:end]


def _match(doc: Doc, forms: Sequence[Set[str]], first: int, parts: Sequence[str]) -> int | None:
    """Where a phrase that begins at a token ends, or None."""
    at, gap = first + 1, False
    limit = doc[first].sent.end
    for part in parts[1:]:
        if part == _GAP:
            gap = True
            continue
        reach = _GAP_TOKENS if gap else _BETWEEN_TOKENS
        for i in range(at, min(at + reach + 1, limit)):
            if part in forms[i]:
                at, gap = i + 1, False
                break
            if doc[i].text in _ENDS or not (gap or doc[i].pos_ in _BETWEEN):
                return None
        else:
            return None
    return at


def _forms_in(doc: Doc) -> Sequence[Set[str]]:
    """The forms of all tokens of a text, worked out once for all rules."""
    if "forms" not in doc.user_data:
        doc.user_data["forms"] = [_forms(token) for token in doc]
    forms: Sequence[Set[str]] = doc.user_data["forms"]
    return forms


def _forms(token: Token) -> set[str]:
    """A word as it can stand in a phrase; headlines' capitals hide verbs from the tagger."""
    word = token.lower_
    forms = {"not" if word in {"n't", "n\u2019t"} else word, token.lemma_.lower()}
    if token.tag_ in {"NNP", "NNPS"} and len(word) > 3:
        forms.add(word.removesuffix("s"))
    return forms
