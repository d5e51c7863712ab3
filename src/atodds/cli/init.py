"""`atodds init`: a config, a CI workflow and a pre-commit entry; nothing is ever overwritten."""

from __future__ import annotations

import textwrap
from pathlib import Path

import click

from atodds.cli.exits import EXIT_ERROR, EXIT_OK
from atodds.cli.streams import complain, emit
from atodds.cli.templates import CONFIG, HOOK_ENTRY, HOOKS, WORKFLOW
from atodds.config import read_config

_PRE_COMMIT = Path(".pre-commit-config.yaml")
_FILES = {
    Path("atodds.toml"): CONFIG,
    Path(".github/workflows/atodds.yml"): WORKFLOW,
    _PRE_COMMIT: HOOKS,
}


@click.command("init")
def command() -> int:
    """Write a config, a CI workflow and a pre-commit entry into this repository.

    What is there already is left as it is.
    """
    root = _root()
    code = EXIT_OK
    for name, text in _FILES.items():
        if name.name == "atodds.toml" and _configured(root):
            emit("kept    pyproject.toml: it has [tool.atodds]\n")
            continue
        try:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            with (root / name).open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            emit(f"kept    {name.as_posix()}\n")
            if name == _PRE_COMMIT and "atodds" not in (root / name).read_text("utf-8", "replace"):
                emit(f"        add to its repos:\n{textwrap.indent(HOOK_ENTRY, ' ' * 8)}")
        except OSError as error:
            complain(f"{name.as_posix()}: {error.strerror}")
            code = EXIT_ERROR
        else:
            emit(f"wrote   {name.as_posix()}\n")
    return code


def _root() -> Path:
    """The repository's top folder; the working folder outside any repository."""
    here = Path.cwd()
    return next((p for p in (here, *here.parents) if (p / ".git").exists()), here)


def _configured(root: Path) -> bool:
    pyproject = root / "pyproject.toml"
    return pyproject.is_file() and read_config(pyproject) is not None
