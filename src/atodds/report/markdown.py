"""The report as Markdown, for a pull-request comment or a job summary on GitHub or GitLab."""

from __future__ import annotations

from collections.abc import Iterator

from atodds.model import Finding, Report
from atodds.report.escape import markdown, markdown_code
from atodds.report.options import Options
from atodds.report.places import Places, active
from atodds.report.text import rows
from atodds.report.wording import by_event, event_title, heading, source_notes, summary

LIMIT = 60_000
"""Characters: a comment on GitHub may have 65,536."""

_SNIPPET = 120
_HEADER = (
    "| Source | What it says | Who says it | As of | Where |",
    "| --- | --- | --- | --- | --- |",
)


def render(report: Report, options: Options) -> str:
    """A heading, the summary, then the findings by event, as many as fit into a comment."""
    places = Places(report.documents)
    notes = "".join(f"- {markdown(note)}\n" for note in source_notes(report))
    parts = ["## Where the sources are at odds\n", f"{markdown(summary(report, options))}\n"]
    room = LIMIT - sum(map(len, parts)) - len(notes)
    blocks = list(_blocks(by_event(active(report, options)), places))
    kept = 0
    for block in blocks:
        room -= len(block) + 1
        if room < 0:
            break
        parts.append(block)
        kept += 1
    if kept < len(blocks):
        parts.append(f"**{len(blocks) - kept} more are left out here.**\n")
    if notes:
        parts.append(f"### About the sources\n\n{notes}")
    return "\n".join(parts)


def _blocks(events: list[tuple[str, list[Finding]]], places: Places) -> Iterator[str]:
    for event, findings in events:
        for number, finding in enumerate(findings):
            title = [f"### {markdown(event_title(event))}", ""] if number == 0 else []
            yield "\n".join([*title, *comparison(finding, places), ""])


def comparison(finding: Finding, places: Places) -> Iterator[str]:
    """The lines of one finding: what it is over, the message, and a table of who says what."""
    yield f"**{markdown(heading(finding))}**"
    yield ""
    yield markdown(finding.message)
    yield ""
    yield from _HEADER
    for row in rows(finding, places):
        says = row.says(_SNIPPET)
        note = f" {markdown(row.note)}" if row.note else ""
        cells = [
            markdown(row.source),
            f"{_spaced(says.before)}<b>{markdown(says.value)}</b>{_spaced(says.after)}{note}",
            markdown(row.who),
            row.as_of,
            "<br>".join(map(markdown_code, row.links)),
        ]
        yield f"| {' | '.join(cells)} |"


def _spaced(text: str) -> str:
    """Escaped text with the white space at its ends, which holds it off the value."""
    return f"{' ' * text.startswith(' ')}{markdown(text)}{' ' * text.endswith(' ')}"
