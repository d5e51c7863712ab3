"""`atodds baseline`: accept today's findings, so that only new ones are reported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from atodds.cli import options as opt
from atodds.cli.exits import EXIT_ERROR, EXIT_OK
from atodds.cli.output import complain_of
from atodds.cli.running import run
from atodds.cli.streams import complain, write_file
from atodds.model import Relation
from atodds.report.places import plural

DEFAULT_FILE = Path("atodds-baseline.json")


@click.command("baseline")
@opt.paths
@opt.pipeline_options
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=f"Where to write. Default: the config's baseline, else {DEFAULT_FILE}.",
)
def command(paths: tuple[str, ...], output: Path | None, **pipeline: Any) -> int:
    """Write the baseline: the findings of today, accepted.

    `atodds check --baseline FILE` then counts them and reports only what is new. What documents
    themselves ignore is not written.
    """
    from atodds.baseline import write_baseline

    config = opt.config()
    target = opt.first(output, config.baseline) or DEFAULT_FILE
    report = run(opt.settings(config, pipeline), opt.documents(paths, config)).report
    complain_of(report.problems)
    accepted = [
        finding
        for finding in report.findings
        if finding.relation is not Relation.AGREEMENT and finding.suppressed is None
    ]
    try:
        write_file(target, write_baseline(accepted, report.documents))
    except OSError as error:
        complain(f"{target}: {error.strerror}")
        return EXIT_ERROR
    complain(f"{plural(len(accepted), 'finding')} accepted in {target.as_posix()}", "note")
    return EXIT_ERROR if report.problems else EXIT_OK
