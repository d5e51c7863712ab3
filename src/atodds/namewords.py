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
_SILENT = ".'`\u2018\u2019\u02bc"
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "đ": "d",
        "\u0131": "i",
    }
)


@dataclass(frozen=True, eq=False)
class NameWords:
    """Lower-case words by what they say about a name beside them. Equal only to itself."""

    titles: frozenset[str]
    roles: Mapping[str, str]
    role_modifiers: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    organisations: frozenset[str]
    interchanged: Mapping[str, str]
    synonyms: Mapping[str, str]
    places: frozenset[str]
    place_nouns: frozenset[str]
    vessels: frozenset[str]
    organisation_nouns: frozenset[str]
    abbreviations: frozenset[str]
    beginnings: frozenset[str]
    never: frozenset[str]
    acronyms: Mapping[str, str]
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
            return {
                fold(form): key for key, forms in reversed(list(table.items())) for form in forms
            }

        nicknames = _neighbours(vocabulary.nested(_GROUP, "nicknames"), star=True)
        spellings = _neighbours(vocabulary.nested(_GROUP, "spellings"), star=False)
        return cls(
            titles=words("titles"),
            roles=first("roles"),
            role_modifiers=words("role_modifiers"),
            suffixes=words("suffixes"),
            particles=words("particles"),
            organisations=words("organisations"),
            interchanged=first("interchanged"),
            synonyms=first("synonyms"),
            places=words("places"),
            place_nouns=words("place_nouns"),
            vessels=words("vessels"),
            organisation_nouns=words("organisation_nouns"),
            abbreviations=words("abbreviations"),
            beginnings=words("beginnings"),
            never=words("never"),
            acronyms=first("acronyms"),
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
    """Lower case without accents and punctuation, one space between words: "Al-Būd" -> "al bud"."""
    text = text.lower()
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text).lower()
        text = "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)
    return " ".join("".join(_kept(c) for c in text).split())


def _kept(char: str) -> str:
    if char.isalnum():
        return char
    return "" if char in _SILENT else " "


def _neighbours(table: Mapping[str, Iterable[str]], *, star: bool) -> dict[str, frozenset[str]]:
    """The words that share a row with a word; with `star`, only the first word has neighbours."""
    found: dict[str, set[str]] = {}
    for key, forms in table.items():
        row = [key, *map(fold, forms)]
        for word in row:
            others = row if word == key or not star else [key]
            found.setdefault(word, set()).update(w for w in others if w != word)
    return {word: frozenset(others) for word, others in found.items()}
