"""A newsroom's repository, with real git and the real pipeline: what a pull request is told."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from atodds.cli import main

pytestmark = pytest.mark.model

MORNING = """---
title: Ferry sinks off Lamu
publisher: Coast Daily
published: 2022-05-11
---

A passenger ferry sank off the island of Lamu on Tuesday after it hit a reef in heavy rain. Police
said 14 people were killed in the sinking.

Divers searched the wreck until nightfall.
"""
RADIO = """---
title: Lamu ferry disaster
publisher: Radio Pwani
published: 2022-05-11
---

Fourteen people were killed on Tuesday when a passenger ferry hit a reef and sank off Lamu island,
police said.
"""
EVENING = """---
title: Ferry disaster at Lamu
publisher: Evening Post
published: 2022-05-11
---

A passenger ferry hit a reef and sank off Lamu island on Tuesday, killing
{dead} people, police said.
"""


class Result(NamedTuple):
    code: int
    report: dict[str, Any]
    err: str


Check = Callable[..., Result]


def git(*args: str) -> None:
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *args], check=True, capture_output=True)


def commit(message: str) -> None:
    git("add", ".")
    git("commit", "-m", message)


@pytest.fixture
def check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Check:
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    git("init", "-b", "main")
    Path("seeds").mkdir()
    Path("seeds/morning.md").write_text(MORNING)
    Path("seeds/radio.md").write_text(RADIO)
    commit("two sources")
    git("switch", "-c", "evening")

    def call(*args: str, command: str = "check") -> Result:
        with pytest.raises(SystemExit) as exit_:
            main([command, *args, *(["--format", "json"] if command == "check" else [])])
        out, err = capsys.readouterr()
        return Result(exit_.value.code, json.loads(out) if out else {}, err)

    return call


def test_a_contradicting_document_fails_with_exactly_that_finding(check: Check) -> None:
    Path("seeds/evening.md").write_text(EVENING.format(dead=19))
    commit("a third source")
    code, report, err = check("--since", "main")
    assert (code, err) == (1, "")
    (finding,) = report["findings"]
    assert (finding["rule"], finding["relation"]) == ("death-toll", "conflict")
    assert {claim["path"] for claim in finding["claims"]} >= {"seeds/evening.md"}
    assert check("--only", "seeds/evening.md").code == 1


def test_an_agreeing_document_passes(check: Check) -> None:
    Path("seeds/evening.md").write_text(EVENING.format(dead=14))
    commit("a third source")
    code, report, _ = check("--since", "main")
    assert code == 0
    assert report["findings"] == []


def test_what_was_at_odds_before_is_not_the_branch_s_business(check: Check) -> None:
    git("switch", "main")
    Path("seeds/evening.md").write_text(EVENING.format(dead=19))
    commit("already at odds")
    git("switch", "-c", "weather")
    Path("seeds/weather.md").write_text("The rain will go on until Friday, forecasters said.\n")
    commit("another matter")
    assert check("--since", "main").code == 0
    assert check().code == 1


def test_an_accepted_finding_returns_when_its_document_is_edited(check: Check) -> None:
    Path("seeds/evening.md").write_text(EVENING.format(dead=19))
    code, _, err = check(command="baseline")
    assert code == 0
    assert "1 finding accepted in atodds-baseline.json" in err
    git("mv", "seeds/radio.md", "seeds/radio-pwani.md")
    moved = EVENING.format(dead=19).replace("\nA passenger", "\nA bulletin.\n\nA passenger")
    Path("seeds/evening.md").write_text(moved.replace("killing\n", "killing "))
    code, report, _ = check("--baseline", "atodds-baseline.json")
    assert code == 0
    assert [finding["suppressed"] for finding in report["findings"]] == ["baseline"]
    Path("seeds/evening.md").write_text(EVENING.format(dead=23))
    code, report, err = check("--baseline", "atodds-baseline.json")
    assert code == 1
    assert [finding["suppressed"] for finding in report["findings"]] == [None]
    assert err.startswith("note: atodds-baseline.json: accepted but no longer found: death-toll")


def test_a_comment_in_the_document_suppresses_it(check: Check) -> None:
    ignore = "<!-- atodds: ignore[death-toll] the coroner counted again -->\n"
    Path("seeds/evening.md").write_text(EVENING.format(dead=19) + ignore)
    code, report, err = check()
    assert (code, err) == (0, "")
    assert [finding["suppressed"] for finding in report["findings"]] == ["inline"]
    Path("seeds/evening.md").write_text(EVENING.format(dead=14) + ignore)
    code, _, err = check()
    assert code == 0
    assert err == "note: seeds/evening.md:9: nothing to ignore here for death-toll: remove it\n"
