"""Claims of where people are: the hospital that took someone in, the jail that holds someone.

Only what is said to be so: who will be taken to a jail is not in it. A list without subjects
("Remains in the county jail.") goes on with whom the sentence before was about.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.claims.bearers import is_actual
from atodds.extract.claims.build import make_claim
from atodds.extract.claims.victims import SEVERAL, patient, victim_at, with_several
from atodds.extract.naming.institutions import Institution, find_institutions
from atodds.model import Claim

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LISTS = {"hospital": "treated", "jail": "held"}
_EVERYONE = frozenset({"they", "them", "both", "all", "others"})
_ON_THE_WAY = frozenset({"pobj", "prep", "appos", "nmod", "compound", "conj"})


def whereabouts_claims(analysis: Analysis) -> list[Claim]:
    """All claims of a named hospital or jail that someone is in, in text order."""
    claims = [
        claim
        for institution in find_institutions(analysis.text)
        for claim in _claims(analysis, institution)
    ]
    return [
        claim
        for measure in _LISTS
        for claim in with_several([c for c in claims if c.measure == measure])
    ]


def _claims(analysis: Analysis, institution: Institution) -> Iterator[Claim]:
    span = analysis.tokens(institution.start, institution.end)
    words = analysis.lexica.vocabulary.words("whereabouts", _LISTS[institution.kind])
    verb = _verb(span, words) if span is not None and len(span) else None
    if verb is None or not is_actual(verb.doc[verb.i : verb.i + 1]):
        return
    first = _held(verb)
    for someone in [first, *first.conjuncts] if first is not None else []:
        referent = analysis.references.of(someone)
        everyone = someone.lower_ in _EVERYONE
        if not referent.person and not everyone:
            continue
        victim = victim_at(analysis, someone)
        yield make_claim(
            analysis,
            (institution.start, institution.end),
            kind="location",
            measure=institution.kind,
            subject=victim.name,
            value=institution.site,
            anchor=verb,
            predicate=verb,
            population=victim.people | {SEVERAL} if everyone else victim.people,
            entity=victim.key,
            cues=victim.cues,
        )


def _verb(span: Span, words: frozenset[str]) -> Token | None:
    """The verb of the clause that a place stands in, if it is one of some."""
    token = span.root
    while token.head.i != token.i and (token.dep_ in _ON_THE_WAY or token in span):
        token = token.head
        if token in span:
            continue
        if token.pos_ in {"VERB", "AUX"}:
            return token if token.lemma_.lower() in words else None
        if token.i == token.sent.start and not _stems(token).isdisjoint(words):
            return token
    return None


def _stems(token: Token) -> frozenset[str]:
    """What a word may be a form of: the capital of a first word hides a verb from the tagger."""
    word = token.lower_
    return frozenset(word.removesuffix(end) for end in ("s", "d", "ed", "ing"))


def _held(verb: Token) -> Token | None:
    """Who is taken or held: whoever undergoes the verb, else whoever does it."""
    found = patient(verb)
    if found is not None:
        return found
    token = verb
    while token.dep_ in {"conj", "xcomp"}:
        token = token.head
    subject = next((c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is not None:
        return subject
    if verb.dep_ == "ROOT" and verb.sent.start and verb.i - verb.sent.start <= 1:
        before = verb.doc[verb.sent.start - 1].sent
        return next((c for c in before.root.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return None
