"""Results kept from one run to the next, for a corpus that is checked again and again with small
changes: the language server's. Nothing here knows what the results are.

What a result was made from is known by identity: unchanged documents keep their objects.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

_T = TypeVar("_T")


@dataclass(slots=True)
class _Entry:
    """A result, the objects it was made from, and the keys of the results asked for on the way."""

    made_from: Sequence[object]
    result: Any = None
    asked_for: list[Hashable] = field(default_factory=list)


class Memo:
    """The results that the last run and this one asked for, and what these were made of; all others
    are forgotten.
    """

    def __init__(self) -> None:
        self._last: dict[Hashable, _Entry] = {}
        self._now: dict[Hashable, _Entry] = {}
        self._making: list[_Entry] = []

    def next_run(self) -> None:
        """Begin a run: what the one before did not ask for is forgotten."""
        self._last, self._now = self._now, {}
        self._making.clear()

    def recall(self, name: Hashable, made_from: Sequence[object], make: Callable[[], _T]) -> _T:
        """The result of that name made from these very objects, made now if need be.

        `make` may ask for other results: these are kept for as long as its own is.
        """
        key = (name, *map(id, made_from))
        if self._making:
            self._making[-1].asked_for.append(key)
        entry = self._now.get(key)
        if entry is None and key in self._last:
            entry = self._keep(key)
        elif entry is None:
            # The objects are held, so that no others can take their identities.
            entry = _Entry(made_from)
            self._making.append(entry)
            try:
                entry.result = make()
            finally:
                self._making.pop()
            self._now[key] = entry
        result: _T = entry.result
        return result

    def _keep(self, key: Hashable) -> _Entry:
        """An entry of the last run for the next one, with all that it was made of."""
        entry = self._now[key] = self._last[key]
        for part in entry.asked_for:
            if part not in self._now and part in self._last:
                self._keep(part)
        return entry
