"""How two places stand to each other, by the parts that both state: street, corner, house number.

Pure: no map, no gazetteer. A part that only one of them gives speaks against nothing. Where two
streets meet is not known, so a house on one street may well stand near a corner of two others.
"""

from __future__ import annotations

from dataclasses import dataclass

from atodds.model import Relation, Site

_SIDES = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast",
                    "southwest"})  # fmt: skip
_TYPES = frozenset({"street", "avenue", "road", "boulevard", "drive", "lane", "parkway", "place",
                    "highway", "court", "square", "terrace", "way", "alley", "plaza", "pike",
                    "circle"})  # fmt: skip
_ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th",
             "sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th",
             "eleventh": "11th", "twelfth": "12th", "thirteenth": "13th", "fourteenth": "14th",
             "fifteenth": "15th", "sixteenth": "16th", "seventeenth": "17th",
             "eighteenth": "18th", "nineteenth": "19th", "twentieth": "20th"}  # fmt: skip
_TITLES = frozenset({"jr", "drive"})
"""Words of the people whom streets are named after; folding reads "Dr. Lund" as "drive lund"."""
_INSTITUTIONS = frozenset({"the", "of", "and", "at", "in", "hospital", "hospitals", "medical",
                           "center", "centre", "clinic", "health", "jail", "prison", "facility",
                           "bar", "restaurant", "club", "store"})  # fmt: skip
"""Words of names that any house of their kind has, and short names leave out."""
_NEARBY = 200
"""House numbers, two blocks, by which a place that is only close by may be off."""


@dataclass(frozen=True, slots=True)
class _Street:
    """A street's name in its parts, "" for those that are left out."""

    name: str
    side: str
    type: str

    @classmethod
    def of(cls, text: str) -> _Street:
        words = text.split()
        type_ = words.pop() if len(words) > 1 and words[-1] in _TYPES else ""
        side = ""
        if len(words) > 1 and words[0] in _SIDES:
            side = words.pop(0)
        elif len(words) > 1 and words[-1] in _SIDES:
            side = words.pop()
        words = [_ORDINALS.get(word, word) for word in words if word not in _TITLES]
        return cls(" ".join(words), side, type_)

    def is_one_with(self, other: _Street) -> bool:
        parts = ((self.side, other.side), (self.type, other.type))
        return self.is_named_as(other) and all(not (a and b) or a == b for a, b in parts)

    def is_named_as(self, other: _Street) -> bool:
        """Whether both have one name, in full, by its last words or by its initials."""
        short, long = sorted((self.name, other.name), key=lambda name: (len(name), name))
        initials = "".join(word[0] for word in long.split())
        return f" {long}".endswith(f" {short}") or (len(short) > 1 and short == initials)


def site_relation(a: Site, b: Site) -> Relation:
    """Conflict where a part that both state differs, agreement where all are the same.

    Names decide only where an address is wanting: a house may go by many.
    """
    if _stated(a) == _stated(b):
        return Relation.AGREEMENT
    if a.outside is not None and b.outside is not None:
        return _sides(a, b)
    if not a.streets or not b.streets:
        return _names(a.name, b.name)
    if (a.streets, a.number) == (b.streets, b.number):
        return Relation.AGREEMENT
    close = a.near or b.near
    shared = shared_streets(a, b)
    if shared < min(len(a.streets), len(b.streets)):
        return Relation.RECONCILABLE if close or not _sure_of_street(a, b) else Relation.CONFLICT
    if a.number is None or b.number is None:
        same = len(a.streets) == len(b.streets) and a.number == b.number
        return Relation.AGREEMENT if same else Relation.RECONCILABLE
    gap = max(a.number[0] - b.number[1], b.number[0] - a.number[1])
    if gap > (_NEARBY if close else 0):
        return Relation.CONFLICT
    return Relation.AGREEMENT if a.number == b.number else Relation.RECONCILABLE


def _stated(site: Site) -> tuple[object, ...]:
    return site.streets, site.number, site.name, site.outside, site.spot, site.part


def one_name(a: str, b: str) -> bool:
    """Whether two names of houses are one, be it in short: "St. Ann", "St. Ann Lorne Hospital"."""
    one, two = _telling(a), _telling(b)
    return bool(one and two) and (one <= two or two <= one)


def _sides(a: Site, b: Site) -> Relation:
    """In and out of a house exclude each other, of two houses or of a part and the house not."""
    if a.outside == b.outside:
        return Relation.AGREEMENT if a.spot == b.spot else Relation.RECONCILABLE
    inner, outer = (a, b) if b.outside else (b, a)
    if outer.spot and outer.spot == inner.spot:
        return Relation.CONFLICT
    told = inner.part or not inner.spot or not outer.spot
    return Relation.CONFLICT if told and not outer.part else Relation.RECONCILABLE


def _names(a: str, b: str) -> Relation:
    if a == b != "":
        return Relation.AGREEMENT
    if not _telling(a) or not _telling(b) or one_name(a, b):
        return Relation.RECONCILABLE
    return Relation.CONFLICT


def _telling(name: str) -> frozenset[str]:
    return frozenset(name.split()) - _INSTITUTIONS


def shared_streets(a: Site, b: Site) -> int:
    """How many streets of one place are streets of the other."""
    ours, theirs = _streets(a), _streets(b)
    return min(
        sum(any(x.is_one_with(y) for y in theirs) for x in ours),
        sum(any(y.is_one_with(x) for x in ours) for y in theirs),
    )


def alike(a: Site, b: Site) -> bool:
    """Whether two places have a street's name in common, whatever its side and type."""
    return any(x.is_named_as(y) for x in _streets(a) for y in _streets(b))


def _streets(site: Site) -> list[_Street]:
    return [_Street.of(street) for street in site.streets]


def _sure_of_street(a: Site, b: Site) -> bool:
    """Whether other streets make other places.

    A house on one street may stand at a corner of two others, and a stretch lies between several.
    """
    one, two = sorted((a, b), key=lambda s: len(s.streets))
    corner = len(two.streets)
    return corner <= 2 and (len(one.streets) == corner or one.number is None)
