"""Documents to Readings, whichever way is quickest: remembered, cached, or read, in one process or
several. Every way gives the same readings.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from atodds.model import Document, Reading
from atodds.readings.cache import Cache, cache_folder
from atodds.readings.codec import CodecError, content, pack, unpack
from atodds.readings.installed import InstalledModel, code_fingerprint, find_model
from atodds.readings.reader import Reader
from atodds.readings.worker import Recipe
from atodds.rules import RuleSet

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Progress", "Readings", "Recipe"]

Progress = Callable[[int, int], None]
"""Called with the documents done and the documents in all."""

_KEEP_EVERY = 64
"""Documents read before they are put into the cache, so that an interrupted run is not lost."""


class Readings:
    """Reads documents by a recipe, of which `ruleset` are the rules.

    The readings of the last run are remembered. `jobs` bounds the processes; `cache` also keeps
    readings on disk; `nlp` is the model, where it is loaded already; `again` is the Reader's.
    """

    def __init__(
        self,
        recipe: Recipe,
        ruleset: RuleSet,
        *,
        jobs: int = 1,
        cache: bool = False,
        nlp: Language | None = None,
        again: bool = False,
    ) -> None:
        self.reader = Reader(recipe.model, ruleset, nlp, again=again)
        self._recipe = recipe
        self._ruleset = ruleset
        self._jobs = jobs
        self._cache = cache
        self._last: dict[tuple[str, str], Reading] = {}

    @property
    def label(self) -> str:
        """The model's name and version for reports. ModelError if it cannot be loaded."""
        if self._installed is not None:
            return self._installed.label
        from atodds.parse import model_label

        return model_label(self.reader.nlp)

    def of(self, documents: Sequence[Document], progress: Progress | None = None) -> list[Reading]:
        """What each document says. `progress` hears of each one that is done."""
        keys = [self._key(document) for document in documents]
        known = self._known(documents, keys)
        missing = [at for at, reading in enumerate(known) if reading is None]
        done = len(documents) - len(missing)
        if progress is not None and done:
            progress(done, len(documents))
        fresh: dict[str, Reading] = {}
        for at, reading in zip(missing, self._read([documents[i] for i in missing]), strict=True):
            known[at] = fresh[keys[at]] = reading
            done += 1
            if progress is not None:
                progress(done, len(documents))
            if len(fresh) >= _KEEP_EVERY:
                self._keep(fresh)
                fresh = {}
        self._keep(fresh)
        before = {reading.path: reading for reading in self._last.values()}
        found = [
            _with_known_claims(_beside(reading, document), before.get(document.path))
            for reading, document in zip(known, documents, strict=True)
            if reading is not None
        ]
        self._last = {(k, r.path): r for k, r in zip(keys, found, strict=True)}
        return found

    def _known(self, documents: Sequence[Document], keys: Sequence[str]) -> list[Reading | None]:
        """The readings that need no parsing, None for the others."""
        known = [self._last.get((k, d.path)) for k, d in zip(keys, documents, strict=True)]
        wanted = [key for key, reading in zip(keys, known, strict=True) if reading is None]
        if self._stored is None or not wanted:
            return known
        packed = self._stored.get(wanted)
        for at, (key, document) in enumerate(zip(keys, documents, strict=True)):
            if known[at] is None and key in packed:
                with suppress(CodecError):
                    known[at] = unpack(packed[key], document.path)
        return known

    def _keep(self, readings: Mapping[str, Reading]) -> None:
        if self._stored is not None and readings:
            self._stored.put({key: pack(reading) for key, reading in readings.items()})

    def _read(self, documents: Sequence[Document]) -> Iterator[Reading]:
        done = 0
        if self._jobs > 1 and documents:
            from atodds.readings.pool import processes_for, read_in_processes

            processes = processes_for(documents, self._jobs)
            if processes > 1:
                started = read_in_processes(
                    documents, processes, self._recipe, self._ruleset.fingerprint
                )
                with closing(started) as readings:
                    for reading in readings:
                        yield reading
                        done += 1
        for document in documents[done:]:
            yield self.reader.read(document)

    def _key(self, document: Document) -> str:
        return hashlib.sha256(self._made_by + content(document)).hexdigest()

    @cached_property
    def _made_by(self) -> bytes:
        """What else decides a reading, beside the document; nothing, if it is not to be stored."""
        if self._stored is None or self._installed is None:
            return b""
        parts = (self._installed.fingerprint, self._ruleset.fingerprint, code_fingerprint())
        return "".join(parts).encode()

    @cached_property
    def _installed(self) -> InstalledModel | None:
        return find_model(self._recipe.model)

    @cached_property
    def _stored(self) -> Cache | None:
        """The cache on disk. None if it is not wanted, or the model has no fingerprint to go by."""
        return Cache(cache_folder()) if self._cache and self._installed else None


def _with_known_claims(reading: Reading, before: Reading | None) -> Reading:
    """A reading that has the very claims of the one before it where they are equal."""
    if before is None or before.claims is reading.claims:
        return reading
    known = {claim: claim for claim in (*before.claims, *before.namings)}
    return replace(
        reading,
        claims=tuple(known.get(claim, claim) for claim in reading.claims),
        namings=tuple(known.get(claim, claim) for claim in reading.namings),
    )


def _beside(reading: Reading, document: Document) -> Reading:
    """A reading among the other documents of this run."""
    if reading.copy_of == document.copy_of:
        return reading
    return replace(reading, copy_of=document.copy_of)
