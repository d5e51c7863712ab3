"""One file's bytes to one Document: encoding, front matter, title, date, and what of it is prose.

Pure: reads no disk. What is left out of the prose is left out by `sections` alone; the text stays
as it is in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import PurePosixPath

from atodds.model import Document, Problem, PublishedFrom, Section, Span
from atodds.read.boilerplate import boilerplate_spans
from atodds.read.decode import Binary, decode
from atodds.read.frontmatter import FrontMatter, read_front_matter
from atodds.read.html import read_html
from atodds.read.language import is_english
from atodds.read.markdown import URL, markdown_gaps, plain_gaps
from atodds.read.titles import headline, host, without_site

MARKDOWN = frozenset({".md", ".markdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
_HTML_START = re.compile(r"\s{0,99}(?:<!doctype html|<html[\s>])", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]+")
_HEAD_LINES = 12
_HEAD_LINE = 400
_HEADER_WORDS = 6
"""A line with the publication date and no more words than these beside it is no prose."""


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
    text = decode(data, html=looks_like_html(path, data[:200].decode("ascii", "replace")))
    if isinstance(text, Binary):
        advice = (
            "bring it in with `atodds add`"
            if text.kind == "a PDF"
            else "only text, Markdown and HTML files are read: save it as one of these"
        )
        return Loaded(None, (Problem(path, None, f"this is {text.kind}, not text: {advice}"),))
    return load_text(path, text)


def load_text(path: str, text: str) -> Loaded:
    """Read a decoded file: metadata, publication date, sections of prose."""
    if looks_like_html(path, text):
        return _load_html(path, text)
    matter = read_front_matter(path, text)
    if not text[matter.end :].strip():
        what = "nothing but front matter" if matter.end else "nothing in it"
        return _refused(path, f"the file has {what}: add text, or remove the file", matter.problems)
    markdown = PurePosixPath(path).suffix.lower() in MARKDOWN
    gaps = markdown_gaps(text, matter.end) if markdown else plain_gaps(text, matter.end)
    gaps += boilerplate_spans(text, matter.end)
    published, published_from, header = _published(matter.published, text, matter.end)
    body = _without([Span(matter.end, len(text))], [*gaps, *header], text)
    publisher = matter.publisher or host(matter.url)
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
    return _checked(document, matter.problems)


def _load_html(path: str, text: str) -> Loaded:
    page = read_html(text)
    shown = page.rendered
    published, published_from, header = _published(page.published, shown, 0)
    gaps = [*boilerplate_spans(shown), *(Span(*m.span()) for m in URL.finditer(shown)), *header]
    sections = [Section(span, "title") for span in page.title_spans]
    sections += [Section(span, "body") for span in _without(page.spans, gaps, shown)]
    document = Document(
        path=path,
        text=text,
        sections=tuple(sorted(sections, key=lambda s: s.span)),
        title=page.title,
        publisher=page.publisher,
        published=published,
        # A page's head is as much a header as a line over a text.
        published_from="header" if published_from == "front-matter" else published_from,
        url=page.url,
        rendered=shown,
    )
    return _checked(document, ())


def looks_like_html(path: str, text: str) -> bool:
    """Whether a file is a web page, by its name or by how it begins."""
    return PurePosixPath(path).suffix.lower() in HTML or _HTML_START.match(text) is not None


def _checked(document: Document, problems: tuple[Problem, ...]) -> Loaded:
    """The document, if it has prose and the prose is English."""
    shown = document.text if document.rendered is None else document.rendered
    body = " ".join(shown[s.span.start : s.span.end] for s in document.sections if s.role == "body")
    if not any(map(str.isalnum, body)):
        message = "the file has no sentences in it: add text, or remove it"
        return _refused(document.path, message, problems)
    if not is_english(body):
        message = "the text is not in English, so it is not checked"
        return _refused(document.path, message, problems)
    return Loaded(document, problems)


def _refused(path: str, message: str, problems: tuple[Problem, ...]) -> Loaded:
    return Loaded(None, (*problems, Problem(path, None, message)))


def _without(spans: Iterable[Span], gaps: Sequence[Span], text: str) -> list[Span]:
    """The parts of sorted spans outside the gaps, trimmed of white space."""
    parts: list[Span] = []
    ordered = iter([*sorted(gaps), Span(len(text), len(text))])
    gap = next(ordered)
    for span in spans:
        at = span.start
        while at < span.end:
            if gap.end <= at and gap.start < len(text):
                gap = next(ordered)
                continue
            parts.append(_trimmed(text, at, min(max(gap.start, at), span.end)))
            at = max(at, gap.end) if gap.start < span.end else span.end
    return [part for part in parts if part.start < part.end]


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    if not part.strip():
        return Span(start, start)
    return Span(end - len(part.lstrip()), start + len(part.rstrip()))


def _published(
    told: date | None, text: str, start: int
) -> tuple[date | None, PublishedFrom | None, list[Span]]:
    """The publication date, where it was found, and the header line to leave out of the prose.

    Where the metadata tell the date, a header line is still no prose.
    """
    from atodds.extract.dates.temporal import find_header_date, find_text_date

    every = (line for line in _LINE.finditer(text, start) if not line.group().isspace())
    lines = list(islice(every, _HEAD_LINES))
    heads = [line.group().strip()[:_HEAD_LINE] for line in lines]
    found = find_header_date("\n".join(heads))
    header = []
    if found is not None:
        day, first, last = found
        at = 0
        for line, head in zip(lines, heads, strict=True):
            if at <= first <= at + len(head):
                rest = head[: first - at] + head[last - at :]
                header = [Span(*line.span())] if len(rest.split()) <= _HEADER_WORDS else []
            at += len(head) + 1
        return (told, "front-matter", header) if told else (day, "header", header)
    if told is not None:
        return told, "front-matter", []
    in_text = find_text_date(text[start:])
    return in_text, "text" if in_text else None, []


def _title(
    matter: FrontMatter, publisher: str | None, text: str, body: list[Span]
) -> tuple[str | None, Span | None]:
    """The title, and where it stands if that is outside the body."""
    if matter.title is None:
        lines = (
            line
            for span in body
            for line in text[span.start : min(span.end, span.start + 2000)].splitlines()
            if any(map(str.isalpha, line))
        )
        return headline(list(islice(lines, 2))), None
    title = without_site(matter.title, publisher)
    if matter.title_span is None:
        return title, None
    start = matter.title_span.start + matter.title.find(title)
    return title, Span(start, start + len(title))
