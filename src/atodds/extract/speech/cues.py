"""The words that attribution and modality look for, as the vocabulary gives them.

Holds word lists and the patterns made of them; what a word does in a sentence is decided elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atodds.rules import Vocabulary

GROUP = "attribution"
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Cues:
    """The lists of `vocabulary/attribution.yaml`, each under its name there; lower case."""

    say: frozenset[str]
    tell: frozenset[str]
    report: frozenset[str]
    announce: frozenset[str]
    show: frozenset[str]
    frame: frozenset[str]
    call: frozenset[str]
    quote: frozenset[str]
    believe: frozenset[str]
    deny: frozenset[str]
    according: frozenset[str]
    claims: frozenset[str]
    documents: frozenset[str]
    speakers: frozenset[str]
    headline: frozenset[str]
    titles: frozenset[str]
    collective: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    hedges: frozenset[str]
    hedging_modals: frozenset[str]
    corrections: frozenset[str]
    withdrawn: frozenset[str]

    @classmethod
    def from_vocabulary(cls, vocabulary: Vocabulary) -> Cues:
        """The cues of a run's vocabulary; KeyError where a list is missing."""
        return cls(**{f.name: vocabulary.words(GROUP, f.name) for f in fields(cls)})


@lru_cache(maxsize=32)
def phrase_pattern(phrases: frozenset[str]) -> re.Pattern[str]:
    """Matches any of the phrases in lower-case text, whole words, whatever the white space."""
    if not phrases:
        return _NOTHING
    longest_first = sorted(phrases, key=lambda p: (-len(p), p))
    words = "|".join(r"\s+".join(map(re.escape, p.split())) for p in longest_first)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def corrections_in(text: str, cues: Cues) -> tuple[str, ...]:
    """The correcting cues in a stretch of text, in lower case and single-spaced, in text order."""
    found = phrase_pattern(cues.corrections).finditer(text.lower())
    return tuple(dict.fromkeys(" ".join(m.group().split()) for m in found))
