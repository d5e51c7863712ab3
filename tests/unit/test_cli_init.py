from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from atodds.cli import main
from atodds.config import load_config

ROOT = Path(__file__).parents[2]


def init(capsys: pytest.CaptureFixture[str]) -> tuple[object, str]:
    with pytest.raises(SystemExit) as exit_:
        main(["init"])
    return exit_.value.code, capsys.readouterr().out


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    return tmp_path


def test_writes_what_is_not_there(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = init(capsys)
    assert code == 0
    assert out == (
        "wrote   atodds.toml\n"
        "wrote   .github/workflows/atodds.yml\n"
        "wrote   .pre-commit-config.yaml\n"
    )
    assert load_config(repository).fail_on == "conflict"
    yaml = YAML(typ="safe", pure=True)
    workflow = yaml.load((repository / ".github/workflows/atodds.yml").read_text())
    runs = [step["run"] for step in workflow["jobs"]["atodds"]["steps"] if "run" in step]
    assert any('--since "origin/$BASE"' in run for run in runs)
    assert not any("${{" in run for run in runs)
    hooks = yaml.load((repository / ".pre-commit-config.yaml").read_text())
    assert hooks["repos"][0]["hooks"][0]["pass_filenames"] is False


def test_overwrites_nothing(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / ".pre-commit-config.yaml").write_text("repos: []\n")
    (repository / "pyproject.toml").write_text("[tool.atodds]\n")
    init(capsys)
    code, out = init(capsys)
    assert code == 0
    assert "wrote" not in out
    assert "- id: atodds" in out
    assert (repository / ".pre-commit-config.yaml").read_text() == "repos: []\n"
    assert not (repository / "atodds.toml").exists()


def test_the_hook_and_the_action_that_the_project_ships() -> None:
    yaml = YAML(typ="safe", pure=True)
    (hook,) = yaml.load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert hook["entry"] == "atodds check"
    assert hook["pass_filenames"] is False
    action = yaml.load((ROOT / "action.yml").read_text())
    assert all("${{" not in step.get("run", "") for step in action["runs"]["steps"])
