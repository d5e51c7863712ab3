"""The record of one place in a text that puts a statement on somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from atodds.extract.speech.speakers import Phrase

Kind = Literal[
    "say",
    "tell",
    "report",
    "show",
    "frame",
    "believe",
    "deny",
    "claim",
    "according",
    "citing",
    "headline",
]
"""Which list of the vocabulary a cue is from."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One cue with its speaker, in token offsets; `via` names those who hand the words on.

    `phrase` is None for "it was reported that". `whole` marks a passive that reports its own clause
    ("was described by police as").
    """

    kind: Kind
    start: int
    end: int
    sentence: tuple[int, int]
    phrase: Phrase | None
    via: tuple[Phrase, ...] = ()
    whole: bool = False

    @property
    def first(self) -> int:
        """The token at which speaker and cue begin."""
        return self.start if self.phrase is None else min(self.start, self.phrase.outer_start)

    @property
    def last(self) -> int:
        """The token after speaker and cue."""
        return self.end if self.phrase is None else max(self.end, self.phrase.outer_end)
