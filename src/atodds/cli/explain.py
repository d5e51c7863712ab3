"""`atodds explain`: what a rule compares, or why a finding was reported."""

from __future__ import annotations

import sys
from typing import Any

import click

from atodds.cli import options as opt
from atodds.cli.exits import EXIT_ERROR, EXIT_OK
from atodds.cli.output import complain_of
from atodds.cli.running import run
from atodds.cli.streams import emit, wants_color, width
from atodds.errors import UsageError
from atodds.report.style import Style

_SHORTEST_ID = 4


@click.command("explain")
@click.argument("id_", metavar="ID")
@opt.paths
@opt.pipeline_options
@opt.color_option
def command(id_: str, paths: tuple[str, ...], color: str | None, **pipeline: Any) -> int:
    """Explain a rule, or a finding of a check.

    ID is a rule's name, such as death-toll, or the beginning of a finding's id, as the report
    prints it. For a finding, name the documents that were checked unless it was the seeds folder.
    """
    from atodds.cli.explaining import finding_text, rule_text
    from atodds.rules import load_rules

    config = opt.config()
    style = Style(wants_color(opt.first(color, config.color) or "auto", sys.stdout))
    columns = width(sys.stdout)
    rules, problems = load_rules(opt.first(pipeline["rules"], config.rules) or ())
    if id_ in rules.by_id:
        complain_of(problems)
        emit(rule_text(rules.by_id[id_], style, columns))
        return EXIT_ERROR if problems else EXIT_OK
    if len(id_) < _SHORTEST_ID or set(id_) - set("0123456789abcdef"):
        raise UsageError(f"no rule is called {id_!r}; `atodds rules list` names them all")
    report = run(opt.settings(config, pipeline), opt.documents(paths, config)).report
    found = [finding for finding in report.findings if finding.id.startswith(id_)]
    complain_of(report.problems)
    if len({finding.id for finding in found}) != 1:
        what = "no finding" if not found else f"{len(found)} findings"
        raise UsageError(f"{what} with an id that begins with {id_} in these documents")
    for finding in found:
        rule = rules.by_id.get(finding.rule)
        emit(finding_text(finding, report, rule, style, columns))
    return EXIT_ERROR if report.problems else EXIT_OK
