"""The parts that people play in the event of one document: planner, suspect, victim.

A part comes from a noun ("the gunman"), from what somebody does ("who planned the attack") or
undergoes ("those accused"). Whether several play it is counted, not understood: any plural will do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from atodds.extract.events import Lexicon
    from atodds.rules import Vocabulary

PART = "role:"
"""Begins the key of one who is known by the part alone."""
_GROUP = "group"
_HYPOTHETICAL = frozenset({"any", "possible", "potential", "no", "other", "or"})
ANOTHER = frozenset({"another", "unidentified", "second", "unknown", "third", "unnamed"})
_PRONOUNS = frozenset({"it", "they", "them"})


class Parts:
    """The words for parts, and who plays which in one document."""

    def __init__(self, vocabulary: Vocabulary, events: Lexicon) -> None:
        self._roles = {
            word: role for role, words in vocabulary.table("roles").items() for word in words
        }
        self._acts = _inverted(vocabulary.nested("roles", "acts"))
        self._undergone = _inverted(vocabulary.nested("roles", "undergone"))
        self._events = events
        self._holders: dict[str, dict[str, str]] = defaultdict(dict)
        self._several: set[str] = set()

    def noun(self, token: Token) -> str:
        """The part that a noun names, or ""."""
        role = self._roles.get(token.lemma_.lower()) or self._roles.get(token.lower_, "")
        return "" if role == _GROUP else role

    def is_group(self, token: Token) -> bool:
        """Whether a noun stands for a group that is named elsewhere: "the organisation"."""
        return self._roles.get(token.lemma_.lower()) == _GROUP

    def of(self, token: Token) -> frozenset[str]:
        """The parts that a noun phrase gives: by its noun, or by what its clause says."""
        role = self.noun(token)
        found = {role} if role else set()
        for child in token.children:
            if child.dep_ not in {"acl", "relcl", "amod"}:
                continue
            passive = child.tag_ == "VBN" and (
                child.dep_ != "relcl" or any(c.dep_ == "nsubjpass" for c in child.children)
            )
            if passive:
                found |= self._undergone.get(child.lemma_.lower(), frozenset())
            elif child.dep_ == "relcl":
                found |= self.of_doer(child)
        return frozenset(found)

    def of_doer(self, verb: Token) -> frozenset[str]:
        """The parts of whoever does to an event what a verb says."""
        objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
        if any(self._events.kind_of(o) is not None or o.lower_ in _PRONOUNS for o in objects):
            return self._acts.get(verb.lemma_.lower(), frozenset())
        return frozenset()

    def of_undergoer(self, verb: Token) -> frozenset[str]:
        """The parts of whoever undergoes what a verb says: "a man was shot"."""
        return self._undergone.get(verb.lemma_.lower(), frozenset())

    def count(self, token: Token) -> None:
        """Note where a noun says that several play a part: "the gunmen", "another gunman"."""
        role = self.noun(token)
        words = {c.lower_ for c in token.children}
        plural = token.tag_ in {"NNS", "NNPS"} and words.isdisjoint(_HYPOTHETICAL)
        if role and (plural or not words.isdisjoint(ANOTHER)):
            self._several.add(role)

    def hold(self, role: str, key: str, name: str, *, many: bool = False) -> None:
        """Note that somebody, or several, play a part."""
        if many:
            self._several.add(role)
        elif key:
            self._holders[role].setdefault(key, name)

    def holder(self, role: str) -> tuple[str, str]:
        """(key, name) of the one who plays a part: "role:x" where nobody named does.

        ("", "") where several do, or may.
        """
        named = self._holders.get(role, {})
        if role in self._several or len(named) > 1:
            return "", ""
        return next(iter(named.items())) if named else (PART + role, role)

    def alone(self, key: str) -> frozenset[str]:
        """The parts that this one alone plays in the document."""
        return frozenset(r for r in self._holders if self.holder(r)[0] == key)


def doers(verb: Token) -> list[Token]:
    """Who does what a verb says: its subject, or whom "by" names."""
    if any(c.dep_ == "nsubjpass" for c in verb.children) or verb.dep_ == "acl":
        by = [c for c in verb.children if c.dep_ == "agent"]
        return [g for c in by for g in c.children if g.dep_ == "pobj"]
    return [c for c in verb.children if c.dep_ == "nsubj"]


def undergoers(verb: Token) -> list[Token]:
    """Who undergoes what a verb says: the subject of a passive, the object, the noun described."""
    found = [c for c in verb.children if c.dep_ == "nsubjpass"]
    if not found and verb.dep_ in {"acl", "amod"} and verb.tag_ == "VBN":
        found = [verb.head]
    found = found or [c for c in verb.children if c.dep_ == "dobj"]
    return [u for f in found for u in (f, *f.conjuncts)]


def _inverted(table: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for role, words in table.items():
        for word in words:
            out[word] = out.get(word, frozenset()) | {role}
    return out
