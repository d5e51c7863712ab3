"""Which documents are copies of others: agency copy, reprints, one article filed twice.

Word shingles, resemblance and containment after Broder, "On the resemblance and containment of
documents" (1997). Numerals are masked in the shingles: a copy in which a figure was changed is
still a copy, and the changed figure is for the comparison of claims to find. What was rewritten in
other words is no copy.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from atodds.memo import Memo
from atodds.model import Document

SHINGLE = 5
"""Words a shingle."""
CONTAINED = 0.5
"""Share of the shorter text's shingles that the other one must have."""
FEWEST = 20
"""Shingles that two texts must share at least: fewer are a quotation or a site's notice."""

_WORD = re.compile(r"\w+(?:['’]\w+)?")


def find_copies(documents: Sequence[Document], memo: Memo | None = None) -> tuple[Document, ...]:
    """The documents, in the order given, each with `copy_of` = the path of what it copies, or None.

    The original is the one dated earlier; undated documents come after dated ones, then the path
    decides. A copy of a copy is put on the first original. Each text is compared through an
    inverted index with the texts that share shingles with it, copies of one original together, so
    that the time grows with the text, not with the pairs.
    """
    memo = memo or Memo()
    ranked = sorted(documents, key=lambda d: (d.published is None, d.published or date.min, d.path))
    shingles = [memo.recall("shingles", (d,), partial(_shingles, d)) for d in ranked]
    texts = tuple((d.path, some) for d, some in zip(ranked, shingles, strict=True))
    original_of = memo.recall(("originals", texts), (), partial(_originals, texts))
    return tuple(_copying(d, original_of.get(d.path), memo) for d in documents)


def _originals(texts: Sequence[tuple[str, frozenset[str]]]) -> dict[str, str]:
    """For each text that is a copy the path of its original, the texts given by path in rank."""
    original_of: dict[str, str] = {}
    owners = _Owners()
    members: defaultdict[int, list[frozenset[str]]] = defaultdict(list)
    for rank, (path, shingles) in enumerate(texts):
        root = _original(shingles, owners, members)
        if root is None:
            root = rank
        else:
            original_of[path] = texts[root][0]
        members[root].append(shingles)
        owners.add(shingles, root)
    return original_of


def _copying(document: Document, original: str | None, memo: Memo) -> Document:
    if document.copy_of == original:
        return document
    make = partial(replace, document, copy_of=original)
    return memo.recall(("copy", original), (document,), make)


class _Owners:
    """Which texts have a shingle. Most are one text's, so that only the others have sets."""

    def __init__(self) -> None:
        self._first: dict[str, int] = {}
        self._more: defaultdict[str, set[int]] = defaultdict(set)

    def add(self, shingles: frozenset[str], text: int) -> None:
        for shingle in shingles:
            if self._first.setdefault(shingle, text) != text:
                self._more[shingle].add(text)

    def sharing(self, shingles: frozenset[str]) -> Counter[int]:
        """For each text how many of the shingles it has."""
        known = shingles & self._first.keys()
        shared = Counter(map(self._first.__getitem__, known))
        for shingle in known & self._more.keys():
            shared.update(self._more[shingle])
        return shared


def _original(
    shingles: frozenset[str],
    owners: _Owners,
    members: defaultdict[int, list[frozenset[str]]],
) -> int | None:
    """The original, among those seen so far, that most of `shingles` is shared with."""
    shared = owners.sharing(shingles)
    for root, count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if count < FEWEST:
            break
        if any(_is_copy(shingles, member) for member in members[root]):
            return root
    return None


def _is_copy(a: frozenset[str], b: frozenset[str]) -> bool:
    shared = len(a & b)
    return shared >= FEWEST and shared >= CONTAINED * min(len(a), len(b))


def _shingles(document: Document) -> frozenset[str]:
    words = ["0" if w[0].isdigit() else w.casefold() for w in _WORD.findall(document.prose)]
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))
