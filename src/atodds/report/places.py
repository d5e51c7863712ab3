"""Where the claims of a report stand, and in which order its findings are told.

Shared by every format; offsets become lines and columns in `atodds.text` alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from atodds.model import Claim, Document, Finding, Level, Relation, Report, Span
from atodds.report.escape import clean
from atodds.report.options import Options
from atodds.text import LineIndex, Position

_LEVELS = {level: rank for rank, level in enumerate(Level)}


class Places:
    """The documents of a report by path, with the line index of each made when first asked for."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {document.path: document for document in documents}
        self._index = cache(lambda path: LineIndex(self._documents[path].text))

    def document(self, path: str) -> Document:
        """The document of that path; KeyError for a path that is not in the report."""
        return self._documents[path]

    def index(self, path: str) -> LineIndex:
        """The line index of a document's text."""
        return self._index(path)

    def span(self, path: str, span: Span) -> tuple[Position, Position]:
        """Where a span starts and ends, the end exclusive."""
        index = self._index(path)
        return index.position(span.start), index.position(span.end)

    def link(self, claim: Claim) -> str:
        """`path:line:column` of a claim's value, which terminals and editors open at a click."""
        start = self._index(claim.path).position(claim.span.start)
        return f"{claim.path}:{start.line}:{start.column}"

    def says(self, claim: Claim) -> str:
        """`Harbour Post says “at least 169”`, safe to print."""
        return f"{clean(self.source(claim.path))} says “{clean(claim.text)}”"

    def said(self, finding: Finding, main: Claim, others: Iterable[Claim]) -> list[str]:
        """Who says what elsewhere, and first what is said here, if the sentence leaves it out."""
        told = self.source(main.path) in finding.message
        here = [] if told else [f"{self.says(main)} here"]
        return here + [f"{self.says(claim)} ({clean(self.link(claim))})" for claim in others]

    def source(self, path: str) -> str:
        """What to call a document: its publisher, or its file name where it names none."""
        return self._documents[path].publisher or path.rsplit("/", 1)[-1]


def order(finding: Finding) -> tuple[int, str, int, str, str]:
    """The sort key of findings: level, then where the first claim stands."""
    path, offset = "", 0
    if finding.claims:
        path, offset = finding.claims[0].path, finding.claims[0].span.start
    return _LEVELS[finding.level], path, offset, finding.rule, finding.id


def sides(finding: Finding, focus: frozenset[str]) -> tuple[Claim, list[Claim]]:
    """The claim to report a finding at, and one claim for each other thing that is said.

    The first claim inside `focus` leads. ValueError for a finding without claims.
    """
    main = min(finding.claims, key=lambda claim: claim.path not in focus)
    others: dict[tuple[str, str], Claim] = {}
    for claim in finding.claims:
        others.setdefault((claim.path, clean(claim.text).casefold()), claim)
    others.pop((main.path, clean(main.text).casefold()))
    return main, list(others.values())


def located(report: Report, options: Options) -> list[Finding]:
    """The findings to act on, for formats in which each must have a place."""
    return [finding for finding in active(report, options) if finding.claims]


def shown(report: Report, options: Options) -> list[Finding]:
    """The findings to report, most serious first, those that are suppressed included."""
    return sorted((f for f in report.findings if f.relation in options.show), key=order)


def active(report: Report, options: Options) -> list[Finding]:
    """The findings that somebody should act on: without those that are suppressed."""
    return [finding for finding in shown(report, options) if finding.suppressed is None]


def count(report: Report, *, sources: bool = True) -> dict[str, int]:
    """How many findings of each relation are not suppressed, and how many are.

    `sources`: with those about a source itself.
    """
    findings = [f for f in report.findings if sources or f.kind != "source"]
    counts = {relation.value: 0 for relation in Relation}
    for finding in findings:
        if finding.suppressed is None:
            counts[finding.relation.value] += 1
    counts["suppressed"] = sum(finding.suppressed is not None for finding in findings)
    return counts


def plural(number: int, noun: str) -> str:
    """ "1 document", "5 documents"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
