"""What happened at a place: the event that the clause of a place tells of, and whom it struck.

An event is told by its own word (a shooting, "was shot"), by a verb that says that it was ("took
place"), by those who came to it or found whom it had struck, and by a clause that puts it there or
then ("Mill Road, where two men were shot").
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.claims.build import make_claim
from atodds.extract.claims.victims import Victim, patient
from atodds.extract.dates.temporal import Temporal
from atodds.extract.events import ANY
from atodds.model import Claim, Site

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "aux", "auxpass"})
_CLAUSES = frozenset({"relcl", "advcl", "ccomp"})
_THERE = frozenset({"where", "when"})
_LONG, _DEEP = 200, 20
"""Words and steps within which the clause of a place is looked for."""


@dataclass(frozen=True, slots=True)
class Happening:
    """What a place belongs to: the word that tells of it, its kinds, and who underwent it."""

    word: Token
    kinds: frozenset[str]
    victim: Token | None


class Happenings:
    """The happenings of one document, by the words that tell of them."""

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
        self._hear = words("whereabouts", "hear")
        self._traces = words("whereabouts", "traces")
        self._situated = words("whereabouts", "situated")
        self._telling = self._happen | self._fire | self._hear

    def above(self, span: Span) -> Happening | None:
        """The nearest word above an address that tells of an event."""
        for token in (span.root, *islice(span.root.ancestors, _DEEP)):
            inside = span.start <= token.i < span.end
            kind = frozenset() if inside else self._kind(token)
            if kind:
                victim = patient(token) or self._left_by(token) or self._in_headline(token)
                return Happening(token, kind, victim)
            if told := self._told_there(token):
                return told
            if token.lemma_.lower() in self._gathering and self._main:
                return Happening(token, self._main, None)
            located = token.dep_ == "acl" and token.lemma_.lower() in self._situated
            if token.pos_ in {"VERB", "AUX"} and not inside and not located:
                return self._of_verb(token) or self._said(token, span)
        return None

    def _told_there(self, token: Token) -> Happening | None:
        """What a clause says that was there or then: "18 Mill Road, where two men were shot"."""
        for clause in islice(token.subtree, _LONG):
            if clause.dep_ not in _CLAUSES or _THERE.isdisjoint(c.lower_ for c in clause.children):
                continue
            for verb in (clause, *clause.conjuncts):
                kind = self._kind(verb)
                told = Happening(verb, kind, patient(verb)) if kind else None
                if told is None and verb.lemma_.lower() in self._telling:
                    told = self._of_verb(verb)
                if told is not None:
                    return replace(told, victim=self._who(token) or told.victim)
        return None

    def _left_by(self, event: Token) -> Token | None:
        """Whom an event left dead or wounded: "the shooting on Mill Road left a boy wounded"."""
        if event.pos_ != "NOUN" or event.dep_ != "nsubj":
            return None
        verb = event.head
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        within = [s for c in verb.children if c.dep_ == "ccomp" for s in c.children]
        objects += [s for s in within if s.dep_ in _SUBJECTS]
        return objects[0] if objects else None

    def _in_headline(self, verb: Token) -> Token | None:
        """Who underwent a verb whose auxiliary a headline leaves out: "Two shot outside a bar"."""
        if verb.tag_ != "VBD" or self._analysis.role_at(verb.idx) != "title":
            return None
        if any(
            c.dep_ in _OBJECTS or c.lower_ == "at"
            for v in (verb, *verb.conjuncts)
            for c in v.children
        ):
            return None
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        return person_at(subject, self._analysis)

    def _who(self, verb: Token) -> Token | None:
        """Who was there: "Ann Lund was standing on Mill Road when a man opened fire"."""
        subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
        return person_at(subject, self._analysis)

    def _of_verb(self, verb: Token) -> Happening | None:
        """What a verb that names no event tells of all the same."""
        lemma, main = verb.lemma_.lower(), self._main
        if lemma in self._happen:
            subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
            if subject is not None and subject.tag_ == "WDT" and verb.dep_ == "relcl":
                subject = self._event_before(subject)
            kind = self._kind(subject) if subject is not None else frozenset()
            return Happening(verb, kind, patient(subject)) if kind and subject else None
        if lemma in self._hear:
            heard = next((c for c in verb.children if c.dep_ == "dobj" and self._kind(c)), None)
            return Happening(heard, self._kind(heard), None) if heard is not None else None
        if lemma in self._respond:
            event = next((t for t in verb.subtree if t.pos_ == "NOUN" and self._kind(t)), None)
            if event is not None:
                return Happening(event, self._kind(event), None)
            return Happening(verb, main, None) if main else None
        victim = patient(verb)
        if victim is None and lemma in self._find:
            clause = next((c for c in verb.children if c.dep_ == "ccomp"), verb)
            victim = next((c for c in clause.children if c.dep_ == "nsubj" and c.i > verb.i), None)
        if lemma in self._fire:
            return Happening(verb, main, victim)
        if lemma in self._find and victim is not None:
            traces = victim.lemma_.lower() in self._traces
            person = self._analysis.references.of(victim).person
            return Happening(verb, main, victim) if person or traces else None
        return None

    def _said(self, verb: Token, span: Span) -> Happening | None:
        """What is said of a place told first: "at 18 Mill Road, police said they found"."""
        said = next(
            (c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i > span.end), None
        )
        if verb.lemma_.lower() != "say" or said is None:
            return None
        kind = self._kind(said)
        return Happening(said, kind, patient(said)) if kind else self._of_verb(said)

    def _event_before(self, relative: Token) -> Token | None:
        """The nearest event that a relative pronoun may stand for."""
        before = relative.doc[relative.sent.start : relative.i]
        return next((t for t in reversed(list(before)) if t.pos_ == "NOUN" and self._kind(t)), None)

    def _kind(self, token: Token) -> frozenset[str]:
        kind = self._events.kind_of(token)
        if kind == ANY:
            return self._main
        return frozenset({kind}) if kind is not None else frozenset()


def person_at(token: Token | None, analysis: Analysis) -> Token | None:
    """A noun phrase if it means people."""
    if token is None or not analysis.references.of(token).person:
        return None
    return token


class Clocks:
    """The times of day of one document, by sentence."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._times: dict[int, list[Temporal]] = defaultdict(list)
        for temporal in analysis.temporals:
            scene = analysis.scene_at(temporal.start)
            if temporal.kind == "time" and temporal.period is not None and scene is not None:
                self._times[scene.start].append(temporal)

    def at(self, offset: int) -> tuple[str, str] | None:
        """The time of day in the sentence of a place, the nearest one."""
        scene = self._analysis.scene_at(offset)
        times = self._times.get(scene.start, []) if scene is not None else []
        nearest = min(times, key=lambda t: (abs(t.start - offset), t.start), default=None)
        if nearest is None or nearest.period is None:
            return None
        return nearest.period.start, nearest.period.end


def place_claim(
    analysis: Analysis,
    span: tuple[int, int],
    *,
    measure: str,
    site: Site,
    happening: Happening,
    victim: Victim,
    subject: str,
    clocks: Clocks,
) -> Claim:
    """The claim that a happening was at the place that `span` tells of."""
    return make_claim(
        analysis,
        span,
        kind="location",
        measure=measure,
        subject=subject,
        value=site,
        anchor=happening.word,
        predicate=happening.word,
        population=victim.people,
        entity=victim.key,
        kinds=happening.kinds,
        cues=victim.cues,
        clock=clocks.at(span[0]),
    )
