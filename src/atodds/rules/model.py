"""A rule as the engine sees it: frozen records, equal by content and not by where they were read.

The closed lists of the format (kinds, features, comparisons ...) are the Literal types here; the
schema takes its enumerations from them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from atodds.model import Level, Relation
from atodds.rules.fingerprint import fingerprint
from atodds.rules.vocabulary import Vocabulary

Kind = Literal[
    "casualty",
    "strength",
    "count",
    "age",
    "date",
    "time",
    "duration",
    "money",
    "measurement",
    "percentage",
    "ordinal",
    "name",
    "status",
    "presence",
    "quote",
    "charge",
    "location",
    "other",
    "source",
]
SameFeature = Literal["event", "entity", "population", "scope", "place", "date", "words", "speaker"]
Compare = Literal["interval", "period", "name", "state", "wording", "place", "undated", "copy"]
Direction = Literal["up", "down", "any", "never"]
Order = Literal["as_of", "states"]
UpperBound = Literal["open", "estimate"]
Several = Literal["each", "any", "first"]
Bearers = Literal["people", "groups"]

Lists = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Words:
    """Lemmas, by part of speech, that mean the rule's measure; phrases are words in a row."""

    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    adjective: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Under:
    """Words that a state's words must hang on: lemmas of verbs and nouns, and what may join them.

    "Shot in the leg": `shoot`, joined by `in`. Objects and compounds need nothing to join them.
    """

    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claims:
    """Which claims a rule is about. No measure: any measure of the kind.

    `states` maps the name of a state to the words that put something in it, `under` says what
    these must hang on, `ignore` are phrases in which they mean something else; `bearers` are those
    whom the states can be said of.
    """

    kind: Kind
    measure: tuple[str, ...] = ()
    words: Words = Words()
    states: Lists = field(default_factory=dict, hash=False)
    under: Under | None = None
    bearers: Bearers = "people"
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """Settings of the comparison; those of other comparisons keep their defaults.

    interval: `upper_bound` says whether "up to 20" is a bound that any lower figure satisfies
    ("open") or an estimate of 20 ("estimate"); `tolerance` is the share of the larger figure, 0 to
    1, by which two figures may differ and still agree.
    state: `opposites` are pairs of states that exclude each other; where the rule says "all", they
    are all pairs but for a state and what it is `broader` than; `order` lists chains of states that
    follow one another in time, so that the later one, said later, is a revision; `several` says
    how the states that one text gives together are compared: "each" by itself, "any" of them, or
    the "first" of them in the order of the rule.
    """

    upper_bound: UpperBound = "open"
    tolerance: float = 0.0
    opposites: tuple[tuple[str, str], ...] = ()
    order: tuple[tuple[str, ...], ...] = ()
    broader: Lists = field(default_factory=dict, hash=False)
    several: Several = "each"


@dataclass(frozen=True, slots=True)
class Supersede:
    """When a later statement revises an earlier one instead of contradicting it."""

    direction: Direction = "never"
    order: Order = "as_of"


@dataclass(frozen=True, slots=True)
class ExampleDocument:
    """A document of an example: plain prose, and the day it was published, where that matters."""

    text: str
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """Documents, by name, and the relation that the rule must find among them; None = nothing."""

    expected: Relation | None
    documents: Mapping[str, ExampleDocument] = field(hash=False)
    path: str = field(default="", compare=False)
    line: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule file. `min_link` None = the default of the run; `path` is where it was read.

    `matter` completes "conflict over ..." in headings; without it, the kind of claim does.
    """

    id: str
    summary: str
    claims: Claims
    compare: Compare
    message: str
    help: str
    matter: str = ""
    same: tuple[SameFeature, ...] = ()
    options: Options = Options()
    supersede: Supersede = Supersede()
    level: Mapping[Relation, Level] = field(
        default_factory=lambda: dict(DEFAULT_LEVELS), hash=False
    )
    min_link: float | None = None
    examples: tuple[Example, ...] = ()
    path: str = field(default="", compare=False)


DEFAULT_LEVELS: Mapping[Relation, Level] = {
    Relation.CONFLICT: Level.ERROR,
    Relation.REVISION: Level.WARNING,
    Relation.RECONCILABLE: Level.NOTE,
}


@dataclass(frozen=True)
class RuleSet:
    """The rules of a run, in the order in which they apply, and the words they share."""

    rules: tuple[Rule, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        """The rules by their ids."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def fingerprint(self) -> str:
        """A hash of all content, for cache keys: the same on every machine and in every folder."""
        return fingerprint((self.rules, self.vocabulary.fingerprint))
