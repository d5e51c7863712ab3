"""Pairs of claims to clusters of claims: the surest pairs are joined first.

Average linkage, so that one weak pair cannot chain two facts. Pairs that are not given count as
impossible.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from atodds.link.pairs import Pair
from atodds.model import Claim


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims that are one fact, in order, with the pairs among them."""

    claims: tuple[Claim, ...]
    pairs: tuple[Pair, ...]


def components(pairs: Sequence[Pair], threshold: float) -> list[list[Pair]]:
    """The pairs in groups that can be clustered apart: no pair from `threshold` on joins two."""
    parent: dict[int, int] = {}

    def root(i: int) -> int:
        while (above := parent.setdefault(i, i)) != i:
            parent[i] = i = parent[above]
        return i

    for p in pairs:
        if p.score >= threshold and (a := root(id(p.a))) != (b := root(id(p.b))):
            parent[b] = a
    home = {i: root(i) for i in list(parent)}
    groups: dict[int, list[Pair]] = defaultdict(list)
    for p in pairs:
        # A claim that nothing joins is in no cluster.
        joined = home.get(id(p.a))
        if joined is not None and joined == home.get(id(p.b)):
            groups[joined].append(p)
    return list(groups.values())


def clusters(pairs: Iterable[Pair], order: Mapping[int, int], threshold: float) -> list[Cluster]:
    """The clusters among claims, `order` numbering these by identity."""
    pairs = sorted(pairs, key=lambda p: (-p.score, order[id(p.a)], order[id(p.b)]))
    score = {(id(p.a), id(p.b)): p.score for p in pairs}
    score |= {(b, a): s for (a, b), s in score.items()}
    claims = {id(c): c for p in pairs for c in (p.a, p.b)}
    home = {i: frozenset({i}) for i in claims}
    for p in pairs:
        if p.score < threshold:
            break
        one, two = home[id(p.a)], home[id(p.b)]
        if one is two:
            continue
        links = [score.get((i, j)) for i in one for j in two]
        known = [s for s in links if s is not None]
        if len(known) < len(links) or fsum(known) / len(known) < threshold:
            continue
        home |= dict.fromkeys(one | two, one | two)
    inside: dict[frozenset[int], list[Pair]] = defaultdict(list)
    for p in pairs:
        if (members := home[id(p.a)]) is home[id(p.b)]:
            inside[members].append(p)
    found = [
        Cluster(tuple(claims[i] for i in sorted(members, key=order.__getitem__)), tuple(some))
        for members, some in inside.items()
    ]
    return sorted(found, key=lambda c: order[id(c.claims[0])])


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
