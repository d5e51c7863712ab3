"""What a document is read out to: all its claims in text order, its names and its story."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sample_claims import document as by_hand

from atodds import Checker
from atodds.model import Claim, Document
from atodds.read import read_document

pytestmark = pytest.mark.model

STORY = """---
title: Twelve die in Temuco quake
publisher: Coast Daily
published: 2019-03-07
---

An earthquake of magnitude 6.1 shook the city of Temuco on Monday at 2:20 p.m., killing 12 people,
Mayor Ana Rivas said. Marta Quispe, 34, lost her house.

“We have never felt anything like it,” Rivas told reporters on Tuesday.  The
quake destroyed 120 homes.
"""


@pytest.fixture(scope="module")
def document() -> Document:
    found = read_document("seeds/coast.md", STORY.encode())
    assert isinstance(found, Document)
    return found


@pytest.fixture(scope="module")
def claims(checker: Checker, document: Document) -> list[Claim]:
    [reading] = checker.readings([document])
    return [*reading.claims]


def test_every_kind_of_claim_in_text_order(claims: list[Claim]) -> None:
    kinds = [c.kind for c in claims if c.kind != "source"]
    for kind in ("casualty", "measurement", "date", "time", "age", "quote", "count"):
        assert kind in kinds
    assert claims == sorted(claims, key=lambda c: c.span)


def test_a_claim_is_where_it_says(document: Document, claims: list[Claim]) -> None:
    for claim in claims:
        assert claim.path == "seeds/coast.md"
        assert document.text[claim.span.start : claim.span.end] == claim.text
        sentence = document.text[claim.sentence.start : claim.sentence.end]
        assert claim.sentence_text == " ".join(sentence.split())
        if claim.attribution is not None:
            span = claim.attribution.span
            assert document.text[span.start : span.end] == claim.attribution.text


def test_a_sentence_is_told_in_one_line(claims: list[Claim]) -> None:
    [homes] = [c for c in claims if c.measure == "home"]
    assert homes.sentence_text == "The quake destroyed 120 homes."


def test_the_title_is_told_from_the_body(claims: list[Claim]) -> None:
    assert {c.text: c.context.role for c in claims if c.measure == "killed"} == {
        "Twelve": "title",
        "12": "body",
    }


def test_claims_know_who_said_so_and_when(claims: list[Claim]) -> None:
    [toll] = [c for c in claims if c.text == "12"]
    assert toll.attribution is not None
    assert toll.attribution.speaker == "Mayor Ana Rivas"
    assert toll.as_of == date(2019, 3, 7)


def test_the_story_of_a_document(checker: Checker, document: Document) -> None:
    [reading] = checker.readings([document])
    assert reading.kinds == ("quake",)
    assert reading.dates == ("2019-03-04", "2019-03-04")
    assert {"temuco", "rivas", "quispe"} <= set(reading.proper)
    assert not {"monday", "tuesday", "earthquake"} & set(reading.proper)


def test_names_stand_where_they_say(checker: Checker, document: Document) -> None:
    [reading] = checker.readings([document])
    assert {"Temuco", "Ana Rivas", "Marta Quispe", "Rivas"} <= {c.text for c in reading.namings}
    for naming in reading.namings:
        assert document.text[naming.span.start : naming.span.end] == naming.text
    [first, *others] = [c for c in reading.namings if "Rivas" in c.text]
    assert all(c.context.entity == first.context.entity for c in others)
    assert reading.names is not None
    assert [m.text for m in reading.names.mentions] == [c.text for c in reading.namings]


def test_a_copy_says_the_same_by_another_path(checker: Checker, document: Document) -> None:
    [one] = checker.readings([document])
    [other] = checker.readings([replace(document, path="other.md", copy_of="seeds/coast.md")])
    assert other.copy_of == "seeds/coast.md"
    assert [replace(c, path="seeds/coast.md") for c in other.claims] == list(one.claims)


@pytest.mark.parametrize("text", ["", "\n", "12", ".", "?!", "\ufeff", "— – …", "Twelve"])
def test_next_to_nothing_says_nothing(checker: Checker, text: str) -> None:
    [reading] = checker.readings([by_hand("a.txt", text)])
    assert not [c for c in reading.claims if c.kind != "source"]
