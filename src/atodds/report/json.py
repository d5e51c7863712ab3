"""The JSON report, schema version 1: everything that the other formats are made of."""

from __future__ import annotations

import json
from math import isfinite
from typing import Any

from atodds import __version__
from atodds.model import (
    Attribution,
    Claim,
    Document,
    Finding,
    Interval,
    Period,
    Problem,
    Report,
    Span,
    Value,
)
from atodds.report.options import Options
from atodds.report.places import Places, count, shown

SCHEMA_VERSION = 1


def render(report: Report, options: Options) -> str:
    """The report as one JSON object, the same bytes for the same report."""
    return json.dumps(to_dict(report, options), ensure_ascii=False, indent=2) + "\n"


def to_dict(report: Report, options: Options | None = None) -> dict[str, Any]:
    """The report as plain dicts and lists, as JSON knows them."""
    options = options or Options()
    places = Places(report.documents)
    return {
        "version": SCHEMA_VERSION,
        "tool": {"name": "atodds", "version": __version__, "model": report.model},
        "documents": [_document(document) for document in report.documents],
        "findings": [_finding(finding, places) for finding in shown(report, options)],
        "errors": [problem_dict(problem) for problem in report.problems],
        "summary": {
            "documents": len(report.documents),
            "claims": report.claims,
            "facts": report.facts,
            **count(report),
        },
    }


def claim_dict(claim: Claim, places: Places) -> dict[str, Any]:
    """One claim as the report's schema has it."""
    start, end = _ends(claim.path, claim.span, places)
    return {
        "path": claim.path,
        "start": start,
        "end": end,
        "text": claim.text,
        "sentence": claim.sentence_text,
        "subject": claim.subject,
        "value": value_dict(claim.value),
        "attribution": _attribution(claim.attribution, claim.path, places),
        "as_of": claim.as_of.isoformat() if claim.as_of else None,
        "modality": claim.modality.value,
    }


def problem_dict(problem: Problem) -> dict[str, Any]:
    """What is wrong with an input."""
    return {"path": problem.path, "line": problem.line, "message": problem.message}


def value_dict(value: Value) -> dict[str, Any]:
    """A value in the form of its kind; whole numbers without a decimal point."""
    match value:
        case Interval():
            return {
                "low": _number(value.low),
                "high": _number(value.high),
                "approximate": value.approximate,
                "unit": value.unit,
            }
        case Period():
            return {"from": value.start, "to": value.end}
        case _:
            return {"text": value.text}


def _document(document: Document) -> dict[str, Any]:
    return {
        "path": document.path,
        "publisher": document.publisher,
        "published": document.published.isoformat() if document.published else None,
        "published_from": document.published_from,
        "title": document.title,
        "copy_of": document.copy_of,
        "words": document.words,
    }


def _finding(finding: Finding, places: Places) -> dict[str, Any]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "kind": finding.kind,
        "relation": finding.relation.value,
        "level": finding.level.value,
        "event": finding.event,
        "measure": finding.measure,
        "message": finding.message,
        "sources": finding.sources,
        "link": _number(round(finding.link, 4)),
        "suppressed": finding.suppressed,
        "claims": [claim_dict(claim, places) for claim in finding.claims],
    }


def _attribution(
    attribution: Attribution | None, path: str, places: Places
) -> dict[str, Any] | None:
    if attribution is None:
        return None
    start, end = _ends(path, attribution.span, places)
    return {
        "speaker": attribution.speaker,
        "cue": attribution.cue,
        "text": attribution.text,
        "start": start,
        "end": end,
    }


def _ends(path: str, span: Span, places: Places) -> tuple[dict[str, int], dict[str, int]]:
    start, end = places.span(path, span)
    return (
        {"line": start.line, "column": start.column, "offset": start.offset},
        {"line": end.line, "column": end.column, "offset": end.offset},
    )


def _number(number: float | None) -> float | None:
    if number is None or not isfinite(number):
        return None
    return int(number) if number == int(number) else number
