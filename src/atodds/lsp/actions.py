"""What can be done about a finding where it stands: ignore it, accept it, see the other side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lsprotocol import types

from atodds.lsp.ignoring import ignoring
from atodds.lsp.positions import Positions, Uris
from atodds.lsp.project import Checked
from atodds.model import Claim, Document, Finding
from atodds.report.escape import clean
from atodds.report.places import Places

OPEN = "atodds.openSource"
"""The command that shows a document: arguments URI, range."""
ACCEPT = "atodds.accept"
"""The command that writes a finding into the baseline: arguments the document's URI, finding id."""

_SOURCES = 4
"""Other sides that are offered to be opened."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What the editor can do: show a document when asked, take edits of one version of a text."""

    show_document: bool = False
    versioned_edits: bool = False


class Actions:
    """Makes the code actions for statements of a checked project."""

    def __init__(
        self, checked: Checked, positions: Positions, uris: Uris, abilities: Abilities
    ) -> None:
        self._checked = checked
        self._positions = positions
        self._uris = uris
        self._abilities = abilities
        self._places = Places(checked.report.documents)

    def on(
        self,
        document: Document,
        version: int | None,
        sides: list[tuple[Finding, Claim]],
        shown: list[types.Diagnostic],
    ) -> Iterator[types.CodeAction]:
        """The actions for sides of findings in one document, of which the editor has `version`.

        `shown` are the editor's diagnostics there: an action names the one that it deals with.
        """
        for rule, about in _by_rule(sides).items():
            ignore = self._ignore(document, version, rule, about, shown)
            if ignore is not None:
                yield ignore
        for finding, _ in sides:
            if self._checked.baseline is not None:
                yield self._accept(document, finding, shown)
        if self._abilities.show_document:
            for finding, claim in sides:
                yield from self._open(finding, claim, shown)

    def _ignore(
        self,
        document: Document,
        version: int | None,
        rule: str,
        about: list[tuple[Finding, Claim]],
        shown: list[types.Diagnostic],
    ) -> types.CodeAction | None:
        insertion = ignoring(document, rule, about[0][1].span)
        if insertion is None:
            return None
        at = self._positions.at(document.path, insertion.offset)
        edit = types.TextEdit(types.Range(at, at), insertion.text)
        where = "in this document" if insertion.whole else "here"
        return types.CodeAction(
            title=f"atodds: ignore {rule} {where}",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[d for f, _ in about for d in _matching(f, shown)],
            edit=self._edit(self._uris.of(document.path), version, edit),
        )

    def _edit(self, uri: str, version: int | None, edit: types.TextEdit) -> types.WorkspaceEdit:
        if not self._abilities.versioned_edits:
            return types.WorkspaceEdit(changes={uri: [edit]})
        identified = types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(identified, [edit])])

    def _accept(
        self, document: Document, finding: Finding, shown: list[types.Diagnostic]
    ) -> types.CodeAction:
        baseline = self._checked.baseline
        title = f"atodds: accept this, in {baseline.name if baseline else ''}"
        return types.CodeAction(
            title=title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=_matching(finding, shown),
            command=types.Command(
                title=title, command=ACCEPT, arguments=[self._uris.of(document.path), finding.id]
            ),
        )

    def _open(
        self, finding: Finding, claim: Claim, shown: list[types.Diagnostic]
    ) -> Iterator[types.CodeAction]:
        others = [c for c in finding.claims if c.path != claim.path]
        others.sort(key=lambda c: c.value == claim.value)
        for other in others[:_SOURCES]:
            title = f"atodds: open {clean(other.path)}, {self._places.says(other)}"
            place = self._positions.range(other.path, other.span)
            yield types.CodeAction(
                title=title,
                kind=types.CodeActionKind.QuickFix,
                diagnostics=_matching(finding, shown),
                command=types.Command(
                    title=title, command=OPEN, arguments=[self._uris.of(other.path), place]
                ),
            )


def _by_rule(
    sides: list[tuple[Finding, Claim]],
) -> dict[str, list[tuple[Finding, Claim]]]:
    found: dict[str, list[tuple[Finding, Claim]]] = {}
    for finding, claim in sides:
        found.setdefault(finding.rule, []).append((finding, claim))
    return found


def _matching(finding: Finding, shown: list[types.Diagnostic]) -> list[types.Diagnostic]:
    return [d for d in shown if isinstance(d.data, dict) and d.data.get("finding") == finding.id]
