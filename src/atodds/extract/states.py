"""Claims of state: alive or dead, held or at large, present or absent, by the rules' words.

A state belongs to whoever undergoes it: the subject of "is alive", the object of "arrested", the
subject of "was killed". Negation turns a state into its opposite, where the rule names one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.build import make_claim
from atodds.extract.coreference import entity_of
from atodds.model import Claim, Wording

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from atodds.rules import Rule

_KINDS = ("status", "presence")
_NEGATIONS = frozenset({"not", "n't", "never", "no"})


def state_claims(analysis: Analysis) -> list[Claim]:
    """All claims of state of a document, in text order; the longest phrase at a place wins."""
    claims: dict[tuple[str, int], Claim] = {}
    for rule in analysis.lexica.ruleset.rules:
        if rule.claims.kind not in _KINDS or not rule.claims.measure:
            continue
        for state, span in _matches(analysis, rule):
            claim = _claim(analysis, rule, state, span)
            key = (rule.id, span.root.i)
            if claim is not None and (key not in claims or len(claims[key].text) < len(claim.text)):
                claims[key] = claim
    return sorted(claims.values(), key=lambda c: (c.span, c.measure))


def _matches(analysis: Analysis, rule: Rule) -> Iterator[tuple[str, Span]]:
    doc = analysis.doc
    phrases: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for state, words in rule.claims.states.items():
        for word in words:
            parts = tuple(word.split())
            phrases.setdefault(parts[0], []).append((state, parts))
    for token in doc:
        for key in {token.lower_, token.lemma_.lower()}:
            for state, parts in phrases.get(key, ()):
                span = doc[token.i : token.i + len(parts)]
                if len(span) == len(parts) and all(
                    p in {t.lower_, t.lemma_.lower()} for p, t in zip(parts, span, strict=True)
                ):
                    yield state, span


def _claim(analysis: Analysis, rule: Rule, state: str, span: Span) -> Claim | None:
    root = span.root
    bearer = _sought(span) or _bearer(root)
    if bearer is None:
        return None
    key, subject = entity_of(analysis, bearer)
    if not key:
        return None
    if _negated(root, span):
        opposite = _opposite(rule, state)
        if opposite is None:
            return None
        state = opposite
    return make_claim(
        analysis,
        (span.start_char, span.end_char),
        kind=rule.claims.kind,
        measure=rule.claims.measure[0],
        subject=subject,
        value=Wording(analysis.document.text[span.start_char : span.end_char], state),
        anchor=root,
        predicate=root,
        entity=key,
    )


def _sought(span: Span) -> Token | None:
    """Whom a phrase that ends in a preposition is about: "searching for Ann Lee"."""
    last = span[-1]
    if last.pos_ != "ADP" or len(span) < 2:
        return None
    return next((c for c in last.children if c.dep_ == "pobj"), None)


def _bearer(root: Token) -> Token | None:
    """The noun phrase head that a state word says something of."""
    verb = root
    if root.pos_ == "NOUN":
        owner = next((c for c in root.children if c.dep_ == "poss"), None)
        of = next((c for c in root.children if c.lower_ == "of"), None)
        inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of else None
        if owner is not None or inner is not None:
            return owner or inner
    if root.pos_ in {"ADJ", "ADV", "ADP", "NOUN"}:
        verb = next((t for t in root.ancestors if t.pos_ in {"VERB", "AUX"}), root)
        if root.dep_ == "amod" and root.head.pos_ in {"NOUN", "PROPN"}:
            return root.head
        return _child(verb, {"nsubj", "nsubjpass"})
    passive = _child(verb, {"nsubjpass"})
    if passive is not None:
        return _antecedent(verb, passive)
    patient = _child(verb, {"dobj"})
    if patient is not None:
        return patient
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return verb.head
    return None if _child(verb, {"dobj"}) else _child(verb, {"nsubj"})


def _antecedent(verb: Token, subject: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if subject.lower_ in {"who", "which", "that"} and verb.dep_ == "relcl":
        return verb.head
    return subject


def _child(verb: Token, labels: set[str]) -> Token | None:
    return next((c for c in verb.children if c.dep_ in labels), None)


def _negated(root: Token, span: Span) -> bool:
    inside = {t.lower_ for t in span}
    if inside & _NEGATIONS:
        return False
    return any(c.dep_ == "neg" or c.lower_ in _NEGATIONS for c in root.children)


def _opposite(rule: Rule, state: str) -> str | None:
    for a, b in rule.options.opposites:
        if state == a:
            return b
        if state == b:
            return a
    return None
