"""The schema: valid, complete, and the same thing to the loader as to jsonschema and editors."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.rules import (
    Claims,
    Options,
    Rule,
    Supersede,
    Words,
    builtin_directory,
    vocabulary_schema,
)
from atodds.rules import schema as rule_schema
from atodds.rules.source import read_source
from atodds.rules.validate import KEYWORDS, violations

RULES = sorted(builtin_directory().glob("*.yaml"))
WORDS = sorted(builtin_directory().glob("vocabulary/*.yaml"))
STANDARD = {
    "rule": jsonschema.Draft202012Validator(
        rule_schema(), format_checker=jsonschema.FormatChecker(formats=["date"])
    ),
    "vocabulary": jsonschema.Draft202012Validator(vocabulary_schema()),
}


def subschemas(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A schema and all schemas inside it."""
    yield schema
    for key, value in schema.items():
        if key in ("properties", "$defs"):
            for part in value.values():
                yield from subschemas(part)
        elif key in ("allOf", "anyOf"):
            for part in value:
                yield from subschemas(part)
        elif isinstance(value, dict):
            yield from subschemas(value)


@pytest.mark.parametrize("schema", [rule_schema(), vocabulary_schema()])
def test_schemas_are_valid_and_use_only_keywords_that_the_loader_knows(
    schema: dict[str, Any],
) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    for part in subschemas(schema):
        assert set(part) <= KEYWORDS


def test_schemas_say_what_went_wrong_wherever_the_keyword_alone_cannot() -> None:
    for part in [*subschemas(rule_schema()), *subschemas(vocabulary_schema())]:
        if "pattern" in part or ("anyOf" in part):
            assert "errorMessage" in part


def test_every_key_is_described() -> None:
    for part in subschemas(rule_schema()):
        if part.get("additionalProperties") is False:
            for name, value in part["properties"].items():
                assert value.get("description"), name


def test_schema_and_records_have_the_same_keys() -> None:
    schema = rule_schema()
    claims = schema["properties"]["claims"]
    options = [part["then"]["properties"]["options"] for part in schema["allOf"]]

    def names(record: type) -> set[str]:
        return {field.name for field in fields(record)}

    assert set(schema["properties"]) == names(Rule) - {"path"}
    assert set(claims["properties"]) == names(Claims)
    assert set(claims["properties"]["words"]["properties"]) == names(Words)
    assert set(schema["properties"]["supersede"]["properties"]) == names(Supersede)
    assert {key for part in options for key in part["properties"]} == names(Options)


def test_callers_get_a_copy_of_their_own() -> None:
    rule_schema()["properties"].clear()
    vocabulary_schema()["$defs"].clear()
    assert rule_schema()["properties"]
    assert vocabulary_schema()["$defs"]


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_built_in_rules_keep_to_the_schema(path: Any) -> None:
    STANDARD["rule"].validate(read_source(path, path.name).data)


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.stem)
def test_built_in_vocabulary_keeps_to_the_schema(path: Any) -> None:
    STANDARD["vocabulary"].validate(read_source(path, path.name).data)


BASES: list[dict[str, Any]] = [
    {
        "id": "a-b",
        "summary": "One line.",
        "claims": {"kind": "money", "measure": ["fare"], "words": {"noun": ["fare"]}},
        "same": ["entity"],
        "compare": "interval",
        "options": {"upper_bound": "open", "tolerance": 0.5},
        "supersede": {"direction": "up", "order": "as_of"},
        "level": {"conflict": "error"},
        "min_link": 0.5,
        "message": "{first} and {{{second}}}",
        "help": "Ask.",
        "examples": {
            "conflict": [{"a": "Text.", "b": {"published": "2020-02-29", "text": "Text."}}],
            "agreement": [{"a": "Text."}],
            "unrelated": [{"a": "Text."}],
        },
    },
    {
        "id": "states",
        "summary": "One line.",
        "claims": {"kind": "status", "states": {"open": ["open"], "shut": ["shut"]}},
        "same": ["entity", "date"],
        "compare": "state",
        "options": {"opposites": [["open", "shut"]], "order": [["open", "shut"]]},
        "message": "{first}",
        "help": "Ask.",
        "examples": {"revision": [{"a": "Text."}], "agreement": [{"a": "T."}, {"a": "T."}]},
    },
    {
        "id": "undated",
        "summary": "One line.",
        "claims": {"kind": "source"},
        "compare": "undated",
        "message": "{first}",
        "help": "Ask.",
        "examples": {"reconcilable": [{"a": "Text."}], "unrelated": [{"a": "T."}, {"a": "T."}]},
    },
]

LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 3),
    st.floats(0, 2),
    st.sampled_from(
        ["", " ", "a", "A b", "a\nb", "a\n", " a", "interval", "state", "copy", "source", "name",
         "other", "event", "up", "none", "{first}", "{frist}", "{", "}}", "{{}}", "{{{first}}}",
         "2020-02-29", "2021-02-29", "20200229", "2020-02-29\n"]
    ),
)  # fmt: skip
KEYS = st.sampled_from(["a", "noun", "text", "conflict", "unrelated", "a b", "order", "measure"])
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)
)


@st.composite
def damaged(draw: st.DrawFn, bases: list[Any]) -> Any:
    """One of the bases after one to three changes at places of it."""
    data = copy.deepcopy(draw(st.sampled_from(bases)))
    for _ in range(draw(st.integers(1, 3))):
        parent, key = draw(st.sampled_from(list(places(data)) or [(None, None)]))
        change = draw(st.sampled_from(["replace", "move", "delete", "add"]))
        if parent is None:
            return draw(VALUES)
        if change == "move":
            old = parent[key]
            alike = [p[k] for p, k in places(data) if type(p[k]) is type(old)]
            parent[key] = copy.deepcopy(draw(st.sampled_from(alike)))
        elif change == "delete":
            del parent[key]
        elif change == "add" and isinstance(parent, dict):
            parent[draw(KEYS)] = draw(VALUES)
        elif change == "add":
            parent.append(draw(VALUES | st.just(parent[key])))
        else:
            parent[key] = draw(VALUES)
    return data


def places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every container inside the data with each of its keys."""
    if isinstance(data, dict | list):
        for key in data if isinstance(data, dict) else range(len(data)):
            yield data, key
            yield from places(data[key])


@pytest.mark.parametrize("data", BASES, ids=lambda data: str(data["id"]))
def test_the_undamaged_rules_are_valid(data: dict[str, Any]) -> None:
    STANDARD["rule"].validate(data)
    assert violations(data, rule_schema()) == []


@given(damaged(BASES))
def test_the_loader_refuses_a_rule_exactly_when_jsonschema_does(data: Any) -> None:
    assert (not violations(data, rule_schema())) == STANDARD["rule"].is_valid(data)


@given(damaged([{"a": ["x", "y"], "b": {"c": ["x"], "d": ["y", "z"]}}]))
def test_the_loader_refuses_vocabulary_exactly_when_jsonschema_does(data: Any) -> None:
    assert (not violations(data, vocabulary_schema())) == STANDARD["vocabulary"].is_valid(data)
