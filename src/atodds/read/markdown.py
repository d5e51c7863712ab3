"""What of a Markdown or plain text is markup, not prose: link targets, code, comments, markers.

Finds spans to leave out; never changes a character, so that offsets stay those of the file. It is
no Markdown parser: what it does not know stays prose. Time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from atodds.model import Span

URL = re.compile(
    r"\b(?:https?://|ftp://|www\.)[^\s<>\"'“”‘’)\]]{1,2000}(?<![.,;:!?])"
    r"|\bpic\.twitter\.com/\w{1,40}"
)
_COMMENT = ("<!--", "-->")
_CODE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_INLINE_LINK = re.compile(
    r"(!?)\[([^\[\]\r\n]*(?:\[[^\[\]\r\n]{0,200}\][^\[\]\r\n]{0,500}){0,3})\]"
    r"\((?:[^()\r\n]|\([^()\r\n]{0,300}\)){0,3000}\)"
)
_REFERENCE_LINK = re.compile(r"\[([^\[\]\r\n]{1,300})\](\[([^\[\]\r\n]{0,100})\])")
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?!\^)([^\[\]\r\n]{1,100})\]:[ \t]*\S[^\r\n]*", re.M)
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\]:?")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]{1,2000}>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_RULE = re.compile(
    r"^[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)$", re.M
)
_LEADER = re.compile(r"^[ \t]{0,12}(?:#{1,6}(?=[ \t])|(?:>[ \t]?)+|[-*+](?=[ \t]))", re.M)
_NUMBERED = re.compile(r"^[ \t]{0,12}\d{1,3}[.)](?=[ \t])", re.M)
_TRAILING_HASHES = re.compile(r"(?<=[ \t])#{1,6}[ \t]*$", re.M)
_EMPHASIS = re.compile(
    r"(?<![\w*_\\])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_\r\n]{1,1000})(?<=\S)(\1)(?![\w*_])"
)
_TICKS = re.compile(r"(`{1,2})([^`\r\n]{1,500})(\1)(?!`)")
_TABLE_ROW = re.compile(r"^[ \t]*\|.*\|[ \t]*$", re.M)
_TABLE_RULE = re.compile(r"^[ \t|:-]*-{3,}[ \t|:-]*$")


def plain_gaps(text: str, start: int) -> list[Span]:
    """Comments, bare addresses and ruled lines: not prose in any kind of text file."""
    return [
        *_between(text, start, *_COMMENT),
        *(Span(*m.span()) for m in URL.finditer(text, start)),
        *(Span(*m.span()) for m in _RULE.finditer(text, start)),
    ]


def markdown_gaps(text: str, start: int) -> list[Span]:
    """Everything from `start` on that Markdown marks up; spans may overlap and are unsorted."""
    gaps = plain_gaps(text, start)
    gaps += _code_blocks(text, start)
    gaps += _links(text, start)
    for pattern in (_FOOTNOTE, _AUTOLINK, _TAG, _LEADER, _TRAILING_HASHES):
        gaps += (Span(*m.span()) for m in pattern.finditer(text, start))
    gaps += _numbers(text, start)
    for pattern in (_EMPHASIS, _TICKS):
        for found in pattern.finditer(text, start):
            gaps += [Span(*found.span(1)), Span(*found.span(3))]
    for row in _TABLE_ROW.finditer(text, start):
        if _TABLE_RULE.match(row.group()):
            gaps.append(Span(*row.span()))
        gaps += (Span(i, i + 1) for i in range(*row.span()) if text[i] == "|")
    return gaps


def _between(text: str, start: int, opening: str, closing: str) -> Iterator[Span]:
    while (at := text.find(opening, start)) >= 0:
        end = text.find(closing, at + len(opening))
        if end < 0:
            return
        start = end + len(closing)
        yield Span(at, start)


def _code_blocks(text: str, start: int) -> Iterator[Span]:
    """Fenced blocks; one that is never closed is taken for prose, so that nothing gets lost."""
    opened: tuple[int, str] | None = None
    at = start
    for line in text[start:].splitlines(keepends=True):
        fence = _CODE.match(line)
        if fence and opened is None:
            opened = (at, fence.group(1))
        elif (
            opened and fence and line.strip().startswith(opened[1]) and not line.strip(" \t\r\n`~")
        ):
            yield Span(opened[0], at + len(line.rstrip("\r\n")))
            opened = None
        at += len(line)


def _links(text: str, start: int) -> Iterator[Span]:
    names = set()
    for found in _DEFINITION.finditer(text, start):
        names.add(found.group(1).casefold())
        yield Span(*found.span())
    for found in _INLINE_LINK.finditer(text, start):
        if found.group(1):
            yield Span(*found.span())
        else:
            yield Span(found.start(), found.start(2))
            yield Span(found.end(2), found.end())
            inner = _INLINE_LINK.finditer(text, *found.span(2))
            yield from (Span(*image.span()) for image in inner if image.group(1))
    for found in _REFERENCE_LINK.finditer(text, start):
        if (found.group(3) or found.group(1)).casefold() in names:
            yield Span(found.start(), found.start(1))
            yield Span(found.end(1), found.end())


def _numbers(text: str, start: int) -> Iterator[Span]:
    """Markers of numbered lists: a lone "1998." at the start of a line may be prose."""
    markers = list(_NUMBERED.finditer(text, start))
    if len(markers) > 1:
        yield from (Span(*m.span()) for m in markers)
