"""Facts that are wordings: one name in several spellings, one statement in several words.

Here the wording itself decides what is one fact, so they are not linked by features of claims: the
comparisons of names and of quotations find the groups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from atodds.link.spellings import Group, name_disagreements
from atodds.link.story import Stories
from atodds.memo import Memo
from atodds.mentions import NamesInDocument
from atodds.model import Claim, Fact, Feature, Reading
from atodds.namewords import NameWords
from atodds.rules import Rule
from atodds.wording import Quote, compare_quotes, quote_disagreements

_ONE_STORY = 0.35
"""Documents are one story from this score on, for wordings."""


def name_facts(
    rule: Rule, readings: Sequence[Reading], words: NameWords, memo: Memo
) -> Iterator[Fact]:
    """Names that sources spell differently; spelling weighs by itself whether stories meet."""
    named = [(reading.path, reading.names or NamesInDocument()) for reading in readings]
    for group in name_disagreements(named, words, memo=memo):
        claims = tuple(readings[doc].namings[m] for doc, m in group.mentions)
        yield memo.recall("name", (rule, group, *claims), partial(_name_fact, rule, group, claims))


def _name_fact(rule: Rule, group: Group, claims: tuple[Claim, ...]) -> Fact:
    return Fact(rule.id, claims, round(group.score, 3), "", group.type, group.reasons)


def quote_facts(
    rule: Rule, readings: Sequence[Reading], stories: Stories, memo: Memo
) -> Iterator[Fact]:
    """Statements that several sources of one story quote, in different words or the same."""
    for members in stories.parts(_ONE_STORY):
        quoted = [c for i in members for c in readings[i].claims if c.kind == rule.claims.kind]
        documents = {readings[i].path: number for number, i in enumerate(members)}
        quotes = tuple(Quote(documents[c.path], c.text, c.context.entity) for c in quoted)
        for told in memo.recall(("quotes", quotes), (), partial(_told_alike, quotes)):
            claims = tuple(quoted[i] for i in told.quotes)
            make = partial(_quote_fact, rule, told, claims)
            yield memo.recall("quote", (rule, told, *claims), make)


@dataclass(frozen=True, slots=True)
class _Told:
    """Quotations, by index, of one statement."""

    quotes: tuple[int, ...]
    score: float
    reasons: tuple[str, ...]


def _quote_fact(rule: Rule, told: _Told, claims: tuple[Claim, ...]) -> Fact:
    reasons = tuple(Feature(reason, 0.0) for reason in told.reasons)
    return Fact(rule.id, claims, round(told.score, 3), "", "wording", reasons)


def _told_alike(quotes: Sequence[Quote]) -> list[_Told]:
    """The statements that are quoted in several wordings, and those quoted again in the same."""
    found = [
        _Told(tuple(indices), worded.score, worded.reasons)
        for worded in quote_disagreements(quotes)
        if len(indices := dict.fromkeys(m[0] for m in worded.members)) > 1
    ]
    taken = {i for told in found for i in told.quotes}
    rest = [i for i in range(len(quotes)) if i not in taken]
    return [*found, *(_Told(same, 1.0, ("same words",)) for same in _repeated(quotes, rest))]


def _repeated(quotes: Sequence[Quote], among: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Quotations of one speaker that several documents have, whole or in part."""
    by_speaker: dict[str, list[int]] = defaultdict(list)
    for i in among:
        by_speaker[quotes[i].speaker].append(i)
    for left in by_speaker.values():
        while left:
            first, *left = sorted(left, key=lambda i: -len(quotes[i].text))
            whole = quotes[first].text
            same = [i for i in left if compare_quotes(whole, quotes[i].text).kind in _ONE]
            if {quotes[i].document for i in same} - {quotes[first].document}:
                yield (first, *same)
            left = [i for i in left if i not in same]


_ONE = frozenset({"same", "contained"})
