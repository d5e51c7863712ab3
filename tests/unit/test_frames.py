"""How a number stands in its sentence, and which of a rule's words tie it to a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sample_claims import RULES

from atodds.extract.counting.frames import Frame, clause_of, content_lemmas, frame_of, modifiers
from atodds.extract.counting.measures import Measure, all_measures_of, measure_of, measures_of

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

STRANDED = Measure(
    "casualty",
    "stranded",
    frozenset({"strand", "maroon"}),
    frozenset({"castaway"}),
    frozenset({"stranded"}),
    (("high", "and", "dry"),),
)
FED = Measure("count", "fed", frozenset({"feed"}), frozenset(), frozenset(), ())


def framed(nlp: Language, text: str, words: str) -> Frame:
    start = text.index(words)
    span = nlp(text).char_span(start, start + len(words), alignment_mode="expand")
    assert span is not None
    frame = frame_of(span)
    assert frame is not None
    return frame


@pytest.mark.parametrize(
    ("text", "words", "noun", "predicate"),
    [
        ("The storm stranded 12 sailors.", "12", "sailors", "strand"),
        ("Twelve sailors were stranded.", "Twelve", "sailors", "strand"),
        ("At least 169 sailors drowned.", "At least 169", "sailors", "drown"),
        ("The storm stranded dozens of sailors.", "dozens", "sailors", "strand"),
        ("The storm stranded 12 young sailors.", "12", "sailors", "strand"),
        ("The storm stranded 12.", "12", None, "strand"),
    ],
)
def test_what_is_counted_and_what_is_said_of_it(
    nlp: Language, text: str, words: str, noun: str | None, predicate: str
) -> None:
    frame = framed(nlp, text, words)
    assert (frame.noun.text if frame.noun is not None else None) == noun
    assert frame.predicate is not None
    assert frame.predicate.lemma_ == predicate


@pytest.mark.parametrize(
    ("text", "words", "part"),
    [
        ("The storm stranded 12 sailors.", "12", False),
        ("Two of the 12 sailors drowned.", "Two", True),
        ("Two of them drowned.", "Two", True),
        ("Twelve sailors, including two cooks, drowned.", "two", True),
        ("Among the sailors were two cooks.", "two", True),
        ("Thousands of sailors drowned.", "Thousands", False),
    ],
)
def test_a_part_of_a_whole(nlp: Language, text: str, words: str, part: bool) -> None:
    assert framed(nlp, text, words).part is part


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The storm stranded 12 sailors.", "12"),
        ("Twelve sailors were stranded.", "Twelve"),
        ("The storm left 12 sailors stranded.", "12"),
        ("There were 12 castaways on the island.", "12"),
        ("The island has 12 stranded sailors.", "12"),
        ("Twelve sailors stranded on the island were fed.", "Twelve"),
        ("The tide left 12 boats high and dry.", "12"),
        ("The number of castaways rose to 12.", "12"),
    ],
)
def test_a_rule_s_words_tie_a_number_to_its_measure(nlp: Language, text: str, words: str) -> None:
    found = measure_of(framed(nlp, text, words), [STRANDED])
    assert found is not None
    assert found[0] is STRANDED


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Twelve sailors stranded the boat.", "Twelve"),
        ("The storm stranded the boat for 12 days.", "12"),
        ("Twelve sailors fed the castaways.", "Twelve"),
        ("Twelve sailors slept.", "Twelve"),
    ],
)
def test_other_numbers_are_not(nlp: Language, text: str, words: str) -> None:
    assert measure_of(framed(nlp, text, words), [STRANDED]) is None


def test_the_first_rule_wins_unless_all_are_asked_for(nlp: Language) -> None:
    frame = framed(nlp, "Twelve sailors were stranded and fed.", "Twelve")
    first = measure_of(frame, [FED, STRANDED])
    assert first is not None
    assert first[0] is FED
    assert [m.name for m, _ in all_measures_of(frame, [FED, STRANDED])] == ["fed", "stranded"]


def test_measures_are_the_rules_that_give_words() -> None:
    measures = {m.name: m for m in measures_of(RULES)}
    assert {"killed", "wounded", "missing", "shot", "arrested"} <= set(measures)
    assert "die" in measures["killed"].verbs
    assert ("lose", "their", "lives") in measures["killed"].phrases
    assert "age" not in measures


def test_content_words_are_lemmas_without_numbers(nlp: Language) -> None:
    words = content_lemmas(nlp("The 12 sailors had been rescued by fishermen."))
    assert {"sailor", "rescue", "fisherman"} <= words
    assert not {"12", "the", "be", "by"} & words


def test_a_clause_ends_where_another_begins(nlp: Language) -> None:
    doc = nlp("Police said that 12 sailors drowned.")
    drowned = next(t for t in doc if t.text == "drowned")
    assert {t.text for t in clause_of(drowned)} >= {"12", "sailors", "drowned"}
    assert "Police" not in {t.text for t in clause_of(drowned)}


def test_what_narrows_a_noun_down(nlp: Language) -> None:
    doc = nlp("The blast killed 13 American soldiers of the coast guard.")
    soldiers = next(t for t in doc if t.text == "soldiers")
    assert {"American", "guard"} <= {t.text for t in modifiers(soldiers)}
