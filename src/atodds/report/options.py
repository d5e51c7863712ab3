"""What a format may be told: which findings, how wide, coloured or not, and what the rules say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from atodds.model import Level, Relation

DEFAULT_SHOW = frozenset({Relation.CONFLICT, Relation.REVISION, Relation.RECONCILABLE})
"""What is worth a reader's time unasked: where sources agree there is nothing to do."""


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a report says about a rule: its id, one sentence, and what an editor should do."""

    id: str
    summary: str
    help: str
    level: Level = Level.ERROR


@dataclass(frozen=True, slots=True)
class Options:
    """How to render. `width` is in terminal columns; `rules` are those that ran, by id.

    `focus` are the paths of the documents that the reader works on: a format that shows one place
    of a finding shows one in these. `paths` are what was asked to be checked, for the commands that
    a report names; none where that is the project's default.
    """

    show: frozenset[Relation] = DEFAULT_SHOW
    color: bool = False
    width: int = 80
    rules: Mapping[str, RuleText] = field(default_factory=dict)
    focus: frozenset[str] = frozenset()
    paths: tuple[str, ...] = ()
