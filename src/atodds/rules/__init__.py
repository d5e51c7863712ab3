"""Rules are data: YAML files that say what is compared, how, and what an editor should do.

`load_rules` reads them, `schema` describes them to editors, `run_examples` tries the examples
inside them. Nothing here compares anything, runs code from a rule or knows a topic.
"""

from atodds.rules.examples import ExampleResult, run_examples
from atodds.rules.load import builtin_directory, load_rules
from atodds.rules.message import MESSAGE_FIELDS, render_message
from atodds.rules.model import (
    Claims,
    Example,
    ExampleDocument,
    Options,
    Rule,
    RuleSet,
    Supersede,
    Under,
    Words,
)
from atodds.rules.schema import schema, vocabulary_schema
from atodds.rules.vocabulary import Vocabulary

__all__ = [
    "MESSAGE_FIELDS",
    "Claims",
    "Example",
    "ExampleDocument",
    "ExampleResult",
    "Options",
    "Rule",
    "RuleSet",
    "Supersede",
    "Under",
    "Vocabulary",
    "Words",
    "builtin_directory",
    "load_rules",
    "render_message",
    "run_examples",
    "schema",
    "vocabulary_schema",
]
