"""The phrases that reports for people share: headings, totals, what to know of the sources.

Plain words: whoever reads them may never have heard of this project. Already safe to print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from atodds.model import Feature, Finding, Relation, Report
from atodds.report.escape import clean
from atodds.report.options import Options
from atodds.report.places import count, order, plural

HEADINGS = {
    Relation.CONFLICT: ("Conflict", "over", "these cannot all be true"),
    Relation.REVISION: ("Revision", "of", "the later statement replaces the earlier"),
    Relation.RECONCILABLE: ("Difference", "in", "these can all be true"),
    Relation.AGREEMENT: ("Agreement", "on", "all say the same"),
}
"""What each relation is called in front of people, the preposition, and what it means."""

_MATTERS = {
    "casualty": "how many were {measure}",
    "strength": "how many there are",
    "count": "a number",
    "age": "an age",
    "date": "the day",
    "time": "the time",
    "duration": "how long",
    "money": "an amount of money",
    "measurement": "a measurement",
    "percentage": "a percentage",
    "ordinal": "a place in an order",
    "name": "a name",
    "status": "what became of someone",
    "presence": "who is where",
    "quote": "what was said",
    "charge": "a charge",
    "location": "where it was",
}
"""What a disagreement of each kind is over, for people, where its rule does not say."""

OF_SOURCE = "A source itself"
"""The heading of what is said of a document as a whole: that it has no date, or is a copy."""

_TOTALS = {
    Relation.CONFLICT: ("conflict", "conflicts"),
    Relation.REVISION: ("revision", "revisions"),
    Relation.RECONCILABLE: ("compatible difference", "compatible differences"),
    Relation.AGREEMENT: ("agreement", "agreements"),
}
_RANKS = {relation: rank for rank, relation in enumerate(Relation)}


def heading(finding: Finding) -> str:
    """What kind of disagreement it is, over what, and what that means for a reader."""
    if finding.kind == "source":
        return OF_SOURCE
    name, preposition, meaning = HEADINGS[finding.relation]
    measure = clean(finding.measure)
    matter = clean(finding.matter) or _MATTERS.get(finding.kind, "{measure}").format(
        measure=measure
    )
    return f"{name} {preposition} {matter}: {meaning}" if matter else f"{name}: {meaning}"


_PLAIN = {
    "bearer": "person or group",
    "entity": "person or thing",
    "population": "group of people",
    "populations": "groups of people",
}
"""The words of linking that are not a reader's."""
_TERM = re.compile(rf"\b({'|'.join(_PLAIN)})\b")
_CODE = re.compile(r"\broles?:(?P<part>\w+)|\baged:(?P<age>[^\s:,/]+):(?P<sex>\w*)(?P<other>:\w+)?")
"""How those are known who are not named: by the part they play, or by age and sex."""


def reason(feature: Feature) -> tuple[str, str]:
    """What spoke for or against two statements being about one thing, and a detail, in words."""
    return in_plain_words(clean(feature.name)), _CODE.sub(_unnamed, clean(feature.detail))


def in_plain_words(text: str) -> str:
    """A text with the words of linking as a reader would say them."""
    return _TERM.sub(lambda term: _PLAIN[term[0]], text)


def _unnamed(code: re.Match[str]) -> str:
    if code["part"]:
        return f"the {code['part']}"
    article = "another" if code["other"] else "a"
    return f"{article} {code['sex'] or 'person'} aged {code['age']}"


def event_title(event: str) -> str:
    """The heading over the findings of one event."""
    name = clean(event) or "other matters"
    return name[:1].upper() + name[1:]


def by_event(findings: list[Finding]) -> list[tuple[str, list[Finding]]]:
    """The findings of each event, events and findings with the worst first.

    Those about a source itself are left out: the notes on the sources tell them.
    """
    findings = [f for f in findings if f.kind != "source"]

    def rank(finding: Finding) -> tuple[object, ...]:
        return _RANKS[finding.relation], order(finding)

    worst: dict[str, tuple[object, ...]] = {}
    for finding in sorted(findings, key=rank):
        worst.setdefault(finding.event, rank(finding))
    ordered = sorted(findings, key=lambda f: (worst[f.event], f.event, rank(f)))
    return [(event, list(group)) for event, group in groupby(ordered, key=lambda f: f.event)]


def source_notes(report: Report) -> Iterator[str]:
    """What a reader should know of the documents: which are copies, which have no date."""
    for document in report.documents:
        if document.copy_of:
            yield (
                f"{clean(document.path)} is a copy of {clean(document.copy_of)}: "
                "the two count as one source."
            )
    undated = [clean(d.path) for d in report.documents if d.published is None]
    if undated:
        yield (
            f"No publication date found: {', '.join(undated)}. Words such as “on Tuesday” in "
            f"{'it' if len(undated) == 1 else 'them'} have no date to count from."
        )


def summary(report: Report, options: Options) -> str:
    """One or two sentences: what was read, what was found, and what is not shown."""
    if not report.documents:
        return "No document was read."
    counts = count(report, sources=False)
    read = f"{plural(len(report.documents), 'document')}, {plural(report.claims, 'statement')} read"
    found = [
        f"{counts[relation]} {names[counts[relation] != 1]}"
        for relation, names in _TOTALS.items()
        if counts[relation] and relation in options.show
    ]
    hidden = [
        f"{counts[relation]} {names[counts[relation] != 1]} (--show {relation.value})"
        for relation, names in _TOTALS.items()
        if counts[relation] and relation not in options.show
    ]
    if counts["suppressed"]:
        hidden.append(f"{counts['suppressed']} accepted before")
    text = f"{read}: {', '.join(found) or 'no disagreement found'}."
    return text + (f" Not shown: {', '.join(hidden)}." if hidden else "")
