"""Edits that make a document ignore a rule: a comment over the paragraph, or a front matter key.

Pure: text and offsets in, an insertion out. What the edits say is read by `atodds.suppress`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from atodds.model import Document, Span
from atodds.read.document import MARKDOWN, looks_like_html
from atodds.read.frontmatter import read_front_matter
from atodds.suppress import KEY, paragraph

_KEY = re.compile(rf"^{KEY}[ \t]*:[ \t]*(?P<value>.*)$", re.MULTILINE)
_FIRST_KEY = re.compile(r"^\w[\w -]*:", re.MULTILINE)
REASON = "reason"
"""What stands where the reason is to be written."""


@dataclass(frozen=True, slots=True)
class Insertion:
    """Text to insert at an offset, and for how much of the document it ignores the rule."""

    offset: int
    text: str
    whole: bool


def ignoring(document: Document, rule: str, span: Span) -> Insertion | None:
    """What to insert so that a rule is ignored for the statement at `span`.

    In Markdown and HTML a comment for the paragraph; in plain text, where readers would see it,
    and for what the front matter says, the key for the whole document. None where the document
    has the key in a form that cannot be added to.
    """
    text = document.text
    matter = read_front_matter(document.path, text).end
    commented = PurePosixPath(document.path).suffix.lower() in MARKDOWN or looks_like_html(
        document.path, text
    )
    if commented and span.start >= matter:
        start = max(paragraph(text, span.start).start, matter)
        return Insertion(start, f"<!-- atodds: ignore[{rule}] {REASON} -->{_line_end(text)}", False)
    return _in_front_matter(text, matter, rule)


def _in_front_matter(text: str, end: int, rule: str) -> Insertion | None:
    line_end = _line_end(text)
    if not end:
        return Insertion(0, f"---{line_end}{KEY}: [{rule}]{line_end}---{line_end * 2}", True)
    key = _KEY.search(text, 0, end)
    if key is None:
        first = _FIRST_KEY.search(text, 0, end)
        return first and Insertion(first.start(), f"{KEY}: [{rule}]{line_end}", True)
    listed = key["value"].rstrip()
    if not (listed.startswith("[") and listed.endswith("]")):
        return None
    at = key.start("value") + len(listed) - 1
    return Insertion(at, f", {rule}" if listed[1:-1].strip() else rule, True)


def _line_end(text: str) -> str:
    """The line end that the document uses."""
    found = re.search(r"\r\n|\n|\r", text)
    return found.group() if found else "\n"
