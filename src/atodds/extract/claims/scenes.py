"""Claims of where: the street address at which an event is put.

An address belongs to the event that its clause tells of: a shooting, or whoever was shot or found
there. Where someone lives, was arrested or is to meet the press is no place of the event, and makes
no claim; nor does an address whose clause tells of none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.claims.build import make_claim
from atodds.extract.claims.victims import described, patient
from atodds.extract.events import ANY
from atodds.extract.naming.addresses import Address, find_addresses
from atodds.extract.naming.places import place_key
from atodds.model import Claim, Relation, Site
from atodds.sites import site_relation

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSES = frozenset({"relcl", "advcl", "ccomp"})
_THERE = frozenset({"where", "when"})
_HOUSED = frozenset({"pobj", "prep", "appos", "nmod", "compound"})
_ELSEWHERE = frozenset({"GPE", "NORP", "DATE", "TIME"})
_SEVERAL = "several places"


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
        self._main = frozenset(analysis.story.kinds[:1])
        self._gathering = words("whereabouts", "gathering")
        self._happen = words("whereabouts", "happen")
        self._find = words("whereabouts", "find")
        self._respond = words("whereabouts", "respond")
        self._fire = words("whereabouts", "fire")
        self._near = words("whereabouts", "near")
        self._near_to = words("whereabouts", "near_to")

    def read(self, address: Address) -> Iterator[Claim]:
        """The claim that an address makes, if it belongs to an event."""
        span = self._analysis.tokens(address.start, address.end)
        if span is None or not len(span):
            return
        name = self._house(span)
        happening = self._happening(span)
        if happening is None and name:
            happening = _Happening(span.root, frozenset(), None)
        if happening is None:
            return
        victim = _person(happening.victim, self._analysis)
        referent = self._analysis.references.of(victim) if victim is not None else None
        named = referent is not None and bool(referent.key)
        yield make_claim(
            self._analysis,
            (address.start, address.end),
            kind="location",
            measure="scene",
            subject=referent.name if named and referent is not None else happening.word.text,
            value=replace(address.site, near=self._is_near(span), name=name),
            anchor=happening.word,
            predicate=happening.word,
            population=frozenset()
            if victim is None or referent is None
            else described(self._analysis, victim, referent),
            entity=referent.key if named and referent is not None else "",
            kinds=happening.kinds,
            clock=self._clock(address),
        )

    def _house(self, span: Span) -> str:
        """The name of the house that has an address: "the Mill Bar on Elm Street", folded."""
        token = span.root
        while token.dep_ in _HOUSED and token.head.i != token.i:
            token = token.head
            if token.pos_ in {"NOUN", "PROPN"} and not span.start <= token.i < span.end:
                left = token.doc[token.left_edge.i : token.i + 1]
                words = [
                    t
                    for t in left
                    if t.pos_ == "PROPN"
                    and t.ent_type_ not in _ELSEWHERE
                    and not span.start <= t.i < span.end
                ]
                return place_key(" ".join(t.text for t in words))
        return ""

    def _happening(self, span: Span) -> _Happening | None:
        """The nearest word above an address that tells of an event."""
        for token in (span.root, *span.root.ancestors):
            inside = span.start <= token.i < span.end
            kind = frozenset() if inside else self._kind(token)
            if kind:
                return _Happening(token, kind, patient(token))
            if told := self._told_there(token):
                return told
            if token.lemma_.lower() in self._gathering and self._main:
                return _Happening(token, self._main, None)
            if token.pos_ in {"VERB", "AUX"} and not inside:
                return self._of_verb(token)
        return None

    def _told_there(self, token: Token) -> _Happening | None:
        """What a clause says that was there or then: "18 Mill Road, where two men were shot"."""
        for clause in token.subtree:
            if clause.dep_ not in _CLAUSES or _THERE.isdisjoint(c.lower_ for c in clause.children):
                continue
            for verb in (clause, *clause.conjuncts):
                kind = self._kind(verb)
                told = _Happening(verb, kind, patient(verb)) if kind else None
                if told is None and verb.lemma_.lower() in self._happen | self._fire:
                    told = self._of_verb(verb)
                if told is not None:
                    return replace(told, victim=self._who(token) or told.victim)
        return None

    def _who(self, verb: Token) -> Token | None:
        """Who was there: "Ann Lund was standing on Mill Road when a man opened fire"."""
        subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
        return _person(subject, self._analysis)

    def _of_verb(self, verb: Token) -> _Happening | None:
        """What a verb that names no event tells of all the same."""
        lemma, main = verb.lemma_.lower(), self._main
        if lemma in self._happen:
            subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
            if subject is not None and subject.tag_ == "WDT" and verb.dep_ == "relcl":
                subject = self._event_before(subject)
            kind = self._kind(subject) if subject is not None else frozenset()
            return _Happening(verb, kind, patient(subject)) if kind and subject else None
        if lemma in self._respond:
            event = next((t for t in verb.subtree if t.pos_ == "NOUN" and self._kind(t)), None)
            if event is not None:
                return _Happening(event, self._kind(event), None)
            return _Happening(verb, main, None) if main else None
        victim = patient(verb)
        if lemma in self._fire:
            return _Happening(verb, main, victim)
        if lemma in self._find and victim is not None:
            person = self._analysis.references.of(victim).person
            return _Happening(verb, main, victim) if person else None
        return None

    def _event_before(self, relative: Token) -> Token | None:
        """The nearest event that a relative pronoun may stand for."""
        before = relative.doc[relative.sent.start : relative.i]
        return next((t for t in reversed(list(before)) if t.pos_ == "NOUN" and self._kind(t)), None)

    def _kind(self, token: Token) -> frozenset[str]:
        kind = self._events.kind_of(token)
        if kind == ANY:
            return self._main
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


def _person(token: Token | None, analysis: Analysis) -> Token | None:
    """A noun phrase if it means people."""
    if token is None or not analysis.references.of(token).person:
        return None
    return token
