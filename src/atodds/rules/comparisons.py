"""What each comparison works on and which options it takes: the conditional part of the schema."""

from __future__ import annotations

from typing import Any, get_args

from atodds.rules.model import Compare, Several, UpperBound

_NUMBERS = (
    "casualty",
    "strength",
    "count",
    "age",
    "duration",
    "money",
    "measurement",
    "percentage",
    "ordinal",
    "other",
)

# What each comparison can be used on; `source` rules look at documents, not at statements.
KINDS_OF: dict[str, tuple[str, ...]] = {
    "interval": _NUMBERS,
    "period": ("date", "time", "other"),
    "name": ("name", "location", "other"),
    "state": ("status", "presence", "charge", "other"),
    "wording": ("quote", "charge", "status", "name", "location", "other"),
    "place": ("location",),
    "undated": ("source",),
    "copy": ("source",),
}

_OPTIONS_OF: dict[str, dict[str, Any]] = {
    "interval": {
        "upper_bound": {
            "description": "What 'up to 20' means: open = a bound that any lower figure satisfies; "
            "estimate = a figure of about 20.",
            "enum": list(get_args(UpperBound)),
            "default": "open",
        },
        "tolerance": {
            "description": "The share of the larger figure by which two figures may differ and "
            "still agree.",
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "default": 0,
        },
    },
    "state": {
        "opposites": {
            "description": "Pairs of states that exclude each other, or all.",
            "anyOf": [
                {"enum": ["all"]},
                {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "type": "array",
                        "minItems": 2,
                        "maxItems": 2,
                        "uniqueItems": True,
                        "items": {"$ref": "#/$defs/word"},
                    },
                },
            ],
            "errorMessage": "expected pairs of states, or all",
        },
        "broader": {
            "description": "States, each with those that it covers and does not exclude.",
            "$ref": "#/$defs/lists",
        },
        "several": {
            "description": "How several states that one text gives together are compared: each by "
            "itself, any of them, or the first of them in the order of the rule.",
            "enum": list(get_args(Several)),
            "default": "each",
        },
        "order": {
            "description": "Chains of states that follow one another in time: the later state, "
            "said later, is a revision.",
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "array",
                "minItems": 2,
                "uniqueItems": True,
                "items": {"$ref": "#/$defs/word"},
            },
        },
    },
}


def conditions() -> list[dict[str, Any]]:
    """What depends on the comparison: the kinds that it works on, and its options."""
    out: list[dict[str, Any]] = []
    for compare in get_args(Compare):
        kinds, options = KINDS_OF[compare], _OPTIONS_OF.get(compare, {})
        then: dict[str, Any] = {
            "properties": {
                "claims": {
                    "properties": {
                        "kind": {
                            "enum": list(kinds),
                            "errorMessage": f"compare: {compare} works on {', '.join(kinds)}",
                        }
                    }
                },
                "options": {"additionalProperties": False, "properties": options},
            },
        }
        if "source" not in kinds:
            then["required"] = ["same"]
        condition = {"properties": {"compare": {"const": compare}}, "required": ["compare"]}
        out.append({"if": condition, "then": then})
    return out
