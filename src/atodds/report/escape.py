"""Document text made safe to print: the one place that every string from a document goes through.

Documents are other people's text. Left alone, an escape sequence in one repaints the reader's
terminal, a bidirectional override shows a number backwards, and a line break fakes a line of the
report. `clean` makes such characters visible or harmless; the other functions add what one syntax
asks for on top. Nothing here shortens or wraps.
"""

from __future__ import annotations

import re
import unicodedata

_JOINERS = "\u200c\u200d"
"""Zero-width joiners: part of the spelling of Persian words and of emoji."""

_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Overrides, embeddings and isolates: they reorder what stands around them on the screen."""

_SPACES = re.compile(r"\s+")
_MARKDOWN = re.compile(r"([\\`*_\[\]|~<>&]|:(?=\S)|(?<=www)\.)")
_BLOCK_START = re.compile(r"^(?=[-+=#])|^(\d+)(?=[.)])")
_REFERENCE = re.compile(r"(?<=[@#])(?=\w)")
_WORKFLOW_COMMAND = re.compile(r"^(\s*):(?=:)")
_BREAK = "\u200b"


def clean(text: str) -> str:
    """One line of visible text: white space runs to one space, controls and overrides shown."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACES.sub(" ", "".join(map(_visible, text))).strip()


def _visible(char: str) -> str:
    if char.isspace() or char.isprintable():
        return " " if char.isspace() else char
    category = unicodedata.category(char)
    if char in _BIDI:
        return f"\\u{ord(char):04x}"
    if category == "Cc":
        return f"\\x{ord(char):02x}"
    if category == "Cf":
        return char if char in _JOINERS else ""
    return "\ufffd"


def log_line(text: str) -> str:
    """A line that GitHub's runner takes for no command, whichever of its two forms it tries."""
    return _WORKFLOW_COMMAND.sub(r"\1: ", text).replace("##[", "## [")


def markdown(text: str) -> str:
    """Text that GitHub and GitLab show as it is: no markup, HTML, link, cell border or mention.

    Mentions and issue numbers are looked for after the text is rendered, where no backslash is
    left: a character without width parts them.
    """
    parted = _REFERENCE.sub(_BREAK, clean(text))
    return _BLOCK_START.sub(lambda m: f"{m[1] or ''}\\", _MARKDOWN.sub(r"\\\1", parted))


def markdown_code(text: str) -> str:
    """Text as a code span, whatever backquotes it holds, that is safe in a table cell."""
    inner = clean(text).replace("|", "\\|")
    fence = "`" * (1 + max(map(len, re.findall("`+", inner)), default=0))
    pad = " " if inner.startswith("`") or inner.endswith("`") else ""
    return f"{fence}{pad}{inner}{pad}{fence}"


def command_data(text: str) -> str:
    """The message of a GitHub workflow command."""
    return clean(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def command_property(text: str) -> str:
    """A property of a GitHub workflow command, such as a file name or a title."""
    return command_data(text).replace(":", "%3A").replace(",", "%2C")


def sarif_text(text: str) -> str:
    """Text of a SARIF message: brackets and backslashes would read as an embedded link."""
    return re.sub(r"([\\\[\]])", r"\\\1", clean(text))
