"""GitLab's code quality report: a bare array, one entry a finding.

GitLab takes two entries with one fingerprint for the same and hides one, so they are kept apart.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Any

from atodds.model import Finding, Level, Report
from atodds.report.escape import clean
from atodds.report.options import Options
from atodds.report.places import Places, located, sides

_SEVERITIES = {
    Level.ERROR: "major",
    Level.WARNING: "minor",
    Level.NOTE: "info",
    Level.NONE: "info",
}


def render(report: Report, options: Options) -> str:
    """The array, the worst first."""
    places = Places(report.documents)
    seen: Counter[str] = Counter()
    entries = []
    for finding in located(report, options):
        seen[finding.id] += 1
        entries.append(_entry(finding, seen[finding.id], places, options.focus))
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(finding: Finding, number: int, places: Places, focus: frozenset[str]) -> dict[str, Any]:
    main, others = sides(finding, focus)
    start, _ = places.span(main.path, main.span)
    said = places.said(finding, main, others)
    return {
        "description": ". ".join([clean(finding.message).rstrip("."), *said]),
        "check_name": finding.rule,
        "fingerprint": hashlib.sha256(f"{finding.id}:{number}".encode()).hexdigest()[:32],
        "severity": _SEVERITIES[finding.level],
        "location": {"path": main.path.removeprefix("./"), "lines": {"begin": start.line}},
    }
