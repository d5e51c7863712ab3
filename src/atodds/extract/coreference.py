"""Finds whom a pronoun or a short noun phrase means: light, within one document, by recency.

Only what a reader could not take otherwise: a personal pronoun goes to the last person named in
this sentence or the two before it, "the group" to the last organisation. Anything else stays
unresolved: no guess is better than a wrong one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis

if TYPE_CHECKING:
    from spacy.tokens import Token

    from atodds.extract.names import Mention

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_COLLECTIVE = frozenset({"it", "its", "they", "their", "them"})
_REACH = 400
"""Characters that a pronoun reaches back."""


def entity_of(analysis: Analysis, token: Token) -> tuple[str, str]:
    """(key, text) of whom or what a noun phrase's head means; the key is "" where unknown.

    A role noun ("the mastermind") that stands for nobody named gives "role:planner".
    """
    mention = _named(analysis, token)
    if mention is not None:
        entity = analysis.names.entities[mention.entity]
        return entity.key, entity.name
    lower = token.lower_
    if lower in _PERSONAL:
        return _last(analysis, token, {"person"})
    role = role_of(analysis, token)
    if role == "group" or lower in _COLLECTIVE:
        return _last(analysis, token, {"org"})
    if role:
        return f"role:{role}", token.text
    return "", token.text


def role_of(analysis: Analysis, token: Token) -> str:
    """The part that a role noun names ("planner"), or ""."""
    lemma = token.lemma_.lower()
    for role, words in analysis.lexica.vocabulary.table("roles").items():
        if lemma in words or token.lower_ in words:
            return role
    return ""


def _named(analysis: Analysis, token: Token) -> Mention | None:
    """The name that heads a noun phrase, stands beside its head, or is in apposition to it."""
    near = [token, *(c for c in token.children if c.dep_ in {"appos", "compound", "flat", "nmod"})]
    for candidate in near:
        for mention in analysis.names.mentions:
            if mention.type != "place" and mention.start <= candidate.idx < mention.end:
                return mention
    return None


def _last(analysis: Analysis, token: Token, types: set[str]) -> tuple[str, str]:
    best = None
    for mention in analysis.names.mentions:
        if mention.end <= token.idx and token.idx - mention.end <= _REACH and mention.type in types:
            best = mention
    if best is None:
        return "", token.text
    entity = analysis.names.entities[best.entity]
    return entity.key, entity.name
