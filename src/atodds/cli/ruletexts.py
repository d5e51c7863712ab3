"""What a report says about the rules that ran, taken from the rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from atodds.model import Level, Relation
from atodds.report import RuleText

if TYPE_CHECKING:
    from atodds.check import Settings


def rule_texts(settings: Settings) -> Mapping[str, RuleText]:
    """The texts of the rules of a run, by id."""
    from atodds.rules import load_rules

    rules, _ = load_rules(settings.rules, select=settings.select, ignore=settings.ignore)
    return {
        rule.id: RuleText(
            rule.id, rule.summary, rule.help, rule.level.get(Relation.CONFLICT, Level.ERROR)
        )
        for rule in rules
    }
