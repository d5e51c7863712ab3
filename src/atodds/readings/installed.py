"""What makes readings, told without importing any of it: the model, the libraries, this code."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from atodds.parse import DEFAULT_MODEL, label_of

_LIBRARIES = ("spacy", "thinc", "numpy", "quantulum3")
_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A spaCy pipeline on disk: what reports call it, and a hash that changes when it does."""

    label: str
    fingerprint: str


def find_model(name: str | None) -> InstalledModel | None:
    """The pipeline of that name, None for the default one, as spaCy would find it.

    None where it is not plain to see; loading it then tells what is wrong with it.
    """
    try:
        folder = _folder(name or DEFAULT_MODEL)
        if folder is None:
            return None
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        label = label_of(meta["lang"], meta["name"], meta["version"])
        files = [
            (file.relative_to(folder).as_posix(), file.stat().st_size, file.stat().st_mtime_ns)
            for file in sorted(folder.rglob("*"))
            if file.is_file() and file.suffix != ".pyc"
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return InstalledModel(label, hashlib.sha256(repr(files).encode()).hexdigest())


def _folder(name: str) -> Path | None:
    """The folder with the model's meta.json: an installed package's, else the one named."""
    try:
        version(name)
        spec = find_spec(name) if name.isidentifier() else None
    except (PackageNotFoundError, ValueError):
        spec = None
    if spec is not None and spec.origin is not None:
        return Path(spec.origin).parent
    folder = Path(name)
    return folder if folder.is_dir() else None


@cache
def code_fingerprint() -> str:
    """A hash of this package's code, and of the versions of what it reads with.

    The code and not its version: a checkout changes without one.
    """
    digest = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {_version(library)}\n".encode())
    for file in sorted(_PACKAGE.rglob("*.py")):
        digest.update(f"{file.relative_to(_PACKAGE).as_posix()}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"
