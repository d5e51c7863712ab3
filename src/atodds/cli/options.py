"""The options that commands share, and how they, the config file and the defaults add up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from atodds.config import COLORS, FAIL_ON, Config, load_config, pipeline_settings
from atodds.errors import UsageError
from atodds.model import Relation
from atodds.report import FORMATS

if TYPE_CHECKING:
    from atodds.check import Settings

_Command = TypeVar("_Command", bound=Callable[..., Any])
_T = TypeVar("_T")

SEEDS = Path("seeds")
"""The folder that is checked when nothing else is said."""

paths = click.argument("paths", metavar="[PATH]...", nargs=-1)


def _show(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    if value is None:
        return None
    words = tuple(word.strip() for word in value.split(",") if word.strip())
    known = [relation.value for relation in Relation]
    if not words or any(word not in known for word in words):
        raise click.BadParameter(f"give one or more of {', '.join(known)}, separated by commas")
    return words


_PIPELINE = (
    click.option(
        "--rules",
        metavar="DIR",
        multiple=True,
        type=click.Path(path_type=Path),
        help="More rules, after the built-in ones; the same id replaces a built-in rule.",
    ),
    click.option("--select", metavar="ID", multiple=True, help="Run only this rule (repeatable)."),
    click.option("--ignore", metavar="ID", multiple=True, help="Leave this rule out (repeatable)."),
    click.option(
        "--min-link",
        metavar="X",
        type=click.FloatRange(0, 1),
        help="How surely statements must be about one thing to be compared, 0 to 1.",
    ),
    click.option(
        "--jobs",
        metavar="N",
        type=click.IntRange(min=1),
        help="Processes to use. Default: the machine's cores.",
    ),
    click.option(
        "--model", metavar="NAME", help="An installed spaCy pipeline instead of the default one."
    ),
    click.option(
        "--cache/--no-cache",
        default=None,
        help="Keep what was read of documents for the next run. Default: keep it.",
    ),
)

format_option = click.option(
    "--format", "format_", type=click.Choice(FORMATS), help="How to print the report."
)
output_option = click.option(
    "--output",
    "-o",
    metavar="[FORMAT=]FILE",
    multiple=True,
    help="Write the report to FILE instead of printing it; with FORMAT=, write that one too.",
)
fail_on_option = click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    help="The mildest kind of finding that makes the exit code 1. Default: conflict.",
)
show_option = click.option(
    "--show",
    metavar="KIND,...",
    callback=_show,
    help="What to print: conflict, revision, reconcilable, agreement. Default: the first three.",
)
color_option = click.option(
    "--color", type=click.Choice(COLORS), help="Colour the text report. Default: auto."
)
since_option = click.option(
    "--since",
    metavar="REF",
    help="Only what involves a document changed since this git revision.",
)
only_option = click.option(
    "--only",
    metavar="PATH",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Only what involves this document (repeatable); the others still count.",
)
baseline_option = click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Findings accepted before, as `atodds baseline` writes them.",
)
stdin_option = click.option(
    "--stdin-filename",
    metavar="NAME",
    default="<stdin>",
    help="What to call the document from standard input.",
)


def pipeline_options(command: _Command) -> _Command:
    """Add the options that say how documents are checked; `settings` takes them back."""
    for option in reversed(_PIPELINE):
        command = option(command)
    return command


def first(*values: _T | None) -> _T | None:
    """The first value that is set; an option that was not given is None or an empty tuple."""
    return next((value for value in values if value is not None and value != ()), None)


def settings(config: Config, given: dict[str, Any]) -> Settings:
    """The pipeline's settings from `pipeline_options`, the config file and the defaults."""
    return pipeline_settings(config, given)


def documents(given: Sequence[str], config: Config) -> list[str]:
    """The paths to read: those given, else the config's seeds, else the folder `seeds`."""
    if given:
        return list(given)
    if config.seeds:
        return [path.as_posix() for path in config.seeds]
    if SEEDS.is_dir():
        return [SEEDS.as_posix()]
    raise UsageError(
        "nothing to check: name files or folders, or set `seeds` in [tool.atodds] of pyproject.toml"
    )


def config() -> Config:
    """The settings of the project that the working folder is in."""
    return load_config()
