"""Names of clocks in English text and their distance from UTC.

A closed table and the daylight-saving law of the United States; no time-zone database, which not
every system has. A clock named after a place ("Beijing time") is kept by name and has no offset.
"""

from __future__ import annotations

import re
from datetime import date

from atodds.extract.dates.almanac import nth_weekday

# Minutes east of UTC. CST is the American one, IST is left out: India, Israel and Ireland share it.
_FIXED = {
    "UTC": 0,
    "GMT": 0,
    "WET": 0,
    "BST": 60,
    "WEST": 60,
    "CET": 60,
    "WAT": 60,
    "CEST": 120,
    "EET": 120,
    "CAT": 120,
    "SAST": 120,
    "EEST": 180,
    "MSK": 180,
    "EAT": 180,
    "PKT": 300,
    "WIB": 420,
    "ICT": 420,
    "HKT": 480,
    "SGT": 480,
    "MYT": 480,
    "PHT": 480,
    "AWST": 480,
    "WITA": 480,
    "JST": 540,
    "KST": 540,
    "WIT": 540,
    "ACST": 570,
    "AEST": 600,
    "AEDT": 660,
    "NZST": 720,
    "NZDT": 780,
    "AST": -240,
    "ADT": -180,
    "EST": -300,
    "EDT": -240,
    "CST": -360,
    "CDT": -300,
    "MST": -420,
    "MDT": -360,
    "PST": -480,
    "PDT": -420,
    "AKST": -540,
    "AKDT": -480,
    "HST": -600,
}
_US_STANDARD = {"ET": -300, "CT": -360, "MT": -420, "PT": -480, "AKT": -540}
_SPELLED = {
    "eastern": "E",
    "central": "C",
    "mountain": "M",
    "pacific": "P",
    "alaska": "AK",
}
_ABBREVIATIONS = "|".join(sorted([*_FIXED, *_US_STANDARD, "IST", "UT"], key=len, reverse=True))

ZONE = (
    rf"(?:(?:{_ABBREVIATIONS})(?!\w)|[Ll]ocal(?:\s[Tt]ime(?!\w)|(?!\s?\w))"
    r"|(?:Eastern|Central|Mountain|Pacific)(?:\s(?:[Ss]tandard|[Dd]aylight))?(?:\s[Tt]ime)?(?!\w)"
    r"|Greenwich [Mm]ean [Tt]ime|[A-Z][a-z]{3,14}\stime(?!\w))"
)


def normal_zone(words: str) -> str:
    """ "Eastern Daylight Time" -> "EDT", "local time" -> "local", "Beijing time" -> "BEIJING"."""
    low = re.sub(r"\s+", " ", words.strip().lower())
    if low.startswith("local"):
        return "local"
    if low.startswith("greenwich"):
        return "GMT"
    first = low.split()[0]
    if first in _SPELLED:
        kind = "D" if "daylight" in low else "S" if "standard" in low else ""
        return f"{_SPELLED[first]}{kind}T"
    return "UTC" if low == "ut" else first.upper()


def to_utc_minutes(hhmm: str, zone: str, on: date | None) -> int | None:
    """Minutes after 00:00 UTC of the day `on`, for a clock time "HH:MM" of that day in a zone.

    Negative or over 1439 where UTC has another date. None where the offset is not known: "local",
    places, and American clocks that change with the season ("ET") when `on` is None or before 1967.
    """
    hours, minutes = hhmm.split(":")
    clock = int(hours) * 60 + int(minutes)
    if zone in _FIXED:
        return clock - _FIXED[zone]
    if zone not in _US_STANDARD or on is None or on.year < 1967:
        return None
    return clock - _US_STANDARD[zone] - (60 if _us_daylight(on, clock) else 0)


def _us_daylight(day: date, clock: int) -> bool:
    """Uniform Time Act of 1966 as amended in 1986 and 2005, but for the emergency of 1974-75."""
    if day.year >= 2007:
        begin, end = nth_weekday(day.year, 3, 6, 2), nth_weekday(day.year, 11, 6, 1)
    else:
        begin = nth_weekday(day.year, 4, 6, 1 if day.year >= 1987 else -1)
        end = nth_weekday(day.year, 10, 6, -1)
    if day == begin:
        return clock >= 120
    return clock < 120 if day == end else begin < day < end
