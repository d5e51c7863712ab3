"""Which documents tell the same story.

Two documents tell one story when they share names: people, places and bodies that few texts would
share by chance. Numbers, dates and ordinary words do not make a story; they only tell apart stories
that share a place.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from math import fsum

from atodds.memo import Memo
from atodds.model import Reading

_MANY = 20
"""From this many documents on, a name's frequency among them says how telling it is."""
_ENOUGH = 3.0
_SPAN_DAYS = 45
_SURE = 0.6
"""From this score on, documents surely tell one story."""
_HINT, _SMALL_FOLDER = 0.1, 0.3
_THROUGH_OTHERS = 0.42


class Stories:
    """How surely any two documents of a run tell one story, 0 to 1."""

    def __init__(
        self, readings: Sequence[Reading], common: frozenset[str], memo: Memo | None = None
    ) -> None:
        """`memo` keeps the scores for the next run, if no name comes, goes or moves."""
        self._readings = readings
        self._common = common
        self._frequency = Counter(word for r in readings for word in r.proper)
        self._weights = [self._weigh(r.proper) for r in readings]
        self._sums = [fsum(weights.values()) for weights in self._weights]
        told_by = tuple((tuple(r.proper), r.kinds, r.dates) for r in readings)
        self._scores = (memo or Memo()).recall(("stories", told_by), (common,), self._all_scores)
        self._told_with = self._join()
        self._near: dict[float, list[list[int]]] = {}

    def score(self, a: int, b: int) -> float:
        """0 to 1 for documents by index; 1 for a document with itself.

        Documents that each tell the story of a third are taken to tell one story, too, if barely.
        """
        if a == b:
            return 1.0
        direct = self._scores.get((a, b) if a < b else (b, a), 0.0)
        if direct < _THROUGH_OTHERS and self._told_with[a] == self._told_with[b]:
            return _THROUGH_OTHERS
        return direct

    def near(self, a: int, least: float) -> list[int]:
        """The documents, itself included, whose score with a document is at least `least`."""
        if least not in self._near:
            self._near[least] = self._all_near(least)
        return self._near[least][a]

    def parts(self, least: float) -> list[list[int]]:
        """The documents in groups that no score of `least` or more joins, each in order."""
        seen: set[int] = set()
        parts = []
        for first in range(len(self._readings)):
            if first in seen:
                continue
            part, ahead = {first}, [first]
            while ahead:
                new = set(self.near(ahead.pop(), least)) - part
                part |= new
                ahead += new
            seen |= part
            parts.append(sorted(part))
        return parts

    def _all_near(self, least: float) -> list[list[int]]:
        """For each document the others in order; only those that have a score can be near."""
        every = range(len(self._readings))
        pairs = {(i, i) for i in every} | {p for p, score in self._scores.items() if score >= least}
        if least <= _THROUGH_OTHERS:
            told: dict[int, list[int]] = defaultdict(list)
            for i in every:
                told[self._told_with[i]].append(i)
            pairs |= {pair for members in told.values() for pair in combinations(members, 2)}
        near: list[list[int]] = [[] for _ in every]
        for a, b in pairs:
            near[a].append(b)
            if a != b:
                near[b].append(a)
        return [sorted(others) for others in near]

    def _all_scores(self) -> dict[tuple[int, int], float]:
        """The scores of the pairs that share a name; all others are 0."""
        having: dict[str, list[int]] = defaultdict(list)
        for number, weights in enumerate(self._weights):
            for word in weights:
                if word not in self._common:
                    having[word].append(number)
        pairs = {
            (a, b)
            for word, numbers in having.items()
            if self._frequency[word] < max(_MANY, len(self._readings) // 5)
            for at, a in enumerate(numbers)
            for b in numbers[at + 1 :]
        }
        return {pair: self._score(*pair) for pair in sorted(pairs)}

    def _join(self) -> list[int]:
        """For each document the first of those it surely tells one story with."""
        parent = list(range(len(self._readings)))

        def root(i: int) -> int:
            while parent[i] != i:
                i = parent[i]
            return i

        for (a, b), score in self._scores.items():
            if score >= _SURE and not self._far_apart(a, b):
                one, two = sorted((root(a), root(b)))
                parent[two] = one
        return [root(i) for i in range(len(parent))]

    def shared(self, a: int, b: int) -> list[str]:
        """The most telling names that two documents share, for explanations."""
        both = set(self._weights[a]) & set(self._weights[b])
        return sorted(both, key=lambda w: (-self._weights[a][w], w))[:5]

    def _weigh(self, proper: Mapping[str, int]) -> dict[str, float]:
        total = len(self._readings)
        out = {}
        for word in proper:
            weight = 0.3 if word in self._common else 1.0
            if total >= _MANY:
                rarity = math.log(total / self._frequency[word]) / math.log(total)
                weight *= max(0.05, min(1.0, 1.4 * rarity))
            out[word] = weight
        return out

    def _score(self, a: int, b: int) -> float:
        wa, wb = self._weights[a], self._weights[b]
        # Exact sums: the order of a set is not the same in every process.
        shared = fsum(min(wa[w], wb[w]) for w in wa.keys() & wb.keys())
        smaller = min(self._sums[a], self._sums[b])
        if not smaller:
            return 0.0
        share = shared / smaller
        amount = min(1.0, shared / _ENOUGH)
        same_kind = bool(set(self._readings[a].kinds) & set(self._readings[b].kinds))
        score = amount * min(1.0, 2.0 * share + 0.1)
        if not same_kind:
            score *= 0.8
        if self._far_apart(a, b):
            score *= 0.4
        if len(self._readings) < _MANY and score >= _HINT:
            # A small folder is mostly one matter: that is why it was made.
            score = max(score, _SMALL_FOLDER)
        return round(score, 4)

    def _far_apart(self, a: int, b: int) -> bool:
        """Whether the main events are dated, and too far apart to be one."""
        da, db = self._readings[a].dates, self._readings[b].dates
        if da is None or db is None:
            return False
        gap = abs((date.fromisoformat(da[0]) - date.fromisoformat(db[0])).days)
        return gap > _SPAN_DAYS
