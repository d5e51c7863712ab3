"""`atodds claims`: what was understood of each document, without comparing anything."""

from __future__ import annotations

import sys
from typing import Any

import click

from atodds.cli import options as opt
from atodds.cli.exits import EXIT_ERROR, EXIT_OK
from atodds.cli.output import complain_of
from atodds.cli.streams import Progress, emit, wants_color, width
from atodds.report.style import Style


@click.command("claims")
@opt.paths
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text")
@opt.pipeline_options
@opt.color_option
def command(paths: tuple[str, ...], format_: str, color: str | None, **pipeline: Any) -> int:
    """Show what was understood of documents, without comparing them.

    Each statement that could be compared: what it says, of what, who says it, and where.
    """
    config = opt.config()
    settings = opt.settings(config, pipeline)
    from atodds.check import Checker
    from atodds.read import read_paths
    from atodds.report.claimlist import render_json, render_text

    checker = Checker(settings=settings)
    documents, problems = read_paths(opt.documents(paths, config), stdin=sys.stdin.buffer.read)
    problems = (*checker.rule_problems, *problems)
    with Progress() as progress:
        readings = checker.readings(documents, progress)
    claims = [claim for reading in readings for claim in reading.statements]
    if format_ == "json":
        emit(render_json(claims, documents, problems, checker.model_label))
    else:
        style = Style(wants_color(opt.first(color, config.color) or "auto", sys.stdout))
        emit(render_text(claims, documents, style, width(sys.stdout)))
    complain_of(problems)
    return EXIT_ERROR if problems else EXIT_OK
