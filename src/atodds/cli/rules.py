"""`atodds rules`: list the rules, run the examples inside them, print their JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from atodds.cli import options as opt
from atodds.cli.exits import EXIT_ERROR, EXIT_FINDINGS, EXIT_OK
from atodds.cli.output import complain_of
from atodds.cli.streams import emit
from atodds.report.escape import clean

_rules_option = click.option(
    "--rules",
    metavar="DIR",
    multiple=True,
    type=click.Path(path_type=Path),
    help="More rules, after the built-in ones.",
)


@click.group("rules", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """List the rules, test them, or print their JSON Schema."""


@command.command("list")
@_rules_option
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text")
def list_rules(rules: tuple[Path, ...], format_: str) -> int:
    """List the rules: what each compares."""
    from atodds.rules import load_rules

    found, problems = load_rules(opt.first(rules, opt.config().rules) or ())
    rows = [
        {"id": rule.id, "kind": rule.claims.kind, "summary": rule.summary, "path": rule.path}
        for rule in found
    ]
    if format_ == "json":
        emit(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    else:
        room = max((len(rule.id) for rule in found), default=0)
        emit("".join(f"{rule.id:{room}}  {clean(rule.summary)}\n" for rule in found))
    complain_of(problems)
    return EXIT_ERROR if problems else EXIT_OK


@command.command("test")
@_rules_option
@click.option("--select", metavar="ID", multiple=True, help="Test only this rule (repeatable).")
@click.option("--model", metavar="NAME", help="An installed spaCy pipeline.")
def test_rules(rules: tuple[Path, ...], select: tuple[str, ...], model: str | None) -> int:
    """Run the examples inside the rule files.

    Exit code: 0 all hold, 1 some do not, 2 a rule file has an error.
    """
    from atodds.check import Checker, Settings
    from atodds.rules import run_examples

    config = opt.config()
    extra = opt.first(rules, config.rules) or ()
    settings = Settings(model=opt.first(model, config.model), rules=extra, select=select)
    checker = Checker(settings=settings)
    results = run_examples(checker.ruleset, checker.try_example)
    problems = checker.rule_problems
    failed = [result for result in results if not result.passed]
    for result in failed:
        emit(
            f"{clean(result.path)}:{result.line}: {result.rule}: "
            f"expected {_relation(result.expected)}, found {_relation(result.got)}\n"
        )
    emit(f"{len(results) - len(failed)} examples hold, {len(failed)} do not.\n")
    complain_of(problems)
    if problems:
        return EXIT_ERROR
    return EXIT_FINDINGS if failed else EXIT_OK


@command.command("schema")
@click.option(
    "--vocabulary", is_flag=True, help="The schema of vocabulary files instead of that of rules."
)
def print_schema(vocabulary: bool) -> int:
    """Print the JSON Schema of rule files, for editors to complete and check them."""
    from atodds.rules import schema, vocabulary_schema

    text: dict[str, Any] = vocabulary_schema() if vocabulary else schema()
    emit(json.dumps(text, ensure_ascii=False, indent=2) + "\n")
    return EXIT_OK


def _relation(relation: str | None) -> str:
    return relation or "nothing"
