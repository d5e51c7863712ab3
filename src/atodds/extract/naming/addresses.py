"""Street addresses in a text: house numbers, blocks, corners, or a street alone.

By their form only. A name without a word for a street ("Copper") is taken for one beside a number,
a block or another street ("the 300 block of Copper", "the corner of Copper and Wyoming").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from atodds.extract.naming.places import STREET_TYPES, is_abbreviated, place_key
from atodds.model import Site

_SURE_TYPES = r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Parkway|Pkwy|Pike)"
_SIDE = r"(?:(?:[NSEW]|North|South|East|West|Northeast|Northwest|Southeast|Southwest)\.? )?"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_WORD = rf"(?!{_DAY})[A-Z][\w'’-]{{0,30}}"
_ORDINAL = r"\d+(?:st|nd|rd|th)"
_TYPED_NAME = rf"{_SIDE}(?:{_ORDINAL}|(?:{_WORD}\.? ){{0,4}}?{_WORD}(?:(?<=Jr)\.)?)"
_GOES_ON = rf"(?!\.? (?:{_WORD}\.? ){{1,4}}{_SURE_TYPES}\b)"
"""After "St." and "Dr." of a saint or a doctor that a street is named after."""
_TYPED = rf"{_TYPED_NAME} (?i:{STREET_TYPES}|pike|circle)\b{_GOES_ON}\.?"
_SURE = rf"{_TYPED_NAME} {_SURE_TYPES}\b{_GOES_ON}\.?"
_BARE = rf"{_SIDE}(?:{_ORDINAL}\b|{_WORD}(?: {_WORD}){{0,2}})"
_AND = r"(?: (?:and|&|at) | ?/ ?)"
_FORMS = tuple(
    re.compile(rf"(?<![\w.,$'’-]){form}")
    for form in (
        rf"(?P<block>\d{{1,6}}|\d{{1,3}},\d{{3}}) (?:hundred )?block (?:of|on) (?:the )?"
        rf"(?P<a>{_TYPED}|{_BARE})",
        rf"(?P<number>\d{{1,6}}) (?P<a>{_TYPED})(?!\w)",
        rf"(?P<a>{_SURE}),? between (?P<b>{_TYPED}|{_BARE}) and (?P<c>{_TYPED}|{_BARE})",
        rf"(?P<a>{_SURE}){_AND}(?:the )?(?P<b>{_SURE})",
        rf"(?P<a>{_BARE}){_AND}(?P<b>{_BARE}) "
        rf"(?P<plural>[Ss]treets|[Aa]venues|[Rr]oads|[Dd]rives)\b",
        rf"(?:(?<=corner of )|(?<=intersection of ))(?P<a>{_TYPED}|{_BARE}){_AND}"
        rf"(?P<b>{_TYPED}|{_BARE})",
        rf"(?P<a>{_SURE})(?!\w)",
    )
)
_LEADING = re.compile(r"(?:The|At|In|On|Near|From|Police|Early|Outside|.*['’]s) ")


@dataclass(frozen=True, slots=True)
class Address:
    """An address as it stands in the text; `near` of its site is left to whoever reads on."""

    start: int
    end: int
    site: Site


def find_addresses(text: str) -> list[Address]:
    """The addresses of a text in text order; of two that overlap, the fuller form."""
    found: list[Address] = []
    for form in _FORMS:
        new = [_address(text, match) for match in form.finditer(text) if _is_free(match, found)]
        found = sorted([*found, *new], key=lambda a: a.start)
    return found


def _is_free(match: re.Match[str], found: Sequence[Address]) -> bool:
    """Whether nothing found before, in text order, overlaps a match."""
    at = bisect_left(found, match.end(), key=lambda a: a.start)
    return at == 0 or found[at - 1].end <= match.start()


def _address(text: str, match: re.Match[str]) -> Address:
    parts = match.groupdict()
    start, end = match.span()
    if text[end - 1] == "." and not is_abbreviated(text[start:end]):
        end -= 1
    plural = f" {parts['plural'].lower().removesuffix('s')}" if parts.get("plural") else ""
    names = [name for key in "abc" if (name := parts.get(key))]
    streets = tuple(sorted(_folded(name + plural) for name in names))
    return Address(start, end, Site(text[start:end], streets, _number(parts)))


def _folded(name: str) -> str:
    return place_key(_LEADING.sub("", name))


def _number(parts: dict[str, str | None]) -> tuple[int, int] | None:
    if block := parts.get("block"):
        first = int(block.replace(",", ""))
        return first, first + 99
    if number := parts.get("number"):
        return int(number), int(number)
    return None
