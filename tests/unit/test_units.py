"""Units: names, conversion, and reading them from text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atodds.extract.numbers.unitreader import currency_before, rate_after, unit_after
from atodds.extract.numbers.units import convert, dimension_of, same_dimension


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        (26.2, "mile", "kilometre", 42.1648),
        (1, "nautical mile", "metre", 1852),
        (10, "square mile", "square kilometre", 25.8999),
        (1, "hectare", "acre", 2.47105),
        (100, "degree celsius", "degree fahrenheit", 212),
        (0, "kelvin", "degree celsius", -273.15),
        (2, "week", "day", 14),
        (60, "mile per hour", "kilometre per hour", 96.5606),
        (1, "tonne", "pound-mass", 2204.62),
        (50, "basis point", "percentage", 0.5),
    ],
)
def test_convert(value: float, unit: str, to: str, expected: float) -> None:
    assert convert(value, unit, to) == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize(
    ("unit", "to"),
    [("dollar", "euro"), ("mile", "mile per hour"), ("goat", "mile"), ("mile", "goat")],
)
def test_what_does_not_convert(unit: str, to: str) -> None:
    assert convert(3.0, unit, to) is None


_LENGTHS = ["metre", "mile", "foot", "nautical mile", "light-year"]
_TEMPERATURES = ["kelvin", "degree celsius", "degree fahrenheit"]


@given(
    st.one_of([st.tuples(*[st.sampled_from(names)] * 2) for names in (_LENGTHS, _TEMPERATURES)]),
    st.floats(-1e6, 1e6),
)
def test_conversion_there_and_back(pair: tuple[str, str], value: float) -> None:
    there = convert(value, *pair)
    assert there is not None
    assert convert(there, pair[1], pair[0]) == pytest.approx(value, rel=1e-9, abs=1e-9)


def test_dimensions() -> None:
    assert dimension_of("kilometre") == "length"
    assert dimension_of("degree Celsius") == "temperature"
    assert dimension_of("euro") == "currency"
    assert dimension_of("volt") == "electric potential"
    assert dimension_of("goat") is None
    assert same_dimension("mile", "kilometre")
    assert same_dimension("goat", "goat")
    assert not same_dimension("goat", "sheep")
    assert not same_dimension("mile", "knot")


@pytest.mark.parametrize(
    ("text", "name", "dimension"),
    [
        ("9 miles off", "mile", "length"),
        ("9km", "kilometre", "length"),
        ("9 sq nautical miles", "square nautical mile", "area"),
        ("9 km/h", "kilometre per hour", "speed"),
        ("9 kilometres per hour", "kilometre per hour", "speed"),
        ("9 degrees Celsius", "degree celsius", "temperature"),
        ("9°C", "degree celsius", "temperature"),
        ("9 per cent of", "percentage", "percentage"),
        ("9-foot wall", "foot", "length"),
        ("9 dollars a barrel", "dollar per barrel", "currency per volume"),
        ("9 goats per farm", None, None),
        ("9 kilowatts, it", "kilowatt", "power"),
        ("9 becquerels of", "becquerel", "radioactivity"),
        ("9mAh", "milliampere-hour", "charge"),
        ("9 people", None, None),
        ("9 in the morning", None, None),
        ("9 a day", None, None),
        ("9 times in", None, None),
        ("9\n\nmiles", None, None),
    ],
)
def test_unit_after(text: str, name: str | None, dimension: str | None) -> None:
    unit = unit_after(text, 1)
    unit = rate_after(text, unit) if unit else None
    assert (unit and unit.name, unit and unit.dimension) == (name, dimension)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("for $", "dollar"),
        ("for US $", "dollar"),
        ("for HK$", "hong kong dollar"),
        ("£", "pound sterling"),
        ("EUR ", "euro"),
        ("Rs. ", "indian rupee"),
        ("GPS", None),
        ("the ", None),
    ],
)
def test_currency_before(text: str, name: str | None) -> None:
    found = currency_before(text, len(text))
    assert (found and found[1]) == name


@settings(deadline=None)  # The first unknown unit loads quantulum3.
@given(st.text(), st.integers(0, 20))
def test_reading_never_raises(text: str, at: int) -> None:
    unit = unit_after(text, at)
    if unit is not None:
        assert at < rate_after(text, unit).end <= len(text)
    currency_before(text, min(at, len(text)))
