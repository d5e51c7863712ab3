"""How wide a time of day is: minutes on the clock and the words that blur them.

"4:12 pm" is that minute. After "about", "around" and the like the range is +-15 minutes for a full
hour, +-7 for a half hour, +-5 for a quarter or a ten-minute mark, +-3 for another five-minute mark,
+-1 for any other minute: people round to the marks they name. "Just after" and "shortly after" X
are X+1 to X+10 minutes, "just before" X-10 to X-1, "shortly" twice as far from a full hour, "soon"
and "not long" three times; a bare "after" X is X to X+59, "before" and "by" X are X-59 to X. A
range may pass midnight: its start is then the larger.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from atodds.extract.dates.almanac import NUMBER_WORDS
from atodds.extract.dates.clockforms import LEAD_REACH, LEADS
from atodds.extract.dates.moment import Grain, Reading
from atodds.model import Period

DAY_MINUTES = 24 * 60
NOON = 12 * 60


@dataclass(frozen=True, slots=True)
class Lead:
    """The words before a time that belong to it: "just after", "two minutes before", "between"."""

    start: int
    modifier: str = ""
    count: str = ""
    ahead: bool = False
    joins: bool = False

    @property
    def blurs(self) -> bool:
        """Whether it says anything about the time itself."""
        return bool(self.modifier or self.count)


def lead_before(text: str, start: int, floor: int) -> Lead:
    """The lead of a time that begins at `start`, not reaching back over `floor`."""
    window = max(floor, start - LEAD_REACH)
    m = LEADS.search(text[window:start])
    if m is None:
        return Lead(start)
    if m["join"]:
        return Lead(window + m.start(), joins=True)
    if m["tilde"]:
        return Lead(window + m.start(), "about")
    modifier = re.sub(r"\s+", " ", m["mod"] or "").lower()
    ahead = m["way"] in ("after", "past")
    return Lead(window + m.start(), modifier, (m["count"] or "").lower(), ahead)


def blurred(lead: Lead, minute: int, grain: Grain) -> Reading:
    """The reading of a minute of the day after the words that lead up to it."""
    if lead.count:
        count = int(lead.count) if lead.count.isdigit() else NUMBER_WORDS.get(lead.count, 0)
        if not count:
            return Reading(_beside(minute, lead.ahead, 10), grain, False, True)
        at = minute + (count if lead.ahead else -count)
        return Reading(clock_period(at, at), "minute", False)
    words = lead.modifier
    if not words:
        return Reading(clock_period(minute, minute), grain, False)
    if words in ("after", "past"):
        period = clock_period(minute, minute + 59, True)
    elif words in ("before", "by"):
        period = clock_period(minute - 59, minute, True)
    elif words.endswith(("after", "before", "past")):
        reach = 30 if words.startswith(("soon", "not")) else 10
        if words.startswith("shortly") and not minute % 60:
            reach = 20
        period = _beside(minute, not words.endswith("before"), reach)
    else:
        width = rounding(minute % 60)
        after = 0 if words in ("nearly", "almost") else width
        period = clock_period(minute - width, minute + after, True)
    return Reading(period, grain, False, True)


def _beside(minute: int, ahead: bool, reach: int) -> Period:
    if ahead:
        return clock_period(minute + 1, minute + reach, True)
    return clock_period(minute - reach, minute - 1, True)


def rounding(minute: int) -> int:
    """How far, in minutes, an approximate time may be off, from the mark of the hour it names."""
    if minute == 0:
        return 15
    if minute == 30:
        return 7
    if minute in (15, 45) or minute % 10 == 0:
        return 5
    return 3 if minute % 5 == 0 else 1


def clock_period(first: int, last: int, approximate: bool = False) -> Period:
    """Minutes after midnight, any whole number, as a period of times of day."""

    def face(minute: int) -> str:
        hours, minutes = divmod(minute % DAY_MINUTES, 60)
        return f"{hours:02}:{minutes:02}"

    return Period(face(first), face(last), approximate)


_PARTS = (
    ("early morning", 0, 9),
    ("late morning", 9, 12),
    ("early afternoon", 12, 15),
    ("late afternoon", 15, 19),
    ("early evening", 16, 20),
    ("late evening", 20, 24),
    ("late night", 20, 28),
    ("morning hours", 0, 12),
    ("hours", 0, 7),
    ("dawn", 3, 8),
    ("daybreak", 3, 8),
    ("sunrise", 3, 9),
    ("dusk", 15, 23),
    ("sunset", 15, 23),
    ("nightfall", 15, 23),
    ("overnight", 17, 33),
    ("night", 17, 30),
    ("morning", 0, 12),
    ("afternoon", 12, 19),
    ("evening", 15, 24),
    ("early", 0, 10),
    ("late", 15, 28),
)


def part_of_day(words: str) -> Period | None:
    """The hours that "Tuesday night" or "early on Sunday" leave open, generously; None without any.

    A morning begins at midnight: reports put 1:30 a.m. in "Sunday morning".
    """
    low = re.sub(r"\s+", " ", words.lower())
    if low.startswith("early") and "morning" in low and "hours" not in low:
        low = "early morning"
    elif low.startswith("late") and "night" in low:
        low = "late night"
    for name, first, last in _PARTS:
        if re.search(rf"\b{name}\b", low):
            return clock_period(first * 60, last * 60 - 1, True)
    return None
