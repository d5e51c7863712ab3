"""The command line on a report made by hand: exit code, standard output, standard error."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import pytest
from sample_report import FINDINGS, REPORT

from atodds.check import Settings
from atodds.cli import main
from atodds.model import Report
from atodds.rules import load_rules

CLEAN = replace(REPORT, problems=(), findings=FINDINGS[4:6])
CONFLICTS = replace(REPORT, problems=())


class Result(NamedTuple):
    code: int
    out: str
    err: str


class FakeChecker:
    """Stands in for the pipeline; `asked` is what it was asked to do."""

    report: Report = REPORT
    asked: ClassVar[dict[str, Any]] = {}

    def __init__(self, *, settings: Settings) -> None:
        type(self).asked = {"settings": settings}
        self.ruleset, self.rule_problems = load_rules(
            settings.rules, select=settings.select, ignore=settings.ignore
        )

    def check(self, paths: Sequence[str], progress: Any = None, **more: Any) -> Report:
        type(self).asked |= {"paths": list(paths), **more}
        return type(self).report


Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("atodds.check.Checker", FakeChecker)
    monkeypatch.chdir(tmp_path)

    def call(*args: str, report: Report = REPORT) -> Result:
        FakeChecker.report = report
        with pytest.raises(SystemExit) as exit_:
            main(list(args))
        out, err = capsys.readouterr()
        return Result(exit_.value.code, out, err)

    return call


class TestCheck:
    def test_conflicts_fail(self, run: Run) -> None:
        code, out, err = run("check", "seeds", report=CONFLICTS)
        assert (code, err) == (1, "")
        assert "Conflict over the day" in out

    def test_differences_that_can_be_true_do_not(self, run: Run) -> None:
        assert run("check", "seeds", report=CLEAN).code == 0

    def test_input_errors_are_told_last_and_weigh_most(self, run: Run) -> None:
        code, out, err = run("check", "seeds")
        assert code == 2
        assert "Conflict over the day" in out
        assert err == (
            "error: seeds/empty.txt: the file is empty\n"
            "error: seeds/broken.md:3: front matter is not valid YAML: "
            "mapping values are not allowed here\n"
        )

    @pytest.mark.parametrize(
        ("fail_on", "code"),
        [("never", 0), ("conflict", 0), ("revision", 0), ("reconcilable", 1)],
    )
    def test_fail_on(self, run: Run, fail_on: str, code: int) -> None:
        assert run("check", "seeds", "--fail-on", fail_on, report=CLEAN).code == code

    def test_a_suppressed_conflict_does_not_fail(self, run: Run) -> None:
        report = replace(CLEAN, findings=(replace(FINDINGS[0], suppressed="inline"),))
        assert run("check", "seeds", report=report).code == 0

    def test_json_on_standard_output(self, run: Run) -> None:
        result = run("check", "seeds", "--format", "json", report=CONFLICTS)
        assert json.loads(result.out)["summary"]["conflict"] == 3

    def test_github_is_the_default_where_github_runs_it(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        assert run("check", "seeds").out.startswith("::error file=")

    def test_show(self, run: Run) -> None:
        out = run("check", "seeds", "--show", "agreement", report=CONFLICTS).out
        assert "Agreement on how many were killed" in out
        assert "Conflict over" not in out

    def test_output_takes_the_place_of_standard_output(self, run: Run) -> None:
        result = run("check", "seeds", "--output", "deep/report.txt", report=CONFLICTS)
        assert result.out == ""
        assert "Conflict over the day" in Path("deep/report.txt").read_text("utf-8")

    def test_output_with_a_format_comes_on_top(self, run: Run) -> None:
        result = run("check", "seeds", "-o", "json=a.json", "-o", "sarif=b.sarif", report=CONFLICTS)
        assert "Conflict over the day" in result.out
        assert json.loads(Path("a.json").read_text("utf-8"))["version"] == 1
        rules = json.loads(Path("b.sarif").read_text("utf-8"))["runs"][0]["tool"]["driver"]["rules"]
        assert "death-toll" in [rule["id"] for rule in rules]

    def test_an_output_that_cannot_be_written(self, run: Run) -> None:
        Path("folder").mkdir()
        code, _, err = run("check", "seeds", "--output", "folder", report=CLEAN)
        assert code == 2
        assert err == "error: folder: Is a directory\n"

    def test_options_reach_the_pipeline(self, run: Run) -> None:
        run(
            "check", "a", "b", "--min-link", "0.9", "--jobs", "3", "--model", "m", "--select", "age"
        )
        settings = FakeChecker.asked["settings"]
        assert settings == Settings(model="m", select=("age",), min_link=0.9, jobs=3, cache=True)
        assert FakeChecker.asked["paths"] == ["a", "b"]

    def test_standard_input_gets_its_name(self, run: Run) -> None:
        run("check", "-", "--stdin-filename", "draft.md")
        assert FakeChecker.asked["paths"] == ["-"]
        assert FakeChecker.asked["stdin_name"] == "draft.md"

    def test_colour(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        assert "\x1b" not in run("check", "seeds").out
        assert "\x1b[" in run("check", "seeds", "--color", "always").out
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert "\x1b[" in run("check", "seeds").out
        assert "\x1b" not in run("check", "seeds", "--color", "never").out
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b" not in run("check", "seeds").out

    def test_a_hostile_document_reaches_no_terminal(self, run: Run) -> None:
        for name in ("text", "github", "markdown"):
            out = run("check", "seeds", "--format", name).out
            assert "\x1b" not in out
            assert "\u202e" not in out

    def test_only_one_document(self, run: Run) -> None:
        out = run("check", "seeds", "--only", "seeds/notebook.md", report=CONFLICTS).out
        assert "Revision of how many were killed" in out
        assert "Conflict" not in out

    def test_only_what_is_checked(self, run: Run) -> None:
        code, out, err = run("check", "seeds", "--only", "other.md", report=CONFLICTS)
        assert (code, out) == (2, "")
        assert err == "error: --only other.md: not among the documents that are checked\n"


class TestUsage:
    @pytest.mark.parametrize(
        ("args", "message"),
        [
            (["check", "--format", "yaml"], "Invalid value for '--format'"),
            (["check", "--show", "all"], "give one or more of conflict, revision"),
            (["check", "--min-link", "2"], "Invalid value for '--min-link'"),
            (["check", "-o", "jsn=a", "x"], "--output jsn=a: the formats are text, json"),
            (["check", "-o", "json=", "x"], "name a file after the ="),
            (["check", "--baseline", "none.json", "x"], "none.json: No such file"),
            (["check"], "nothing to check"),
            (["cheque"], "No such command 'cheque'"),
            (["explain", "no-such-rule"], "no rule is called 'no-such-rule'"),
            (["explain", "ffff0000", "seeds"], "no finding with an id that begins with ffff0000"),
        ],
    )
    def test_one_line_and_exit_2(self, run: Run, args: list[str], message: str) -> None:
        code, out, err = run(*args, report=CLEAN)
        assert (code, out) == (2, "")
        assert err.startswith("error: ")
        assert message in err.splitlines()[0]

    def test_a_bug_is_no_finding(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        def crash(*_: object, **__: object) -> Report:
            raise RuntimeError("oops")

        monkeypatch.setattr(FakeChecker, "check", crash)
        code, out, err = run("check", "seeds")
        assert (code, out) == (2, "")
        assert "RuntimeError: oops" in err
        assert err.splitlines()[-1].startswith("error: this is a bug in atodds")

    def test_no_arguments_shows_help(self, run: Run) -> None:
        code, out, _ = run()
        assert code == 0
        assert out.startswith("Usage: atodds")

    def test_version(self, run: Run) -> None:
        assert run("--version").out.startswith("atodds ")


class TestConfig:
    def test_options_from_the_file_and_from_the_command_line(self, run: Run) -> None:
        Path("atodds.toml").write_text(
            'seeds = "news"\nfail-on = "reconcilable"\nmin-link = 0.75\nselect = ["age"]\n'
        )
        assert run("check", report=CLEAN).code == 1
        assert FakeChecker.asked["paths"] == ["news"]
        assert FakeChecker.asked["settings"].min_link == 0.75
        assert run("check", "--fail-on", "conflict", "--min-link", "0.5", report=CLEAN).code == 0
        assert FakeChecker.asked["settings"].min_link == 0.5
        assert FakeChecker.asked["settings"].select == ("age",)

    def test_the_seeds_folder_is_the_default(self, run: Run) -> None:
        Path("seeds").mkdir()
        run("check")
        assert FakeChecker.asked["paths"] == ["seeds"]

    def test_a_broken_file_is_told_with_its_line(self, run: Run) -> None:
        Path("atodds.toml").write_text('seeds = "news"\nseedz = "x"\n')
        code, _, err = run("check")
        assert code == 2
        assert err == "error: atodds.toml:2: unknown setting 'seedz'; did you mean 'seeds'?\n"


class TestExplain:
    def test_a_rule(self, run: Run) -> None:
        code, out, _ = run("explain", "death-toll")
        assert code == 0
        assert out.startswith("death-toll\n  Sources give different death tolls")
        assert "What to do" in out
        assert "These conflict" in out

    def test_a_finding_by_the_beginning_of_its_id(self, run: Run) -> None:
        code, out, _ = run("explain", "5f1c09", "seeds", report=CONFLICTS)
        assert code == 0
        assert "[on Tuesday]" in out
        assert "+2.25  same place: kabul, abbey gate" in out
        assert "no number is in both" in out
        assert "Sure to 83%" in out


class TestRules:
    def test_list(self, run: Run) -> None:
        code, out, _ = run("rules", "list")
        assert code == 0
        assert out.splitlines() == sorted(out.splitlines())
        assert any(line.startswith("death-toll ") for line in out.splitlines())

    def test_list_as_json(self, run: Run) -> None:
        rules = json.loads(run("rules", "list", "--format", "json").out)
        assert {"id", "kind", "summary", "path"} == set(rules[0])

    def test_schema(self, run: Run) -> None:
        assert json.loads(run("rules", "schema").out)["$schema"].startswith("https://json-schema")

    def test_a_broken_rule(self, run: Run) -> None:
        Path("mine").mkdir()
        Path("mine/mine.yaml").write_text("id: mine\ncolour: red\n")
        code, out, err = run("rules", "list", "--rules", "mine")
        assert code == 2
        assert "death-toll" in out
        assert err.startswith("error: mine/mine.yaml:")


def atodds(
    *args: str, env: dict[str, str] | None = None, code: str = "from atodds.cli import main; main()"
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", code, *args],
        capture_output=True,
        check=False,
        env={**os.environ, **(env or {})},
    )


class TestProcess:
    @pytest.mark.parametrize("args", [["--help"], ["rules", "list"], ["check", "--help"]])
    def test_nothing_heavy_is_imported_for(self, args: list[str]) -> None:
        heavy = ["spacy", "numpy", "quantulum3", "jsonschema", "dateparser", "tabulate"]
        code = (
            "import sys, atexit\nfrom atodds.cli import main\n"
            f"atexit.register(lambda: print([m for m in {heavy!r} if m in sys.modules]))\nmain()"
        )
        done = atodds(*args, code=code)
        assert done.returncode == 0
        assert done.stdout.decode().splitlines()[-1] == "[]"

    def test_it_runs_as_a_module(self) -> None:
        command = [sys.executable, "-m", "atodds", "--version"]
        done = subprocess.run(command, capture_output=True, check=True)
        assert done.stdout.startswith(b"atodds ")

    def test_utf8_whatever_the_locale(self) -> None:
        done = atodds(
            "explain", "death-toll", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
        )
        assert "“at least 169”" in done.stdout.decode("utf-8")

    def test_a_reader_that_goes_away_is_no_error(self) -> None:
        command = f"{sys.executable} -c 'from atodds.cli import main; main()' rules schema | true"
        done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
        assert done.stderr == b""
