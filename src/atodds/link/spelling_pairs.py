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
    counts: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    sentences: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    listed: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
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


def spellings_of(documents: Sequence[NamesInDocument], lists: NameWords) -> dict[str, Spelling]:
    """The spellings of all documents by key. Surnames that stand for a full name are left out."""
    found: dict[str, Spelling] = {}
    for number, names in enumerate(documents):
        keys: dict[int, str] = {}
        for entity in names.entities:
            full = " " in entity.key
            for index in entity.mentions:
                mention = names.mentions[index]
                if full and " " not in mention.key and not mention.text.isupper():
                    continue
                key = _add(found, number, index, mention, lists)
                if key:
                    keys[index] = key
        for left, right in pairwise(sorted(keys)):
            a, b = names.mentions[left], names.mentions[right]
            if a.sentence == b.sentence and b.start - a.end in _LIST_GAPS:
                found[keys[left]].listed[number].add(keys[right])
                found[keys[right]].listed[number].add(keys[left])
    return found


def _add(
    found: dict[str, Spelling], number: int, index: int, mention: Mention, lists: NameWords
) -> str:
    name = parse_name(mention.text, mention.type, lists).words
    if not name or (len(name) == 1 and not _tells(name[0], mention)):
        return ""
    key = " ".join(name)
    spelling = found.setdefault(key, Spelling(key, name, mention.text))
    if spelling.text.isupper() and not mention.text.isupper():
        spelling.text = mention.text
    spelling.types[mention.type] += 1
    spelling.first[number] = min(index, spelling.first.get(number, index))
    spelling.counts[number] += 1
    spelling.sentences[number].add(mention.sentence)
    spelling.descriptors |= mention.descriptors
    return key


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
