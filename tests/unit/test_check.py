"""The Python interface: check, claims, quantities, the report as data, and what is refused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import atodds
from atodds import Checker, Quantity, UsageError
from atodds.check import Settings
from atodds.model import Claim, Relation
from atodds.report import render

SEEDS = Path(__file__).parents[2] / "seeds"
WIRE = """---
title: Bus plunges into ravine
publisher: Wire
published: 2019-03-05
---

A bus plunged into a ravine near Cuzco on Monday, killing 12 people, police said.
"""
RADIO = """---
publisher: Radio
published: 2019-03-05
---

Police said 15 people were killed on Monday when a bus plunged into a ravine near Cuzco.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "wire.md").write_text(WIRE)
    (tmp_path / "radio.md").write_text(RADIO)
    return tmp_path


@pytest.mark.model
def test_a_report_has_documents_findings_and_errors(checker: Checker, folder: Path) -> None:
    (folder / "empty.md").write_text("")
    report = checker.check([folder])
    assert [d.publisher for d in report.documents] == ["Radio", "Wire"]
    assert [p.path.rsplit("/", 1)[-1] for p in report.problems] == ["empty.md"]
    [found] = [f for f in report.findings if f.rule == "death-toll"]
    assert found.relation is Relation.CONFLICT
    assert {c.text for c in found.claims} == {"12", "15"}
    assert found.sources == 2
    assert 0.5 <= found.link <= 1.0
    assert report.model == "en_core_web_sm 3.8.0"
    assert report.claims >= 2
    assert report.facts >= 1


@pytest.mark.model
def test_a_report_as_data_is_the_json_format(checker: Checker, folder: Path) -> None:
    report = checker.check([folder])
    data = report.to_dict()
    assert data == json.loads(render("json", report))
    assert data["version"] == 1
    assert data["summary"]["conflict"] >= 1
    [found] = [f for f in data["findings"] if f["rule"] == "death-toll"]
    radio, wire = found["claims"]
    assert (radio["value"]["low"], wire["value"]["low"]) == (15, 12)
    assert radio["attribution"]["speaker"] == "Police"
    assert radio["as_of"] == "2019-03-05"
    for claim in (radio, wire):
        text = Path(claim["path"]).read_text()
        start, end = claim["start"], claim["end"]
        assert text[start["offset"] : end["offset"]] == claim["text"]
        assert text.splitlines()[start["line"] - 1][start["column"] - 1 :].startswith(claim["text"])


@pytest.mark.model
def test_claims_come_one_by_one_not_compared(checker: Checker, folder: Path) -> None:
    claims = list(checker.claims([folder]))
    assert all(isinstance(c, Claim) for c in claims)
    assert "source" not in {c.kind for c in claims}
    tolls = [c for c in claims if c.measure == "killed"]
    assert [c.text for c in tolls] == ["15", "12"]
    assert list(checker.claims([])) == []


@pytest.mark.model
def test_quantities_come_one_list_a_text(checker: Checker) -> None:
    texts = ["Some 170 people drove 22 miles.", "", "Nothing here.", "Shares rose 5 percent."]
    found = list(checker.quantities(iter(texts)))
    assert [len(q) for q in found] == [2, 0, 0, 1]
    people, miles = found[0]
    assert isinstance(people, Quantity)
    assert (people.value, people.bound, people.interval) == (170, "~", (165, 175))
    assert (miles.unit, texts[0][miles.start : miles.end]) == ("mile", miles.text)
    assert found[3][0].trend == "up"


@pytest.mark.model
def test_quantities_of_a_text_that_no_encoding_has(checker: Checker) -> None:
    [[found]] = checker.quantities(["\ud800 12 miles"])
    assert (found.value, found.unit, found.start) == (12, "mile", 2)


@pytest.mark.model
def test_unsaved_text_takes_the_place_of_the_file(checker: Checker, folder: Path) -> None:
    agreeing = RADIO.replace("15", "12")
    report = checker.check([folder], overlay={str(folder / "radio.md"): agreeing})
    assert not [f for f in report.findings if f.relation is Relation.CONFLICT]


@pytest.mark.model
def test_standard_input_is_a_document(checker: Checker, folder: Path) -> None:
    report = checker.check(
        [folder / "wire.md", "-"], stdin=lambda: RADIO.encode(), stdin_name="radio"
    )
    assert {d.path for d in report.documents} >= {"radio"}
    assert any(f.relation is Relation.CONFLICT for f in report.findings)


@pytest.mark.model
def test_progress_is_told(checker: Checker, folder: Path) -> None:
    heard: list[tuple[int, int]] = []
    Checker(nlp=checker.nlp).check([folder], lambda done, total: heard.append((done, total)))
    assert heard == [(1, 2), (2, 2)]


@pytest.mark.model
def test_fewer_rules_find_less(checker: Checker, folder: Path) -> None:
    ages = Checker(settings=Settings(select=("age",)), nlp=checker.nlp)
    assert not ages.check([folder]).findings
    others = Checker(settings=Settings(ignore=("death-toll",)), nlp=checker.nlp)
    assert not [f for f in others.check([folder]).findings if f.rule == "death-toll"]


@pytest.mark.model
def test_a_link_that_is_asked_to_be_surer(checker: Checker, folder: Path) -> None:
    sure = Checker(settings=Settings(min_link=1.0), nlp=checker.nlp)
    assert not [f for f in sure.check([folder]).findings if f.rule == "death-toll"]


@pytest.mark.model
def test_a_rule_of_one_s_own_replaces_the_built_in(
    checker: Checker, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    rules = tmp_path_factory.mktemp("rules")
    built_in = Path(checker.ruleset.by_id["death-toll"].path).read_text(encoding="utf-8")
    mine = built_in.replace("conflict: error", "conflict: note")
    (rules / "death-toll.yaml").write_text(mine, encoding="utf-8")
    own = Checker(rules=[rules], nlp=checker.nlp)
    [found] = [f for f in own.check([folder]).findings if f.rule == "death-toll"]
    assert found.level.value == "note"


@pytest.mark.model
def test_an_example_is_tried_by_its_rule_alone(checker: Checker) -> None:
    from atodds.rules import ExampleDocument

    rule = checker.ruleset.by_id["death-toll"]
    monday = ExampleDocument("Twelve people were killed when a bus crashed near Cuzco on Monday.")
    friday = ExampleDocument(
        "The death toll from the bus crash near Cuzco rose to 15.", date(2019, 3, 8)
    )
    assert checker.try_example(rule, {"a": monday, "b": friday}) is Relation.CONFLICT
    dated = ExampleDocument(monday.text, date(2019, 3, 4))
    assert checker.try_example(rule, {"a": dated, "b": friday}) is Relation.REVISION
    assert checker.try_example(rule, {"a": monday}) is None


def test_no_rule_is_an_error() -> None:
    with pytest.raises(UsageError, match="no rule"):
        Checker(settings=Settings(select=("no-such-rule",)))


def test_a_bad_rule_is_a_problem_and_the_rest_is_used(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("id: mine\nsumary: typo\n")
    found = Checker(rules=[tmp_path])
    assert found.rule_problems
    assert found.rule_problems[0].path.endswith("mine.yaml")
    assert "death-toll" in found.ruleset.by_id


def test_the_package_hands_out_what_it_promises() -> None:
    assert set(atodds.__all__) <= set(dir(atodds)) | {"Checker", "Settings"}
    assert atodds.Checker is Checker
    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = atodds.nothing_like_it


@pytest.mark.model
def test_checking_again_after_an_edit_finds_what_a_first_check_finds(checker: Checker) -> None:
    edited = SEEDS / "bombing-planner.md"
    text = edited.read_text(encoding="utf-8")
    edits = [
        text,
        text.replace("173 Afghan", "175 Afghan"),
        text.replace("up to 7,000", "up to 7,000 or 8,000"),
        text.replace("Sanaullah", "Sanaulla").replace("Khetab", "Ketab"),
        text.replace("in fact still alive", "in fact dead"),
        text.replace("\n\n", "\n\nAnother paragraph.\n\n", 3),
        text.replace("19.05.2023", ""),
        text,
    ]
    again = Checker(nlp=checker.nlp, again=True)
    for edit in edits:
        overlay = {str(edited): edit}
        first = Checker(nlp=checker.nlp).check([SEEDS], overlay=overlay)
        assert again.check([SEEDS], overlay=overlay).to_dict() == first.to_dict()
