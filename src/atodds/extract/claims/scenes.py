"""Claims of where: the street address at which an event is put.

An address belongs to the event that its clause tells of: a shooting, or whoever was shot or found
there. Where someone lives, was arrested or is to meet the press is no place of the event, and makes
no claim; nor does an address whose clause tells of none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.claims.happenings import Clocks, Happening, Happenings, person_at, place_claim
from atodds.extract.claims.victims import Victim, victim_at, with_several
from atodds.extract.naming.addresses import Address, find_addresses
from atodds.extract.naming.places import place_key
from atodds.model import Claim

if TYPE_CHECKING:
    from spacy.tokens import Span

_HOUSED = frozenset({"pobj", "prep", "appos", "nmod", "compound"})
_ELSEWHERE = frozenset({"GPE", "NORP", "DATE", "TIME"})


def scene_claims(analysis: Analysis) -> list[Claim]:
    """All claims of where an event was, in text order."""
    reader = _Reader(analysis)
    return with_several(
        [claim for address in find_addresses(analysis.text) for claim in reader.read(address)]
    )


class _Reader:
    """One document, with the words that say where something was."""

    def __init__(self, analysis: Analysis) -> None:
        words = analysis.lexica.vocabulary.words
        self._analysis = analysis
        self._happenings = Happenings(analysis)
        self._clocks = Clocks(analysis)
        self._near = words("whereabouts", "near")
        self._near_to = words("whereabouts", "near_to")

    def read(self, address: Address) -> Iterator[Claim]:
        """The claim that an address makes, if it belongs to an event."""
        span = self._analysis.tokens(address.start, address.end)
        if span is None or not len(span) or _names_more(span):
            return
        name = self._house(span)
        happening = self._happenings.above(span)
        if happening is None and name:
            happening = Happening(span.root, frozenset(), None)
        if happening is None:
            return
        person = person_at(happening.victim, self._analysis)
        victim = victim_at(self._analysis, person) if person is not None else Victim()
        yield place_claim(
            self._analysis,
            (address.start, address.end),
            measure="scene",
            site=replace(address.site, near=self._is_near(span), name=name),
            happening=happening,
            victim=victim,
            subject=victim.name if victim.key else happening.word.text,
            clocks=self._clocks,
        )

    def _house(self, span: Span) -> str:
        """The name of the house that has an address: "the Mill Bar on Elm Street", folded."""
        token = span.root
        while token.dep_ in _HOUSED and token.head.i != token.i:
            token = token.head
            if token.pos_ in {"NOUN", "PROPN"} and not span.start <= token.i < span.end:
                left = token.doc[token.left_edge.i : token.i + 1]
                words = [
                    t
                    for t in left
                    if t.pos_ == "PROPN"
                    and t.ent_type_ not in _ELSEWHERE
                    and not span.start <= t.i < span.end
                ]
                return place_key(" ".join(t.text for t in words))
        return ""

    def _is_near(self, span: Span) -> bool:
        before = [t.lower_ for t in span.doc[max(0, span.start - 4) : span.start]]
        while before and before[-1] in {"the", "a"}:
            before.pop()
        if not before:
            return False
        return before[-1] in self._near or (
            before[-1] in {"of", "to"} and not self._near_to.isdisjoint(before)
        )


def _names_more(span: Span) -> bool:
    """Whether an address is a part of a longer name: "the Mill Road Hospital"."""
    head = span.root.head
    return span.root.dep_ == "compound" and head.pos_ == "PROPN" and head not in span
