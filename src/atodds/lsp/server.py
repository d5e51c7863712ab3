"""The language server's side of the protocol: which message leads to what. The work is a session's,
one for each folder of the workspace.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from atodds import __version__
from atodds.lsp.actions import ACCEPT, OPEN, Abilities, Actions
from atodds.lsp.hover import hover_text
from atodds.lsp.session import DELAY, Session

_WATCHED = ("**/*.{md,markdown,txt,text,html,htm}", "**/{atodds,pyproject}.toml", "**/*.{yaml,yml}",
            "**/*.json")  # fmt: skip
"""Documents, settings, rules, baselines: whatever a check reads."""


class Server(LanguageServer):
    """A language server for folders of sources. `delay`: seconds without a change before a check.

    Texts are sent whole: pygls splits lines where editors do not, so that it can lose its place
    in a text that is sent in parts.
    """

    def __init__(self, delay: float = DELAY) -> None:
        super().__init__(
            "atodds", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self._delay = delay
        self._sessions: dict[str, Session] = {}
        # One check at a time: the checkers of all folders share what is costly.
        self._worker = ThreadPoolExecutor(1, "atodds")

    def open_folders(self) -> None:
        """One session for each folder of the workspace."""
        folders = self.workspace.folders
        uris = list(folders) or ([self.workspace.root_uri] if self.workspace.root_uri else [])
        roots = {uri: path for uri in uris if (path := to_fs_path(uri)) and Path(path).is_dir()}
        if roots and not self._sessions:
            # Paths are told relative to the working folder, as the command line tells them.
            os.chdir(next(iter(roots.values())))
        for uri in set(self._sessions) - set(roots):
            self._sessions.pop(uri).close()
        for uri, path in roots.items():
            if uri not in self._sessions:
                self._sessions[uri] = Session(self, Path(path), self._worker, self._delay)
                self._sessions[uri].soon(at_once=True)

    def opened(self, uri: str) -> None:
        """A document was opened; outside a workspace, its folder becomes one."""
        path = to_fs_path(uri)
        if not self._sessions and path:
            root = Path(path).parent
            self._sessions[root.as_uri()] = Session(self, root, self._worker, self._delay)
        self.changed(at_once=True)

    def changed(self, *, at_once: bool = False) -> None:
        """Something that a check reads has changed."""
        for session in self._sessions.values():
            session.soon(at_once=at_once)

    def sessions(self) -> list[Session]:
        """The sessions of all folders."""
        return list(self._sessions.values())

    def abilities(self) -> Abilities:
        """What the editor says that it can do."""
        window, workspace = self.client_capabilities.window, self.client_capabilities.workspace
        edits = workspace.workspace_edit if workspace else None
        return Abilities(
            show_document=bool(window and window.show_document and window.show_document.support),
            versioned_edits=bool(edits and edits.document_changes),
        )

    def watch_files(self) -> None:
        """Ask the editor to tell of files that change, if it takes such requests."""
        workspace = self.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        if not (watched and watched.dynamic_registration):
            return
        options = types.DidChangeWatchedFilesRegistrationOptions(
            watchers=[types.FileSystemWatcher(glob_pattern=pattern) for pattern in _WATCHED]
        )
        registration = types.Registration(
            "atodds-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options
        )
        self.client_register_capability(types.RegistrationParams([registration]))


def make_server(delay: float = DELAY) -> Server:
    """A server with all its features, not yet started."""
    server = Server(delay)
    _follow(server)
    _answer(server)
    return server


def _follow(server: Server) -> None:
    """What the editor tells of."""

    @server.feature(types.INITIALIZED)
    def initialized(params: types.InitializedParams) -> None:
        server.open_folders()
        server.watch_files()

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders(params: types.DidChangeWorkspaceFoldersParams) -> None:
        server.open_folders()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.opened(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.changed()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.changed()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.changed()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(params: types.DidChangeWatchedFilesParams) -> None:
        server.changed()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def settings_changed(params: types.DidChangeConfigurationParams) -> None:
        server.changed()


def _answer(server: Server) -> None:
    """What the editor asks for."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        range_ = types.Range(params.position, params.position)
        for session in server.sessions():
            found = session.at(params.text_document.uri, range_)
            if found is None or not found.sides or session.shown is None:
                continue
            text = hover_text(session.shown.checked, [finding for finding, _ in found.sides])
            content = types.MarkupContent(types.MarkupKind.Markdown, text)
            claim = found.sides[0][1]
            return types.Hover(content, session.shown.positions.range(claim.path, claim.span))
        return None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        only = params.context.only
        offered: list[types.CodeAction] = []
        for session in server.sessions():
            found = session.at(params.text_document.uri, params.range)
            if found is None or session.shown is None:
                continue
            shown = session.shown
            made = Actions(shown.checked, shown.positions, shown.uris, server.abilities())
            offered += made.on(
                found.document, found.version, found.sides, list(params.context.diagnostics)
            )
        return [a for a in offered if not only or _is_of(a.kind, only)]

    @server.command(OPEN)
    def open_source(uri: str, place: types.Range) -> None:
        server.window_show_document(
            types.ShowDocumentParams(uri=uri, take_focus=True, selection=place)
        )

    @server.command(ACCEPT)
    async def accept(uri: str, finding: str) -> None:
        for session in server.sessions():
            if session.holds(uri):
                await session.accept(finding)


def _is_of(kind: str | None, wanted: Sequence[str]) -> bool:
    """Whether an action is of one of the kinds, or of a kind within one."""
    return kind is not None and any(
        not one or kind == one or kind.startswith(one + ".") for one in wanted
    )
