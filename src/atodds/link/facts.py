"""Claims to facts: which statements are about the same thing.

Pairs of claims that a rule may compare are scored by their features; the surest pairs are joined
first (average linkage, so that one weak pair cannot chain two facts), and a pair that must not be
one fact keeps its clusters apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from atodds.link.features import LEAST_STORY
from atodds.link.pairs import Pair, pairs_between
from atodds.link.sources import copy_facts, undated_facts
from atodds.link.state_features import telling
from atodds.link.story import Stories
from atodds.link.wordings import name_facts, quote_facts
from atodds.memo import Memo
from atodds.model import Claim, Fact, Reading
from atodds.namewords import NameWords
from atodds.rules import Rule
from atodds.values import Convert

DEFAULT_MIN_LINK = 0.5
"""Claims are compared from this probability on; chosen for precision on annotated coverage."""


_WHOLE = frozenset({"name", "copy", "undated", "wording"})
"""Comparisons that look at whole documents or at all of them, not at pairs of claims."""

_WEAKEST = 0.5
"""No pair inside a fact may be less sure than this share of the threshold."""


def link(
    readings: Sequence[Reading],
    rules: Iterable[Rule],
    stories: Stories,
    names: NameWords,
    *,
    min_link: float | None = None,
    convert: Convert | None = None,
    memo: Memo | None = None,
) -> list[Fact]:
    """The facts of a run that more than one claim states, in the order of rules and claims.

    `memo` keeps what was worked out for the next run; the facts are the same without.
    """
    rules = tuple(rules)
    linked: dict[str, list[Fact]] = defaultdict(list)
    for documents in stories.parts(LEAST_STORY):
        part = _Part(documents, readings, stories, convert, memo)
        for name, some in part.recalled(rules, min_link).items():
            linked[name] += some
    facts: list[Fact] = []
    for rule in rules:
        if rule.compare == "name":
            facts.extend(name_facts(rule, readings, names))
            continue
        if rule.compare == "copy":
            facts.extend(copy_facts(rule, readings))
            continue
        if rule.compare == "undated":
            facts.extend(undated_facts(rule, readings))
            continue
        if rule.compare == "wording":
            facts.extend(quote_facts(rule, readings, stories))
            continue
        facts.extend(linked[rule.id])
    return _distinct(facts)


@dataclass(frozen=True, slots=True)
class _Part:
    """Documents, by index, of which none tells a story with any other of the run."""

    documents: Sequence[int]
    readings: Sequence[Reading]
    stories: Stories
    convert: Convert | None
    memo: Memo | None

    def facts(self, rules: Sequence[Rule], min_link: float | None) -> dict[str, list[Fact]]:
        """The facts among these documents, by rule, for rules that compare claims in pairs."""
        taken = {m for rule in rules for m in rule.claims.measure}
        found: dict[str, list[Fact]] = {}
        for rule in rules:
            if rule.compare in _WHOLE:
                continue
            groups: dict[str, list[tuple[int, Claim]]] = defaultdict(list)
            for index in self.documents:
                for claim in self.readings[index].claims:
                    if applies(rule, claim, taken):
                        groups[claim.measure].append((index, claim))
            threshold = min_link if min_link is not None else (rule.min_link or DEFAULT_MIN_LINK)
            found[rule.id] = [
                fact
                for measure in sorted(groups)
                for fact in self._of_measure(rule, groups[measure], threshold)
            ]
        return found

    def recalled(self, rules: Sequence[Rule], min_link: float | None) -> dict[str, list[Fact]]:
        """As `facts`, which depend on nothing but the rules, the claims and the stories' scores."""
        if self.memo is None:
            return self.facts(rules, min_link)
        scores = tuple(self.stories.score(a, b) for a, b in combinations(self.documents, 2))
        claims = [self.readings[index].claims for index in self.documents]
        return self.memo.recall(
            ("facts", min_link, scores), [*rules, *claims], lambda: self.facts(rules, min_link)
        )

    def _of_measure(
        self, rule: Rule, claims: Sequence[tuple[int, Claim]], threshold: float
    ) -> list[Fact]:
        if len(claims) < 2:
            return []
        of_document: dict[int, list[int]] = defaultdict(list)
        for i, (document, _) in enumerate(claims):
            of_document[document].append(i)
        floor = threshold * _WEAKEST
        pairs = [
            Pair(ours[p.a], theirs[p.b], p.score, p.reasons)
            for a, ours in of_document.items()
            for b in self.stories.near(a, LEAST_STORY)
            if b >= a and (theirs := of_document.get(b, []))
            for p in self._between(rule, claims, (a, ours), (b, theirs), floor)
        ]
        return _facts(rule, claims, pairs, threshold)

    def _between(
        self,
        rule: Rule,
        claims: Sequence[tuple[int, Claim]],
        one: tuple[int, Sequence[int]],
        other: tuple[int, Sequence[int]],
        floor: float,
    ) -> list[Pair]:
        """The pairs of two documents' claims of one measure; they number within each document."""
        (a, ours), (b, theirs) = one, other
        story = self.stories.score(a, b)

        def make() -> list[Pair]:
            left, right = [claims[i][1] for i in ours], [claims[i][1] for i in theirs]
            return pairs_between(rule, left, right, story, floor, self.convert)

        if self.memo is None:
            return make()
        name = ("pairs", claims[ours[0]][1].measure, story, floor)
        made_from = (rule, self.readings[a].claims, self.readings[b].claims)
        return self.memo.recall(name, made_from, make)


def _distinct(facts: Iterable[Fact]) -> list[Fact]:
    """Without the facts that rest on the very places of a surer one of the same rule."""
    best: dict[tuple[str, frozenset[tuple[str, int, int]]], Fact] = {}
    for fact in facts:
        places = frozenset((c.path, c.span.start, c.span.end) for c in fact.claims)
        if len(places) < 2 and fact.claims[0].kind != "source":
            continue
        key = (fact.rule, places)
        if key not in best or best[key].link < fact.link:
            best[key] = fact
    return list(best.values())


def applies(rule: Rule, claim: Claim, taken: set[str]) -> bool:
    """Whether a rule is about a claim; one without measures takes what no other rule names."""
    if rule.claims.kind != claim.kind:
        return False
    if rule.claims.measure:
        return claim.measure in rule.claims.measure
    return claim.measure not in taken


def _facts(
    rule: Rule,
    claims: Sequence[tuple[int, Claim]],
    pairs: Sequence[Pair],
    threshold: float,
) -> list[Fact]:
    clusters = _cluster(len(claims), pairs, threshold)
    within = {i: members for members in clusters for i in members}
    inside: dict[frozenset[int], list[Pair]] = defaultdict(list)
    for p in pairs:
        members = within.get(p.a)
        if members is not None and p.b in members:
            inside[members].append(p)
    out = []
    for members in clusters:
        weakest = _weakest_bond(members, inside[members])
        if rule.compare == "state":
            links = {(p.a, p.b): p.score for p in inside[members]}
            members = telling(rule, {i: claims[i][1] for i in members}, links)
        chosen = tuple(claims[i][1] for i in sorted(members))
        out.append(
            Fact(rule.id, chosen, round(weakest.score, 3), "", chosen[0].measure, weakest.reasons)
        )
    return out


def _cluster(size: int, pairs: Sequence[Pair], threshold: float) -> list[frozenset[int]]:
    """Average-linkage agglomeration; pairs that are not given count as impossible."""
    score = {(p.a, p.b): p.score for p in pairs}
    clusters: dict[int, frozenset[int]] = {i: frozenset({i}) for i in range(size)}
    home = {i: i for i in range(size)}
    for p in sorted(pairs, key=lambda p: (-p.score, p.a, p.b)):
        if p.score < threshold:
            break
        one, two = clusters[home[p.a]], clusters[home[p.b]]
        if one == two:
            continue
        links = [(min(i, j), max(i, j)) for i in one for j in two]
        if any(k not in score for k in links):
            continue
        if sum(score[k] for k in links) / len(links) < threshold:
            continue
        merged, keep = one | two, home[p.a]
        for i in two:
            home[i] = keep
        clusters[keep] = merged
    seen = {home[i] for i in range(size)}
    return [clusters[k] for k in sorted(seen) if len(clusters[k]) > 1]


def _weakest_bond(members: frozenset[int], pairs: Sequence[Pair]) -> Pair:
    """The weakest link of the maximum spanning tree: what the cluster hangs on."""
    joined: dict[int, int] = {i: i for i in members}

    def root(i: int) -> int:
        while joined[i] != i:
            i = joined[i]
        return i

    last = pairs[0]
    for p in sorted(pairs, key=lambda p: (-p.score, p.a, p.b)):
        a, b = root(p.a), root(p.b)
        if a != b:
            joined[a] = b
            last = p
    return last
