"""A web page as it is in its file: which characters are the article, and what its head says.

No tree and no article extraction: what a page marks as furniture (navigation, scripts, hidden
elements, lists of links) is left out, all else is prose. `atodds add` finds articles better; here
offsets into the file matter more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape

from atodds.model import Span
from atodds.read.frontmatter import read_date
from atodds.read.htmlscan import Run, Scan, scan
from atodds.read.titles import host, without_site

_CHARREF = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SPACES = str.maketrans(dict.fromkeys("\r\n\t\f\v\u2028\u2029\x85", " "))
_LD_DATE = re.compile(r"\"datePublished\"\s{0,9}:\s{0,9}\"([^\"]{4,40})\"")
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "article.published",
    "publish-date", "publishdate", "pubdate", "date",
)  # fmt: skip
_MOST = 0.6
"""An element with more of the text than this is the page, not furniture, whatever its class."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's prose by place, and its metadata.

    `rendered` has the length of the text: what a reader sees, character references resolved, line
    ends only where blocks end, blanks for the rest. `title_spans` is where the title stands.
    """

    spans: tuple[Span, ...]
    title_spans: tuple[Span, ...]
    rendered: str
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None


def read_html(text: str) -> Page:
    """Read a page. Never raises; time is linear in the text."""
    page = scan(text)
    runs = list(_kept(page))
    rendered = _rendered(text, [*runs, *page.titles], page.breaks)
    meta = page.meta
    url = next((u for u in (meta.get("canonical"), meta.get("og:url")) if host(u)), None)
    publisher = meta.get("og:site_name") or host(url)
    title, title_spans = _title(page, runs, rendered, publisher)
    return Page(
        spans=tuple(run.span for run in runs if run.span not in title_spans),
        title_spans=title_spans,
        rendered=rendered,
        title=title,
        publisher=publisher,
        published=_published(page),
        url=url,
    )


def _kept(page: Scan) -> Iterator[Run]:
    """The runs of text outside furniture."""
    total = page.chars[-1]
    dropped = [0] * (len(page.runs) + 1)
    for first, last in page.furniture:
        if page.chars[last] - page.chars[first] <= _MOST * total:
            dropped[first] += 1
            dropped[last] -= 1
    depth = 0
    for run, change in zip(page.runs, dropped, strict=False):
        depth += change
        if not depth:
            yield run


def _rendered(text: str, runs: Iterable[Run], breaks: Iterable[Span]) -> str:
    """What a reader sees, every character that has a place of its own at that place."""
    pieces = [(run.span, _readable(text, run.span)) for run in runs]
    pieces += [(span, "\n\n"[: span.end - span.start]) for span in breaks]
    out, at = [], 0
    for span, piece in sorted(pieces):
        out += [" " * (span.start - at), piece, " " * (span.end - span.start - len(piece))]
        at = span.end
    return "".join([*out, " " * (len(text) - at)])


def _readable(text: str, span: Span) -> str:
    return _CHARREF.sub(_resolved, text[span.start : span.end]).translate(_SPACES)


def _resolved(found: re.Match[str]) -> str:
    """A character reference as its character, next to the word that it belongs to."""
    character = unescape(found.group())
    if len(character) > len(found.group()) or not character.isprintable():
        character = " "
    width = len(found.group())
    following = found.string[found.end() : found.end() + 1]
    return character.rjust(width) if following.isalnum() else character.ljust(width)


def _title(
    page: Scan, runs: Iterable[Run], rendered: str, publisher: str | None
) -> tuple[str | None, tuple[Span, ...]]:
    """The title and where it stands: the main heading, else what the head says."""
    headings: dict[int, list[Span]] = {}
    for run in runs:
        if run.heading:
            headings.setdefault(run.heading, []).append(run.span)
    longest = max(headings.values(), key=lambda h: h[-1].end - h[0].start, default=[])
    spans = tuple(longest)
    heading = " ".join(" ".join(rendered[s.start : s.end] for s in spans).split())
    if len(heading.split()) > 2:
        return heading, spans
    told = " ".join(unescape(page.meta.get("og:title", "")).split())
    for run in page.titles[:1]:
        shown = rendered[run.span.start : run.span.end]
        title = without_site(" ".join(shown.split()), publisher)
        at = run.span.start + shown.find(title)
        found = (Span(at, at + len(title)),) if title in shown else ()
        return title, found
    return without_site(told, publisher) or heading or None, ()


def _published(page: Scan) -> date | None:
    for value in _dates(page.meta, page.linked_data, page.times):
        if found := read_date(value):
            return found
    return None


def _dates(meta: Mapping[str, str], linked_data: Iterable[str], times: list[str]) -> Iterator[str]:
    yield from (meta[name] for name in _DATE_NAMES if name in meta)
    for data in linked_data:
        yield from _LD_DATE.findall(data)
    yield from times[:1]
