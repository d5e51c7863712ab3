"""From everything a run found to what somebody is to look at: suppressions, and narrowing to files.

The command line and the language server both go through here, so that they show the same.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from atodds.baseline import Baseline
from atodds.errors import UsageError
from atodds.judge import clash
from atodds.model import Claim, Problem, Relation, Report
from atodds.rules import RuleSet
from atodds.suppress import directives, suppress


def suppressed(
    report: Report, rules: RuleSet, known: Collection[str], baseline: Baseline | None = None
) -> tuple[Report, tuple[Problem, ...]]:
    """The report with what is ignored or accepted marked, and notes on what ignores nothing.

    `rules` are those that ran, `known` the ids of all: a document may ignore a rule that did not
    run. What is wrong with how a document ignores goes to the report's problems.
    """
    from atodds.extract.numbers.units import convert

    def compare(rule: str, a: Claim, b: Claim) -> Relation:
        return clash(rules.by_id[rule], a, b, convert)

    ran = [rule.id for rule in rules]
    ignored, wrong = directives(report.documents, sorted(known))
    findings, notes = suppress(report.findings, ignored, compare, ran)
    if baseline is not None:
        findings, stale = baseline.apply(findings, ran)
        notes += stale
    return replace(report, findings=findings, problems=(*report.problems, *wrong)), notes


def involving(report: Report, files: Collection[Path]) -> Report:
    """The report with only the findings in which one of the files takes part; real paths."""
    inside = frozenset(document_paths(report, files))
    findings = tuple(f for f in report.findings if any(c.path in inside for c in f.claims))
    return replace(report, findings=findings)


def document_paths(report: Report, files: Collection[Path]) -> list[str]:
    """The paths, as reported, of those documents that are among the files; real paths."""
    wanted = set(files)
    return [d.path for d in report.documents if Path(os.path.realpath(d.path)) in wanted]


def named(report: Report, paths: Collection[Path]) -> frozenset[Path]:
    """The real paths of the documents that are, or lie in, one of the paths.

    UsageError for a path that the report knows nothing of.
    """
    known = [*(d.path for d in report.documents), *(p.path for p in report.problems)]
    real = {Path(os.path.realpath(path)) for path in known}
    found: set[Path] = set()
    for path in paths:
        target = Path(os.path.realpath(path))
        inside = {file for file in real if file == target or target in file.parents}
        if not inside:
            raise UsageError(f"--only {path}: not among the documents that are checked")
        found |= inside
    return frozenset(found)
