"""The YAML block at the top of a document: metadata, where it ends, where the title stands.

Everything in it is read as strings, lists and maps, never as objects. Dates are read here; what the
keys mean beyond title, publisher, published and url is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from atodds.model import Problem, Span

_BLOCK = re.compile(
    r"---[ \t]*(?:\r\n|\n|\r)(.{0,65536}?)(?:^|(?<=\r))(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)",
    re.S | re.M,
)
# A text that only begins with a ruled line has prose after it, not a key.
_FIRST_KEY = re.compile(r"(?:\s*#[^\r\n]*[\r\n])*\s*(?:[\"']?\w[\w -]{0,40}[\"']?[ \t]*:|[{\[]|\Z)")
_TITLE_LINE = re.compile(r"^title[ \t]*:", re.M)
_NEXT_KEY = re.compile(r"^[^\s#'\"-]", re.M)
_KEY_LINE = re.compile(r"^(\w+)[ \t]*:", re.M)
_LINE_END = re.compile(r"\r\n|\n|\r")
_NULLS = ("", "~", "null")
_MOST_BRACKETS = 500
"""Nesting deeper than any metadata has takes the YAML reader more than linear time."""
_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the block says. `end` is where the body starts; 0 where there is no block."""

    end: int = 0
    title: str | None = None
    title_span: Span | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    problems: tuple[Problem, ...] = ()


def read_front_matter(path: str, text: str) -> FrontMatter:
    """Parse the block that `text` begins with. Never raises: what is wrong is in `problems`."""
    block = _BLOCK.match(text)
    if block is None or _FIRST_KEY.match(block.group(1)) is None:
        return FrontMatter()
    meta, problem = _load(path, block.group(1))
    if problem is not None:
        return FrontMatter(end=block.end(), problems=(problem,))
    title = _string(meta, "title")
    published, problem = _published(path, meta, block.group(1))
    return FrontMatter(
        end=block.end(),
        title=title,
        title_span=_title_span(block.group(1), block.start(1), title),
        publisher=_string(meta, "publisher"),
        published=published,
        url=_string(meta, "url"),
        problems=(problem,) if problem else (),
    )


def _load(path: str, block: str) -> tuple[Mapping[object, object], Problem | None]:
    """The block's mapping, all scalars as strings, and what is wrong with it."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    line, why = 1, "it is not a list of `key: value` lines"
    try:
        if sum(map(block.count, "[{")) > _MOST_BRACKETS:
            raise ValueError("too many brackets")
        loaded = YAML(typ="base", pure=True).load(block)
    except MarkedYAMLError as error:
        marks = [m for m in (error.problem_mark, error.context_mark) if m is not None]
        inside = [m.line for m in marks if m.line < len(block.splitlines())]
        # Line 1 of the block is line 2 of the file, and marks count from 0.
        line = inside[0] + 2 if inside else 1
        why = " ".join(str(error.problem or error.context or "it is not YAML").split())
    except (YAMLError, ValueError, TypeError, RecursionError) as error:
        why = " ".join(str(error).split())[:120]
    else:
        if loaded is None:
            return {}, None
        if isinstance(loaded, Mapping):
            return loaded, None
    message = f"the front matter cannot be read, so it is ignored ({why}): correct its YAML"
    return {}, Problem(path, line, message)


def _string(meta: Mapping[object, object], key: str) -> str | None:
    value = meta.get(key)
    if not isinstance(value, str) or value in _NULLS:
        return None
    return " ".join(value.split()) or None


def _published(
    path: str, meta: Mapping[object, object], block: str
) -> tuple[date | None, Problem | None]:
    for key in ("published", "date"):
        value = meta.get(key)
        if value is None or value in _NULLS:
            continue
        found = read_date(value) if isinstance(value, str) else None
        if found is not None:
            return found, None
        at = next((m.start() for m in _KEY_LINE.finditer(block) if m.group(1) == key), 0)
        shown = " ".join(str(value).split())[:40]
        return None, Problem(
            path,
            len(_LINE_END.findall(block, 0, at)) + 2,
            f"{key}: {shown!r} is not a date: write it as YYYY-MM-DD",
        )
    return None, None


def read_date(value: str) -> date | None:
    """A date as metadata give it: ISO 8601 with or without a time, or written out in English."""
    if iso := _ISO.match(value):
        try:
            return date(int(iso.group(1)), int(iso.group(2)), int(iso.group(3)))
        except ValueError:
            return None
    from atodds.extract.dates.temporal import find_header_date

    found = find_header_date(value)
    return found[0] if found else None


def _title_span(block: str, offset: int, title: str | None) -> Span | None:
    """Where the title's characters stand in the file; None where the YAML writes them otherwise."""
    line = _TITLE_LINE.search(block)
    if title is None or line is None:
        return None
    following = _NEXT_KEY.search(block, block.find("\n", line.end()) + 1 or len(block))
    at = block.find(title, line.end(), following.start() if following else len(block))
    return Span(offset + at, offset + at + len(title)) if at >= 0 else None
