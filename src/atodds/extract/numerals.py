"""Digits and number words to numbers: "22, 000", "1.2m", "half a million", "two dozen", "1 in 5".

Reads text only, no parse. It does not decide what is a quantity: dates, versions and names hold
numerals too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: float(n) for n, word in enumerate(_ONES)}
_TEN = {word: 20.0 + 10 * n for n, word in enumerate(_TENS)} | {"fourty": 40.0}
_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12} | {
    "lakh": 1e5,
    "crore": 1e7,
}
_MANY = {"tens": 10.0, "dozens": 12.0, "scores": 20.0, "hundreds": 100.0} | {
    f"{word}s": value for word, value in _SCALE.items()
}
_PARTS = {"half": 2.0, "third": 3.0, "quarter": 4.0, "fifth": 5.0, "sixth": 6.0} | {
    "seventh": 7.0,
    "eighth": 8.0,
    "ninth": 9.0,
    "tenth": 10.0,
}
_LOOSE = {"several": 3.0, "few": 3.0, "couple": 2.0}
_GLYPHS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8, "⅜": 3 / 8} | {
    "⅝": 5 / 8,
    "⅞": 7 / 8,
    "⅕": 1 / 5,
}
_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "b": 1e9, "bn": 1e9} | {
    "bln": 1e9,
    "t": 1e12,
    "tn": 1e12,
    "trn": 1e12,
}
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−–", "0123456789---")

_CARDINALS = "|".join(sorted([*_SMALL, *_TEN, "hundred", *_SCALE, "dozen"], key=len, reverse=True))
_FIRST = r"(?=[ -](?:half|hundred|thousand|million|billion|trillion|dozen|score|third|quarter|"
_TOKEN = re.compile(
    r"""
    (?P<digits>
        (?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:,\d\d)+,\d{3})(?!\d)(?:\.\d+)?
      | \d{1,3}(?:,[ ]\d{3})*,[ ]000(?!\d)
      | (?<=[$£€¥])\d{1,3}(?:,[ ]\d{3})+(?![\d%])
      | \d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)
      | \d{1,3}(?:[ ]\d{3})*[ ]000(?!\d)
      | \d+(?:\.\d+)*
      | (?<![\w.])\.\d+
    )
    (?:\s?[×x]\s?10(?:\^?(?P<power>[-−–]?\d{1,2})|(?P<super>[⁻⁰¹²³⁴-⁹]+)))?
    (?:(?P<suffix>k|mn|mln|mio|m|bn|bln|b|tn|trn|t)(?![^\W_])
      |[ ](?P<spaced>mn|mln|bn|bln|tn|trn)(?![^\W_]))?
  | (?P<glyph>[½¼¾⅓⅔⅛⅜⅝⅞⅕])
  | (?<![^\W_])(?:
        (?P<cardinal>"""
    + _CARDINALS
    + r""")
      | (?P<many>dozens|scores|hundreds|thousands|millions|billions|trillions|tens|lakhs|crores)
      | (?P<part>(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?|half|halves)
      | (?P<article>an?)"""
    + _FIRST
    + r"""fifth|sixth|seventh|eighth|ninth|tenth|lakh|crore)\b)
      | (?P<loose>several|(?:a[ ])few|(?:a[ ])couple)
    )(?![^\W_])
    """,
    re.X | re.I,
)
_JOIN = re.compile(r"|[ \t\u00a0]{1,2}|[ \t]?\r?\n[ \t]*|-[ ]?|[ ]-")
_AND = re.compile(r"\s{1,2}and\s{1,2}|-and-", re.I)
_OF = re.compile(r"[ \t\n]{1,2}(?:of[ \t\n]{1,2}(?:the[ ])?)?", re.I)
_RATIO = re.compile(r"(?:\s|-)(?:in|out\s+of)(?:\s|-)(?:every\s)?", re.I)
_SLASH = re.compile(r"[/⁄]")
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 25, 32, 50, 64, 100, 128))
_ODDS = _DENOMINATORS | {30, 40, 200, 250, 500, 1000, 5000, 10000, 100000, 1000000}
_LONGEST = 18
"""More digits than this in a row are an identifier."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the text: `value`, or a pair for a plural such as "hundreds".

    `step` is one unit of the last significant digit; `interval` what a plural or loose word allows;
    `kind` "digits", "words", "fraction", "many" ("dozens") or "loose" ("several"); `scale` the
    factor of a scale word or suffix, 1 without; `suffix` the bare letter read as a scale ("m"),
    `bare` the value without it.
    """

    start: int
    end: int
    value: float | tuple[float, float]
    kind: str
    step: float = 1.0
    interval: tuple[float | None, float | None] | None = None
    scale: float = 1.0
    suffix: str = ""
    bare: float = 0.0


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    kind: str
    value: float
    text: str
    step: float = 1.0
    scale: float = 1.0
    suffix: str = ""


def find_numerals(text: str) -> list[Numeral]:
    """Every numeral of the text, in order, none overlapping another."""
    tokens = [token for match in _TOKEN.finditer(text) if (token := _token(match))]
    out: list[Numeral] = []
    at = 0
    while at < len(tokens):
        found, used = _numeral(text, tokens, at)
        if found:
            out.append(found)
        at += used
    return out


def last_digit_step(value: float) -> float:
    """One unit of the last significant digit of a whole number: 170 -> 10, 26 -> 1, 0 -> 1."""
    whole = abs(int(value)) if abs(value) < 1e300 else 0
    step = 1
    while whole and whole % 10 == 0:
        whole //= 10
        step *= 10
    return float(step)


def _token(match: re.Match[str]) -> _Token | None:
    kind = match.lastgroup or ""
    text = match.group().lower()
    start, end = match.span()
    if match["digits"]:
        return _digits(match)
    if kind == "cardinal":
        if text in _SMALL:
            return _Token(start, end, "small", _SMALL[text], text)
        if text in _TEN:
            return _Token(start, end, "ten", _TEN[text], text)
        if text in ("hundred", "dozen"):
            return _Token(start, end, text, 100.0 if text == "hundred" else 12.0, text)
        return _Token(start, end, "scale", _SCALE[text], text)
    if kind == "glyph":
        return _Token(start, end, "glyph", _GLYPHS[text], text)
    if kind == "many":
        return _Token(start, end, "many", _MANY[text], text)
    if kind == "part":
        word = "half" if text == "halves" else text.rstrip("s")
        return _Token(start, end, "part", 1 / _PARTS[word], text)
    if kind == "loose":
        return _Token(start, end, "loose", _LOOSE[text.split()[-1]], text)
    return _Token(start, end, "article", 1.0, text)


def _digits(match: re.Match[str]) -> _Token | None:
    start, end = match.span()
    plain = re.sub(r"[,\s]", "", match["digits"])
    whole, _, decimals = plain.partition(".")
    if len(whole) > _LONGEST or "." in decimals or len(decimals) > _LONGEST:
        return _Token(start, end, "other", 0.0, plain)
    value = float(plain)
    step = 10.0 ** -len(decimals) if decimals else last_digit_step(value)
    power = match["power"] or match["super"]
    if power:
        factor = 10.0 ** int(power.translate(_SUPERSCRIPTS) or 0) if _is_int(power) else 1.0
        return _Token(start, end, "digits", value * factor, plain, step * factor)
    suffix = match["suffix"] or match["spaced"] or ""
    scale = _SUFFIXES[suffix.lower()] if suffix else 1.0
    return _Token(start, end, "digits", value, plain, step, scale, suffix)


def _is_int(power: str) -> bool:
    return re.fullmatch(r"-?\d+", power.translate(_SUPERSCRIPTS)) is not None


def _gap(text: str, tokens: list[_Token], at: int, pattern: re.Pattern[str]) -> _Token | None:
    """The token after `at`, if just the pattern stands between."""
    if at + 1 >= len(tokens):
        return None
    gap = text[tokens[at].end : tokens[at + 1].start]
    return tokens[at + 1] if pattern.fullmatch(gap) else None


def _numeral(text: str, tokens: list[_Token], at: int) -> tuple[Numeral | None, int]:
    """The numeral that starts at token `at`, and how many tokens it takes (at least one)."""
    first = tokens[at]
    if first.kind == "many":
        return _many(text, tokens, at)
    if first.kind == "loose":
        return _loose(text, tokens, at)
    if first.kind == "part":
        return _half(text, tokens, at)
    if first.kind == "other":
        return None, 1
    if first.kind == "article":
        following = _gap(text, tokens, at, _JOIN)
        if following is None:
            return None, 1
        if following.kind == "part":
            if following.text == "half":
                found, used = _half(text, tokens, at + 1)
                return (replace(found, start=first.start) if found else None), used + 1
            return _fraction(first, following, 1.0), 2
        if following.kind not in ("hundred", "scale", "dozen"):
            return None, 1
        found, used = _cardinal(text, tokens, at + 1)
        return replace(found, start=first.start), used + 1
    found, used = _cardinal(text, tokens, at)
    last = at + used - 1
    after = _gap(text, tokens, last, _JOIN)
    if after and after.kind == "part" and _simple(found) and _countable(found, after):
        return _fraction(first, after, float(found.bare)), used + 1
    ratio = _ratio(text, tokens, at, last, found)
    return ratio or (found, used)


def _simple(number: Numeral) -> bool:
    return number.scale == 1 and not isinstance(number.value, tuple) and number.value < 100


def _countable(number: Numeral, part: _Token) -> bool:
    """ "two thirds", "one third", not "two third" nor "one thirds"."""
    plural = part.text.endswith("s")
    return part.text != "half" and (number.bare != 1) == plural and number.bare * part.value < 1


def _fraction(first: _Token, part: _Token, count: float) -> Numeral:
    return Numeral(first.start, part.end, count * part.value, "fraction", part.value, bare=count)


def _ratio(
    text: str, tokens: list[_Token], at: int, last: int, number: Numeral
) -> tuple[Numeral, int] | None:
    """ "one in five", "1 out of 3", "1/16"."""
    slash = _gap(text, tokens, last, _SLASH)
    top = number.bare
    if slash and slash.kind == "digits" and number.kind == "digits" and slash.scale == 1:
        if number.scale != 1 or not 0 < top < slash.value or slash.value not in _DENOMINATORS:
            return None
        end = slash.end
        whole = 0.0
        return Numeral(number.start, end, whole + top / slash.value, "fraction", 1 / slash.value), (
            last - at + 2
        )
    other = _gap(text, tokens, last, _RATIO)
    if other is None or other.kind not in ("digits", "small", "ten", "hundred", "article", "scale"):
        return None
    below, used = _cardinal(text, tokens, last + 1 + (other.kind == "article"))
    used += other.kind == "article"
    if isinstance(below.value, tuple) or not 0 < top < below.value or below.value not in _ODDS:
        return None
    if top != int(top) or top >= 100:
        return None
    return Numeral(number.start, below.end, top / below.value, "fraction", 1 / below.value), (
        last - at + 1 + used
    )


def _cardinal(text: str, tokens: list[_Token], at: int) -> tuple[Numeral, int]:
    """A plain number from token `at` on, with its scale words."""
    first = tokens[at]
    total, current, bare, scale, step = 0.0, first.value, first.value, 1.0, first.step
    kind = "digits" if first.kind == "digits" else "words"
    if first.kind in ("scale", "hundred", "dozen"):
        bare, scale = 1.0, first.value
    last = first
    used = 1
    if first.kind == "scale":
        total, current = first.value, 0.0
    if first.scale != 1:
        total, current, scale = first.value * first.scale, 0.0, first.scale
    while (found := _next(text, tokens, at + used - 1, last, kind == "words")) is not None:
        nxt, steps = found
        if nxt.kind == "hundred":
            current *= 100
            scale *= 100
        elif nxt.kind == "dozen":
            current *= 12
            scale *= 12
        elif nxt.kind == "scale":
            if current == 0 and total:
                total *= nxt.value
            else:
                total, current = total + current * nxt.value, 0.0
            scale *= nxt.value
        else:
            current += nxt.value
            if scale == 1:
                bare += nxt.value
        last = nxt
        used += steps
    value = total + current
    if kind == "words":
        step = last_digit_step(value) if value == int(value) else scale / 10
    else:
        step *= scale
    end = last.end
    return Numeral(first.start, end, value, kind, step, None, scale, first.suffix, bare), used


def _next(
    text: str, tokens: list[_Token], at: int, last: _Token, worded: bool
) -> tuple[_Token, int] | None:
    """The token that continues the number whose last token is at `at`, and how far on it is."""
    joined = _gap(text, tokens, at, _JOIN)
    if joined is None:
        return _added(text, tokens, at, last)
    kind = joined.kind
    if kind == "glyph":
        fits = last.kind == "digits" and last.scale == 1
    elif kind in ("hundred", "dozen"):
        fits = last.kind in ("small", "ten", "digits", "glyph", "part") and last.scale == 1
    elif kind == "scale":
        fits = last.kind not in ("dozen", "article") and last.scale == 1
    elif kind == "small" and joined.value:
        fits = worded and (
            last.kind in ("hundred", "scale") or (last.kind == "ten" and joined.value < 10)
        )
    else:
        fits = worded and kind == "ten" and last.kind in ("hundred", "scale")
    return (joined, 1) if fits else None


def _added(text: str, tokens: list[_Token], at: int, last: _Token) -> tuple[_Token, int] | None:
    """What "and" adds: "a hundred and six", "two and a half", "a million and a half"."""
    added, steps = _gap(text, tokens, at, _AND), 1
    if added and added.kind == "article":
        added, steps = _gap(text, tokens, at + 1, _JOIN), 2
    if added is None or last.scale != 1:
        return None
    if added.kind == "part" and added.text in ("half", "quarter") and steps == 2:
        if last.kind not in ("small", "ten", "digits", "scale"):
            return None
        factor = last.value if last.kind == "scale" else 1.0
        return replace(added, value=added.value * factor), steps
    fits = added.kind in ("small", "ten") and last.kind in ("hundred", "scale")
    return (added, steps) if fits else None


def _many(text: str, tokens: list[_Token], at: int) -> tuple[Numeral | None, int]:
    """ "dozens", "tens of thousands": from twice the word on, below the next power of ten."""
    first = tokens[at]
    second = _gap(text, tokens, at, _OF)
    if second and second.kind == "many" and second.value > first.value:
        low = first.value * second.value
        open_low = low if first.text == "tens" else 2 * low
        span = (low, low * 10)
        return Numeral(first.start, second.end, span, "many", low, (open_low, None)), 2
    if first.text == "tens":
        return None, 1
    low = first.value
    return Numeral(first.start, first.end, (low, low * 10), "many", low, (2 * low, None)), 1


def _loose(text: str, tokens: list[_Token], at: int) -> tuple[Numeral, int]:
    """ "several", "a few hundred", "a couple"."""
    first = tokens[at]
    second = _gap(text, tokens, at, _OF)
    scale, used, end = 1.0, 1, first.end
    if second and second.kind in ("hundred", "dozen", "scale", "many"):
        scale, used, end = second.value, 2, second.end
    low = first.value * scale
    high = low if first.text.endswith("couple") else None
    return Numeral(first.start, end, low, "loose", scale, (low, high), scale), used


def _half(text: str, tokens: list[_Token], at: int) -> tuple[Numeral | None, int]:
    """ "half a million", "half-dozen", "half"; other denominators alone are ordinals."""
    first = tokens[at]
    if first.text != "half":
        return None, 1
    used = 1
    if (article := _gap(text, tokens, at, _JOIN)) and article.kind == "article":
        used = 2
    big = _gap(text, tokens, at + used - 1, _JOIN)
    if big and big.kind in ("hundred", "dozen", "scale"):
        value = big.value / 2
        step = last_digit_step(value)
        return Numeral(first.start, big.end, value, "words", step, None, big.value, "", 0.5), (
            used + 1
        )
    return Numeral(first.start, first.end, 0.5, "fraction", 0.5, None, 1.0, "", 0.5), 1
