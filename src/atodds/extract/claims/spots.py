"""Claims of in or out: whether someone was struck inside a house, in which part, or outside it.

Only houses and parts of houses that the vocabulary knows: a car may well stand outside a house, and
what is "in the area" is neither in nor out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.claims.happenings import Clocks, Happening, Happenings, person_at, place_claim
from atodds.extract.claims.victims import Victim, victim_at, with_several
from atodds.model import Claim, Site
from atodds.rules.vocabulary import by_word

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_IN = frozenset({"in", "inside", "within"})
_ON = frozenset({"on", "in"})
_OUT = "outside"
_SIDES = frozenset({"inside", _OUT})


def spot_claims(analysis: Analysis) -> list[Claim]:
    """All claims of where in or out of a house someone was struck, in text order."""
    return with_several(list(_Reader(analysis).claims()))


class _Reader:
    """One document, with the words for houses and their parts."""

    def __init__(self, analysis: Analysis) -> None:
        vocabulary = analysis.lexica.vocabulary
        self._analysis = analysis
        self._happenings = Happenings(analysis)
        self._clocks = Clocks(analysis)
        self._parts = by_word(vocabulary.nested("whereabouts", "part"))
        self._houses = by_word(vocabulary.nested("whereabouts", "house"))
        self._happen = vocabulary.words("whereabouts", "happen")
        self._outdoors = vocabulary.words("whereabouts", "outdoors")

    def claims(self) -> Iterator[Claim]:
        for token in self._analysis.doc:
            if token.lower_ not in _IN | _ON and token.lower_ != _OUT:
                continue
            noun = next((c for c in token.children if c.dep_ == "pobj"), None)
            span = token.doc[token.i : (noun or token).i + 1]
            site = self._site(token, noun)
            happening = self._happenings.above(span) if site is not None else None
            if site is not None and happening is not None:
                yield from self._claim(span, site, happening)

    def _site(self, side: Token, noun: Token | None) -> Site | None:
        """What a preposition with a noun says of in and out; None where it says nothing."""
        word = side.lower_
        if noun is None:
            alone = word in _SIDES and side.dep_ in {"advmod", "prep"}
            return Site(side.text, outside=word == _OUT) if alone else None
        lemma = noun.lemma_.lower()
        text = side.doc[side.i : noun.i + 1].text
        if lemma in self._outdoors and word in _ON:
            return Site(text, outside=True) if noun.pos_ == "NOUN" else None
        if word not in _IN and word != _OUT:
            return None
        if part := self._parts.get(lemma):
            return Site(text, outside=word == _OUT, spot=part, part=True)
        if house := self._houses.get(lemma):
            return Site(text, outside=word == _OUT, spot=house)
        return None

    def _claim(self, span: Span, site: Site, happening: Happening) -> Iterator[Claim]:
        person = person_at(happening.victim, self._analysis)
        if not happening.kinds or (person is None and not self._is_event(happening)):
            return
        event = Victim(name=happening.word.text, cues=frozenset({"event"}))
        victim = victim_at(self._analysis, person) if person is not None else event
        yield place_claim(
            self._analysis,
            (span.start_char, span.end_char),
            measure="in or out",
            site=site,
            happening=happening,
            victim=victim,
            subject=victim.name,
            clocks=self._clocks,
        )

    def _is_event(self, happening: Happening) -> bool:
        """Whether an event is told by its name, and not by what was done to somebody unknown."""
        word = happening.word
        return word.pos_ == "NOUN" or word.lemma_.lower() in self._happen
