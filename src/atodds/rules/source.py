"""One YAML file as plain data, with the line and column of every key and value.

Scalars are read by the YAML 1.2 core schema, as editors read them: `no` and `on` are words, a date
is a string. Tags, anchors and aliases are refused: rule files need none, and expanding aliases can
take any amount of memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.reader import Reader

from atodds.model import Problem
from atodds.text import LineIndex

MAX_BYTES = 512 * 1024
MAX_DEPTH = 20

# libyaml is ten times as fast as the Python parser; PyYAML's wheels have it. Of both, only the
# events are used: composing nodes recurses without a limit in C.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]{1,300}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")

Spot = tuple[int, int]


class SourceError(Exception):
    """A file that cannot be read as data; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value starts, line and column from 1, and the places of its keys and of its items."""

    spot: Spot
    keys: dict[str, Spot] = field(default_factory=dict)
    items: dict[str | int, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """The data of a file and where it stands. `duplicates` are keys said twice: the last counts."""

    path: str
    data: Any
    place: Place
    duplicates: tuple[Problem, ...] = ()

    def problem(self, steps: Sequence[str | int], message: str, *, key: bool = False) -> Problem:
        """A problem at the value that `steps` lead to from the root, or at its key."""
        line, column = self._spot(steps, key=key)
        return Problem(self.path, line, message, column)

    def line(self, steps: Sequence[str | int]) -> int:
        """The line, from 1, of the value that `steps` lead to."""
        return self._spot(steps, key=False)[0]

    def _spot(self, steps: Sequence[str | int], *, key: bool) -> Spot:
        place, spot = self.place, self.place.spot
        for step in steps:
            spot = place.keys[step] if key and isinstance(step, str) else place.items[step].spot
            place = place.items[step]
        return spot


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
    if control := Reader.NON_PRINTABLE.search(text):
        at = LineIndex(text).position(control.start())
        said = f"not YAML: control character U+{ord(control[0]):04X}"
        raise SourceError(Problem(shown, at.line, said, at.column))
    try:
        return _Reader(text, shown).source()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        said = ", ".join(part for part in (error.context, error.problem) if part)
        hint = "; put text that has ': ' in quotes" if "mapping values" in said else ""
        raise SourceError(Problem(shown, line, f"not YAML: {said}{hint}", column)) from error


class _Reader:
    """Turns the events of one document into data and places."""

    def __init__(self, text: str, shown: str) -> None:
        self._events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
        self._shown = shown
        self._duplicates: list[Problem] = []

    def source(self) -> Source:
        next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise self._error((1, 1), "the file is empty")
        data, place = self._value(next(self._events), 0)
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._error(_spot(after), "a second document; a file has one")
        return Source(self._shown, data, place, tuple(self._duplicates))

    def _value(self, event: Any, depth: int) -> tuple[Any, Place]:
        place = Place(_spot(event))
        if event.anchor is not None:
            raise self._error(place.spot, "anchors and aliases are not used in rule files")
        if event.tag is not None:
            raise self._error(place.spot, "tags are not used in rule files")
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event), place
        if depth == MAX_DEPTH:
            raise self._error(place.spot, f"nested more than {MAX_DEPTH} deep")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place, depth), place
        return self._mapping(place, depth), place

    def _sequence(self, place: Place, depth: int) -> list[Any]:
        out: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            value, place.items[len(out)] = self._value(event, depth + 1)
            out.append(value)
        return out

    def _mapping(self, place: Place, depth: int) -> dict[str, Any]:
        out: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            spot = _spot(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise self._error(spot, "a key must be a word or phrase")
            self._value(event, depth)
            key = event.value
            if key in out:
                self._duplicates.append(
                    Problem(self._shown, spot[0], f"duplicate key '{key}'", spot[1])
                )
            place.keys[key] = spot
            out[key], place.items[key] = self._value(next(self._events), depth + 1)
        return out

    def _error(self, spot: Spot, message: str) -> SourceError:
        return SourceError(Problem(self._shown, spot[0], message, spot[1]))


def _spot(event: Any) -> Spot:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _scalar(event: Any) -> str | int | float | bool | None:
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
