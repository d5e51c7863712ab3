"""The features of pairs of claims, kept from one run to the next for claims that stay the same.

For a corpus that is linked again and again with small changes: the language server's. A pair's
features depend on the rule, the two claims and how surely their documents tell one story; claims
are known by being the same objects, which the readings of unchanged documents keep.
"""

from __future__ import annotations

from atodds.link.features import features
from atodds.model import Claim, Feature
from atodds.rules import Rule
from atodds.values import Convert

_Key = tuple[str, int, int, float]
_Entry = tuple[Claim, Claim, tuple[Feature, ...]]
"""The claims are held so that no other objects can take their identities."""


class Memo:
    """What the last run and this one worked out, for one set of rules."""

    def __init__(self) -> None:
        self._last: dict[_Key, _Entry] = {}
        self._now: dict[_Key, _Entry] = {}

    def next_run(self) -> None:
        """Begin a run: what the run before the last one needed and the last did not is dropped."""
        self._last, self._now = self._now, {}

    def features(
        self, rule: Rule, a: Claim, b: Claim, story: float, convert: Convert | None
    ) -> tuple[Feature, ...]:
        """As `atodds.link.features.features`."""
        key = (rule.id, id(a), id(b), story)
        entry = self._last.get(key) or (a, b, tuple(features(rule, a, b, story, convert)))
        self._now[key] = entry
        return entry[2]
