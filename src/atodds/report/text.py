"""The report for people: by event, the worst first, who says what, when and where.

Written for somebody who has never heard of this project: plain sentences, no rule language, and
every place as `path:line:column`, never broken, so that a terminal opens it at a click.
"""

from __future__ import annotations

import shlex
import textwrap
from collections.abc import Iterator
from datetime import date

from atodds.model import Claim, Document, Finding, Modality, Relation, Report
from atodds.report.escape import clean, log_line
from atodds.report.options import Options
from atodds.report.places import Places, active
from atodds.report.snippet import snippet
from atodds.report.style import Style
from atodds.report.table import Row, table
from atodds.report.wording import (
    HEADINGS,
    OF_SOURCE,
    by_event,
    event_title,
    heading,
    source_notes,
    summary,
)

_MODALITY = {Modality.ASSERTED: "", Modality.HEDGED: "(not certain)", Modality.NEGATED: "(denied)"}
_INDENT = "  "

ID_SHOWN = 12
"""How much of a finding's id is printed: enough to name it to `atodds explain`."""


def render(report: Report, options: Options) -> str:
    """The whole report, ending in a line break."""
    places, style = Places(report.documents), Style(options.color)
    blocks = [
        block
        for event, findings in by_event(active(report, options))
        for block in _event(event, findings, places, style, options)
    ]
    notes = list(source_notes(report))
    if notes:
        blocks.append("\n".join([style.bold("About the sources"), *_bullets(notes, options.width)]))
    blocks.append("\n".join(_filled(summary(report, options), options.width)))
    return "".join(f"{log_line(line)}\n" for line in "\n\n".join(blocks).split("\n"))


def finding_lines(finding: Finding, places: Places, style: Style, width: int) -> list[str]:
    """One finding: what it is about, the sentence, the table."""
    title = heading(finding)
    name = next(n for n in (HEADINGS[finding.relation][0], OF_SOURCE) if title.startswith(n))
    first, *rest = _filled(title, width)
    return [
        style.relation(name, finding.relation) + first.removeprefix(name),
        *rest,
        *_filled(clean(finding.message), width, _INDENT),
        "",
        *table(rows(finding, places), width, style, _INDENT),
    ]


def _more(finding: Finding, options: Options) -> str:
    """The command that explains a finding, with the paths that were named, where they fit."""
    line = f"{_INDENT}More: atodds explain {finding.id[:ID_SHOWN]}"
    if not options.paths:
        return line
    full = f"{line} {clean(shlex.join(options.paths))}"
    return full if len(full) <= options.width else f"{line}, with the same paths"


def rows(finding: Finding, places: Places) -> list[Row]:
    """The table rows of a finding: one for each statement."""
    return [_row(claims, places) for claims in statements(finding, places)]


def statements(finding: Finding, places: Places) -> list[list[Claim]]:
    """The claims of a finding, those together that say one thing in a source and its copies."""
    merged: dict[tuple[object, ...], list[Claim]] = {}
    for claim in _in_telling_order(finding):
        original = places.document(claim.path).copy_of or claim.path
        speaker = claim.attribution.speaker if claim.attribution else ""
        key = (original, clean(claim.text).casefold(), speaker, claim.modality)
        merged.setdefault(key, []).append(claim)
    return list(merged.values())


def _in_telling_order(finding: Finding) -> list[Claim]:
    """Claims of one value side by side; for a revision, the oldest statement first."""
    if finding.relation is Relation.REVISION:
        return sorted(finding.claims, key=lambda c: c.as_of or date.max)
    first: dict[str, int] = {}
    for claim in finding.claims:
        first.setdefault(clean(claim.text).casefold(), len(first))
    return sorted(finding.claims, key=lambda c: first[clean(c.text).casefold()])


def _row(claims: list[Claim], places: Places) -> Row:
    documents = {claim.path: places.document(claim.path) for claim in claims}
    claim = next((c for c in claims if not documents[c.path].copy_of), claims[0])
    copies = [_name(d) for d in documents.values() if d.copy_of and d.path != claim.path]
    return Row(
        source=_name(documents[claim.path])
        + (f" (copied in {', '.join(copies)})" if copies else ""),
        says=lambda room: snippet(claim, room),
        note=_MODALITY[claim.modality],
        who=clean(claim.attribution.speaker) if claim.attribution else "the source",
        as_of=claim.as_of.isoformat() if claim.as_of else "no date",
        links=tuple(clean(places.link(c)) for c in [claim, *(c for c in claims if c != claim)]),
    )


def _name(document: Document) -> str:
    return clean(document.publisher or document.path.rsplit("/", 1)[-1])


def _event(
    event: str, findings: list[Finding], places: Places, style: Style, options: Options
) -> Iterator[str]:
    title = textwrap.shorten(event_title(event), options.width, placeholder=" …")
    rule = "=" * min(len(title), options.width)
    for number, finding in enumerate(findings):
        lines = finding_lines(finding, places, style, options.width)
        lines += ["", style.dim(_more(finding, options))]
        if number == 0:
            lines = [style.bold(title), style.dim(rule), "", *lines]
        yield "\n".join(lines)


def _filled(text: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _bullets(notes: list[str], width: int) -> list[str]:
    return [
        line
        for note in notes
        for line in textwrap.wrap(
            note,
            width,
            initial_indent=f"{_INDENT}- ",
            subsequent_indent=_INDENT * 2,
            break_long_words=False,
            break_on_hyphens=False,
        )
    ]
