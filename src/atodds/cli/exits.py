"""What the command's exit code says, for scripts to rely on."""

from __future__ import annotations

from atodds.model import Relation, Report

EXIT_OK = 0
"""Nothing at or above --fail-on."""

EXIT_FINDINGS = 1
"""At least one finding at or above --fail-on."""

EXIT_ERROR = 2
"""A usage, rule or input error; whatever else could be checked has been reported all the same."""

EXIT_INTERRUPTED = 130
"""Stopped from the keyboard: 128 + SIGINT, as shells have it."""

_SEVERITY = [Relation.CONFLICT, Relation.REVISION, Relation.RECONCILABLE]


def exit_code(report: Report, fail_on: str) -> int:
    """The exit code of a check; `fail_on` is a relation's name or "never"."""
    if report.problems:
        return EXIT_ERROR
    if fail_on == "never":
        return EXIT_OK
    failing = _SEVERITY[: _SEVERITY.index(Relation(fail_on)) + 1]
    found = any(f.suppressed is None and f.relation in failing for f in report.findings)
    return EXIT_FINDINGS if found else EXIT_OK
