"""Word lists: lookups, and what a folder of one's own adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from atodds.rules import Vocabulary, load_rules
from atodds.rules.vocabulary import Groups, merged

SOME = Vocabulary({"tools": {"sharp": ("saw", "axe"), "by_use": {"cut": ("saw",)}}})


def test_lookups() -> None:
    assert SOME.words("tools", "sharp") == {"saw", "axe"}
    assert SOME.words("tools", "sharp") is SOME.words("tools", "sharp")
    assert SOME.table("tools") == {"sharp": ("saw", "axe")}
    assert SOME.nested("tools", "by_use") == {"cut": ("saw",)}


def test_lookups_of_what_no_file_has_name_the_file() -> None:
    with pytest.raises(KeyError, match=r"vocabulary/tools.yaml has no list named 'blunt'"):
        SOME.words("tools", "blunt")
    with pytest.raises(KeyError, match=r"vocabulary/toys.yaml has no list named 'sharp'"):
        SOME.words("toys", "sharp")
    with pytest.raises(KeyError, match=r"there is no vocabulary/toys.yaml"):
        SOME.table("toys")
    with pytest.raises(KeyError, match=r"vocabulary/tools.yaml has no table named 'sharp'"):
        SOME.nested("tools", "sharp")


def test_merging_adds_and_loses_nothing() -> None:
    more: Groups = {
        "tools": {"sharp": ("axe", "knife"), "by_use": {"cut": ("axe",), "dig": ("spade",)}}
    }
    assert merged(SOME.groups, more) == {
        "tools": {
            "sharp": ("saw", "axe", "knife"),
            "by_use": {"cut": ("saw", "axe"), "dig": ("spade",)},
        }
    }
    assert merged(SOME.groups, {"toys": {"soft": ("bear",)}})["toys"] == {"soft": ("bear",)}
    assert SOME.groups["tools"]["sharp"] == ("saw", "axe")


def test_a_folder_of_ones_own_extends_the_lists(tmp_path: Path) -> None:
    for name, text in (("one", "sharp: [saw, no]\n"), ("two", "sharp: [axe]\nblunt: [club]\n")):
        (tmp_path / name / "vocabulary").mkdir(parents=True)
        (tmp_path / name / "vocabulary" / "tools.yaml").write_text(text, encoding="utf-8")
    ruleset, problems = load_rules([tmp_path / "one", tmp_path / "two"])
    assert problems == ()
    assert ruleset.vocabulary.table("tools") == {"sharp": ("saw", "no", "axe"), "blunt": ("club",)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sharp: saw\n", "1:8: expected a list of words, or names with lists of words"),
        ("sharp: [saw, 9]\n", "1:14: expected text, not 9; put it in quotes"),
        ("sharp: {a: [saw], b: {c: [axe]}}\n", "1:22: expected a list, not keys with values"),
        ("sharp: [saw]\nsharp: [axe]\n", "2:1: duplicate key 'sharp'"),
        ("blunt: [club]\nby_use: [saw]\n",
         "2:1: tools.by_use is a list in one place and a table in another"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, expected: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content in (("one", "by_use: {cut: [saw]}\n"), ("two", text)):
        (tmp_path / name / "vocabulary").mkdir(parents=True)
        (tmp_path / name / "vocabulary" / "tools.yaml").write_text(content, encoding="utf-8")
    _, problems = load_rules([Path("one"), Path("two")])
    assert [f"{p.path}:{p.line}:{p.column}: {p.message}" for p in problems] == [
        f"two/vocabulary/tools.yaml:{expected}"
    ]


def test_lists_that_fit_load_beside_one_that_does_not(tmp_path: Path) -> None:
    for name, text in (("one", "a: {b: [c]}\n"), ("two", "a: [c]\nd: [e]\n")):
        (tmp_path / name / "vocabulary").mkdir(parents=True)
        (tmp_path / name / "vocabulary" / "tools.yaml").write_text(text, encoding="utf-8")
    ruleset, problems = load_rules([tmp_path / "one", tmp_path / "two"])
    assert len(problems) == 1
    assert ruleset.vocabulary.words("tools", "d") == {"e"}
    assert ruleset.vocabulary.nested("tools", "a") == {"b": ("c",)}
