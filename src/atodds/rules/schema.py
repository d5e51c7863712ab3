"""The format of rule and vocabulary files, said once, as JSON Schema (draft 2020-12).

The loader validates against these very dictionaries, and editors get them from
`atodds rules schema`, so that the two cannot disagree. What a schema cannot say (the id is the file
name, states that exist) is left to the loader. `errorMessage` is the editors' extension for a
readable message; validators that do not know it ignore it.
"""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any, get_args

from atodds.model import Level, Relation
from atodds.rules.comparisons import conditions
from atodds.rules.message import MESSAGE_FIELDS, MESSAGE_PATTERN
from atodds.rules.model import (
    DEFAULT_LEVELS,
    Bearers,
    Compare,
    Direction,
    Kind,
    Order,
    SameFeature,
)

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FIRING = tuple(DEFAULT_LEVELS)
SILENT = (Relation.AGREEMENT.value, "unrelated")

_DEFS: Schema = {
    "word": {
        "type": "string",
        "pattern": r"^\S(.*\S)?$",
        "errorMessage": "expected a word or phrase on one line, without white space around it",
    },
    "words": {
        "type": "array",
        "minItems": 1,
        "uniqueItems": True,
        "items": {"$ref": "#/$defs/word"},
    },
    "lists": {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"$ref": "#/$defs/word"},
        "additionalProperties": {"$ref": "#/$defs/words"},
    },
}


def _words(of: str) -> Schema:
    return {"description": f"Lemmas of {of} that mean the measure.", "$ref": "#/$defs/words"}


def _claims() -> Schema:
    return {
        "description": "Which claims the rule is about.",
        "type": "object",
        "additionalProperties": False,
        "required": ["kind"],
        "properties": {
            "kind": {
                "description": "The kind of claim; source = the documents themselves.",
                "enum": list(get_args(Kind)),
            },
            "measure": {
                "description": "What is measured: one name or several; without it, any measure.",
                "anyOf": [{"$ref": "#/$defs/word"}, {"$ref": "#/$defs/words"}],
                "errorMessage": "expected a name or a list of names",
            },
            "words": {
                "description": "Words that mean the measure, by part of speech.",
                "type": "object",
                "additionalProperties": False,
                "minProperties": 1,
                "properties": {
                    "verb": _words("verbs"),
                    "noun": _words("nouns"),
                    "adjective": _words("adjectives"),
                    "phrase": {
                        "description": "Words in a row that mean the measure.",
                        "$ref": "#/$defs/words",
                    },
                },
            },
            "states": {
                "description": "The words that put something in each state.",
                "$ref": "#/$defs/lists",
            },
            "under": {
                "description": "Words that a state's words must hang on.",
                "type": "object",
                "additionalProperties": False,
                "minProperties": 1,
                "properties": {
                    "verb": {"description": "Lemmas of verbs.", "$ref": "#/$defs/words"},
                    "noun": {"description": "Lemmas of nouns.", "$ref": "#/$defs/words"},
                    "joined": {
                        "description": "Prepositions that may join them; objects need none.",
                        "$ref": "#/$defs/words",
                    },
                },
            },
            "bearers": {
                "description": "Whom the states are said of: people, or bodies and countries.",
                "enum": list(get_args(Bearers)),
                "default": "people",
            },
            "ignore": {
                "description": "Phrases in which a state's words mean something else.",
                "$ref": "#/$defs/words",
            },
        },
    }


def _level() -> Schema:
    return {
        "description": "How loudly each relation is reported.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            relation.value: {
                "description": f"The level of a {relation.value}.",
                "enum": [level.value for level in Level],
                "default": default.value,
            }
            for relation, default in DEFAULT_LEVELS.items()
        },
    }


def _examples() -> Schema:
    said = {name.value: f"Documents among which it finds a {name.value}." for name in FIRING}
    said["agreement"] = "Documents that say the same: no finding."
    said["unrelated"] = "Documents about different things: no finding."
    return {
        "description": "Documents, and what the rule must find among them: at least one example "
        "that fires and two that stay silent.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            name: {
                "description": text,
                "type": "array",
                "minItems": 1,
                "items": {"$ref": "#/$defs/example"},
            }
            for name, text in said.items()
        },
        "allOf": [
            {
                "anyOf": [{"required": [name.value]} for name in FIRING],
                "errorMessage": "no example fires; add one under "
                + " or ".join(name.value for name in FIRING),
            },
            {
                "anyOf": [
                    {"required": list(SILENT)},
                    *(
                        {"required": [name], "properties": {name: {"minItems": 2}}}
                        for name in SILENT
                    ),
                ],
                "errorMessage": "two examples must stay silent; add them under "
                + " or ".join(SILENT),
            },
        ],
    }


def _example() -> Schema:
    text = {"type": "string", "pattern": r"\S", "errorMessage": "expected the document's text"}
    return {
        "description": "Names of documents, each with its text.",
        "type": "object",
        "minProperties": 1,
        "propertyNames": {
            "pattern": r"^[A-Za-z0-9][A-Za-z0-9._-]*$",
            "errorMessage": "a document's name has letters, digits, '.', '_' and '-' only",
        },
        "additionalProperties": {
            "anyOf": [
                text,
                {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["text"],
                    "properties": {
                        "published": {
                            "description": "The day of publication, as 2021-08-30.",
                            "type": "string",
                            "format": "date",
                        },
                        "text": {"description": "The prose.", **text},
                    },
                },
            ],
            "errorMessage": "expected the document's text, or its published and text",
        },
    }


@cache
def rule_schema() -> Schema:
    """The schema that the loader uses: shared, not to be changed."""
    return {
        "$schema": DIALECT,
        "title": "atodds rule",
        "description": "One rule of atodds: which claims it compares, how, and what to do.",
        "type": "object",
        "additionalProperties": False,
        "required": ["id", "summary", "claims", "compare", "message", "help", "examples"],
        "properties": {
            "id": {
                "description": "The name of the rule and of its file, without .yaml.",
                "type": "string",
                "pattern": r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
                "errorMessage": "expected lower-case words joined by '-'",
            },
            "summary": {
                "description": "What the rule reports, in one line.",
                "$ref": "#/$defs/word",
            },
            "claims": _claims(),
            "same": {
                "description": "Features of two claims that must not contradict each other.",
                "type": "array",
                "minItems": 1,
                "uniqueItems": True,
                "items": {"enum": list(get_args(SameFeature))},
            },
            "compare": {
                "description": "How the values are compared.",
                "enum": list(get_args(Compare)),
            },
            "options": {
                "description": "Settings of the comparison: interval takes upper_bound and "
                "tolerance, state takes opposites, broader, order and several.",
                "type": "object",
            },
            "supersede": {
                "description": "When a later statement revises an earlier one.",
                "type": "object",
                "additionalProperties": False,
                "required": ["direction"],
                "properties": {
                    "direction": {
                        "description": "The way in which the value can move in time.",
                        "enum": list(get_args(Direction)),
                    },
                    "order": {
                        "description": "What says which statement is later: as_of = the "
                        "statement's own date, else its document's; states = where dates "
                        "do not tell, the `order` of the states does.",
                        "enum": list(get_args(Order)),
                        "default": "as_of",
                    },
                },
            },
            "level": _level(),
            "min_link": {
                "description": "How surely claims must be one fact to be compared.",
                "type": "number",
                "minimum": 0,
                "maximum": 1,
            },
            "message": {
                "description": "One sentence for the finding, with fields: "
                + "; ".join(f"{{{name}}} {text}" for name, text in MESSAGE_FIELDS.items()),
                "type": "string",
                "format": "atodds-message",
                "pattern": MESSAGE_PATTERN,
                "errorMessage": "fields are "
                + ", ".join(f"{{{name}}}" for name in MESSAGE_FIELDS)
                + "; write {{ or }} for a brace",
            },
            "matter": {
                "description": "What a disagreement is over, to stand after 'Conflict over' in "
                "headings: 'the jail'. Without it, the kind of claim is named.",
                "type": "string",
                "pattern": r"\S",
                "errorMessage": "expected what a disagreement is over",
            },
            "help": {
                "description": "What an editor should do about a finding.",
                "type": "string",
                "pattern": r"\S",
                "errorMessage": "expected what an editor should do",
            },
            "examples": _examples(),
        },
        "allOf": conditions(),
        "$defs": {**_DEFS, "example": _example()},
    }


@cache
def word_schema() -> Schema:
    """The schema of vocabulary files that the loader uses: shared, not to be changed."""
    return {
        "$schema": DIALECT,
        "title": "atodds vocabulary",
        "description": "Word lists by name, or tables of word lists.",
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"$ref": "#/$defs/word"},
        "additionalProperties": {
            "anyOf": [{"$ref": "#/$defs/words"}, {"$ref": "#/$defs/lists"}],
            "errorMessage": "expected a list of words, or names with lists of words",
        },
        "$defs": _DEFS,
    }


def schema() -> Schema:
    """The JSON Schema of rule files, for editors."""
    return deepcopy(rule_schema())


def vocabulary_schema() -> Schema:
    """The JSON Schema of vocabulary files, for editors."""
    return deepcopy(word_schema())
