"""Checks plain data against one of our schemas, with messages for people who write rules.

Knows the keywords that our schemas use and no others: KEYWORDS lists them, and a test holds every
schema to it and this module to jsonschema, which is right about the rest but takes longer to
import than `atodds rules list` may run, and says "is not valid under any of the given schemas".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from atodds.rules.message import message_error
from atodds.rules.suggest import did_you_mean

Steps = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Violation:
    """What is wrong, and where: at the value that the steps lead to, or at its key."""

    steps: Steps
    message: str
    at_key: bool = False


def violations(data: object, schema: Mapping[str, Any]) -> list[Violation]:
    """All violations, in the order of the schema; of one value, the first."""
    found: dict[object, Violation] = {}
    for wrong in _check(data, schema, (), schema.get("$defs", {})):
        found.setdefault((wrong.steps, wrong.at_key and wrong.message), wrong)
    return list(found.values())


Found = Iterator[Violation]


def _check(data: Any, schema: Mapping[str, Any], at: Steps, defs: Mapping[str, Any]) -> Found:
    if "$ref" in schema:
        yield from _check(data, defs[schema["$ref"].removeprefix("#/$defs/")], at, defs)
    wrong = next((w for name in _VALUE if name in schema and (w := _VALUE[name](data, schema))), "")
    if wrong:
        yield Violation(at, wrong)
        return
    if isinstance(data, dict):
        yield from _mapping(data, schema, at, defs)
    elif isinstance(data, list) and "items" in schema:
        for number, item in enumerate(data):
            yield from _check(item, schema["items"], (*at, number), defs)
    if "anyOf" in schema:
        yield from _any_of(data, schema, at, defs)
    for part in schema.get("allOf", ()):
        yield from _check(data, part, at, defs)
    if "if" in schema and not any(_check(data, schema["if"], at, defs)):
        yield from _check(data, schema["then"], at, defs)


def _mapping(
    data: dict[str, Any], schema: Mapping[str, Any], at: Steps, defs: Mapping[str, Any]
) -> Found:
    known = schema.get("properties", {})
    other = schema.get("additionalProperties", True)
    for key, value in data.items():
        if "propertyNames" in schema:
            for violation in _check(key, schema["propertyNames"], (*at, key), defs):
                yield Violation(violation.steps, violation.message, at_key=True)
        if key in known:
            yield from _check(value, known[key], (*at, key), defs)
        elif other is False:
            yield Violation((*at, key), _unknown(key, known), at_key=True)
        elif other is not True:
            yield from _check(value, other, (*at, key), defs)
    for key in schema.get("required", ()):
        if key not in data:
            yield Violation(at, f"missing key '{key}'", at_key=True)


def _unknown(key: str, known: Mapping[str, Any]) -> str:
    return f"unknown key '{key}'{did_you_mean(key, known)}"


def _any_of(data: Any, schema: Mapping[str, Any], at: Steps, defs: Mapping[str, Any]) -> Found:
    tries = [(part, list(_check(data, part, at, defs))) for part in schema["anyOf"]]
    if not all(found for _, found in tries):
        return
    # A branch of the right type was meant: its errors say more than that none fits.
    meant = [found for part, found in tries if _typed(data, part, defs)]
    if len(meant) == 1:
        yield from meant[0]
    else:
        # A block of keys starts on the line after its own key, which is where people look.
        yield Violation(at, schema["errorMessage"], at_key=isinstance(data, dict))


def _typed(data: Any, schema: Mapping[str, Any], defs: Mapping[str, Any]) -> bool:
    if "$ref" in schema:
        schema = defs[schema["$ref"].removeprefix("#/$defs/")]
    return "type" in schema and _is(data, schema["type"])


def _is(data: Any, name: str) -> bool:
    if name == "number":
        return isinstance(data, int | float) and not isinstance(data, bool)
    return isinstance(data, {"string": str, "array": list, "object": dict}[name])


_NAMES = {
    "string": "text",
    "array": "a list",
    "object": "keys with values",
    "number": "a number",
}


def _type(data: Any, schema: Mapping[str, Any]) -> str:
    if _is(data, schema["type"]):
        return ""
    hint = ""
    if schema["type"] == "string" and isinstance(data, bool | int | float):
        hint = "; put it in quotes"
    return f"expected {_NAMES[schema['type']]}, not {_shown(data)}{hint}"


def _enum(data: Any, schema: Mapping[str, Any]) -> str:
    if isinstance(data, str) and data in schema["enum"]:
        return ""
    if "errorMessage" in schema:
        return f"{_shown(data)} does not fit here: {schema['errorMessage']}"
    return f"{_shown(data)} is not allowed; use {', '.join(schema['enum'])}"


def _const(data: Any, schema: Mapping[str, Any]) -> str:
    return "" if data == schema["const"] else f"expected {schema['const']}"


def _format(data: Any, schema: Mapping[str, Any]) -> str:
    return _FORMATS[schema["format"]](data) or "" if isinstance(data, str) else ""


def _date(text: str) -> str | None:
    try:
        if date.fromisoformat(text).isoformat() == text:
            return None
    except ValueError:
        pass
    return f"{_shown(text)} is not a date; write it as 2021-08-30"


_FORMATS: Mapping[str, Callable[[str], str | None]] = {
    "date": _date,
    "atodds-message": message_error,
}


def _pattern(data: Any, schema: Mapping[str, Any]) -> str:
    if not isinstance(data, str) or _compiled(schema["pattern"]).search(data):
        return ""
    return f"{_shown(data)}: {schema['errorMessage']}"


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _size(data: Any, schema: Mapping[str, Any]) -> str:
    if isinstance(data, list):
        if len(data) < schema.get("minItems", 0):
            return f"expected at least {schema['minItems']} in this list"
        if len(data) > schema.get("maxItems", len(data)):
            return f"expected at most {schema['maxItems']} in this list"
    if isinstance(data, dict) and len(data) < schema.get("minProperties", 0):
        return "expected at least one key"
    return ""


def _unique(data: Any, schema: Mapping[str, Any]) -> str:
    if not isinstance(data, list):
        return ""
    texts = [item for item in data if isinstance(item, str)]
    if len(set(texts)) == len(texts):
        return ""
    again = next(text for number, text in enumerate(texts) if text in texts[:number])
    return f"{_shown(again)} is in this list twice"


def _range(data: Any, schema: Mapping[str, Any]) -> str:
    if not _is(data, "number"):
        return ""
    low, high = schema["minimum"], schema["maximum"]
    return "" if low <= data <= high else f"{_shown(data)} is not between {low} and {high}"


def _shown(data: Any) -> str:
    if isinstance(data, dict):
        return "keys with values"
    if isinstance(data, list):
        return "a list"
    if data is None:
        return "nothing"
    if isinstance(data, bool):
        return str(data).lower()
    text = str(data) if len(str(data)) <= 40 else f"{str(data)[:39]}…"
    return f"'{text}'" if isinstance(data, str) else text


_VALUE: Mapping[str, Callable[[Any, Mapping[str, Any]], str]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "format": _format,
    "pattern": _pattern,
    "minItems": _size,
    "minProperties": _size,
    "uniqueItems": _unique,
    "minimum": _range,
}

KEYWORDS = frozenset(_VALUE) | {
    "$defs",
    "$ref",
    "$schema",
    "additionalProperties",
    "allOf",
    "anyOf",
    "default",
    "description",
    "errorMessage",
    "if",
    "items",
    "maxItems",
    "maximum",
    "properties",
    "propertyNames",
    "required",
    "then",
    "title",
}
