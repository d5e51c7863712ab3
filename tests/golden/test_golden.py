"""Every format, rendered from one list of findings, byte for byte."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sample_report import REPORT, RULES

from atodds.model import Relation
from atodds.report import FORMATS, Options, render

NAMES = {
    "text": "report.txt",
    "json": "report.json",
    "github": "report.github.txt",
    "sarif": "report.sarif",
    "gitlab": "report.gitlab.json",
    "rdjson": "report.rdjson.json",
    "markdown": "report.md",
    "html": "report.html",
}
EVERYTHING = Options(show=frozenset(Relation), rules=RULES)

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("name", FORMATS)
def test_format(name: str, golden: Golden) -> None:
    golden(NAMES[name], render(name, REPORT, EVERYTHING))


def test_text_in_colour(golden: Golden) -> None:
    options = Options(show=frozenset(Relation), color=True, width=100)
    golden("report.colour.txt", render("text", REPORT, options))


def test_text_as_shown_by_default(golden: Golden) -> None:
    golden("report.default.txt", render("text", REPORT))
