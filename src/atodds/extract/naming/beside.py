"""What the words beside a name say about it: its role, its kind, an age. Text in, words out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from atodds.namewords import NameWords, fold

_AGE = re.compile(r",? (?:who (?:is|was) )?(?:aged? )?\(?(\d{1,2})(?=[,;.)]|\s+of\b| years| and\b)")
_AGE_BEFORE = re.compile(r"(\d{1,2})-?\s?year-?\s?olds? $")
_TOKEN = re.compile(r"[^\W_]+(?:['.&-][^\W_]+)*")
_CLAUSE = re.compile(r"[,;:.()\u2013\"]|\b(?:who|which|that|said|says|told|and|but)\b")
_CLAUSE_BEFORE = re.compile(r"[;:()\u2013\"]|\b(?:who|which|said|says|told|but|when|as|while)\b")
_REACH = 90
"""Characters to each side within which an apposition must end."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Descriptors of a mention, the type they speak for, and whether "and" joins it to the last."""

    descriptors: frozenset[str]
    type: Literal["person", "org", "place", "vessel"] | None
    weight: int
    joined: bool


def look_beside(
    text: str,
    sentence: tuple[int, int],
    span: tuple[int, int],
    previous: tuple[int, int] | None,
    lists: NameWords,
) -> Beside:
    """What stands beside the name at `span` within its sentence."""
    start, end = span
    before = text[max(sentence[0], start - _REACH) : start]
    after = text[end : min(sentence[1], end + _REACH)]
    after = after.removeprefix("'s") if after.startswith("'s") else after
    found: set[str] = set()
    kind: Literal["person", "org", "place", "vessel"] | None = None
    weight = 0
    age = _AGE.match(after) or _AGE_BEFORE.search(before)
    if age:
        found.add(age[1])
        kind, weight = "person", 2
    role = _title_before(before, lists) | _apposition_before(before, lists)
    role |= _apposition_after(after, lists)
    if role:
        found |= role
        kind, weight = "person", 2
    noun, noun_kind = _noun(before, after, lists)
    if noun:
        found.add(noun)
        if not role and not age:
            kind, weight = noun_kind, 2
    joined = previous is not None and text[previous[1] : start] in (" and ", ", ", ", and ")
    return Beside(frozenset(found), kind, weight, joined)


def _title_before(before: str, lists: NameWords) -> set[str]:
    """ "the union spokeswoman " -> spokesperson, union, and the name in front of the role."""
    if not before.endswith((" ", ' "')):
        return set()
    tokens = _TOKEN.findall(before)
    if not tokens or before.rstrip(' "')[-1:] in ".,;:)" or fold(tokens[-1]) not in lists.roles:
        return set()
    if tokens[-1][0].isupper():
        return set()
    return _role_words(tokens[-5:], lists)


def _apposition_before(before: str, lists: NameWords) -> set[str]:
    """ "the governor of Ulan, " -> governor, ulan."""
    if not before.endswith(", "):
        return set()
    clause = _CLAUSE_BEFORE.split(before[:-2])[-1].split(", ")[-1]
    tokens = _TOKEN.findall(clause)
    if not 1 <= len(tokens) <= 10 or not _begins_with_role(tokens, lists):
        return set()
    return _role_words(tokens, lists)


def _apposition_after(after: str, lists: NameWords) -> set[str]:
    """ ", deputy head of the Tram union" -> head, deputy, tram, union."""
    if after.startswith(", "):
        clause = after[2:]
    elif after.startswith((" is ", " was ")):
        clause = after[4:]
    else:
        return set()
    tokens = _TOKEN.findall(_CLAUSE.split(clause)[0])[:10]
    if not tokens or not _begins_with_role(tokens, lists):
        return set()
    return _role_words(tokens, lists)


def _begins_with_role(tokens: list[str], lists: NameWords) -> bool:
    """Whether the noun of a phrase, before any "of" or "for", is a role."""
    head: list[str] = []
    for token in tokens:
        if token in ("of", "for", "at", "in", "with", "from", "to", "on"):
            break
        head.append(token)
    return bool(head) and fold(head[-1]) in lists.roles and len(head) <= 6


def _role_words(tokens: list[str], lists: NameWords) -> set[str]:
    """The roles in a phrase, the words that narrow them down and the names in it."""
    found = set()
    for token in tokens:
        key = fold(token.removesuffix("'s"))
        if key in lists.roles:
            found.add(lists.roles[key])
        elif token[0].isupper() or key in lists.role_modifiers or key in lists.organisation_nouns:
            found.update(key.split())
    return found - lists.never


def _noun(
    before: str, after: str, lists: NameWords
) -> tuple[str, Literal["org", "place", "vessel"] | None]:
    """A noun that calls the name a place, ship or organisation: "the village of X", "X bank"."""
    front = [t.lower() for t in _TOKEN.findall(before[-30:])][-2:]
    if front[-1:] == ["of"]:
        front.pop()
    elif before.rstrip()[-1:] in ",.;:":
        front = []
    back = _TOKEN.match(after[1:]) if after.startswith(" ") else None
    behind = back.group().lower() if back else ""
    for word in (front[-1] if front else "", behind):
        if word in lists.place_nouns:
            return word.removesuffix("s"), "place"
        if word in lists.vessels:
            return word, "vessel"
    if behind in lists.organisation_nouns and back is not None and back.group().islower():
        return behind, "org"
    return "", None
