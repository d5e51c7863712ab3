"""Quantities in a parsed text: value, bound, trend, unit, and the numbers that they allow.

Lists what a reader would call a quantity; not dates, clock times, ordinals, designators
("Flight 370"), phone numbers, drawn scores or addresses. It compares nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from atodds.extract.amounts import Amount, read_amount
from atodds.extract.bounds import Limits, Modifier, Shade, limits, modifier_after, modifier_before
from atodds.extract.designators import is_designator
from atodds.extract.masks import masked
from atodds.extract.numerals import find_numerals
from atodds.extract.ranges import Stretch, join
from atodds.extract.trends import trend
from atodds.extract.units import convert, dimension_of, same_dimension
from atodds.model import Bound, Quantity, Trend

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["convert", "dimension_of", "find_quantities", "same_dimension"]

_RESTATED = re.compile(r"\s*(?:\(|/)\s*")
_BARE_AGE = re.compile(r"\s*[,;)]")


def find_quantities(doc: Doc, *, vague: bool = False) -> list[Quantity]:
    """The quantities of a Doc that has tags, heads and entities, in text order.

    `vague` adds what counts for comparing sources but is loosely a quantity: "several", "scores",
    durations in hyphened attributes ("two-month") and bare ages ("Jones, 34,").
    """
    text = doc.text
    numbers = find_numerals(text)
    if not numbers:
        return []
    starts = [token.idx for token in doc]
    hidden = masked(text)
    amounts: list[Amount] = []
    for number in numbers:
        if any(a < number.end and number.start < b for a, b in hidden):
            continue
        amount = read_amount(text, number)
        if amount is None or (amounts and amount.start < amounts[-1].end):
            continue
        first = bisect_right(starts, number.start) - 1
        last = bisect_right(starts, max(number.start, amount.end - 1)) - 1
        if not is_designator(doc, amount, first, last) and _listed(doc, amount, first, vague):
            amounts.append(amount)
    out: list[Quantity] = []
    for stretch in join(text, amounts):
        out.append(_quantity(doc, text, starts, stretch, out[-1] if out else None))
    return out


def _listed(doc: Doc, amount: Amount, first: int, vague: bool) -> bool:
    """Whether the amount is listed; `vague` lists the loose ones too."""
    if vague:
        return True
    text = doc.text
    kind = amount.number.kind
    if kind == "loose" or text[amount.number.start : amount.number.end].lower() == "scores":
        return False
    if amount.hyphened and amount.dimension == "time":
        return False
    previous = text[max(0, amount.start - 2) : amount.start]
    bare_age = (
        kind == "digits"
        and amount.dimension == "count"
        and previous.strip() == ","
        and amount.low < 110
        and doc[first - 2].pos_ == "PROPN"
        and _BARE_AGE.match(text, amount.end)
    )
    return not bare_age


def _quantity(
    doc: Doc, text: str, starts: list[int], stretch: Stretch, previous: Quantity | None
) -> Quantity:
    a, b = stretch.first, stretch.last
    start, end = stretch.start, b.end
    modifier = modifier_before(text, start)
    if modifier:
        start = modifier.at
    elif after := modifier_after(text, end):
        modifier, end = after, after.at
    first = bisect_right(starts, start) - 1
    direction: Trend | None = "up" if a.rising else "down" if a.falling else None
    if stretch.kind in ("one", "range"):
        direction = direction or _trend(doc, first, a, previous)
    kind = stretch.kind
    if kind == "range" and direction and text[stretch.start : stretch.start + 4].lower() == "from":
        kind, direction = "change", None
    if previous and modifier is None and _restates(text, previous, a):
        if previous.bound != "=":
            modifier = _same(previous.bound, start)
        direction = direction or previous.trend
    return Quantity(
        value=_value(stretch),
        bound=modifier.bound if modifier else "=",
        trend=direction,
        unit=a.unit or _noun(doc, starts, b),
        start=start,
        end=end,
        text=text[start:end],
        interval=_interval(stretch, kind, modifier),
        dimension=a.dimension,
    )


def _trend(doc: Doc, first: int, amount: Amount, previous: Quantity | None) -> Trend | None:
    """The trend, or for "A was down 2%, B by 3%" that of the amount before."""
    found = trend(doc, first, amount.dimension)
    if found or previous is None or not first or doc[first - 1].lower_ != "by":
        return found
    same = previous.dimension == amount.dimension and previous.start >= doc[first].sent.start_char
    verb = any(t.pos_ in ("VERB", "AUX") for t in doc[max(0, first - 4) : first])
    return previous.trend if same and not verb else None


def _same(bound: Bound, start: int) -> Modifier:
    shades: dict[Bound, Shade] = {">": "more", "<": "less"}
    return Modifier(bound, shades.get(bound, "about"), start)


def _restates(text: str, previous: Quantity, amount: Amount) -> bool:
    return amount.dimension != "count" and bool(
        _RESTATED.fullmatch(text[previous.end : amount.start])
    )


def _value(stretch: Stretch) -> float | tuple[float, float]:
    a, b = stretch.first, stretch.last
    if a is not b:
        return a.low, b.low
    return a.low if a.high is None else (a.low, a.high)


def _interval(stretch: Stretch, kind: str, modifier: Modifier | None) -> Limits:
    a, b = stretch.first, stretch.last
    if a.number.interval:
        return a.number.interval
    if kind == "change":
        return limits(b.low, b.low, b.step, modifier)
    low, high = sorted((a.low, b.low))
    return limits(low, high, a.step, modifier)


def _noun(doc: Doc, starts: list[int], amount: Amount) -> str | None:
    """The lemma of what is counted, if the parse says what it is."""
    token = doc[bisect_right(starts, max(amount.start, amount.number.end - 1)) - 1]
    head = token.head
    if token.dep_ in ("nummod", "compound", "quantmod", "amod") and head.pos_ in ("NOUN", "PROPN"):
        return head.lemma_ if head.i > token.i else None
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.pos_ in ("NOUN", "PROPN"):
                    return noun.lemma_
    return None
