"""The words of `rules/vocabulary/names.yaml` in the form in which names are read and compared.

Knows no names: only which words stand beside names, join them or never belong to them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atodds.rules import Vocabulary

_GROUP = "names"
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i"}
)


@dataclass(frozen=True)
class NameWords:
    """Lower-case words by what they say about a name beside them."""

    titles: frozenset[str]
    roles: Mapping[str, str]
    role_modifiers: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    organisations: frozenset[str]
    bodies: frozenset[str]
    synonyms: Mapping[str, str]
    places: frozenset[str]
    place_nouns: frozenset[str]
    vessels: frozenset[str]
    organisation_nouns: frozenset[str]
    beginnings: frozenset[str]
    never: frozenset[str]
    nicknames: Mapping[str, frozenset[str]]
    spellings: Mapping[str, frozenset[str]]
    given: frozenset[str]
    distinct: frozenset[str]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> NameWords:
        """The words of a run. KeyError if the vocabulary has no list that is needed."""

        def words(name: str) -> frozenset[str]:
            return frozenset(map(fold, vocabulary.words(_GROUP, name)))

        def first(name: str) -> Mapping[str, str]:
            table = vocabulary.nested(_GROUP, name)
            return {fold(form): key for key, forms in reversed(table.items()) for form in forms}

        nicknames = _neighbours(vocabulary.nested(_GROUP, "nicknames"), star=True)
        spellings = _neighbours(vocabulary.nested(_GROUP, "spellings"), star=False)
        return cls(
            titles=words("titles"),
            roles=first("roles"),
            role_modifiers=words("role_modifiers"),
            suffixes=words("suffixes"),
            particles=words("particles"),
            organisations=words("organisations"),
            bodies=words("bodies"),
            synonyms=first("body_synonyms"),
            places=words("places"),
            place_nouns=words("place_nouns"),
            vessels=words("vessels"),
            organisation_nouns=words("organisation_nouns"),
            beginnings=words("beginnings"),
            never=words("never"),
            nicknames=nicknames,
            spellings=spellings,
            given=words("given") | nicknames.keys() | spellings.keys(),
            distinct=words("distinct"),
        )


@cache
def builtin_words() -> NameWords:
    """The words that atodds comes with."""
    from atodds.rules import load_rules

    return NameWords.of(load_rules()[0].vocabulary)


def fold(text: str) -> str:
    """Lower case without accents and punctuation; words apart by one space: "Al-Būd" -> "al bud"."""
    text = text.lower().translate(_LETTERS)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not _accent(c))
    return " ".join("".join(_kept(c) for c in text).split())


def _accent(char: str) -> bool:
    return unicodedata.combining(char) != 0


def _kept(char: str) -> str:
    if char.isalnum():
        return char
    return "" if char in ".'’‘`ʼ" else " "


def _neighbours(table: Mapping[str, Iterable[str]], *, star: bool) -> dict[str, frozenset[str]]:
    """Which words stand in one row with a word; with `star`, only as its first word or beside it."""
    found: dict[str, set[str]] = {}
    for key, forms in table.items():
        row = [key, *map(fold, forms)]
        for word in row:
            others = row if word == key or not star else [key]
            found.setdefault(word, set()).update(w for w in others if w != word)
    return {word: frozenset(others) for word, others in found.items()}
