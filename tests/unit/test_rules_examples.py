"""Every rule holds its own examples, through the real pipeline, and has enough of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_claims import RULES

from atodds import Checker
from atodds.rules import Example, Rule

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}:{example.line}")
    for rule in RULES
    for example in rule.examples
]


@pytest.mark.model
@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_holds(checker: Checker, rule: Rule, example: Example) -> None:
    assert checker.try_example(rule, example.documents) == example.expected


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_a_rule_has_an_example_that_fires_and_two_that_do_not(rule: Rule) -> None:
    """It fires where it reports something: where the level of what it finds is not "none"."""
    levels = [rule.level.get(e.expected, "none") if e.expected else "none" for e in rule.examples]
    assert sum(level != "none" for level in levels) >= 1
    assert sum(level == "none" for level in levels) >= 2


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_a_rule_tells_an_editor_what_to_do(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert rule.help.strip()
    assert Path(rule.path).stem == rule.id
