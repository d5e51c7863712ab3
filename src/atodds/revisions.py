"""What has changed since a git revision, as git itself sees it.

Only asks git, which must be installed; changes nothing. A file that was renamed and not edited has
not changed.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from atodds.errors import UsageError


def changed_since(ref: str, folder: Path | None = None) -> frozenset[Path]:
    """The real paths of the files that differ from `ref` in the working tree, new ones included.

    For a branch that has left `ref` behind, what counts is where they parted. UsageError, in one
    line, when there is no git, no repository or no such revision.
    """
    here = (folder or Path.cwd()).resolve()
    root = Path(_git(here, "rev-parse", "--show-toplevel").rstrip("\n"))
    commit = _commit(here, ref)
    base = _merge_base(here, commit)
    fields = _git(root, "diff", "--name-status", "--find-renames", "-z", base, "--").split("\0")
    names = _changed(fields)
    names += _git(root, "ls-files", "--others", "--exclude-standard", "-z").split("\0")
    return frozenset(Path(os.path.realpath(root / name)) for name in names if name)


def _changed(fields: list[str]) -> list[str]:
    """The names in `git diff --name-status -z`: of renames the new one, if the text changed too."""
    names, at = [], 0
    while at < len(fields) and fields[at]:
        status = fields[at]
        if status[0] in "RC":
            if status[1:] != "100":
                names.append(fields[at + 2])
            at += 3
        else:
            if status[0] != "D":
                names.append(fields[at + 1])
            at += 2
    return names


def _commit(folder: Path, ref: str) -> str:
    try:
        named = ("--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        return _git(folder, "rev-parse", *named).strip()
    except UsageError:
        raise UsageError(f"--since {ref}: git knows no such revision here") from None


def _merge_base(folder: Path, commit: str) -> str:
    try:
        return _git(folder, "merge-base", commit, "HEAD").strip()
    except UsageError:
        # Unrelated histories, a shallow clone, or no commit of its own yet.
        return commit


def _git(folder: Path, *args: str) -> str:
    try:
        done = subprocess.run(
            ["git", *args], cwd=folder, capture_output=True, check=False, stdin=subprocess.DEVNULL
        )
    except OSError as error:
        raise UsageError(f"--since needs git, which cannot be run: {error.strerror}") from None
    if done.returncode:
        why = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(f"--since: {why[-1] if why else 'git failed'}")
    return os.fsdecode(done.stdout)
