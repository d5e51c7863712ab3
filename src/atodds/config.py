"""The settings of a project: `[tool.atodds]` in pyproject.toml, or atodds.toml, found upwards.

Reads and checks; the command line decides what an option overrides. Paths in the file are
relative to its folder; they come out relative to the working folder where that is possible.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from atodds.errors import UsageError
from atodds.model import Relation
from atodds.report import FORMATS

if TYPE_CHECKING:
    from atodds.check import Settings

FAIL_ON = ("conflict", "revision", "reconcilable", "never")
"""What `--fail-on` takes, the strictest last but for "never"."""

COLORS = ("auto", "always", "never")

_NAMES = ("atodds.toml", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Config:
    """The settings as given, None where the file says nothing. `path` is the file, if any."""

    path: Path | None = None
    seeds: tuple[Path, ...] | None = None
    format: str | None = None
    output: tuple[str, ...] | None = None
    rules: tuple[Path, ...] | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    min_link: float | None = None
    fail_on: str | None = None
    baseline: Path | None = None
    jobs: int | None = None
    model: str | None = None
    cache: bool | None = None
    show: tuple[str, ...] | None = None
    color: str | None = None


def load_config(folder: Path | None = None) -> Config:
    """The settings that hold in a folder, default the working one.

    The nearest file upwards counts; a pyproject.toml without the table is passed over. UsageError
    with file:line for a file that is not TOML, a key that does not exist or a value that cannot be.
    """
    start = (folder or Path.cwd()).resolve()
    for parent in (start, *start.parents):
        for name in _NAMES:
            path = parent / name
            if path.is_file() and (config := read_config(path)) is not None:
                return config
    return Config()


def pipeline_settings(config: Config, given: Mapping[str, Any] | None = None) -> Settings:
    """How documents are checked: as `given` (by the fields' names), else as configured."""
    from atodds.check import Settings

    asked = {key: value for key, value in (given or {}).items() if value not in (None, ())}
    cores = os.cpu_count() or 1
    configured = Settings(
        model=config.model,
        rules=config.rules or (),
        select=config.select or (),
        ignore=config.ignore or (),
        min_link=config.min_link,
        jobs=config.jobs or cores,
        cache=config.cache is not False,
    )
    return replace(configured, **asked)


def read_config(path: Path) -> Config | None:
    """The settings in one file; None for a pyproject.toml without them. Errors as `load_config`."""
    shown = _relative(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
        data: Any = tomllib.loads(text)
    except UnicodeDecodeError:
        raise UsageError(f"{shown}: not UTF-8, which TOML must be") from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(_toml_error(str(shown), str(error))) from None
    except OSError as error:
        raise UsageError(f"{shown}: {error.strerror}") from None
    header = None
    if path.name == "pyproject.toml":
        header, data = "tool.atodds", data.get("tool", {}).get("atodds")
        if data is None:
            return None
    values: dict[str, Any] = {"path": path}
    for key, value in data.items():
        where = f"{shown}:{_line(text, header, key)}"
        read = _READERS.get(key)
        if read is None:
            near = get_close_matches(key, _READERS, 1)
            hint = f"; did you mean {near[0]!r}?" if near else f" (known: {', '.join(_READERS)})"
            raise UsageError(f"{where}: unknown setting {key!r}{hint}")
        try:
            values[key.replace("-", "_")] = read(value, path.parent)
        except ValueError as error:
            raise UsageError(f"{where}: {key} must be {error}, not {value!r}") from None
    return Config(**values)


def _relative(path: Path) -> Path:
    """The path from the working folder, as a user would type it; as it is on another drive."""
    try:
        return Path(os.path.relpath(path))
    except ValueError:
        return path


def _line(text: str, header: str | None, key: str) -> int:
    """The line a key stands on. tomllib tells none, so it is looked for where keys can stand."""
    inside = header is None
    table = 1
    named = re.compile(rf"""\s*(?:{re.escape(key)}|"{re.escape(key)}"|'{re.escape(key)}')\s*[=.]""")
    for number, line in enumerate(text.splitlines(), 1):
        if opened := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line):
            inside = opened[1] == header or (header is None and opened[1] == key)
            table = number if inside else table
            if inside and header is None:
                return number
        elif inside and named.match(line):
            return number
    return table


def _toml_error(path: str, message: str) -> str:
    """tomllib's message with its position in front."""
    place = re.search(r" \(at line (\d+), column (\d+)\)$", message)
    if place is None:
        return f"{path}: not valid TOML: {message}"
    return f"{path}:{place[1]}:{place[2]}: not valid TOML: {message[: place.start()]}"


def _one_of(choices: tuple[str, ...]) -> Callable[[Any, Path], str]:
    def read(value: Any, _: Path) -> str:
        if value not in choices:
            raise ValueError(f"one of {', '.join(choices)}")
        return str(value)

    return read


def _words(value: Any, _: Path) -> tuple[str, ...]:
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise ValueError("a string or a list of strings")
    return tuple(items)


def _relations(value: Any, folder: Path) -> tuple[str, ...]:
    words = _words(value, folder)
    known = [relation.value for relation in Relation]
    if any(word not in known for word in words):
        raise ValueError(f"a list of {', '.join(known)}")
    return words


def _paths(value: Any, folder: Path) -> tuple[Path, ...]:
    return tuple(_relative(folder / word) for word in _words(value, folder))


def _path(value: Any, folder: Path) -> Path:
    if not isinstance(value, str):
        raise ValueError("a path")
    return _relative(folder / value)


def _word(value: Any, _: Path) -> str:
    if not isinstance(value, str):
        raise ValueError("a string")
    return value


def _switch(value: Any, _: Path) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


def _share(value: Any, _: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError("a number from 0 to 1")
    return float(value)


def _positive(value: Any, _: Path) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError("a whole number from 1")
    return value


_READERS: dict[str, Callable[[Any, Path], Any]] = {
    "seeds": _paths,
    "format": _one_of(FORMATS),
    "output": _words,
    "rules": _paths,
    "select": _words,
    "ignore": _words,
    "min-link": _share,
    "fail-on": _one_of(FAIL_ON),
    "baseline": _path,
    "jobs": _positive,
    "model": _word,
    "cache": _switch,
    "show": _relations,
    "color": _one_of(COLORS),
}

KEYS = tuple(_READERS)
"""The settings that a file may hold, spelled as in the file."""

assert {key.replace("-", "_") for key in KEYS} == {f.name for f in fields(Config)} - {"path"}
