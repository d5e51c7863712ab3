from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from atodds.errors import UsageError
from atodds.revisions import changed_since

Git = Callable[..., None]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def call(*args: str) -> None:
        who = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *args], check=True, capture_output=True)

    call("init", "-b", "main")
    for name in ("same.md", "edited.md", "renamed.md", "moved and edited.md", "gone.md"):
        Path(name).write_text(f"{name}\n" + "a line of text\n" * 30, encoding="utf-8")
    call("add", ".")
    call("commit", "-m", "first")
    return call


def names() -> set[str]:
    root = Path.cwd().resolve()
    return {path.relative_to(root).as_posix() for path in changed_since("main")}


def test_what_counts_as_changed(git: Git) -> None:
    git("switch", "-c", "work")
    Path("edited.md").write_text("new\n")
    git("mv", "renamed.md", "other name.md")
    git("mv", "moved and edited.md", "möved.md")
    with Path("möved.md").open("a") as file:
        file.write("one more line\n")
    git("rm", "gone.md")
    Path("committed.md").write_text("x")
    git("add", ".")
    git("commit", "-m", "second")
    Path("not committed.md").write_text("x")
    assert names() == {"edited.md", "möved.md", "committed.md", "not committed.md"}


def test_what_others_did_meanwhile_does_not_count(git: Git) -> None:
    git("switch", "-c", "work")
    Path("mine.md").write_text("x")
    git("add", ".")
    git("commit", "-m", "mine")
    git("switch", "main")
    Path("same.md").write_text("theirs\n")
    git("commit", "-am", "theirs")
    git("switch", "work")
    assert names() == {"mine.md"}


def test_a_subfolder_sees_the_whole_repository(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("edited.md").write_text("new\n")
    Path("sub").mkdir()
    monkeypatch.chdir("sub")
    assert {path.name for path in changed_since("HEAD")} == {"edited.md"}


@pytest.mark.parametrize("ref", ["no-such-branch", "--help", "-x", ""])
def test_a_revision_that_is_none(git: Git, ref: str) -> None:
    with pytest.raises(UsageError, match=r"^--since .*: git knows no such revision here$") as error:
        changed_since(ref)
    assert "\n" not in str(error.value)


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(UsageError, match="not a git repository"):
        changed_since("main", tmp_path)


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="needs git"):
        changed_since("main", tmp_path)
