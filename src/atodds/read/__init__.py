"""The first stage: paths to Documents, with everything that is wrong with an input as a Problem.

Reads files and standard input, nothing else; nothing here raises for what is in them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from atodds.model import Document, Problem
from atodds.read.copies import find_copies
from atodds.read.document import Loaded, load_bytes, load_text, read_document
from atodds.read.files import Source, expand, identity, read_bytes

__all__ = ["Known", "find_copies", "read_document", "read_paths"]

Known = dict[tuple[str, str | bytes], Loaded]
"""What came of files, by path and content."""


def read_paths(
    paths: Sequence[str],
    *,
    stdin: Callable[[], bytes] | None = None,
    stdin_name: str = "<stdin>",
    overlay: Mapping[str, str] | None = None,
    known: Known | None = None,
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The documents that the paths mean, sorted by path, and the problems with any of them.

    A folder means its documents, a file itself whatever it is called, "-" what `stdin` returns,
    reported as `stdin_name`. `overlay` gives unsaved text for a file, or for one not yet saved
    inside a folder named. A file reached twice is read once. `known` keeps what came of each
    content for the next call, which gives the same Document for the same content.
    """
    unsaved = {identity(Path(path)): text for path, text in (overlay or {}).items()}
    loaded: list[Loaded] = []
    sources: dict[str, Source] = {}
    for path in dict.fromkeys(paths):
        if path == "-":
            loaded.append(_load_stdin(stdin, stdin_name))
            continue
        found, problems = expand(path, unsaved=[Path(p) for p in overlay or ()])
        loaded.append(Loaded(None, tuple(problems)))
        for source in found:
            key = source.real
            sources[key] = min(source, sources.get(key, source), key=_rank)
    before = dict(known or {})
    now: Known = {}
    loaded += (_load(source, unsaved.get(key), before, now) for key, source in sources.items())
    if known is not None:
        known.clear()
        known.update(now)
    documents = sorted((x.document for x in loaded if x.document), key=lambda d: d.path)
    every = sorted(
        {problem for x in loaded for problem in x.problems},
        key=lambda p: (p.path, p.line or 0, p.message),
    )
    return tuple(documents), tuple(every)


def _rank(source: Source) -> tuple[bool, str]:
    """Of the names of one file, the one to report it under: no link, then the first."""
    return source.file.is_symlink(), source.path


def _load_stdin(stdin: Callable[[], bytes] | None, name: str) -> Loaded:
    if stdin is None:
        return Loaded(None, (Problem(name, None, "there is no standard input: name a file"),))
    return load_bytes(name, stdin())


def _load(source: Source, unsaved: str | None, before: Known, now: Known) -> Loaded:
    content = read_bytes(source) if unsaved is None else unsaved
    if isinstance(content, Problem):
        return Loaded(None, (content,))
    key = (source.path, content)
    if key in before:
        now[key] = before[key]
    elif isinstance(content, str):
        now[key] = load_text(source.path, content)
    else:
        now[key] = load_bytes(source.path, content)
    return now[key]
