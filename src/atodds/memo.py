"""Results kept from one run to the next, for a corpus that is checked again and again with small
changes: the language server's. Nothing here knows what the results are.

What a result was made from is known by identity: unchanged documents keep their objects.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

_T = TypeVar("_T")


class Memo:
    """Results by a name and the objects that they were made from."""

    def __init__(self) -> None:
        self._results: dict[Hashable, tuple[Sequence[object], Any]] = {}

    def recall(self, name: Hashable, made_from: Sequence[object], make: Callable[[], _T]) -> _T:
        """The result of that name made from these very objects, made now if need be."""
        key = (name, *map(id, made_from))
        entry = self._results.get(key)
        if entry is None:
            # The objects are held, so that no others can take their identities.
            entry = self._results[key] = (made_from, make())
        result: _T = entry[1]
        return result

    def keep_only(self, objects: Iterable[object]) -> None:
        """Forget the results that were made from anything but these objects."""
        kept = set(map(id, objects))
        self._results = {
            key: entry for key, entry in self._results.items() if kept.issuperset(map(id, entry[0]))
        }
