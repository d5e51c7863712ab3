"""Claims, readings and rules made by hand, for the stages that need no spaCy."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from atodds.model import Claim, Context, Document, Interval, Reading, Section, Span, Value
from atodds.rules import Rule, load_rules

ReadText = Callable[..., Reading]
"""The fixture `read_text`: what a text says by itself."""

RULES = load_rules()[0]
TOLL = RULES.by_id["death-toll"]

_CONTEXT_FIELDS = frozenset(Context.__slots__)


def exactly(number: float, unit: str | None = None) -> Interval:
    """The number as stated."""
    return Interval(number, number, unit=unit)


def document(path: str, text: str = "x" * 400, **fields: Any) -> Document:
    """A document that is all body."""
    return Document(path, text, (Section(Span(0, len(text)), "body"),), **fields)


def claim(
    path: str, value: Value | float, *, at: int = 0, kind: str = "casualty", **fields: Any
) -> Claim:
    """A claim on `value`; further fields are the claim's own, or those of its context."""
    context = {name: fields.pop(name) for name in list(fields) if name in _CONTEXT_FIELDS}
    for name, words in context.items():
        if isinstance(words, str) and name in {"events", "places", "people", "population", "words"}:
            context[name] = frozenset(words.split())
    if isinstance(value, int | float):
        value = exactly(float(value))
    text = fields.pop("text", None) or _text(value)
    made = Claim(
        path=path,
        span=Span(at, at + len(text)),
        text=text,
        sentence=Span(at - at % 100, at - at % 100 + 90),
        sentence_text=f"Police said {text} people were killed.",
        kind=kind,
        measure="killed" if kind == "casualty" else kind,
        subject="people",
        value=value,
        context=Context(**context),
    )
    return replace(made, **fields)


def _text(value: Value) -> str:
    if isinstance(value, Interval):
        return f"{value.low if value.low is not None else value.high:g}"
    return getattr(value, "text", "") or getattr(value, "start", "")


def reading(path: str, claims: Iterable[Claim] = (), names: str = "", **fields: Any) -> Reading:
    """What a document says; `names` are the words of the names in it."""
    return Reading(path, tuple(claims), proper=dict.fromkeys(names.split(), 1), **fields)


def day(text: str) -> date:
    """A day written as in ISO 8601."""
    return date.fromisoformat(text)


def rule(id: str, **fields: Any) -> Rule:
    """A built-in rule, changed."""
    return replace(RULES.by_id[id], **fields)
