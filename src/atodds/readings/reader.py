"""One document to its Reading, with a pipeline that is loaded when the first one comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atodds.model import Document, Reading
from atodds.rules import RuleSet

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from atodds.extract.analysis import Lexica

_KEPT = 500
"""Paragraphs kept as parsed: some twenty documents, or twenty megabytes."""


class Reader:
    """Reads documents with one spaCy pipeline (None: the default one) and one set of rules.

    `loaded` is the pipeline if it is in memory; `again` keeps paragraphs as parsed, for documents
    that come again with few of them changed.
    """

    def __init__(
        self,
        model: str | None,
        ruleset: RuleSet,
        loaded: Language | None = None,
        *,
        again: bool = False,
    ) -> None:
        self.loaded = loaded
        self._paragraphs: dict[str, Doc] | None = {} if again else None
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
        doc = parse(self.nlp, document.prose, self._paragraphs)
        if self._paragraphs is not None:
            for oldest in list(self._paragraphs)[:-_KEPT]:
                del self._paragraphs[oldest]
        return read_out(analyse(document, doc, self._lexica))
