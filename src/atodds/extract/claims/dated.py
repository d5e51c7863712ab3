"""What a date or time belongs to: a verb or a noun that something happens by, and who undergoes it.

The parse says which word a date hangs on. A noun that is no happening ("in the 300 block of Mill
Road on Monday") is passed through to what governs it; "before Monday" is the day of nothing.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.events import ANY

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PARTIES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "agent", "dative", "poss"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BEGUN = frozenset({"dobj", "xcomp"})
_RELATIVE = frozenset({"that", "which", "who"})
_PRONOUNS = frozenset({"it", "this"})
_BEFORE_NOUN = frozenset({"compound", "nmod", "poss", "amod", "nummod", "npadvmod"})


@dataclass(frozen=True, slots=True)
class Dated:
    """Something dated: `phase` is "start" or "end" where only that is, `event` a kind of event."""

    governor: Token
    thing: Token
    name: str
    phase: str = ""
    event: str = ""


def dated_at(analysis: Analysis, span: Span, times: Container[int], clock: bool) -> Dated | None:
    """What the time expression at a span dates; `clock` for a time of day.

    `times` are the tokens of all time expressions: the "a.m." that a date hangs on says nothing.
    """
    words = analysis.lexica.happenings
    governor = _governor(analysis, span, times)
    if governor is None and span.start - 1 in times:
        # Parted from its sentence by the parse: "around 2 a.m. Saturday, March 2".
        governor = _governor(analysis, span.doc[span.start - 1 : span.start], times)
    if governor is None or _tells(analysis, governor):
        return None
    before = span.doc[span.start - 1].lower_ if span.start > span.sent.start else ""
    if not clock and before in words.bounds:
        return None
    lemma = governor.lemma_.lower()
    thing, phase = governor, ""
    if not clock and before == "since":
        if governor.tag_ != "VBG" and governor.pos_ != "NOUN":
            return None
        phase = "start"
    elif lemma in words.begin | words.end | words.occur or _takes_place(analysis, governor):
        begun = next((c for c in governor.children if c.dep_ in _BEGUN), None)
        subject = begun if lemma in words.begin | words.end and begun else _subject(governor)
        thing = subject if subject is not None else governor
        if lemma in words.begin | words.end and subject is not None and not clock:
            phase = "start" if lemma in words.begin else "end"
    elif lemma in analysis.lexica.vocabulary.words("events", "idle"):
        return None
    if thing.pos_ not in {"NOUN", "VERB"}:
        thing = governor
    return Dated(governor, thing, _name(analysis, thing), phase, event_of(analysis, governor))


def named(analysis: Analysis, noun: Token) -> Dated | None:
    """The happening that a noun names: "the bombing", "the change of power"."""
    name = _name(analysis, noun)
    if not _happens(analysis, noun) and name == noun.lemma_.lower():
        return None
    return Dated(noun, noun, name, "", event_of(analysis, noun))


def _name(analysis: Analysis, thing: Token) -> str:
    """The one name of what may be said in several words: "seize", "change of power"."""
    same, lemma = analysis.lexica.happenings.same, thing.lemma_.lower()
    for preposition in (c for c in thing.children if c.lower_ == "of"):
        for noun in (c for c in preposition.children if c.dep_ == "pobj"):
            if (name := same.get(f"{lemma} of {noun.lemma_.lower()}")) is not None:
                return name
    return same.get(lemma, lemma)


def _tells(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb is one of saying, and says something: "responded to a call" does not."""
    lemma = verb.lemma_.lower()
    if lemma not in analysis.lexica.reporting:
        return False
    responds = lemma in analysis.lexica.vocabulary.words("events", "response")
    return not (responds and any(c.dep_ == "prep" and c.lower_ == "to" for c in verb.children))


def _takes_place(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb is the "is" of "the funeral is on Friday"."""
    subject = _subject(verb) if verb.lemma_ == "be" else None
    return subject is not None and _happens(analysis, subject)


def _governor(analysis: Analysis, span: Span, times: Container[int]) -> Token | None:
    """The verb, or the noun of a happening, that a time expression modifies."""
    token = span.root
    while token.head.i != token.i:
        below, token = token, token.head
        if span.start <= token.i < span.end or token.i in times:
            continue
        if token.pos_ in {"VERB", "AUX"}:
            return token
        if token.pos_ not in {"NOUN", "PROPN"} or not _happens(analysis, token):
            continue
        if token.i < span.start or below.dep_ in _BEFORE_NOUN:
            return token
    return None if span.start <= token.i < span.end else token


def _happens(analysis: Analysis, noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    occasions = analysis.lexica.happenings.occasions
    return lemma in occasions or analysis.lexica.events.kind_of(noun) is not None


def event_of(analysis: Analysis, governor: Token) -> str:
    """The kind of event that a verb or noun tells of, itself or by its nearest argument."""
    lexicon = analysis.lexica.events
    words = analysis.lexica.happenings
    occurs = governor.lemma_.lower() in words.occur
    main = (analysis.story.kinds or (ANY,))[0]
    for token in (governor, *governor.children):
        if token is not governor and token.dep_ not in _PARTIES | {"xcomp", "advcl"}:
            continue
        if token.lower_ in _RELATIVE and token.dep_ in _SUBJECTS and governor.dep_ == "relcl":
            token = governor.head
        if token.dep_ not in _SUBJECTS and governor.lemma_.lower() in words.react:
            continue
        kind = lexicon.kind_of(token)
        if kind is not None:
            return kind if kind != ANY else main
        if occurs and token.lower_ in _PRONOUNS and token.dep_ in _SUBJECTS:
            return main
    return _struck_in(analysis, governor)


def _struck_in(analysis: Analysis, verb: Token) -> str:
    """The kind of event that people are hurt in: "wounded in a shooting on Monday".

    Not that in which they die, which they may do days later, or for which they are charged.
    """
    lemma = verb.lemma_.lower()
    struck = any(m.kind == "casualty" and lemma in m.verbs for m in analysis.lexica.measures)
    if not struck or not any(c.dep_ in {"nsubjpass", "dobj"} for c in verb.children):
        return ""
    for preposition in (c for c in verb.children if c.lower_ in {"in", "during"}):
        for noun in (c for c in preposition.children if c.dep_ == "pobj"):
            if (kind := analysis.lexica.events.kind_of(noun)) is not None:
                return kind if kind != ANY else (analysis.story.kinds or (ANY,))[0]
    return ""


def patient(analysis: Analysis, happening: Dated) -> tuple[str, str]:
    """Key and name of whom a verb's happening befalls: who is arrested, killed; else who acts.

    An event is one for all groups and bodies that take part in it; persons each have their own.
    """
    children = list(happening.governor.children)
    for role in ("nsubjpass", "dobj", "nsubj"):
        for token in (c for c in children if c.dep_ == role):
            referent = analysis.references.of(token)
            if referent.key and (referent.person or not happening.event):
                return referent.key, referent.name
    return "", ""


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, or of the one that it completes: "the trial is to begin"."""
    for at in (verb, verb.head if verb.dep_ == "xcomp" else verb):
        for child in at.children:
            if child.dep_ in _SUBJECTS:
                return verb.head if child.lower_ in _RELATIVE and verb.dep_ == "relcl" else child
    return None
