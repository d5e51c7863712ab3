"""`atodds lsp`: the language server."""

from __future__ import annotations

import os
from multiprocessing import active_children

import click

from atodds.cli.exits import EXIT_OK


@click.command("lsp")
def command() -> None:
    """Run the language server on standard input and output, for an editor to start.

    It checks what `atodds check` would check in the editor's workspace, with the same settings,
    rules, baseline and ignore comments, as you type.
    """
    from atodds.lsp import serve

    serve()
    # An editor that leaves does not wait for a check that is under way.
    for process in active_children():
        process.terminate()
    os._exit(EXIT_OK)
