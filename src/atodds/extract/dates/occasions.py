"""The words for what happens on a day, as the vocabulary lists them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atodds.rules.vocabulary import by_word

if TYPE_CHECKING:
    from atodds.rules import Vocabulary

_LISTS = ("occasions", "occur", "begin", "end", "bounds", "react")


@dataclass(frozen=True, slots=True)
class Occasions:
    """The vocabulary of happenings, by lemma; `same` are the names of those with several words."""

    occasions: frozenset[str]
    occur: frozenset[str]
    begin: frozenset[str]
    end: frozenset[str]
    bounds: frozenset[str]
    react: frozenset[str]
    same: Mapping[str, str]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Occasions:
        lists = {name: vocabulary.words("happenings", name) for name in _LISTS}
        return cls(**lists, same=by_word(vocabulary.nested("happenings", "same")))
