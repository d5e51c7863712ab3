"""The record of who a stretch of text is put on, and which of several holds a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atodds.model import Span


@dataclass(frozen=True, slots=True)
class Source:
    """One attribution: `scope` is the text that is put on `speaker`.

    `speaker` is a name where a pronoun or surname could be resolved, "" for "it was reported";
    `speaker_span` and `cue_span` are the words in this text; `text` is both together, `expression`
    where it stands. `chain` are those who hand the words on, outermost first. `said_on` is the
    span of a date that belongs to the cue. `kind` is the vocabulary's list that the cue is from.
    """

    speaker: str
    speaker_span: Span
    cue: str
    cue_span: Span
    scope: Span
    text: str
    expression: Span
    chain: tuple[str, ...] = ()
    said_on: tuple[int, int] | None = None
    kind: str = "say"
    quoted: bool = False

    def holds(self, start: int, end: int) -> bool:
        """Whether a stretch of text is put on the speaker; not so for the attribution itself."""
        inside = self.scope.start <= start and end <= self.scope.end
        if self.kind == "deny":
            inside |= self.cue_span.start <= start and end <= self.scope.end
            return inside and not self.speaker_span.start <= start < self.speaker_span.end
        return inside and not (self.expression.start <= start and end <= self.expression.end)


def source_at(sources: Sequence[Source], start: int, end: int) -> Source | None:
    """The source with the innermost scope around `start:end`; of equal ones the first."""
    holding = [s for s in sources if s.holds(start, end)]
    return min(holding, key=lambda s: s.scope.end - s.scope.start, default=None)
