"""One run of the pipeline for a command: progress, standard input, and what is suppressed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atodds.cli.streams import Progress
from atodds.model import Problem, Report

if TYPE_CHECKING:
    from atodds.baseline import Baseline
    from atodds.check import Settings
    from atodds.rules import RuleSet


@dataclass(frozen=True, slots=True)
class Run:
    """What came out: the report, notes on suppressions without use, and the rules that ran."""

    report: Report
    notes: tuple[Problem, ...]
    rules: RuleSet


def run(
    settings: Settings,
    paths: Sequence[str],
    *,
    stdin_name: str = "<stdin>",
    baseline: Baseline | None = None,
) -> Run:
    """Check documents and mark what they ignore and what the baseline accepts."""
    from atodds.check import Checker
    from atodds.review import suppressed
    from atodds.rules import load_rules

    checker = Checker(settings=settings)
    with Progress() as progress:
        report = checker.check(paths, progress, stdin=sys.stdin.buffer.read, stdin_name=stdin_name)
    rules = checker.ruleset
    narrowed = settings.select or settings.ignore
    known = load_rules(settings.rules)[0] if narrowed else rules
    report, notes = suppressed(report, rules, [rule.id for rule in known], baseline)
    return Run(report, notes, rules)
