"""Claims of state: alive or dead, held or at large, present or absent, by the rules' words.

A state belongs to whoever undergoes it: the subject of "is alive", the object of "arrested". A rule
that does not ask for an entity is about the event itself ("no arrests have been made"); one with
nouns, about those things only ("power was cut"). What is only planned, asked or feared is no state.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.bearers import (
    bearers_of,
    expression_of,
    head_of,
    is_actual,
    is_denied,
    owners_of,
)
from atodds.extract.build import make_claim
from atodds.extract.coreference import References, Referent
from atodds.extract.phrases import find_phrases, index_phrases
from atodds.model import Claim, Modality, Wording

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from atodds.rules import Rule

_KINDS = ("status", "presence", "charge")
_LEAD = 6
"""Sentences of the body in which a text says where its event was."""
_NAMED = "named"
"""Stands for a part where a measure is only of use for those who are named."""


@dataclass(frozen=True, slots=True)
class _State:
    """A state word in its place, and of whom it is said; None is the event itself."""

    rule: Rule
    name: str
    span: Span
    bearer: Token | None
    referent: Referent


def state_claims(analysis: Analysis) -> list[Claim]:
    """All claims of state of a document, in text order: one for each bearer and state."""
    references = References(analysis)
    said_of = analysis.lexica.vocabulary.nested("roles", "said_of")
    parts = {measure: role for role, measures in said_of.items() for measure in measures}
    states = [s for rule in _rules(analysis) for s in _states(analysis, rule, references)]
    for state in states:
        role = parts.get(state.rule.claims.measure[0])
        scene = analysis.scene_at(state.span.start_char)
        if (
            role
            and role != _NAMED
            and state.referent.person
            and not (scene is not None and scene.background)
        ):
            references.hold(role, state.referent)
    claims: list[tuple[Rule, Claim]] = []
    for state in states:
        claim = _claim(analysis, state, references, parts)
        if claim is not None:
            claims.append((state.rule, claim))
    return sorted(_telling(claims), key=lambda c: (c.span, c.measure))


def _rules(analysis: Analysis) -> list[Rule]:
    return [
        rule
        for rule in analysis.lexica.ruleset.rules
        if rule.claims.kind in _KINDS and rule.claims.measure and rule.claims.states
    ]


def _states(analysis: Analysis, rule: Rule, references: References) -> Iterator[_State]:
    """The states that a rule finds; the longest phrase at a place wins."""
    found = find_phrases(analysis.doc, index_phrases(rule.claims.states))
    taken: set[int] = set()
    chosen = []
    for name, span in sorted(found, key=lambda f: (-len(f[1]), f[1].start, f[0])):
        places = set(range(span.start, span.end))
        if not places & taken:
            taken |= places
            chosen.append((name, span))
    for name, span in sorted(chosen, key=lambda f: f[1].start):
        if not is_actual(span):
            continue
        if "entity" not in rule.same:
            yield from _of_event(rule, name, span, references)
            continue
        for bearers in _candidates(span, references):
            fitting = [b for b in bearers if _fits(rule, b, references)]
            for bearer in fitting:
                yield _State(rule, name, span, bearer, references.of(bearer))
            if fitting:
                break


def _candidates(span: Span, references: References) -> Iterator[list[Token]]:
    """Of whom a state may be said, the likeliest first."""
    yield _own(span, references)
    yield owners_of(span)
    yield bearers_of(span)
    if _is_plea(span):
        yield references.people_in(span.sent)


def _of_event(rule: Rule, name: str, span: Span, references: References) -> Iterator[_State]:
    if len(span) == 1 and head_of(span).pos_ in {"NOUN", "PROPN"}:
        return
    bearers = [b for b in bearers_of(span) if references.of(b).person]
    named = any(references.of(b).key for b in bearers)
    if (bearers or len(span) > 1) and not (named and is_denied(span, Modality.ASSERTED)):
        yield _State(rule, name, span, None, Referent("", ""))


def _own(span: Span, references: References) -> list[Token]:
    """A noun for people says its state of whom it names: "the suspect", "suspect Ann Lee"."""
    head = head_of(span)
    if len(span) == 1 and head.pos_ in {"NOUN", "PROPN"} and references.of(head).person:
        return [head]
    return []


def _is_plea(span: Span) -> bool:
    """Whether a phrase names a deed of somebody whom the sentence names elsewhere.

    "A not guilty plea was entered on her behalf".
    """
    return len(span) > 1 and span.root.pos_ == "NOUN" and span.root.dep_ in {"nsubjpass", "dobj"}


def _fits(rule: Rule, bearer: Token, references: References) -> bool:
    """Whether a state of a rule can be said of a bearer: of the rule's things, else of people."""
    nouns = rule.claims.words.noun
    if nouns:
        bearer = references.thing(bearer, nouns)
        words = {
            bearer.lemma_.lower(),
            *(c.lemma_.lower() for c in bearer.children if c.dep_ == "compound"),
        }
        return not words.isdisjoint(nouns)
    referent = references.of(bearer)
    return bool(referent.key) if rule.claims.kind == "presence" else referent.person


def _claim(
    analysis: Analysis, state: _State, references: References, parts: dict[str, str]
) -> Claim | None:
    rule, span = state.rule, state.span
    measure = rule.claims.measure[0]
    scene = analysis.scene_at(span.start_char)
    if not state.referent.key and scene is not None and scene.background:
        return None
    entity, subject, cues = _entity(state, references, parts.get(measure, ""), span)
    if not entity and "entity" in rule.same:
        return None
    name = state.name
    modality = analysis.modality(span.start_char, span.end_char)
    if is_denied(span, modality):
        opposite = _opposite(rule, name)
        if opposite is None:
            return None
        name, modality = opposite, Modality.ASSERTED
    shown = expression_of(span) if state.bearer is None else span
    start, end = shown.start_char, shown.end_char
    claim = make_claim(
        analysis,
        (start, end),
        kind=rule.claims.kind,
        measure=measure,
        subject=subject,
        value=Wording(analysis.document.text[start:end], name),
        anchor=head_of(span),
        predicate=head_of(span),
        entity=entity,
        cues=cues,
        modality=modality,
    )
    if entity and not entity.startswith("role"):
        return claim
    return replace(
        claim, context=replace(claim.context, places=claim.context.places | _scene_of(analysis))
    )


def _scene_of(analysis: Analysis) -> frozenset[str]:
    """The streets and towns that a text begins with: there is the event that it is about."""
    scenes = [s for s in analysis.scenes if analysis.role_at(s.start) == "body"][:_LEAD]
    return frozenset(
        p.key
        for p in analysis.places
        if any(s.start <= p.start < s.end and not s.background for s in scenes)
    )


def _entity(
    state: _State, references: References, part: str, span: Span
) -> tuple[str, str, frozenset[str]]:
    """(key, name, cues) of a bearer; those who alone play a part have the cue "only <part>"."""
    rule, referent = state.rule, state.referent
    if state.bearer is None:
        return "", rule.claims.measure[0], frozenset()
    if rule.claims.words.noun:
        return rule.claims.measure[0], state.bearer.text, frozenset()
    if rule.claims.kind == "presence":
        return references.group_key(referent.key, span.sent), referent.name, frozenset()
    if referent.key:
        alone = references.sole_roles(referent.key)
        return referent.key, referent.name, frozenset(f"only {r}" for r in alone)
    roles = referent.roles or ({part} - {_NAMED, ""})
    if len(roles) != 1 or (referent.many and part):
        return "", "", frozenset()
    role = next(iter(roles))
    if referent.many:
        return f"roles:{role}", referent.name, frozenset()
    key, name = references.holder(role)
    if not key or key.startswith("role:"):
        known = key and part != _NAMED
        return (key if known else ""), referent.name, frozenset({f"only {role}"} if known else ())
    return key, name, frozenset({f"only {role}"})


def _telling(claims: list[tuple[Rule, Claim]]) -> list[Claim]:
    """One claim for each bearer and state, without the states that the text itself has left behind.

    A text that says "he was sought for days, then arrested" says that he is held.
    """
    kept: dict[tuple[str, str, str], Claim] = {}
    for rule, claim in claims:
        if any(_left_behind(rule, claim, other) for r, other in claims if r is rule):
            continue
        key = (rule.id, claim.context.entity, _state(claim))
        if key not in kept or _plainness(claim) > _plainness(kept[key]):
            kept[key] = claim
    return list(kept.values())


def _plainness(claim: Claim) -> tuple[bool, bool]:
    """What tells a state best: the text itself, of one whom it names, and not the headline."""
    last = claim.subject.rsplit(" ", 1)[-1]
    return claim.context.role != "title", last in claim.sentence_text


def _left_behind(rule: Rule, claim: Claim, other: Claim) -> bool:
    """Whether another claim of the text puts the same bearer in a later state."""
    if claim.context.entity != other.context.entity:
        return False
    mine, its = _state(claim), _state(other)
    if _speaker(claim) and _speaker(other) and _speaker(claim) != _speaker(other):
        return False
    return any(
        mine in chain and its in chain and chain.index(mine) < chain.index(its)
        for chain in rule.options.order
    )


def _speaker(claim: Claim) -> str:
    return claim.attribution.speaker if claim.attribution is not None else ""


def _state(claim: Claim) -> str:
    return claim.value.key if isinstance(claim.value, Wording) else ""


def _opposite(rule: Rule, state: str) -> str | None:
    """The one state that a denial of this one leaves."""
    found = {x for pair in rule.options.opposites if state in pair for x in pair} - {state}
    return next(iter(found)) if len(found) == 1 else None
