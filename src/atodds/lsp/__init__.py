"""`atodds lsp`: a language server on standard input and output, for any editor that speaks the
protocol. Shows what `atodds check` reports, with the texts as they are in the editor.

Needs pygls, which the extra `atodds[lsp]` installs.
"""

from __future__ import annotations

import sys

from atodds.errors import UsageError


def serve() -> None:
    """Serve until the editor ends it. UsageError if pygls is not installed."""
    try:
        from atodds.lsp.server import make_server
    except ModuleNotFoundError as error:
        if error.name not in {"pygls", "lsprotocol"}:
            raise
        raise UsageError("the language server needs pygls: pip install 'atodds[lsp]'") from error
    stdout = sys.stdout.buffer
    # Whatever a library prints must not end up between two messages.
    sys.stdout = sys.stderr
    make_server().start_io(sys.stdin.buffer, stdout)
