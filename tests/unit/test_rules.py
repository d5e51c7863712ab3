"""Rule files: what loads, what is refused and where, and what the examples are compared with."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from atodds.model import Level, Relation
from atodds.rules import (
    ExampleDocument,
    Rule,
    RuleSet,
    builtin_directory,
    load_rules,
    run_examples,
)

GOOD = """\
id: ferry-fare
summary: Sources give different fares.
claims:
  kind: money
  measure: fare
  words: {noun: [fare, ticket], phrase: [cost of a crossing]}
same: [entity, date]
compare: interval
options: {upper_bound: estimate, tolerance: 0.1}
supersede: {direction: any}
level: {revision: note}
min_link: 0.5
message: "{event}: {first} or {second}"
help: |
  Ask the ferry company.
examples:
  conflict:
    - a: A crossing costs £4.
      b: {published: 2020-02-29, text: A crossing costs £5.}
  agreement:
    - {a: A crossing costs £4., b: A crossing costs four pounds.}
  unrelated:
    - a: A crossing costs £4.
      b: A coffee costs £5.
"""

STATES = """\
id: door
summary: Sources say that a door is open and shut.
claims:
  kind: status
  states: {open: [open, ajar], shut: [shut, closed]}
same: [entity]
compare: state
options: {opposites: [[open, shut]], order: [[open, shut]]}
message: "{first}"
help: Look.
examples:
  revision: [{a: Open., b: Shut.}]
  unrelated: [{a: Open.}, {a: Shut.}]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for rules, in a working folder that has nothing else."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine" / "vocabulary").mkdir(parents=True)
    return tmp_path / "mine"


def messages(folder: Path) -> list[str]:
    """The problems of a folder as the command line prints them."""
    _, problems = load_rules([folder])
    return [f"{p.path}:{p.line}:{p.column}: {p.message}" for p in problems]


def test_built_in_rules_load_without_problems() -> None:
    ruleset, problems = load_rules()
    assert problems == ()
    assert {"age", "death-toll"} <= set(ruleset.by_id)
    assert len(ruleset) == len(list(builtin_directory().glob("*.yaml")))


def test_a_rule_is_read_as_written(folder: Path) -> None:
    (folder / "ferry-fare.yaml").write_text(GOOD, encoding="utf-8")
    ruleset, problems = load_rules([folder])
    rule = ruleset.by_id["ferry-fare"]
    assert problems == ()
    assert (rule.claims.kind, rule.claims.measure) == ("money", ("fare",))
    assert rule.claims.words.noun == ("fare", "ticket")
    assert rule.claims.words.verb == ()
    assert rule.same == ("entity", "date")
    assert (rule.options.upper_bound, rule.options.tolerance) == ("estimate", 0.1)
    assert (rule.supersede.direction, rule.supersede.order) == ("any", "as_of")
    assert rule.level == {
        Relation.CONFLICT: Level.ERROR,
        Relation.REVISION: Level.NOTE,
        Relation.RECONCILABLE: Level.NOTE,
    }
    assert rule.min_link == 0.5
    assert rule.help == "Ask the ferry company."
    assert [(e.expected, e.path, e.line) for e in rule.examples] == [
        (Relation.CONFLICT, "mine/ferry-fare.yaml", 18),
        (Relation.AGREEMENT, "mine/ferry-fare.yaml", 21),
        (None, "mine/ferry-fare.yaml", 23),
    ]
    assert rule.examples[0].documents["b"] == ExampleDocument(
        "A crossing costs £5.", date(2020, 2, 29)
    )


def test_states_and_their_options_are_read(folder: Path) -> None:
    (folder / "door.yaml").write_text(STATES, encoding="utf-8")
    ruleset, problems = load_rules([folder])
    rule = ruleset.by_id["door"]
    assert problems == ()
    assert rule.claims.states == {"open": ("open", "ajar"), "shut": ("shut", "closed")}
    assert rule.options.opposites == (("open", "shut"),)
    assert rule.options.order == (("open", "shut"),)
    assert rule.supersede.direction == "never"
    assert rule.min_link is None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("summary: Sources", "sumary: Sources", [
            "1:1: missing key 'summary'", "2:1: unknown key 'sumary'; did you mean 'summary'?"]),
        ("  kind: money\n", "", ["3:1: missing key 'kind'"]),
        ("kind: money", "kind: monye", ["4:9: 'monye' is not allowed; use casualty, strength,"]),
        ("kind: money", "kind: name", ["4:9: 'name' does not fit here: compare: interval works"]),
        ("measure: fare", "measure: 12", ["5:12: expected a name or a list of names"]),
        ("measure: fare", "measure: []", ["5:12: expected at least 1 in this list"]),
        ("{noun: [fare, ticket]", "{nouns: [fare, ticket]",
         ["6:11: unknown key 'nouns'; did you mean 'noun'?"]),
        ("[fare, ticket]", "[fare, fare]", ["6:17: 'fare' is in this list twice"]),
        ("[fare, ticket]", "[fare, 911]", ["6:24: expected text, not 911; put it in quotes"]),
        ("[fare, ticket]", "fare", ["6:17: expected a list, not 'fare'"]),
        ("same: [entity, date]\n", "", ["1:1: missing key 'same'"]),
        ("[entity, date]", "[entity, day]", ["7:16: 'day' is not allowed; use event, entity,"]),
        ("compare: interval", "compare: intervall",
         ["8:10: 'intervall' is not allowed; use interval, period,"]),
        ("upper_bound: estimate", "upper_bound: closed",
         ["9:24: 'closed' is not allowed; use open, estimate"]),
        ("upper_bound: estimate", "opposites: []",
         ["9:11: unknown key 'opposites'; known: upper_bound, tolerance"]),
        ("tolerance: 0.1", "tolerance: 5", ["9:45: 5 is not between 0 and 1"]),
        ("tolerance: 0.1", "tolerance: true", ["9:45: expected a number, not true"]),
        ("direction: any", "direction: sideways",
         ["10:24: 'sideways' is not allowed; use up, down, any, never"]),
        ("{direction: any}", "{}", ["10:1: missing key 'direction'"]),
        ("{revision: note}", "{revision: loud}",
         ["11:19: 'loud' is not allowed; use error, warning, note, none"]),
        ("{revision: note}", "{agreement: note}", ["11:9: unknown key 'agreement'"]),
        ("min_link: 0.5", "min_link: high", ["12:11: expected a number, not 'high'"]),
        ("{first} or", "{frist} or",
         ["13:10: unknown message field 'frist'; did you mean 'first'?"]),
        ("{first} or", "{first.real} or", ["13:10: unknown message field 'first.real'"]),
        ("{first} or", "{first!r} or", ["13:10: unknown message field 'first!r'"]),
        ("{first} or", "{} or", ["13:10: unknown message field ''"]),
        ("{first} or", "{first or", ["13:10: loose '{'; write '{{' for a brace"]),
        ("  Ask the ferry company.", "", ["14:7: '': expected what an editor should do"]),
        ("  conflict:", "  conflicts:", [
            "16:1: no example fires; add one under conflict or revision or reconcilable",
            "17:3: unknown key 'conflicts'; did you mean 'conflict'?"]),
        ("  unrelated:\n    - a: A crossing costs £4.\n      b: A coffee costs £5.\n", "",
         ["16:1: two examples must stay silent; add them under agreement or unrelated"]),
        ("2020-02-29", "29.2.2020", ["19:22: '29.2.2020' is not a date; write it as 2021-08-30"]),
        ("2020-02-29", "2021-02-29", ["19:22: '2021-02-29' is not a date"]),
        ("published: 2020-02-29", "date: 2020-02-29", ["19:11: unknown key 'date'"]),
        ("      b: A coffee costs £5.", "      b c: A coffee costs £5.",
         ["24:7: 'b c': a document's name has letters"]),
        ("min_link: 0.5", "min_link: 0.5\nsame: [event]", ["13:1: duplicate key 'same'"]),
        ("id: ferry-fare", "id: Ferry", ["1:5: 'Ferry': expected lower-case words joined by '-'"]),
        ("id: ferry-fare", "id: ferry",
         ["1:5: the id is 'ferry' but the file is named 'ferry-fare'"]),
        ("id: ferry-fare", "id: [ferry", ["2:8: not YAML: "]),
        (GOOD, "- a\n- b\n", ["1:1: expected keys with values, not a list"]),
        (GOOD, "", ["1:1: the file is empty"]),
    ],
)  # fmt: skip
def test_a_mistake_is_named_where_it_is(
    folder: Path, old: str, new: str, expected: list[str]
) -> None:
    assert GOOD.count(old) == 1 or old == GOOD
    (folder / "ferry-fare.yaml").write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    (folder / "door.yaml").write_text(STATES, encoding="utf-8")
    found = messages(folder)
    assert len(found) == len(expected)
    for message, start in zip(found, expected, strict=True):
        assert message.startswith(f"mine/ferry-fare.yaml:{start}")
    ruleset, _ = load_rules([folder])
    assert "door" in ruleset.by_id
    assert "ferry-fare" not in ruleset.by_id


def test_a_state_that_the_rule_does_not_define_is_named(folder: Path) -> None:
    text = STATES.replace("[[open, shut]], order", "[[open, shtu]], order")
    (folder / "door.yaml").write_text(text, encoding="utf-8")
    assert messages(folder) == ["mine/door.yaml:8:30: unknown state 'shtu'; did you mean 'shut'?"]


def test_one_id_twice_in_a_folder_is_an_error(folder: Path) -> None:
    (folder / "door.yaml").write_text(STATES, encoding="utf-8")
    (folder / "door.yml").write_text(STATES, encoding="utf-8")
    assert messages(folder) == ["mine/door.yml:1:5: duplicate id 'door': mine/door.yaml has it too"]


def test_a_later_folder_replaces_a_rule_where_it_stands(folder: Path) -> None:
    before, _ = load_rules()
    text = (builtin_directory() / "age.yaml").read_text(encoding="utf-8")
    (folder / "age.yaml").write_text(text.replace("kind: age", "kind: age\n  measure: years"))
    (folder / "door.yaml").write_text(STATES, encoding="utf-8")
    ruleset, problems = load_rules([folder])
    assert problems == ()
    assert ruleset.by_id["age"].path == "mine/age.yaml"
    assert ruleset.by_id["age"].claims.measure == ("years",)
    assert list(ruleset.by_id) == [*before.by_id, "door"]


def test_a_folder_that_is_not_there_is_a_problem(folder: Path) -> None:
    ruleset, problems = load_rules([folder / "none"])
    assert [(p.path, p.line, p.message) for p in problems] == [
        ("mine/none", None, "there is no such folder of rules")
    ]
    assert len(ruleset) > 0


def test_select_and_ignore() -> None:
    assert list(load_rules(select=["age"])[0].by_id) == ["age"]
    ruleset, problems = load_rules(ignore=["age"])
    assert problems == ()
    assert "age" not in ruleset.by_id
    assert "death-toll" in ruleset.by_id


def test_selecting_a_rule_that_is_not_there_is_a_problem() -> None:
    ruleset, problems = load_rules(select=["aeg"], ignore=["deathtoll"])
    assert len(ruleset) == 0
    assert [(p.path, p.message) for p in problems] == [
        ("--select", "no rule has the id 'aeg'; did you mean 'age'?"),
        ("--ignore", "no rule has the id 'deathtoll'; did you mean 'death-toll'?"),
    ]


def test_fingerprint_is_of_content_and_not_of_place(folder: Path) -> None:
    (folder / "door.yaml").write_text(STATES, encoding="utf-8")
    other = shutil.copytree(folder, folder.parent / "other")
    here, there = load_rules([folder])[0], load_rules([other])[0]
    assert here.fingerprint == there.fingerprint
    assert here == there
    assert hash(here.by_id["door"]) == hash(there.by_id["door"])
    (other / "door.yaml").write_text(STATES.replace("ajar", "gaping"), encoding="utf-8")
    assert load_rules([other])[0].fingerprint != here.fingerprint
    (other / "door.yaml").write_text(STATES, encoding="utf-8")
    (other / "vocabulary" / "doors.yaml").write_text("kinds: [gate]\n", encoding="utf-8")
    assert load_rules([other])[0].fingerprint != here.fingerprint


def test_every_example_is_run_and_compared(folder: Path) -> None:
    (folder / "ferry-fare.yaml").write_text(GOOD, encoding="utf-8")
    ruleset, _ = load_rules([folder], select=["ferry-fare"])
    seen: list[list[str]] = []

    def check(rule: Rule, documents: Mapping[str, ExampleDocument]) -> Relation | None:
        seen.append([document.text for document in documents.values()])
        return Relation.CONFLICT

    results = run_examples(ruleset, check)
    assert [(r.rule, r.expected, r.got, r.line, r.passed) for r in results] == [
        ("ferry-fare", Relation.CONFLICT, Relation.CONFLICT, 18, True),
        ("ferry-fare", Relation.AGREEMENT, Relation.CONFLICT, 21, False),
        ("ferry-fare", None, Relation.CONFLICT, 23, False),
    ]
    assert seen[0] == ["A crossing costs £4.", "A crossing costs £5."]


def test_no_rules_have_no_examples() -> None:
    assert run_examples(RuleSet(), lambda rule, documents: None) == []


def test_records_cannot_be_changed() -> None:
    ruleset, _ = load_rules(select=["age"])
    with pytest.raises(dataclasses.FrozenInstanceError):
        ruleset.rules[0].id = "other"  # type: ignore[misc]  # the point of the test
