"""The page as data: everything that the template prints, already clean, not yet escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from atodds import __version__
from atodds.model import Finding, Interval, Problem, Relation, Report
from atodds.report.escape import clean
from atodds.report.html import plot
from atodds.report.html.axis import Extent, day, extents, told
from atodds.report.html.statements import Statement, href, statements
from atodds.report.options import Options
from atodds.report.places import Places, active, count
from atodds.report.wording import (
    HEADINGS,
    by_event,
    event_title,
    heading,
    reason,
    source_notes,
    summary,
)

_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_-]")
"""What no id of an element holds here: it stands in links, in attributes and in drawings."""

_PLURALS = {
    Relation.CONFLICT: "Conflicts",
    Relation.REVISION: "Revisions",
    Relation.RECONCILABLE: "Differences",
    Relation.AGREEMENT: "Agreements",
}


@dataclass(frozen=True, slots=True)
class Total:
    """How many findings of a relation there are; `name` is for that number of them."""

    relation: str
    name: str
    number: int
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One finding. `common` is what all its statements allow, in words, if that is worth saying."""

    ident: str
    id: str
    relation: str
    badge: str
    matter: str
    meaning: str
    message: str
    kind: str
    rule: str
    sources: int
    link: str
    why: str
    reasons: tuple[tuple[str, str, str], ...]
    help: str
    statements: tuple[Statement, ...]
    values: Markup
    times: Markup
    common: str
    unit: str


@dataclass(frozen=True, slots=True)
class Event:
    """The findings of one event."""

    ident: str
    title: str
    totals: tuple[Total, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One document as it was read."""

    path: str
    href: str
    url: str
    title: str
    publisher: str
    published: str
    copy_of: str
    words: int


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page."""

    summary: str
    totals: tuple[Total, ...]
    events: tuple[Event, ...]
    kinds: tuple[tuple[str, int], ...]
    names: tuple[str, ...]
    notes: tuple[str, ...]
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    tool: str

    @property
    def number(self) -> int:
        """How many findings there are."""
        return sum(len(event.cards) for event in self.events)


def page(report: Report, options: Options) -> Page:
    """The page of a report."""
    places = Places(report.documents)
    findings = active(report, options)
    numbers = count(report, sources=False)
    events = tuple(
        _event(f"event-{index}", title, group, places, options)
        for index, (title, group) in enumerate(by_event(findings), 1)
    )
    cards = [card for event in events for card in event.cards]
    kinds = sorted({card.kind for card in cards})
    return Page(
        summary=summary(report, options),
        totals=tuple(
            _total(relation, numbers[relation.value])
            for relation in Relation
            if relation in options.show
        ),
        events=events,
        kinds=tuple((kind, sum(card.kind == kind for card in cards)) for kind in kinds),
        names=tuple(sorted({s.source for card in cards for s in card.statements}, key=_alphabet)),
        notes=tuple(source_notes(report)),
        sources=tuple(_sources(report)),
        problems=tuple(
            Problem(clean(p.path), p.line, clean(p.message), p.column) for p in report.problems
        ),
        tool=f"atodds {__version__}, {clean(report.model)}",
    )


def _alphabet(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _total(relation: Relation, number: int) -> Total:
    name, _, meaning = HEADINGS[relation]
    return Total(relation.value, name if number == 1 else _PLURALS[relation], number, meaning)


def _event(
    ident: str, title: str, findings: list[Finding], places: Places, options: Options
) -> Event:
    present = [f.relation for f in findings]
    return Event(
        ident=ident,
        title=event_title(title),
        totals=tuple(_total(r, present.count(r)) for r in Relation if r in present),
        cards=tuple(_card(finding, places, options) for finding in findings),
    )


def _card(finding: Finding, places: Places, options: Options) -> Card:
    said = statements(finding, places)
    ident = f"f-{_NOT_IN_A_NAME.sub('-', finding.id)}"
    badge, matter, meaning = _heading(finding)
    rule = options.rules.get(finding.rule)
    comparable = any(s.value != said[0].value for s in said)
    return Card(
        ident=ident,
        id=clean(finding.id),
        relation=finding.relation.value,
        badge=badge,
        matter=matter,
        meaning=meaning,
        message=clean(finding.message),
        kind=clean(finding.kind),
        rule=clean(finding.rule),
        sources=finding.sources,
        link=f"{finding.link:.2f}",
        why=clean(finding.why),
        reasons=tuple(
            (name, f"{feature.weight:+.2f}".replace("-", "\N{MINUS SIGN}"), detail)
            for feature in finding.reasons
            for name, detail in (reason(feature),)
        ),
        help=clean(rule.help) if rule else "",
        statements=tuple(said),
        values=plot.values(said, ident, finding.relation) if said else Markup(""),
        times=plot.times(said),
        common=_common(said) if comparable else "",
        unit=_unit(said),
    )


def _heading(finding: Finding) -> tuple[str, str, str]:
    """The heading of a finding in its parts: the relation, what it is over, what that means."""
    badge, _, meaning = HEADINGS[finding.relation]
    matter = heading(finding).removeprefix(badge).removesuffix(f": {meaning}").strip()
    return badge, matter, meaning


def _common(said: list[Statement]) -> str:
    """What all statements allow, in words; empty where they allow nothing in common."""
    lines = extents([s.value for s in said])
    if lines is None:
        return ""
    kind, found = lines
    lows = [extent.low for extent in found if extent.low is not None]
    highs = [extent.high for extent in found if extent.high is not None]
    shared = Extent(max(lows, default=None), min(highs, default=None))
    if shared.low is not None and shared.high is not None and shared.low > shared.high:
        return ""
    return told(kind, shared)


def _unit(said: Iterable[Statement]) -> str:
    units = {s.value.unit for s in said if isinstance(s.value, Interval)} - {None}
    return clean(units.pop() or "") if len(units) == 1 else ""


def _sources(report: Report) -> Iterable[Source]:
    for document in report.documents:
        url = document.url or ""
        yield Source(
            path=clean(document.path),
            href=href(document.path),
            url=url if url.startswith(("https://", "http://")) else "",
            title=clean(document.title or ""),
            publisher=clean(document.publisher or ""),
            published=day(document.published) if document.published else "",
            copy_of=clean(document.copy_of or ""),
            words=document.words,
        )
