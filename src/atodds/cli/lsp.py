"""`atodds lsp`: the language server."""

from __future__ import annotations

import click

from atodds.cli.exits import EXIT_OK


@click.command("lsp")
def command() -> int:
    """Run the language server on standard input and output, for an editor to start.

    It checks what `atodds check` would check in the editor's workspace, with the same settings,
    rules, baseline and ignore comments, as you type.
    """
    from atodds.lsp import serve

    serve()
    return EXIT_OK
