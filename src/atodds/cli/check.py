"""`atodds check`: compare documents and report where they disagree."""

from __future__ import annotations

import sys
from typing import Any

import click

from atodds.cli import options as opt
from atodds.cli.exits import EXIT_ERROR, exit_code
from atodds.cli.output import complain_of, default_format, targets, write_reports
from atodds.cli.ruletexts import rule_texts
from atodds.cli.streams import Progress
from atodds.model import Relation
from atodds.report.options import DEFAULT_SHOW


@click.command("check")
@opt.paths
@opt.format_option
@opt.output_option
@opt.pipeline_options
@opt.fail_on_option
@opt.show_option
@opt.color_option
@opt.stdin_option
def command(
    paths: tuple[str, ...],
    format_: str | None,
    output: tuple[str, ...],
    fail_on: str | None,
    show: tuple[str, ...] | None,
    color: str | None,
    stdin_filename: str,
    **pipeline: Any,
) -> int:
    """Compare documents and report where they disagree.

    PATH is a file, a folder, or - for standard input; without one, the project's seeds folder.

    Exit code: 0 nothing found that --fail-on names, 1 something, 2 an error in the usage, the
    rules or a document (the other documents are still checked).
    """
    config = opt.config()
    name = opt.first(format_, config.format) or default_format()
    where = targets(name, opt.first(output, config.output) or ())
    wanted = opt.first(show, config.show)
    settings = opt.settings(config, pipeline)
    from atodds.check import Checker

    checker = Checker(settings=settings)
    with Progress() as progress:
        report = checker.check(
            opt.documents(paths, config),
            progress,
            stdin=sys.stdin.buffer.read,
            stdin_name=stdin_filename,
        )
    written = write_reports(
        report,
        where,
        frozenset(map(Relation, wanted)) if wanted else DEFAULT_SHOW,
        opt.first(color, config.color) or "auto",
        rule_texts(checker.ruleset),
    )
    complain_of(report.problems)
    code = exit_code(report, opt.first(fail_on, config.fail_on) or "conflict")
    return code if written else EXIT_ERROR
