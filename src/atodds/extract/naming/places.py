"""Places named in a text, folded so that "W. 16th St." and "West 16th Street" are one.

Places come from spaCy's entities and from the patterns of street addresses, which its small models
do not know. Nothing is looked up: no gazetteer, no containment beyond shared words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atodds.parse import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

STREET_TYPES = (
    "street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|parkway|pkwy|place|pl|highway|hwy|"
    "court|ct|square|terrace|way|alley|plaza"
)
_WORD = r"(?:[A-Z][\w'’-]+|[NSEW]\.?|\d+(?:st|nd|rd|th))"
_STREET = re.compile(
    rf"\b(?:{_WORD}\.? ){{0,3}}(?:[A-Z][\w'’-]+|\d+(?:st|nd|rd|th)) (?i:(?:{STREET_TYPES}))\b\.?"
)
_BLOCK = re.compile(r"\b(\d{2,6})(?: hundred)? block (?:of |on )?")
_CANON = {
    "st": "street", "ave": "avenue", "rd": "road", "blvd": "boulevard", "dr": "drive",
    "ln": "lane", "pkwy": "parkway", "hwy": "highway", "ct": "court",
    "w": "west", "e": "east", "n": "north", "s": "south",
}  # fmt: skip
_FOLD = re.compile(r"[^\w' ]+")
_LABELS = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Place:
    """A place as named: `street` for addresses, else an entity."""

    start: int
    end: int
    key: str
    street: bool


def place_key(text: str) -> str:
    """The form in which two spellings of one place are equal."""
    words = _FOLD.sub(" ", text.lower().replace("'s", "")).split()
    if words[:1] == ["the"]:
        words = words[1:]
    return " ".join(_CANON.get(w, w) for w in words)


def is_abbreviated(text: str) -> bool:
    """Whether a street's name ends in a short form, whose stop is its own: "Mill Rd."."""
    return text.rsplit(" ", 1)[-1].lower().rstrip(".") in _CANON


def find_places(doc: Doc, nations: Mapping[str, str]) -> list[Place]:
    """The places of a text in text order; streets take precedence over entities inside them.

    A country that only qualifies something ("US troops") is no place where anything happened;
    `nations` are the words for countries, by the name that they are compared by.
    """
    text = text_of(doc)
    places = [Place(m.start(), m.end(), place_key(m.group()), True) for m in _STREET.finditer(text)]
    countries = frozenset(nations.values())
    taken = [(p.start, p.end) for p in places]
    for ent in doc.ents:
        if ent.label_ not in _LABELS or _BLOCK.match(ent.text):
            continue
        if any(start < ent.end_char and ent.start_char < end for start, end in taken):
            continue
        key = place_key(ent.text)
        key = nations.get(key, key)
        if key in countries and ent.root.dep_ in {"amod", "compound", "nmod", "poss"}:
            continue
        if key and not key.isdigit():
            places.append(Place(ent.start_char, ent.end_char, key, False))
    return sorted(places, key=lambda p: (p.start, p.end))
