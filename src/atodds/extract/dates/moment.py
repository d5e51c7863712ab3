"""The records of an expression of time in a text, shared by the date and the clock grammars."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from atodds.extract.dates.tense import Tense, tense
from atodds.model import Period

Kind = Literal["date", "time"]
Grain = Literal["year", "month", "week", "day", "daypart", "hour", "minute"]


@dataclass(frozen=True, slots=True)
class Temporal:
    """A date or a time of day as written, `text[start:end]`, and what it allows.

    `period` is None where the expression hangs on something that is not known (no reference date,
    "the following day"); `relative` says that it needs a reference at all. `grain` is how finely
    the wording speaks; `zone` is an upper-case abbreviation or "local", as stated.
    """

    start: int
    end: int
    text: str
    kind: Kind
    period: Period | None
    grain: Grain
    relative: bool = False
    zone: str | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means, before its place in the text is attached."""

    period: Period | None
    grain: Grain
    relative: bool = True
    approximate: bool = False
    kind: Kind = "date"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands: all that resolving it may look at."""

    text: str
    start: int
    end: int
    reference: date | None
    story_year: int | None = None
    """The year of a full date that the passage has just given."""

    def told_of_before(self, year: int) -> bool:
        """Whether the passage is telling of a year before this one."""
        return self.story_year is not None and self.story_year < year

    @property
    def tense(self) -> Tense | None:
        """Worked out on demand: most expressions resolve without it."""
        return tense(self.text, self.start, self.end)


Match = re.Match[str]
Resolver = Callable[[Match, Place], Reading | None]


def unresolved(grain: Grain, kind: Kind = "date") -> Reading:
    """The reading of what hangs on something unknown."""
    return Reading(None, grain, kind=kind)
