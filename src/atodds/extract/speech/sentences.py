"""Where sentences begin, with the parser's slips mended: "Lt. Ada Stone", "3 a.m. outside"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atodds.extract.speech.cues import Cues

if TYPE_CHECKING:
    from spacy.tokens import Doc


def sentence_bounds(doc: Doc, cues: Cues) -> list[int]:
    """The token offsets at which sentences begin, and the length of the document.

    Leaves out the parser's starts that no stop, no wide gap and no capital speaks for.
    """
    from spacy.attrs import SENT_START

    starts = [i for i, flag in enumerate(doc.to_array(SENT_START).tolist()) if flag == 1]
    return [0, *(i for i in starts if i > 0 and _begins(doc, i, cues)), len(doc)]


def _begins(doc: Doc, i: int, cues: Cues) -> bool:
    if doc[i - 1].is_space:
        return True
    if doc[i].text[0].islower():
        return False
    before = doc[i - 1].text
    word = doc[i - 2].lower_ if before == "." and i > 1 else before.lower().rstrip(".")
    if word in cues.titles:
        return False
    return before.endswith((".", "!", "?", ":", ";", ")", '"', "'", "\u2013", "-", "*", "|"))
