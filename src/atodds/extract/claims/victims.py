"""Who underwent what a verb says, and what tells them and their places from others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.naming.described import AGED
from atodds.extract.naming.parts import PART
from atodds.model import Claim, Relation, Site
from atodds.sites import site_relation

if TYPE_CHECKING:
    from spacy.tokens import Token

SEVERAL = "several"
_AGED = re.compile(r"\b(\d{1,3})[ -]years?[ -]old|, (\d{1,3})(?=,|$)")
_MOST = 40
"""Places of one text that are held against one another."""
_NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
"""What can stand for people; the head of "the 23-year-old" is an adjective."""
_PATIENTS = ("nsubjpass", "dobj")


def patient(token: Token) -> Token | None:
    """Who underwent what a word tells of: "a man was shot", "the shooting of a man"."""
    while token.dep_ == "conj" and not any(c.dep_ in _PATIENTS for c in token.children):
        token = token.head
    children = list(token.children)
    for label in _PATIENTS:
        for child in children:
            if child.dep_ == label and child.pos_ in _NAMING:
                return child
    if token.dep_ == "acl" and token.tag_ == "VBN":
        return token.head
    of = next((c for c in children if c.dep_ == "prep" and c.lower_ == "of"), None)
    return next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None


@dataclass(frozen=True, slots=True)
class Victim:
    """Whom claims of place are of: `key` and `cues` as claims of state have them, "" for nobody
    known; `people` are the ages, and `SEVERAL` where it is not one person.
    """

    key: str = ""
    name: str = ""
    cues: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()


def victim_at(analysis: Analysis, token: Token) -> Victim:
    """Whom a noun phrase with this head means."""
    return Victim(*_bearer(analysis, token), _described(analysis, token))


def _described(analysis: Analysis, victim: Token) -> frozenset[str]:
    referent = analysis.references.of(victim)
    phrase = victim.doc[victim.left_edge.i : victim.right_edge.i + 1].text
    found = {a or b for a, b in _AGED.findall(phrase)}
    names = analysis.names
    for entity in names.entities:
        if referent.key and entity.key == referent.key:
            words = {w for i in entity.mentions for w in names.mentions[i].descriptors}
            found |= {w for w in words if w.isdigit()}
    number = victim.like_num and victim.lower_ not in {"one", "1"}
    if referent.many or number or victim.tag_ in {"NNS", "NNPS"}:
        found.add(SEVERAL)
    return frozenset(found)


def _bearer(analysis: Analysis, victim: Token) -> tuple[str, str, frozenset[str]]:
    references = analysis.references
    referent = references.playing(references.of(victim))
    if referent.key:
        cues = {f"only {part}" for part in references.parts.alone(referent.key)}
        age = references.age_of(referent.key)
        cues |= {f"{AGED}{age}"} if age is not None else set()
        return referent.key, referent.name, frozenset(cues)
    # A name that no finder knows is a name all the same, and no mere part.
    if len(referent.roles) != 1 or referent.many or victim.pos_ == "PROPN":
        return "", referent.name, frozenset()
    (role,) = referent.roles
    key, name = references.parts.holder(role)
    if not key or key.startswith(PART):
        name = referent.name
    return key, name, frozenset({f"only {role}"}) if key else frozenset()


def with_several(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one text, marked where it tells of several places that clash.

    Such a text tells of several people or events: which of them another text means is not plain.
    """
    own = [c.value for c in claims if not c.context.background and isinstance(c.value, Site)]
    sites = list(dict.fromkeys(own))[:_MOST]
    if all(site_relation(a, b) is not Relation.CONFLICT for a, b in combinations(sites, 2)):
        return list(claims)
    return [
        replace(c, context=replace(c.context, cues=c.context.cues | {"several places"}))
        for c in claims
    ]
