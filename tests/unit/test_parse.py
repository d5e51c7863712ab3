"""Parsing keeps every offset: paragraphs, wrapped lines, folded quotes, blanked markup."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atodds.errors import ModelError
from atodds.model import Document, Section, Span
from atodds.parse import load_pipeline, model_label, paragraphs, parsable, parse

if TYPE_CHECKING:
    from spacy.language import Language

WRAPPED = "The bus plunged into a deep ravine near the town of\nCuzco on Monday. Twelve died."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\n ", []),
        ("One.", ["One."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\rTwo.", ["One.", "Two."]),
        ("Headline\nThe text begins.", ["Headline", "The text begins."]),
        (WRAPPED, [WRAPPED]),
        (WRAPPED.replace("\n", "\r\n"), [WRAPPED.replace("\n", "\r\n")]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in paragraphs(text)] == expected


@given(st.text(alphabet="ab. \r\n\t😀“") | st.text())
def test_paragraphs_hold_all_that_is_not_space(text: str) -> None:
    spans = paragraphs(text)
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


@pytest.mark.model
@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="Ab, .\r\n\t😀“”’—\u00a0\u2028\x0b\ufeff12") | st.text(max_size=60))
def test_offsets_of_tokens_are_those_of_the_text(nlp: Language, text: str) -> None:
    doc = parse(nlp, text)
    assert len(doc.text) == len(text)
    at = 0
    for token in doc:
        assert token.idx >= at
        at = token.idx + len(token.text)
        assert at <= len(text)


@pytest.mark.model
def test_paragraphs_begin_sentences_and_wrapped_lines_do_not(nlp: Language) -> None:
    doc = parse(nlp, "Twelve dead in crash\n\n" + WRAPPED)
    sentences = [s.text.strip() for s in doc.sents]
    assert sentences[0] == "Twelve dead in crash"
    assert sentences[1].endswith("Cuzco on Monday.")
    assert doc.user_data["paragraphs"][0] == (0, len("Twelve dead in crash"))


@pytest.mark.model
@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "\n\n    {}\n",
        "title: Ten\n---\n\n{}",
        "Six were hurt.\n\n{}\n\nNobody was held.",
    ],
)
@pytest.mark.parametrize(("wrap", "to"), [("\n", "\n"), ("\n", "\r\n"), ("\n", " "), (" ", "  ")])
def test_neither_surroundings_nor_line_ends_change_a_parse(
    nlp: Language, around: str, wrap: str, to: str
) -> None:
    def content(text: str) -> list[tuple[str, str, str, str, str]]:
        doc = parse(nlp, text)
        first = next(t for t in doc if t.text == "Four")
        last = next(t for t in doc if t.text == "Chief")
        return [
            (t.text, t.tag_, t.dep_, t.head.text, t.ent_type_)
            for t in doc[first.i : last.i + 1]
            if not t.is_space
        ]

    text = (
        "Four masked robbers stole jewels worth 20 million euros from the Orlo\n"
        "shop in Paris on Friday, said Lt. Ana Rivas. They fled before the Chief."
    )
    assert content(around.format(text.replace(wrap, to))) == content(text)


@pytest.mark.model
def test_a_title_before_a_name_ends_no_sentence(nlp: Language) -> None:
    doc = parse(nlp, "The town thanked Lt. Ana Rivas and Gen. Omar Bala on Monday.")
    assert len(list(doc.sents)) == 1


@pytest.mark.model
def test_curly_quotes_read_like_straight_ones(nlp: Language) -> None:
    curly = parse(nlp, "“It’s over,” she said.")
    straight = parse(nlp, '"It\'s over," she said.')
    assert [t.text for t in curly] == [t.text for t in straight]


@pytest.mark.model
def test_what_is_not_prose_is_blank(nlp: Language) -> None:
    text = "title: Ten\n---\nTwelve died."
    document = Document("a.md", text, (Section(Span(15, len(text)), "body"),))
    doc = parse(nlp, document.prose)
    assert doc.text.strip() == "Twelve died."
    assert next(t.idx for t in doc if not t.is_space) == 15


@pytest.mark.model
def test_results_do_not_depend_on_what_else_is_parsed(nlp: Language) -> None:
    texts = ["Twelve people died in Cuzco.", "The Sharks won 3-1.", "Ann Lee, 34, was hurt."]
    documents = [
        Document(f"{n}.md", t, (Section(Span(0, len(t)), "body"),)) for n, t in enumerate(texts)
    ]

    def content(found: list[Document]) -> dict[str, list[tuple[str, str, int]]]:
        docs = [parse(nlp, document.prose) for document in found]
        return {
            d.path: [(t.text, t.dep_, t.head.i) for t in doc]
            for d, doc in zip(found, docs, strict=True)
        }

    assert content(documents) == content(documents[::-1])


@pytest.mark.model
def test_the_pipeline_is_named(nlp: Language) -> None:
    assert model_label(nlp) == "en_core_web_sm 3.8.0"


def test_a_pipeline_that_is_not_installed_is_an_error() -> None:
    with pytest.raises(ModelError, match="no_such_pipeline"):
        load_pipeline("no_such_pipeline")


@pytest.mark.parametrize(("lang", "message"), [("de", "not English"), ("en", "has no tagger")])
def test_a_pipeline_that_cannot_serve_is_an_error(lang: str, message: str, tmp_path: Path) -> None:
    import spacy

    spacy.blank(lang).to_disk(str(tmp_path))
    with pytest.raises(ModelError, match=message):
        load_pipeline(str(tmp_path))


@pytest.mark.parametrize("mark", ["=", "(", "_", "\u201c", "\U0001f600"])
def test_of_a_long_run_of_marks_only_the_beginning_is_parsed(mark: str) -> None:
    run = mark * 200_000
    text = f"Twelve died {run} in Lorne."
    taken = parsable(text)
    assert len(taken) == len(text)
    assert taken.split() == ["Twelve", "died", mark * 100, "in", "Lorne."]


def test_short_runs_of_marks_stay() -> None:
    text = "Twelve died (in Lorne) ... " + "=" * 80
    assert parsable(text) == text
