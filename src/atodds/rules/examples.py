"""Runs the examples inside the rules through a check that the caller provides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from atodds.model import Relation
from atodds.rules.model import ExampleDocument, Rule, RuleSet

Check = Callable[[Rule, Mapping[str, ExampleDocument]], Relation | None]


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What a rule must find in an example, and what it found; None = nothing."""

    rule: str
    expected: Relation | None
    got: Relation | None
    path: str
    line: int

    @property
    def passed(self) -> bool:
        """Whether the rule found what its example says."""
        return self.got == self.expected


def run_examples(ruleset: RuleSet, check: Check) -> list[ExampleResult]:
    """The result of every example, in the order of the rules and of their files.

    `check` gets a rule and the documents of one example by name. What it raises is passed on.
    """
    return [
        ExampleResult(
            rule.id, example.expected, check(rule, example.documents), example.path, example.line
        )
        for rule in ruleset.rules
        for example in rule.examples
    ]
