"""Quantities in a parsed text: value, bound, trend, unit, and the numbers that they allow.

Lists what a reader would call a quantity; not dates, clock times, ordinals, designators
("Flight 370"), phone numbers, drawn scores or addresses. It compares nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from atodds.extract.numbers.amounts import Amount, read_amount, with_shared_units
from atodds.extract.numbers.bounds import Modifier, Shade, limits, modifier_after, modifier_before
from atodds.extract.numbers.designators import is_designator
from atodds.extract.numbers.masks import masked
from atodds.extract.numbers.numerals import Limits, Numeral, find_numerals
from atodds.extract.numbers.ranges import Kind, Stretch, join
from atodds.extract.numbers.trends import trend
from atodds.extract.numbers.units import convert, dimension_of, same_dimension
from atodds.model import Bound, Quantity, Trend
from atodds.parse import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["convert", "dimension_of", "find_quantities", "same_dimension"]

_RESTATED = re.compile(r"\s*(?:\(|/)\s*|((?:\s[a-z]+)?,?\s+or\s+)")
_LEVEL = re.compile(r"(?:well |just |slightly )?(?:below|above)\b", re.I)
_HYPHENS = ("-", "\u2013")
_AGE_END = re.compile(r"\s*[,;)]")
_SIGNS: dict[str, Trend] = {"+": "up", "-": "down"}
_OLDEST = 120
_DIGITS = 12
"""Decimals that limits are rounded to: beyond is noise of the arithmetic."""


def find_quantities(doc: Doc, *, vague: bool = False) -> list[Quantity]:
    """The quantities of a Doc that has tags, heads, lemmas and entities, in text order.

    Offsets are the Doc's; `text` takes in the modifier and the unit of measure, not the noun that
    is counted. The interval of a change ("rose from 12 to 15") is its end. `vague` adds what counts
    in comparing sources but is loosely a quantity: "several", "scores", durations in hyphened
    attributes ("two-month") and bare ages ("Jones, 34,").
    """
    text = text_of(doc)
    numbers = find_numerals(text)
    if not numbers:
        return []
    starts = [token.idx for token in doc]
    amounts = with_shared_units(text, _amounts(doc, text, starts, numbers))
    if not vague:
        amounts = [a for a in amounts if _plain(doc, text, a, _token_at(starts, a.number.start))]
    out: list[Quantity] = []
    for stretch in join(text, amounts):
        out.append(_quantity(doc, text, starts, stretch, out[-1] if out else None))
    return out


def _amounts(doc: Doc, text: str, starts: list[int], numbers: list[Numeral]) -> list[Amount]:
    """The numerals that are amounts, with what belongs to them."""
    hidden = masked(text)
    out: list[Amount] = []
    taken = named = -1
    at = 0
    for number in numbers:
        while at < len(hidden) and hidden[at][1] <= number.start:
            at += 1
        if at < len(hidden) and hidden[at][0] < number.end:
            continue
        amount = read_amount(text, number)
        if amount is None or amount.start < taken:
            continue
        taken = amount.end
        last = _token_at(starts, max(number.start, taken - 1))
        score = named >= 0 and text[named : amount.start] in _HYPHENS and amount.unit is None
        if score or is_designator(doc, amount, _token_at(starts, number.start), last):
            named = taken
        else:
            out.append(amount)
    return out


def _token_at(starts: list[int], offset: int) -> int:
    return bisect_right(starts, offset) - 1


def _plain(doc: Doc, text: str, amount: Amount, first: int) -> bool:
    """Whether the amount is more than loosely a quantity."""
    number = amount.number
    if number.kind == "loose" or number.surface == "scores":
        return False
    if amount.hyphened and amount.dimension == "time":
        return False
    return not (
        number.kind == "digits"
        and amount.dimension == "count"
        and amount.low < _OLDEST
        and first >= 2
        and doc[first - 1].text == ","
        and doc[first - 2].pos_ == "PROPN"
        and _AGE_END.match(text, amount.end)
    )


def _quantity(
    doc: Doc, text: str, starts: list[int], stretch: Stretch, previous: Quantity | None
) -> Quantity:
    a, b = stretch.first, stretch.last
    noun = _noun(doc, starts, a, b) if a.unit is None else None
    start, end, kind = stretch.start, b.end, stretch.kind
    modifier = modifier_before(text, start)
    if modifier:
        start = modifier.at
    elif modifier := modifier_after(text, end):
        end = modifier.at
    elif start < a.start and (inner := modifier_before(text, a.start)) and inner.bound == "~":
        modifier = inner  # "from about 14 to 18", "between roughly 5 and 7"
    elif a.number.kind == "loose":
        modifier = Modifier("~", "about", start)
    direction = _SIGNS.get(a.sign)
    if kind in ("one", "range") and not _LEVEL.match(text, start):
        dimension = "points" if noun == "point" else a.dimension
        direction = direction or _trend(doc, _token_at(starts, start), dimension, previous)
        if kind == "range" and direction and text[start : start + 4].lower() == "from":
            kind, direction = "change", None
    again = previous and a.unit and _RESTATED.fullmatch(text, previous.end, start)
    if previous and again:
        if modifier is None and previous.bound != "=" and not again[1]:
            modifier = Modifier(previous.bound, _SHADES[previous.bound], start)
        direction = direction or previous.trend
    return Quantity(
        value=_value(stretch),
        bound=modifier.bound if modifier else "=",
        trend=direction,
        unit=a.unit or noun,
        start=start,
        end=end,
        text=text[start:end],
        interval=_interval(stretch, kind, modifier),
        dimension=a.dimension,
    )


_SHADES: dict[Bound, Shade] = {">": "more", "<": "less", "~": "about"}


def _trend(doc: Doc, first: int, dimension: str, previous: Quantity | None) -> Trend | None:
    """The trend, or for "A was down 2%, B by 3%" that of the amount before."""
    found = trend(doc, first, dimension)
    if found or previous is None or not first or doc[first - 1].lower_ != "by":
        return found
    same = previous.dimension == dimension and previous.start >= doc[first].sent.start_char
    verb = any(t.pos_ in ("VERB", "AUX") for t in doc[max(0, first - 4) : first])
    return previous.trend if same and not verb else None


def _value(stretch: Stretch) -> float | tuple[float, float]:
    a, b = stretch.first, stretch.last
    if a is not b:
        return a.low, b.low
    return a.low if a.high is None else (a.low, a.high)


def _interval(stretch: Stretch, kind: Kind, modifier: Modifier | None) -> Limits:
    a, b = stretch.first, stretch.last
    if a.number.interval:
        return a.number.interval
    ends = (b.low, b.low) if kind == "change" else (a.low, b.low)
    low, high = limits(min(ends), max(ends), b.step, modifier)
    return (
        None if low is None else round(low, _DIGITS),
        None if high is None else round(high, _DIGITS),
    )


def _noun(doc: Doc, starts: list[int], a: Amount, b: Amount) -> str | None:
    """The lemma of what is counted: the head of the number, or the noun next to it."""
    for amount in (b, a):
        token = doc[_token_at(starts, max(amount.start, amount.number.end - 1))]
        noun = _head_noun(token) or _of_noun(token)
        if noun is not None:
            return str(noun.lemma_)
    token = doc[_token_at(starts, max(b.start, b.number.end - 1))]
    for following in doc[token.i + 1 : token.i + 4]:
        if following.pos_ in ("NOUN", "PROPN") and following.tag_ in ("NNS", "NNPS"):
            return str(following.lemma_)
        if following.pos_ not in ("ADJ", "NOUN", "PROPN", "ADV"):
            break
    return None


def _head_noun(token: Token) -> Token | None:
    head = token.head
    if token.dep_ not in ("nummod", "compound", "quantmod", "amod") or head.i <= token.i:
        return None
    return head if head.pos_ in ("NOUN", "PROPN") and head.lower_ not in ("old", "olds") else None


def _of_noun(token: Token) -> Token | None:
    """ "dozens of people", "two of the men"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.pos_ in ("NOUN", "PROPN"):
                    return noun
    return None
