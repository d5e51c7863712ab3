"""Facts that are wordings: one name in several spellings, one statement in several words.

Here the wording itself decides what is one fact, so they are not linked by features of claims: the
comparisons of names and of quotations find the groups.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atodds.extract.names import NamesInDocument
from atodds.link.spellings import name_disagreements
from atodds.link.story import Stories
from atodds.model import Claim, Fact, Feature, Reading
from atodds.namewords import NameWords
from atodds.rules import Rule
from atodds.wording import Quote, quote_disagreements

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
    """Statements that sources of one story quote in different words."""
    for members in stories.parts(_ONE_STORY):
        quoted: list[Claim] = [
            c for i in members for c in readings[i].claims if c.kind == rule.claims.kind
        ]
        documents = {readings[i].path: number for number, i in enumerate(members)}
        quotes = [Quote(documents[c.path], c.text, c.context.entity) for c in quoted]
        for found in quote_disagreements(quotes):
            claims = tuple(quoted[i] for i in dict.fromkeys(m[0] for m in found.members))
            if len(claims) < 2:
                continue
            reasons = tuple(Feature(reason, 0.0) for reason in found.reasons)
            yield Fact(rule.id, claims, round(found.score, 3), "", "wording", reasons)
