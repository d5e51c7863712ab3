"""Ages: of whom, how old, and what is no age."""

from __future__ import annotations

import pytest
from sample_claims import ReadText

from atodds.model import Claim, Interval

pytestmark = pytest.mark.model


def ages(read_text: ReadText, text: str) -> list[Claim]:
    return [c for c in read_text(text).claims if c.kind == "age"]


def bounds(claim: Claim) -> tuple[float | None, float | None]:
    assert isinstance(claim.value, Interval)
    return claim.value.low, claim.value.high


@pytest.mark.parametrize(
    "text",
    [
        "Police identified the driver as Marta Quispe, 34, of Arequipa.",
        "The driver, 34-year-old Marta Quispe, was taken to hospital.",
        "Marta Quispe (34) was driving.",
        "Marta Quispe, aged 34, was driving.",
        "Marta Quispe, who is 34, was driving.",
        "The 34-year-old, Marta Quispe, was driving.",
    ],
)
def test_the_age_of_someone_named(read_text: ReadText, text: str) -> None:
    [claim] = ages(read_text, text)
    assert bounds(claim) == (34, 34)
    assert claim.context.entity == "marta quispe"
    assert "34" in claim.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 24-year-old woman was hurt.", [(24, 24, "woman")]),
        ("The thirty-four-year-old woman was hurt.", [(34, 34, "woman")]),
        (
            "A 24-year-old woman and a 30-year-old man were hurt.",
            [(24, 24, "woman"), (30, 30, "man")],
        ),
        ("An 18-month-old boy was rescued.", [(1, 1, "boy")]),
        ("A woman in her 50s was hurt.", [(50, 59, "woman")]),
        ("Two men, 25 and 30, were arrested.", [(25, 25, "men"), (30, 30, "men")]),
        (
            "The victims were aged 19, 31 and 40.",
            [(19, 19, "victims"), (31, 31, "victims"), (40, 40, "victims")],
        ),
    ],
)
def test_the_age_of_someone_described(
    read_text: ReadText, text: str, expected: list[tuple[float, float, str]]
) -> None:
    assert [(*bounds(c), c.subject) for c in ages(read_text, text)] == expected
    assert all(not c.context.entity for c in ages(read_text, text))


def test_someone_of_whom_nothing_else_is_said(read_text: ReadText) -> None:
    [claim] = ages(read_text, "A 24-year-old pleaded guilty on Monday.")
    assert bounds(claim) == (24, 24)


def test_the_age_is_that_of_the_one_beside_it(read_text: ReadText) -> None:
    text = "Marta Quispe, 34, was driving. Her brother, Julio Quispe, 29, was on the bus too."
    first, second = ages(read_text, text)
    assert (first.context.entity, bounds(first)) == ("marta quispe", (34, 34))
    assert (second.context.entity, bounds(second)) == ("julio quispe", (29, 29))


@pytest.mark.parametrize(
    "text",
    [
        "The 30-year-old treaty was signed in Rome.",
        "He opposed a 12-year-old deal.",
        "He was jailed for 24 years.",
        "Room 24 was empty. It was 34 degrees.",
        "Marta Quispe, 34 miles from home, was tired.",
        "Marta Quispe was 34 miles away.",
        "The company, 40, has offices in Rome.",
    ],
)
def test_what_is_no_age(read_text: ReadText, text: str) -> None:
    assert not ages(read_text, text)


def test_an_age_is_no_count(read_text: ReadText) -> None:
    claims = read_text("Police arrested Marta Quispe, 34, of Arequipa.").claims
    assert all(c.kind == "age" for c in claims if c.text == "34")
