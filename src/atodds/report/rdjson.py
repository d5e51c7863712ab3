"""reviewdog's diagnostic format.

reviewdog drops what lies outside the lines of a change, so each document that takes part gets a
diagnostic of its own, which tells the other sides in its message: released versions refuse the
field for related locations. Columns count UTF-8 bytes.
"""

from __future__ import annotations

import json
from typing import Any

from atodds.model import Finding, Level, Report
from atodds.report.escape import clean
from atodds.report.options import Options
from atodds.report.places import Places, located, sides

_SEVERITIES = {
    Level.ERROR: "ERROR",
    Level.WARNING: "WARNING",
    Level.NOTE: "INFO",
    Level.NONE: "INFO",
}


def render(report: Report, options: Options) -> str:
    """The result object, the worst first."""
    places = Places(report.documents)
    diagnostics = [
        _diagnostic(finding, path, places)
        for finding in located(report, options)
        for path in dict.fromkeys(claim.path for claim in finding.claims)
        if not options.focus or path in options.focus
    ]
    result = {"source": {"name": "atodds"}, "diagnostics": diagnostics}
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(finding: Finding, path: str, places: Places) -> dict[str, Any]:
    main, others = sides(finding, frozenset({path}))
    index = places.index(path)
    ends = {
        name: {"line": index.position(offset).line, "column": index.utf8_column(offset)}
        for name, offset in (("start", main.span.start), ("end", main.span.end))
    }
    said = places.said(finding, main, others)
    return {
        "message": "\n".join([clean(finding.message), *said]),
        "location": {"path": path, "range": ends},
        "severity": _SEVERITIES[finding.level],
        "code": {"value": finding.rule},
    }
