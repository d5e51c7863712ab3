"""Bytes to text: which encoding a file is in. Keeps line ends; drops only a byte order mark.

Never raises: bytes that fit no encoding become U+FFFD, and what is not text is told as `Binary`.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip file"),
)
_SAMPLE = 65_536
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{2,40})", re.I)
_WESTERN = frozenset(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜàáâãäåæçèéêëìíîïñòóôõöøùúûüßŒœŠšŽžŸÿ"
    "€‚„…†‡‘’“”•–—™¡£§©«®°·»¼½¾¿´\u00a0\u00ad"
)


@dataclass(frozen=True, slots=True)
class Binary:
    """Bytes that are not text; `kind` names what they are ("a PDF"), where that shows."""

    kind: str


def decode(data: bytes, *, html: bool = False, named: str | None = None) -> str | Binary:
    """The text of a file, its line ends as they are and a byte order mark dropped.

    Tried in turn: a byte order mark; UTF-16 by where its zero bytes stand; UTF-8; the encoding that
    a server `named`; for HTML the one that a <meta> names; windows-1252 where its letters and signs
    read as western text; what charset-normalizer finds. UTF-8 with a few broken bytes is still
    UTF-8.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return Binary(kind)
    if b"\0" in data:
        wide = _bare_utf16(data[:_SAMPLE])
        return data.decode(wide, "replace") if wide else Binary("a binary file")
    sample = data[:_SAMPLE]
    if len(sample.translate(None, _CONTROLS)) < 0.9 * len(sample):
        return Binary("a binary file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data, [named, *_meta_charset(data, html)])


def _bare_utf16(sample: bytes) -> str | None:
    """UTF-16 without a mark: western text has its zero bytes all at odd or all at even places."""
    half = len(sample) // 2 or 1
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.3 and even < 0.02:
        return "utf-16-le"
    if even > 0.3 and odd < 0.02:
        return "utf-16-be"
    return None


def _meta_charset(data: bytes, html: bool) -> list[str]:
    found = _META_CHARSET.search(data[:4096]) if html else None
    return [found.group(1).decode("ascii")] if found else []


def _decode_legacy(data: bytes, named: Iterable[str | None]) -> str:
    whole = len(_MULTIBYTE.findall(data))
    broken = data.decode("utf-8", "replace").count("\ufffd")
    if whole > 5 * broken:
        return data.decode("utf-8", "replace")
    for encoding in filter(None, named):
        try:
            return data.decode(encoding, "replace")
        except (LookupError, ValueError):
            # No encoding of text by that name.
            continue
    western = data.decode("cp1252", "replace")
    return western if _reads_western(western[:_SAMPLE]) else _guess(data, western)


def _reads_western(text: str) -> bool:
    """Whether what lies outside ASCII is known western letters and signs, and the minority."""
    high = [c for c in text if c > "\x7f"]
    letters = sum(c.isalpha() for c in text)
    known = sum(c in _WESTERN for c in high)
    return known >= 0.98 * len(high) and sum(c.isalpha() for c in high) <= 0.25 * letters


def _guess(data: bytes, fallback: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return fallback
    try:
        return data.decode(best.encoding, "replace")
    except LookupError:
        return fallback
