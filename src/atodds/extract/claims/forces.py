"""Strengths of forces: how many fighters or soldiers a group has, and which group it is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.claims.populations import population_of
from atodds.extract.counting.frames import Frame, modifiers

if TYPE_CHECKING:
    from spacy.tokens import Token

_STRENGTH = frozenset({"strength", "number", "size", "force", "rank", "membership"})
_HAVE = frozenset({"be", "have", "number", "put", "estimate", "count", "boast", "command", "range",
                   "field", "total", "believe", "muster"})  # fmt: skip


def strength_of(analysis: Analysis, frame: Frame, last: Frame | None) -> tuple[str, str] | None:
    """The force whose strength a number gives: its key and name, both "" where it is not known.

    None for a number that gives no strength.

    "3,000 to 5,000 fighters", "its strength is up to 7,000", and after either "it has up to 7,000".
    """
    lexica = analysis.lexica
    noun, predicate = frame.noun, frame.predicate
    fighters = population_of(frame, lexica) & {"militant", "soldier"}
    subject = None
    if predicate is not None:
        subject = next((c for c in predicate.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    sized = subject is not None and subject.lemma_.lower() in _STRENGTH
    follows = (
        noun is None
        and last is not None
        and last.number.sent == frame.number.sent
        and bool(population_of(last, lexica) & {"militant", "soldier"})
    )
    verb = predicate is not None and predicate.pos_ == "VERB"
    if not (fighters or sized or follows) or (
        predicate is not None and verb and predicate.lemma_ not in _HAVE | lexica.reporting
    ):
        return None
    if noun is not None:
        for token in modifiers(noun):
            named = _named(analysis, token)
            if named is not None:
                return named
    owner = subject
    if sized and subject is not None:
        owner = next((c for c in subject.children if c.dep_ == "poss"), None)
    if owner is not None and owner.pos_ in {"PRON", "PROPN", "NOUN"}:
        return _force(analysis, owner)
    group = next(
        (t for t in frame.number.sent if t.lemma_.lower() in {"group", "its", "their"}), None
    )
    return _force(analysis, group) if group is not None else ("", "")


def _named(analysis: Analysis, token: Token) -> tuple[str, str] | None:
    """Key and name of the group that a token itself names."""
    for mention in analysis.names.mentions:
        if mention.start <= token.idx < mention.end:
            entity = analysis.names.entities[mention.entity]
            key = analysis.references.group_key(entity.key, token.sent)
            group = mention.type in {"org", "other"} or key != entity.key
            return (key, entity.name) if group else None
    return None


def _force(analysis: Analysis, token: Token) -> tuple[str, str]:
    """Key and name of the group that a token means; both "" where none is sure.

    A name says it itself. "It", "the group" and "their" mean the group that the text before names
    most often: no person, no place, and nobody who is only quoted.
    """
    named = _named(analysis, token)
    if named is not None or token.pos_ == "PROPN":
        return named or ("", "")
    quoted = {
        mention.entity
        for source in analysis.sources
        for mention in analysis.names.mentions
        if source.speaker_span.start <= mention.start < source.speaker_span.end
    }
    before = Counter(
        mention.entity
        for mention in analysis.names.mentions
        if mention.type in {"org", "other"}
        and mention.entity not in quoted
        and 0 <= token.idx - mention.end <= _REACH
    )
    if not before:
        return "", ""
    entity = analysis.names.entities[max(sorted(before), key=lambda e: before[e])]
    return analysis.references.group_key(entity.key, token.sent), entity.name


_REACH = 900
"""Characters that "the group" reaches back."""
