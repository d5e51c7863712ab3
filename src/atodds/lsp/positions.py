"""Where things stand, as an editor counts: lines and columns from 0, in the units it asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

from lsprotocol import types

from atodds.model import Document, Span
from atodds.read.files import identity
from atodds.text import LineIndex

_COLUMNS: dict[str, Callable[[LineIndex, int], int]] = {
    "utf-8": lambda index, offset: index.utf8_column(offset) - 1,
    "utf-16": LineIndex.utf16_column,
    "utf-32": lambda index, offset: index.position(offset).column - 1,
}


class Positions:
    """Offsets in documents to positions; `encoding` is "utf-8", "utf-16" or "utf-32"."""

    def __init__(self, documents: Iterable[Document], encoding: str) -> None:
        texts = {document.path: document.text for document in documents}
        self._column = _COLUMNS[encoding]
        self._index = cache(lambda path: LineIndex(texts[path]))

    def at(self, path: str, offset: int) -> types.Position:
        """The position of an offset in a document; KeyError for a path that is not there."""
        index = self._index(path)
        line = index.position(offset).line
        return types.Position(line - 1, self._column(index, offset))

    def range(self, path: str, span: Span) -> types.Range:
        """The range of a span."""
        return types.Range(self.at(path, span.start), self.at(path, span.end))


class Uris:
    """Paths of documents to URIs: the editor's own, by real path, for what it has open."""

    def __init__(self, opened: Mapping[str, str]) -> None:
        self.of = cache(lambda path: opened.get(identity(Path(path))) or _uri(path))


def _uri(path: str) -> str:
    # Not `resolve`: a link inside the workspace is opened under its own name.
    return Path(os.path.normpath(Path(path).absolute())).as_uri()
