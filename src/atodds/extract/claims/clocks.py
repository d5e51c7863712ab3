"""How far the clocks of a document are ahead of UTC, so that times on two clocks can be compared.

A zone's name says so, with the day where the zone keeps summer time; a local time does where the
text gives it in another zone as well: "3 p.m. (1200 GMT)".
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date
from itertools import pairwise

from atodds.extract.analysis import Analysis
from atodds.extract.dates.temporal import Temporal, to_utc_minutes
from atodds.model import Period

_DAY = 24 * 60
_LOCAL = frozenset({None, "local"})
_BETWEEN = 24
"""Code points that may stand between a time and the same time in another zone."""


class Clocks:
    """The clocks of one document."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._starts = [s.start for s in analysis.scenes]
        self._local = self._learn()

    def place(self, temporal: Temporal, period: Period) -> Period:
        """A time of day with the distance of its clock from UTC, where it is known."""
        ahead = self._local if period.zone in _LOCAL else self._ahead(temporal, period)
        return period if ahead is None else replace(period, ahead=ahead)

    def _ahead(self, temporal: Temporal, period: Period) -> int | None:
        """By the zone's name."""
        if period.zone is None:
            return None
        utc = to_utc_minutes(period.start, period.zone, self._day(temporal.start))
        return None if utc is None else _minute(period.start) - utc

    def _day(self, offset: int) -> date | None:
        at = bisect_right(self._starts, offset) - 1
        dates = self._analysis.scenes[at].dates if at >= 0 else None
        return date.fromisoformat(dates[0]) if dates else self._analysis.document.published

    def _learn(self) -> int | None:
        """By local times that are given in a known zone, too; None where they say different."""
        times = [t for t in self._analysis.temporals if t.kind == "time" and t.period is not None]
        found = set()
        for first, second in pairwise(times):
            if second.start - first.end > _BETWEEN or not self._in_brackets(first, second):
                continue
            here, there = first.period, second.period
            if here is None or there is None or here.zone not in _LOCAL or there.zone in _LOCAL:
                continue
            ahead = self._ahead(second, there)
            if ahead is not None:
                apart = _minute(here.start) - _minute(there.start) + ahead
                found.add((apart + 10 * 60) % _DAY - 10 * 60)
        return found.pop() if len(found) == 1 else None

    def _in_brackets(self, first: Temporal, second: Temporal) -> bool:
        between = self._analysis.text[first.end : second.start].strip()
        return between.endswith("(") or between in {"/", ",", "or", ", or"}


def _minute(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:5])
