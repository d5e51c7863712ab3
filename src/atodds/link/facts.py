"""Claims to facts: which statements are about the same thing.

Pairs of claims that a rule may compare are scored by their features and joined into clusters, the
surest first; a pair that must not be one fact keeps its clusters apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from atodds.link.clusters import clusters, components, weakest_bond
from atodds.link.features import LEAST_STORY
from atodds.link.pairs import Pair, is_withdrawal, pairs_between
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
    memo = memo or Memo()
    linked = _Linked(readings, rules, stories, min_link, convert, memo)
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
        facts.extend(linked.facts(rule))
    return _distinct(facts)


_Key = tuple[str, str]
"""A rule's id and a measure."""


class _Linked:
    """The claims of a run in pairs, for the rules that compare pairs of claims."""

    def __init__(
        self,
        readings: Sequence[Reading],
        rules: Sequence[Rule],
        stories: Stories,
        min_link: float | None,
        convert: Convert | None,
        memo: Memo,
    ) -> None:
        self._rules = rules
        self._taken = {m for rule in rules for m in rule.claims.measure}
        self._min_link = min_link
        self._convert = convert
        self._memo = memo
        claims = [reading.claims for reading in readings]
        self._order = {id(c): n for n, c in enumerate(c for some in claims for c in some)}
        grouped = [
            memo.recall("claims", (some, rules), partial(self._by_rule, some)) for some in claims
        ]
        self._pairs: dict[_Key, list[Pair]] = defaultdict(list)
        for a, ours in enumerate(grouped):
            for b in stories.near(a, LEAST_STORY):
                if b < a:
                    continue
                story = stories.score(a, b)
                name = ("pairs", story, min_link)
                make = partial(self._between, ours, grouped[b], story)
                block = memo.recall(name, (claims[a], claims[b], rules), make)
                for key, found in block.items():
                    self._pairs[key] += found

    def facts(self, rule: Rule) -> Iterator[Fact]:
        """The facts of one rule, by measure."""
        threshold = self._threshold(rule)
        for key in sorted(key for key in self._pairs if key[0] == rule.id):
            for part in components(self._pairs[key], threshold):
                make = partial(self._facts, rule, part, threshold)
                yield from self._memo.recall(("facts", threshold), (rule, *part), make)

    def _threshold(self, rule: Rule) -> float:
        return self._min_link if self._min_link is not None else rule.min_link or DEFAULT_MIN_LINK

    def _by_rule(self, claims: Sequence[Claim]) -> dict[_Key, list[Claim]]:
        """One document's claims by the rules that are about them, and by measure."""
        found: dict[_Key, list[Claim]] = defaultdict(list)
        for rule in self._rules:
            if rule.compare in _WHOLE:
                continue
            for claim in claims:
                if applies(rule, claim, self._taken):
                    found[rule.id, claim.measure].append(claim)
        return found

    def _between(
        self,
        ours: Mapping[_Key, Sequence[Claim]],
        theirs: Mapping[_Key, Sequence[Claim]],
        story: float,
    ) -> dict[_Key, list[Pair]]:
        """The pairs of two documents' claims, or of one document's."""
        found = {}
        for rule in self._rules:
            floor = self._threshold(rule) * _WEAKEST
            for key in (key for key in ours if key[0] == rule.id and key in theirs):
                found[key] = pairs_between(
                    rule, ours[key], theirs[key], story, floor, self._convert
                )
        return found

    def _facts(self, rule: Rule, pairs: Sequence[Pair], threshold: float) -> list[Fact]:
        withdrawals = [p for p in pairs if is_withdrawal(p, self._convert)]
        out = self._withdrawals(rule, withdrawals, threshold)
        apart = {id(p) for p in withdrawals}
        pairs = [p for p in pairs if id(p) not in apart]
        for cluster in clusters(pairs, self._order, threshold):
            weakest = weakest_bond(cluster.pairs)
            claims = cluster.claims
            if rule.compare == "state":
                number = {id(claim): n for n, claim in enumerate(claims)}
                links = {(number[id(p.a)], number[id(p.b)]): p.score for p in cluster.pairs}
                chosen = telling(rule, dict(enumerate(claims)), links)
                claims = tuple(claims[n] for n in sorted(chosen))
            out.append(
                Fact(rule.id, claims, round(weakest.score, 3), "", claims[0].measure,
                     weakest.reasons)
            )  # fmt: skip
        return out

    def _withdrawals(self, rule: Rule, pairs: Sequence[Pair], threshold: float) -> list[Fact]:
        """Facts of one text each: what was reported at first, and the figures that stand."""
        told: dict[int, list[Pair]] = defaultdict(list)
        for p in pairs:
            if p.score >= threshold:
                told[id(p.a if "withdrawn" in p.a.context.cues else p.b)].append(p)
        out = []
        for some in told.values():
            claims = {id(c): c for p in some for c in (p.a, p.b)}
            ordered = tuple(claims[i] for i in sorted(claims, key=self._order.__getitem__))
            best = max(some, key=lambda p: p.score)
            fact = Fact(rule.id, ordered, round(best.score, 3), "", ordered[0].measure,
                        best.reasons)  # fmt: skip
            out.append(fact)
        return out


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
