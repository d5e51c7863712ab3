"""How soon after an edit the language server shows what it means, in a corpus of many documents."""

from __future__ import annotations

import os
import re
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from ..editors.wire import Client
from .corpus import body, documents

MARK = 0.3
EDITS = 15
WORDS = 600
"""Words of the document that is edited."""
_CAPABLE = {"textDocument": {"publishDiagnostics": {"relatedInformation": True}}}
_FIGURE = re.compile(r"\b\d+\b")


def measure(count: int) -> dict[str, Any]:
    """Seconds from an edit to its diagnostics, over the protocol; the debounce is in them."""
    from atodds.lsp.session import DELAY

    with tempfile.TemporaryDirectory() as folder:
        os.environ["ATODDS_CACHE_DIR"] = str(Path(folder) / "cache")
        root = Path(folder).resolve() / "project"
        (root / "seeds").mkdir(parents=True)
        for name, text in documents(count):
            (root / "seeds" / name).write_text(text, encoding="utf-8")
        edited = _lengthened(sorted((root / "seeds").iterdir()))
        began = time.perf_counter()
        with Client(root, _CAPABLE, timeout=1800) as client:
            uri = client.open(edited)
            client.diagnostics(uri, 1)
            first = time.perf_counter() - began
            seconds = _edits(client, uri, edited.read_text(encoding="utf-8"))
    median = statistics.median(seconds)
    return {
        "documents": count,
        "first_seconds": round(first, 3),
        "debounce_seconds": DELAY,
        "edit_seconds": round(median, 3),
        "slowest_seconds": round(max(seconds), 3),
        "marks": {
            f"diagnostics within {MARK} s of an edit, debounce left out": median - DELAY <= MARK
        },
    }


def _lengthened(paths: list[Path]) -> Path:
    """A document in the middle, made as long as the mark says with words of the next one."""
    middle = len(paths) // 2
    path, other = paths[middle], paths[(middle + 1) % len(paths)]
    text = path.read_text(encoding="utf-8")
    more = iter(body(other.read_text(encoding="utf-8")).strip().split("\n\n"))
    while len(body(text).split()) < WORDS and (paragraph := next(more, None)):
        text += f"\n{paragraph}\n"
    path.write_text(text, encoding="utf-8")
    return path


def _edits(client: Client, uri: str, text: str) -> list[float]:
    """Change one figure after another. The first edit is left out: the server may still be busy."""
    figures = list(_FIGURE.finditer(text, text.index("\n---\n", 4)))
    seconds = []
    for number in range(EDITS + 1):
        figure = figures[number * 7 % len(figures)]
        changed = f"{text[: figure.start()]}{int(figure[0]) + 1}{text[figure.end() :]}"
        seen = len(client.messages)
        began = time.perf_counter()
        client.change(uri, number + 2, changed)
        client.diagnostics(uri, number + 2, seen)
        seconds.append(time.perf_counter() - began)
        time.sleep(0.2)
    return seconds[1:]
