"""Standard output and error: their encoding, colour, width, progress, and readers that go away."""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path
from types import TracebackType
from typing import TextIO

from atodds.report.escape import clean, log_line

_WIDTHS = (60, 120)
_PLAIN_WIDTH = 80
_CLEAR_LINE = "\r\x1b[K"


def prepare_streams() -> None:
    """UTF-8 whatever the locale is; what it cannot encode is escaped instead of raised."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def silence_stdout() -> None:
    """After a broken pipe: nothing more to the reader that went away, no message at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str, kind: str = "error") -> None:
    """One line on standard error."""
    sys.stderr.write(log_line(f"{kind}: {clean(message)}\n"))


def emit(text: str) -> None:
    """A report on standard output; a reader that stops reading, such as `head`, is no error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        silence_stdout()


def wants_color(choice: str, stream: TextIO) -> bool:
    """Whether to colour: as asked for, else by NO_COLOR, FORCE_COLOR, and what the stream is."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width(stream: TextIO) -> int:
    """The columns to fill: the terminal's within reason, 80 where there is none."""
    if not stream.isatty():
        return _PLAIN_WIDTH
    low, high = _WIDTHS
    return min(max(shutil.get_terminal_size((_PLAIN_WIDTH, 24)).columns, low), high)


def write_file(path: Path, text: str) -> None:
    """A report into a file, its folder made if need be. OSError if that cannot be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")


class Progress:
    """How many documents are done, on one line of standard error when that is a terminal."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._live = self._stream.isatty()

    def __enter__(self) -> Progress:
        return self

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` of `total` documents have been read."""
        if self._live:
            self._stream.write(f"{_CLEAR_LINE}Reading documents: {done} of {total}")
            self._stream.flush()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._live:
            self._stream.write(_CLEAR_LINE)
            self._stream.flush()
