"""A numeral with its sign, currency and unit: "-$50.8bn", "2.24m sq nautical miles", "35-year-old".

Reads the characters beside the numeral; a numeral inside a longer code ("F-16", "5G") is no amount.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from atodds.extract import units
from atodds.extract.numerals import Numeral, last_digit_step

_SIGN = re.compile(r"(?:\b(?:minus|negative)[ -]|(?:(?<=[\s(=])|^|(?<=[$£€]))[-−–])$", re.I)
_PLUS = re.compile(r"(?:(?<=[\s(])|^)\+$")
_GLUED = re.compile(r"(?:[^\W_]|[^\W\d_][\w.&]*[-/]|\w[.,:/])$")
_HYPHENED = re.compile(r"\b([A-Za-z]+)-$")
_LEADS = frozenset(
    "now then minus sub magnitude under over to plus about nearly and or than roughly".split()
)
_OLD = re.compile(r"[ -]{1,2}(?:old\b|olds\b|of[ ]age\b)")
_AGED = re.compile(
    r"\b(?:aged?|ages)[ ](?:about[ ]|around[ ]|between[ ]|under[ ]|over[ ]|just[ ])?$|"
    r"\bage[ ]of[ ](?:about[ ])?$",
    re.I,
)
_MAGNITUDE = re.compile(
    r"\bmagnitude(?:[ -](?:of[ ])?(?:about[ ]|at[ ]least[ ])?|[ ](?:was|at)[ ])$", re.I
)
_MAGNITUDE_AFTER = re.compile(r"[ -]magnitude\b|[ ]on[ ](?:the|its)[ ](?:open-ended[ ])?Richter\b")
_NATIONAL = re.compile(r"[ ](?:US|U\.S\.|Cdn|Canadian|AUD|CAD|USD)(?![\w-])")
_METRES = re.compile(r"[ -]*(?:\(|high|tall|long|wide|deep|away|below|above|from|radius|diameter)")
_MILLION = re.compile(r"[ ](?:sq|square|cubic|km|miles|people|[a-z]+s\b|[A-Z][a-z]+s\b)")
_WORD_NEXT = re.compile(r"-([A-Za-z]+)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number read with what belongs to it; `high` is None unless it is a plural ("dozens")."""

    start: int
    end: int
    low: float
    high: float | None
    unit: str | None
    dimension: str
    step: float
    number: Numeral
    rising: bool = False
    """A plus sign stands before it: "+0.2%"."""
    falling: bool = False
    hyphened: bool = False
    """It is an attribute with a hyphen: "two-month"."""


def read_amount(text: str, number: Numeral) -> Amount | None:
    """The amount around a numeral, or None where the numeral is part of a longer code."""
    start, end = number.start, number.end
    low, high = number.value if isinstance(number.value, tuple) else (number.value, None)
    rising = False
    falling = False
    sign = _SIGN.search(text, max(0, start - 10), start)
    if sign:
        start = sign.start()
    currency = units.currency_before(text, start)
    if currency:
        start = currency[0]
        if not sign and (sign := _SIGN.search(text, max(0, start - 10), start)):
            start = sign.start()
    elif not sign and (plus := _PLUS.search(text, max(0, start - 2), start)):
        start, rising = plus.start(), True
    if start == number.start and _is_glued(text, start, number):
        return None
    if sign and high is None:
        low = -low
    step = number.step
    unit: units.Unit | None
    if currency:
        unit = _currency(text, end, currency[1])
        if number.suffix and text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit():
            pass
    else:
        number, low, step, end = _resolve_suffix(text, number, low, step)
        unit = units.unit_after(text, end)
        if unit is None and end < len(text) and number.kind == "digits" and _glued_after(text, end):
            return None
    dimension, name = "count", None
    hyphened = False
    if unit:
        unit = units.rate_after(text, unit)
        dimension, name = unit.dimension, unit.name
        hyphened = text[end : end + 1] == "-" and not currency
        end = max(end, unit.end)
    if dimension == "time" and (old := _OLD.match(text, end)):
        dimension, end, hyphened = "age", old.end(), False
    elif name is None and high is None:
        before = text[max(0, start - 24) : start]
        if _AGED.search(before) and low < 130:
            dimension, name = "age", "year"
        elif 0 < low < 11 and (_MAGNITUDE.search(before) or _MAGNITUDE_AFTER.match(text, end)):
            dimension = name = "magnitude"
    if sign and dimension == "percentage" and sign.group() in "-−–" and not currency:
        low, falling = -low, True
    return Amount(start, end, low, high, name, dimension, step, number, rising, falling, hyphened)


def _currency(text: str, end: int, name: str) -> units.Unit:
    national = _NATIONAL.match(text, end)
    return units.Unit(name, "currency", national.end() if national else end)


def _is_glued(text: str, start: int, number: Numeral) -> bool:
    """Whether letters stand right before: "F-16", "V10", "COVID-19"; not "magnitude-5.2"."""
    before = text[max(0, start - 16) : start]
    if not _GLUED.search(before):
        return False
    word = _HYPHENED.search(before)
    return not (word and (word[1].lower() in _LEADS or number.kind != "digits"))


def _glued_after(text: str, end: int) -> bool:
    """Whether a code goes on after the digits: "5G", "737s", "16-18C"; not "12-strong"."""
    following = text[end]
    return following.isalnum() or following == "_"


def _resolve_suffix(
    text: str, number: Numeral, low: float, step: float
) -> tuple[Numeral, float, float, int]:
    """Whether "5m" is metres and "5t" tonnes: the suffix is given back to the unit."""
    suffix = number.suffix
    if suffix not in ("m", "t", "b", "k", "K") or suffix in ("k", "K"):
        return number, low, step, number.end
    end = number.end - 1
    if text[end] != suffix:
        return number, low, step, number.end
    if suffix == "m" and not _METRES.match(text, number.end):
        decimal = number.bare != int(number.bare)
        if decimal or _MILLION.match(text, number.end):
            return number, low, step, number.end
    bare = -number.bare if low < 0 else number.bare
    own_step = step / number.scale if number.scale else last_digit_step(bare)
    return number, bare, own_step, end
