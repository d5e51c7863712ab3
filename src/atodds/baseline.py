"""The baseline: findings that a project has accepted, in a file that can be merged and reviewed.

An entry is known by its rule, what it is about, and the sentences and values of its sides, folded
so that new line breaks, quotation marks or emphasis change nothing. Paths and line numbers are not
in it: files may be renamed and text may move. A value that is edited, or a further statement that
disagrees, is a new finding. No clock, sorted: the same findings are the same bytes.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from atodds.errors import UsageError
from atodds.model import Claim, Document, Finding, Problem, Relation

VERSION = 1
_NOT_WORDS = re.compile(r"[\W_]+")
_SEVERITY = {relation: rank for rank, relation in enumerate(Relation)}

Side = tuple[str, str]
"""A value and the sentence it stands in, both folded."""


@dataclass(frozen=True, slots=True)
class Key:
    """What makes two findings the same to a baseline."""

    rule: str
    fact: str
    sides: frozenset[Side]


@dataclass(frozen=True, slots=True)
class Entry:
    """An accepted finding, how serious it was, and how many of it there were."""

    key: Key
    relation: Relation
    count: int
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Baseline:
    """The accepted findings of one file."""

    path: str
    entries: tuple[Entry, ...] = ()

    def apply(
        self, findings: Iterable[Finding], rules: Iterable[str] | None = None
    ) -> tuple[tuple[Finding, ...], tuple[Problem, ...]]:
        """The findings with the accepted ones marked, and a note for each entry not found again.

        A finding is accepted if an entry has its key, or holds all of its sides, and was at least
        as serious. `rules` are those that ran: entries of others are not missed.
        """
        left = Counter({number: entry.count for number, entry in enumerate(self.entries)})
        marked = []
        for finding in findings:
            number = self._match(finding, left) if finding.suppressed is None else None
            if number is None:
                marked.append(finding)
                continue
            left[number] -= 1
            marked.append(replace(finding, suppressed="baseline"))
        ran = None if rules is None else set(rules)
        stale = tuple(
            self._stale(entry)
            for number, entry in enumerate(self.entries)
            if left[number] == entry.count and (ran is None or entry.key.rule in ran)
        )
        return tuple(marked), stale

    def _match(self, finding: Finding, left: Counter[int]) -> int | None:
        wanted = key_of(finding)
        partly = None
        for number, entry in enumerate(self.entries):
            if (
                not left[number]
                or entry.key.rule != wanted.rule
                or entry.key.fact != wanted.fact
                or _SEVERITY[finding.relation] < _SEVERITY[entry.relation]
            ):
                continue
            if entry.key.sides == wanted.sides:
                return number
            if wanted.sides < entry.key.sides and partly is None:
                partly = number
        return partly

    def _stale(self, entry: Entry) -> Problem:
        values = ", ".join(f"“{side['value']}”" for side in entry.data["sides"])
        return Problem(
            self.path,
            None,
            f"accepted but no longer found: {entry.key.rule} between {values}; "
            "run `atodds baseline` to drop it",
        )


def key_of(finding: Finding) -> Key:
    """The key of a finding: the same wherever its documents are and however they are wrapped."""
    return Key(finding.rule, _fold(finding.measure), frozenset(map(_side, finding.claims)))


def write_baseline(findings: Iterable[Finding], documents: Iterable[Document]) -> str:
    """The file's text: every finding but agreements and what a document itself ignores."""
    return _text({}, findings, documents)


def accepting(baseline: Baseline | None, finding: Finding, documents: Iterable[Document]) -> str:
    """The file's text with one more finding; the entries that are there stay."""
    entries = baseline.entries if baseline is not None else ()
    return _text({(e.key, e.relation): dict(e.data) for e in entries}, [finding], documents)


def _text(
    entries: dict[tuple[Key, Relation], dict[str, Any]],
    findings: Iterable[Finding],
    documents: Iterable[Document],
) -> str:
    names = {document.path: document.publisher or document.title for document in documents}
    for finding in findings:
        if finding.relation is Relation.AGREEMENT or finding.suppressed == "inline":
            continue
        entry = entries.setdefault(
            (key_of(finding), finding.relation), {**_entry(finding, names), "count": 0}
        )
        entry["count"] += 1
    listed = sorted(entries.values(), key=lambda entry: json.dumps(entry, sort_keys=True))
    return json.dumps({"version": VERSION, "findings": listed}, ensure_ascii=False, indent=2) + "\n"


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file. UsageError, in one line, for a file that is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        hint = "; `atodds baseline` writes one" if isinstance(error, FileNotFoundError) else ""
        raise UsageError(f"{path}: {error.strerror}{hint}") from None
    except json.JSONDecodeError as error:
        raise UsageError(f"{path}:{error.lineno}:{error.colno}: not JSON: {error.msg}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: not UTF-8") from None
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise UsageError(f"{path}: not a baseline of version {VERSION}; write it anew")
    try:
        entries = tuple(map(_read_entry, data["findings"]))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise UsageError(f"{path}: not a baseline; write it anew with `atodds baseline`") from None
    return Baseline(path.as_posix(), entries)


def _entry(finding: Finding, names: Mapping[str, str | None]) -> dict[str, Any]:
    sides = {
        _side(claim): {
            "value": " ".join(claim.text.split()),
            "quote": " ".join(claim.sentence_text.split()),
            "source": names.get(claim.path) or "",
        }
        for claim in reversed(finding.claims)
    }
    return {
        "rule": finding.rule,
        "fact": finding.measure,
        "relation": finding.relation.value,
        "sides": [sides[side] for side in sorted(sides)],
    }


def _read_entry(data: Mapping[str, Any]) -> Entry:
    sides = frozenset((_fold(side["value"]), _fold(side["quote"])) for side in data["sides"])
    key = Key(data["rule"], _fold(data["fact"]), sides)
    return Entry(key, Relation(data["relation"]), int(data["count"]), data)


def _side(claim: Claim) -> Side:
    return _fold(claim.text), _fold(claim.sentence_text)


def _fold(text: str) -> str:
    """Words and digits alone, in lower case, however they are spelled in Unicode."""
    return _NOT_WORDS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()
