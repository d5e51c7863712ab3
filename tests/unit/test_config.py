from __future__ import annotations

from pathlib import Path

import pytest

from atodds.config import KEYS, Config, load_config, read_config
from atodds.errors import UsageError


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_upwards_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "atodds.toml", 'seeds = "news"\nrules = ["a", "b"]\n')
    write(tmp_path / "deep", "pyproject.toml", "[tool.other]\nx = 1\n")
    monkeypatch.chdir(tmp_path / "deep")
    config = load_config()
    assert config.seeds == (Path("../news"),)
    assert config.rules == (Path("../a"), Path("../b"))


def test_a_table_in_pyproject(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "pyproject.toml",
        '[project]\nname = "x"\n[tool.atodds]\nfail-on = "never"\nshow = ["conflict"]\njobs = 2\n',
    )
    config = read_config(path)
    assert config is not None
    assert (config.fail_on, config.show, config.jobs) == ("never", ("conflict",), 2)


def test_no_file(tmp_path: Path) -> None:
    assert load_config(tmp_path) == Config()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[tool.atodds]\n\nsedes = 1\n", "pyproject.toml:3: unknown setting 'sedes'"),
        ("[tool.x]\njobs = 1\n[tool.atodds]\njobs = 0\n", "pyproject.toml:4: jobs must be a whole"),
        ("[tool.atodds]\nmin-link = 2\n", "2: min-link must be a number from 0 to 1, not 2"),
        ("[tool.atodds]\nfail-on = 'x'\n", "2: fail-on must be one of conflict, revision"),
        ("[tool.atodds]\nshow = ['x']\n", "2: show must be a list of conflict"),
        ("[tool.atodds]\nselect = 3\n", "2: select must be a string or a list of strings"),
        ("[tool.atodds]\nbaseline = 3\n", "2: baseline must be a path"),
        ("[tool.atodds]\njobs = true\n", "2: jobs must be a whole number"),
        ("[tool.atodds]\njobs == 1\n", "pyproject.toml:2:7: not valid TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, "pyproject.toml", text)
    with pytest.raises(UsageError) as error:
        read_config(path)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "atodds.toml"
    path.write_bytes(b'seeds = "\xff"\n')
    with pytest.raises(UsageError, match="not UTF-8"):
        read_config(path)


def test_keys_are_the_options_of_check() -> None:
    from atodds.cli.check import command

    options = {
        option.removeprefix("--")
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("--")
    }
    assert set(KEYS) - {"seeds"} == options - {"since", "only", "stdin-filename"}
