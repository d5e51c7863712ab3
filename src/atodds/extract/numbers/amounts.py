"""A numeral with its sign, currency and unit: "-$5bn", "1.5m sq miles", "35-year-old".

Reads the characters beside the numeral. A numeral inside a longer code ("F-16", "5G") is no amount.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from atodds.extract.numbers.lexicon import words
from atodds.extract.numbers.numerals import Numeral
from atodds.extract.numbers.unitreader import Unit, currency_before, rate_after, unit_after

_DASHES = "-\u2212\u2013"
_SIGN = re.compile(
    rf"(?:\b(?:minus|negative)[ -]|(?:(?<=[\s(=$£€])|^)[{_DASHES}])$",
    re.I,
)
_PLUS = re.compile(r"(?:(?<=[\s(])|^)\+$")
_GLUED = re.compile(r"(?:[^\W_]|[^\W\d_][\w.&]*[-/]|\w[.,:/])$")
_LEAD = re.compile(r"(?<![\w-])([A-Za-z]+)-$")
_LEADS = words("now then minus sub magnitude under over to plus about nearly and or than roughly")
_RAND = re.compile(r"(?<![^\W_])R[ ]?$")
_OLD = re.compile(r"[ -]{1,2}(?:olds?\b|of[ ]age\b)")
_NEAR = r"(?:(?:about|around|at|between|just|least|over|roughly|under|nearly)[ ]){0,2}"
_AGED = re.compile(rf"\b(?:aged?|ages|age[ ]of|ages[ ]of)[ ]{_NEAR}$", re.I)
_AGE_LIST = re.compile(r",?[ ](?:and|or|to)[ ]|,[ ]|[ ]?[-\u2013][ ]?")
_SUSPENDED = re.compile(r"-(?:,?[ ](?:and|or|to)[ ]|,[ ])(?:\w+-(?:,?[ ](?:and|or|to)[ ]|,[ ]))*")
_LONGEST_LIST = 5
_MORE = re.compile(r"[ ](?:more|additional|further|extra|full|straight|consecutive)(?=[ ])")
_MONEY = 1e6
"""From here on pounds are money, if no "of" follows: "two million pounds"."""
_SMALLEST_PRICE = 10
_OLDEST = 120
_MAGNITUDE = re.compile(
    r"\bmagnitudes?(?:[ ](?:of|at|to|as|was|is|an?|put|measured|recorded|estimated|revised|later"
    r"|initially|preliminary|upgraded|downgraded|about|around|least|roughly|nearly|over|above)){0,6}"
    r"[ -]$",
    re.I,
)
_MOMENT = re.compile(r"(?<![^\W_])M[wLs]?[ ]?$")
_MAGNITUDE_AFTER = re.compile(
    r"[ -]magnitude\b|[ ]on[ ](?:the|its)[ ](?:open-ended[ ])?Richter\b", re.I
)
_QUAKE_AFTER = re.compile(r"[ ](?:(?:earth)?quakes?|tremors?|temblors?|aftershocks?)\b", re.I)
_STRONGEST = 10.0
_NATIONAL = re.compile(r"[ ](?:US|U\.S\.|Cdn|Canadian|AUD|CAD|USD)(?![\w-])")
_METRES = re.compile(r"[ -]*(?:\(|high|tall|long|wide|deep|away|below|above|from|radius|diameter)")
_RACES = re.compile(
    r"[ ](?:hurdles|races?|finals?|relays?|heats?|sprints?|freestyle|butterfly|backstroke|medley|"
    r"breaststroke|steeplechase|swells|waves|dash)\b"
)
_SPACED_METRES = re.compile(r"[ ]m(?![\w.])")
_RESOLUTION = re.compile(r"(?:(?:480|720|1080|1440|2160)p|[2458]K)\b")
_PART_OF_PAIR = re.compile(r"/\d")
_OF_MASS = re.compile(r"[ ]of\b")
_MILLION = re.compile(r"[ ](?:sq|square|cubic|km|miles|people|[a-z]+s\b|[A-Z][a-z]+s\b)")
_OF = re.compile(r"[ ]of(?=[ ])")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number read with what belongs to it; `high` is None unless it is a plural ("dozens").

    `unit` is None for a count. `sign` is "+" or "-" for a change written with a sign ("+0.2%");
    `prefixed` says that the unit came before the number ("$5", "aged 5"), `hyphened` that it is
    joined by a hyphen ("two-month").
    """

    start: int
    end: int
    low: float
    high: float | None
    unit: str | None
    dimension: str
    step: float
    number: Numeral
    sign: str = ""
    prefixed: bool = False
    hyphened: bool = False


def read_amount(text: str, number: Numeral) -> Amount | None:
    """The amount around a numeral, or None where the numeral is part of a longer code."""
    start = number.start
    sign = _SIGN.search(text, max(0, start - 10), start)
    start = sign.start() if sign else start
    currency = currency_before(text, start) or _rand(text, start, number)
    if currency:
        start = currency[0]
        if currency[1] == "pound sterling" and _is_console(text, start, number):
            return None
        if not sign and (sign := _SIGN.search(text, max(0, start - 10), start)):
            start = sign.start()
    elif sign is None and (plus := _PLUS.search(text, max(0, start - 2), start)):
        start = plus.start()
    moment = start == number.start and number.step < 1 and _MOMENT.search(text, start - 3, start)
    if start == number.start and not moment and _is_glued(text, start, number):
        return None
    mark = "+" if currency is None and text[start] == "+" else ""
    if currency:
        amount = _money(text, start, number, currency[1])
    else:
        measured = _measured(text, start, number)
        if measured is None:
            return None
        amount = _scaled(text, measured, bool(moment))
    if sign is None or amount.high is not None:
        return replace(amount, sign=mark)
    if amount.dimension == "percentage" and sign.group() in _DASHES:
        return replace(amount, sign="-")
    return replace(amount, low=-amount.low)


def _is_console(text: str, start: int, number: Numeral) -> bool:
    """ "PS4": the transliterated pound sign is believed only before larger amounts."""
    return text[start] == "P" and number.scale == 1 and number.bare < _SMALLEST_PRICE


def _money(text: str, start: int, number: Numeral, name: str) -> Amount:
    low, high = _values(number)
    end = number.end
    if national := _NATIONAL.match(text, end):
        end = national.end()
    unit = rate_after(text, Unit(name, "currency", end))
    return Amount(
        start, unit.end, low, high, unit.name, unit.dimension, number.step, number, prefixed=True
    )


def _measured(text: str, start: int, number: Numeral) -> Amount | None:
    """The amount with the unit that follows it; None where letters go on after the digits."""
    number = _without_unit_suffix(text, number)
    low, high = _values(number)
    end = number.end
    of = _OF.match(text, end) if number.kind == "many" or number.scale != 1 else None
    gap = of or _MORE.match(text, end)
    unit = unit_after(text, gap.end() if gap else end)
    if unit and of and unit.dimension not in ("currency", "length", "area", "mass"):
        unit = None
    if unit is None and (metres := _SPACED_METRES.match(text, end)):
        unit = None if _MILLION.match(text, metres.end()) else Unit("metre", "length", metres.end())
    if number.kind == "digits" and (
        _PART_OF_PAIR.match(text, end) or _RESOLUTION.match(text, number.start)
    ):
        return None
    if unit is None:
        if (
            number.kind == "digits"
            and end < len(text)
            and (text[end].isalnum() or text[end] == "_")
        ):
            return None
        return Amount(start, end, low, high, None, "count", number.step, number)
    if unit.name == "pound-mass" and number.scale >= _MONEY and not _OF_MASS.match(text, unit.end):
        unit = Unit("pound sterling", "currency", unit.end)
    unit = rate_after(text, unit)
    hyphened = text[end] == "-"
    return Amount(
        start,
        unit.end,
        low,
        high,
        unit.name,
        unit.dimension,
        number.step,
        number,
        hyphened=hyphened,
    )


def _scaled(text: str, amount: Amount, moment: bool) -> Amount:
    """The amount as an age or a magnitude, where the words beside it say so."""
    if amount.dimension == "time" and (old := _OLD.match(text, amount.end)):
        return replace(amount, end=old.end(), dimension="age", hyphened=False)
    if amount.unit is not None or amount.high is not None or amount.number.scale != 1:
        return amount
    before = text[max(0, amount.start - 36) : amount.start]
    if amount.low < _OLDEST and _AGED.search(before):
        return replace(amount, unit="year", dimension="age", prefixed=True)
    after = _QUAKE_AFTER if amount.step < 1 else _MAGNITUDE_AFTER
    if 0 < amount.low < _STRONGEST and (
        moment
        or _MAGNITUDE.search(before)
        or _MAGNITUDE_AFTER.match(text, amount.end)
        or after.match(text, amount.end)
    ):
        return replace(amount, unit="magnitude", dimension="magnitude", prefixed=True)
    return amount


def with_shared_units(text: str, amounts: list[Amount]) -> list[Amount]:
    """The amounts with units that one names for all: "aged 16, 17 and 21", "5- and 6-mile"."""
    out: list[Amount] = []
    for at, amount in enumerate(amounts):
        last = out[-1] if out else None
        shared = _suspended(text, amounts, at)
        if shared:
            amount = replace(amount, unit=shared.unit, dimension=shared.dimension)
        listed = (
            last is not None
            and last.dimension == "age"
            and last.prefixed
            and amount.unit is None
            and amount.number.kind in ("digits", "words")
            and amount.low < _OLDEST
            and _AGE_LIST.fullmatch(text, last.end, amount.start)
        )
        if listed:
            amount = replace(amount, unit="year", dimension="age", prefixed=True)
        out.append(amount)
    return out


def _suspended(text: str, amounts: list[Amount], at: int) -> Amount | None:
    """The later amount that holds the unit: "25- and 35-year-old", "5.1 and 5.4 magnitude"."""
    amount = amounts[at]
    for later in amounts[at + 1 : at + _LONGEST_LIST]:
        between = text[amount.end : later.start]
        decimals = later.dimension == "magnitude" and amount.step < 1 and between == " and "
        if amount.unit or not (decimals or _SUSPENDED.fullmatch(between)):
            return None
        if later.unit:
            return later
    return None


def _values(number: Numeral) -> tuple[float, float | None]:
    return number.value if isinstance(number.value, tuple) else (number.value, None)


def _rand(text: str, start: int, number: Numeral) -> tuple[int, str] | None:
    """ "R26 million": the letter alone is a currency only before a large amount."""
    match = _RAND.search(text, max(0, start - 3), start)
    if match is None or (number.scale == 1 and "," not in text[number.start : number.end]):
        return None
    return match.start(), "south african rand"


def _is_glued(text: str, start: int, number: Numeral) -> bool:
    """Whether letters stand right before: "F-16", "V10", "COVID-19"; not "magnitude-5.2"."""
    before = text[max(0, start - 16) : start]
    if not _GLUED.search(before):
        return False
    lead = _LEAD.search(before)
    return not (lead and (lead[1].lower() in _LEADS or number.kind != "digits"))


def _without_unit_suffix(text: str, number: Numeral) -> Numeral:
    """The numeral with its last letter left to the unit, where "5m" is metres and "5t" tonnes."""
    if number.suffix not in ("m", "t", "b") or text[number.end - 1] != number.suffix:
        return number
    if number.suffix == "m" and not (
        _METRES.match(text, number.end) or _RACES.match(text, number.end)
    ):
        decimal = number.bare != int(number.bare)
        if decimal or _MILLION.match(text, number.end):
            return number
    return replace(
        number,
        end=number.end - 1,
        value=number.bare,
        step=number.step / number.scale,
        scale=1.0,
        suffix="",
    )
