"""One file's bytes to one Document: encoding, front matter, title, date, and what of it is prose.

Pure: reads no disk. What is left out of the prose is left out by `sections` alone; the text stays
as it is in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from atodds.model import Document, Problem, PublishedFrom, Section, Span
from atodds.read.boilerplate import boilerplate_spans
from atodds.read.decode import Binary, decode
from atodds.read.frontmatter import FrontMatter, read_front_matter
from atodds.read.language import is_english
from atodds.read.markdown import markdown_gaps, plain_gaps

MARKDOWN = frozenset({".md", ".markdown"})
HTML = frozenset({".html", ".htm"})
_LINE = re.compile(r"[^\r\n]+")
_HEADING_MARK = re.compile(r"^[#>*_\s]+|[#*_\s]+$")
_SITE_SEPARATOR = re.compile(r"\s+[-–—|»:·]\s+|\s*\|\s*")
_NOT_LETTERS = re.compile(r"[\W_]+")
_HEADLINE_WORDS = 20
_HEADER_REACH = 400
"""How far into the body a line with the publication date may stand, to be left out as a header."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of one file: the document, where there is one, and everything wrong with it."""

    document: Document | None
    problems: tuple[Problem, ...] = ()


def read_document(path: str, data: bytes) -> Document | Problem:
    """The document in a file's bytes, or what keeps it from being one. Pure; never raises.

    Problems that leave a document readable (broken front matter) are dropped here: `load_bytes`
    gives both.
    """
    loaded = load_bytes(path, data)
    return loaded.document or loaded.problems[0]


def load_bytes(path: str, data: bytes) -> Loaded:
    """Decode a file and read it as `load_text` does."""
    text = decode(data)
    if isinstance(text, Binary):
        advice = (
            "bring it in with `atodds add`"
            if text.kind == "a PDF"
            else "only text, Markdown and HTML files are read: save it as one of these"
        )
        return Loaded(None, (Problem(path, None, f"this is {text.kind}, not text: {advice}"),))
    return load_text(path, text)


def load_text(path: str, text: str) -> Loaded:
    """Read a decoded file: front matter, title, publication date, sections of prose."""
    matter = read_front_matter(path, text)
    if not text[matter.end :].strip():
        what = "nothing but front matter" if matter.end else "nothing in it"
        problem = Problem(path, None, f"the file has {what}: add text, or remove the file")
        return Loaded(None, (*matter.problems, problem))
    suffix = PurePosixPath(path).suffix.lower()
    gaps = markdown_gaps(text, matter.end) if suffix in MARKDOWN else plain_gaps(text, matter.end)
    gaps += boilerplate_spans(text, matter.end)
    body = _without(Span(matter.end, len(text)), gaps, text)
    published, published_from, header = _published(matter, text)
    if header is not None:
        body = [part for span in body for part in _without(span, [header], text)]
    if not any(map(str.isalnum, "".join(text[span.start : span.end] for span in body))):
        problem = Problem(path, None, "the file has no sentences in it: add text, or remove it")
        return Loaded(None, (*matter.problems, problem))
    if not is_english(" ".join(text[span.start : span.end] for span in body)):
        problem = Problem(path, None, "the text is not in English, so it is not checked")
        return Loaded(None, (*matter.problems, problem))
    publisher = matter.publisher or _host(matter.url)
    title, title_span = _title(matter, publisher, text, body)
    sections = [Section(span, "body") for span in body]
    if title_span is not None:
        sections.insert(0, Section(title_span, "title"))
    document = Document(
        path=path,
        text=text,
        sections=tuple(sections),
        title=title,
        publisher=publisher,
        published=published,
        published_from=published_from,
        url=matter.url,
    )
    return Loaded(document, matter.problems)


def _without(span: Span, gaps: Iterable[Span], text: str) -> list[Span]:
    """The parts of `span` outside the gaps, trimmed of white space."""
    parts, at = [], span.start
    for gap in sorted([*gaps, Span(span.end, span.end)]):
        if gap.start > at:
            parts.append(_trimmed(text, at, min(gap.start, span.end)))
        at = max(at, gap.end)
    return [part for part in parts if part.start < part.end]


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return (
        Span(end - len(part.lstrip()), start + len(part.rstrip()))
        if part.strip()
        else Span(start, start)
    )


def _published(
    matter: FrontMatter, text: str
) -> tuple[date | None, PublishedFrom | None, Span | None]:
    """The publication date, where it was found, and the header line to leave out of the prose."""
    from atodds.extract.temporal import find_header_date, find_text_date

    body = text[matter.end :]
    if matter.published is not None:
        return matter.published, "front-matter", None
    if found := find_header_date(body):
        day, start, end = found
        return day, "header", _header_line(text, matter.end + start, matter.end + end)
    day_in_text = find_text_date(body)
    return day_in_text, "text" if day_in_text else None, None


def _header_line(text: str, start: int, end: int) -> Span | None:
    """The line of a date near the top, if it holds hardly more than the date."""
    for line in _LINE.finditer(text, 0, start + _HEADER_REACH):
        if line.start() <= start and end <= line.end():
            rest = (text[line.start() : start] + text[end : line.end()]).split()
            return Span(*line.span()) if len(rest) <= 6 else None
    return None


def _title(
    matter: FrontMatter, publisher: str | None, text: str, body: list[Span]
) -> tuple[str | None, Span | None]:
    """The title, and where it stands if that is outside the body."""
    if matter.title is None:
        return _headline(text, body), None
    title = without_site(matter.title, publisher)
    if matter.title_span is None:
        return title, None
    start = matter.title_span.start + matter.title.find(title)
    return title, Span(start, start + len(title))


def without_site(title: str, publisher: str | None) -> str:
    """A page's title without the name of the site: "Bridge falls - The Example News".

    What follows a separator is the site's if it holds the publisher's name, or the reverse.
    """
    site = _NOT_LETTERS.sub("", _first_label(publisher or "").casefold())
    if len(site) < 3:
        return title
    for separator in _SITE_SEPARATOR.finditer(title):
        tail = _NOT_LETTERS.sub("", title[separator.end() :].casefold())
        if tail and (site in tail or (len(tail) > 3 and tail in site)) and separator.start():
            return title[: separator.start()]
    return title


def _first_label(publisher: str) -> str:
    """The telling part of a publisher's name: "example" of www.example.com."""
    if " " in publisher or "." not in publisher:
        return publisher
    labels = publisher.removeprefix("www.").split(".")
    return max(labels[:-1] or labels, key=len)


def _headline(text: str, body: list[Span]) -> str | None:
    """The first line of the body, if it looks like a headline."""
    lines = [
        line
        for span in body[:20]
        for line in text[span.start : min(span.end, span.start + 2000)].splitlines()
        if any(map(str.isalpha, line))
    ]
    if len(lines) < 2:
        return None
    first = " ".join(_HEADING_MARK.sub("", lines[0]).split())
    words, following = len(first.split()), len(lines[1].split())
    if not first or words > _HEADLINE_WORDS:
        return None
    # Some archives put a full stop after the headline; a lead is rarely so much the shorter one.
    if first.endswith((".", "。")) and following < 3 * words:
        return None
    return first.removesuffix(".")


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
