"""Readings are the same whether they are read, remembered, cached, or read by other processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from atodds.check import Checker, Settings
from atodds.model import Document, Reading, Section, Span
from atodds.readings import Readings, Recipe, installed, pool
from atodds.readings.cache import Cache, cache_folder
from atodds.readings.installed import find_model
from atodds.readings.reader import Reader
from atodds.rules import RuleSet, load_rules

if TYPE_CHECKING:
    from spacy.language import Language

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(autouse=True)
def _empty_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ATODDS_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The paths of the documents that had to be parsed; parsing is made up."""
    paths: list[str] = []

    def read(self: Reader, document: Document) -> Reading:
        paths.append(document.path)
        return Reading(document.path, (), kinds=(document.text,), copy_of=document.copy_of)

    monkeypatch.setattr(Reader, "read", read)
    yield paths


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return load_rules()[0]


def document(path: str, text: str, copy_of: str | None = None) -> Document:
    return Document(path, text, (Section(Span(0, len(text)), "body"),), copy_of=copy_of)


A, B = document("a.md", "One died."), document("b.md", "Two died.")


def test_a_second_run_parses_nothing(parsed: list[str], rules: RuleSet) -> None:
    first = Readings(Recipe(), rules, cache=True).of([A, B])
    assert parsed == ["a.md", "b.md"]
    assert Readings(Recipe(), rules, cache=True).of([B, A]) == first[::-1]
    assert parsed == ["a.md", "b.md"]


def test_without_the_cache_nothing_is_written(parsed: list[str], rules: RuleSet) -> None:
    Readings(Recipe(), rules).of([A])
    assert not cache_folder().exists()


def test_the_last_run_is_remembered(parsed: list[str], rules: RuleSet) -> None:
    readings = Readings(Recipe(), rules)
    first = readings.of([A, B])
    edited = replace(B, text="Three died.")
    second = readings.of([A, edited])
    assert parsed == ["a.md", "b.md", "b.md"]
    assert second[0] is first[0]
    assert second[1].kinds == ("Three died.",)


def test_a_moved_document_is_known_and_names_its_new_place(
    parsed: list[str], rules: RuleSet
) -> None:
    Readings(Recipe(), rules, cache=True).of([A])
    [moved] = Readings(Recipe(), rules, cache=True).of([replace(A, path="c.md", copy_of="d.md")])
    assert (moved.path, moved.copy_of, parsed) == ("c.md", "d.md", ["a.md"])


def test_what_it_copies_is_told_anew(parsed: list[str], rules: RuleSet) -> None:
    readings = Readings(Recipe(), rules)
    assert [r.copy_of for r in readings.of([A])] == [None]
    assert [r.copy_of for r in readings.of([replace(A, copy_of="b.md")])] == ["b.md"]
    assert parsed == ["a.md"]


def test_other_rules_models_and_code_read_anew(
    parsed: list[str], rules: RuleSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    Readings(Recipe(), rules, cache=True).of([A])
    Readings(Recipe(), RuleSet(rules.rules[1:], rules.vocabulary), cache=True).of([A])
    assert len(parsed) == 2
    monkeypatch.setattr("atodds.readings.code_fingerprint", lambda: "other code")
    Readings(Recipe(), rules, cache=True).of([A])
    assert len(parsed) == 3
    monkeypatch.setattr(
        "atodds.readings.find_model", lambda name: installed.InstalledModel("m", "other model")
    )
    Readings(Recipe(), rules, cache=True).of([A])
    assert len(parsed) == 4


def test_a_model_that_cannot_be_told_apart_is_not_cached(parsed: list[str], rules: RuleSet) -> None:
    Readings(Recipe("no_such_model"), rules, cache=True).of([A])
    assert not cache_folder().exists()


def test_spoilt_entries_are_read_anew(
    parsed: list[str], rules: RuleSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = Readings(Recipe(), rules, cache=True).of([A])
    with monkeypatch.context() as patch:
        patch.setattr(Cache, "get", lambda self, keys: dict.fromkeys(keys, b"nonsense"))
        assert Readings(Recipe(), rules, cache=True).of([A]) == expected
    assert parsed == ["a.md", "a.md"]


def test_an_interrupted_run_keeps_what_it_read(
    parsed: list[str], rules: RuleSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = [document(f"{n}.md", f"{n} died.") for n in range(100)]

    def stop(done: int, total: int) -> None:
        if done == 90:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Readings(Recipe(), rules, cache=True).of(documents, stop)
    Readings(Recipe(), rules, cache=True).of(documents)
    assert 100 < len(parsed) < 130


def test_progress_hears_of_every_document(parsed: list[str], rules: RuleSet) -> None:
    heard: list[tuple[int, int]] = []
    Readings(Recipe(), rules, cache=True).of([A])
    Readings(Recipe(), rules, cache=True).of([A, B], lambda *said: heard.append(said))
    assert heard == [(1, 2), (2, 2)]


def test_processes_are_started_only_for_enough_text() -> None:
    much = document("a.md", "x" * pool.WORTH_A_PROCESS)
    assert pool.processes_for([A] * 50, 8) == 1
    assert pool.processes_for([much] * 3, 8) == 3
    assert pool.processes_for([much] * 30, 8) == 8
    assert pool.processes_for([], 8) == 1


def test_a_folder_of_a_model_is_told_by_its_files(tmp_path: Path) -> None:
    assert find_model(str(tmp_path)) is None
    (tmp_path / "meta.json").write_text('{"lang": "en", "name": "mine", "version": "1.2"}')
    (tmp_path / "weights").write_bytes(b"1")
    first = find_model(str(tmp_path))
    assert first is not None
    assert first.label == "en_mine 1.2"
    (tmp_path / "weights").write_bytes(b"12")
    assert find_model(str(tmp_path)) != first
    (tmp_path / "meta.json").write_text("[]")
    assert find_model(str(tmp_path)) is None


@pytest.mark.model
def test_the_label_is_told_as_the_loaded_model_tells_it(nlp: Language) -> None:
    from atodds.parse import model_label

    model = find_model(None)
    assert model is not None
    assert model.label == model_label(nlp) == "en_core_web_sm 3.8.0"


def _run(*args: str, cache: Path) -> tuple[str, list[str], int]:
    """Standard output of the command in a process of its own, and the modules it imported."""
    script = (
        "import json, sys\n"
        "from atodds.cli import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "except SystemExit as end:\n    code = end.code\n"
        "print(json.dumps([sorted(sys.modules), code]), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *args],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "ATODDS_CACHE_DIR": str(cache)},
        cwd=SEEDS.parent,
    )
    modules, code = json.loads(done.stderr.splitlines()[-1])
    return done.stdout, modules, code


@pytest.mark.model
def test_a_warm_check_prints_the_same_and_imports_no_spacy(tmp_path: Path) -> None:
    files = [str(file) for file in sorted(SEEDS.iterdir())]
    cold, modules, code = _run("check", "--format=json", *files, cache=tmp_path)
    assert "spacy" in modules
    warm, modules, again = _run("check", "--format=json", *files[::-1], cache=tmp_path)
    assert (warm, again) == (cold, code)
    assert not {"spacy", "thinc", "quantulum3"} & set(modules)
    uncached, modules, _ = _run("check", "--format=json", "--no-cache", *files, cache=tmp_path)
    assert uncached == cold
    assert "spacy" in modules


@pytest.mark.model
def test_a_script_without_a_guard_can_use_several_processes(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from atodds import Checker\n"
        "from atodds.readings import pool\n"
        "pool.WORTH_A_PROCESS = 1\n"
        f"checker = Checker(jobs=2)\n"
        f"print(len(checker.check([{str(SEEDS)!r}]).documents), checker.loaded)\n"
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, encoding="utf-8")
    assert (done.stdout, done.stderr) == ("5 None\n", "")


def test_a_process_that_cannot_serve_is_no_error(
    parsed: list[str], rules: RuleSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "WORTH_A_PROCESS", 1)
    expected = Readings(Recipe(), rules).of([A, B])
    other_rules = RuleSet(rules.rules[1:], rules.vocabulary)
    assert Readings(Recipe(), other_rules, jobs=2).of([A, B]) == expected, "other rules there"
    monkeypatch.setattr(pool, "_SCRIPT", "raise SystemExit(3)")
    assert Readings(Recipe(), rules, jobs=2).of([A, B]) == expected, "it dies"
    monkeypatch.setattr(pool, "_SCRIPT", "print('Hello')")
    assert Readings(Recipe(), rules, jobs=2).of([A, B]) == expected, "it says something else"
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    assert Readings(Recipe(), rules, jobs=2).of([A, B]) == expected, "it cannot be started"
    assert parsed == ["a.md", "b.md"] * 5


@pytest.mark.model
def test_several_processes_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = Checker().check([SEEDS])
    monkeypatch.setattr(pool, "WORTH_A_PROCESS", 1)
    several = Checker(settings=Settings(jobs=2))
    heard: list[int] = []
    assert several.check([SEEDS], lambda done, total: heard.append(done)) == alone
    assert heard == [1, 2, 3, 4, 5]
    assert several.loaded is None, "only the other processes have parsed"


def test_when_processes_die_this_one_goes_on(
    parsed: list[str], rules: RuleSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dying(documents: Sequence[Document], *_: object) -> Iterator[Reading]:
        yield Reading(documents[0].path, (), kinds=(documents[0].text,))

    monkeypatch.setattr(pool, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(pool, "read_in_processes", dying)
    found = Readings(Recipe(), rules, jobs=2).of([A, B])
    assert [r.kinds for r in found] == [("One died.",), ("Two died.",)]
    assert parsed == ["b.md"]
