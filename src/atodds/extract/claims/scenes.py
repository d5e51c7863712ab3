"""Claims of where: the street address at which an event is put.

An address belongs to the event that its clause tells of: a shooting, or whoever was shot or found
there. Where someone lives, was arrested or is to meet the press is no place of the event, and makes
no claim; nor does an address whose clause tells of none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.claims.build import make_claim
from atodds.extract.coreference import Referent
from atodds.extract.events import ANY
from atodds.extract.naming.addresses import Address, find_addresses
from atodds.model import Claim, Relation, Site
from atodds.sites import site_relation

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_AGED = re.compile(r"\b(\d{1,3})[ -]years?[ -]old|, (\d{1,3})(?=,|$)")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PATIENTS = ("nsubjpass", "dobj")
_SEVERAL = "several scenes"


@dataclass(frozen=True, slots=True)
class _Happening:
    """What an address belongs to: the word that tells of it, its kinds, and who underwent it."""

    word: Token
    kinds: frozenset[str]
    victim: Token | None


def scene_claims(analysis: Analysis) -> list[Claim]:
    """All claims of where an event was, in text order."""
    reader = _Reader(analysis)
    claims = [claim for address in find_addresses(analysis.text) for claim in reader.read(address)]
    places = [c.value for c in claims if not c.context.background and isinstance(c.value, Site)]
    if any(site_relation(a, b) is Relation.CONFLICT for a, b in combinations(set(places), 2)):
        claims = [_with_cue(claim, _SEVERAL) for claim in claims]
    return claims


def _with_cue(claim: Claim, cue: str) -> Claim:
    return replace(claim, context=replace(claim.context, cues=claim.context.cues | {cue}))


class _Reader:
    """One document, with the words that say where something was."""

    def __init__(self, analysis: Analysis) -> None:
        words = analysis.lexica.vocabulary.words
        self._analysis = analysis
        self._events = analysis.lexica.events
        self._happen = words("whereabouts", "happen")
        self._find = words("whereabouts", "find")
        self._respond = words("whereabouts", "respond")
        self._fire = words("whereabouts", "fire")
        self._near = words("whereabouts", "near")
        self._near_to = words("whereabouts", "near_to")

    def read(self, address: Address) -> Iterator[Claim]:
        """The claim that an address makes, if it belongs to an event."""
        span = self._analysis.tokens(address.start, address.end)
        happening = self._happening(span) if span is not None and len(span) else None
        if happening is None or span is None:
            return
        victim = happening.victim
        referent = self._analysis.references.of(victim) if victim is not None else None
        named = referent is not None and bool(referent.key) and referent.person
        yield make_claim(
            self._analysis,
            (address.start, address.end),
            kind="location",
            measure="scene",
            subject=referent.name if named and referent is not None else happening.word.text,
            value=replace(address.site, near=self._is_near(span)),
            anchor=happening.word,
            predicate=happening.word,
            population=self._described(victim, referent),
            entity=referent.key if named and referent is not None else "",
            kinds=happening.kinds,
            clock=self._clock(address),
        )

    def _happening(self, span: Span) -> _Happening | None:
        """The nearest word above an address that tells of an event."""
        token = span.root
        while token.head.i != token.i:
            token = token.head
            if span.start <= token.i < span.end:
                continue
            kind = self._kind(token)
            if kind:
                return _Happening(token, kind, _victim(token))
            if token.pos_ in {"VERB", "AUX"}:
                return self._of_verb(token)
        return None

    def _of_verb(self, verb: Token) -> _Happening | None:
        """What a verb that names no event tells of all the same."""
        lemma = verb.lemma_.lower()
        if lemma in self._happen:
            subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
            if subject is not None and subject.tag_ == "WDT" and verb.dep_ == "relcl":
                subject = verb.head
            kind = self._kind(subject) if subject is not None else frozenset()
            return _Happening(verb, kind, _victim(subject)) if kind and subject else None
        if lemma in self._respond:
            event = next((t for t in verb.subtree if t.pos_ == "NOUN" and self._kind(t)), None)
            return _Happening(event, self._kind(event), None) if event is not None else None
        main = frozenset(self._analysis.story.kinds[:1])
        victim = _victim(verb)
        if lemma in self._fire:
            return _Happening(verb, main, victim)
        if lemma in self._find and victim is not None:
            person = self._analysis.references.of(victim).person
            return _Happening(verb, main, victim) if person else None
        return None

    def _kind(self, token: Token) -> frozenset[str]:
        kind = self._events.kind_of(token)
        if kind == ANY:
            return frozenset(self._analysis.story.kinds[:1])
        return frozenset({kind}) if kind is not None else frozenset()

    def _is_near(self, span: Span) -> bool:
        before = [t.lower_ for t in span.doc[max(0, span.start - 4) : span.start]]
        while before and before[-1] in {"the", "a"}:
            before.pop()
        if not before:
            return False
        return before[-1] in self._near or (
            before[-1] in {"of", "to"} and not self._near_to.isdisjoint(before)
        )

    def _described(self, victim: Token | None, referent: Referent | None) -> frozenset[str]:
        """What is said of those who were hurt by which others could be told from them."""
        if victim is None or referent is None:
            return frozenset()
        phrase = victim.doc[victim.left_edge.i : victim.right_edge.i + 1].text
        found = {a or b for a, b in _AGED.findall(phrase)}
        names = self._analysis.names
        for entity in names.entities:
            if referent.key and entity.key == referent.key:
                words = {w for i in entity.mentions for w in names.mentions[i].descriptors}
                found |= {w for w in words if w.isdigit()}
        if referent.many or victim.tag_ in {"NNS", "NNPS"}:
            found.add("several")
        return frozenset(found)

    def _clock(self, address: Address) -> tuple[str, str] | None:
        """The time of day in the sentence of an address, the nearest one."""
        scene = self._analysis.scene_at(address.start)
        times = [
            t
            for t in self._analysis.temporals
            if t.kind == "time"
            and t.period is not None
            and scene is not None
            and scene.start <= t.start < scene.end
        ]
        nearest = min(times, key=lambda t: (abs(t.start - address.start), t.start), default=None)
        if nearest is None or nearest.period is None:
            return None
        return nearest.period.start, nearest.period.end


def _victim(token: Token) -> Token | None:
    """Who underwent what a word tells of: "a man was shot", "the shooting of a man"."""
    while token.dep_ == "conj" and not any(c.dep_ in _PATIENTS for c in token.children):
        token = token.head
    children = list(token.children)
    for label in _PATIENTS:
        for child in children:
            if child.dep_ == label and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
                return child
    if token.dep_ == "acl" and token.tag_ == "VBN":
        return token.head
    of = next((c for c in children if c.dep_ == "prep" and c.lower_ == "of"), None)
    return next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
