"""Names that sources spell differently: which two spellings are most likely one name. Pure.

Spelling alone proves nothing: what the texts say beside the names, how rare the shared words are
and whether the documents tell one story is weighed with it. Never says which spelling is right.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from atodds.extract.names import Mention, NamesInDocument, NameType
from atodds.model import Feature
from atodds.names import NEAR, compare_names, parse_name, skeleton, word_likeness
from atodds.namewords import NameWords, builtin_words

THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions, as (document index, mention index), of what is most likely one name.

    The first mention stands for each spelling in each document. `score`, 0 to 1, is the weakest
    link that holds the spellings together; `reasons` are those of that link.
    """

    mentions: tuple[tuple[int, int], ...]
    spellings: tuple[str, ...]
    type: NameType
    score: float
    reasons: tuple[Feature, ...]


@dataclass(slots=True)
class _Spelling:
    """One spelling in all documents: where it stands first in each, what stands beside it."""

    key: str
    words: tuple[str, ...]
    text: str = ""
    types: dict[NameType, int] = field(default_factory=lambda: defaultdict(int))
    first: dict[int, int] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    sentences: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    descriptors: set[str] = field(default_factory=set)

    @property
    def type(self) -> NameType:
        known = {t: n for t, n in self.types.items() if t != "other"}
        return max(sorted(known), key=lambda t: known[t]) if known else "other"

    @property
    def ages(self) -> set[str]:
        return {d for d in self.descriptors if d.isdigit()}


def name_disagreements(
    per_document: Sequence[tuple[str, NamesInDocument]], words: NameWords | None = None
) -> list[Group]:
    """Groups of spellings that most likely write one name, in the order of their first mention.

    `per_document` are (path, names); a group's document indexes count in it. The result does not
    depend on the order of the documents but for those indexes.
    """
    lists = words or builtin_words()
    spellings = _spellings([names for _, names in per_document], lists)
    stories = _Stories(spellings, len(per_document))
    links: list[tuple[float, str, str, tuple[Feature, ...]]] = []
    for a, b in sorted(_candidates(spellings, lists)):
        reasons = _weigh(spellings[a], spellings[b], stories, lists)
        score = _logistic(sum(r.weight for r in reasons)) if reasons else 0.0
        if score >= THRESHOLD:
            links.append((round(score, 4), a, b, tuple(reasons)))
    return _groups(links, spellings)


def _spellings(documents: Sequence[NamesInDocument], lists: NameWords) -> dict[str, _Spelling]:
    found: dict[str, _Spelling] = {}
    for number, names in enumerate(documents):
        for entity in names.entities:
            long = " " in entity.key
            for index in entity.mentions:
                mention = names.mentions[index]
                if long and " " not in mention.key and not mention.text.isupper():
                    continue
                _add(found, number, index, mention, lists)
    return found


def _add(
    found: dict[str, _Spelling], number: int, index: int, mention: Mention, lists: NameWords
) -> None:
    name = parse_name(mention.text, mention.type, lists).words
    if not name or (len(name) == 1 and not _tells(name[0], mention)):
        return
    key = " ".join(name)
    spelling = found.setdefault(key, _Spelling(key, name))
    if not spelling.text or (spelling.text.isupper() and not mention.text.isupper()):
        spelling.text = mention.text
    spelling.types[mention.type] += 1
    spelling.first.setdefault(number, index)
    spelling.counts[number] += 1
    spelling.sentences[number].add(mention.sentence)
    spelling.descriptors |= mention.descriptors


def _tells(word: str, mention: Mention) -> bool:
    """Whether a word by itself names something: "Greeks" and "Lee" do not name one thing."""
    return len(word) >= 4 and (mention.type != "other" or mention.text.isupper())


class _Stories:
    """How much two documents have in common, by the names in them."""

    def __init__(self, spellings: Mapping[str, _Spelling], documents: int) -> None:
        self.documents = documents
        self.frequency: dict[str, int] = defaultdict(int)
        self._names: list[dict[str, float]] = [{} for _ in range(documents)]
        for key, spelling in spellings.items():
            for word in spelling.words:
                self.frequency[word] += 1
            weight = math.log(1 + documents / len(spelling.first))
            for number in spelling.first:
                self._names[number][key] = weight
        self._norms = [math.sqrt(sum(w * w for w in n.values())) or 1.0 for n in self._names]

    def likeness(self, a: _Spelling, b: _Spelling) -> float:
        """The best likeness, 0 to 1, of a document with one spelling to one with the other."""
        return max(self._cosine(i, j) for i in a.first for j in b.first)

    def _cosine(self, i: int, j: int) -> float:
        if i == j:
            return 1.0
        x, y = self._names[i], self._names[j]
        if len(x) > len(y):
            x, y = y, x
        shared = sum(w * y[k] for k, w in x.items() if k in y)
        return shared / (self._norms[i] * self._norms[j])


def _candidates(spellings: Mapping[str, _Spelling], lists: NameWords) -> set[tuple[str, str]]:
    """Pairs that share a word or its like, found without comparing all with all."""
    of_word: dict[str, list[str]] = defaultdict(list)
    joined: dict[str, list[str]] = defaultdict(list)
    bodies: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, spelling in spellings.items():
        for word in set(spelling.words):
            of_word[word].append(key)
        joined["".join(spelling.words)].append(key)
        if spelling.words[-1] in lists.bodies and len(spelling.words) > 2:
            bodies[spelling.words[:-1]].append(key)
    pairs: set[tuple[str, str]] = set()
    for keys in (*joined.values(), *bodies.values()):
        pairs.update(combinations(sorted(keys), 2))
    for x, y in _near_words(sorted(of_word), lists):
        pairs.update(
            (min(a, b), max(a, b)) for a in of_word[x] for b in of_word[y] if a != b
        )
    return pairs


def _near_words(words: Sequence[str], lists: NameWords) -> Iterator[tuple[str, str]]:
    alike: set[tuple[str, str]] = set()
    by_bones: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= 4:
            by_bones[skeleton(word)].append(word)
    for group in by_bones.values():
        alike.update(combinations(sorted(group), 2))
    for word in words:
        for other in lists.spellings.get(word, ()):
            alike.add((min(word, other), max(word, other)))
    long = [w for w in words if len(w) >= 4 and not w.isdigit()]
    if long:
        distances = cdist(long, long, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8)
        rows, columns = np.nonzero(distances <= 2)
        alike.update((long[i], long[j]) for i, j in zip(rows.tolist(), columns.tolist()) if i < j)
    known = set(words)
    for x, y in sorted(alike):
        if x in known and y in known and word_likeness(x, y, lists) >= NEAR:
            yield x, y
        elif x in known and y in known and x.isalpha() and len(x) == len(y) == 4:
            yield x, y


def _weigh(
    a: _Spelling, b: _Spelling, stories: _Stories, lists: NameWords
) -> list[Feature]:
    """The reasons for and against two spellings being one name; none if they cannot be."""
    kinds = {a.type, b.type} - {"other"}
    kind = "person" if kinds == {"person"} else min(kinds - {"person"}, default="other")
    if compare_names(a.text, b.text, kind, lists) != "variant":
        return []
    if min(len(a.words), len(b.words)) == 1 < max(len(a.words), len(b.words)) and not (
        a.type == b.type == "person"
    ):
        return []
    reasons = [_likeness(a, b, lists)]
    if len(kinds) > 1:
        weight = -1.5 if "person" in kinds else -0.6
        reasons.append(Feature("other kinds of name", weight, "/".join(sorted(kinds))))
    shared = [w for w in a.words if w in b.words]
    if shared:
        rarity = min(stories.frequency[w] for w in shared)
        weight = 1.8 if rarity <= 3 else 1.2 if rarity <= 8 else 0.6
        reasons.append(Feature("shared words", weight, " ".join(shared)))
    elif len(a.words) == 1:
        reasons.append(Feature("single word", -0.8))
    reasons += _context(a, b, kind)
    reasons += _together(a, b)
    story = stories.likeness(a, b)
    weight = 1.0 if story >= 0.25 else 0.4 if story >= 0.1 else -0.8 if story >= 0.04 else -3.0
    reasons.append(Feature("story", weight, f"{story:.2f}"))
    return reasons


def _likeness(a: _Spelling, b: _Spelling, lists: NameWords) -> Feature:
    odd_a = [w for w in a.words if w not in b.words]
    odd_b = [w for w in b.words if w not in a.words]
    grade = min(
        (max((word_likeness(x, y, lists) for y in odd_b), default=0.0) for x in odd_a), default=1.0
    )
    weight = -1.0 + 3.0 * (grade - NEAR) / (1 - NEAR) if grade >= NEAR else -0.5
    return Feature("spelling", round(weight, 2), f"{' '.join(odd_a)} / {' '.join(odd_b)}")


def _context(a: _Spelling, b: _Spelling, kind: str) -> Iterator[Feature]:
    own = set(a.words) | set(b.words)
    common = {d for d in a.descriptors & b.descriptors if not d.isdigit()} - own
    if common:
        yield Feature("described alike", min(0.8 * len(common), 2.0), " ".join(sorted(common)))
    elif kind == "person" and a.descriptors - a.ages and b.descriptors - b.ages:
        yield Feature("described otherwise", -0.6)
    if a.ages and b.ages:
        same = a.ages & b.ages
        yield Feature("age", 1.5 if same else -2.0, "/".join(sorted(a.ages | b.ages)))


def _together(a: _Spelling, b: _Spelling) -> Iterator[Feature]:
    """Two names that one document uses side by side are two names."""
    both = sorted(a.first.keys() & b.first.keys())
    if not both:
        return
    if any(a.sentences[d] & b.sentences[d] for d in both):
        yield Feature("in one sentence", -2.5)
    often = [d for d in both if min(a.counts[d], b.counts[d]) > 1]
    if often:
        yield Feature("both in use in one document", -2.0)
    elif len(both) > 1:
        yield Feature("both in several documents", -1.5)


def _groups(
    links: Sequence[tuple[float, str, str, tuple[Feature, ...]]], spellings: Mapping[str, _Spelling]
) -> list[Group]:
    """Join links, best first, into groups; a group is as strong as its weakest link."""
    home: dict[str, str] = {}

    def root(key: str) -> str:
        while home.get(key, key) != key:
            key = home[key]
        return key

    used: dict[str, tuple[float, tuple[Feature, ...]]] = {}
    members: dict[str, list[str]] = {}
    for score, a, b, reasons in sorted(links, key=lambda x: (-x[0], x[1], x[2])):
        left, right = root(a), root(b)
        if left == right:
            continue
        home[right] = left
        members[left] = members.get(left, [left]) + members.pop(right, [right])
        used.pop(right, None)
        used[left] = (score, reasons)
    groups = []
    for key, keys in members.items():
        found = sorted((d, i) for k in keys for d, i in spellings[k].first.items())
        texts = tuple(sorted({spellings[k].text for k in keys}))
        score, reasons = used[key]
        groups.append(Group(tuple(found), texts, spellings[key].type, score, reasons))
    return sorted(groups, key=lambda g: (g.mentions, g.spellings))


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x))
