"""YAML as data with positions: what editors read is what we read, and nothing can blow up."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from atodds.rules import source as module
from atodds.rules.source import MAX_BYTES, SourceError, parse_source, read_source


@pytest.fixture(params=["C", "Python"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "Python":
        monkeypatch.setattr(module, "_LOADER", yaml.SafeLoader)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("[no, on, y, off, yes]", ["no", "on", "y", "off", "yes"]),
        (
            "[2021-08-30, 10:30, 1_000, 0x1f, .inf, .nan]",
            ["2021-08-30", "10:30", "1_000", "0x1f", ".inf", ".nan"],
        ),
        ("[12, -3, 0.5, 1e3, .5]", [12, -3, 0.5, 1000.0, 0.5]),
        ("['12', \"true\", '']", ["12", "true", ""]),
        ("[true, False, null, ~, ]", [True, False, None, None]),
        ("a: |\n  two\n  lines\n", {"a": "two\nlines\n"}),
        ("1: b\ntrue: c\n", {"1": "b", "true": "c"}),
        ("a: {b: [1, {c: d}]}", {"a": {"b": [1, {"c": "d"}]}}),
    ],
)
def test_scalars_are_those_of_the_core_schema(text: str, data: object) -> None:
    assert parse_source(text, "x.yaml").data == data


def test_positions_lead_to_keys_and_to_values() -> None:
    source = parse_source("a: 1\nb:\n  - c\n  - {d: é, e: f}\n", "x.yaml")

    def at(*steps: str | int, key: bool = False) -> tuple[int | None, int | None]:
        problem = source.problem(steps, "", key=key)
        return problem.line, problem.column

    assert at() == (1, 1)
    assert at("a") == (1, 4)
    assert at("b", key=True) == (2, 1)
    assert at("b", 1) == (4, 5)
    assert at("b", 1, "e") == (4, 15)
    assert at("b", 1, "e", key=True) == (4, 12)
    assert source.line(("b", 0)) == 3


def test_keys_said_twice_are_named_and_the_last_counts() -> None:
    source = parse_source("a: 1\nb: {c: 1, c: 2}\na: 3\n", "x.yaml")
    assert source.data == {"a": 3, "b": {"c": 2}}
    assert [(p.line, p.column, p.message) for p in source.duplicates] == [
        (2, 11, "duplicate key 'c'"),
        (3, 1, "duplicate key 'a'"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("", 1, 1, "empty"),
        ("# a comment\n", 1, 1, "empty"),
        ("a: b\n---\nc: d\n", 2, 1, "second document"),
        ("a: [1, 2\nb: 3\n", 2, None, "not YAML"),
        ("message: a: b\n", 1, 11, "put text that has ': ' in quotes"),
        ("a:\n\tb: 1\n", 2, 1, "not YAML"),
        ("a: b\nc: \x07\n", 2, 4, "control character U+0007"),
        ("a: \ud800\n", 1, 4, "control character U+D800"),
        ("a: &x [b]\nc: *x\n", 1, 4, "anchors"),
        ("c: *x\n", 1, 4, "anchors"),
        ("a: !!python/object:os.system x\n", 1, 4, "tags"),
        ("? [a]\n: b\n", 1, 3, "key"),
        ("[" * 500, 1, 21, "nested"),
        # From PyYAML 6.0.4 on, its own limit is met first, while it looks ahead.
        ("[" * 200_000, 1, None, "nest"),
        ("- " * 100_000, 1, 41, "nested"),
        ("{a: " * 50_000, 1, 81, "nested"),
    ],
)
def test_what_is_not_plain_yaml_is_refused(
    text: str, line: int, column: int | None, message: str
) -> None:
    with pytest.raises(SourceError) as caught:
        parse_source(text, "x.yaml")
    problem = caught.value.problem
    assert (problem.path, problem.line) == ("x.yaml", line)
    assert column is None or problem.column == column
    assert message in problem.message


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"a: b\nc: \xff\n", 2, "UTF-8"),
        (b"a" * (MAX_BYTES + 1), 1, "larger than 512 KiB"),
    ],
)
def test_files_that_cannot_be_text_are_refused(
    tmp_path: Path, content: bytes, line: int, message: str
) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    with pytest.raises(SourceError) as caught:
        read_source(path, "x.yaml")
    assert caught.value.problem.line == line
    assert message in caught.value.problem.message


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_source(tmp_path / "x.yaml", "x.yaml")


def test_a_byte_order_mark_is_not_part_of_the_first_key(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: b\r\nc: d\r\n")
    assert read_source(path, "x.yaml").data == {"a": "b", "c": "d"}


@given(st.text(alphabet=st.sampled_from("ab:-[]{}?&*!|>'\"#,% \n\t1~é\x00"), max_size=60))
def test_any_text_is_data_or_a_problem(text: str) -> None:
    try:
        parse_source(text, "x.yaml")
    except SourceError as error:
        assert error.problem.line is not None
        assert error.problem.column is not None
