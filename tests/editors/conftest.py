"""A small project whose sources disagree over a death toll, and what to say without an editor."""

from __future__ import annotations

from pathlib import Path

import pytest

NO_EDITOR = "THE LANGUAGE SERVER WAS NOT TESTED IN AN EDITOR: install neovim"

LEDGER = """\
---
publisher: Harbour Ledger
published: 2024-03-05
---

The mayor wrote “Karstad 😢 mourns” online. A bus plunged into a ravine near Karstad on Monday, \
killing 12 people, police said.

The road stayed closed.
"""
COURIER = """\
---
publisher: Evening Courier
published: 2024-03-05
---

Police said 15 people were killed on Monday when a bus plunged into a ravine near Karstad.
"""
CONFIG = 'seeds = "sources"\nselect = ["death-toll"]\nbaseline = "known.json"\n'


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if any(NO_EDITOR in str(report.longrepr) for report in skipped):
        terminalreporter.section("editor", sep="!", red=True)
        terminalreporter.line(NO_EDITOR)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a config and two sources, `ledger.md` and `courier.md`, in `sources`."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "ledger.md").write_text(LEDGER, encoding="utf-8")
    (tmp_path / "sources" / "courier.md").write_text(COURIER, encoding="utf-8")
    (tmp_path / "atodds.toml").write_text(CONFIG, encoding="utf-8")
    return tmp_path.resolve()
