"""A process that reads documents for another: frames on standard input, frames on standard output.

A frame is its length, 4 bytes big endian, and its bytes. The first one in holds the recipe, the
first one out the fingerprint of the rules it led to; then a path and a document lead to a reading.
Whatever goes wrong ends the process: who started it can read the document itself.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO


@dataclass(frozen=True, slots=True)
class Recipe:
    """What readings are made by: the model (None: the default one), and which rules."""

    model: str | None = None
    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def to_bytes(self) -> bytes:
        """The recipe as JSON."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Recipe:
        """The recipe in `to_bytes`' bytes."""
        values = json.loads(data)
        lists = {key: tuple(values[key]) for key in ("rules", "select", "ignore")}
        return cls(values["model"], **lists)


def write_frame(stream: IO[bytes], data: bytes) -> None:
    """Send one frame."""
    stream.write(len(data).to_bytes(4, "big") + data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes:
    """Receive one frame. EOFError if the other side has gone."""
    head = stream.read(4)
    data = stream.read(int.from_bytes(head, "big")) if len(head) == 4 else b""
    if len(head) < 4 or len(data) < int.from_bytes(head, "big"):
        raise EOFError
    return data


def serve() -> None:
    """Read documents until there are no more."""
    from atodds.readings.codec import document_from, pack
    from atodds.readings.reader import Reader
    from atodds.rules import load_rules

    # What a library prints must not end up between two frames.
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    recipe = Recipe.from_bytes(read_frame(source))
    folders = [Path(folder) for folder in recipe.rules]
    ruleset, _ = load_rules(folders, select=recipe.select, ignore=recipe.ignore)
    write_frame(target, ruleset.fingerprint.encode())
    reader = Reader(recipe.model, ruleset)
    while True:
        try:
            path = read_frame(source).decode("utf-8", "surrogatepass")
        except EOFError:
            return
        document = document_from(read_frame(source), path)
        write_frame(target, pack(reader.read(document)))
