"""Bringing sources in: pages, PDFs and texts to documents with front matter in the seeds folder.

The only part of atodds that uses the network, and only for addresses. Needs the extra `atodds[add]`
for pages and PDFs. Prints nothing; never writes over a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urldefrag

from atodds.add.article import Article, NoArticle, read_article
from atodds.add.fetch import Fetched, FetchError, fetch
from atodds.add.write import as_markdown, file_stem, write_new
from atodds.model import Problem
from atodds.read.files import MAX_BYTES, shown
from atodds.read.frontmatter import read_front_matter
from atodds.read.language import is_english

__all__ = ["AddResult", "add_sources"]

_HEAD = 4096


@dataclass(frozen=True, slots=True)
class AddResult:
    """The files that were written, as paths to report, and what could not be added, and why."""

    written: tuple[str, ...]
    problems: tuple[Problem, ...]


class _NotAdded(Exception):
    """Why one source was not added: one line."""


def add_sources(
    sources: Sequence[str],
    folder: Path,
    *,
    published: date | None = None,
    publisher: str | None = None,
    today: date | None = None,
    timeout: float = 20.0,
) -> AddResult:
    """Add files and http(s) addresses to `folder`, each as a new Markdown file with front matter.

    `published` and `publisher` outweigh what a source says of itself; a source without a date is
    not added unless `published` is given. `today` is what `retrieved` says of pages, by default
    the date of the machine; `timeout` is in seconds, for each wait on a server. One source's
    failure leaves the others alone; nothing raises for what is in a source.
    """
    written: list[str] = []
    problems: list[Problem] = []
    for source in dict.fromkeys(sources):
        try:
            article, is_page = _read(source, timeout)
            article = replace(
                article,
                published=published or article.published,
                publisher=publisher or article.publisher,
            )
            _check(article, folder)
            retrieved = (today or date.today()) if is_page else None
            stem = file_stem(article, source)
            written.append(shown(write_new(folder, stem, as_markdown(article, retrieved))))
        except (_NotAdded, NoArticle, FetchError) as error:
            problems.append(Problem(_one_line(source), None, str(error)))
        except ImportError as error:
            message = f"{error.name} is not installed: run pip install 'atodds[add]'"
            problems.append(Problem(_one_line(source), None, message))
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            problems.append(Problem(_one_line(source), None, f"it cannot be added ({reason})"))
    return AddResult(tuple(written), tuple(problems))


def _one_line(source: str) -> str:
    return " ".join(source.split())


def _read(source: str, timeout: float) -> tuple[Article, bool]:
    """The article of one source, and whether it came from the web."""
    if source.lower().startswith(("http://", "https://")):
        page: Fetched = fetch(source, timeout)
        name = "page.html" if "html" in page.media_type else "page"
        article = read_article(page.data, name, url=page.url, charset=page.charset)
        return replace(article, url=article.url or source), True
    if "://" in source:
        raise _NotAdded("only http and https addresses can be added: save the text to a file")
    try:
        data = _file_bytes(Path(source))
    except FileNotFoundError:
        raise _NotAdded("there is no such file: check the path") from None
    except ValueError as error:
        raise _NotAdded(f"it is no path ({error}): check it") from error
    return read_article(data, source, url=None, charset=None), False


def _file_bytes(path: Path) -> bytes:
    with path.open("rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        raise _NotAdded(f"the file is larger than {limit} MB: split it")
    return data


def _check(article: Article, folder: Path) -> None:
    """Raise _NotAdded for what should not go into the folder."""
    body = "\n".join(article.paragraphs)
    if not any(map(str.isalpha, body)):
        raise _NotAdded("there is no text in it")
    if not is_english(body):
        raise _NotAdded("the text is not in English, so it would not be checked: not added")
    if article.url and (there := _holding(folder, article.url)):
        raise _NotAdded(f"it is there already, as {shown(there)}: remove that to add it anew")
    if article.published is None:
        raise _NotAdded("it does not say when it was published: give --published YYYY-MM-DD")


def _holding(folder: Path, url: str) -> Path | None:
    """The document of the folder that has this address in its front matter."""
    wanted = urldefrag(url).url
    return next((path for path, known in _addresses(folder) if known == wanted), None)


def _addresses(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.glob("*.md")):
        with path.open(encoding="utf-8", errors="replace") as stream:
            known = read_front_matter("", stream.read(_HEAD)).url
        if known:
            yield path, urldefrag(known).url
