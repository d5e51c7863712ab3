"""The pieces that numerals are made of: digits with a scale suffix, number words, "half", "dozens".

Splits text into pieces; what they add up to is `numerals`' job.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "digits", "small", "ten", "hundred", "dozen", "scale", "many", "part", "article", "loose",
    "glyph", "code",
]  # fmt: skip

_COUNTING = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_DECADES = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: float(n) for n, word in enumerate(_COUNTING.split())}
_TENS = {word: 20.0 + 10 * n for n, word in enumerate(_DECADES.split())}
_SCALES = {"thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7} | {
    "billion": 1e9,
    "trillion": 1e12,
}
_MANY = {"tens": 10.0, "dozens": 12.0, "scores": 20.0, "hundreds": 100.0} | {
    f"{word}s": value for word, value in _SCALES.items()
}
_PART_NAMES = "half third quarter fifth sixth seventh eighth ninth tenth"
_PARTS = {word: 2.0 + n for n, word in enumerate(_PART_NAMES.split())}
_LOOSE = {"several": 3.0, "few": 3.0, "couple": 2.0}
_GLYPHS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3} | {
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}
_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9} | {
    "t": 1e12,
    "tn": 1e12,
    "trn": 1e12,
}
_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻\u2212\u2013", "0123456789---")
_LONGEST = 18
"""More digits than this in a row are an identifier."""


def _any(*lists: dict[str, float]) -> str:
    return "|".join(sorted((word for d in lists for word in d), key=len, reverse=True))


_GRAMMAR = rf"""
    (?P<digits>
        SPACED
        (?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,3}}(?:,\d\d){{1,5}},\d{{3}})(?!\d)(?:\.\d+)?
      | \d{{1,3}}(?:,[ ]\d{{3}}){{0,4}},[ ]000(?!\d)
      | (?<=[$£€¥])\d{{1,3}}(?:,[ ]\d{{3}})+(?![\d%])
      | \d{{1,3}}(?:[\u00a0\u2009\u202f]\d{{3}})+(?!\d)
      | \d{{1,3}}(?:[ ]\d{{3}}){{0,4}}[ ]000(?!\d)
      | \d+(?:\.\d+)*
      | (?<![\w.])\.\d+
    )
    (?:\s?[\u00d7x]\s?10(?P<power>\^?[-\u2212\u2013]?\d{{1,2}}|[⁻⁰¹²³⁴-⁹]{{1,3}}))?
    (?:(?P<suffix>k|mn|mln|m|bn|bln|b|tn|trn|t)(?![^\W_])
      |[ ](?P<spaced>mn|mln|bn|bln|tn|trn)(?![^\W_]))?
  | (?P<glyph>[{"".join(_GLYPHS)}])
  | (?<![^\W_])(?:
        (?P<small>{_any(_SMALL)}) | (?P<ten>{_any(_TENS)})
      | (?P<hundred>hundred) | (?P<dozen>dozen) | (?P<scale>{_any(_SCALES)})
      | (?P<many>{_any(_MANY)})
      | (?P<part>halves|(?:{_any(_PARTS)})s?)
      | (?P<article>an?)(?=[ -](?:hundred|dozen|{_any(_SCALES)}|{_any(_PARTS)})(?![^\W_]))
      | (?P<loose>several|a[ ]few|a[ ]couple)
    )(?![^\W_])
"""
_TOKEN = re.compile(_GRAMMAR.replace("SPACED", ""), re.X | re.I)
_SPACED = re.compile(_GRAMMAR.replace("SPACED", r"\d{1,3}(?:,[ ]\d{3})+(?!\d) |"), re.X | re.I)
_SPACES_THOUSANDS = re.compile(r"\d,[ ]000(?!\d)")
_CLOSED_THOUSANDS = re.compile(r"\d,\d{3}(?!\d)")


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a numeral; `step` is a unit of its last digit, `scale` what its suffix means."""

    start: int
    end: int
    kind: Kind
    value: float
    text: str
    step: float = 1.0
    scale: float = 1.0
    suffix: str = ""


def pieces(text: str) -> list[Piece]:
    """The pieces of numerals in a text, in order; "code" for digits that are no number.

    In a text that writes "22, 000" throughout, "15, 800" is one number too; else it is two.
    """
    spaced = _SPACES_THOUSANDS.search(text) and not _CLOSED_THOUSANDS.search(text)
    return [_piece(match) for match in (_SPACED if spaced else _TOKEN).finditer(text)]


def last_digit_step(value: float) -> float:
    """One unit of the last significant digit of a whole number: 170 -> 10, 26 -> 1, 0 -> 1."""
    whole, step = abs(int(value)) if abs(value) < 1e300 else 0, 1
    while whole and whole % 10 == 0:
        whole //= 10
        step *= 10
    return float(step)


def _piece(match: re.Match[str]) -> Piece:
    start, end = match.span()
    text = match.group().lower()
    if match["digits"]:
        return _digits(match)
    if match["small"]:
        return Piece(start, end, "small", _SMALL[text], text)
    if match["ten"]:
        return Piece(start, end, "ten", _TENS[text], text)
    if match["hundred"]:
        return Piece(start, end, "hundred", 100.0, text)
    if match["dozen"]:
        return Piece(start, end, "dozen", 12.0, text)
    if match["scale"]:
        return Piece(start, end, "scale", _SCALES[text], text)
    if match["many"]:
        return Piece(start, end, "many", _MANY[text], text)
    if match["part"]:
        word = "half" if text == "halves" else text.rstrip("s")
        return Piece(start, end, "part", 1 / _PARTS[word], text)
    if match["loose"]:
        return Piece(start, end, "loose", _LOOSE[text.split()[-1]], text)
    if match["glyph"]:
        return Piece(start, end, "glyph", _GLYPHS[text], text)
    return Piece(start, end, "article", 1.0, text)


def _digits(match: re.Match[str]) -> Piece:
    start, end = match.span()
    plain = re.sub(r"[,\s]", "", match["digits"])
    whole, _, decimals = plain.partition(".")
    if len(whole) > _LONGEST or "." in decimals or len(decimals) > _LONGEST:
        return Piece(start, end, "code", 0.0, plain)
    value = float(plain)
    step = 10.0 ** -len(decimals) if decimals else last_digit_step(value)
    if match["power"]:
        power = match["power"].lstrip("^").translate(_POWERS)
        if not re.fullmatch(r"-?\d{1,2}", power):
            return Piece(start, end, "code", 0.0, plain)
        # Through text, because 10.0 ** -30 is not the float nearest to it.
        return Piece(
            start, end, "digits", float(f"{value}e{power}"), plain, step * 10.0 ** int(power)
        )
    suffix = match["suffix"] or match["spaced"] or ""
    scale = _SUFFIXES[suffix.lower()] if suffix else 1.0
    return Piece(start, end, "digits", value, plain, step, scale, suffix)
