"""Everything that claim extraction looks at in one document, gathered once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from atodds.extract.counting.measures import Measure, measures_of
from atodds.extract.dates.occasions import Occasions
from atodds.extract.dates.temporal import Temporal, find_temporal
from atodds.extract.events import Lexicon, Scene, Story, find_scenes
from atodds.extract.naming.groups import Groups
from atodds.extract.naming.names import find_names
from atodds.extract.naming.places import Place, find_places
from atodds.extract.numbers.quantities import find_quantities
from atodds.extract.numbers.ranks import Words as RankWords
from atodds.extract.phrases import index_phrases
from atodds.extract.speech.attribution import (
    Cues,
    Source,
    attribution_at,
    find_sources,
    modality_at,
)
from atodds.extract.speech.quotes import Quotation, find_quotations
from atodds.mentions import NamesInDocument
from atodds.model import Attribution, Document, Modality, Quantity
from atodds.namewords import NameWords
from atodds.parse import text_of
from atodds.rules.vocabulary import by_word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

    from atodds.extract.coreference import References
    from atodds.extract.passages import Passages
    from atodds.rules import RuleSet


class Lexica:
    """The rules' and the vocabulary's words in the form that extraction looks them up."""

    def __init__(self, ruleset: RuleSet) -> None:
        vocabulary = ruleset.vocabulary
        self.ruleset = ruleset
        self.vocabulary = vocabulary
        self.measures: tuple[Measure, ...] = measures_of(ruleset)
        self.state_phrases = index_phrases(
            {
                (rule.id, name): words
                for rule in ruleset.rules
                for name, words in (*rule.claims.states.items(), ("", rule.claims.ignore))
                if rule.claims.states
            }
        )
        self.names = NameWords.of(vocabulary)
        self.events = Lexicon.of(vocabulary)
        self.cues = Cues.from_vocabulary(vocabulary)
        self.reporting = self.cues.say | self.cues.report | self.cues.show
        self.groups = Groups(vocabulary)
        self.happenings = Occasions.of(vocabulary)
        self.ranks = RankWords.of(vocabulary)
        self.uncounted = vocabulary.words("things", "uncounted")
        self.same_things = by_word(vocabulary.nested("things", "same"))
        self.own_things = vocabulary.words("things", "own")
        self.nations = by_word(vocabulary.table("nations"))
        self.alike: dict[str, str] = {}
        for name, words in vocabulary.table("verbs").items():
            for word in words:
                self.alike.setdefault(word, name)
        self.people: dict[str, frozenset[str]] = {}
        for part, words in vocabulary.table("people").items():
            for word in words:
                self.people[word] = self.people.get(word, frozenset()) | {part}


@dataclass(frozen=True)
class Analysis:
    """One parsed document with all that was found in it. Offsets are file offsets."""

    document: Document
    doc: Doc
    lexica: Lexica
    story: Story
    scenes: Sequence[Scene]
    quantities: Sequence[Quantity]
    temporals: Sequence[Temporal]
    places: Sequence[Place]
    names: NamesInDocument
    sources: Sequence[Source]
    quotations: Sequence[Quotation]

    @cached_property
    def references(self) -> References:
        """Whom its pronouns and short noun phrases mean."""
        from atodds.extract.coreference import References

        return References(self)

    @cached_property
    def passages(self) -> Passages:
        """Its sentences and clauses as claims refer to them."""
        from atodds.extract.passages import Passages

        return Passages(self)

    @cached_property
    def text(self) -> str:
        """The document as it was parsed: see `atodds.parse`. (A Doc joins it anew when asked.)"""
        return text_of(self.doc)

    @cached_property
    def _scene_starts(self) -> list[int]:
        return [s.start for s in self.scenes]

    def scene_at(self, offset: int) -> Scene | None:
        """The scene of the sentence that holds an offset."""
        index = bisect_right(self._scene_starts, offset) - 1
        if index < 0:
            return None
        scene = self.scenes[index]
        return scene if offset < scene.end else None

    def tokens(self, start: int, end: int) -> TokenSpan | None:
        """The tokens that cover a range of offsets."""
        return self.doc.char_span(start, end, alignment_mode="expand")

    def token_at(self, offset: int) -> Token | None:
        """The token at an offset."""
        span = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        return span[0] if span is not None and len(span) else None

    def role_at(self, offset: int) -> str:
        """ "title" or "body"."""
        for section in self.document.sections:
            if section.span.start <= offset < section.span.end:
                return section.role
        return "body"

    def attribution(self, start: int, end: int) -> Attribution | None:
        """Whom the statement at a range is put on."""
        return attribution_at(self.sources, start, end)

    def modality(self, start: int, end: int) -> Modality:
        """How the text commits itself to the statement at a range."""
        return modality_at(self.doc, start, end, self.lexica.cues, self.sources)


def analyse(document: Document, doc: Doc, lexica: Lexica) -> Analysis:
    """Run every finder over one parsed document."""
    temporals = find_temporal(text_of(doc), document.published)
    story, scenes = find_scenes(doc, temporals, lexica.events, document.published, lexica.reporting)
    sources = find_sources(doc, lexica.cues)
    return Analysis(
        document=document,
        doc=doc,
        lexica=lexica,
        story=story,
        scenes=scenes,
        quantities=find_quantities(doc, vague=True),
        temporals=temporals,
        places=find_places(doc, lexica.nations),
        names=find_names(doc, lexica.names),
        sources=sources,
        quotations=find_quotations(doc, sources),
    )
