"""The unit beside a number: "$" before it, "sq km", "mAh", "miles per hour", "a barrel" after it.

The everyday units are looked up; whatever else looks like a unit is read by quantulum3, and only
believed when it took all of it, since it takes "F-16" for farads and "9 a.m." for years.
"""

from __future__ import annotations

import json
import re
import warnings
from dataclasses import dataclass
from functools import cache, lru_cache

from atodds.extract.numbers.lexicon import words
from atodds.extract.numbers.units import currency_signs, dimension_of, surfaces

_WORD = re.compile(
    r"(?:[ \t\n\u00a0]|-[ ]?|[ ]-)?"
    r"([^\W\d_]\.[^\W\d_]\.|[^\W\d_]+[23²³]?(?:[/.·][^\W\d_]+[23²³]?)*(?![^\W_])"
    r"|[%°\u2033$€£¥₪₹₽][CFcf]?(?![^\W_]))"
)
_RATE = re.compile(r"(?:[ ]?/[ ]?|[ -](?:per|an?|each|every)[ -])(?=[^\W\d])", re.I)
_NO_RATE = re.compile(r"[ ](?:ago|earlier|later|before|after|from|on|or)\b")
_PER = re.compile(r"[ -]per[ -]$", re.I)
_MOST_WORDS = 3

_SPACED_NEVER = words("m g s h w l c f k a b t in min ms pc")
"""Symbols that are words, initials or clock marks when a space parts them from the number."""
_CASED = {"PS": "metric horsepower", "Nm": "newton metre", "MW": "megawatt"} | {
    "C": "degree celsius",
    "F": "degree fahrenheit",
    "W": "watt",
    "K": "kelvin",
}
_NO_UNITS = words(
    "and as at bar be beat beats beep beeps bit bits can count counts cup cups dime dimes do "
    "drop drops face faces gal go gross he her his i is it line lines ma may me mil mill "
    "mills mils no of old on or pa pair pairs part parts per point points quad quads quarter "
    "quarters rad rads set sets so span spans the time times to turn turns up us was we won "
    "won't"
)
"""First words of quantulum3's unit names and symbols that are mostly other words in news."""
_PREFIXES = ("giga", "kilo", "mega", "micro", "milli", "nano", "pico", "tera")
_COMPOUND_SPEEDS = {"mile per hour": "speed", "kilometre per hour": "speed"} | {
    "metre per second": "speed",
    "foot per second": "speed",
    "mile per gallon": "fuel economy",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit read from the text: its name, what it measures and where its text ends."""

    name: str
    dimension: str
    end: int


@cache
def _sign_pattern() -> re.Pattern[str]:
    signs = sorted(currency_signs(), key=len, reverse=True)
    codes = "|".join(re.escape(sign) for sign in signs if sign[0].isalpha())
    marks = "|".join(re.escape(sign) for sign in signs if not sign[0].isalpha())
    return re.compile(rf"(?:(?<![^\W_])(?:{codes})|{marks})[ \u00a0]?$")


def currency_before(text: str, at: int) -> tuple[int, str] | None:
    """Where the currency sign or code that ends at `at` starts, and the currency."""
    match = _sign_pattern().search(text, max(0, at - 6), at)
    return (match.start(), currency_signs()[match.group().strip()]) if match else None


def unit_after(text: str, at: int) -> Unit | None:
    """The unit that follows a number that ends at `at`: "miles", "sq km", "km/h", "mAh"."""
    ends: list[int] = []
    found: list[str] = []
    end = at
    while len(found) < _MOST_WORDS and (match := _WORD.match(text, end)):
        found.append(match[1])
        end = match.end()
        ends.append(end)
    if not found:
        return None
    attached = ends[0] - len(found[0]) == at
    for count in range(len(found), 0, -1):
        known = _known("_".join(found[:count]), attached)
        if known:
            return Unit(*known, ends[count - 1])
    return _read(text, at, found, ends, attached)


def rate_after(text: str, unit: Unit) -> Unit:
    """The unit with its "per barrel", "a month" or "/day", where one follows."""
    match = _RATE.match(text, unit.end)
    if match is None:
        return unit
    below = unit_after(text, match.end())
    if below is None and _PER.fullmatch(match.group()):
        noun = _WORD.match(text, match.end())
        below = Unit(noun[1].lower(), "count", noun.end()) if noun else None
    if below is None or below.dimension in ("currency", "percentage", "angle"):
        return unit
    if _NO_RATE.match(text, below.end):
        return unit
    name = f"{unit.name} per {below.name}"
    rate = _COMPOUND_SPEEDS.get(name, f"{unit.dimension} per {below.dimension}")
    return Unit(name, rate, below.end)


def _known(name: str, attached: bool) -> tuple[str, str] | None:
    if name in _CASED:
        unit = _CASED[name]
        dimension = dimension_of(unit)
        spaced = name in ("PS", "Nm", "MW")
        return (unit, dimension) if dimension and (attached or spaced) else None
    lower = name.lower()
    if lower in _SPACED_NEVER and (not attached or name != lower):
        return None
    return surfaces().get(lower)


def _read(text: str, at: int, found: list[str], ends: list[int], attached: bool) -> Unit | None:
    """What quantulum3 makes of the following words, if they look like a unit at all."""
    first = found[0]
    if (len(first) == 1 and first.isascii()) or first.lower() in _NO_UNITS:
        return None
    if len(first) < 3 and not attached and first.islower() and first.isascii():
        return None
    known = _unit_words()
    both = "_".join(found[:2]).lower()
    if not (attached or "/" in first or {first, first.lower(), both} & known):
        return None
    pair = len(found) > 1 and found[1].lower() not in _NO_UNITS
    for count in (2, 1) if pair else (1,):
        unit = _quantulum(text[at : ends[count - 1]].strip(" -\n\t"))
        if unit:
            return Unit(*unit, ends[count - 1])
    return None


@cache
def _unit_words() -> frozenset[str]:
    """The symbols and names in quantulum3's own tables; of longer names the first two words."""
    try:
        from quantulum3 import load

        table = json.loads(load.GENERAL_UNITS_PATH.read_text(encoding="utf-8"))
    except (ImportError, AttributeError, OSError, ValueError):
        return frozenset()
    found = set()
    for unit in table.values():
        if unit.get("entity") == "dimensionless":
            continue
        prefixes = ["", *unit.get("prefixes", ())]
        found |= {p + s for s in unit.get("symbols", ()) for p in prefixes if len(p + s) > 1}
        names = ["_".join(surface.lower().split()[:2]) for surface in unit.get("surfaces", ())]
        if unit.get("prefixes"):
            names += [prefix + name for name in names for prefix in _PREFIXES]
        found.update(names, (f"{name}s" for name in names))
    return frozenset(found)


@lru_cache(maxsize=4096)
def _quantulum(snippet: str) -> tuple[str, str] | None:
    """Unit and entity of "1 <snippet>", if quantulum3 takes all of it for one unit."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from quantulum3 import parser

            whole = f"1 {snippet}"
            found = parser.parse(whole)
    except Exception:  # It raises almost anything on odd input; then no unit is known.
        return None
    if len(found) != 1 or tuple(found[0].span) != (0, len(whole)):
        return None
    unit = found[0].unit
    if unit.entity.name == "dimensionless":
        return None
    return unit.name.lower(), unit.entity.name
