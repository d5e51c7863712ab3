"""What the page knows of each statement: where it stands, who makes it, and on which side it is.

Statements that can be true together share a side; sides are only numbers, which the page paints.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from atodds.model import Claim, Document, Finding, Interval, Modality, Period, Relation, Value
from atodds.report.escape import clean
from atodds.report.places import Places
from atodds.report.snippet import Snippet, snippet
from atodds.report.text import statements as grouped
from atodds.values import relation

_ROOM = 1_500
"""Characters of a sentence that are shown: all of it, but for a text without full stops."""
_CLASHING = (Relation.CONFLICT, Relation.REVISION)
_NOTES = {Modality.ASSERTED: "", Modality.HEDGED: "not certain", Modality.NEGATED: "denied"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands; `href` is empty for a place that no link can lead to."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that one source says, safe to print once escaped; `side` counts from 0."""

    value: Value
    text: str
    sentence: Snippet
    source: str
    copies: tuple[str, ...]
    speaker: str
    as_of: date | None
    note: str
    places: tuple[Place, ...]
    side: int


def statements(finding: Finding, places: Places) -> list[Statement]:
    """The statements of a finding, oldest first where two or more dates are known, else by value.

    Copies of one text are one statement.
    """
    groups = grouped(finding, places)
    claims = [_spokesman(group, places) for group in groups]
    numbers = [0] * len(claims)
    if finding.relation in _CLASHING:
        numbers = sides([claim.value for claim in claims])
    if finding.relation is Relation.REVISION:
        numbers = _in_time(claims, numbers)
    made = [
        _statement(claim, group, places, side)
        for claim, group, side in zip(claims, groups, numbers, strict=True)
    ]
    if len({claim.as_of for claim in claims} - {None}) > 1:
        return sorted(made, key=lambda s: (s.as_of or date.max, s.side))
    return sorted(made, key=lambda s: s.side)


def sides(values: list[Value]) -> list[int]:
    """For each value, the number of its side: values of one side can all be true together.

    Taken in order of their lower ends, each value joins the first side that it clashes with nobody
    on; for intervals on a line that makes the fewest sides.
    """
    members: list[list[Value]] = []
    found: dict[int, int] = {}
    for index in sorted(range(len(values)), key=lambda i: (_order(values[i]), i)):
        value = values[index]
        for number, side in enumerate(members):
            if all(relation(value, other) is not Relation.CONFLICT for other in side):
                side.append(value)
                found[index] = number
                break
        else:
            found[index] = len(members)
            members.append([value])
    return [found[index] for index in range(len(values))]


def _in_time(claims: list[Claim], numbers: list[int]) -> list[int]:
    """Sides numbered in the order in which they were first heard of."""
    first: dict[int, date] = {}
    for claim, number in zip(claims, numbers, strict=True):
        first[number] = min(first.get(number, date.max), claim.as_of or date.max)
    ranks = {number: rank for rank, number in enumerate(sorted(first, key=lambda n: first[n]))}
    return [ranks[number] for number in numbers]


def _order(value: Value) -> tuple[float, float, str]:
    match value:
        case Interval(low, high):
            ends = (float("-inf") if low is None else low, float("inf") if high is None else high)
            return (*ends, "")
        case Period(start, end):
            return 0.0, 0.0, f"{start} {end}"
        case _:
            return 0.0, 0.0, ""


def _spokesman(group: list[Claim], places: Places) -> Claim:
    return next((c for c in group if not places.document(c.path).copy_of), group[0])


def _statement(claim: Claim, group: list[Claim], places: Places, side: int) -> Statement:
    others = [other for other in group if other != claim]
    copies = {places.document(c.path).path: places.document(c.path) for c in others}
    return Statement(
        value=claim.value,
        text=clean(claim.text),
        sentence=snippet(claim, _ROOM),
        source=clean(places.source(claim.path)),
        copies=tuple(_name(d) for d in copies.values() if d.copy_of and d.path != claim.path),
        speaker=clean(claim.attribution.speaker) if claim.attribution else "",
        as_of=claim.as_of,
        note=_NOTES[claim.modality],
        places=tuple(_place(c, places) for c in [claim, *others]),
        side=side,
    )


def _name(document: Document) -> str:
    return clean(document.publisher or document.path.rsplit("/", 1)[-1])


def _place(claim: Claim, places: Places) -> Place:
    start, _ = places.span(claim.path, claim.span)
    return Place(clean(places.link(claim)), href(claim.path, start.line))


def href(path: str, line: int | None = None) -> str:
    """A link to a file, relative as its path is; never to a host or a scheme that a path names."""
    if path.startswith("<"):
        return ""
    quoted = quote(path.encode("utf-8", "replace"), safe="/-._~")
    rooted = f"/{quoted.lstrip('/')}" if quoted.startswith("/") else quoted
    return f"{rooted}#L{line}" if line is not None else rooted
