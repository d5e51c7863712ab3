"""`atodds check`: compare documents and report where they disagree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from atodds.cli import options as opt
from atodds.cli.exits import EXIT_ERROR, exit_code
from atodds.cli.output import complain_of, default_format, note, targets, write_reports
from atodds.cli.ruletexts import rule_texts
from atodds.cli.running import run
from atodds.model import Relation, Report
from atodds.report.options import DEFAULT_SHOW, Options


@click.command("check")
@opt.paths
@opt.format_option
@opt.output_option
@opt.pipeline_options
@opt.fail_on_option
@opt.since_option
@opt.only_option
@opt.baseline_option
@opt.show_option
@opt.color_option
@opt.stdin_option
def command(
    paths: tuple[str, ...],
    format_: str | None,
    output: tuple[str, ...],
    fail_on: str | None,
    since: str | None,
    only: tuple[Path, ...],
    baseline: Path | None,
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
    from atodds.baseline import read_baseline
    from atodds.revisions import changed_since

    config = opt.config()
    name = opt.first(format_, config.format) or default_format()
    where = targets(name, opt.first(output, config.output) or ())
    wanted = opt.first(show, config.show)
    accepted = opt.first(baseline, config.baseline)
    changed = changed_since(since) if since is not None else None
    done = run(
        opt.settings(config, pipeline),
        opt.documents(paths, config),
        stdin_name=stdin_filename,
        baseline=read_baseline(accepted) if accepted else None,
    )
    report, focus = _narrowed(done.report, changed, only)
    written = write_reports(
        report,
        where,
        Options(
            show=frozenset(map(Relation, wanted)) if wanted else DEFAULT_SHOW,
            rules=rule_texts(done.rules),
            focus=focus,
            paths=tuple(paths),
        ),
        opt.first(color, config.color) or "auto",
    )
    note(done.notes)
    complain_of(report.problems)
    code = exit_code(report, opt.first(fail_on, config.fail_on) or "conflict")
    return code if written else EXIT_ERROR


def _narrowed(
    report: Report, changed: frozenset[Path] | None, only: tuple[Path, ...]
) -> tuple[Report, frozenset[str]]:
    """The report with the findings asked for, and the documents that were asked about."""
    from atodds.review import document_paths, involving, named

    focus: set[str] = set()
    for files in (changed, named(report, only) if only else None):
        if files is not None:
            report = involving(report, files)
            focus.update(document_paths(report, files))
    return report, frozenset(focus)
