"""One address to bytes, over HTTP: the only place of atodds that uses the network.

Bounded in size and time, redirects included; http and https only. Every failure is one line.
"""

from __future__ import annotations

import time
import zlib
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

MAX_BYTES = 10 * 1024 * 1024
_CHUNK = 65_536
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; atodds)",
    "Accept": "text/html,application/xhtml+xml,text/plain,application/pdf;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_OTHER_TYPES = ("application/xhtml+xml", "application/pdf", "application/octet-stream")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent: the bytes, where they were found in the end, what it called them."""

    data: bytes
    url: str
    media_type: str
    charset: str | None


class FetchError(Exception):
    """Why an address could not be fetched, and what to do: one line."""


class _WebOnly(HTTPRedirectHandler):
    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> Request | None:
        if urlsplit(newurl).scheme not in ("http", "https"):
            raise FetchError(f"it redirects to {newurl[:80]!r}, which is no web address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str, timeout: float = 20.0) -> Fetched:
    """The bytes at an http or https address, redirects followed. FetchError for any failure.

    `timeout` is in seconds, for each wait on the server; the whole may take three times as long.
    Pages over 10 MB are refused.
    """
    deadline = time.monotonic() + 3 * timeout
    try:
        request = Request(_ascii(url), headers=_HEADERS)
        with build_opener(_WebOnly).open(request, timeout=timeout) as response:
            kind = response.headers.get_content_type()
            if not kind.startswith("text/") and kind not in _OTHER_TYPES:
                raise FetchError(f"it is {kind[:60]}, not a page, a text or a PDF")
            charset = response.headers.get_content_charset()
            return Fetched(_body(response, deadline), response.geturl(), kind, charset)
    except HTTPError as error:
        error.close()
        reason = " ".join(str(error.reason).split())[:80]
        raise FetchError(f"the server answered {error.code} {reason}: check the address") from error
    except TimeoutError as error:
        raise FetchError("the server took too long to answer: try again later") from error
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise FetchError("the server took too long to answer: try again later") from error
        reason = " ".join(str(error.reason).split())[:120]
        message = f"the server cannot be reached ({reason}): check the address"
        raise FetchError(message) from error
    except (HTTPException, OSError, ValueError, zlib.error) as error:
        reason = " ".join((str(error) or type(error).__name__).split())[:120]
        raise FetchError(f"the page cannot be fetched ({reason}): check the address") from error


def _ascii(url: str) -> str:
    """An address as it is sent: host names in IDNA, other characters percent-encoded."""
    parts = urlsplit(url)
    host = parts.netloc.encode("idna").decode("ascii") if not parts.netloc.isascii() else None
    safe = "%/:=&?~#+!$,;'@()*[]|"
    return urlunsplit(
        (parts.scheme, host or parts.netloc, quote(parts.path, safe), quote(parts.query, safe), "")
    )


def _body(response: HTTPResponse, deadline: float) -> bytes:
    length = response.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > MAX_BYTES:
        raise FetchError(_too_large())
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise FetchError(f"the server sent the page in an unknown encoding ({encoding[:20]})")
    # 32 lets zlib tell gzip from deflate by the header.
    unpacker = zlib.decompressobj(32 + zlib.MAX_WBITS) if encoding not in ("", "identity") else None
    out, size = [], 0
    while chunk := response.read1(_CHUNK):
        if time.monotonic() > deadline:
            raise TimeoutError
        part = unpacker.decompress(chunk, MAX_BYTES + 1 - size) if unpacker else chunk
        out.append(part)
        size += len(part)
        if size > MAX_BYTES:
            raise FetchError(_too_large())
    return b"".join(out)


def _too_large() -> str:
    limit = MAX_BYTES // 1024 // 1024
    return f"the page is larger than {limit} MB: save its text to a file and add that"
