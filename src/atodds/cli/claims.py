"""`atodds claims`: what was understood of each document, without comparing anything."""

from __future__ import annotations

import sys
from typing import Any

import click

from atodds.cli import options as opt
from atodds.cli.exits import EXIT_ERROR, EXIT_OK
from atodds.cli.output import complain_of
from atodds.cli.streams import Progress, emit, wants_color, width
from atodds.report.claimlist import render_json, render_text
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

    with Progress() as progress:
        extraction = Checker(settings=settings).extract(opt.documents(paths, config), progress)
    documents, claims = extraction.documents, extraction.claims
    if format_ == "json":
        emit(render_json(claims, documents, extraction.problems, extraction.model))
    else:
        style = Style(wants_color(opt.first(color, config.color) or "auto", sys.stdout))
        emit(render_text(claims, documents, style, width(sys.stdout)))
    complain_of(extraction.problems)
    return EXIT_ERROR if extraction.problems else EXIT_OK
