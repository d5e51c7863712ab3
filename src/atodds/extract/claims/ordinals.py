"""Claims of rank: "the third-largest city", "the deadliest since 2011", "a fourth term".

The value is the place in the order, first = 1; what is ranked and by what is the measure, and the
scope ("in aviation history", "to walk on the moon") are the claim's words. "Since 2011" is a claim
of its own: it holds for every later year, too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.claims.build import make_claim
from atodds.extract.events import ANY
from atodds.extract.naming.places import place_key
from atodds.extract.numbers.ranks import Rank, find_ranks
from atodds.model import Claim, Interval, Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_EQUATING = frozenset({"be", "become", "remain", "make", "mark", "represent"})
_EQUATED = frozenset({"attr", "oprd", "acomp", "dobj"})
_AHEAD = frozenset({"to", "will", "would", "'ll"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PRONOUNS = frozenset({"it", "this", "that", "they"})
_STOPS = frozenset({",", ";", ":", "(", "\u2013", "\u2014"})
_CLIMB = 4


@dataclass(frozen=True, slots=True)
class _Bearer:
    """What holds a rank: its key, its name, its head, and whether a verb like "is" says so."""

    key: str = ""
    name: str = ""
    token: Token | None = None
    predicated: bool = False


def ordinal_claims(analysis: Analysis) -> list[Claim]:
    """All claims of rank, in text order."""
    claims: list[Claim] = []
    for rank in find_ranks(analysis.doc, analysis.lexica.ranks):
        claims.extend(_claims(analysis, rank))
    return claims


def _claims(analysis: Analysis, rank: Rank) -> list[Claim]:
    bearer = _bearer(analysis, rank)
    named = rank.noun is not None and rank.noun.lower_ != "one"
    noun = rank.noun if named else bearer.token
    if noun is None or noun.pos_ not in {"NOUN", "PROPN"}:
        return []
    start, end = rank.first.idx, rank.last.idx + len(rank.last)
    if any(t.start < end and start < t.end and t.kind == "date" for t in analysis.temporals):
        return []
    modality = analysis.modality(start, end)
    if modality is Modality.ASSERTED and _is_ahead(rank):
        modality = Modality.HEDGED
    if modality is Modality.NEGATED and (rank.number != 1 or rank.among):
        return []
    event = analysis.lexica.events.kind_of(noun)
    if event == ANY:
        event = (analysis.story.kinds or (ANY,))[0]
    thing = analysis.lexica.same_things.get(noun.lemma_.lower(), noun.lemma_.lower())
    measure = f"{rank.dimension} {thing}".strip()
    since = _since(analysis, rank)
    scope = _scope(analysis, rank, noun)
    cues = {"predicated"} if bearer.predicated else set()
    if not rank.dimension:
        cues.add("numbered")

    def claim(span: tuple[int, int], name: str, value: Interval, words: frozenset[str]) -> Claim:
        return make_claim(
            analysis,
            span,
            kind="ordinal",
            measure=name,
            subject=bearer.name or thing,
            value=value,
            anchor=rank.head,
            predicate=_verb(rank.head),
            entity=bearer.key,
            words=words,
            cues=frozenset(cues),
            modality=modality,
            kinds=frozenset({event}) if event else frozenset(),
        )

    window = frozenset({f"since {since[0]}"}) if since is not None else frozenset()
    found = [claim((start, end), measure, _value(rank, modality), scope | window)]
    tops = rank.number == 1 and modality is not Modality.NEGATED
    if since is not None and rank.dimension and tops:
        year, last = since
        found.append(claim((start, last), f"{measure} since", Interval(None, year), scope))
    return found


def _value(rank: Rank, modality: Modality) -> Interval:
    if modality is Modality.NEGATED:
        return Interval(2, None)
    return Interval(rank.number, None if rank.among else rank.number)


def _bearer(analysis: Analysis, rank: Rank) -> _Bearer:
    """Who or what holds the rank."""
    head = _top(rank)
    for child in rank.head.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            return _named(analysis, child)
    if not rank.dimension:
        owner = next((c for c in rank.head.children if c.dep_ == "poss"), None)
        if owner is not None:
            return _named(analysis, _owner(owner))
    if head.dep_ == "appos":
        return _named(analysis, head.head)
    verb = head.head
    subject = _subject(verb)
    if head.dep_ in _EQUATED and verb.lemma_ in _EQUATING:
        if subject is None and verb.dep_ == "xcomp":
            subject = _subject(verb.head)
        named = _named(analysis, subject) if subject is not None else _Bearer()
        return replace(named, predicated=subject is not None)
    successive = rank.head.lemma_.lower() in analysis.lexica.ranks.successive
    if not rank.dimension and successive and subject is not None:
        return _named(analysis, subject)
    return _Bearer()


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in _SUBJECTS), None)


def _owner(token: Token) -> Token:
    """Whose it is: in "Ida Lund won her third term", the subject's."""
    if token.tag_ != "PRP$":
        return token
    verb = _verb(token)
    subjects = verb.children if verb is not None else ()
    return next((c for c in subjects if c.dep_ in _SUBJECTS and c.i < token.i), token)


def _is_ahead(rank: Rank) -> bool:
    """Whether the rank is still to be reached: "it is set to become the largest"."""
    verb = _top(rank).head
    said = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return verb.lemma_ in _EQUATING and not said.isdisjoint(_AHEAD)


def _top(rank: Rank) -> Token:
    """The head of the phrase that holds the rank, "one of" included."""
    head = rank.head
    if rank.among and head.head.dep_ == "prep" and head.head.lower_ == "of":
        return head.head.head
    return head


def _named(analysis: Analysis, token: Token) -> _Bearer:
    for place in analysis.places:
        if place.start <= token.idx < place.end:
            return _Bearer(place.key, analysis.text[place.start : place.end], token)
    if token.lower_ in _PRONOUNS:
        return _Bearer("", "", None)
    referent = analysis.references.of(token)
    if referent.key:
        return _Bearer(referent.key, referent.name, token)
    if token.pos_ == "PROPN":
        name = analysis.text[token.left_edge.idx : token.idx + len(token)]
        return _Bearer(place_key(name), name, token)
    return _Bearer("", "", token)


def _verb(token: Token) -> Token | None:
    for _ in range(_CLIMB):
        if token.pos_ == "VERB":
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _scope(analysis: Analysis, rank: Rank, noun: Token) -> frozenset[str]:
    """The words that say among what it is ranked, years left out."""
    wide = analysis.lexica.ranks.wide
    inside = [t for t in rank.head.subtree if not rank.first.i <= t.i <= rank.last.i]
    beside = [t for t in rank.head.doc[rank.first.i : rank.last.i] if t.dep_ == "compound"]
    apart = {t.i for c in rank.head.children if c.dep_ == "appos" for t in c.subtree}
    after = (t.i for t in rank.head.doc[rank.last.i + 1 : rank.head.sent.end] if t.text in _STOPS)
    first, end = rank.head.left_edge.i, next(after, rank.head.sent.end)
    return frozenset(
        t.lemma_.lower()
        for t in (*inside, *beside)
        if first <= t.i < end
        and t.i not in apart
        and t.pos_ in {"NOUN", "PROPN", "VERB", "ADJ"}
        and t.lemma_.lower() not in wide
        and t.i != noun.i
        and not t.is_stop
    )


def _since(analysis: Analysis, rank: Rank) -> tuple[int, int] | None:
    """The year from which on it is ranked and where that is said: "the deadliest since 2011"."""
    sentence = rank.head.sent
    for temporal in analysis.temporals:
        if temporal.kind != "date" or temporal.period is None:
            continue
        if not rank.last.idx < temporal.start < sentence.end_char:
            continue
        if temporal.start - rank.last.idx > 60:
            return None
        token = analysis.token_at(temporal.start)
        if token is None or token.i == 0 or token.nbor(-1).lower_ != "since":
            continue
        if temporal.period.start[:4] != temporal.period.end[:4]:
            return None
        return date.fromisoformat(temporal.period.start).year, temporal.end
    return None
