"""Which names of a document belong together: a surname and its full name, an acronym, an alias.

Only names that fit are joined; two spellings of one name stay two, so that they can be compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from atodds.mentions import NameType
from atodds.names import compare_names, is_acronym
from atodds.namewords import NameWords, fold

_ORDER: tuple[NameType, ...] = ("person", "org", "place", "vessel", "other")
_WORD = r"[^\W\d_a-z]\w*(?:[.'&-]\w+)*"
_ALIAS = re.compile(
    r"(?:'s)?,? \(?(?:also known as|also called|a\.?k\.?a\.?|known as|formerly|or) \"?"
    rf"({_WORD}(?: {_WORD}){{0,2}})"
    rf"|(?:'s)? \((?:the )?\"?({_WORD}(?: {_WORD}){{0,3}})\"?\)"
)


@dataclass(slots=True)
class Form:
    """One folded form of a name with its mentions and the votes on what it names."""

    key: str
    mentions: list[int]
    votes: Counter[NameType]


@dataclass(slots=True)
class Group:
    """Mentions of one thing, in the making."""

    name: str
    type: NameType
    mentions: list[int]
    keys: set[str] = field(default_factory=set)


def gather(
    forms: Sequence[Form], texts: Sequence[str], text: str, ends: Sequence[int], lists: NameWords
) -> list[Group]:
    """Groups of mention indexes, in the order of their first mention.

    `texts` and `ends` are the mentions' wordings and end offsets in `text`.
    """
    aliases = dict(_aliases(forms, text, ends))
    groups: list[Group] = []
    by_key: dict[str, Group] = {}
    last: dict[str, list[Group]] = {}
    for form in sorted(forms, key=lambda f: (-len(f.key.split()), f.mentions[0])):
        name = max((texts[i] for i in form.mentions), key=lambda t: (not t.isupper(), len(t)))
        kind = _type_of(form.votes)
        words = form.key.split()
        home = _home(form.key, words, name, kind, aliases, by_key, last, lists)
        if home is None:
            home = Group(name, kind, [], set())
            groups.append(home)
            for word in {words[0], words[-1]} if len(words) > 1 else ():
                last.setdefault(word, []).append(home)
        home.mentions.extend(form.mentions)
        home.keys.add(form.key)
        by_key[form.key] = home
    for group in groups:
        group.mentions.sort()
    return sorted(groups, key=lambda g: g.mentions[0])


def _type_of(votes: Counter[NameType]) -> NameType:
    best = max(_ORDER, key=lambda t: votes[t])
    return best if votes[best] > 0 else "other"


def _home(
    key: str,
    words: Sequence[str],
    name: str,
    kind: NameType,
    aliases: dict[str, str],
    by_key: dict[str, Group],
    last: dict[str, list[Group]],
    lists: NameWords,
) -> Group | None:
    """The group that a form belongs to, if there is just one that fits."""
    if key in aliases and aliases[key] in by_key:
        return by_key[aliases[key]]
    if name.isupper() and len(words) == 1:
        spelt_out = [
            g for g in by_key.values() if is_acronym(name, tuple(fold(g.name).split()), lists)
        ]
        if spelt_out:
            return spelt_out[0]
    candidates = {id(g): g for w in (words[0], words[-1]) for g in last.get(w, ())}
    fitting = [g for g in candidates.values() if _fits(name, words, kind, g, lists)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(name: str, words: Sequence[str], kind: NameType, group: Group, lists: NameWords) -> bool:
    if group.type == "person" and kind in ("person", "other", "org"):
        if len(words) == 1 and words[0] != fold(group.name).split()[-1] and kind != "person":
            return False
        return compare_names(name, group.name, "person", lists) in ("same", "compatible")
    if kind != group.type and "other" not in (kind, group.type):
        return False
    if kind == "person" or compare_names(name, group.name, "org", lists) != "compatible":
        return False
    return all(w in words or w in lists.organisation_nouns for w in fold(group.name).split())


def _aliases(forms: Sequence[Form], text: str, ends: Sequence[int]) -> Iterator[tuple[str, str]]:
    """Pairs (alias, form) that the text itself gives: "X (Y)", "X, also known as Y"."""
    for form in forms:
        for index in form.mentions:
            match = _ALIAS.match(text, ends[index])
            if match:
                written = match[1] or match[2]
                alias = fold(written)
                short = match[1] or (written.isupper() and " " in form.key)
                if short and alias != form.key:
                    yield alias, form.key
