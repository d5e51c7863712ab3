"""Groups that go by many names: which name they are compared by, from vocabulary/aliases.yaml."""

from __future__ import annotations

from collections.abc import Iterable

from atodds.namewords import fold
from atodds.rules import Vocabulary


class Groups:
    """The aliases of a run, folded."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._names = {
            fold(alias): name
            for name, aliases in vocabulary.table("aliases").items()
            for alias in (name, *aliases)
        }

    def __contains__(self, key: str) -> bool:
        return key in self._names

    def key(self, key: str, places: Iterable[str]) -> str:
        """The name to compare a group by: "isis" beside the place "lorne" is "isis in lorne".

        `key` and `places` are folded; a group that is not known keeps its own name.
        """
        name = self._names.get(key, key)
        forms = [key, *(alias for alias, known in self._names.items() if known == name)]
        for place in places:
            for form in forms:
                branch = self._names.get(f"{form} in {place.split()[-1]}")
                if branch is not None:
                    return branch
        return name
