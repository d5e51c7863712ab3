"""What a report says about the rules that ran, taken from the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atodds.model import Level, Relation
from atodds.report import RuleText

if TYPE_CHECKING:
    from atodds.rules import RuleSet


def rule_texts(rules: RuleSet) -> dict[str, RuleText]:
    """The texts of the rules of a run, by id."""
    return {
        rule.id: RuleText(
            rule.id, rule.summary, rule.help, rule.level.get(Relation.CONFLICT, Level.ERROR)
        )
        for rule in rules
    }
