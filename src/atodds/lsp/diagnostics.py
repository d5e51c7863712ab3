"""A checked project as diagnostics: each side of a finding where it stands, with the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from functools import partial

from lsprotocol import types

from atodds.lsp.positions import Positions, Uris
from atodds.lsp.project import Checked
from atodds.memo import Memo
from atodds.model import Claim, Finding, Level, Problem
from atodds.report.escape import clean
from atodds.report.places import Places
from atodds.report.wording import heading

SOURCE = "atodds"
RELATED = 8
"""Other sides that a diagnostic names: an editor lists them all under it."""

_SEVERITY = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.NOTE: types.DiagnosticSeverity.Information,
    Level.NONE: types.DiagnosticSeverity.Hint,
}


class Diagnostics:
    """Makes the diagnostics of a checked project. `related`: whether the editor shows related
    information; if not, the other sides go into the message. `memo` keeps the diagnostics of
    documents for the next check; `positions` and `uris` must then count and call things as before,
    or `name` differ.
    """

    def __init__(
        self,
        checked: Checked,
        positions: Positions,
        uris: Uris,
        *,
        related: bool,
        memo: Memo | None = None,
        name: Hashable = None,
    ) -> None:
        self._checked = checked
        self._positions = positions
        self._uris = uris
        self._related = related
        self._memo = memo or Memo()
        self._name = ("diagnostics", related, name)
        self._places = Places(checked.report.documents)
        self._documents = {document.path: document for document in checked.report.documents}

    def by_path(self) -> dict[str, list[types.Diagnostic]]:
        """The diagnostics of each document that has any, and of rule files with errors."""
        inside: dict[str, dict[int, Finding]] = defaultdict(dict)
        for number, finding in enumerate(self._checked.findings):
            for claim in finding.claims:
                inside[claim.path][number] = finding
        found: dict[str, list[types.Diagnostic]] = defaultdict(list)
        for path, findings in inside.items():
            # A finding is made anew when any of its documents changes.
            made_from = (self._documents[path], *findings.values())
            make = partial(self._of_document, path, findings.values())
            found[path] += self._memo.recall((self._name, "all"), made_from, make)
        for problem in self._checked.report.problems:
            if problem.line is not None or problem.path in self._documents:
                found[problem.path].append(_of_problem(problem, types.DiagnosticSeverity.Error))
        for note in self._checked.notes:
            if note.path in self._documents:
                found[note.path].append(_of_problem(note, types.DiagnosticSeverity.Hint))
        return dict(found)

    def _of_document(self, path: str, findings: Iterable[Finding]) -> list[types.Diagnostic]:
        found: list[types.Diagnostic] = []
        for finding in findings:
            make = partial(self._of_finding, path, finding)
            found += self._memo.recall(self._name, (self._documents[path], finding), make)
        return found

    def _of_finding(self, path: str, finding: Finding) -> list[types.Diagnostic]:
        return [self._of_claim(finding, claim) for claim in finding.claims if claim.path == path]

    def _of_claim(self, finding: Finding, claim: Claim) -> types.Diagnostic:
        others = list(self._others(finding, claim))
        message = clean(finding.message)
        if others and not self._related:
            message = "\n".join([message, *(f"- {told.message}" for told in others)])
        return types.Diagnostic(
            range=self._positions.range(claim.path, claim.span),
            message=message,
            severity=_SEVERITY[finding.level],
            code=finding.rule,
            source=SOURCE,
            related_information=others if self._related else None,
            data={"finding": finding.id},
        )

    def _others(
        self, finding: Finding, claim: Claim
    ) -> Iterator[types.DiagnosticRelatedInformation]:
        """The other sides and what each says, those that say something else first."""
        rest = [c for c in finding.claims if c is not claim]
        rest.sort(key=lambda c: c.value == claim.value)
        for other in rest[:RELATED]:
            # The same for every side of a finding.
            made_from = (self._documents[other.path], other)
            yield self._memo.recall((self._name, "side"), made_from, partial(self._side, other))
        if len(rest) > RELATED:
            said = f"and {len(rest) - RELATED} more; {heading(finding)}"
            yield types.DiagnosticRelatedInformation(self._location(rest[RELATED]), said)

    def _side(self, claim: Claim) -> types.DiagnosticRelatedInformation:
        said = f"{self._places.says(claim)}: {clean(claim.sentence_text)}"
        return types.DiagnosticRelatedInformation(self._location(claim), said)

    def _location(self, claim: Claim) -> types.Location:
        range_ = self._positions.range(claim.path, claim.span)
        return types.Location(self._uris.of(claim.path), range_)


def _of_problem(problem: Problem, severity: types.DiagnosticSeverity) -> types.Diagnostic:
    line = max((problem.line or 1) - 1, 0)
    return types.Diagnostic(
        range=types.Range(types.Position(line, 0), types.Position(line + 1, 0)),
        message=clean(problem.message),
        severity=severity,
        source=SOURCE,
    )
