"""One workspace folder in an editor: checks it when told, and keeps what the editor was told of it.

Talks to the editor through the server that it is given; what to check and how is the project's.
"""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from atodds.errors import UsageError
from atodds.lsp.diagnostics import Diagnostics
from atodds.lsp.positions import Positions, Uris
from atodds.lsp.progress import Bar
from atodds.lsp.project import Checked, Project
from atodds.lsp.scheduling import Debounced
from atodds.memo import Memo
from atodds.model import Claim, Document, Finding
from atodds.read.files import identity
from atodds.readings import Progress

DELAY = 0.12
"""Seconds without a change before a check starts."""

IDLE = 0.5
"""Seconds after a check until the pipeline is loaded for the next one, if nothing else is to do."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the editor was last told, and how it counts and calls what that is about."""

    checked: Checked
    positions: Positions
    uris: Uris


@dataclass(frozen=True, slots=True)
class Sides:
    """A document that is open, which version of it, and sides of findings in it."""

    document: Document
    version: int | None
    sides: list[tuple[Finding, Claim]]


class Session:
    """Keeps the diagnostics of one folder up to date."""

    def __init__(
        self, server: LanguageServer, root: Path, worker: Executor, delay: float = DELAY
    ) -> None:
        self.root = root
        self.shown: Shown | None = None
        self._server = server
        self._project = Project(root)
        self._worker = worker
        self._memo = Memo()
        self._debounced = Debounced(self._check, delay)
        self._published: dict[str, tuple[int | None, list[types.Diagnostic]]] = {}
        self._complaint = ""

    def soon(self, *, at_once: bool = False) -> None:
        """Check again, a little after the last change."""
        self._debounced.soon(at_once=at_once)

    def close(self) -> None:
        """Forget the folder and take back its diagnostics."""
        self._debounced.stop()
        self._publish({}, {})

    def holds(self, uri: str) -> bool:
        """Whether a document is among those checked here."""
        return self._document(uri) is not None

    def at(self, uri: str, range_: types.Range) -> Sides | None:
        """The sides of findings in a range of an open document; None if it has changed since."""
        shown, document = self.shown, self._document(uri)
        opened = self._server.workspace.text_documents.get(uri)
        if shown is None or document is None or opened is None:
            return None
        if document.text != opened.source:
            return None
        sides = [
            (finding, claim)
            for finding in shown.checked.findings
            for claim in finding.claims
            if claim.path == document.path
            and _touch(shown.positions.range(document.path, claim.span), range_)
        ]
        return Sides(document, opened.version, sides)

    def _document(self, uri: str) -> Document | None:
        if self.shown is None:
            return None
        documents = self.shown.checked.report.documents
        return next((d for d in documents if self.shown.uris.of(d.path) == uri), None)

    async def accept(self, finding_id: str) -> None:
        """Write a finding into the baseline, and check again."""
        checked = self.shown.checked if self.shown else None
        findings = checked.findings if checked else ()
        finding = next((f for f in findings if f.id == finding_id), None)
        if checked is None or finding is None:
            return
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(
            self._worker, self._project.accept, finding, checked.report.documents
        )
        self.soon(at_once=True)

    async def _check(self) -> None:
        opened = {
            identity(Path(document.path)): document
            for document in self._server.workspace.text_documents.values()
            if document.uri.startswith("file:") and document.path
        }
        unsaved = {path: document.source for path, document in opened.items()}
        versions = {document.uri: document.version for document in opened.values()}
        uris = {path: document.uri for path, document in opened.items()}
        loop = asyncio.get_running_loop()
        bar = Bar(self._server)
        work = partial(self._work, unsaved, uris, bar.heard)
        try:
            shown, found = await loop.run_in_executor(self._worker, work)
        except (UsageError, OSError) as error:
            self._complain(str(error))
            return
        except Exception as error:
            _log.exception("the check of %s failed", self.root)
            self._complain(f"this is a bug in atodds: {error!r}")
            return
        finally:
            bar.end()
        self._complaint = ""
        self.shown = shown
        self._publish({shown.uris.of(path): ds for path, ds in found.items()}, versions)
        loop.call_later(IDLE, self._warm_up)

    def _work(
        self, unsaved: dict[str, str], opened: dict[str, str], progress: Progress
    ) -> tuple[Shown, dict[str, list[types.Diagnostic]]]:
        """Check, and make the diagnostics: all that takes time, on the worker's thread."""
        checked = self._project.check(unsaved, progress)
        encoding = self._server.workspace.position_encoding or types.PositionEncodingKind.Utf16
        positions = Positions(checked.report.documents, types.PositionEncodingKind(encoding).value)
        shown = Shown(checked, positions, Uris(opened))
        self._memo.next_run()
        diagnostics = Diagnostics(
            checked,
            positions,
            shown.uris,
            related=self._shows_related(),
            memo=self._memo,
            name=tuple(opened.items()),
        )
        return shown, diagnostics.by_path()

    def _warm_up(self) -> None:
        if not self._debounced.busy:
            self._worker.submit(self._project.warm_up)

    def _publish(
        self, found: dict[str, list[types.Diagnostic]], versions: dict[str, int | None]
    ) -> None:
        """Send what has changed, and nothing for a text that has changed since.

        What is open comes first: somebody is looking at it.
        """
        opened = self._server.workspace.text_documents
        uris = {*self._published, *found, *versions}
        for uri in sorted(uris, key=lambda uri: (uri not in opened, uri)):
            version, diagnostics = versions.get(uri), found.get(uri, [])
            current = opened.get(uri)
            if current is not None and version not in (None, current.version):
                continue
            if self._published.get(uri, (None, [])) == (version, diagnostics):
                continue
            self._published[uri] = version, diagnostics
            self._server.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri, diagnostics, version)
            )

    def _complain(self, message: str) -> None:
        """Tell the user, once for each state of things."""
        if message != self._complaint:
            self._complaint = message
            self._server.window_show_message(
                types.ShowMessageParams(types.MessageType.Error, f"atodds: {message}")
            )

    def _shows_related(self) -> bool:
        text = self._server.client_capabilities.text_document
        publish = text.publish_diagnostics if text else None
        return bool(publish and publish.related_information)


def _touch(a: types.Range, b: types.Range) -> bool:
    return a.start <= b.end and b.start <= a.end
