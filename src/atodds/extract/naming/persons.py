"""Whom a name means, and how it is written in full, within one document.

Joins what stands around a name: the noun before it, "identified as", "was", a surname alone. Does
not look back for what a pronoun means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atodds.extract.naming.described import SEXES
from atodds.names import parse_name
from atodds.namewords import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

    from atodds.extract.analysis import Analysis
    from atodds.extract.naming.groups import Groups
    from atodds.extract.naming.parts import Parts
    from atodds.mentions import Mention

SEX_OF = {"he": "man", "him": "man", "his": "man", "himself": "man",
          "she": "woman", "her": "woman", "hers": "woman", "herself": "woman"}  # fmt: skip
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NAMING = frozenset({"name", "call", "identify", "know"})
_LONGEST = 4
"""Words of a person's name."""


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a noun phrase means.

    `key` is the folded name, "role:suspect" for one who is known by the part alone, "" where
    nobody can be told; `roles` are the parts that the phrase gives; `person` says that it means
    people, `many` that it means several.
    """

    key: str
    name: str
    roles: frozenset[str] = frozenset()
    person: bool = False
    many: bool = False


class Persons:
    """The names of one document, and whom each means."""

    def __init__(self, analysis: Analysis, parts: Parts, groups: Groups) -> None:
        self._analysis = analysis
        self._parts = parts
        self._groups = groups
        self._apart = frozenset(analysis.lexica.vocabulary.nested("roles", "kept_out")["apart"])
        self._mentions = dict(_by_token(analysis))
        self._families = {
            m.key.split()[-1]
            for m in analysis.names.mentions
            if m.type == "person" and " " in m.key
        }

    def at(self, token: Token) -> Mention | None:
        """The name that a word is a part of."""
        return self._mentions.get(token.i)

    def is_family(self, token: Token) -> bool:
        """Whether a word is the surname of somebody whom the document names in full."""
        return fold(token.text) in self._families

    def named(self, token: Token) -> Mention | None:
        """The name that heads a noun phrase, is in apposition to it or is said to be it."""
        if token.tag_ == "NNS":
            return None
        near = [token, *(c for c in token.children if c.dep_ in {"appos", "flat"})]
        if token.dep_ == "appos":
            near.append(token.head)
        for clause in token.children:
            if clause.dep_ == "acl" and clause.lemma_.lower() in _NAMING:
                near.extend(c for c in clause.children if c.dep_ in {"oprd", "attr", "dobj"})
                within = [c for c in clause.children if c.dep_ == "prep" and c.lower_ == "as"]
                near.extend(c for p in within for c in p.children if c.dep_ == "pobj")
        near.extend(_equated(token))
        near.extend(c for c in token.children if c.dep_ == "compound" and token.pos_ == "PROPN")
        for candidate in near:
            mention = self._mentions.get(candidate.i)
            if mention is not None and (mention.type != "place" or self._is_known(mention)):
                return mention
        return None

    def _is_known(self, mention: Mention) -> bool:
        """Whether a name is a group's by the aliases, whatever the parse takes it for."""
        return self._analysis.names.entities[mention.entity].key in self._groups

    def entity(self, mention: Mention, roles: frozenset[str]) -> Referent:
        """Whom or what a name means; `roles` are what its phrase gives."""
        entity = self._analysis.names.entities[mention.entity]
        key, name = entity.key, entity.name
        if mention.key in self._groups:
            return Referent(mention.key, mention.text, roles)
        if mention.type == "person" and " " not in mention.key:
            key, name = self._fuller(mention)
        return Referent(key, name, roles, person=self.names_person(mention))

    def unlisted(self, token: Token) -> Referent | None:
        """A name not among those found: of a headline, or a surname that begins a sentence."""
        if token.pos_ == "PROPN" and token.ent_type_ in {"", "PERSON"}:
            first = token.i
            while first > token.sent.start and token.doc[first - 1].pos_ == "PROPN":
                first -= 1
            name = token.doc[first : token.i + 1].text
            if first < token.i and self._mentions.get(first) is None:
                words = self._analysis.lexica.names.organisations
                person = fold(token.text) not in words and token.i - first < _LONGEST
                return Referent(fold(name), name, self._parts.of(token), person=person)
        family = fold(token.text)
        fits = {
            m.entity
            for m in self._analysis.names.mentions
            if " " in m.key and m.key.split()[-1] == family and self.names_person(m)
        }
        if len(fits) != 1:
            return None
        named = self._analysis.names.entities[fits.pop()]
        return Referent(named.key, named.name, person=True)

    def _fuller(self, mention: Mention) -> tuple[str, str]:
        """Whom a bare surname means: the one named in full before, or the one with a part to play.

        ("", surname) where several fit.
        """
        names = self._analysis.names
        fits: dict[str, str] = {}
        for other in names.mentions:
            if other.start < mention.start and other.type == "person" and " " in other.key:
                family = parse_name(other.text, "person", self._analysis.lexica.names).family
                if family and family[-1] == mention.key:
                    entity = names.entities[other.entity]
                    fits[entity.key] = entity.name
        if not fits:
            entity = names.entities[mention.entity]
            return entity.key, entity.name
        playing = [key for key in fits if self._parts.alone(key)]
        chosen = list(fits) if len(fits) == 1 else playing
        return (chosen[0], fits[chosen[0]]) if len(chosen) == 1 else ("", mention.text)

    def names_person(self, mention: Mention) -> bool:
        """Whether a name is a person's, by its type or its form."""
        if mention.type == "person":
            return True
        words = mention.key.split()
        lists = self._analysis.lexica.names
        known = mention.key in self._groups or words[-1] in lists.organisations
        return mention.type != "place" and len(words) > 1 and not known

    def stands_apart(self, key: str) -> bool:
        """Whether the text calls someone a judge, an officer: who speaks of events from outside."""
        names = self._analysis.names
        return any(
            not self._apart.isdisjoint(names.mentions[i].descriptors)
            for entity in names.entities
            if entity.key == key
            for i in entity.mentions
        )

    def sex_of(self, token: Token) -> str:
        """Whether a noun or pronoun is for a man or a woman; "" where it does not say."""
        if token.lower_ in SEX_OF:
            return SEX_OF[token.lower_]
        if token.lower_ in RELATIVE:
            clause = next((t for t in token.ancestors if t.dep_ == "relcl"), token)
            token = clause.head
        sexes = self._analysis.lexica.people.get(token.lemma_.lower(), frozenset()) & SEXES
        return next(iter(sexes)) if len(sexes) == 1 else ""


def speakers(analysis: Analysis) -> frozenset[int]:
    """The entities that a document only lets speak."""
    speaks: dict[int, bool] = {}
    for mention in analysis.names.mentions:
        token = analysis.token_at(mention.end - 1)
        says = (
            token is not None
            and token.dep_ in SUBJECTS
            and token.head.lemma_.lower() in analysis.lexica.reporting
        )
        speaks[mention.entity] = says and speaks.get(mention.entity, True)
    return frozenset(entity for entity, says in speaks.items() if says)


def _by_token(analysis: Analysis) -> Iterator[tuple[int, Mention]]:
    for mention in analysis.names.mentions:
        for token in analysis.tokens(mention.start, mention.end) or ():
            yield token.i, mention


def _equated(token: Token) -> list[Token]:
    """What "is" makes a noun phrase the same as: "the man killed was Dr. Lund"."""
    verb = token.head
    if verb.lemma_ != "be" or token.dep_ not in {"nsubj", "attr"}:
        return []
    if any(c.dep_ == "neg" for c in verb.children):
        return []
    other = "attr" if token.dep_ == "nsubj" else "nsubj"
    return [c for c in verb.children if c.dep_ == other]
