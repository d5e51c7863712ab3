"""Makes a Rule of a file's data that the schema has passed, and checks what names what in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from atodds.model import Level, Problem, Relation
from atodds.rules.model import (
    DEFAULT_LEVELS,
    Claims,
    Example,
    ExampleDocument,
    Options,
    Rule,
    Supersede,
    Under,
    Words,
)
from atodds.rules.source import Source
from atodds.rules.suggest import did_you_mean

Data = Mapping[str, Any]


def build_rule(source: Source) -> Rule:
    """The rule of a file; its data must have passed the schema."""
    data: Data = source.data
    levels = {Relation(name): Level(level) for name, level in data.get("level", {}).items()}
    return Rule(
        id=data["id"],
        summary=data["summary"],
        claims=_claims(data["claims"]),
        compare=data["compare"],
        message=data["message"],
        help=data["help"].strip(),
        matter=data.get("matter", ""),
        same=tuple(data.get("same", ())),
        options=_options(data.get("options", {}), data["claims"].get("states", {})),
        supersede=Supersede(**data.get("supersede", {})),
        level={**DEFAULT_LEVELS, **levels},
        min_link=data.get("min_link"),
        examples=tuple(_examples(source)),
        path=source.path,
    )


def reference_problems(source: Source) -> list[Problem]:
    """States in the options that the rule does not define, where it defines any."""
    states = source.data["claims"].get("states")
    if states is None:
        return []
    return [
        source.problem(
            ("options", option, row, column), f"unknown state '{name}'{did_you_mean(name, states)}"
        )
        for option in ("opposites", "order")
        if isinstance(rows := source.data.get("options", {}).get(option, ()), Sequence)
        and not isinstance(rows, str)
        for row, names in enumerate(rows)
        for column, name in enumerate(names)
        if name not in states
    ] + [
        source.problem(
            ("options", "broader", *at), f"unknown state '{name}'{did_you_mean(name, states)}"
        )
        for at, name in _broader_names(source.data.get("options", {}).get("broader", {}))
        if name not in states
    ]


def _broader_names(
    broader: Mapping[str, Sequence[str]],
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for name, covered in broader.items():
        yield (name,), name
        for number, other in enumerate(covered):
            yield (name, number), other


def _claims(data: Data) -> Claims:
    measure = data.get("measure", ())
    return Claims(
        kind=data["kind"],
        measure=(measure,) if isinstance(measure, str) else tuple(measure),
        words=Words(**{part: tuple(words) for part, words in data.get("words", {}).items()}),
        states={name: tuple(words) for name, words in data.get("states", {}).items()},
        under=_under(data["under"]) if "under" in data else None,
        bearers=data.get("bearers", "people"),
        ignore=tuple(data.get("ignore", ())),
    )


def _under(data: Data) -> Under:
    return Under(**{part: tuple(words) for part, words in data.items()})


def _options(data: Data, states: Iterable[str]) -> Options:
    lists = {name: tuple(named) for name, named in data.get("broader", {}).items()}
    values: dict[str, Any] = {
        name: tuple(tuple(row) for row in value) if isinstance(value, list) else value
        for name, value in data.items()
    }
    if data.get("opposites") == "all":
        values["opposites"] = tuple(
            (a, b)
            for a, b in combinations(states, 2)
            if b not in lists.get(a, ()) and a not in lists.get(b, ())
        )
    return Options(**{**values, "broader": lists})


def _examples(source: Source) -> Iterator[Example]:
    for name, examples in source.data["examples"].items():
        expected = None if name == "unrelated" else Relation(name)
        for number, documents in enumerate(examples):
            yield Example(
                expected,
                {key: _document(value) for key, value in documents.items()},
                source.path,
                source.line(("examples", name, number)),
            )


def _document(value: str | Data) -> ExampleDocument:
    if isinstance(value, str):
        return ExampleDocument(value)
    published = value.get("published")
    return ExampleDocument(value["text"], date.fromisoformat(published) if published else None)
