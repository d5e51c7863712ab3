"""Two numbers that are one statement: "3,000 to 5,000", "between 5 and 7", "from 12 to 15".

Joins amounts by what stands between them; "22 miles (35 km)" stays two amounts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from atodds.extract.numbers.amounts import Amount

Kind = Literal["one", "range", "change", "score"]

_HYPHEN = re.compile(r"\s?[-\u2013\u2014\u2212]\s?")
_TO = re.compile(r"[\s-]{1,2}to[\s-]{1,2}|\s+through\s+")
_OR = re.compile(r"\s+or\s+(?:even\s+|perhaps\s+|maybe\s+)?")
_AND = re.compile(r"\s+and\s+(?:about\s+|around\s+|roughly\s+|some\s+)?")
_ABOUT = r"(?:(?:about|around|roughly|some|nearly|almost|up to|just over|just under|in)\s+)?"
_BETWEEN = re.compile(rf"\bbetween\s+{_ABOUT}$", re.I)
_FROM = re.compile(rf"\bfrom\s+(?:an?\s+\w+\s+)?{_ABOUT}$", re.I)
_FAR = re.compile(
    r"(?:\s+(?!(?:and|but|or|from|which|who)\b)[\w.'\u2019:-]+){0,6}?\s+(?:back\s+|up\s+|down\s+)?to\s+"
    + _ABOUT
)
_MOST = 80
"""Characters that may stand between the ends of a range."""
_SPREAD = 3.0
"""How far apart two amounts may be for "rose 5 to 10" to be a range and not a rise to 10."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One amount (`last` is `first`), or two joined; `start` takes in "between" or "from".

    A change is "rose from 12 to 15" or "fell from 80 kg in May to 75"; a score "2-0".
    """

    first: Amount
    last: Amount
    kind: Kind
    start: int


def join(text: str, amounts: list[Amount]) -> list[Stretch]:
    """The amounts in order, neighbours joined where they state one range; draws are left out."""
    out: list[Stretch] = []
    at = 0
    while at < len(amounts):
        first = amounts[at]
        second = amounts[at + 1] if at + 1 < len(amounts) else None
        if second and _drawn(text, first, second):
            at += 2
            continue
        pair = _pair(text, first, second) if second else None
        if pair and at + 2 < len(amounts) and _hyphened(text, pair.last, amounts[at + 2]):
            pair = None
        out.append(pair or Stretch(first, first, "one", first.start))
        at += 2 if pair else 1
    return out


def _hyphened(text: str, a: Amount, b: Amount) -> bool:
    return bool(_HYPHEN.fullmatch(text[a.end : b.start])) and _joinable(a, b)


def _drawn(text: str, a: Amount, b: Amount) -> bool:
    """ "2-2": no range and no count."""
    return a.unit is b.unit is None and a.low == b.low and _hyphened(text, a, b)


def _joinable(a: Amount, b: Amount) -> bool:
    if a.high is not None or b.high is not None or b.start < a.end:
        return False
    if (a.number.kind == "fraction") != (b.number.kind == "fraction"):
        return False
    return a.unit is None or b.unit is None or _related(a.unit, b.unit)


def _related(a: str, b: str) -> bool:
    """The same unit, or one with the rate left out: "$9 a litre to $7"."""
    return a == b or a.startswith(f"{b} per ") or b.startswith(f"{a} per ")


def _pair(text: str, a: Amount, b: Amount) -> Stretch | None:
    gap = text[a.end : b.start]
    if not _joinable(a, b) or len(gap) > _MOST or "\n\n" in gap:
        return None
    before = text[max(0, a.start - 32) : a.start]
    opening = _FROM.search(before) or _BETWEEN.search(before)
    start = a.start if opening is None else a.start - len(before) + opening.start()
    since = opening is not None and opening.group()[0] in "fF"
    if _HYPHEN.fullmatch(gap):
        if a.unit is None and b.unit is None and a.low > b.low:
            return Stretch(a, b, "score", a.start)
        return _ranged(a, b, start)
    if _TO.fullmatch(gap):
        if opening is None and not _near(a, b):
            return None
        return _ranged(a, b, start, "change" if since and b.low < a.low else "range")
    if _OR.fullmatch(gap):
        return _ranged(a, b, start) if a.low < b.low <= 2 * a.low + 1 else None
    if _AND.fullmatch(gap):
        return _ranged(a, b, start) if opening is not None and not since else None
    if since and _FAR.fullmatch(gap):
        return _ranged(a, b, start, "change")
    return None


def _near(a: Amount, b: Amount) -> bool:
    """Whether "5 to 10" can be a range: the unit is not spent on the first alone, nor far off."""
    if a.unit and not b.unit and not a.prefixed:
        return False
    return not (a.unit and b.unit and a.number.scale == b.number.scale != 1) or (
        a.low < b.low <= _SPREAD * a.low
    )


def _ranged(a: Amount, b: Amount, start: int, kind: Kind = "range") -> Stretch:
    """Both ends with the scale and unit that only one of them names: "$8 to $9 billion"."""
    scale = b.number.scale
    if a.number.scale == 1 and scale >= 100 and abs(a.low) < abs(b.low / scale):
        a = replace(a, low=a.low * scale, step=a.step * scale)
    if a.unit is None and b.unit is not None:
        a = replace(a, unit=b.unit, dimension=b.dimension)
    elif b.unit is None and a.unit is not None:
        b = replace(b, unit=a.unit, dimension=a.dimension)
    return Stretch(a, b, kind, start)
