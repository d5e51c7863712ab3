"""Bytes of a page, a PDF or a text to one article: title, publisher, date, paragraphs.

Pages are taken apart by trafilatura, and by atodds' own reader of HTML where that finds hardly
anything; dates come from the page's metadata, htmldate, or a line over the text, never from a date
that the text merely mentions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from atodds.add.pdf import PdfError, pdf_paragraphs
from atodds.extract.dates.temporal import find_header_date
from atodds.model import Document, Section
from atodds.read.decode import Binary, decode
from atodds.read.document import load_text, looks_like_html
from atodds.read.frontmatter import read_front_matter
from atodds.read.html import Page, read_html
from atodds.read.titles import host, without_site

_PARAGRAPH_END = re.compile(r"\n[ \n]*\n")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r)){2,}")
_LINE_END = re.compile(r"\r\n|\n|\r")
_NOTE_MARK = re.compile(r"[\[\]\d,*†‡\s]*")
_XPATH_UNSEEN = (
    "//*[@hidden or @aria-hidden='true' or self::s or self::strike or self::del or"
    " contains(translate(@style, ' ', ''), 'display:none')]"
)
_FEWEST_WORDS = 25
_HEAD_PARAGRAPHS = 6


class NoArticle(Exception):
    """Why there is nothing to add: one line."""


@dataclass(frozen=True, slots=True)
class Article:
    """What is worth keeping of a source."""

    paragraphs: tuple[str, ...]
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None


def read_article(data: bytes, name: str, *, url: str | None, charset: str | None) -> Article:
    """The article in a file or page called `name`; NoArticle if there is none.

    `url` is where it was found, None for a file; `charset` what the server called its encoding.
    ImportError where a reader of the extra `atodds[add]` is not installed.
    """
    if data.startswith(b"%PDF-"):
        try:
            paragraphs, title = pdf_paragraphs(data)
        except PdfError as error:
            raise NoArticle(str(error)) from error
        return Article(tuple(paragraphs), title, host(url), _header_date(paragraphs), url)
    is_page = looks_like_html(name, data[:200].decode("ascii", "replace"))
    text = decode(data, html=is_page, named=charset)
    if isinstance(text, Binary):
        raise NoArticle(f"this is {text.kind}: only pages, text and PDF can be added")
    return _from_page(text, url) if is_page else _from_text(text, name, url)


def _from_text(text: str, name: str, url: str | None) -> Article:
    matter = read_front_matter(name, text)
    if matter.problems and matter.title is None:
        raise NoArticle(matter.problems[0].message)
    body = text[matter.end :].strip()
    paragraphs = [
        "\n".join(line.strip() for line in _LINE_END.split(part))
        for part in _BLANK_LINES.split(body)
    ]
    document = load_text(name, text).document
    title = matter.title or (document.title if document else None)
    return Article(
        paragraphs=tuple(_without_title(paragraphs, title)),
        title=title,
        publisher=matter.publisher or host(url),
        published=matter.published or _header_date(paragraphs),
        url=matter.url or url,
    )


def _from_page(text: str, url: str | None) -> Article:
    import trafilatura
    from htmldate import find_date

    page = read_html(text)
    tree = trafilatura.load_html(text)
    found = None
    paragraphs: list[str] = []
    if tree is not None:
        _tidy(tree)
        found = trafilatura.bare_extraction(tree, url=url, include_comments=False)
    if isinstance(found, trafilatura.settings.Document) and found.text:
        paragraphs = [" ".join(line.split()) for line in found.text.splitlines() if line.strip()]
    own = _own_paragraphs(page)
    if 3 * _words(paragraphs) < _words(own):
        paragraphs = own
    if _words(paragraphs) < _FEWEST_WORDS:
        raise NoArticle("there is no article on the page: save its text to a file and add that")
    publisher = page.publisher or host(url)
    title = page.title
    told = find_date(text, original_date=True, extensive_search=False, url=url)
    return Article(
        paragraphs=tuple(_without_title(paragraphs, title)),
        title=title and without_site(title, publisher),
        publisher=publisher,
        published=page.published or _as_date(told) or _header_date(paragraphs),
        url=url or page.url,
    )


def _own_paragraphs(page: Page) -> list[str]:
    sections = tuple(Section(span, "body") for span in page.spans)
    prose = Document("", page.rendered, sections).prose
    return [" ".join(part.split()) for part in _PARAGRAPH_END.split(prose) if part.strip()]


def _tidy(tree: Any) -> None:
    """Take out what no reader sees, and the line ends of the file: those of blocks come back."""
    for element in tree.xpath(_XPATH_UNSEEN):
        # The root has no parent to be taken out of.
        if element.getparent() is not None:
            element.drop_tree()
    for note in tree.xpath("//sup"):
        if _NOTE_MARK.fullmatch(note.text_content()):
            note.drop_tree()
    for element in tree.iter():
        element.text = _folded(element.text)
        element.tail = _folded(element.tail)


def _folded(text: str | None) -> str | None:
    return None if text is None else _LINE_END.sub(" ", text)


def _words(paragraphs: Sequence[str]) -> int:
    return sum(len(paragraph.split()) for paragraph in paragraphs)


def _without_title(paragraphs: Sequence[str], title: str | None) -> Sequence[str]:
    """The paragraphs without the headline over them, which goes into the front matter."""
    first = paragraphs[0].strip("#* .\n") if paragraphs else ""
    return paragraphs[1:] if title and first == title.strip(" .") else paragraphs


def _header_date(paragraphs: Sequence[str]) -> date | None:
    found = find_header_date("\n".join(p[:400] for p in paragraphs[:_HEAD_PARAGRAPHS]))
    return found[0] if found else None


def _as_date(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
