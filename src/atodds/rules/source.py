"""One YAML file as plain data, with the line and column of every key and value.

Scalars are read by the YAML 1.2 core schema, as editors read them: `no` and `on` are words, a date
is a string. Tags, anchors and aliases are refused: rule files need none, and expanding aliases can
take any amount of memory.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from atodds.model import Problem

MAX_BYTES = 512 * 1024

Steps = tuple[str | int, ...]

# libyaml is ten times as fast as the Python parser and gives the same nodes; wheels have it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CORE_TAG = "tag:yaml.org,2002:"
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]{1,300}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


class SourceError(Exception):
    """A file that cannot be read as data; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Source:
    """The data of a file and the nodes that it came from. `duplicates` are keys said twice."""

    path: str
    data: Any
    root: yaml.Node
    duplicates: tuple[Problem, ...] = field(default=())

    def problem(self, steps: Sequence[str | int], message: str, *, key: bool = False) -> Problem:
        """A problem at the value that `steps` lead to from the root, or at its key."""
        mark = _mark(self.root, steps, key=key)
        return Problem(self.path, mark.line + 1, message, mark.column + 1)

    def line(self, steps: Sequence[str | int]) -> int:
        """The line, from 1, of the value that `steps` lead to."""
        return int(_mark(self.root, steps, key=False).line) + 1


def read_source(path: Path, shown: str) -> Source:
    """Read one file; SourceError where it is unreadable, too large, not UTF-8 or not plain YAML."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise SourceError(Problem(shown, 1, f"larger than {MAX_BYTES // 1024} KiB", 1))
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise SourceError(Problem(shown, None, f"cannot be read: {error.strerror}")) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise SourceError(Problem(shown, line, "not UTF-8", 1)) from error
    return parse_source(text, shown)


def parse_source(text: str, shown: str) -> Source:
    """Parse one YAML document; SourceError where it is not plain YAML."""
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        said = ", ".join(part for part in (error.context, error.problem) if part)
        raise SourceError(Problem(shown, where[0], f"not YAML: {said}", where[1])) from error
    except yaml.YAMLError as error:
        said = str(error).splitlines()[0]
        raise SourceError(Problem(shown, 1, f"not YAML: {said}", 1)) from error
    except RecursionError as error:
        raise SourceError(Problem(shown, 1, "not YAML: nested too deeply", 1)) from error
    if root is None:
        raise SourceError(Problem(shown, 1, "the file is empty", 1))
    reader = _Reader(shown)
    data = reader.data(root)
    return Source(shown, data, root, tuple(reader.duplicates))


class _Reader:
    """Turns nodes into data, once each."""

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self._seen: set[int] = set()
        self.duplicates: list[Problem] = []

    def data(self, node: yaml.Node) -> Any:
        if id(node) in self._seen:
            raise SourceError(self._problem(node, "anchors and aliases are not used in rule files"))
        if not node.tag.startswith(_CORE_TAG):
            raise SourceError(self._problem(node, f"tag {node.tag} is not used in rule files"))
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.data(item) for item in node.value]
        return self._mapping(node)

    def _mapping(self, node: yaml.Node) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise SourceError(self._problem(key, "a key must be one word or phrase"))
            if key.value in out:
                self.duplicates.append(self._problem(key, f"duplicate key '{key.value}'"))
            out[key.value] = self.data(value)
        return out

    def _problem(self, node: yaml.Node, message: str) -> Problem:
        return Problem(self._shown, node.start_mark.line + 1, message, node.start_mark.column + 1)


def _scalar(node: yaml.ScalarNode) -> str | int | float | bool | None:
    text: str = node.value
    if node.style or node.tag == f"{_CORE_TAG}str":
        return text
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def _mark(root: yaml.Node, steps: Sequence[str | int], *, key: bool) -> Any:
    """The position of what the steps lead to; of the last thing on the way that exists."""
    node, mark = root, root.start_mark
    for number, step in enumerate(steps):
        if isinstance(node, yaml.MappingNode):
            # The last of equal keys is the one whose value was kept.
            pair = next((p for p in reversed(node.value) if p[0].value == step), None)
            if pair is None:
                return mark
            at_key = key and number == len(steps) - 1
            node, mark = pair[1], pair[0].start_mark if at_key else pair[1].start_mark
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            mark = node.start_mark
    return mark
