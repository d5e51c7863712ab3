"""Results kept from one run to the next, for a corpus that is checked again and again with small
changes: the language server's. Nothing here knows what the results are.

What a result was made from is known by identity: unchanged documents keep their objects.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

_T = TypeVar("_T")


class Memo:
    """The results that the last run and this one asked for; all others are forgotten."""

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[Sequence[object], Any]] = {}
        self._now: dict[Hashable, tuple[Sequence[object], Any]] = {}

    def next_run(self) -> None:
        """Begin a run: what the one before did not ask for is forgotten."""
        self._last, self._now = self._now, {}

    def recall(self, name: Hashable, made_from: Sequence[object], make: Callable[[], _T]) -> _T:
        """The result of that name made from these very objects, made now if need be."""
        key = (name, *map(id, made_from))
        # The objects are held, so that no others can take their identities.
        entry = self._now.get(key) or self._last.get(key) or (made_from, make())
        self._now[key] = entry
        result: _T = entry[1]
        return result
