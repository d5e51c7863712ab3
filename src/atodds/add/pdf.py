"""A PDF's text as paragraphs, by pypdf. Reads no scanned pages and no encrypted files."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from statistics import median

_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]*$")
_PAGE_FURNITURE = 3
"""A first or last line of as many pages as this, figures apart, is a running head or foot."""


class PdfError(Exception):
    """Why a PDF could not be read: one line."""


def pdf_paragraphs(data: bytes) -> tuple[list[str], str | None]:
    """The paragraphs of a PDF in reading order, and the title its properties name.

    PdfError for what cannot be read; ImportError without pypdf. Publication dates are not read:
    a PDF's own date is that of the file.
    """
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise PdfError("the PDF is protected by a password: save its text to a file")
        pages = [page.extract_text().splitlines() for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except PdfError:
        raise
    except Exception as error:
        # A broken PDF makes the reader fail in any of its parts, with any exception.
        reason = " ".join((str(error) or type(error).__name__).split())[:100]
        raise PdfError(f"the PDF cannot be read ({reason}): save its text to a file") from error
    found = _paragraphs(_without_running_heads(pages))
    if not found:
        raise PdfError("the PDF holds no text, only pictures of it: save its text to a file")
    return found, " ".join(str(title).split()) if title else None


def _without_running_heads(pages: Sequence[Sequence[str]]) -> list[str]:
    """All lines, page numbers and lines that recur at the edges of pages left out."""
    full = [[line.strip() for line in page if line.strip()] for page in pages]
    edges = Counter(_DIGITS.sub("0", line) for page in full for line in {*page[:1], *page[-1:]})
    out: list[str] = []
    for page in full:
        last = len(page) - 1
        out += (
            line
            for i, line in enumerate(page)
            if i not in (0, last)
            or not (line.isdecimal() or edges[_DIGITS.sub("0", line)] >= _PAGE_FURNITURE)
        )
    return out


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Lines joined where they only wrap: a short line that ends a sentence ends a paragraph."""
    if not lines:
        return []
    full = median(len(line) for line in lines)
    paragraphs: list[str] = []
    begun = ""
    for line in lines:
        if begun.endswith("-") and line[:1].islower():
            begun = begun[:-1] + line
        else:
            begun = f"{begun} {line}".strip()
        if len(line) < 0.8 * full or (len(line) < full and _SENTENCE_END.search(line)):
            paragraphs.append(" ".join(begun.split()))
            begun = ""
    return [*paragraphs, " ".join(begun.split())] if begun else paragraphs
