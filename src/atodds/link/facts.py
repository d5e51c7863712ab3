"""Claims to facts: which statements are about the same thing.

Pairs of claims that a rule may compare are scored by their features; the surest pairs are joined
first (average linkage, so that one weak pair cannot chain two facts), and a pair that must not be
one fact keeps its clusters apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from atodds.link.features import LEAST_STORY, features, probability
from atodds.link.memo import Memo
from atodds.link.sources import copy_facts, undated_facts
from atodds.link.story import Stories
from atodds.link.weights import NEVER
from atodds.link.wordings import name_facts, quote_facts
from atodds.model import Claim, Fact, Feature, Interval, Reading, Relation
from atodds.namewords import NameWords
from atodds.rules import Rule
from atodds.values import Convert, relation

DEFAULT_MIN_LINK = 0.5
"""Claims are compared from this probability on; chosen for precision on annotated coverage."""


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
    if memo is not None:
        memo.next_run()
    facts: list[Fact] = []
    rules = tuple(rules)
    taken = {m for rule in rules for m in rule.claims.measure}
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
        groups: dict[str, list[tuple[int, Claim]]] = defaultdict(list)
        for index, reading in enumerate(readings):
            for claim in reading.claims:
                if applies(rule, claim, taken):
                    groups[claim.measure].append((index, claim))
        for measure in sorted(groups):
            threshold = min_link if min_link is not None else (rule.min_link or DEFAULT_MIN_LINK)
            facts.extend(_facts(rule, groups[measure], stories, threshold, convert, memo))
    return _distinct(facts)


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
    stories: Stories,
    threshold: float,
    convert: Convert | None,
    memo: Memo | None,
) -> list[Fact]:
    if len(claims) < 2:
        return []
    pairs = _pairs(rule, claims, stories, convert, memo)
    pairs = _prefer_counterparts(claims, pairs, convert)
    pairs = [p for p in pairs if p.score >= threshold * _WEAKEST and not _barred(p)]
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
        chosen = tuple(claims[i][1] for i in sorted(members))
        out.append(
            Fact(rule.id, chosen, round(weakest.score, 3), "", chosen[0].measure, weakest.reasons)
        )
    return out


def _pairs(
    rule: Rule,
    claims: Sequence[tuple[int, Claim]],
    stories: Stories,
    convert: Convert | None,
    memo: Memo | None,
) -> list[_Pair]:
    """The pairs of claims whose documents tell one story, with the reasons for and against."""
    weigh = features if memo is None else memo.features
    lists = _age_lists(claims) if rule.claims.kind == "age" else {}
    of_document: dict[int, list[int]] = defaultdict(list)
    for i, (document, _) in enumerate(claims):
        of_document[document].append(i)
    pairs = []
    for i, (doc_a, a) in enumerate(claims):
        for doc_b in stories.near(doc_a, LEAST_STORY):
            story = stories.score(doc_a, doc_b)
            for j in of_document.get(doc_b, ()):
                if j <= i:
                    continue
                b = claims[j][1]
                reasons = tuple(weigh(rule, a, b, story, convert))
                if _odd_one_out(lists.get(i), lists.get(j), a, b):
                    reasons = (*reasons, Feature("the odd one of two lists", 4.0))
                pairs.append(_Pair(i, j, probability(reasons), reasons))
    return pairs


def _barred(pair: _Pair) -> bool:
    return any(f.weight <= NEVER for f in pair.reasons)


def _age_lists(claims: Sequence[tuple[int, Claim]]) -> dict[int, frozenset[float]]:
    """For each age of someone unnamed the ages that its sentence lists, if it lists three."""
    listed: dict[tuple[str, int], set[float]] = defaultdict(set)
    for _, claim in claims:
        if isinstance(claim.value, Interval) and claim.value.low and not claim.context.entity:
            listed[claim.path, claim.sentence.start].add(claim.value.low)
    return {
        i: frozenset(ages)
        for i, (_, claim) in enumerate(claims)
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
    claims: Sequence[tuple[int, Claim]], pairs: Sequence[_Pair], convert: Convert | None
) -> list[_Pair]:
    """A clash is doubted where one side's own document has a claim that agrees with the other.

    Such a document tells the other side's fact already; its clashing figure is mostly another.
    """
    agreeing: dict[int, set[int]] = defaultdict(set)
    verdicts: dict[tuple[int, int], Relation] = {}
    for p in pairs:
        verdict = relation(claims[p.a][1].value, claims[p.b][1].value, convert)
        verdicts[p.a, p.b] = verdict
        if verdict is not Relation.CONFLICT and p.score >= 0.4:
            agreeing[p.a].add(claims[p.b][0])
            agreeing[p.b].add(claims[p.a][0])
    out = []
    for p in pairs:
        doubt = 0.0
        if verdicts[p.a, p.b] is Relation.CONFLICT:
            doubt += claims[p.b][0] in agreeing[p.a]
            doubt += claims[p.a][0] in agreeing[p.b]
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
