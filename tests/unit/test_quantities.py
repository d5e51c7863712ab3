"""Quantities in parsed sentences: what is listed, its value, bound, trend, unit and limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atodds.extract.numbers.quantities import find_quantities
from atodds.model import Quantity

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def read(nlp: Language, text: str, *, vague: bool = False) -> list[Quantity]:
    return find_quantities(nlp(text), vague=vague)


def only(nlp: Language, text: str) -> Quantity:
    found = read(nlp, text)
    assert len(found) == 1, [q.text for q in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit", "dimension"),
    [
        ("The farm keeps 31 goats.", "31", 31, "goat", "count"),
        ("Fourteen drummers led the parade.", "Fourteen", 14, "drummer", "count"),
        ("It cost US $5.75 a litre.", "US $5.75 a litre", 5.75, "dollar per litre", None),
        ("They raised £3.2m for the roof.", "£3.2m", 3.2e6, "pound sterling", "currency"),
        ("A two-million-euro prize awaits.", "two-million-euro", 2e6, "euro", "currency"),
        ("He won $1.5-million.", "$1.5-million", 1.5e6, "dollar", "currency"),
        ("The loan was R26 million.", "R26 million", 26e6, "south african rand", "currency"),
        ("Rent rose to 2,400 kroner.", "2,400 kroner", 2400, "krone", "currency"),
        ("The lake lies 85 miles away.", "85 miles", 85, "mile", "length"),
        ("It covers 2.5m sq km.", "2.5m sq km", 2.5e6, "square kilometre", "area"),
        ("The wall is 5m high.", "5m", 5, "metre", "length"),
        ("The show drew 5m viewers.", "5m", 5e6, "viewer", "count"),
        ("A 6.1-magnitude quake struck.", "6.1", 6.1, "magnitude", "magnitude"),
        ("A quake of magnitude 6.1 struck.", "6.1", 6.1, "magnitude", "magnitude"),
        ("It was put at magnitude-6.1 by experts.", "6.1", 6.1, "magnitude", "magnitude"),
        ("It measured 7 on the Richter scale.", "7", 7, "magnitude", "magnitude"),
        ("A 52-year-old baker called.", "52-year-old", 52, "year", "age"),
        ("He is aged 52.", "52", 52, "year", "age"),
        ("It fell to minus 40 degrees Celsius.", "minus 40 degrees Celsius", -40, None, None),
        ("The pump draws 40 kilovolts.", "40 kilovolts", 40, "kilovolt", "electric potential"),
        ("One in six hens escaped.", "One in six", 1 / 6, "hen", "count"),
        ("She sold tens of millions of dollars.", None, (1e7, 1e8), "dollar", "currency"),
    ],
)
def test_value_and_unit(
    nlp: Language,
    text: str,
    surface: str | None,
    value: float | tuple[float, float],
    unit: str | None,
    dimension: str | None,
) -> None:
    quantity = only(nlp, text)
    assert quantity.value == pytest.approx(value)
    if surface is not None:
        assert quantity.text == surface
    if unit is not None:
        assert quantity.unit == unit
    if dimension is not None:
        assert quantity.dimension == dimension


@pytest.mark.parametrize(
    ("text", "surface", "bound", "interval"),
    [
        ("It holds 170 boats.", "170", "=", (170, 170)),
        ("It holds some 170 boats.", "some 170", "~", (165, 175)),
        ("It holds an approximate 200,000 bees.", "an approximate 200,000", "~", (150000, 250000)),
        ("It holds roughly $2.6 million.", "roughly $2.6 million", "~", (2.55e6, 2.65e6)),
        ("It holds at least 169 boats.", "at least 169", ">", (169, None)),
        ("It holds no fewer than 169 boats.", "no fewer than 169", ">", (169, None)),
        ("It holds well over 300 boats.", "well over 300", ">", (300, None)),
        ("It holds just over 300 boats.", "just over 300", ">", (300, 350)),
        ("It holds up to 30 boats.", "up to 30", "<", (None, 30)),
        ("It holds as many as 30 boats.", "as many as 30", "<", (None, 30)),
        ("It holds nearly 200 boats.", "nearly 200", "~", (150, 200)),
        ("It holds just under 200 boats.", "just under 200", "<", (150, 200)),
        ("It holds 40 or more boats.", "40 or more", ">", (40, None)),
        ("It holds 40-odd boats.", "40-odd", "~", (35, 45)),
        ("It holds sub-5 micron dust.", "sub-5 micron", "<", (None, 5)),
        ("Dozens of boats sank.", "Dozens", "=", (24, None)),
        ("It is about 26 miles off.", "about 26 miles", "~", (25.5, 26.5)),
        ("Prices go from about 20 to 50.", "from about 20 to 50", "~", (15, 55)),
        ("The toll is up from 38.", "38", "=", (38, 38)),
    ],
)
def test_bounds(
    nlp: Language,
    text: str,
    surface: str,
    bound: str,
    interval: tuple[float | None, float | None],
) -> None:
    quantity = only(nlp, text)
    assert (quantity.text, quantity.bound, quantity.interval) == (surface, bound, interval)


@pytest.mark.parametrize(
    ("text", "surface", "value", "interval"),
    [
        ("It drew 3,000 to 5,000 fans.", "3,000 to 5,000", (3000, 5000), (3000, 5000)),
        ("It drew from 3,000 to 5,000 fans.", "from 3,000 to 5,000", (3000, 5000), (3000, 5000)),
        ("It drew between 5 and 7 fans.", "between 5 and 7", (5, 7), (5, 7)),
        ("It drew 12-14 fans.", "12-14", (12, 14), (12, 14)),
        ("It drew three or four fans.", "three or four", (3, 4), (3, 4)),
        ("It costs $8 to $9 billion.", "$8 to $9 billion", (8e9, 9e9), (8e9, 9e9)),
        ("It drew 1 to 2 thousand fans.", "1 to 2 thousand", (1000, 2000), (1000, 2000)),
        ("Rents go from $90 to $4 million.", "from $90 to $4 million", (90, 4e6), (90, 4e6)),
        ("The toll rose from 12 to 15.", "from 12 to 15", (12, 15), (15, 15)),
        ("It fell from 80 kg in May to 75.", "from 80 kg in May to 75", (80, 75), (75, 75)),
        ("They won 3-1 at home.", "3-1", (3, 1), (1, 3)),
    ],
)
def test_ranges(
    nlp: Language,
    text: str,
    surface: str,
    value: tuple[float, float],
    interval: tuple[float, float],
) -> None:
    quantity = only(nlp, text)
    assert (quantity.text, quantity.value, quantity.interval) == (surface, value, interval)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shares rose 5 percent.", [(5, "up")]),
        ("Shares fell by 5 percent.", [(5, "down")]),
        ("Sales grew 9% to $80 million.", [(9, "up"), (80e6, None)]),
        ("The stock was up 12 cents at $4.", [(12, "up"), (4, None)]),
        ("Ferries were down 2%, Trams by 3%.", [(2, "down"), (3, "down")]),
        ("They lost 60 points, or 1 percent.", [(60, "down"), (1, "down")]),
        ("Lead: +0.4%, Tin: -0.6%.", [(0.4, "up"), (0.6, "down")]),
        ("Oil fell below $60.", [(60, None)]),
        ("They gave up 60 yards.", [(60, None)]),
        ("They dropped 60 leaflets.", [(60, None)]),
    ],
)
def test_trends(nlp: Language, text: str, expected: list[tuple[float, str | None]]) -> None:
    assert [(q.value, q.trend) for q in read(nlp, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The fair opened on March 4, 2011 at 9:30 a.m.",
        "It began in 1987 and ended in the 1990s.",
        "Flight 512 left gate 7 for Oslo.",
        "She bought an iPhone 12 and a V10 engine.",
        "Call 020 7946 0018 or 555-0142 today.",
        "He lives at 22 Elm Grove Road in Leeds.",
        "They finished 3rd in the second half.",
        "The Boeing 737 and the F-16 were late.",
        "Windows 10.0.19 came after COVID-19.",
        "It is the only one left, and no one wants the other one.",
        "The match ended 2-2.",
        "They stayed in the top three.",
        "A third party was named.",
        "The PS4 shows 4K video and uses 5G.",
        "There were no 1960s cars in the 400 block.",
        "It happened on day two of the fair.",
        "Someone must know that each one matters.",
        "Updated 4 / 9 / 2007, from the three-dimensional map.",
    ],
)
def test_what_is_no_quantity(nlp: Language, text: str) -> None:
    assert [q.text for q in read(nlp, text)] == []


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Several goats ran off.", "Several"),
        ("A couple of goats ran off.", "A couple"),
        ("Scores of goats ran off.", "Scores"),
        ("They signed a two-month lease.", "two-month"),
        ("Anna Weber, 34, keeps goats.", "34"),
    ],
)
def test_vague_quantities_are_listed_on_request(nlp: Language, text: str, surface: str) -> None:
    assert [q.text for q in read(nlp, text)] == []
    assert [q.text for q in read(nlp, text, vague=True)] == [surface]


def test_a_conversion_takes_the_bound_of_what_it_restates(nlp: Language) -> None:
    found = read(nlp, "The ship sank about 22 miles (35 kilometers) off the coast.")
    assert [(q.text, q.bound) for q in found] == [("about 22 miles", "~"), ("35 kilometers", "~")]


def test_ages_are_carried_along_a_list(nlp: Language) -> None:
    found = read(nlp, "The boys, aged 11, 12 and 15, were found.")
    assert [(q.value, q.dimension) for q in found] == [(11, "age"), (12, "age"), (15, "age")]


def test_a_hyphen_that_waits_shares_the_later_unit(nlp: Language) -> None:
    found = read(nlp, "They run 5- and 6-mile courses.")
    assert [(q.value, q.unit) for q in found] == [(5, "mile"), (6, "mile")]


def test_one_after_that_counts_and_a_pronoun_does_not(nlp: Language) -> None:
    found = read(nlp, "Police said that one of the boats sank and that one man drowned.")
    assert [(q.value, q.unit) for q in found] == [(1, "boat"), (1, "man")]


def test_blanked_text_before_does_not_move_offsets(nlp: Language) -> None:
    text = "   \n\n      \n" + " " * 300 + "\n\nIt holds at least 169 boats."
    quantity = only(nlp, text)
    assert text[quantity.start : quantity.end] == quantity.text == "at least 169"


_BITS = (
    "about|at least|from|between|to|and|or|more|than|$|£|5|1,000|2.5m|bn|million|half|a|dozen|one|"
    "in|3|-|\u2013|%|km|miles|people|rose|by|(|)|,|.|\n\n|2019|March|aged|magnitude|dozens|of|several|½"
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(_BITS.split("|")), max_size=14).map(" ".join) | st.text())
def test_any_text_gives_ordered_quantities(nlp: Language, text: str) -> None:
    end = 0
    doc = nlp(text)
    for quantity in find_quantities(doc, vague=True):
        assert end <= quantity.start < quantity.end
        assert doc.text[quantity.start : quantity.end] == quantity.text
        low, high = quantity.interval
        assert low is None or high is None or low <= high
        end = quantity.end
