"""Workflow commands that GitHub Actions turns into annotations on a pull request.

GitHub shows ten of each kind a step and drops the rest unseen, so the worst come first and what
is past the tenth is printed as plain lines, which stay in the log.
"""

from __future__ import annotations

from collections import Counter

from atodds.model import Finding, Level, Report
from atodds.report.escape import clean, command_data, command_property, log_line
from atodds.report.options import Options
from atodds.report.places import Places, located, sides
from atodds.report.wording import heading, summary

PER_KIND = 10
"""How many annotations of one kind GitHub shows of a step."""

_KINDS = {
    Level.ERROR: "error",
    Level.WARNING: "warning",
    Level.NOTE: "notice",
    Level.NONE: "notice",
}


def render(report: Report, options: Options) -> str:
    """Commands, then what did not fit, then the summary line."""
    places = Places(report.documents)
    commands, rest, seen = [], [], Counter[str]()
    for finding in located(report, options):
        kind = _KINDS[finding.level]
        seen[kind] += 1
        if seen[kind] <= PER_KIND:
            commands.append(_command(kind, finding, places, options.focus))
        else:
            rest.append(_line(kind, finding, places, options.focus))
    if rest:
        more = ", ".join(f"{n - PER_KIND} more {kind}s" for kind, n in seen.items() if n > PER_KIND)
        rest.insert(0, f"{more}, past the ten of a kind that GitHub shows as annotations:")
    return "".join(f"{line}\n" for line in [*commands, *rest, log_line(summary(report, options))])


def _command(kind: str, finding: Finding, places: Places, focus: frozenset[str]) -> str:
    main, others = sides(finding, focus)
    start, end = places.span(main.path, main.span)
    properties = {
        "file": command_property(main.path),
        "line": start.line,
        "col": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "title": command_property(f"{heading(finding)} ({finding.rule})"),
    }
    lines = [clean(finding.message), *places.said(finding, main, others)]
    message = "%0A".join(command_data(line) for line in lines)
    return f"::{kind} {','.join(f'{k}={v}' for k, v in properties.items())}::{message}"


def _line(kind: str, finding: Finding, places: Places, focus: frozenset[str]) -> str:
    main, others = sides(finding, focus)
    also = ", ".join(clean(places.link(claim)) for claim in others)
    return log_line(
        f"{clean(places.link(main))}: {kind}: {clean(finding.message)} [{finding.rule}]"
        + (f" (also {also})" if also else "")
    )
