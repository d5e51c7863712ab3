"""One document to its Reading, with a pipeline that is loaded when the first one comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atodds.model import Document, Reading
from atodds.rules import RuleSet

if TYPE_CHECKING:
    from spacy.language import Language

    from atodds.extract.analysis import Lexica


class Reader:
    """Reads documents with one spaCy pipeline (None: the default one) and one set of rules.

    `loaded` is the pipeline if it is in memory.
    """

    def __init__(self, model: str | None, ruleset: RuleSet, loaded: Language | None = None) -> None:
        self.loaded = loaded
        self._model = model
        self._ruleset = ruleset
        self._lexica: Lexica | None = None

    @property
    def nlp(self) -> Language:
        """The spaCy pipeline, loaded once. ModelError if it cannot be."""
        if self.loaded is None:
            from atodds.parse import load_pipeline

            self.loaded = load_pipeline(self._model)
        return self.loaded

    def read(self, document: Document) -> Reading:
        """What a document says."""
        from atodds.extract.analysis import Lexica, analyse
        from atodds.extract.reading import read_out
        from atodds.parse import parse

        if self._lexica is None:
            self._lexica = Lexica(self._ruleset)
        return read_out(analyse(document, parse(self.nlp, document.prose), self._lexica))
