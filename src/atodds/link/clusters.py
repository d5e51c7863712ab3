"""Pairs of claims to clusters of claims: the surest pairs are joined first.

Average linkage, so that one weak pair cannot chain two facts. Pairs that are not given count as
impossible.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import fsum

import numpy as np

from atodds.link.pairs import Pair
from atodds.model import Claim


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims that are one fact, in order, with the pairs among them."""

    claims: tuple[Claim, ...]
    pairs: tuple[Pair, ...]


class Row:
    """Some pairs, with the identities of their claims and the scores as arrays, made once."""

    __slots__ = ("a", "b", "pairs", "score")

    def __init__(self, lists: Iterable[Iterable[Pair]]) -> None:
        self.pairs = list(chain.from_iterable(lists))
        self.a = np.array([id(p.a) for p in self.pairs], dtype=np.int64)
        self.b = np.array([id(p.b) for p in self.pairs], dtype=np.int64)
        self.score = np.array([p.score for p in self.pairs])


def components(rows: Sequence[Row], threshold: float) -> list[list[Pair]]:
    """The pairs in groups that can be clustered apart: no pair from `threshold` on joins two.

    Claims that nothing joins are in no group. On arrays, since a large folder has tens of thousands
    of pairs and a language server no time.
    """
    ends = np.concatenate([row.a for row in rows] + [row.b for row in rows])
    _, number = np.unique(ends, return_inverse=True)
    a, b = number[: len(ends) // 2], number[len(ends) // 2 :]
    strong = np.concatenate([row.score for row in rows]) >= threshold
    group = _joined(a[strong], b[strong], int(number.max()) + 1)
    inside = np.flatnonzero((group[a] == group[b]) & (group[a] >= 0))
    home = group[a[inside]]
    # Pairs of one group side by side, otherwise in their order.
    inside = inside[np.argsort(home, kind="stable")]
    ends_at = np.cumsum(np.unique(home, return_counts=True)[1])
    pairs = list(chain.from_iterable(row.pairs for row in rows))
    return [[pairs[i] for i in some.tolist()] for some in np.split(inside, ends_at[:-1])]


def _joined(a: np.ndarray, b: np.ndarray, count: int) -> np.ndarray:
    """For each of `count` nodes the least node that edges join it to, -1 for one without edges.

    Labels are handed on along the edges and short-cut through their own labels until none changes,
    as in Shiloach and Vishkin, "An O(log n) parallel connectivity algorithm" (1982).
    """
    label = np.arange(count)
    while True:
        least = np.minimum(label[a], label[b])
        new = label.copy()
        for end in (a, b):
            np.minimum.at(new, end, least)
            np.minimum.at(new, label[end], least)
        new = new[new]
        if np.array_equal(new, label):
            break
        label = new
    alone = np.ones(count, dtype=bool)
    alone[a] = alone[b] = False
    label[alone] = -1
    return label


def clusters(pairs: Sequence[Pair], order: Mapping[int, int], threshold: float) -> list[Cluster]:
    """The clusters among claims, `order` numbering these by identity."""

    def surest_first(p: Pair) -> tuple[float, int, int]:
        a, b = order[id(p.a)], order[id(p.b)]
        return (-p.score, a, b) if a < b else (-p.score, b, a)

    claims = {id(c): c for p in pairs for c in (p.a, p.b)}
    scores: dict[int, dict[int, float]] = {i: {} for i in claims}
    for p in pairs:
        a, b = id(p.a), id(p.b)
        scores[a][b] = scores[b][a] = p.score
    home = {i: [i] for i in claims}
    for p in sorted((p for p in pairs if p.score >= threshold), key=surest_first):
        one, two = home[id(p.a)], home[id(p.b)]
        if one is not two and _average(one, two, scores) >= threshold:
            one += two
            home |= dict.fromkeys(two, one)
    inside: dict[int, list[Pair]] = defaultdict(list)
    for p in pairs:
        if (members := home[id(p.a)]) is home[id(p.b)]:
            inside[id(members)].append(p)
    found = []
    for some in inside.values():
        members = sorted(home[id(some[0].a)], key=order.__getitem__)
        among = tuple(sorted(some, key=surest_first))
        found.append(Cluster(tuple(claims[i] for i in members), among))
    return sorted(found, key=lambda c: order[id(c.claims[0])])


def _average(
    one: Sequence[int], two: Sequence[int], scores: Mapping[int, Mapping[int, float]]
) -> float:
    """The average score between two clusters, 0 where a pair between them cannot be."""
    known: list[float] = []
    for i in one:
        beside = scores[i]
        for j in two:
            score = beside.get(j)
            if score is None:
                return 0.0
            known.append(score)
    return fsum(known) / len(known)


def weakest_bond(pairs: Sequence[Pair]) -> Pair:
    """The weakest link of the maximum spanning tree, the surest pairs first: what all hangs on."""
    joined: dict[int, int] = {}

    def root(claim: Claim) -> int:
        i = id(claim)
        while (above := joined.setdefault(i, i)) != i:
            i = above
        return i

    last = pairs[0]
    for p in pairs:
        a, b = root(p.a), root(p.b)
        if a != b:
            joined[a] = b
            last = p
    return last
