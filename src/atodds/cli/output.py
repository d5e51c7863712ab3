"""Where reports go: standard output, files, and problems to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from atodds.cli.streams import complain, emit, wants_color, width, write_file
from atodds.errors import UsageError
from atodds.model import Problem, Report
from atodds.report import FORMATS, Options, render


@dataclass(frozen=True, slots=True)
class Target:
    """One report to write; `path` None is standard output."""

    format: str
    path: Path | None = None


def default_format() -> str:
    """Text for people; annotations where GitHub Actions reads the log."""
    return "github" if os.environ.get("GITHUB_ACTIONS") and "github" in FORMATS else "text"


def targets(format_name: str, outputs: Sequence[str]) -> list[Target]:
    """Where to write what: FILE takes the place of standard output, FORMAT=FILE comes on top."""
    found = [_target(output, format_name) for output in outputs]
    bare = any("=" not in output for output in outputs)
    return found if bare else [Target(format_name), *found]


def _target(output: str, format_name: str) -> Target:
    name, equals, path = output.partition("=")
    if not equals:
        return Target(format_name, Path(output))
    if name not in FORMATS:
        raise UsageError(f"--output {output}: the formats are {', '.join(FORMATS)}")
    if not path:
        raise UsageError(f"--output {output}: name a file after the =")
    return Target(name, Path(path))


def write_reports(report: Report, where: Sequence[Target], how: Options, color: str) -> bool:
    """Write all of them; False if a file could not be written, which is said on standard error."""
    written = True
    for target in where:
        if target.path is None:
            painted = wants_color(color, sys.stdout)
            emit(
                render(
                    target.format,
                    report,
                    replace(how, color=painted, width=width(sys.stdout)),
                )
            )
            continue
        text = render(target.format, report, replace(how, color=color == "always"))
        try:
            write_file(target.path, text)
        except OSError as error:
            complain(f"{target.path}: {error.strerror}")
            written = False
    return written


def complain_of(problems: Sequence[Problem]) -> None:
    """One line on standard error for each thing that was wrong with the input."""
    for problem in problems:
        complain(_line(problem))


def note(problems: Sequence[Problem]) -> None:
    """One line on standard error for each thing worth knowing that is no error."""
    for problem in problems:
        complain(_line(problem), "note")


def _line(problem: Problem) -> str:
    where = (problem.path, problem.line, problem.column)
    place = ":".join(str(part) for part in where if part is not None)
    return f"{place}: {problem.message}" if place else problem.message
