"""Two claims' values as a rule compares them."""

from __future__ import annotations

from dataclasses import replace

from atodds.model import Claim, Interval, Value
from atodds.rules import Rule
from atodds.values import read_as


def compared(rule: Rule, a: Claim, b: Claim) -> tuple[Value, Value]:
    """The values of two claims, each as the rule reads it and as the other claim's terms allow.

    A toll that takes in the attacker is one more than the toll of the victims: five dead, including
    the gunman, and four dead can both be true. Where the figures are equal, they agree.
    """
    options = rule.options
    first, second = (read_as(c.value, options.upper_bound, options.tolerance) for c in (a, b))
    if first != second and _ATTACKER in a.context.cues ^ b.context.cues:
        if _ATTACKER in a.context.cues:
            return _without_one(first), second
        return first, _without_one(second)
    return first, second


_ATTACKER = "attacker"
"""The cue of a count that takes in whoever did it."""


def _without_one(value: Value) -> Value:
    if not isinstance(value, Interval) or value.low is None:
        return value
    return replace(value, low=value.low - 1)
