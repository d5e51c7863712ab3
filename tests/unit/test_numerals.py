"""Numerals and their values, from text alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.extract.numbers.numberwords import last_digit_step
from atodds.extract.numbers.numerals import find_numerals


def values(text: str) -> list[tuple[str, object]]:
    return [(text[n.start : n.end], n.value) for n in find_numerals(text)]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("a crowd of 1,234,567", "1,234,567", 1_234_567),
        ("about 31, 000 sheep", "31, 000", 31_000),
        ("it cost £415, 600", "415, 600", 415_600),
        ("some 12\u00a0500 litres", "12\u00a0500", 12_500),
        ("and 1,20,000 voters", "1,20,000", 120_000),
        ("a dose of .25 grams", ".25", 0.25),
        ("worth 3.4bn", "3.4bn", 3.4e9),
        ("a 7k run", "7k", 7000),
        ("8.5-million trees", "8.5-million", 8.5e6),
        ("6.02\u00d710^23 atoms", "6.02\u00d710^23", 6.02e23),
        ("1.5x10⁻³ metres", "1.5x10⁻³", 1.5e-3),
        ("forty-two bees", "forty-two", 42),
        ("forty two bees", "forty two", 42),
        ("two hundred and seven", "two hundred and seven", 207),
        ("three million two hundred thousand", "three million two hundred thousand", 3.2e6),
        ("5 hundred million", "5 hundred million", 5e8),
        ("half a million", "half a million", 5e5),
        ("a half-dozen eggs", "a half-dozen", 6),
        ("three dozen eggs", "three dozen", 36),
        ("a dozen", "a dozen", 12),
        ("two and a half hours", "two and a half", 2.5),
        ("one and a half million", "one and a half million", 1.5e6),
        ("a million and a half", "a million and a half", 1.5e6),
        ("4½ pints", "4½", 4.5),
        ("two thirds", "two thirds", 2 / 3),
        ("three-quarters", "three-quarters", 0.75),
        ("a fifth", "a fifth", 0.2),
        ("one in eight", "one in eight", 1 / 8),
        ("3 out of 10", "3 out of 10", 0.3),
        ("one in a million", "one in a million", 1e-6),
        ("5/16 inch", "5/16", 5 / 16),
        ("hundreds", "hundreds", (100, 1000)),
        ("tens of thousands", "tens of thousands", (1e4, 1e5)),
        ("several hundred", "several hundred", 300),
    ],
)
def test_value(text: str, surface: str, value: object) -> None:
    assert [(s, pytest.approx(v)) for s, v in values(text)] == [(surface, value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twenty, thirty", [("twenty", 20), ("thirty", 30)]),
        ("five six", [("five", 5), ("six", 6)]),
        ("two in 1999", [("two", 2), ("1999", 1999)]),
        ("five and six", [("five", 5), ("six", 6)]),
        ("1.5 million twelve times", [("1.5 million", 1.5e6), ("twelve", 12)]),
        ("one hundred and one hundred", [("one hundred and one", 101), ("hundred", 100)]),
        ("two thousand million", [("two thousand", 2000), ("million", 1e6)]),
        ("in 2017, 430 goats", [("2017", 2017), ("430", 430)]),
    ],
)
def test_numbers_that_stay_apart(text: str, expected: list[tuple[str, object]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize("text", ["10.0.0.1", "version 1.2.3", "4" * 30, "someone", "attend"])
def test_codes_and_words_are_no_numerals(text: str) -> None:
    assert values(text) == []


def test_spaced_thousands_hold_for_the_whole_text() -> None:
    assert values("31, 000 of them and 15, 800 more") == [("31, 000", 31000), ("15, 800", 15800)]
    assert values("31,000 of them; 15, 800 more") == [("31,000", 31000), ("15", 15), ("800", 800)]


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("dozens", (24, None)),
        ("scores", (40, None)),
        ("hundreds", (200, None)),
        ("thousands", (2000, None)),
        ("tens of thousands", (20000, None)),
        ("several", (3, None)),
        ("a couple", (2, 2)),
    ],
)
def test_what_plurals_allow(text: str, interval: tuple[float, float | None]) -> None:
    assert [n.interval for n in find_numerals(text)] == [interval]


@pytest.mark.parametrize(("value", "step"), [(170, 10), (26, 1), (8e9, 1e9), (0, 1), (-40, 10)])
def test_last_digit_step(value: float, step: float) -> None:
    assert last_digit_step(value) == step


_WORDS = "one two twelve forty hundred thousand million dozen half a and of third 3 1,000 2.5m - /"


@given(st.lists(st.sampled_from([*_WORDS.split(" "), " ", ", "])).map("".join) | st.text())
def test_any_text_gives_ordered_spans(text: str) -> None:
    end = 0
    for numeral in find_numerals(text):
        assert end <= numeral.start < numeral.end <= len(text)
        assert numeral.surface == text[numeral.start : numeral.end].lower()
        end = numeral.end


@given(st.integers(0, 10**12))
def test_grouped_digits_are_the_number(value: int) -> None:
    assert values(f"{value:,}") == [(f"{value:,}", value)]
