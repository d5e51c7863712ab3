"""Facts and rules to findings: conflict, revision, figures that can both be true, agreement. Pure.

A clash is a revision when the later statement may supersede the earlier: the rule says in which
direction its quantity moves, and every clashing pair is dated and moves that way; or the later one
says that it corrects. Where the dates of two documents do not tell which is later, the rule may
let the order of the states do so: nobody is searched for after the arrest.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from atodds.describe import event_of, independent_sources, message_of
from atodds.link.compared import compared
from atodds.memo import Memo
from atodds.model import (
    Claim,
    Document,
    Fact,
    Finding,
    Interval,
    Level,
    Relation,
)
from atodds.names import compare_names
from atodds.rules import Rule
from atodds.values import Convert, are_opposed, relation, states_of
from atodds.wording import compare_quotes

_SPACE = re.compile(r"\s+")
_SPELLINGS = {
    "same": Relation.AGREEMENT,
    "compatible": Relation.RECONCILABLE,
    "variant": Relation.CONFLICT,
    # Linked as one name all the same: so the spellings clash.
    "different": Relation.CONFLICT,
}


def judge(
    facts: Iterable[Fact],
    rules: Mapping[str, Rule],
    documents: Mapping[str, Document],
    convert: Convert | None = None,
    memo: Memo | None = None,
) -> list[Finding]:
    """One finding a fact, sorted by level, then path, then offset.

    `memo` keeps the findings for the next run; they are the same without.
    """

    def judged(fact: Fact) -> Finding | None:
        rule = rules[fact.rule]
        if memo is None:
            return _judge(fact, rule, documents, convert)
        made_from = (rule, fact, *(documents.get(claim.path) for claim in fact.claims))
        return memo.recall("finding", made_from, lambda: _judge(fact, rule, documents, convert))

    findings = [finding for fact in facts if (finding := judged(fact))]
    return sorted(
        findings,
        key=lambda f: (
            _RANK[f.level], f.claims[0].path, f.claims[0].span.start, f.rule, f.id,
        ),
    )  # fmt: skip


_RANK = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 2, Level.NONE: 3}


def _judge(
    fact: Fact, rule: Rule, documents: Mapping[str, Document], convert: Convert | None
) -> Finding | None:
    claims = tuple(sorted(fact.claims, key=lambda c: (c.path, c.span)))
    clashes = [
        (a, b)
        for a, b in combinations(claims, 2)
        if clash(rule, a, b, convert) is Relation.CONFLICT
    ]
    verdict, why = _verdict(rule, claims, clashes, convert)
    if rule.compare == "copy":
        first, second = fact.claims
    else:
        first, second = clashes[0] if clashes else _two_sides(claims)
    event = fact.event or event_of(claims, documents)
    sources = independent_sources(claims, documents)
    return Finding(
        id=fingerprint(rule.id, fact.measure, claims),
        rule=rule.id,
        kind=claims[0].kind,
        relation=verdict,
        level=rule.level.get(verdict, Level.NONE),
        event=event,
        measure=fact.measure,
        message=message_of(rule, fact, event, first, second, claims, sources, documents),
        sources=sources,
        link=fact.link,
        claims=claims,
        reasons=fact.reasons,
        why=why,
        matter=rule.matter,
    )


def clash(rule: Rule, a: Claim, b: Claim, convert: Convert | None) -> Relation:
    """How two claims of one fact stand, by the rule's comparison."""
    if rule.compare == "name":
        return _SPELLINGS[compare_names(a.text, b.text, a.measure)]
    if rule.compare == "wording":
        return _quotes(a, b)
    if rule.compare == "state":
        return _states(rule, a, b)
    return relation(*compared(rule, a, b), convert)


def _quotes(a: Claim, b: Claim) -> Relation:
    """Wordings clash where a change changes what is said: a number, a negation, a hedge.

    Others are what editing and translation do to every quotation; a part of a quotation says
    nothing else than the whole, unless such a word is left out.
    """
    found = compare_quotes(a.text, b.text)
    if found.kind == "same":
        return Relation.AGREEMENT
    if found.kind == "contained":
        left_out = set(a.text.lower().split()) ^ set(b.text.lower().split())
        return Relation.RECONCILABLE if left_out & _WEIGHTY else Relation.AGREEMENT
    if found.kind != "variant":
        return Relation.RECONCILABLE
    changed = {w.lower() for c in found.changes for w in (c.first + " " + c.second).split()}
    weighty = changed & _WEIGHTY or any(w[0].isdigit() for w in changed if w)
    return Relation.CONFLICT if weighty else Relation.RECONCILABLE


_WEIGHTY = frozenset({"not", "no", "never", "n't", "almost", "nearly", "hardly", "none", "two",
                      "three", "four", "five", "six", "seven", "eight", "nine", "ten"})  # fmt: skip


def _states(rule: Rule, a: Claim, b: Claim) -> Relation:
    if _cover(rule, a, b) and _cover(rule, b, a):
        return Relation.AGREEMENT
    opposed = are_opposed(a.value, b.value, rule.options.opposites)
    return Relation.CONFLICT if opposed else Relation.RECONCILABLE


def _cover(rule: Rule, a: Claim, b: Claim) -> bool:
    """Whether all that one says is what the other says, or a broader or narrower word for it."""
    broader = rule.options.broader
    return all(
        any(
            x == y or y in broader.get(x, ()) or x in broader.get(y, ()) for y in states_of(b.value)
        )
        for x in states_of(a.value)
    )


def _verdict(
    rule: Rule,
    claims: Sequence[Claim],
    clashes: Sequence[tuple[Claim, Claim]],
    convert: Convert | None,
) -> tuple[Relation, str]:
    if claims[0].kind == "source":
        return Relation.RECONCILABLE, rule.summary
    if clashes:
        if all(_supersedes(rule, a, b) for a, b in clashes):
            return Relation.REVISION, (
                f"{_say(clashes[0])}: they clash, and the later statement supersedes the earlier"
            )
        return Relation.CONFLICT, f"{_say(clashes[0])}: no value satisfies both"
    pairs = {
        clash(rule, a, b, convert)
        for a, b in combinations(claims, 2)
        if "conversion" not in a.context.cues | b.context.cues
    }
    if Relation.RECONCILABLE in pairs:
        return Relation.RECONCILABLE, "the statements differ, and all of them can be true"
    return Relation.AGREEMENT, "all statements give the same value"


def _say(pair: tuple[Claim, Claim]) -> str:
    return f"“{pair[0].text}” against “{pair[1].text}”"


def _supersedes(rule: Rule, a: Claim, b: Claim) -> bool:
    """Whether the later of two clashing claims may replace the earlier."""
    if {"correction", "withdrawn"} & (a.context.cues | b.context.cues):
        return True
    if a.kind == "age" and _grew_older(a, b):
        return True
    direction = rule.supersede.direction
    if direction == "never":
        return False
    if a.as_of is None or b.as_of is None or a.as_of == b.as_of:
        told = rule.supersede.order == "states" and a.path != b.path
        return told and (_follows(rule, a, b) or _follows(rule, b, a))
    earlier, later = (a, b) if a.as_of < b.as_of else (b, a)
    if rule.options.order:
        return _follows(rule, earlier, later)
    if direction == "any":
        return True
    x, y = earlier.value, later.value
    if not isinstance(x, Interval) or not isinstance(y, Interval):
        return False
    if direction == "up":
        return x.high is not None and y.low is not None and y.low > x.high
    return x.low is not None and y.high is not None and y.high < x.low


def _grew_older(a: Claim, b: Claim) -> bool:
    """Whether two ages differ by the birthdays between the two reports."""
    if a.as_of is None or b.as_of is None or a.as_of == b.as_of:
        return False
    earlier, later = (a, b) if a.as_of < b.as_of else (b, a)
    if not isinstance(earlier.value, Interval) or not isinstance(later.value, Interval):
        return False
    if earlier.value.low is None or later.value.low is None:
        return False
    years = (later.as_of - earlier.as_of).days / 365.25 if later.as_of and earlier.as_of else 0.0
    return 0 < later.value.low - earlier.value.low <= years + 1 and years > 0.1


def _follows(rule: Rule, earlier: Claim, later: Claim) -> bool:
    return any(
        one in chain and two in chain and chain.index(one) < chain.index(two)
        for one in states_of(earlier.value)
        for two in states_of(later.value)
        for chain in rule.options.order
    )


def fingerprint(rule: str, measure: str, claims: Sequence[Claim]) -> str:
    """A stable id of a finding's content: rule, measure and quotes; no path, line or clock."""
    quotes = sorted({_SPACE.sub(" ", f"{c.text}\x1f{c.sentence_text}").strip() for c in claims})
    digest = hashlib.sha256("\x1e".join([rule, measure, *quotes]).encode("utf-8", "replace"))
    return digest.hexdigest()[:16]


def _two_sides(claims: Sequence[Claim]) -> tuple[Claim, Claim]:
    for other in claims[1:]:
        if other.value != claims[0].value:
            return claims[0], other
    return claims[0], claims[-1]
