"""Times of day in running English, as inclusive ranges on the clock.

How wide a time is. "4:12 pm" is that minute. After "about", "around" and the like the range is
+-15 minutes for a full hour, +-7 for a half hour, +-5 for a quarter or a ten-minute mark, +-3 for
another five-minute mark, +-1 for any other minute: people round to the marks they name. "Just after"
and "shortly after" X are X+1 to X+10 minutes, "just before" X-10 to X-1, "soon" and "not long" three
times as far; a bare "after" X is X to X+59, "before" and "by" X are X-59 to X. A range may pass
midnight: its start is then the larger.

What is not said stays open: "at 7 o'clock" and "at 2:30" have no period unless the words, or the
clock that the text keeps to elsewhere, tell morning from evening.
"""

from __future__ import annotations

import re

from atodds.extract.almanac import NUMBER_WORDS
from atodds.extract.clockforms import ANY_TIME, MERIDIEM, PATTERNS
from atodds.extract.moment import Grain, Match, Reading, Temporal
from atodds.extract.zones import normal_zone
from atodds.model import Period

_DAY_MINUTES = 24 * 60
_NOON = 12 * 60
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
_KEEPS_24_HOURS = re.compile(r"(?<![\d:.])(?:0\d|1[3-9]|2[0-3]):[0-5]\d(?![\d:])")


def find_times(text: str, first: int, last: int) -> list[Temporal]:
    """The times of day in `text[first:last]`, in text order, not overlapping."""
    found: list[Temporal] = []
    at, face = first, _Face(text)
    while match := ANY_TIME.search(text, at, last):
        at = match.end()
        form = str(match.lastgroup)
        m = PATTERNS[form].match(text, match.start(), last)
        reading = _read(form, m, text, face) if m else None
        if m is None or reading is None:
            at = match.start() + 1
            continue
        zone = normal_zone(_zone(m)) if form != "daypart" and _zone(m) else None
        period = reading.period
        if period and zone:
            period = Period(period.start, period.end, period.approximate, zone)
        found.append(
            Temporal(
                m.start(),
                m.end(),
                m[0],
                "time",
                period,
                reading.grain,
                zone=zone,
                approximate=reading.approximate,
            )
        )
    return found


def _zone(m: Match) -> str:
    return m["z"] or m["zin"] or ""


class _Face:
    """Whether a text writes all its times in 24 hours; worked out when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: bool | None = None

    @property
    def is_24_hours(self) -> bool:
        if self._known is None:
            self._known = bool(
                _KEEPS_24_HOURS.search(self._text) and not MERIDIEM.search(self._text)
            )
        return self._known


def _read(form: str, m: Match, text: str, face: _Face) -> Reading | None:
    if form == "daypart":
        return _daypart(m, text)
    if form == "range":
        return _range(m, face)
    if form == "spoken":
        return _spoken(m)
    if form == "oclock":
        hour = _hour(m["h1"])
        return _stated(m, hour * 60 if hour <= 23 else None, m["part"], "hour")
    if form == "military":
        return _military(m, text)
    return _clock(m, text, face)


def _clock(m: Match, text: str, face: _Face) -> Reading | None:
    before = text[max(0, m.start() - 12) : m.start()]
    modified = bool(m["mod"] or m["count"] or m[0].startswith("~"))
    if m["w1"]:
        word = m["w1"].lower()
        after = text[m.end() : m.end() + 12]
        if word == "noon":
            shown = m["w1"] == "noon" and not before.endswith("high ")
        else:
            shown = bool(_MIDNIGHT_CUE.search(before)) and not after.startswith((" M", " b"))
            shown = shown or bool(_MIDNIGHT_AFTER.match(after)) and not before.endswith("a ")
        if not (shown or modified or _zone(m)):
            return None
        minute = 0 if word == "midnight" else _NOON
        if word == "midday" and not modified:
            return Reading(_period(_NOON - 60, _NOON + 60, True), "hour", approximate=True)
        return _modified(m, minute, "hour")
    grain: Grain = "minute" if m["m1"] else "hour"
    minute_of_day = _minutes(m["h1"], m["m1"], m["p1"])
    if minute_of_day is None:
        return None
    if m["p1"]:
        return _modified(m, minute_of_day, grain)
    if not m["m1"]:
        return _stated(m, minute_of_day, m["part"], grain) if _told(m, before) else None
    dotted = m["sep1"] == "."
    if not (
        _zone(m) or m["hours"] or m["part"] or (not dotted and (modified or _CUE.search(before)))
    ):
        return None
    if dotted and not (_zone(m) or m["hours"] or m["part"]):
        return None
    if m["part"]:
        return _stated(m, minute_of_day, m["part"], grain)
    certain = int(m["h1"]) > 12 or m["h1"].startswith("0") or _zone(m) or m["hours"]
    if certain or face.is_24_hours:
        return _modified(m, minute_of_day, grain)
    return Reading(None, grain)


def _told(m: Match, before: str) -> bool:
    """Whether "2 in the morning" is a time: a bare number needs a word that leads up to it."""
    return bool(m["part"] and (m["mod"] or _CUE.search(before)))


def _military(m: Match, text: str) -> Reading | None:
    minute = _minutes(m["h1"], m["m1"], None)
    zoned = _zone(m) and not _zone(m)[0].islower()
    before = text[max(0, m.start() - 12) : m.start()]
    by_hours = (m["hours"] or _zone(m)) and (m["mod"] not in (None, "about") or _CUE.search(before))
    if minute is None or not (zoned or by_hours):
        return None
    return _modified(m, minute, "minute")


def _spoken(m: Match) -> Reading | None:
    past = m["dir"] != "to"
    if (m["ten"] or m["twenty"] or m["half"]) and m["dir"] != "past":
        return None
    minutes = 30 if m["half"] else 15 if m["quarter"] else 10 if m["ten"] else 20
    if m["w1"]:
        base = 0 if m["w1"] == "midnight" else _NOON
        return _modified(m, base + (minutes if past else -minutes), "minute")
    hour = _hour(m["h1"])
    if hour > 12:
        return None
    if m["p1"]:
        base = _minutes(str(hour), None, m["p1"]) or 0
        return _modified(m, base + (minutes if past else -minutes), "minute")
    return _stated(m, hour * 60 + (minutes if past else -minutes), m["part"], "minute")


def _range(m: Match, face: _Face) -> Reading | None:
    if m["join"].strip() == "and" and (m["lead"] or "").lower() != "between":
        return None
    first_half = m["p1"] or (None if m["w1"] else m["p2"])
    grain: Grain = "minute" if m["m1"] or m["m2"] else "hour"
    if not (m["p2"] or m["w2"]) or not (m["p1"] or m["w1"] or m["p2"]):
        certain = m["m1"] and m["m2"] and m["sep1"] == ":" and (_zone(m) or face.is_24_hours)
        if not certain:
            return None
    first = _named(m["w1"]) if m["w1"] else _minutes(m["h1"], m["m1"], first_half)
    last = _named(m["w2"]) if m["w2"] else _minutes(m["h2"], m["m2"], m["p2"])
    if first is None or last is None:
        return None
    if first > last and not m["p1"] and not m["w1"] and m["p2"]:
        first = (first + _NOON) % _DAY_MINUTES
    return Reading(_period(first, last, False), grain)


def _named(word: str) -> int:
    return 0 if word.lower() == "midnight" else _NOON


def _hour(word: str) -> int:
    return int(word) if word.isdigit() else NUMBER_WORDS[word.lower()]


def _minutes(hour: str, minute: str | None, meridiem: str | None) -> int | None:
    """Minutes after midnight; None for what no clock shows ("13 a.m.", "25:00")."""
    h, m = int(hour), int(minute or 0)
    if h > 23:
        return None
    if meridiem:
        afternoon = meridiem[0] in "pP"
        if h > 12 and not afternoon or h == 0 and afternoon:
            return None
        h = h if h > 12 else h % 12 + (12 if afternoon else 0)
    return h * 60 + m


def _stated(m: Match, minute: int | None, part: str | None, grain: Grain) -> Reading | None:
    """A time on the twelve-hour dial, told apart by the part of the day where one is named."""
    if minute is None:
        return None
    if minute > 12 * 60 + 59:
        return _modified(m, minute, grain)
    if not part:
        return Reading(None, grain)
    minute %= _NOON
    late = part in ("afternoon", "evening") or (part == "night" and minute >= 5 * 60)
    return _modified(m, minute + (_NOON if late else 0), grain)


def _modified(m: Match, minute: int, grain: Grain) -> Reading:
    if m["count"]:
        word = m["count"].lower()
        count = int(word) if word.isdigit() else NUMBER_WORDS.get(word, 0)
        ahead = m["way"] in ("after", "past")
        if count:
            at = minute + (count if ahead else -count)
            return Reading(_period(at, at, False), "minute")
        return Reading(_close(minute, ahead, 10), grain, approximate=True)
    words = (m["mod"] or ("about" if m[0].startswith("~") else "")).lower()
    if not words:
        return Reading(_period(minute, minute, False), grain)
    if words in ("after", "past"):
        period = _period(minute, minute + 59, True)
    elif words in ("before", "by"):
        period = _period(minute - 59, minute, True)
    elif words.endswith(("after", "before", "past")):
        reach = 30 if words.startswith(("soon", "not")) else 10
        period = _close(minute, not words.endswith("before"), reach)
    else:
        width = rounding(minute % 60)
        after = 0 if words in ("nearly", "almost") else width
        period = _period(minute - width, minute + after, True)
    return Reading(period, grain, approximate=True)


def _close(minute: int, ahead: bool, reach: int) -> Period:
    if ahead:
        return _period(minute + 1, minute + reach, True)
    return _period(minute - reach, minute - 1, True)


def rounding(minute: int) -> int:
    """How far, in minutes, an approximate time may be off, from the mark of the hour it names."""
    if minute == 0:
        return 15
    if minute == 30:
        return 7
    if minute in (15, 45) or minute % 10 == 0:
        return 5
    return 3 if minute % 5 == 0 else 1


def _period(first: int, last: int, approximate: bool) -> Period:
    def face(minute: int) -> str:
        hours, minutes = divmod(minute % _DAY_MINUTES, 60)
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
    if low.startswith("early") and "morning" in low:
        low = "early morning"
    elif low.startswith("late") and "night" in low:
        low = "late night"
    for name, first, last in _PARTS:
        if re.search(rf"\b{name}\b", low):
            return _period(first * 60, last * 60 - 1, True)
    return None


def _daypart(m: Match, text: str) -> Reading | None:
    before = text[max(0, m.start() - 12) : m.start()]
    single = " " not in m[0] and "-" not in m[0]
    if single and (m[0][0].isupper() or not _DAWN_CUE.search(before)):
        return None
    period = part_of_day(m[0])
    return Reading(period, "daypart", approximate=True) if period else None
