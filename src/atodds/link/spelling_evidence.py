"""What speaks for and against two spellings writing one name, as weights that can be read. Pure.

The weights are log odds, set by hand in steps of rough size: nothing was fitted.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set

from rapidfuzz.distance import OSA

from atodds.likeness import NEAR, skeleton
from atodds.link.spelling_pairs import Spelling
from atodds.model import Feature
from atodds.names import Likeness, likeness
from atodds.namewords import NameWords

_FAR = 0.4
"""The grade of words that do not look alike, where all else speaks for one name."""
_EXPANDED = 0.6
_ONE_STORY = 0.15
"""The least likeness of documents that are known to tell one story."""
_STORIES = ((0.25, 1.0), (0.1, 0.4), (0.04, 0.0), (0.0, -1.5))
"""From this likeness of two documents on, that weight."""
_RARE, _COMMON = 4, 8


class Stories:
    """How much two documents have in common, by the names in them."""

    def __init__(
        self, spellings: Mapping[str, Spelling], documents: int, *, one_story: bool = False
    ) -> None:
        self._least = _ONE_STORY if one_story else 0.0
        self._spellings = spellings
        self.places = {w for s in spellings.values() if s.type == "place" for w in s.words}
        self.frequency: dict[str, int] = defaultdict(int)
        self._names: list[dict[str, float]] = [{} for _ in range(documents)]
        for key, spelling in spellings.items():
            for word in spelling.words:
                self.frequency[word] += 1
            weight = math.log(1 + documents / len(spelling.first))
            for number in spelling.first:
                self._names[number][key] = weight
        self._norms = [math.sqrt(sum(w * w for w in n.values())) or 1.0 for n in self._names]

    def calls(self, name: str, kind: str) -> bool:
        """Whether a thing of a kind is called by one word and its kind: "the Aba bank"."""
        alone = self._spellings.get(name)
        short = f"{name} {kind}" in self._spellings or (alone is not None and kind in alone.roles)
        return short and name not in self.places

    def likeness(self, a: Spelling, b: Spelling) -> float:
        """The best likeness, 0 to 1, of a document with one spelling to one with the other."""
        return max(self._least, *(self._cosine(i, j) for i in a.first for j in b.first))

    def _cosine(self, i: int, j: int) -> float:
        if i == j:
            return 1.0
        x, y = sorted((self._names[i], self._names[j]), key=len)
        shared = sum(w * y[k] for k, w in x.items() if k in y)
        return shared / (self._norms[i] * self._norms[j])


def weigh(a: Spelling, b: Spelling, stories: Stories, lists: NameWords) -> tuple[Feature, ...]:
    """The reasons for and against two spellings being one name; none if they cannot be."""
    kinds: set[str] = {t for t in (a.type, b.type) if t != "other"}
    kind = "person" if kinds == {"person"} else min(kinds - {"person"}, default="other")
    alike = likeness(a.text, b.text, kind, lists)
    lengths = {len(a.words), len(b.words)}
    if alike.verdict == "different" and a.first.keys().isdisjoint(b.first):
        alike = _namesakes(a, b, kind, lists) or _expansions(a, b, kind, stories) or alike
    if alike.verdict != "variant":
        return ()
    if 1 in lengths and len(lengths) > 1 and kind == "person" and not _surname_alone(a, b):
        return ()
    if 1 in lengths and len(lengths) > 1 and kind != "person" and not {"org", "place"} & kinds:
        return ()
    return tuple(_reasons(a, b, kinds, alike, stories))


def weigh_listed(a: Spelling, b: Spelling, stories: Stories, beside: str) -> tuple[Feature, ...]:
    """The reasons for two words of like lists, whose neighbours `beside` are one name, being one.

    "the villages of Aba and Kowi", "the villages Abba and Kauwi": for the second names, too little
    likeness is enough.
    """
    same = len(a.words) == len(b.words) == 1 and a.type == b.type and a.roles & b.roles
    x, y = skeleton(a.words[0]), skeleton(b.words[0])
    if not same or a.key == b.key or x[:1] != y[:1] or OSA.distance(x, y) > 1:
        return ()
    alike = Likeness("variant", NEAR, f"{a.key} / {b.key}")
    reasons = list(_reasons(a, b, {a.type}, alike, stories))
    return (*reasons, Feature("listed alike", 1.5, beside))


def score(reasons: tuple[Feature, ...]) -> float:
    """The probability that log odds stand for."""
    return 1 / (1 + math.exp(-sum(r.weight for r in reasons))) if reasons else 0.0


def _namesakes(a: Spelling, b: Spelling, kind: str, lists: NameWords) -> Likeness | None:
    """People who share one name and the age: the other name is told in two ways."""
    first, last = a.words[0], a.words[-1]
    ends = last == b.words[-1] or (first == b.words[0] and first not in lists.given)
    if kind == "person" and ends and a.ages & b.ages and len(a.words) == len(b.words) == 2:
        odd = [(x, y) for x, y in zip(a.words, b.words, strict=True) if x != y]
        return Likeness("variant", _FAR, " ".join(f"{x} / {y}" for x, y in odd))
    return None


def _expansions(a: Spelling, b: Spelling, kind: str, stories: Stories) -> Likeness | None:
    """Two full names of what others call by one short name: "Aba Trade Bank", "Aba Loan Bank"."""
    if kind != "org" or len(a.words) != len(b.words):
        return None
    odd = [(x, y) for x, y in zip(a.words, b.words, strict=True) if x != y]
    ends = (a.words[0], a.words[-1])
    if len(odd) != 1 or ends != (b.words[0], b.words[-1]) or not stories.calls(*ends):
        return None
    if {w for pair in odd for w in pair} & stories.places:
        return None
    return Likeness("variant", _EXPANDED, " / ".join(odd[0]))


def _surname_alone(a: Spelling, b: Spelling) -> bool:
    """Whether a lone surname may be of a full name: in one document, or described alike."""
    return bool(a.first.keys() & b.first.keys() or a.descriptors & b.descriptors)


def _reasons(
    a: Spelling, b: Spelling, kinds: Set[str], alike: Likeness, stories: Stories
) -> Iterator[Feature]:
    weight = -1.0 + 3.0 * (alike.grade - NEAR) / (1 - NEAR)
    yield Feature("spelling", round(weight, 2), alike.detail)
    if len(kinds) > 1:
        weight = -0.6 if "person" in kinds else -0.4
        yield Feature("other kinds of name", weight, "/".join(sorted(kinds)))
    shared = [w for w in a.words if w in b.words]
    if shared:
        bearers = min(stories.frequency[w] for w in shared)
        weight = 1.8 if bearers <= _RARE else 1.2 if bearers <= _COMMON else 0.6
        yield Feature("shared words", weight, " ".join(shared))
    elif min(len(a.words), len(b.words)) == 1:
        told = bool(a.roles & b.roles) or a.text.isupper()
        yield Feature("single word", -0.8 if told else -1.1)
    yield from _descriptions(a, b, "person" in kinds)
    yield from _together(a, b)
    rare, often = sorted((a, b), key=lambda s: (len(s.first), s.key))
    if len(rare.first) == 1 and len(often.first) > 2:
        weight = 0.6 if sum(rare.counts.values()) == 1 else 0.3
        yield Feature("one document against several", weight, rare.key)
    story = stories.likeness(a, b)
    yield Feature("story", next(w for least, w in _STORIES if story >= least), f"{story:.2f}")


def _descriptions(a: Spelling, b: Spelling, person: bool) -> Iterator[Feature]:
    common = (a.roles & b.roles) - {*a.words, *b.words}
    if common:
        yield Feature("described alike", min(0.8 * len(common), 2.0), " ".join(sorted(common)))
    elif person and a.roles and b.roles:
        yield Feature("described otherwise", -0.6)
    apart = min((abs(int(x) - int(y)) for x in a.ages for y in b.ages), default=None)
    if apart is not None:
        weight = 1.5 if apart == 0 else -0.5 if apart <= 2 else -3.0
        yield Feature("age", weight, "/".join(sorted(a.ages | b.ages)))


def _together(a: Spelling, b: Spelling) -> Iterator[Feature]:
    """Two names that one document uses side by side are two names."""
    both = sorted(a.first.keys() & b.first.keys())
    if any(a.sentences[d] & b.sentences[d] for d in both):
        yield Feature("in one sentence", -2.5)
    if any(min(a.counts[d], b.counts[d]) > 1 for d in both):
        yield Feature("both in use in one document", -2.0)
    elif len(both) > 1:
        yield Feature("both in several documents", -1.5)
