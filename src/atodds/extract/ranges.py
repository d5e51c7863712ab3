"""Two numbers that are one statement: "3,000 to 5,000", "between 5 and 7", "from 12 to 15".

Joins amounts by what stands between them; "22 miles (35 km)" stays two amounts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from atodds.extract.amounts import Amount

_HYPHEN = re.compile(r"\s?[-–—−]\s?")
_TO = re.compile(r"\s*-?\bto\b-?\s*|\s+through\s+")
_OR = re.compile(r"\s+or\s+(?:even\s+|perhaps\s+|maybe\s+)?")
_AND = re.compile(r"\s+and\s+")
_BETWEEN = re.compile(r"\bbetween\s+(?:about\s+|around\s+|roughly\s+|some\s+|an?\s+)?$", re.I)
_FROM = re.compile(
    r"\bfrom\s+(?:(?:about|around|roughly|some|nearly|almost|up to|just over|just under)\s+"
    r"|an?\s+\w+\s+)?$",
    re.I,
)
_FAR = re.compile(r"(?:\s+(?!and\b|but\b|or\b|from\b)[\w.'’:,-]+){0,7}?\s+(?:back\s+)?to\s+(?:about\s+|around\s+|roughly\s+|some\s+)?")
_OPENING = re.compile(r"\b(?:between|from)\s+(?:up to\s+)?$", re.I)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One amount, or two joined to a range; `first` and `last` are the same for one."""

    first: Amount
    last: Amount
    kind: str = "one"
    """ "one", "range", "change" ("rose from 12 to 15") or "score" ("2-0")."""
    start: int = 0
    """Where the words of the range begin: at "between" or "from"."""


def join(text: str, amounts: list[Amount]) -> list[Stretch]:
    """The amounts in order, neighbours joined where they state one range."""
    out: list[Stretch] = []
    at = 0
    while at < len(amounts):
        pair = _pair(text, amounts[at], amounts[at + 1]) if at + 1 < len(amounts) else None
        out.append(pair or Stretch(amounts[at], amounts[at], "one", amounts[at].start))
        at += 2 if pair else 1
    return out


def _pair(text: str, a: Amount, b: Amount) -> Stretch | None:
    if a.high is not None or b.high is not None or b.start < a.end:
        return None
    if "fraction" in (a.number.kind, b.number.kind) and a.number.kind != b.number.kind:
        return None
    gap = text[a.end : b.start]
    if len(gap) > 70 or "\n\n" in gap:
        return None
    if not _compatible(a, b):
        return None
    before = text[max(0, a.start - 32) : a.start]
    opening = _OPENING.search(before)
    start = a.start - (len(before) - opening.start()) if opening else a.start
    if _HYPHEN.fullmatch(gap):
        if a.unit is None and b.unit is None and a.low >= b.low and gap in "-–":
            return None if a.low == b.low else Stretch(a, b, "score", a.start)
        return _ranged(a, b, start)
    if _TO.fullmatch(gap):
        if _FROM.search(before):
            return _ranged(a, b, start, "change" if b.low < a.low else "range")
        return _ranged(a, b, start)
    if _OR.fullmatch(gap):
        return _ranged(a, b, start) if a.low < b.low <= 2 * a.low + 1 else None
    if _AND.fullmatch(gap) and _BETWEEN.search(before):
        return _ranged(a, b, start)
    if _FROM.search(before) and _FAR.fullmatch(gap) and not re.search(r"[.;]\s|\d", gap):
        return _ranged(a, b, start, "change")
    return None


def _compatible(a: Amount, b: Amount) -> bool:
    if a.unit == b.unit:
        return True
    if a.unit is None and a.dimension == "count":
        return b.dimension != "age" or a.dimension == "count"
    if b.unit is None and b.dimension == "count":
        return True
    units = {a.unit, b.unit}
    return a.dimension == b.dimension == "currency" and False or bool(
        a.unit and b.unit and len(units) == 2 and (a.unit in b.unit.split(" per ")[:1])
    )


def _ranged(a: Amount, b: Amount, start: int, kind: str = "range") -> Stretch:
    scale = b.number.scale
    if a.number.scale == 1 and scale >= 100 and abs(a.low) < abs(b.number.bare or b.low):
        a = replace(a, low=a.low * scale, step=a.step * scale)
    if a.unit is None and b.unit is not None:
        a = replace(a, unit=b.unit, dimension=b.dimension)
    elif b.unit is None and a.unit is not None:
        b = replace(b, unit=a.unit, dimension=a.dimension)
    return Stretch(a, b, kind, start)
