"""Word lists that rules and extraction share, read from `rules/vocabulary/*.yaml`.

A group is one file; in it, a name stands for a list of strings, or for a table of such lists. The
strings mean what the stage that asks for them says; here they are only kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from atodds.rules.fingerprint import fingerprint

Strings = tuple[str, ...]
Entry = Strings | Mapping[str, Strings]
Groups = Mapping[str, Mapping[str, Entry]]


@dataclass(frozen=True)
class Vocabulary:
    """The lists of a run. Lookups of names that no file has raise KeyError, naming the file."""

    groups: Groups = field(default_factory=dict)

    def words(self, group: str, name: str) -> frozenset[str]:
        """One list as a set."""
        found = self._sets.get((group, name))
        if found is None:
            raise KeyError(f"vocabulary/{group}.yaml has no list named {name!r}")
        return found

    def table(self, group: str) -> Mapping[str, Strings]:
        """All lists of a group, in the order of the file; tables are left out."""
        found = self._tables.get(group)
        if found is None:
            raise KeyError(f"there is no vocabulary/{group}.yaml")
        return found

    def nested(self, group: str, name: str) -> Mapping[str, Strings]:
        """One table of lists."""
        entry = self.groups.get(group, {}).get(name)
        if not isinstance(entry, Mapping):
            raise KeyError(f"vocabulary/{group}.yaml has no table named {name!r}")
        return entry

    @cached_property
    def fingerprint(self) -> str:
        """A hash of all words, for cache keys."""
        return fingerprint(self.groups)

    @cached_property
    def _tables(self) -> dict[str, dict[str, Strings]]:
        return {
            group: {name: entry for name, entry in lists.items() if isinstance(entry, tuple)}
            for group, lists in self.groups.items()
        }

    @cached_property
    def _sets(self) -> dict[tuple[str, str], frozenset[str]]:
        return {
            (group, name): frozenset(entry)
            for group, lists in self._tables.items()
            for name, entry in lists.items()
        }


def by_word(lists: Mapping[str, Strings]) -> dict[str, str]:
    """The name of the list that each string is in."""
    return {word: name for name, words in lists.items() for word in words}


def merged(base: Groups, more: Groups) -> Groups:
    """`base` with the strings of `more` added at the end of its lists; none is lost or doubled.

    Raises ValueError where one has a list and the other a table under the same name.
    """
    out: dict[str, dict[str, Entry]] = {group: dict(lists) for group, lists in base.items()}
    for group, lists in more.items():
        into = out.setdefault(group, {})
        for name, entry in lists.items():
            old = into.get(name)
            into[name] = entry if old is None else _joined(f"{group}.{name}", old, entry)
    return out


def _joined(name: str, old: Entry, new: Entry) -> Entry:
    if isinstance(old, tuple) and isinstance(new, tuple):
        return tuple(dict.fromkeys(old + new))
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        keys = dict.fromkeys([*old, *new])
        return {k: tuple(dict.fromkeys(old.get(k, ()) + new.get(k, ()))) for k in keys}
    raise ValueError(f"{name} is a list in one place and a table in another")
