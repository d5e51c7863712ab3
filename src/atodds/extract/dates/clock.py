"""Times of day in running English, as inclusive ranges on the clock; `clockface` says how wide.

What is not said stays open: "at 7 o'clock" and "at 2:30" have no period unless the words, or the
clock that the text keeps to elsewhere, tell morning from evening.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from atodds.extract.dates.almanac import NUMBER_WORDS
from atodds.extract.dates.clockface import (
    DAY_MINUTES,
    NOON,
    Lead,
    blurred,
    clock_period,
    lead_before,
    part_of_day,
)
from atodds.extract.dates.clockforms import MERIDIEM, any_time, time_pattern
from atodds.extract.dates.moment import Grain, Match, Reading, Temporal
from atodds.extract.dates.zones import normal_zone
from atodds.model import Period

_REACH = 14
_CUE = re.compile(r"\b(?:[Aa]t|[Uu]ntil|[Tt]ill?|[Ss]ince|[Ff]rom|[Bb]etween|[Tt]owards?)\s$")
_MIDNIGHT_CUE = re.compile(
    r"\b(?:[Aa]t|[Uu]ntil|[Tt]ill?|[Ss]ince|[Ff]rom|[Tt]o|[Tt]owards?|of)\s$"
)
_MIDNIGHT_AFTER = re.compile(
    r"\s(?:on|local|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|\s?[,;)]|\.(?:\s|$)|$"
)
_DAWN_CUE = re.compile(
    r"\b(?:[Aa]t|[Bb]efore|[Aa]fter|[Ss]ince|[Uu]ntil|[Aa]round|[Bb]y|an?|the)\s$"
)
_OTHER_CLOCK = re.compile(r"\s\(\d\d?[:.]?\d\d\s?(?:GMT|UTC)\b")
_KEEPS_24_HOURS = re.compile(r"(?<![\d:.])(?:0\d|1[3-9]|2[0-3]):[0-5]\d(?![\d:])")


class _Face:
    """Whether a text writes all its times in 24 hours: asked seldom, worked out once."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def has_24_hours(self) -> bool:
        return bool(_KEEPS_24_HOURS.search(self._text) and not MERIDIEM.search(self._text))


@dataclass(frozen=True, slots=True)
class _Said:
    """A match with what stands around it."""

    m: Match
    lead: Lead
    before: str
    after: str
    face: _Face

    @property
    def zone(self) -> str:
        """As written; a time with another clock's in brackets, "1430 (0630 GMT)", is local."""
        return self.m["z"] or self.m["zin"] or ("local" if _OTHER_CLOCK.match(self.after) else "")

    @property
    def part(self) -> str | None:
        """The part of the day that is named with the time."""
        return self.m["part"] or self.m["near"]


def find_times(text: str, first: int, last: int) -> list[Temporal]:
    """The times of day in `text[first:last]`, in text order, not overlapping."""
    found: list[Temporal] = []
    at, floor, face = first, first, _Face(text)
    pattern = any_time()
    while match := pattern.search(text, at, last):
        at = match.end()
        form = str(match.lastgroup)
        m = time_pattern(form).match(text, match.start(), last)
        if m is None:
            continue
        lead = lead_before(text, m.start(), floor)
        before = text[max(0, lead.start - _REACH) : lead.start]
        said = _Said(m, lead, before, text[m.end() : m.end() + _REACH], face)
        reading = _READERS[form](said)
        if reading is None:
            at = match.start() + 1
            continue
        start = lead.start if lead.blurs or (lead.joins and form == "range") else m.start()
        found.append(_time(text, start, m.end(), reading, said))
        floor = m.end()
    return found


def _time(text: str, start: int, end: int, reading: Reading, said: _Said) -> Temporal:
    zone = normal_zone(said.zone) if said.zone else None
    period = reading.period
    if period and zone:
        period = Period(period.start, period.end, period.approximate, zone)
    return Temporal(
        start,
        end,
        text[start:end],
        "time",
        period,
        reading.grain,
        zone=zone,
        approximate=reading.approximate,
    )


def _clock(said: _Said) -> Reading | None:
    m, lead = said.m, said.lead
    if m["w1"]:
        return _worded(said)
    grain: Grain = "minute" if m["m1"] else "hour"
    minute = _minutes(m["h1"], m["m1"], m["p1"])
    if minute is None:
        return None
    if m["p1"]:
        return blurred(lead, minute, grain)
    cued = lead.blurs or lead.joins or bool(_CUE.search(said.before))
    if said.part:
        # "2 in the morning": a bare number needs a word that leads up to it.
        return _on_dial(said, minute, grain) if cued or m["m1"] else None
    told = said.zone or m["hours"]
    if not m["m1"] or not (told or (cued and m["sep1"] == ":")):
        return None
    if told or int(m["h1"]) > 12 or m["h1"].startswith("0") or said.face.has_24_hours:
        return blurred(lead, minute, grain)
    return Reading(None, grain, False)


def _worded(said: _Said) -> Reading | None:
    """Noon, midday and midnight; "a midnight curfew" and "Midnight Express" are no times."""
    word, modified = said.m["w1"].lower(), said.lead.blurs or bool(said.zone)
    if word != "midnight":
        if not modified and (said.m["w1"][0].isupper() or said.before.endswith("high ")):
            return None
        if word == "midday" and not modified:
            return Reading(clock_period(NOON - 60, NOON + 60, True), "hour", False, True)
        return blurred(said.lead, NOON, "hour")
    cued = said.lead.joins or _MIDNIGHT_CUE.search(said.before)
    closing = _MIDNIGHT_AFTER.match(said.after) and not said.before.endswith("a ")
    named = re.match(r"\s[A-Z](?!on|ue|ed|hu|ri|at|un)", said.after)
    if not modified and (named or not (cued or closing)):
        return None
    return blurred(said.lead, 0, "hour")


def _military(said: _Said) -> Reading | None:
    m, zone = said.m, said.zone
    minute = _minutes(m["h1"], m["m1"], None)
    cued = said.lead.blurs or said.lead.joins or _CUE.search(said.before)
    zoned = zone and not zone[0].islower()
    plain = m["hours"] or zone or m["h1"].startswith("0")
    if minute is None or not (zoned or (plain and cued)):
        return None
    return blurred(said.lead, minute, "minute")


def _oclock(said: _Said) -> Reading | None:
    hour = _hour(said.m["h1"])
    return _on_dial(said, hour * 60, "hour") if hour <= 23 else None


def _spoken(said: _Said) -> Reading | None:
    m = said.m
    if m["dir"] != "past" and not m["quarter"]:
        return None
    minutes = 30 if m["half"] else 15 if m["quarter"] else 10 if m["ten"] else 20
    shift = -minutes if m["dir"] == "to" else minutes
    if m["w1"]:
        return blurred(said.lead, _word_minute(m["w1"]) + shift, "minute")
    hour = _hour(m["h1"])
    if hour > 12:
        return None
    if m["p1"]:
        return blurred(said.lead, (_minutes(str(hour), None, m["p1"]) or 0) + shift, "minute")
    return _on_dial(said, hour * 60 + shift, "minute")


def _range(said: _Said) -> Reading | None:
    m = said.m
    joined = m["join"].strip()
    if joined == "and" and not said.lead.joins:
        return None
    grain: Grain = "minute" if m["m1"] or m["m2"] else "hour"
    part = said.part
    if part and not m["p1"] and not m["p2"]:
        ends = [_in_part(_minutes(m[h], m[n], None), part) for h, n in (("h1", "m1"), ("h2", "m2"))]
        if said.lead.joins and ends[0] is not None and ends[1] is not None:
            return Reading(clock_period(ends[0], ends[1]), grain, False)
        return None
    if not (m["p2"] or m["w2"]):
        written_out = m["m1"] and m["m2"] and m["sep1"] == ":" and not m["p1"]
        if not (written_out and (said.zone or said.face.has_24_hours)):
            return None
    elif not (m["p1"] or m["w1"] or m["p2"]):
        return None
    first = _word_minute(m["w1"]) if m["w1"] else _minutes(m["h1"], m["m1"], m["p1"] or m["p2"])
    last = _word_minute(m["w2"]) if m["w2"] else _minutes(m["h2"], m["m2"], m["p2"])
    if first is None or last is None:
        return None
    if first > last and not m["p1"] and not m["w1"] and m["p2"]:
        first = (first + NOON) % DAY_MINUTES
    return Reading(clock_period(first, last, joined == "or"), grain, False, joined == "or")


def _daypart(said: _Said) -> Reading | None:
    words = said.m["words"]
    if " " not in words and (words[0].isupper() or not _DAWN_CUE.search(said.before)):
        return None
    period = part_of_day(words)
    return Reading(period, "daypart", False, True) if period else None


_READERS = {
    "range": _range,
    "military": _military,
    "oclock": _oclock,
    "spoken": _spoken,
    "clock": _clock,
    "daypart": _daypart,
}


def _word_minute(word: str) -> int:
    return 0 if word.lower() == "midnight" else NOON


def _hour(word: str) -> int:
    return int(word) if word.isdigit() else NUMBER_WORDS[word.lower()]


def _minutes(hour: str, minute: str | None, meridiem: str | None) -> int | None:
    """Minutes after midnight; None for what no clock shows ("13 a.m.", "25:00")."""
    h, m = int(hour), int(minute or 0)
    if h > 23:
        return None
    if meridiem:
        afternoon = meridiem[0] in "pP"
        if (h > 12 and not afternoon) or (h == 0 and afternoon):
            return None
        h = h if h > 12 else h % 12 + (12 if afternoon else 0)
    return h * 60 + m


def _on_dial(said: _Said, minute: int, grain: Grain) -> Reading:
    """A time on the twelve-hour dial, told apart by the part of the day where one is named."""
    if minute >= 13 * 60:
        return blurred(said.lead, minute, grain)
    part = said.part
    if not part:
        return Reading(None, grain, False)
    return blurred(said.lead, _in_part(minute, part) or 0, grain)


def _in_part(minute: int | None, part: str) -> int | None:
    """A time of the dial in the half of the day that a part of the day stands in."""
    if minute is None or minute >= 13 * 60:
        return minute
    minute %= NOON
    late = part in ("afternoon", "evening") or (part == "night" and minute >= 5 * 60)
    return minute + (NOON if late else 0)
