"""HTML to tags and text, with offsets into the file. Builds no tree; repairs nothing.

Tags are read as the HTML standard's tokenizer reads them (attributes with their quotes, raw text in
scripts and styles, comments), in time linear in the text whatever it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

_TAG = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]*)|(!--)|[!?/])")
_NAME = re.compile(r"[\s/]*([^\s/>=][^\s/>=]*)?(\s*=\s*)?")
_UNQUOTED = re.compile(r"[^\s>]*")
_RAW = frozenset({"script", "style", "textarea", "title", "noscript", "iframe", "xmp", "noembed"})


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag, or an end tag where `closing`; `name` and attribute names in lower case."""

    name: str
    start: int
    end: int
    closing: bool = False
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Text:
    """The characters between two tags; comments are in none."""

    start: int
    end: int


def tokens(text: str) -> Iterator[Tag | Text]:
    """The tags and texts of a page, in order. A tag cut off by the end of the file is dropped."""
    at = 0
    while found := _TAG.search(text, at):
        if found.start() > at:
            yield Text(at, found.start())
        if found.group(2) is None:
            closing = "-->" if found.group(3) else ">"
            end = text.find(closing, found.end())
            if end < 0:
                return
            at = end + len(closing)
            continue
        tag = _tag(text, found)
        if tag is None:
            return
        yield tag
        at = tag.end
        if tag.name in _RAW and not tag.closing:
            end = _raw_end(text, tag)
            if end > at:
                yield Text(at, end)
            at = end
    if at < len(text):
        yield Text(at, len(text))


def _tag(text: str, found: re.Match[str]) -> Tag | None:
    attributes: dict[str, str] = {}
    at = found.end()
    while at < len(text):
        part = _NAME.match(text, at)
        # Every part of the pattern is optional, so it always matches.
        assert part is not None
        name, has_value, at = part.group(1), part.group(2), part.end()
        if name is None and not has_value:
            if text[at : at + 1] != ">":
                return None
            return Tag(
                found.group(2).lower(), found.start(), at + 1, bool(found.group(1)), attributes
            )
        value = ""
        if has_value and (quote := text[at : at + 1]) in ('"', "'"):
            end = text.find(quote, at + 1)
            if end < 0:
                return None
            value, at = text[at + 1 : end], end + 1
        elif has_value:
            bare = _UNQUOTED.match(text, at)
            assert bare is not None
            value, at = bare.group(), bare.end()
        if name is not None:
            attributes.setdefault(name.lower(), unescape(value))
    return None


def _raw_end(text: str, tag: Tag) -> int:
    """Where the end tag of an element stands in which "<" means nothing."""
    closing = re.compile(f"</{re.escape(tag.name)}(?=[\\s/>])", re.IGNORECASE)
    found = closing.search(text, tag.end)
    return found.start() if found else len(text)
