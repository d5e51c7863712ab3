"""An article to a file in the seeds folder: front matter, name, never over another file."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from itertools import count
from pathlib import Path

from atodds.add.article import Article

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 60


def as_markdown(article: Article, retrieved: date | None) -> str:
    """The article as a Markdown document with front matter that atodds reads back."""
    entries = [
        ("title", article.title and yaml_string(article.title)),
        ("publisher", article.publisher and yaml_string(article.publisher)),
        ("published", article.published and article.published.isoformat()),
        ("url", article.url and yaml_string(article.url)),
        ("retrieved", retrieved and retrieved.isoformat()),
    ]
    lines = [f"{key}: {value}" for key, value in entries if value]
    body = "\n\n".join(paragraph.strip() for paragraph in article.paragraphs if paragraph.strip())
    return "\n".join(["---", *lines, "---", "", body, ""])


def yaml_string(text: str) -> str:
    """A string as YAML, its characters verbatim: no escapes, so that offsets into it stay true."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if '"' not in plain and "\\" not in plain:
        return f'"{plain}"'
    if "'" not in plain:
        return f"'{plain}'"
    return f"|-\n  {plain}"


def file_stem(article: Article, source: str) -> str:
    """A name from date and publisher, or from the source where no publisher is known."""
    who = _slug(article.publisher or "") or _slug(Path(source).stem) or "source"
    day = article.published.isoformat() + "-" if article.published else ""
    return day + who


def _slug(text: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return _NOT_IN_NAMES.sub("-", ascii_only.lower()).strip("-")[:_LONGEST_NAME].rstrip("-")


def write_new(folder: Path, stem: str, text: str) -> Path:
    """Write a file that was not there before: stem.md, stem-2.md, ... OSError where none can be."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        path = folder / (f"{stem}.md" if number == 1 else f"{stem}-{number}.md")
        try:
            with path.open("x", encoding="utf-8", errors="replace", newline="\n") as stream:
                stream.write(text)
        except FileExistsError:
            continue
        return path
    raise AssertionError("count() ends")
