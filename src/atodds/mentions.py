"""The records of names in a document: where they stand, and what they name together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NameType = Literal["person", "org", "place", "vessel", "other"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands in the text, without title and "'s".

    `key` is the folded form; `entity` the index of its entity; `descriptors` are folded words that
    describe it here: roles, head words, ages, the names that modify it. `sentence` counts from 0.
    """

    start: int
    end: int
    text: str
    type: NameType
    key: str
    entity: int
    descriptors: frozenset[str] = frozenset()
    sentence_start: bool = False
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Entity:
    """What several mentions of a document name: `name` is the fullest form of it."""

    name: str
    key: str
    type: NameType
    mentions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NamesInDocument:
    """Mentions in text order, and the entities that they name."""

    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
