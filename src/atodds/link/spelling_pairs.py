"""Spellings of names in a set of documents, and which pairs of them are worth a second look. Pure.

Pairs are found by indexes, never by comparing all with all: an archive has thousands of names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from atodds.likeness import NEAR, skeleton, slipped, word_likeness
from atodds.mentions import Mention, NamesInDocument, NameType
from atodds.names import parse_name
from atodds.namewords import NameWords

Pair = tuple[str, str]

_LIST_GAPS = frozenset({2, 5, 6})
"""Code points between two names of a list: ", ", " and ", ", and "."""


@dataclass(slots=True)
class Spelling:
    """One spelling in all documents: where it stands, and what stands beside it.

    The dictionaries go by document index: `first` mention, `counts` of mentions, `sentences`,
    `listed` keys of the names that stand beside it in a list.
    """

    key: str
    words: tuple[str, ...]
    text: str
    types: dict[NameType, int] = field(default_factory=lambda: defaultdict(int))
    first: dict[int, int] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    sentences: dict[int, set[int]] = field(default_factory=dict)
    listed: dict[int, set[str]] = field(default_factory=dict)
    descriptors: set[str] = field(default_factory=set)

    @property
    def type(self) -> NameType:
        """What most mentions are taken for; "other" only if all are."""
        return max(sorted(self.types), key=lambda t: (t != "other", self.types[t]))

    @property
    def ages(self) -> set[str]:
        """The ages given beside it."""
        return {d for d in self.descriptors if d.isdigit()}

    @property
    def roles(self) -> set[str]:
        """What else is said of it."""
        return {d for d in self.descriptors if not d.isdigit()}


@dataclass(frozen=True, slots=True)
class Spelled:
    """One spelling in one document: `first` is the index of the first mention, `sentences` are
    those of all of them, `listed` the keys of the names that stand beside it in a list.
    """

    key: str
    words: tuple[str, ...]
    text: str
    types: tuple[NameType, ...]
    first: int
    sentences: tuple[int, ...]
    listed: frozenset[str]
    descriptors: frozenset[str]


def spelled_in(names: NamesInDocument, lists: NameWords) -> tuple[Spelled, ...]:
    """The spellings of one document. Surnames that stand for a full name are left out."""
    words: dict[int, tuple[str, ...]] = {}
    mentions: dict[str, list[int]] = defaultdict(list)
    for entity in names.entities:
        full = " " in entity.key
        for index in entity.mentions:
            mention = names.mentions[index]
            if full and " " not in mention.key and not mention.text.isupper():
                continue
            name = parse_name(mention.text, mention.type, lists).words
            if name and (len(name) > 1 or _tells(name[0], mention)):
                words[index] = name
                mentions[" ".join(name)].append(index)
    listed: dict[str, set[str]] = defaultdict(set)
    for left, right in pairwise(sorted(words)):
        a, b = names.mentions[left], names.mentions[right]
        if a.sentence == b.sentence and b.start - a.end in _LIST_GAPS:
            one, two = " ".join(words[left]), " ".join(words[right])
            listed[one].add(two)
            listed[two].add(one)
    return tuple(
        _spelled(key, words[found[0]], [names.mentions[i] for i in found], min(found), listed[key])
        for key, found in mentions.items()
    )


def _spelled(
    key: str, words: tuple[str, ...], found: Sequence[Mention], first: int, listed: Iterable[str]
) -> Spelled:
    return Spelled(
        key=key,
        words=words,
        text=next((m.text for m in found if not m.text.isupper()), found[0].text),
        types=tuple(m.type for m in found),
        first=first,
        sentences=tuple(m.sentence for m in found),
        listed=frozenset(listed),
        descriptors=frozenset().union(*(m.descriptors for m in found)),
    )


def spellings_of(documents: Sequence[Sequence[Spelled]]) -> dict[str, Spelling]:
    """The spellings of all documents by key."""
    found: dict[str, Spelling] = {}
    for number, spelled in enumerate(documents):
        for one in spelled:
            whole = found.setdefault(one.key, Spelling(one.key, one.words, one.text))
            if whole.text.isupper() and not one.text.isupper():
                whole.text = one.text
            for kind in one.types:
                whole.types[kind] += 1
            whole.first[number] = one.first
            whole.counts[number] = len(one.sentences)
            whole.sentences[number] = set(one.sentences)
            if one.listed:
                whole.listed[number] = set(one.listed)
            whole.descriptors |= one.descriptors
    return found


def _tells(word: str, mention: Mention) -> bool:
    """Whether a word by itself names something: "Greeks" and "Lee" do not name one thing."""
    return len(word) >= 4 and (mention.type != "other" or mention.text.isupper())


def candidate_pairs(spellings: Mapping[str, Spelling], lists: NameWords) -> list[Pair]:
    """Pairs of keys that may be two spellings of one name, sorted."""
    of_word: dict[str, list[str]] = defaultdict(list)
    for key, spelling in spellings.items():
        for word in set(spelling.words):
            of_word[word].append(key)
    pairs = set(_sharing(spellings, lists))
    for x, y in _near_words(sorted(of_word), lists):
        pairs.update(_pair(a, b) for a in of_word[x] for b in of_word[y] if a != b)
    return sorted(pairs)


def _sharing(spellings: Mapping[str, Spelling], lists: NameWords) -> Iterator[Pair]:
    """Pairs with the same letters, the same words but one, or the same surname and age."""
    rows: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, spelling in sorted(spellings.items()):
        words = spelling.words
        rows["letters", "".join(words[1:] if words[0] == "st" else words)].append(key)
        if len(words) < 2:
            continue
        kind = lists.interchanged.get(lists.synonyms.get(words[-1], words[-1]))
        if kind:
            rows["kind", kind, *words[:-1]].append(key)
        if len(words) > 2 and words[-1] in lists.organisations:
            rows["ends", words[0], words[-1], str(len(words))].append(key)
        for age in spelling.ages:
            rows["first", words[0], age].append(key)
            rows["last", words[-1], age].append(key)
    for keys in rows.values():
        yield from combinations(keys, 2)


def _near_words(words: Sequence[str], lists: NameWords) -> Iterator[Pair]:
    alike = set(_by_table(words, lists)) | set(_by_bones(words)) | set(_by_edits(words))
    for x, y in sorted(alike):
        if word_likeness(x, y, lists) >= NEAR or slipped(x, y):
            yield x, y


def _by_table(words: Iterable[str], lists: NameWords) -> Iterator[Pair]:
    known = set(words)
    return (_pair(w, o) for w in known for o in lists.spellings.get(w, ()) if o in known)


def _by_bones(words: Iterable[str]) -> Iterator[Pair]:
    rows: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= 4:
            rows[skeleton(word)].append(word)
    return (_pair(x, y) for row in rows.values() for x, y in combinations(row, 2))


def _by_edits(words: Iterable[str]) -> Iterator[Pair]:
    long = [w for w in words if len(w) >= 4 and w.isalpha()]
    if not long:
        return
    distances = cdist(long, long, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8)
    rows, columns = np.nonzero(distances <= 2)
    for i, j in zip(rows.tolist(), columns.tolist(), strict=True):
        if i < j:
            yield _pair(long[i], long[j])


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)
