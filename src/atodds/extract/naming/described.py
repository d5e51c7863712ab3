"""People who are described and not named: "a 24-year-old man", "another 16-year-old".

The age tells one person of a story from another. Who is as old as someone named is that person; an
age that several share tells nobody. Knows no names beyond those it is given.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atodds.extract.naming.agelists import AgeList, age_lists
from atodds.parse import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from atodds.mentions import NamesInDocument

AGED = "aged:"
"""Begins the key of one who is known by age and sex alone: "aged:24:man"."""

_YEARS = re.compile(r"\b(\d{1,3})[- ]years?[- ](old|olds)\b", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:man|woman|boy|girl|victim|teen|teenager), (\d{1,2})(?=[,.;])")
_NAME_AND_AGE = re.compile(r"\b[A-Z][\w'-]+, (\d{1,2})(?=[,.;])")
_ANOTHER = frozenset({"another", "second", "third", "fourth", "fifth", "other"})
_IDENTIFY = frozenset({"identify", "name"})
SEXES = frozenset({"man", "woman"})
_AGAIN = frozenset({"the", "this", "that"})
MEANT = frozenset({"man", "woman", "young", "anyone"})
"""Parts whose nouns can mean whoever was described before: "the man", "the victim"."""
_REACH = 4
"""Words that may stand between an age and the noun that it describes."""
_CLOSE = 2
"""How near the noun for a thing stands that an age describes: "a 30-year-old stone bridge"."""


@dataclass(frozen=True, slots=True)
class Described:
    """One mention of somebody by age: the tokens that may head it, and what it says."""

    age: int
    sex: str
    heads: tuple[int, ...]
    another: bool
    indefinite: bool
    name: str

    @property
    def key(self) -> str:
        """The key to compare somebody by who is named nowhere."""
        return f"{AGED}{self.age}:{self.sex}" + (":another" if self.another else "")


class DescribedPeople:
    """Those whom one document describes by their age, and the ages of those whom it names."""

    def __init__(
        self,
        doc: Doc,
        names: NamesInDocument,
        people: Mapping[str, frozenset[str]],
        speakers: Container[int],
    ) -> None:
        """`speakers` are the entities that a text only lets speak: neighbours, officials."""
        named = {
            token.i
            for mention in names.mentions
            if mention.type == "person"
            for token in doc.char_span(mention.start, mention.end, alignment_mode="expand") or ()
        }
        self._lists = _listed(doc, people)
        listed = [(a.start, a.end) for a, _ in self._lists.values()]
        found = list(_described(doc, people, named, listed))
        self._plural = {d.age for d in found if not d.heads}
        found = [d for d in found if d.heads]
        self._people = people
        self._by_head = {i: d for d in found for i in d.heads}
        self._ages = _named_ages(names, speakers)
        for described, entity in _identified(doc, self._by_head, names):
            self._ages[described.age] = self._ages.get(described.age, frozenset()) | {entity}
        self._unlisted = {
            int(match[1])
            for match in _NAME_AND_AGE.finditer(text_of(doc))
            if (token := doc.char_span(match.start(), match.start() + 1, alignment_mode="expand"))
            and token[0].pos_ == "PROPN"
            and token[0].i not in named
        }
        # Names that were not found as such have ages, too.
        self._others = {d.age for d in found if d.another}
        self._shared = _shared([*found, *(d for _, some in self._lists.values() for d in some)])

    def at(self, token: Token) -> Described | None:
        """What the noun phrase with this head says of somebody's age."""
        return self._by_head.get(token.i)

    def listed_at(self, token: Token) -> tuple[Described, ...]:
        """Whom a noun phrase means that lists several ages, one by one."""
        return self._lists[token.i][1] if token.i in self._lists else ()

    def named(self, described: Described) -> int | None:
        """The entity that is as old as this, if the text names just one who is."""
        entities = self._ages.get(described.age, frozenset())
        alone = len(entities) == 1 and described.age not in self._plural | self._unlisted
        return next(iter(entities)) if alone and not described.another else None

    def is_clear(self, described: Described) -> bool:
        """Whether the text has but one who fits, and names none."""
        if described.age in self._plural | self._unlisted or described in self._shared:
            return False
        return described.another or described.age not in self._others | self._ages.keys()

    def has_age(self, entity: int) -> bool:
        """Whether the text says how old somebody named is."""
        return any(entity in entities for entities in self._ages.values())

    def age_of(self, entity: int) -> int | None:
        """The age by which somebody named can be known elsewhere: one that nobody else has."""
        ages = [age for age, entities in self._ages.items() if entity in entities]
        if len(ages) != 1 or len(self._ages[ages[0]]) > 1:
            return None
        others = self._plural | self._others | self._unlisted
        return ages[0] if ages[0] not in others else None

    def meant_again(self, token: Token, sentences: Iterable[tuple[Span, int]]) -> Described | None:
        """Whom "the man" means: the one man described in the nearest sentence that has any.

        `sentences` are the token's own and those before, each with where to stop in it. None where
        the text has meanwhile spoken of another man whose age it does not tell.
        """
        parts = self._people.get(token.lemma_.lower(), frozenset())
        if not parts & MEANT or not any(c.lower_ in _AGAIN for c in token.children):
            return None
        for sentence, stop in sentences:
            found: dict[str, Described] = {}
            for t in sentence.doc[sentence.start : stop]:
                other = self._people.get(t.lemma_.lower(), frozenset())
                if not other & MEANT and t.i not in self._by_head:
                    continue
                described = self._by_head.get(t.i)
                told = {described.sex} if described is not None and described.sex else other
                sexes = [SEXES & some for some in (parts, told)]
                if all(sexes) and not sexes[0] & sexes[1]:
                    continue
                if described is None:
                    return None
                found[described.key] = described
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None


def _listed(
    doc: Doc, people: Mapping[str, frozenset[str]]
) -> dict[int, tuple[AgeList, tuple[Described, ...]]]:
    """The lists of ages by the token at their head, with those whom they describe."""
    found = {}
    for some in age_lists(doc, people):
        sexes = sorted(SEXES & people.get(some.head.lemma_.lower(), frozenset()))
        sex = sexes[0] if len(sexes) == 1 else ""
        described = tuple(
            Described(age, sex, (), False, not some.known, f"{age}-year-old") for age in some.ages
        )
        found[some.head.i] = (some, described)
    return found


def _identified(
    doc: Doc, by_head: Mapping[int, Described], names: NamesInDocument
) -> Iterator[tuple[Described, int]]:
    """Those known by age whom a text then names: "identified the 25-year-old as Ann Lee"."""
    for mention in names.mentions:
        if mention.type != "person":
            continue
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is None or span.start < 2 or doc[span.start - 1].lower_ != "as":
            continue
        above = doc[span.start - 1].head
        verb = above.head if above.i in by_head else above
        if verb.lemma_.lower() in _IDENTIFY:
            objects = (c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"})
            yield from ((by_head[o.i], mention.entity) for o in objects if o.i in by_head)


def _described(
    doc: Doc,
    people: Mapping[str, frozenset[str]],
    named: set[int],
    listed: Sequence[tuple[int, int]],
) -> Iterator[Described]:
    """`listed` are the places of ages that are told together with others."""
    text = text_of(doc)
    for pattern in (_YEARS, _BESIDE):
        for match in pattern.finditer(text):
            span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
            if span is None or not len(span):
                continue
            if any(start <= match.start() < end for start, end in listed):
                continue
            age = int(match[1])
            if pattern is _YEARS and match[2].lower() == "olds":
                yield Described(age, "", (), False, False, "")
                continue
            noun = span[0] if pattern is _BESIDE else _noun_after(span[-1], people, named)
            if noun is not None and noun.tag_ in {"NNS", "NNPS"}:
                yield Described(age, "", (), False, False, "")
            elif noun is not None:
                first = span[0] if span[0].i < noun.i else noun
                yield _mention(doc, age, first, span[-1], noun, people)


def _noun_after(old: Token, people: Mapping[str, frozenset[str]], named: set[int]) -> Token | None:
    """The noun that an age describes, the age itself where it stands alone; None beside a name."""
    for token in old.doc[old.i + 1 : min(old.i + 1 + _REACH, old.sent.end)]:
        if token.i in named:
            return None
        if people.get(token.lemma_.lower()) or people.get(token.lower_):
            return token
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"}:
            break
    thing = old.dep_ == "amod" and old.head.pos_ == "NOUN" and 0 < old.head.i - old.i <= _CLOSE
    verbs = any(t.tag_.startswith("VB") for t in old.doc[old.i + 1 : old.head.i])
    return None if thing and not verbs else old


def _mention(
    doc: Doc, age: int, first: Token, last: Token, noun: Token, people: Mapping[str, frozenset[str]]
) -> Described:
    parts = people.get(noun.lemma_.lower()) or people.get(noun.lower_) or frozenset()
    sexes = sorted(SEXES & parts)
    before = {t.lower_ for t in doc[max(first.sent.start, first.i - 2) : first.i]}
    return Described(
        age,
        sexes[0] if len(sexes) == 1 else "",
        tuple(dict.fromkeys((noun.i, last.i))),
        bool(before & _ANOTHER),
        bool(before & {"a", "an"}),
        doc[first.i : max(noun.i, last.i) + 1].text,
    )


def _named_ages(names: NamesInDocument, speakers: Container[int]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for mention in names.mentions:
        if mention.type == "person" and mention.entity not in speakers:
            for word in mention.descriptors:
                if word.isdigit():
                    found[int(word)].add(mention.entity)
    return {age: frozenset(entities) for age, entities in found.items()}


def _shared(found: Sequence[Described]) -> set[Described]:
    """Those whose age a text gives to two: it brings each in anew, or they are man and woman."""
    groups: dict[tuple[int, bool], list[Described]] = defaultdict(list)
    for described in found:
        groups[described.age, described.another].append(described)
    shared: set[Described] = set()
    for group in groups.values():
        sexes = {d.sex for d in group if d.sex}
        for one in group:
            alike = [d for d in group if d.sex == one.sex or not (d.sex and one.sex)]
            anew = sum(d.indefinite for d in alike) > 1
            if anew or (len(sexes) > 1 and not one.sex):
                shared.add(one)
    return shared
