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
    original_of: dict[str, str | None] = {}
    owners: defaultdict[str, set[int]] = defaultdict(set)
    members: defaultdict[int, list[frozenset[str]]] = defaultdict(list)
    for rank, document in enumerate(ranked):
        shingles = memo.recall("shingles", (document,), partial(_shingles, document))
        root = _original(shingles, owners, members)
        original_of[document.path] = None if root is None else ranked[root].path
        root = rank if root is None else root
        members[root].append(shingles)
        for shingle in shingles:
            owners[shingle].add(root)
    return tuple(_copying(d, original_of[d.path], memo) for d in documents)


def _copying(document: Document, original: str | None, memo: Memo) -> Document:
    if document.copy_of == original:
        return document
    make = partial(replace, document, copy_of=original)
    return memo.recall(("copy", original), (document,), make)


def _original(
    shingles: frozenset[str],
    owners: defaultdict[str, set[int]],
    members: defaultdict[int, list[frozenset[str]]],
) -> int | None:
    """The original, among those seen so far, that most of `shingles` is shared with."""
    shared = Counter(root for s in shingles if s in owners for root in owners[s])
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
