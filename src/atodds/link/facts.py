"""Claims to facts: which statements are about the same thing.

Pairs of claims that a rule may compare are scored by their features and joined into clusters, the
surest first; a pair that must not be one fact keeps its clusters apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from atodds.link.clusters import Row, clusters, components, weakest_bond
from atodds.link.features import LEAST_STORY
from atodds.link.pairs import Pair, is_withdrawal, pairs_between
from atodds.link.site_features import disputed
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
    """The facts of a run that more than one claim states.

    `memo` keeps what was worked out for the next run; the facts are the same without.
    """
    rules = tuple(rules)
    memo = memo or Memo()
    facts: list[Fact] = []
    for rule in rules:
        if rule.compare == "name":
            facts.extend(name_facts(rule, readings, names, memo))
        elif rule.compare == "copy":
            facts.extend(_known(fact, rule, memo) for fact in copy_facts(rule, readings))
        elif rule.compare == "undated":
            facts.extend(_known(fact, rule, memo) for fact in undated_facts(rule, readings))
        elif rule.compare == "wording":
            facts.extend(quote_facts(rule, readings, stories, memo))
    claims = [reading.claims for reading in readings]
    facts.extend(_Linker(claims, rules, min_link, convert, memo).facts(stories))
    return _distinct(facts)


_Key = tuple[str, str]
"""A rule's id and a measure."""


class _Linker:
    """Finds the facts of the rules that compare pairs of claims, documents by index."""

    def __init__(
        self,
        claims: Sequence[Sequence[Claim]],
        rules: Sequence[Rule],
        min_link: float | None,
        convert: Convert | None,
        memo: Memo,
    ) -> None:
        self._claims = claims
        self._rules = rules
        self._taken = {m for rule in rules for m in rule.claims.measure}
        self._min_link = min_link
        self._convert = convert
        self._memo = memo

    def facts(self, stories: Stories) -> Iterator[Fact]:
        """The facts in the order of rules, measures and claims."""
        pairs: dict[_Key, list[Row]] = defaultdict(list)
        for a, claims in enumerate(self._claims):
            near = {b: stories.score(a, b) for b in stories.near(a, LEAST_STORY) if b >= a}
            name = ("row", *near.values(), self._min_link)
            made_from = (self._rules, claims, *(self._claims[b] for b in near))
            row = self._memo.recall(name, made_from, partial(self._row, a, near))
            for key, some in row:
                pairs[key].append(some)
        # By path, whatever order the documents come in: ties are broken the same way.
        told = sorted((some for some in self._claims if some), key=lambda some: some[0].path)
        order = {id(c): n for n, c in enumerate(c for some in told for c in some)}
        for rule in self._rules:
            name = ("facts", self._min_link)
            for key in sorted(key for key in pairs if key[0] == rule.id):
                make = partial(self._facts_of, rule, pairs[key], order)
                yield from self._memo.recall(name, (rule, *pairs[key]), make)

    def _row(self, a: int, near: Mapping[int, float]) -> list[tuple[_Key, Row]]:
        """The pairs of a document's claims with its own and with those of documents after it."""
        found: dict[_Key, list[list[Pair]]] = defaultdict(list)
        for b, story in near.items():
            made_from = (self._rules, self._claims[a], self._claims[b])
            make = partial(self._pairs_of, a, b, story)
            for key, pairs in self._memo.recall(("pairs", story, self._min_link), made_from, make):
                found[key].append(pairs)
        return [
            (key, self._memo.recall(("row", key), some, partial(Row, some)))
            for key, some in found.items()
        ]

    def _pairs_of(self, a: int, b: int, story: float) -> list[tuple[_Key, list[Pair]]]:
        """The pairs of two documents' claims, or of one document's."""
        ours, theirs = self._by_rule(a), self._by_rule(b)
        found: list[tuple[_Key, list[Pair]]] = []
        for rule in self._rules:
            floor = self._threshold(rule) * _WEAKEST
            for key in (key for key in ours if key[0] == rule.id and key in theirs):
                one, two = ours[key], theirs[key]
                make = partial(pairs_between, rule, one, two, story, floor, self._convert)
                # An edit leaves most claims of its own document as they were, too.
                name = ("between", key, len(one), story, floor)
                pairs = self._memo.recall(name, (rule, *one, *two), make)
                if pairs:
                    found.append((key, pairs))
        return found

    def _by_rule(self, document: int) -> Mapping[_Key, Sequence[Claim]]:
        claims = self._claims[document]
        make = partial(_by_rule, claims, self._rules, self._taken)
        return self._memo.recall("claims", (self._rules, claims), make)

    def _threshold(self, rule: Rule) -> float:
        return self._min_link if self._min_link is not None else rule.min_link or DEFAULT_MIN_LINK

    def _facts_of(self, rule: Rule, rows: Sequence[Row], order: Mapping[int, int]) -> list[Fact]:
        """The facts of one rule and measure; an edit leaves most components as they were."""
        threshold = self._threshold(rule)
        facts: list[Fact] = []
        for some in components(rows, threshold):
            make = partial(_clustered, rule, some, order, threshold, self._convert, self._memo)
            facts += self._memo.recall(("component", threshold), (rule, *some), make)
        return facts


def _by_rule(
    claims: Sequence[Claim], rules: Sequence[Rule], taken: set[str]
) -> dict[_Key, list[Claim]]:
    """One document's claims by the rules that are about them, and by measure."""
    found: dict[_Key, list[Claim]] = defaultdict(list)
    for rule in rules:
        if rule.compare in _WHOLE:
            continue
        for claim in claims:
            if applies(rule, claim, taken):
                found[rule.id, claim.measure].append(claim)
    return found


def _clustered(
    rule: Rule,
    pairs: Sequence[Pair],
    order: Mapping[int, int],
    threshold: float,
    convert: Convert | None,
    memo: Memo,
) -> list[Fact]:
    """The facts that the pairs of one component make; `order` numbers claims by identity."""
    withdrawing = [p for p in pairs if is_withdrawal(p, convert)]
    apart = {id(p) for p in withdrawing}
    standing = [p for p in pairs if id(p) not in apart]
    facts = _withdrawals(rule, withdrawing, order, threshold)
    for cluster in clusters(standing, order, threshold):
        weakest = weakest_bond(cluster.pairs)
        claims = cluster.claims
        if rule.compare == "state":
            number = {id(claim): n for n, claim in enumerate(claims)}
            links = {(number[id(p.a)], number[id(p.b)]): p.score for p in cluster.pairs}
            chosen = telling(rule, dict(enumerate(claims)), links)
            claims = tuple(claims[n] for n in sorted(chosen))
        elif rule.compare == "place":
            claims = disputed(claims)
        facts.append(_fact(rule, claims, weakest))
    return [_known(fact, rule, memo) for fact in facts]


def _known(fact: Fact, rule: Rule, memo: Memo) -> Fact:
    """The very fact of the last run where it is the same: what was made of it is known, too."""
    return memo.recall(("fact", fact.link, fact.reasons), (rule, *fact.claims), lambda: fact)


def _withdrawals(
    rule: Rule, pairs: Sequence[Pair], order: Mapping[int, int], threshold: float
) -> list[Fact]:
    """Facts of one text each: what was reported at first, and the figures that stand."""
    told: dict[int, list[Pair]] = defaultdict(list)
    for p in pairs:
        if p.score >= threshold:
            told[id(p.a if "withdrawn" in p.a.context.cues else p.b)].append(p)
    facts = []
    for some in told.values():
        claims = {id(c): c for p in some for c in (p.a, p.b)}
        ordered = tuple(claims[i] for i in sorted(claims, key=order.__getitem__))
        facts.append(_fact(rule, ordered, max(some, key=lambda p: p.score)))
    return facts


def _fact(rule: Rule, claims: tuple[Claim, ...], bond: Pair) -> Fact:
    return Fact(rule.id, claims, round(bond.score, 3), "", claims[0].measure, bond.reasons)


def _distinct(facts: Sequence[Fact]) -> list[Fact]:
    """Without the facts that rest on the very places of a surer one of the same rule."""
    beginnings = Counter(map(_beginning, facts))
    best: dict[object, Fact] = {}
    for fact in facts:
        first = fact.claims[0]
        if first.kind != "source" and all(
            c.span == first.span and c.path == first.path for c in fact.claims
        ):
            continue
        key: object = id(fact)
        if beginnings[_beginning(fact)] > 1:
            places = frozenset((c.path, c.span.start, c.span.end) for c in fact.claims)
            key = (fact.rule, places)
        if key not in best or best[key].link < fact.link:
            best[key] = fact
    return list(best.values())


def _beginning(fact: Fact) -> tuple[str, str, int]:
    """What facts on the same places have in common, cheaper than all of these."""
    return fact.rule, fact.claims[0].path, fact.claims[0].span.start


def applies(rule: Rule, claim: Claim, taken: set[str]) -> bool:
    """Whether a rule is about a claim; one without measures takes what no other rule names."""
    if rule.claims.kind != claim.kind:
        return False
    if rule.claims.measure:
        return claim.measure in rule.claims.measure
    return claim.measure not in taken
