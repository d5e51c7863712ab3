"""One pass over a page's tags: its runs of text, where blocks end, what looks like furniture.

Decides nothing about the page as a whole; `html` does.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from atodds.model import Span
from atodds.read.boilerplate import vocabulary
from atodds.read.htmltags import Tag, Text, tokens

_UNSEEN = (
    "script style noscript template svg math iframe object audio video canvas select textarea"
    " button dialog datalist map progress meter applet noembed noframes xmp title s strike del"
)
_UNSEEN_NAMES = frozenset(_UNSEEN.split())
_INLINE = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q s"
    " samp small span strike strong sub sup time tt u var wbr"
)
_INLINE_NAMES = frozenset(_INLINE.split())
_NO_END = "area base br col embed hr img input link meta source track wbr"
_VOID = frozenset(_NO_END.split())
_ENDS_ITSELF = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "option"})
_FURNITURE_NAMES = frozenset({"nav", "aside", "footer", "header", "form"})
_STORY_NAMES = frozenset({"article", "main", "h1"})
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NOTE_MARK = re.compile(r"[\[\]\d,*†‡ ]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Text that no tag interrupts, trimmed; `heading` numbers the <h1> that it is in, or is 0."""

    span: Span
    heading: int = 0


@dataclass(slots=True)
class Scan:
    """What the pass found. `furniture` are ranges of `runs`; `chars` counts up to each run."""

    runs: list[Run] = field(default_factory=list)
    titles: list[Run] = field(default_factory=list)
    breaks: list[Span] = field(default_factory=list)
    furniture: list[tuple[int, int]] = field(default_factory=list)
    chars: list[int] = field(default_factory=lambda: [0])
    linked: list[int] = field(default_factory=lambda: [0])
    meta: dict[str, str] = field(default_factory=dict)
    linked_data: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Open:
    """An element whose end has not come: where its text starts, and how it looks."""

    name: str
    run: int
    stories: int
    items: int
    furniture: bool
    unseen: bool


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.found = Scan()
        self.stack: list[_Open] = []
        self.open: Counter[str] = Counter()
        self.unseen = 0
        self.stories = 0
        self.items = 0
        self.headings = 0
        self.linked_data = False

    def start(self, tag: Tag) -> None:
        self._note(tag)
        if tag.name not in _INLINE_NAMES:
            self.found.breaks.append(Span(tag.start, tag.end))
        if tag.name in _VOID:
            return
        if tag.name not in _INLINE_NAMES and self.stack and self.stack[-1].name == "p":
            self._pop()
        if tag.name in _ENDS_ITSELF and self.stack and self.stack[-1].name == tag.name:
            self._pop()
        # A story inside an element makes it the page's frame: the element itself does not count.
        entry = _Open(
            tag.name,
            len(self.found.runs),
            self.stories + (tag.name in _STORY_NAMES),
            self.items,
            tag.name in _FURNITURE_NAMES or _is_furniture(tag),
            tag.name in _UNSEEN_NAMES or _is_hidden(tag),
        )
        self.stories = entry.stories
        self.items += tag.name == "li"
        self.headings += tag.name == "h1"
        self.unseen += entry.unseen
        self.open[tag.name] += 1
        self.stack.append(entry)

    def end(self, tag: Tag) -> None:
        if tag.name not in _INLINE_NAMES:
            self.found.breaks.append(Span(tag.start, tag.end))
        while self.open[tag.name]:
            if self._pop().name == tag.name:
                return

    def text_between(self, token: Text) -> None:
        name = self.stack[-1].name if self.stack else ""
        part = self.text[token.start : token.end]
        if name == "script" and self.linked_data:
            self.found.linked_data.append(part)
        if not part.strip():
            return
        start = token.end - len(part.lstrip())
        span = Span(start, token.start + len(part.rstrip()))
        if name == "title" and self.unseen == 1:
            self.found.titles.append(Run(span))
        if self.unseen or (self.open["sup"] and _NOTE_MARK.fullmatch(part)):
            return
        length = span.end - span.start
        self.found.runs.append(Run(span, self.headings if self.open["h1"] else 0))
        self.found.chars.append(self.found.chars[-1] + length)
        self.found.linked.append(self.found.linked[-1] + (length if self.open["a"] else 0))

    def finish(self) -> None:
        """Close what the page left open."""
        while self.stack:
            self._pop()

    def _pop(self) -> _Open:
        entry = self.stack.pop()
        self.open[entry.name] -= 1
        self.unseen -= entry.unseen
        first, last = entry.run, len(self.found.runs)
        if (
            last > first
            and entry.stories == self.stories
            and self._is_furniture(entry, first, last)
        ):
            self.found.furniture.append((first, last))
        return entry

    def _is_furniture(self, entry: _Open, first: int, last: int) -> bool:
        if entry.furniture:
            return True
        if entry.name not in ("ul", "ol") or self.items - entry.items < 2:
            return False
        chars = self.found.chars[last] - self.found.chars[first]
        return self.found.linked[last] - self.found.linked[first] >= 0.8 * chars

    def _note(self, tag: Tag) -> None:
        """Keep what the tag says about the page."""
        attributes, meta = tag.attributes, self.found.meta
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if tag.name == "script":
            self.linked_data = "ld+json" in attributes.get("type", "")
        elif tag.name == "link" and attributes.get("rel", "").lower() == "canonical":
            meta.setdefault("canonical", attributes.get("href", ""))
        elif tag.name == "time" and not self.unseen and attributes.get("datetime"):
            self.found.times.append(attributes["datetime"])
        if name and (content := attributes.get("content") or attributes.get("datetime")):
            meta.setdefault(name.lower(), " ".join(content.split())[:1000])


def scan(text: str) -> Scan:
    """Read a page's tags in one pass, in time linear in the text."""
    scanner = _Scanner(text)
    for token in tokens(text):
        if isinstance(token, Text):
            scanner.text_between(token)
        elif token.closing:
            scanner.end(token)
        else:
            scanner.start(token)
    scanner.finish()
    return scanner.found


def _is_hidden(tag: Tag) -> bool:
    attributes = tag.attributes
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").lower() == "true"
        or _HIDING_STYLE.search(attributes.get("style", "")[:1000]) is not None
    )


def _is_furniture(tag: Tag) -> bool:
    """Whether a class, id or role names furniture.

    Either by the word itself or by a compound that it begins or ends ("related-stories",
    "article-comments"), but not as something that the page has ("has-sidebar").
    """
    if tag.name in _STORY_NAMES or tag.name in ("html", "body"):
        return False
    words = vocabulary()["furniture"]
    names = f"{tag.attributes.get('class', '')} {tag.attributes.get('id', '')}"
    for name in f"{names} {tag.attributes.get('role', '')}"[:1000].lower().split():
        parts = re.split(r"[-_]+", name)
        if name in words or (
            parts[0] not in ("has", "with", "no", "is") and {parts[0], parts[-1]} & words
        ):
            return True
    return False
