"""Which files a command line means: folders walked, ignored and hidden files left out.

Finds and reads bytes; knows nothing of what is in them. Folders are walked as git and ripgrep do:
links to folders are not followed, so that no link can lead in circles or out of the tree.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from pathspec import GitIgnoreSpec

from atodds.model import Problem

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm"})
ABOUT_FOLDER = frozenset(
    {
        "readme", "changelog", "changes", "history", "license", "licence", "copying", "notice",
        "authors", "contributing", "contributors", "code_of_conduct", "security", "todo",
    }
)  # fmt: skip
"""Stems of files that speak of the folder, not of the news: documents only when named."""
MAX_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, the path under which it is reported, and what its names have in common."""

    file: Path
    path: str
    real: str


def shown(path: str | Path) -> str:
    """A path as reported: as given; relative to the working directory where it lies in it."""
    pure = Path(path)
    if pure.is_absolute() and pure.is_relative_to(Path.cwd()):
        pure = pure.relative_to(Path.cwd())
    # A file name that is no UTF-8 must still be printable.
    return pure.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def identity(path: Path) -> str:
    """What all names of one file have in common: its absolute path without links."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)


def expand(path: str, unsaved: Sequence[Path] = ()) -> tuple[list[Source], list[Problem]]:
    """The files that one argument means: itself, or a folder's documents in order.

    `unsaved` are files that count as being there, though the disk does not have them yet.
    """
    name = shown(path)
    root = Path(path)
    real = identity(root)
    try:
        if not root.is_dir():
            if not os.path.lexists(root) and real not in map(identity, unsaved):
                message = "there is no such file or folder: check the path"
                return [], [Problem(name, None, message)]
            return [Source(root, name, real)], []
        problems: list[Problem] = []
        sources = list(_walk(root, name, real, _inherited(root), problems))
    except (OSError, ValueError) as error:
        return [], [Problem(name, None, _why(error))]
    for file in unsaved:
        inside = PurePath(os.path.relpath(identity(file), real))
        if ".." not in inside.parts and inside.suffix.lower() in SUFFIXES:
            sources.append(Source(root / inside, shown(root / inside), identity(file)))
    if not sources and not problems:
        kinds = ", ".join(sorted(SUFFIXES))
        message = f"the folder has no documents ({kinds}): name a file, or another folder"
        problems.append(Problem(name, None, message))
    return sources, problems


def read_bytes(source: Source) -> bytes | Problem:
    """A file's bytes, or why they cannot be read."""
    try:
        with source.file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        return Problem(source.path, None, _why(error))
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        message = f"the file is larger than {limit} MB, so it is not checked: split it"
        return Problem(source.path, None, message)
    return data


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, PermissionError):
        return "there is no permission to read it: change its permissions, or leave it out"
    reason = (getattr(error, "strerror", None) or str(error)).lower()
    return f"it cannot be read ({reason}): repair it, or leave it out"


@dataclass(frozen=True, slots=True)
class _Ignored:
    """A folder's .gitignore: patterns hold for paths under `base`."""

    base: Path
    spec: GitIgnoreSpec


def _walk(
    folder: Path, name: str, real: str, ignores: tuple[_Ignored, ...], problems: list[Problem]
) -> Iterator[Source]:
    """The documents in a folder, which is reported as `name`; `real` is its identity."""
    own = _gitignore(folder)
    ignores = (*ignores, own) if own else ignores
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        problems.append(Problem(name, None, _why(error)))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name
        is_folder = entry.is_dir(follow_symlinks=False)
        if _is_ignored(path, is_folder, ignores):
            continue
        # Put together here: a folder of thousands has no time for `shown` and `identity` of each.
        name_there = shown(entry.name) if name == "." else f"{name.rstrip('/')}/{shown(entry.name)}"
        real_there = identity(path) if entry.is_symlink() else f"{real}{os.sep}{entry.name}"
        if is_folder:
            yield from _walk(path, name_there, real_there, ignores, problems)
        elif _is_document(path):
            yield Source(path, name_there, real_there)


def _is_document(path: Path) -> bool:
    """Whether a folder's entry is a source, by its name. No pipes, devices or links to folders."""
    if path.suffix.lower() not in SUFFIXES or path.stem.lower().replace("-", "_") in ABOUT_FOLDER:
        return False
    # A link that leads nowhere is a source that is missing: reading it will say so.
    return path.is_file() or (path.is_symlink() and not path.exists())


def _inherited(root: Path) -> tuple[_Ignored, ...]:
    """The .gitignore files above a folder, from the git root down.

    Those that ignore the folder itself do not count: who names a folder wants it read.
    """
    above: list[Path] = []
    absolute = root.absolute()
    folder = absolute
    while not (folder / ".git").exists():
        folder = folder.parent
        above.append(folder)
        if folder.parent == folder:
            return ()
    found = [ignored for folder in reversed(above) if (ignored := _gitignore(folder))]
    return tuple(i for i in found if not _is_ignored(absolute, True, (i,)))


def _gitignore(folder: Path) -> _Ignored | None:
    try:
        lines = (folder / ".gitignore").read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    return _Ignored(folder.absolute(), GitIgnoreSpec.from_lines(filter(_is_pattern, lines)))


def _is_pattern(line: str) -> bool:
    """Git skips a pattern that it cannot read, where pathspec raises."""
    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def _is_ignored(path: Path, is_folder: bool, ignores: tuple[_Ignored, ...]) -> bool:
    """The deepest .gitignore that has a word to say decides."""
    absolute = path.absolute()
    for ignored in reversed(ignores):
        relative = absolute.relative_to(ignored.base).as_posix() + ("/" if is_folder else "")
        verdict = ignored.spec.check_file(relative).include
        if verdict is not None:
            return verdict
    return False
