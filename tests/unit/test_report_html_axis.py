from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.model import Interval, Period, Value, Wording
from atodds.report.html.axis import Axis, Extent, Kind, axis, extents, number, told


def of(*values: Value) -> Axis:
    lines = extents(values)
    assert lines is not None
    found = axis(*lines)
    assert found is not None
    return found


def labels(*values: Value) -> list[str]:
    return [tick.label for tick in of(*values).ticks]


def one(low: float | None, high: float | None, unit: str | None = None) -> Interval:
    return Interval(low, high, unit=unit)


class TestExtents:
    def test_numbers(self) -> None:
        found = extents([one(165, 175), one(169, None), one(float("-inf"), 3)])
        assert found == (Kind.NUMBER, [Extent(165, 175), Extent(169, None), Extent(None, 3)])

    def test_clock_times_past_midnight(self) -> None:
        found = extents([Period("23:30", "00:15")])
        assert found == (Kind.CLOCK, [Extent(23 * 60 + 30, 24 * 60 + 15)])

    def test_days(self) -> None:
        found = extents([Period("2024-05-01", "2024-05-03")])
        assert found is not None
        assert found[0] is Kind.DAY
        assert (found[1][0].high or 0) - (found[1][0].low or 0) == 2

    @pytest.mark.parametrize(
        "values",
        [
            [Wording("a"), Wording("b")],
            [one(1, 1, "mile"), one(2, 2, "kilometre")],
            [one(1, 1), Wording("b")],
            [Period("14:00", "14:00", zone="UTC"), Period("14:00", "14:00")],
            [Period("14:00", "14:00"), Period("2024-05-01", "2024-05-01")],
            [Period("-W-3", "-W-3"), Period("2024-05-01", "2024-05-01")],
            [],
        ],
    )
    def test_what_shares_no_line(self, values: list[Value]) -> None:
        assert extents(values) is None


class TestTicks:
    def test_counts_have_whole_ticks(self) -> None:
        assert labels(one(1, 1), one(2, 2)) == ["1", "2"]
        assert labels(one(3, 3), one(9, 9)) == ["4", "6", "8"]

    def test_no_count_falls_below_nothing(self) -> None:
        assert labels(one(None, 10), one(1, 1))[0] == "0"

    def test_decimals(self) -> None:
        assert labels(one(5.2, 5.2), one(5.4, 5.4)) == ["5.2", "5.25", "5.3", "5.35", "5.4"]

    def test_very_different_numbers_get_a_logarithmic_axis(self) -> None:
        scale = of(one(3, 3), one(90_000, 90_000))
        assert scale.log
        assert [tick.label for tick in scale.ticks] == ["10", "100", "1,000", "10,000", "100,000"][
            : len(scale.ticks)
        ]

    def test_days_and_months_and_years(self) -> None:
        assert labels(Period("2024-05-01", "2024-05-01"), Period("2024-05-03", "2024-05-03")) == [
            "1 May",
            "2 May",
            "3 May",
        ]
        months = labels(Period("2023-11-05", "2023-11-05"), Period("2024-04-20", "2024-04-20"))
        assert "Jan 2024" in months
        assert labels(Period("1990-01-01", "1990-01-01"), Period("2020-06-01", "2020-06-01"))[
            0
        ].isdigit()

    def test_clock(self) -> None:
        assert labels(Period("14:00", "14:00"), Period("14:40", "14:40")) == [
            "14:00",
            "14:10",
            "14:20",
            "14:30",
            "14:40",
        ]

    def test_open_bounds_alone_make_no_axis(self) -> None:
        assert axis(Kind.NUMBER, [Extent(None, None)]) is None


ENDS = st.one_of(st.none(), st.floats(-1e300, 1e300))


@given(st.lists(st.tuples(ENDS, ENDS), min_size=1, max_size=8))
def test_every_end_has_a_place_on_the_axis(ends: list[tuple[float | None, float | None]]) -> None:
    found = axis(Kind.NUMBER, [Extent(low, high) for low, high in ends])
    known = [end for pair in ends for end in pair if end is not None]
    assert (found is None) == (not known)
    if found is not None:
        assert all(0 <= found.at(end) <= 100 for end in known)
        assert all(0 <= tick.at <= 100 for tick in found.ticks)
        assert len(found.ticks) <= 14


@given(st.dates(), st.dates())
def test_any_two_days_fit(first: object, last: object) -> None:
    low, high = sorted((str(first), str(last)))
    scale = of(Period(low, low), Period(high, high))
    assert all(0 <= tick.at <= 100 for tick in scale.ticks)


@given(st.times(), st.times())
def test_any_two_times_fit(first: object, last: object) -> None:
    scale = of(Period(str(first)[:5], str(last)[:5]))
    assert all(0 <= tick.at <= 100 for tick in scale.ticks)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (12.0, "12"),
        (1200.0, "1,200"),
        (5.4, "5.4"),
        (3e6, "3 million"),
        (1.25e9, "1.25 billion"),
        (-4e6, "-4 million"),
        (1e18, "1e+18"),
    ],
)
def test_numbers_for_people(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("kind", "extent", "text"),
    [
        (Kind.NUMBER, Extent(165, 175), "165 to 175"),
        (Kind.NUMBER, Extent(169, None), "169 or more"),
        (Kind.NUMBER, Extent(None, 5), "5 or less"),
        (Kind.NUMBER, Extent(0, 0), "0"),
        (Kind.CLOCK, Extent(845, 1450), "14:05 to 00:10"),
        (Kind.DAY, Extent(738_000, None), "29 Jul 2021 or later"),
        (Kind.NUMBER, Extent(None, None), "not said"),
    ],
)
def test_extents_in_words(kind: Kind, extent: Extent, text: str) -> None:
    assert told(kind, extent) == text
