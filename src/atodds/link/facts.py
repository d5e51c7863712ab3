"""Claims to facts: which statements are about the same thing.

Pairs of claims that a rule may compare are scored by their features; the surest pairs are joined
first (average linkage, so that one weak pair cannot chain two facts), and a pair that must not be
one fact keeps its clusters apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from atodds.link.features import LEAST_STORY, features, probability
from atodds.link.sources import copy_facts, undated_facts
from atodds.link.state_features import telling
from atodds.link.story import Stories
from atodds.link.weights import NEVER
from atodds.link.wordings import name_facts, quote_facts
from atodds.memo import Memo
from atodds.model import Claim, Fact, Feature, Interval, Reading, Relation
from atodds.namewords import NameWords
from atodds.rules import Rule
from atodds.values import Convert, relation

DEFAULT_MIN_LINK = 0.5
"""Claims are compared from this probability on; chosen for precision on annotated coverage."""


_AGREEING = 0.4
"""From this probability on, two claims that do not clash count as telling one thing."""

_WHOLE = frozenset({"name", "copy", "undated", "wording"})
"""Comparisons that look at whole documents or at all of them, not at pairs of claims."""

_WEAKEST = 0.5
"""No pair inside a fact may be less sure than this share of the threshold."""


@dataclass(frozen=True, slots=True)
class _Pair:
    a: int
    b: int
    score: float
    reasons: tuple[Feature, ...]


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
        found = part.recalled(rules, min_link) if memo else part.facts(rules, min_link)
        for name, some in found.items():
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
        scores = tuple(self.stories.score(a, b) for a, b in combinations(self.documents, 2))
        claims = [self.readings[index].claims for index in self.documents]
        return (self.memo or Memo()).recall(
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
            _Pair(ours[p.a], theirs[p.b], p.score, p.reasons)
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
    ) -> list[_Pair]:
        """The pairs of two documents' claims of one measure; they number within each document."""
        (a, ours), (b, theirs) = one, other
        story = self.stories.score(a, b)

        def make() -> list[_Pair]:
            left, right = [claims[i][1] for i in ours], [claims[i][1] for i in theirs]
            return _pairs(rule, left, right, story, floor, self.convert)

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
    pairs: Sequence[_Pair],
    threshold: float,
) -> list[Fact]:
    clusters = _cluster(len(claims), pairs, threshold)
    within = {i: members for members in clusters for i in members}
    inside: dict[frozenset[int], list[_Pair]] = defaultdict(list)
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


def _pairs(
    rule: Rule,
    ours: Sequence[Claim],
    theirs: Sequence[Claim],
    story: float,
    floor: float,
    convert: Convert | None,
) -> list[_Pair]:
    """The pairs of two documents' claims that may be one fact, the surer from `floor` on.

    A document's claims are paired with one another when both sides are its own.
    """
    least = min(floor, _AGREEING)
    lists = (_age_lists(ours), _age_lists(theirs)) if rule.claims.kind == "age" else ({}, {})
    within = ours[0].path == theirs[0].path
    pairs = []
    for i, a in enumerate(ours):
        for j, b in enumerate(theirs):
            if within and j <= i:
                continue
            reasons = tuple(features(rule, a, b, story, convert))
            if _odd_one_out(lists[0].get(i), lists[1].get(j), a, b):
                reasons = (*reasons, Feature("the odd one of two lists", 4.0))
            score = probability(reasons)
            if score >= least:
                pairs.append(_Pair(i, j, score, reasons))
    pairs = _prefer_counterparts(ours, theirs, pairs, convert)
    return [p for p in pairs if p.score >= floor and not _barred(p)]


def _barred(pair: _Pair) -> bool:
    return any(f.weight <= NEVER for f in pair.reasons)


def _age_lists(claims: Sequence[Claim]) -> dict[int, frozenset[float]]:
    """For each age of someone unnamed the ages that its sentence lists, if it lists three."""
    listed: dict[tuple[str, int], set[float]] = defaultdict(set)
    for claim in claims:
        if isinstance(claim.value, Interval) and claim.value.low and not claim.context.entity:
            listed[claim.path, claim.sentence.start].add(claim.value.low)
    return {
        i: frozenset(ages)
        for i, claim in enumerate(claims)
        if not claim.context.entity
        and len(ages := listed[claim.path, claim.sentence.start]) >= _A_LIST
    }


def _odd_one_out(
    a: frozenset[float] | None, b: frozenset[float] | None, one: Claim, other: Claim
) -> bool:
    """Whether two lists of ages differ in these two alone: "19, 31 and 40", "19, 32 and 40"."""
    if a is None or b is None or one.path == other.path:
        return False
    if not isinstance(one.value, Interval) or not isinstance(other.value, Interval):
        return False
    return a - b == {one.value.low} and b - a == {other.value.low}


_A_LIST = 3


def _prefer_counterparts(
    ours: Sequence[Claim],
    theirs: Sequence[Claim],
    pairs: Sequence[_Pair],
    convert: Convert | None,
) -> list[_Pair]:
    """A clash is doubted where one side's own document has a claim that agrees with the other.

    Such a document tells the other side's fact already; its clashing figure is mostly another.
    """
    within = ours[0].path == theirs[0].path
    agreeing: set[tuple[str, int]] = set()
    clashing = []
    for p in pairs:
        clash = relation(ours[p.a].value, theirs[p.b].value, convert) is Relation.CONFLICT
        clashing.append(clash)
        if not clash and p.score >= _AGREEING:
            agreeing |= {("ours", p.a), ("ours" if within else "theirs", p.b)}
    out = []
    for p, clash in zip(pairs, clashing, strict=True):
        sides = (("ours", p.a), ("ours" if within else "theirs", p.b))
        doubt = sum(side in agreeing for side in sides) if clash else 0
        if doubt:
            reasons = (*p.reasons, Feature("the other text agrees elsewhere", -0.9 * doubt))
            p = replace(p, reasons=reasons, score=probability(reasons))
        out.append(p)
    return out


def _cluster(size: int, pairs: Sequence[_Pair], threshold: float) -> list[frozenset[int]]:
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


def _weakest_bond(members: frozenset[int], pairs: Sequence[_Pair]) -> _Pair:
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
