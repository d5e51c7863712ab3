"""A report in the format that somebody asked for: one module a format, each with `render`.

Formats only write what they are given: they neither judge, nor read files, nor print.
"""

from __future__ import annotations

from importlib import import_module

from atodds.model import Report
from atodds.report.options import Options, RuleText

__all__ = ["FORMATS", "Options", "RuleText", "render"]

FORMATS = ("text", "json", "github", "sarif", "gitlab", "rdjson", "markdown", "html")
"""The names of the formats, each that of the module in this package that renders it."""


def render(name: str, report: Report, options: Options | None = None) -> str:
    """The report in the named format; KeyError for a name that is not in `FORMATS`."""
    if name not in FORMATS:
        raise KeyError(name)
    text: str = import_module(f"atodds.report.{name}").render(report, options or Options())
    return text
