"""Numerals and their values: "22, 000", "1.2m", "half a million", "two dozen", "1 in 5".

Reads text only, no parse. It does not decide what is a quantity: dates, versions and names hold
numerals too. The grammar of number words is that of written English cardinals.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import Literal

from atodds.extract.numbers.numberwords import Piece, last_digit_step, pieces

NumeralKind = Literal["digits", "words", "fraction", "many", "loose"]
Limits = tuple[float | None, float | None]

_JOIN = re.compile(r"|[ \t\u00a0]|\r?\n|-[ ]?|[ ]-")
_AND = re.compile(r"[ \n]and[ \n]|-and-", re.I)
_OF = re.compile(r"[ \n](?:of[ \n](?:the[ ])?)?", re.I)
_RATIO = re.compile(r"[ \n-](?:in|out[ \n]of)[ \n-](?:every[ ])?", re.I)
_SLASH = re.compile(r"[ ]?[/\u2044][ ]?")
_BELOW = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 25, 32, 50, 64, 100, 128))
"""Denominators of fractions written with a slash."""
_ODDS = _BELOW | {30, 40, 200, 250, 500, 1000, 5000, 10000, 100000, 1000000}
"""Denominators of "one in five" and "1 out of 10"."""
_COARSE = 0.1
"""The step of fractions in words: "almost half" reaches down to 0.45."""
_AT_LEAST = 2
"""How many of them a plural such as "dozens" is."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the text: `value`, or a pair for a plural such as "hundreds".

    `kind` tells plurals "many" ("dozens") and "loose" words ("several") from the rest; `step` is
    one unit of the last significant digit; `interval` what a plural or loose word allows; `scale`
    the factor of its scale words, 1 without; `bare` the value without them; `suffix` the letters
    read as a scale ("m"); `surface` the numeral as written, in lower case.
    """

    start: int
    end: int
    value: float | tuple[float, float]
    kind: NumeralKind
    step: float = 1.0
    interval: Limits | None = None
    scale: float = 1.0
    bare: float = 0.0
    suffix: str = ""
    surface: str = ""


Found = tuple[Numeral, int]
"""A numeral and how many pieces it takes."""


def find_numerals(text: str) -> list[Numeral]:
    """Every numeral of the text, in order, none overlapping another."""
    found = pieces(text)
    out: list[Numeral] = []
    at = 0
    while at < len(found):
        numeral = _numeral(text, found, at)
        if numeral:
            surface = text[numeral[0].start : numeral[0].end].lower()
            out.append(replace(numeral[0], surface=surface))
        at += numeral[1] if numeral else 1
    return out


def _next(text: str, found: list[Piece], at: int, gap: re.Pattern[str]) -> Piece | None:
    """The piece after `at`, if only the gap's words stand between."""
    if at + 1 >= len(found):
        return None
    return found[at + 1] if gap.fullmatch(text, found[at].end, found[at + 1].start) else None


def _numeral(text: str, found: list[Piece], at: int) -> Found | None:
    first = found[at]
    if first.kind == "many":
        return _many(text, found, at)
    if first.kind == "loose":
        return _loose(text, found, at)
    if first.kind == "part":
        return _half(text, found, at)
    if first.kind == "article":
        return _with_article(text, found, at)
    if first.kind == "code":
        return None
    numeral, used = _cardinal(text, found, at)
    last = at + used - 1
    part = _next(text, found, last, _JOIN)
    if part and part.kind == "part" and _is_count_of(numeral, part):
        return _fraction(first.start, part, numeral.bare), used + 1
    return _ratio(text, found, at, last, numeral) or (numeral, used)


def _with_article(text: str, found: list[Piece], at: int) -> Found | None:
    following = _next(text, found, at, _JOIN)
    if following is None or following.kind not in ("hundred", "scale", "dozen", "part"):
        return None
    if following.kind == "part" and following.text != "half":
        return _fraction(found[at].start, following, 1.0), 2
    part = following.kind == "part"
    numeral = _half(text, found, at + 1) if part else _cardinal(text, found, at + 1)
    if numeral is None:
        return None
    return replace(numeral[0], start=found[at].start), numeral[1] + 1


def _is_count_of(numeral: Numeral, part: Piece) -> bool:
    """ "two thirds" and "one third", not "two third", "one thirds" nor "five quarters"."""
    if numeral.scale != 1 or part.text in ("half", "halves"):
        return False
    return (numeral.bare != 1) == part.text.endswith("s") and 0 < numeral.bare * part.value < 1


def _fraction(start: int, part: Piece, count: float) -> Numeral:
    return Numeral(start, part.end, count * part.value, "fraction", _COARSE, bare=count)


def _ratio(text: str, found: list[Piece], at: int, last: int, above: Numeral) -> Found | None:
    """ "one in five", "1 out of 3", "1/16"."""
    if above.scale != 1 or above.bare != int(above.bare) or not 0 < above.bare < 100:
        return None
    slash = _next(text, found, last, _SLASH)
    below = slash or _next(text, found, last, _RATIO)
    if below is None or below.kind not in ("digits", "small", "ten", "hundred", "article", "scale"):
        return None
    skipped = 1 if below.kind == "article" else 0
    whole, used = _cardinal(text, found, last + 1 + skipped)
    allowed = _BELOW if slash else _ODDS
    if slash and above.kind != "digits":
        return None
    if isinstance(whole.value, tuple) or whole.value not in allowed or above.bare >= whole.value:
        return None
    value = above.bare / whole.value
    numeral = Numeral(above.start, whole.end, value, "fraction", _COARSE, bare=above.bare)
    return numeral, last - at + 1 + skipped + used


def _cardinal(text: str, found: list[Piece], at: int) -> Found:
    """A plain number from piece `at` on, with its scale words."""
    first = last = found[at]
    worded = first.kind != "digits"
    total, current, bare, scale = 0.0, first.value, first.value, 1.0
    if first.kind in ("scale", "hundred", "dozen"):
        bare, scale = 1.0, first.value
    if first.kind == "scale":
        total, current = first.value, 0.0
    elif first.scale != 1:
        total, current, scale = first.value * first.scale, 0.0, first.scale
    used, ceiling = 1, total or math.inf
    while (following := _continued(text, found, at + used - 1, last, worded)) is not None:
        joined, steps = following
        if joined.kind == "hundred" and current >= joined.value:
            break
        if joined.kind == "scale" and (joined.value >= ceiling or not current):
            break
        last = joined
        used += steps
        if last.kind in ("hundred", "dozen"):
            current *= last.value
            scale *= last.value
        elif last.kind == "scale":
            total, current, ceiling = total + current * last.value, 0.0, last.value
            scale *= last.value
        else:
            current += last.value
            bare += last.value if scale == 1 else 0.0
    value = total + current
    if worded:
        step = last_digit_step(value) if value == int(value) else scale / 10
    else:
        step = first.step * scale
    kind: NumeralKind = "words" if worded else "digits"
    return Numeral(first.start, last.end, value, kind, step, None, scale, bare, first.suffix), used


def _continued(
    text: str, found: list[Piece], at: int, last: Piece, worded: bool
) -> tuple[Piece, int] | None:
    """The piece that continues the number whose last piece is at `at`, and how far on it is."""
    joined = _next(text, found, at, _JOIN)
    if joined is None:
        return _added(text, found, at, last)
    kind = joined.kind
    if kind == "glyph":
        fits = last.kind == "digits" and last.scale == 1
    elif kind in ("hundred", "dozen"):
        fits = last.kind in ("small", "ten", "digits", "glyph", "part") and last.scale == 1
    elif kind == "scale":
        fits = last.kind != "dozen" and last.scale == 1
    elif kind == "small" and joined.value:
        fits = worded and (
            last.kind in ("hundred", "scale") or (last.kind == "ten" and joined.value < 10)
        )
    else:
        fits = worded and kind == "ten" and last.kind in ("hundred", "scale")
    return (joined, 1) if fits else None


def _added(text: str, found: list[Piece], at: int, last: Piece) -> tuple[Piece, int] | None:
    """What "and" adds: "a hundred and six", "two and a half", "a million and a half"."""
    added, steps = _next(text, found, at, _AND), 1
    if added and added.kind == "article":
        added, steps = _next(text, found, at + 1, _JOIN), 2
    if added is None or last.scale != 1:
        return None
    if added.kind == "part" and added.text in ("half", "quarter") and steps == 2:
        if last.kind not in ("small", "ten", "digits", "scale"):
            return None
        factor = last.value if last.kind == "scale" else 1.0
        return replace(added, value=added.value * factor), steps
    fits = added.kind in ("small", "ten") and last.kind in ("hundred", "scale") and steps == 1
    return (added, steps) if fits else None


def _many(text: str, found: list[Piece], at: int) -> Found | None:
    """ "dozens", "tens of thousands": at least two of them, and below the next power of ten."""
    first = found[at]
    second = _next(text, found, at, _OF)
    if second and second.kind == "many" and second.value > first.value:
        low = first.value * second.value
        end, used = second.end, 2
    elif first.text == "tens":
        return None
    else:
        low, end, used = first.value, first.end, 1
    pair = (low, 10 * low)
    return Numeral(first.start, end, pair, "many", low, (_AT_LEAST * low, None)), used


def _loose(text: str, found: list[Piece], at: int) -> Found:
    """ "several", "a few hundred", "a couple"."""
    first = found[at]
    second = _next(text, found, at, _OF)
    scaled = second is not None and second.kind in ("hundred", "dozen", "scale", "many")
    scale = second.value if second and scaled else 1.0
    end = second.end if second and scaled else first.end
    low = first.value * scale
    high = low if first.text.endswith("couple") else None
    numeral = Numeral(first.start, end, low, "loose", scale, (low, high), scale, first.value)
    return numeral, 2 if scaled else 1


def _half(text: str, found: list[Piece], at: int) -> Found | None:
    """ "half a million", "half-dozen", "half"; other denominators alone are ordinals."""
    first = found[at]
    if first.text != "half":
        return None
    article = _next(text, found, at, _JOIN)
    used = 2 if article and article.kind == "article" else 1
    whole = _next(text, found, at + used - 1, _JOIN)
    if whole and whole.kind in ("hundred", "dozen", "scale"):
        value = whole.value / 2
        step = last_digit_step(value)
        numeral = Numeral(first.start, whole.end, value, "words", step, None, whole.value, 0.5)
        return numeral, used + 1
    return Numeral(first.start, first.end, 0.5, "fraction", _COARSE, bare=0.5), 1
