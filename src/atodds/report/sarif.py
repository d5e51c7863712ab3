"""SARIF 2.1.0, as GitHub code scanning and other viewers read it.

GitHub shows the first location only, related ones where the message links to them, and tracks an
alert by `primaryLocationLineHash`: it is the finding's own id, which moves with the text. GitHub
opens alerts for suppressed results too, so they are left out.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from atodds import __version__
from atodds.model import Claim, Finding, Level, Problem, Relation, Report, Span
from atodds.report.escape import clean, sarif_text
from atodds.report.options import Options, RuleText
from atodds.report.places import Places, located, sides

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_DESCRIPTION_LIMIT = 1024
_ROOT = "%SRCROOT%"
_SEVERITIES = {Level.ERROR: "error", Level.WARNING: "warning"}


def render(report: Report, options: Options) -> str:
    """One run with every rule that ran, and a result for each finding."""
    places = Places(report.documents)
    findings = located(report, options)
    rules = _rules(findings, options)
    index = {rule.id: number for number, rule in enumerate(rules)}
    seen: Counter[str] = Counter()
    results = []
    for finding in findings:
        seen[finding.id] += 1
        results.append(_result(finding, seen[finding.id], index, places, options.focus))
    run = {
        "tool": {
            "driver": {
                "name": "atodds",
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "automationDetails": {"id": "atodds/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The folder that the check ran in."}}
        },
        "invocations": [
            {
                "executionSuccessful": not report.problems,
                "toolExecutionNotifications": [_notification(p) for p in report.problems],
            }
        ],
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rules(findings: Sequence[Finding], options: Options) -> list[RuleText]:
    """The rules that ran; a rule of which only findings are known says what they say."""
    rules = dict(options.rules)
    for finding in findings:
        rules.setdefault(finding.rule, RuleText(finding.rule, finding.rule, finding.rule))
    return [rules[id] for id in sorted(rules)]


def _rule(rule: RuleText) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary} {rule.help}"[:_DESCRIPTION_LIMIT].strip()},
        "help": {"text": rule.help},
        "defaultConfiguration": {"level": rule.level.value},
        "properties": {
            "precision": "high",
            "problem.severity": _SEVERITIES.get(rule.level, "recommendation"),
        },
    }


def _result(
    finding: Finding, number: int, index: dict[str, int], places: Places, focus: frozenset[str]
) -> dict[str, Any]:
    main, others = sides(finding, focus)
    links = [f"[{sarif_text(places.says(c))}]({n})" for n, c in enumerate(others, 1)]
    text = sarif_text(finding.message) + (f" Compare: {', '.join(links)}." if links else "")
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "kind": "pass" if finding.relation is Relation.AGREEMENT else "fail",
        "level": "none" if finding.relation is Relation.AGREEMENT else finding.level.value,
        "message": {"text": text},
        "locations": [{"physicalLocation": _physical(main.path, main.span, places)}],
        "relatedLocations": [_related(n, c, places) for n, c in enumerate(others, 1)],
        "partialFingerprints": {"primaryLocationLineHash": f"{finding.id}:{number}"},
    }


def _related(number: int, claim: Claim, places: Places) -> dict[str, Any]:
    return {
        "id": number,
        "message": {"text": sarif_text(places.says(claim))},
        "physicalLocation": _physical(claim.path, claim.span, places),
    }


def _physical(path: str, span: Span, places: Places) -> dict[str, Any]:
    start, end = places.span(path, span)
    return {
        "artifactLocation": _artifact(path),
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    }


def _artifact(path: str) -> dict[str, str]:
    pure = PurePosixPath(path)
    uri = quote(pure.as_posix().encode("utf-8", "replace"))
    return {"uri": f"file://{uri}"} if pure.is_absolute() else {"uri": uri, "uriBaseId": _ROOT}


def _notification(problem: Problem) -> dict[str, Any]:
    notification: dict[str, Any] = {
        "level": "error",
        "message": {"text": sarif_text(f"{problem.path}: {problem.message}")},
    }
    if problem.path:
        place: dict[str, Any] = {"artifactLocation": _artifact(clean(problem.path))}
        if problem.line is not None:
            place["region"] = {"startLine": problem.line}
        notification["locations"] = [{"physicalLocation": place}]
    return notification
