"""A progress bar in the editor, for checks that have many documents to read."""

from __future__ import annotations

import asyncio
from uuid import uuid4

from lsprotocol import types
from pygls.lsp.server import LanguageServer

MANY = 5
"""With fewer documents left to read, a bar would only flicker."""


class Bar:
    """The bar of one check. Made and ended on the event loop's thread; `heard` from any."""

    def __init__(self, server: LanguageServer) -> None:
        window = server.client_capabilities.window
        self._server = server
        self._loop = asyncio.get_running_loop()
        self._possible = bool(window and window.work_done_progress)
        self._token = ""
        self._shown: int | None = None
        self._over = False

    def heard(self, done: int, total: int) -> None:
        """So many of the documents have been read."""
        if self._possible:
            self._loop.call_soon_threadsafe(self._show, done, total)

    def end(self) -> None:
        """Take the bar away."""
        self._over = True
        if self._shown is not None:
            self._server.work_done_progress.end(self._token, types.WorkDoneProgressEnd())

    def _show(self, done: int, total: int) -> None:
        if self._over:
            return
        share = 100 * done // total
        if self._shown is not None and share > self._shown:
            self._shown = share
            report = types.WorkDoneProgressReport(f"{done} of {total}", percentage=share)
            self._server.work_done_progress.report(self._token, report)
        elif not self._token and total - done >= MANY:
            self._token = f"atodds-{uuid4()}"
            self._server.work_done_progress.create(self._token, lambda _: self._begin())

    def _begin(self) -> None:
        """The editor is ready for a bar."""
        if not self._over:
            self._shown = 0
            begin = types.WorkDoneProgressBegin("atodds: reading documents", percentage=0)
            self._server.work_done_progress.begin(self._token, begin)
