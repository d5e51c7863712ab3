"""Claims of state: alive or dead, held or at large, present or absent, by the rules' words.

A state belongs to whoever undergoes it: the subject of "is alive", the object of "arrested". A rule
that does not ask for an entity is about the event itself ("no arrests have been made"); one with
nouns, about those things only ("power was cut"). What is only planned, asked or feared is no state.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.claims.bearers import (
    bearers_of,
    doers_of,
    expression_of,
    head_of,
    holders_of,
    is_actual,
    is_denied,
    owners_of,
    place_names,
)
from atodds.extract.claims.build import make_claim
from atodds.extract.claims.governors import governed
from atodds.extract.claims.history import is_history
from atodds.extract.claims.laststates import last_words
from atodds.extract.naming.described import AGED
from atodds.extract.naming.parts import PART
from atodds.extract.naming.persons import Referent
from atodds.extract.phrases import find_phrases
from atodds.model import Claim, Modality, Wording

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from atodds.rules import Rule

_KINDS = ("status", "presence", "charge", "other")
_ANYONE = frozenset({"man", "woman", "young", "suspect", "militant"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOBODY_KNOWN = frozenset({"someone", "somebody", "one", "who"})
_RELATIVE = frozenset({"who", "that"})
_LEAD = 6
"""Sentences of the body in which a text says where its event was."""
_SHOWN = 8
"""Tokens of a state's word and what it hangs on that are shown together."""
_NAMED = "named"
"""Stands for a part where a measure is only of use for those who are named."""


@dataclass(frozen=True, slots=True)
class _State:
    """A state's `word` in its place, and of whom it is said; None is the event itself.

    `span` is the word with what it hangs on, where the rule says on what it must.
    """

    rule: Rule
    name: str
    span: Span
    word: Span
    bearer: Token | None
    referent: Referent


def state_claims(analysis: Analysis) -> list[Claim]:
    """All claims of state of a document, in text order: one for each bearer and state."""
    return _Reader(analysis).claims()


class _Reader:
    """One document, with the rules' states and the parts of those whom they are said of."""

    def __init__(self, analysis: Analysis) -> None:
        roles = analysis.lexica.vocabulary
        self._found: dict[str, list[tuple[str, Span]]] = defaultdict(list)
        for (rule, name), span in find_phrases(analysis.doc, analysis.lexica.state_phrases):
            self._found[rule].append((name, span))
        self._analysis = analysis
        self._references = analysis.references
        self._missing = frozenset(roles.nested("roles", "kept_out")["missing"])
        self._made_by = roles.nested("roles", "made_by")
        self._parts = {
            measure: role
            for role, measures in roles.nested("roles", "said_of").items()
            for measure in measures
        }

    def claims(self) -> list[Claim]:
        """First all states, so that it is known who plays which part; then the claims."""
        rules = [
            rule
            for rule in self._analysis.lexica.ruleset.rules
            if rule.claims.kind in _KINDS and rule.claims.measure and rule.claims.states
        ]
        states = [state for rule in rules for state in self._states(rule)]
        playing = [s for s in states if self._makes_part(s)]
        for state in sorted(playing, key=lambda s: s.referent.key.startswith(AGED)):
            self._references.hold(self._part(state.rule), state.referent)
        claims = [(s.rule, claim) for s in states if (claim := self._claim(s)) is not None]
        return sorted(last_words(claims), key=lambda c: (c.span, c.measure))

    def _makes_part(self, state: _State) -> bool:
        part = self._part(state.rule)
        return state.name in self._made_by.get(part, ()) and not self._in_passing(state)

    def _part(self, rule: Rule) -> str:
        return self._parts.get(rule.claims.measure[0], "")

    def _in_passing(self, state: _State) -> bool:
        scene = self._analysis.scene_at(state.span.start_char)
        return scene is not None and scene.background

    def _states(self, rule: Rule) -> Iterator[_State]:
        """The states that a rule finds, each with everyone that it is said of."""
        for name, word, span in self._phrases(rule):
            if not is_actual(span):
                continue
            if (self._part(rule) or "entity" not in rule.same) and self._is_elsewhere(span):
                continue
            if "entity" not in rule.same:
                if self._is_of_event(rule, span):
                    yield _State(rule, name, span, word, None, Referent("", ""))
                continue
            for bearers in self._candidates(rule, span):
                fitting = [b for b in bearers if self._fits(rule, b)]
                if rule.claims.under is not None:
                    fitting = [b for b in fitting if not self._passes_over(b, span)]
                if fitting:
                    yield from (
                        _State(rule, name, span, word, bearer, referent)
                        for bearer in fitting
                        for referent in self._references.each(bearer)
                    )
                    break

    def _phrases(self, rule: Rule) -> list[tuple[str, Span, Span]]:
        """The places of a rule's phrases, in text order, each with what it hangs on.

        Where they overlap, the longest.
        """
        found = self._found[rule.id]
        taken: set[int] = set()
        chosen = []
        for name, word in sorted(found, key=lambda f: (-len(f[1]), f[1].start, f[0])):
            places = set(range(word.start, word.end))
            if places & taken:
                continue
            taken |= places
            span = word if rule.claims.under is None else governed(word, rule.claims.under)
            if name and span is not None:
                chosen.append((name, word, span))
        return sorted(chosen, key=lambda f: f[1].start)

    def _is_elsewhere(self, span: Span) -> bool:
        """Whether a crime's state belongs to another story: an old record, a missing person."""
        words = {t.lemma_.lower() for t in span.sent}
        return bool(words & self._missing) or is_history(self._analysis, span)

    def _is_of_event(self, rule: Rule, span: Span) -> bool:
        """Whether a state says something of the event: of people, and not that one has it not."""
        if len(span) == 1 and head_of(span).pos_ in {"NOUN", "PROPN"}:
            return False
        bearers = [r for b in bearers_of(span) if (r := self._references.of(b)).person]
        if rule.claims.under is not None and any(self._is_police(b) for b in bearers_of(span)):
            return False
        named = any(r.key for r in bearers)
        denied = is_denied(span, self._analysis.modality(span.start_char, span.end_char))
        return (bool(bearers) or len(span) > 1) and not (named and denied)

    def _is_police(self, token: Token) -> bool:
        word = token.lemma_.lower()
        return word == "police" or "police" in self._analysis.lexica.people.get(word, ())

    def _candidates(self, rule: Rule, span: Span) -> Iterator[list[Token]]:
        """Of whom a state may be said, the likeliest first."""
        head = head_of(span)
        noun = head.pos_ in {"NOUN", "PROPN"}
        if len(span) == 1 and noun and self._references.of(head).person:
            # "The suspect", "suspect Ann Lee": a noun for people says its state of whom it names.
            yield [head]
        yield owners_of(span)
        bearers = bearers_of(span)
        yield bearers
        if rule.claims.bearers == "groups":
            # "The army denied any part in the attack": what is denied is no body.
            yield doers_of(span)
        if bearers and len(span) > 1 and not self._references.of(bearers[0]).person:
            if bearers[0] not in span:
                yield holders_of(bearers[0])
            yield self._references.described_beside(span)
        if len(span) > 1 and noun and head.dep_ in {"nsubjpass", "dobj"}:
            # "A not guilty plea was entered on her behalf": a deed of whoever is named there.
            yield self._references.people_in(span.sent)

    def _fits(self, rule: Rule, bearer: Token) -> bool:
        """Whether a state of a rule can be said of a bearer: of its things, else of people."""
        nouns = rule.claims.words.noun
        if nouns:
            thing = self._references.thing(bearer, nouns)
            compounds = (c for c in thing.children if c.dep_ == "compound")
            return not {t.lemma_.lower() for t in (thing, *compounds)}.isdisjoint(nouns)
        referent = self._references.of(bearer)
        if rule.claims.kind == "presence":
            return bool(referent.key)
        if rule.claims.bearers == "groups":
            return bool(self._references.body(bearer))
        if self._part(rule) and not (referent.key or referent.roles):
            return referent.person and self._could_be_anyone(bearer)
        return referent.person

    def _passes_over(self, bearer: Token, span: Span) -> bool:
        """Whether somebody else is the subject of what stands between a bearer and a state."""
        between = span.doc[bearer.i + 1 : head_of(span).i]
        return any(
            t.dep_ in _SUBJECTS and t.lower_ not in _RELATIVE and self._references.of(t).person
            for t in between
        )

    def _could_be_anyone(self, bearer: Token) -> bool:
        """Whether a noun for people says no more than what anyone may be: "a man", "a teenager"."""
        if bearer.pos_ == "PRON" and self._references.of(bearer).name == bearer.lower_:
            return bearer.lower_ in _NOBODY_KNOWN
        if any(c.dep_ == "poss" and c.pos_ == "PRON" for c in bearer.children):
            # "His brother" is somebody beside the one spoken of.
            return False
        parts = self._analysis.lexica.people.get(bearer.lemma_.lower(), frozenset())
        return bool(parts & _ANYONE) or bearer.lemma_.lower() not in self._analysis.lexica.people

    def _claim(self, state: _State) -> Claim | None:
        rule, span, name = state.rule, state.span, state.name
        known = state.referent.key and not state.referent.key.startswith(AGED)
        if not known and self._in_passing(state):
            return None
        entity, subject, cues = self._entity(state)
        if not entity and "entity" in rule.same:
            return None
        modality = self._analysis.modality(span.start_char, span.end_char)
        if is_denied(span, modality):
            opposite = _opposite(rule, name)
            if opposite is None:
                return None
            name, modality = opposite, Modality.ASSERTED
        shown = expression_of(span) if state.bearer is None else span
        if rule.claims.under is not None:
            shown = span if len(span) <= _SHOWN else state.word
        start, end = shown.start_char, shown.end_char
        claim = make_claim(
            self._analysis,
            (start, end),
            kind=rule.claims.kind,
            measure=rule.claims.measure[0],
            subject=subject,
            value=Wording(self._analysis.document.text[start:end], name),
            anchor=head_of(span),
            predicate=head_of(span),
            entity=entity,
            cues=cues,
            modality=modality,
        )
        if entity and not entity.startswith(("role", AGED)) and rule.claims.kind != "presence":
            return claim
        near = place_names(span.sent) if rule.claims.kind == "presence" else self._scene()
        places = claim.context.places | near
        return replace(claim, context=replace(claim.context, places=places))

    def _entity(self, state: _State) -> tuple[str, str, frozenset[str]]:
        """(key, name, cues) of a bearer; one who alone plays a part has the cue "only <part>"."""
        rule, parts = state.rule, self._references.parts
        referent = self._references.playing(state.referent)
        part = self._part(rule)
        if state.bearer is None:
            return "", rule.claims.measure[0], frozenset()
        if rule.claims.words.noun:
            return rule.claims.measure[0], state.bearer.text, frozenset()
        if rule.claims.bearers == "groups":
            key = self._references.body(state.bearer)
            return key, referent.name if key == referent.key else key.title(), frozenset()
        if rule.claims.kind == "presence":
            key = self._references.group_key(referent.key, state.span.sent)
            return key, referent.name, frozenset()
        if referent.key:
            cues = {f"only {r}" for r in parts.alone(referent.key)}
            age = self._references.age_of(referent.key)
            cues |= {f"{AGED}{age}"} if age is not None else set()
            return referent.key, referent.name, frozenset(cues) | self._sex(state.bearer)
        roles = referent.roles or ({part} - {_NAMED, ""})
        if len(roles) != 1 or (referent.many and part):
            return "", "", frozenset()
        role = next(iter(roles))
        if referent.many:
            return f"roles:{role}", referent.name, frozenset()
        key, name = parts.holder(role)
        if key.startswith(PART):
            key, name = ("" if part == _NAMED else key), referent.name
        alone = frozenset({f"only {role}"}) | self._sex(state.bearer)
        return key, name, alone if key else frozenset()

    def _sex(self, bearer: Token) -> frozenset[str]:
        """The cue that a bearer is a man or a woman, if the noun or pronoun says so."""
        sex = self._references.persons.sex_of(bearer)
        return frozenset({f"sex {sex}"} if sex else ())

    def _scene(self) -> frozenset[str]:
        """The streets and towns that a text begins with: there is the event that it is about."""
        role_at = self._analysis.role_at
        scenes = [s for s in self._analysis.scenes if role_at(s.start) == "body"][:_LEAD]
        return frozenset(
            p.key
            for p in self._analysis.places
            if any(s.start <= p.start < s.end and not s.background for s in scenes)
        )


def _opposite(rule: Rule, state: str) -> str | None:
    """What is left where a state is denied: the other one, where there are two."""
    pairs = rule.options.opposites
    if len(pairs) != 1 or state not in pairs[0]:
        return None
    return pairs[0][1] if state == pairs[0][0] else pairs[0][0]
