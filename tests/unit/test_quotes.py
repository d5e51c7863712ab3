"""What stands in quotation marks, and whose words it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.extract.speech.attribution import Cues, find_sources
from atodds.extract.speech.quotes import Quotation, find_quotations, quote_spans
from atodds.parse import parse
from atodds.rules import load_rules

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="module")
def cues() -> Cues:
    ruleset, _ = load_rules()
    return Cues.from_vocabulary(ruleset.vocabulary)


def inside(text: str) -> list[str]:
    return [text[s.start : s.end] for s in quote_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "go home" and left.', ["go home"]),
        ("He said \u201cgo home\u201d and left.", ["go home"]),
        ('"Go," she said. "Run."', ["Go,", "Run."]),
        ('"Go, " she said. "Run. "', ["Go,", "Run."]),
        ('"It is late, "Ada said. "Very late, "she added.', ["It is late,", "Very late,"]),
        (
            "\"He told me, 'Do not go,' and I ran.\"",
            ["He told me, 'Do not go,' and I ran.", "Do not go,"],
        ),
        ("He called it 'a very bad day' for us.", ["a very bad day"]),
        ("The boys' boat and the girls' boat sank.", []),
        ("It's Ada's boat, isn't it?", []),
        ('The plank was 6" long.', []),
        ('A stray " mark.', []),
        ('He was 6\'2" tall. "Run," she said.', ["Run,"]),
        ('An end without a start," he said.\n\n"A whole one," she said.', ["A whole one,"]),
        ('"A start without an end, he said.\n\nThen "a whole one" came.', ["a whole one"]),
        ('"One.\n\n"Two.\n\n"Three," she said.', ['One.\n\n"Two.\n\n"Three,']),
        ('"One.  "Two," she said.', ['One.  "Two,']),
        ('""', []),
    ],
)
def test_spans(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


@given(st.text(alphabet="ab .,'\"\u201c\u201d\u2018\u2019\n", max_size=80))
def test_any_marks_survive(text: str) -> None:
    spans = quote_spans(text)
    assert spans == sorted(spans, key=lambda s: (s.start, -s.end))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(text[s.start : s.end].strip() for s in spans)


def quotations(nlp: Language, cues: Cues, text: str) -> list[Quotation]:
    doc = parse(nlp, text)
    found = find_quotations(doc, find_sources(doc, cues))
    assert all(doc.text[q.start : q.end] == q.text for q in found)
    return found


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ('"Nine boats sank," said Ada Stone.', ["Ada Stone"]),
        ('"Nine boats sank," Ada Stone said. "We swam home."', ["Ada Stone", "Ada Stone"]),
        ('Ada Stone said: "Nine boats sank. We swam home."', ["Ada Stone"]),
        ('"Nine boats sank," said a diver who would not give a name.', ["a diver"]),
        ('The mayor called the storm "a great sorrow for us all".', ["The mayor"]),
        ('The banner read "bring them home at once" in red.', [None]),
    ],
)
def test_speakers(nlp: Language, cues: Cues, text: str, speakers: list[str | None]) -> None:
    assert [q.speaker for q in quotations(nlp, cues, text)] == speakers


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "direct"),
    [
        ('The "safe" boat sank.', False),
        ('She read "Great Expectations" aloud.', False),
        ('"It sank," said Ada Stone.', True),
        ('Ada Stone said the boat "sank like a stone in minutes".', True),
    ],
)
def test_scare_quotes_and_titles_are_not_direct(
    nlp: Language, cues: Cues, text: str, direct: bool
) -> None:
    assert [q.direct for q in quotations(nlp, cues, text)] == [direct]
