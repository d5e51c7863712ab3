"""Reads rule files: the built-in ones, then those of more folders.

A folder holds `*.yaml` rules and may hold `vocabulary/*.yaml`. Whatever is wrong is returned as
problems with line and column, and the file is left out; the other files still load.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from atodds.model import Problem
from atodds.rules.build import build_rule, reference_problems
from atodds.rules.model import Rule, RuleSet
from atodds.rules.schema import Schema, rule_schema, word_schema
from atodds.rules.source import Source, SourceError, read_source
from atodds.rules.suggest import did_you_mean
from atodds.rules.validate import violations
from atodds.rules.vocabulary import Entry, Groups, Vocabulary, merged

SUFFIXES = frozenset((".yaml", ".yml"))


@dataclass(slots=True)
class _Loaded:
    """What has been read so far."""

    rules: dict[str, Rule] = field(default_factory=dict)
    groups: Groups = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def load_rules(
    extra: Sequence[Path] = (), *, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[RuleSet, tuple[Problem, ...]]:
    """The built-in rules and those of the `extra` folders, and every problem of their files.

    A later folder replaces rules of the same id where they stand, and adds to vocabulary lists.
    `select` keeps the rules of these ids, all if empty; `ignore` drops some. Ids that no rule has
    are problems too.
    """
    loaded = _Loaded()
    for folder in (builtin_directory(), *extra):
        _load_folder(Path(folder), loaded)
    for option, ids in (("--select", select), ("--ignore", ignore)):
        loaded.problems.extend(_unknown_ids(option, ids, loaded.rules))
    kept = tuple(
        rule
        for rule in loaded.rules.values()
        if (not select or rule.id in select) and rule.id not in ignore
    )
    return RuleSet(kept, Vocabulary(loaded.groups)), tuple(loaded.problems)


def builtin_directory() -> Path:
    """Where the built-in rules are: in the installed package, else in the source checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "rules_data"
    return installed if installed.is_dir() else package.parent.parent / "rules"


def _load_folder(folder: Path, loaded: _Loaded) -> None:
    if not folder.is_dir():
        loaded.problems.append(Problem(_shown(folder), None, "there is no such folder of rules"))
        return
    first: dict[str, str] = {}
    for source in _sources(folder, rule_schema(), loaded.problems):
        rule = _rule(source, first, loaded.problems)
        if rule is not None:
            loaded.rules[rule.id] = rule
    for source in _sources(folder / "vocabulary", word_schema(), loaded.problems):
        _add_lists(source, loaded)


def _add_lists(source: Source, loaded: _Loaded) -> None:
    group = Path(source.path).stem
    for name, entry in _lists(source).items():
        try:
            loaded.groups = merged(loaded.groups, {group: {name: entry}})
        except ValueError as error:
            loaded.problems.append(source.problem((name,), str(error), key=True))


def _sources(folder: Path, schema: Schema, problems: list[Problem]) -> Iterator[Source]:
    """The files of a folder that keep to the schema; what is wrong with the others to problems."""
    if not folder.is_dir():
        return
    files = (p for p in folder.iterdir() if p.suffix in SUFFIXES and p.is_file())
    for path in sorted(files, key=lambda p: (p.stem, p.suffix)):
        try:
            source = read_source(path, _shown(path))
        except SourceError as error:
            problems.append(error.problem)
            continue
        found = [
            *source.duplicates,
            *(
                source.problem(wrong.steps, wrong.message, key=wrong.at_key)
                for wrong in violations(source.data, schema)
            ),
        ]
        if found:
            problems.extend(sorted(found, key=lambda p: (p.line or 0, p.column or 0)))
        else:
            yield source


def _rule(source: Source, first: dict[str, str], problems: list[Problem]) -> Rule | None:
    """The rule of a file; None, and a problem, where it does not fit the files around it."""
    rule_id, stem = source.data["id"], Path(source.path).stem
    other = first.setdefault(rule_id, source.path)
    if other != source.path:
        found = [source.problem(("id",), f"duplicate id '{rule_id}': {other} has it too")]
    elif rule_id != stem:
        found = [source.problem(("id",), f"the id is '{rule_id}' but the file is named '{stem}'")]
    else:
        found = reference_problems(source)
    problems.extend(found)
    return None if found else build_rule(source)


def _lists(source: Source) -> dict[str, Entry]:
    return {
        name: tuple(entry)
        if isinstance(entry, list)
        else {key: tuple(words) for key, words in entry.items()}
        for name, entry in source.data.items()
    }


def _unknown_ids(option: str, ids: Sequence[str], rules: dict[str, Rule]) -> Iterator[Problem]:
    for name in ids:
        if name not in rules:
            hint = did_you_mean(name, rules)
            yield Problem(option, None, f"no rule has the id '{name}'{hint}")


def _shown(path: Path) -> str:
    """A path for people: relative to the working folder where it is inside."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
