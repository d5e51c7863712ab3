"""Lines that a web page leaves around an article: menus, share buttons, notices, links to others.

The words are in `boilerplate.yaml`; here is only how they are used. Whole lines are left out,
never part of one. Where a line could be a sentence of prose or a caption, it stays: what stays by
mistake may raise a false alarm, what goes by mistake is a source not heard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from atodds.model import Span

_LINE = re.compile(r"[^\r\n]+")
_EDGE = " \t\u00a0*_#>|•·–—-:;.,!?…×()[]\"'“”‘’"
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]»]*$")
_FULL_STOP = re.compile(r"[.…][\"'”’)\]»]*$")
_SECOND_SENTENCE = re.compile(r"[a-z0-9)\"”][.!?] +[\"“]?[A-Z]")
_CLOCK = re.compile(r"\d{1,2}(?::\d\d){1,2}")
_READING_TIME = re.compile(
    r"(?:reading|read) time\W{0,3}\d{1,3} ?min(?:ute)?s?|\d{1,3}[ -]?min(?:ute)?s? read"
)
_COPYRIGHT = re.compile(r"(?:©|copyright\b)", re.I)
_COPYRIGHT_YEAR = re.compile(
    r"(?:©|copyright|\(c\))\W{0,3}(?:\(c\)|©)?\W{0,3}(?:19|20)\d\d\b", re.I
)
_CONTACT = re.compile(r"[^\s@]{1,64}@[^\s@]{1,99}\.\w{2,24}|@\w{1,50}|or|and|[|,]", re.I)
_COUNTED_COMMENTS = re.compile(r"\(?\d{1,6}\)? comments?|comments? \(\d{1,6}\)")
_COMMENT_MARK = re.compile(
    r"^(?:reply|like|report|upvote|share)\b|\b(?:hours?|days?|weeks?) ago$|\bsays:$"
)
_AGE = re.compile(r", ?\d{1,3}\b")
_QUOTED = re.compile(r"[\"“‘'][^\"”’]{0,200}[\"”’']")
# Headlines leave these out; captions and sentences have them.
_LEFT_OUT = (
    "a an is was were are be been being has have had this these those who which"
    " there he she they it we i you said"
)
_SENTENCE_WORDS = frozenset(_LEFT_OUT.split())
_LONG, _HEADLINE, _LINK = 60, range(5, 15), 20


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    key: str
    words: int

    @property
    def ends_sentence(self) -> bool:
        return _SENTENCE_END.search(self.text) is not None


@cache
def vocabulary() -> Mapping[str, frozenset[str]]:
    """The lists of `boilerplate.yaml`, by name."""
    from ruamel.yaml import YAML

    source = files("atodds.read").joinpath("boilerplate.yaml").read_text(encoding="utf-8")
    loaded = YAML(typ="safe", pure=True).load(source)
    return {str(name): frozenset(map(str, words)) for name, words in loaded.items()}


def boilerplate_spans(text: str, start: int = 0) -> list[Span]:
    """The lines from offset `start` on that are no part of the article, in order."""
    lines = list(_lines(text, start))
    dropped = {i for i, line in enumerate(lines) if _stands_out(line)}
    dropped |= set(_linked_stories(lines))
    dropped |= set(_headlines_between(lines, dropped))
    dropped |= set(_comment_section(lines))
    # A counter or a player's clock beside other furniture; alone it may be a table's figure.
    for i, line in enumerate(lines):
        if (line.key.isdecimal() or _CLOCK.fullmatch(line.key)) and {i - 1, i + 1} & dropped:
            dropped.add(i)
    return [lines[i].span for i in sorted(dropped)]


def _lines(text: str, start: int) -> Iterator[_Line]:
    for found in _LINE.finditer(text, start):
        stripped = found.group().strip()
        if not stripped:
            continue
        at = found.start() + found.group().index(stripped)
        words = len(stripped.split())
        key = " ".join(stripped[:1000].casefold().strip(_EDGE).split()) if words <= _LONG else ""
        yield _Line(Span(at, at + len(stripped)), stripped, key, words)


def _stands_out(line: _Line) -> bool:
    """Whether the line by itself is furniture of a page."""
    words = vocabulary()
    if line.words > _LONG or not line.key:
        return False
    if line.key in words["lines"] and not _FULL_STOP.search(line.text):
        return True
    if line.key.startswith(tuple(words["notices"])):
        return True
    if line.words <= 30 and line.key.startswith(tuple(words["prefixes"])):
        return _SECOND_SENTENCE.search(line.text) is None
    return (
        _READING_TIME.fullmatch(line.key) is not None
        or _is_copyright(line)
        or _is_menu(line.text)
        or all(_CLOCK.fullmatch(t) for t in line.text.split()) > (line.words == 1)
        or (line.words <= 6 and all(_CONTACT.fullmatch(t) for t in line.text.split()))
    )


def _is_copyright(line: _Line) -> bool:
    if "all rights reserved" in line.key and line.words <= 25:
        return True
    if _COPYRIGHT_YEAR.match(line.text):
        return True
    return line.words <= 12 and not line.ends_sentence and bool(_COPYRIGHT.match(line.text))


def _is_menu(text: str) -> bool:
    """A row of short links: "Home | World | Sport | Weather"."""
    parts = text.split(" | ")
    return (
        len(parts) >= 4
        and not any(c.isdigit() for c in text)
        and all(part.strip() and len(part.split()) <= 3 for part in parts[1:])
    )


def _linked_stories(lines: Sequence[_Line]) -> Iterator[int]:
    """A heading such as "Related stories" and the links under it, to the next full sentence."""
    words = vocabulary()
    starts = tuple(words["heading_starts"])
    under = False
    for i, line in enumerate(lines):
        named = line.text.endswith(":") and line.words <= 6 and line.key.startswith(starts)
        listed = line.key in words["headings"] and not _FULL_STOP.search(line.text)
        if listed or named:
            under = True
        elif under and (
            line.words > _LINK or _FULL_STOP.search(line.text) or line.text.endswith(":")
        ):
            under = False
        if under:
            yield i


def _headlines_between(lines: Sequence[_Line], dropped: set[int]) -> Sequence[int]:
    """Headlines of other stories set between the paragraphs of this one.

    They read as headlines do (no full stop, no articles, no auxiliaries) in a text whose own
    paragraphs are full sentences, and they come in numbers: one alone may be a subheading.
    """
    long = [line for line in lines if line.words > _HEADLINE.stop]
    if len(long) < 3 or sum(line.ends_sentence for line in long) < 0.8 * len(long):
        return ()
    found = [
        i
        for i, line in enumerate(lines)
        if 0 < i < len(lines) - 1
        and i not in dropped
        and _reads_as_headline(line)
        and all(
            near.ends_sentence or near.words > _HEADLINE.stop for near in lines[i - 1 : i + 2 : 2]
        )
    ]
    return found if len(found) > 1 else ()


def _reads_as_headline(line: _Line) -> bool:
    text = line.text
    if line.words not in _HEADLINE or line.ends_sentence or not text[0].isalnum():
        return False
    if text[-1] in ":;,)" or "(" in text or "/" in text or _AGE.search(text):
        return False
    tokens = _QUOTED.sub(" ", text).split()
    articles = any(
        word == "the" and not following[:1].isupper()
        for word, following in zip(tokens, [*tokens[1:], ""], strict=True)
    )
    return not articles and not {t.casefold().strip(_EDGE) for t in tokens} & _SENTENCE_WORDS


def _comment_section(lines: Sequence[_Line]) -> range:
    """From a heading over readers' comments to the end, where what follows looks like comments."""
    words = vocabulary()["comments"]
    for i, line in enumerate(lines):
        if 2 * i < len(lines) or not (line.key in words or _COUNTED_COMMENTS.fullmatch(line.key)):
            continue
        marks = sum(_COMMENT_MARK.search(after.text.casefold()) is not None for after in lines[i:])
        if marks > 1:
            return range(i, len(lines))
    return range(0)
