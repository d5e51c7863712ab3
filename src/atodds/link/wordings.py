"""Facts that are wordings: one name in several spellings, one statement in several words.

Here the wording itself decides what is one fact, so they are not linked by features of claims: the
comparisons of names and of quotations find the groups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from atodds.link.spellings import name_disagreements
from atodds.link.story import Stories
from atodds.mentions import NamesInDocument
from atodds.model import Claim, Fact, Feature, Reading
from atodds.namewords import NameWords
from atodds.rules import Rule
from atodds.wording import Quote, compare_quotes, quote_disagreements

_ONE_STORY = 0.35
"""Documents are one story from this score on, for wordings."""


def name_facts(rule: Rule, readings: Sequence[Reading], words: NameWords) -> Iterator[Fact]:
    """Names that sources spell differently; spelling weighs by itself whether stories meet."""
    named = [(reading.path, reading.names or NamesInDocument()) for reading in readings]
    for group in name_disagreements(named, words):
        claims = tuple(readings[doc].namings[m] for doc, m in group.mentions)
        reasons = tuple(Feature(f.name, f.weight, f.detail) for f in group.reasons)
        yield Fact(rule.id, claims, round(group.score, 3), "", group.type, reasons)


def quote_facts(rule: Rule, readings: Sequence[Reading], stories: Stories) -> Iterator[Fact]:
    """Statements that several sources of one story quote, in different words or the same."""
    for members in stories.parts(_ONE_STORY):
        quoted: list[Claim] = [
            c for i in members for c in readings[i].claims if c.kind == rule.claims.kind
        ]
        documents = {readings[i].path: number for number, i in enumerate(members)}
        quotes = [Quote(documents[c.path], c.text, c.context.entity) for c in quoted]
        worded: set[int] = set()
        for found in quote_disagreements(quotes):
            indices = dict.fromkeys(m[0] for m in found.members)
            if len(indices) < 2:
                continue
            worded.update(indices)
            reasons = tuple(Feature(reason, 0.0) for reason in found.reasons)
            claims = tuple(quoted[i] for i in indices)
            yield Fact(rule.id, claims, round(found.score, 3), "", "wording", reasons)
        rest = [c for i, c in enumerate(quoted) if i not in worded]
        for claims in _repeated(rest):
            yield Fact(rule.id, claims, 1.0, "", "wording", (Feature("same words", 0.0),))


def _repeated(quoted: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    """Quotations of one speaker that several documents have, whole or in part."""
    by_speaker: dict[str, list[Claim]] = defaultdict(list)
    for claim in quoted:
        by_speaker[claim.context.entity].append(claim)
    for claims in by_speaker.values():
        left = claims
        while left:
            first, *left = sorted(left, key=lambda c: -len(c.text))
            same = [c for c in left if compare_quotes(first.text, c.text).kind in _ONE]
            if {c.path for c in same} - {first.path}:
                yield (first, *same)
            left = [c for c in left if c not in same]


_ONE = frozenset({"same", "contained"})
