"""Titles: without the name of the site, or from a text's first line. Publishers from addresses."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_SITE_SEPARATOR = re.compile(r"\s+[-–—|»:·]\s+|\s*\|\s*")
_NOT_LETTERS = re.compile(r"[\W_]+")
_HEADING_MARK = re.compile(r"^[#>*_\s]+|[#*_\s]+$")
_HEADLINE_WORDS = 20


def without_site(title: str, publisher: str | None) -> str:
    """A page's title without the name of the site: "Bridge falls - The Example News".

    What follows a separator is the site's if it holds the publisher's name, or the reverse.
    """
    site = _NOT_LETTERS.sub("", _telling_label(publisher or "").casefold())
    if len(site) < 3:
        return title
    for separator in _SITE_SEPARATOR.finditer(title):
        tail = _NOT_LETTERS.sub("", title[separator.end() :].casefold())
        if separator.start() and tail and (site in tail or (len(tail) > 3 and tail in site)):
            return title[: separator.start()]
    return title


def _telling_label(publisher: str) -> str:
    """The telling part of a publisher's name: "example" of www.example.com."""
    if " " in publisher or "." not in publisher:
        return publisher
    labels = publisher.removeprefix("www.").split(".")
    return max(labels[:-1] or labels, key=len)


def headline(lines: list[str]) -> str | None:
    """The first of a text's lines of words, if it looks like a headline."""
    if len(lines) < 2:
        return None
    first = " ".join(_HEADING_MARK.sub("", lines[0]).split())
    words, following = len(first.split()), len(lines[1].split())
    if not first or words > _HEADLINE_WORDS:
        return None
    # Some archives put a full stop after the headline; a lead is rarely so much the shorter one.
    if first.endswith(".") and following < 3 * words:
        return None
    return first.removesuffix(".")


def host(url: str | None) -> str | None:
    """The host of an address without "www.": a publisher where no other is named."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None
