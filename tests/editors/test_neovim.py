"""The language server in Neovim, with the client that Neovim comes with."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import NO_EDITOR

pytestmark = [pytest.mark.editor, pytest.mark.model]

_SCRIPT = Path(__file__).with_name("neovim.lua")
_SERVER = [sys.executable, "-c", "import sys; from atodds.cli import main; main(['lsp'])"]


@pytest.fixture
def neovim(project: Path, tmp_path: Path) -> Any:
    """What Neovim showed: opened, with the number put right, and with that undone."""
    program = shutil.which("nvim")
    if program is None:
        pytest.skip(NO_EDITOR)
    out = tmp_path / "seen.json"
    done = subprocess.run(
        [program, "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", f"luafile {_SCRIPT}"],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        env={
            **os.environ,
            "XDG_CACHE_HOME": str(tmp_path / "xdg"),
            "XDG_STATE_HOME": str(tmp_path / "xdg"),
            "ATODDS_COMMAND": json.dumps(_SERVER),
            "ATODDS_FILE": str(project / "sources" / "ledger.md"),
            "ATODDS_OTHER": str(project / "sources" / "courier.md"),
            "ATODDS_OUT": str(out),
        },
    )
    assert out.exists(), done.stderr
    return json.loads(out.read_text(encoding="utf-8"))


def test_a_diagnostic_comes_goes_and_comes_again(neovim: Any) -> None:
    [here] = neovim["opened"]
    assert (here["code"], here["text"]) == ("death-toll", "12"), "at the number, behind an emoji"
    assert "15 killed in Evening Courier" in here["message"]
    [there] = neovim["other"]
    assert there["text"] == "15"
    assert "| Evening Courier |" in neovim["hover"]["contents"]["value"]
    assert (neovim["edited"], neovim["other_edited"]) == ([], [])
    assert neovim["undone"] == neovim["opened"]
