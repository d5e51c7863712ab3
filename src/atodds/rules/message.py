"""The message of a rule: text with named holes from a closed list, filled by plain replacement.

Not a template language: no attributes, indices, conversions or format specifications.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from atodds.rules.suggest import did_you_mean

MESSAGE_FIELDS: Mapping[str, str] = {
    "event": "the event or the entity that the claims are about",
    "happening": "the event, with whom it befell where a claim names one",
    "measure": "what is compared, such as civilians killed",
    "subject": "whom or what the value is said of, in the words of the first claim",
    "first": "the first of the two values that differ most, as printed",
    "first_source": "the document that has the first value",
    "second": "the second of the two values that differ most, as printed",
    "second_source": "the document that has the second value",
    "values": "every different value with its documents",
    "sources": "how many independent sources take part",
}

_HOLE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")

MESSAGE_PATTERN = r"^([^{}]|\{\{|\}\}|\{(" + "|".join(MESSAGE_FIELDS) + r")\})+$"


def render_message(template: str, values: Mapping[str, object]) -> str:
    """The template with its fields replaced; values are not expanded again.

    KeyError for a field without a value, ValueError for a brace on its own.
    """

    def fill(hole: re.Match[str]) -> str:
        if hole[0] in ("{{", "}}"):
            return hole[0][0]
        if hole[1] is None:
            raise ValueError(f"loose {hole[0]!r} in message {template!r}")
        return str(values[hole[1]])

    return _HOLE.sub(fill, template)


def message_error(template: str) -> str | None:
    """What is wrong with a template, or None."""
    for hole in _HOLE.finditer(template):
        if hole[0] in ("{{", "}}"):
            continue
        if hole[1] is None:
            return f"loose {hole[0]!r}; write {hole[0] * 2!r} for a brace"
        if hole[1] not in MESSAGE_FIELDS:
            hint = did_you_mean(hole[1], MESSAGE_FIELDS)
            return f"unknown message field '{hole[1]}'{hint}"
    return None
