"""What README.md tells people to write or run must work as printed."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from atodds.config import read_config
from atodds.rules import load_rules

ROOT = Path(__file__).parents[2]
README = ROOT.joinpath("README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of README.md in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_the_rule_loads(tmp_path: Path) -> None:
    rule = next(block for block in blocks("yaml") if block.startswith("id: "))
    tmp_path.joinpath("homes-destroyed.yaml").write_text(rule, encoding="utf-8")
    ruleset, problems = load_rules([tmp_path])
    assert problems == ()
    assert "homes-destroyed" in [rule.id for rule in ruleset.rules]


def test_the_settings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(blocks("toml")[0], encoding="utf-8")
    config = read_config(path)
    assert config is not None
    assert config.fail_on == "revision"


def test_the_python_parses() -> None:
    assert [ast.parse(block) for block in blocks("python")]


@pytest.mark.parametrize("name", ["check", "test"])
def test_a_command_is_one_line_that_makes_its_own_environment(name: str) -> None:
    command = re.search(rf"^<!-- command: {name} -->\n```sh\n(.*)\n```$", README, re.MULTILINE)
    assert command is not None
    assert command[1].startswith("python3 -m venv .venv && ")


@pytest.mark.parametrize("path", re.findall(r"\]\((?!https?:)([^)#]+)\)", README))
def test_a_link_leads_somewhere(path: str) -> None:
    assert ROOT.joinpath(path).exists()
