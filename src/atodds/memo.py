"""Results kept from one run to the next, for a corpus that is checked again and again with small
changes: the language server's. Nothing here knows what the results are.

What a result was made from is known by identity: unchanged documents keep their objects.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

_T = TypeVar("_T")


_RUNS = 16
"""Runs between two clearances."""


@dataclass(slots=True)
class _Entry:
    """A result, the objects it was made from, and the keys of the results asked for on the way.

    `used`: whether a run has asked for it since the last clearance.
    """

    made_from: Sequence[object]
    result: Any = None
    asked_for: list[Hashable] = field(default_factory=list)
    used: bool = True


class Memo:
    """The results that the last runs asked for, and what these were made of; others are forgotten
    in time.
    """

    def __init__(self) -> None:
        self._entries: dict[Hashable, _Entry] = {}
        self._making: list[_Entry] = []
        self._runs = 0

    def next_run(self) -> None:
        """Begin a run. Every few runs, what none of them asked for is forgotten."""
        self._making.clear()
        self._runs += 1
        if self._runs % _RUNS == 0:
            self._clear()

    def recall(self, name: Hashable, made_from: Sequence[object], make: Callable[[], _T]) -> _T:
        """The result of that name made from these very objects, made now if need be.

        `make` may ask for other results: these are kept for as long as its own is.
        """
        key = (name, *map(id, made_from))
        if self._making:
            self._making[-1].asked_for.append(key)
        entry = self._entries.get(key)
        if entry is None:
            # The objects are held, so that no others can take their identities.
            entry = _Entry(made_from)
            self._making.append(entry)
            try:
                entry.result = make()
            finally:
                self._making.pop()
            self._entries[key] = entry
        entry.used = True
        result: _T = entry.result
        return result

    def _clear(self) -> None:
        ahead = [key for key, entry in self._entries.items() if entry.used]
        kept: dict[Hashable, _Entry] = {}
        while ahead:
            key = ahead.pop()
            if key not in kept and key in self._entries:
                kept[key] = entry = self._entries[key]
                entry.used = False
                ahead += entry.asked_for
        self._entries = kept
