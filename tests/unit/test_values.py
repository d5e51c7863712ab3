"""The algebra of values: what agrees, what can be reconciled, what clashes, and the laws of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from atodds.extract.numbers import units
from atodds.extract.numbers.units import convert
from atodds.model import Interval, Period, Relation, Site, Value, Wording
from atodds.values import WEEKDAY, YEARLESS, distance, half_unit, joint_relation, relation, widen

AGREEMENT, RECONCILABLE, CONFLICT = Relation.AGREEMENT, Relation.RECONCILABLE, Relation.CONFLICT

DAY, HEDGE = 24 * 60, 5

UNITS = (None, "mile", "mile", "kilometre", "kilometre", "foot", "kilogram", "dollar", "no unit")

_NUMBERS = st.one_of(
    st.integers(0, 200).map(float),
    st.integers(0, 20).map(lambda n: n * 100.0),
    st.integers(-400, 2000).map(lambda n: n / 10),
)
_DAYS = st.dates(date(2019, 1, 1), date(2019, 3, 31))
# Close together, around noon and around midnight.
_MINUTES = st.integers(-40, 40) | st.integers(680, 760)


@st.composite
def intervals(draw: st.DrawFn, units: tuple[str | None, ...] = UNITS) -> Interval:
    ends = sorted(draw(st.tuples(_NUMBERS, _NUMBERS)))
    low, high = draw(st.sampled_from([ends, ends[:1] * 2, [ends[0], None], [None, ends[1]]]))
    return Interval(low, high, draw(st.booleans()), draw(st.sampled_from(units)))


@st.composite
def days(draw: st.DrawFn) -> Period:
    first, last = sorted(draw(st.tuples(_DAYS, _DAYS)))
    last = draw(st.sampled_from([first, last]))
    return Period(first.isoformat(), last.isoformat(), draw(st.booleans()))


@st.composite
def clocks(draw: st.DrawFn) -> Period:
    first = draw(_MINUTES)
    last = (first + draw(st.sampled_from([0, 0, 1, 10, 60, 600]))) % DAY
    zone = draw(st.sampled_from([None, "UTC", "local", "ET"]))
    ahead = {"UTC": 0, "ET": -300}.get(zone or "local", draw(st.sampled_from([None, 270])))
    return Period(_clock(first), _clock(last), draw(st.booleans()), zone, ahead)


def _clock(minute: int) -> str:
    return f"{minute % DAY // 60:02}:{minute % 60:02}"


weekdays = st.integers(1, 7).map(lambda n: Period(f"{WEEKDAY}{n}", f"{WEEKDAY}{n}"))
wordings = st.sampled_from(["alive", "dead", "Ann", "Anne"]).map(lambda w: Wording(w, w.lower()))
_STREETS = st.sampled_from(
    ["west 15th street", "15th street", "mill road", "old mill road", "mill street", "mill", "om"]
)
sites = st.builds(
    Site,
    st.just("there"),
    st.lists(_STREETS, max_size=3, unique=True).map(sorted).map(tuple),
    st.none() | st.sampled_from([(18, 18), (19, 19), (1500, 1599), (1576, 1576)]),
    st.booleans(),
    st.sampled_from(["", "hospital", "olaf hospital", "olaf lorne hospital", "bergen hospital"]),
    st.sampled_from([None, True, False]),
    st.sampled_from(["", "library", "hallway"]),
    st.booleans(),
)
values = st.one_of(intervals(), days(), clocks(), weekdays, wordings, sites)


@given(values, values)
def test_a_relation_is_symmetric(a: Value, b: Value) -> None:
    assert relation(a, b, convert) is relation(b, a, convert)
    assert relation(a, b) is relation(b, a)


@given(values)
def test_a_value_agrees_with_itself(value: Value) -> None:
    assert relation(value, value, convert) is AGREEMENT


@given(values, values)
def test_no_pair_of_values_is_a_revision(a: Value, b: Value) -> None:
    assert relation(a, b, convert) in {AGREEMENT, RECONCILABLE, CONFLICT}


@given(intervals(), intervals(), st.none() | _NUMBERS, st.none() | _NUMBERS)
def test_widening_a_number_never_makes_a_conflict(
    a: Interval, b: Interval, down: float | None, up: float | None
) -> None:
    low = None if a.low is None or down is None else a.low - abs(down)
    high = None if a.high is None or up is None else a.high + abs(up)
    wider = Interval(low, high, True, a.unit)
    if relation(a, b, convert) is not CONFLICT:
        assert relation(wider, b, convert) is not CONFLICT


@given(days(), days() | weekdays, st.integers(0, 40), st.integers(0, 40))
def test_widening_a_span_of_days_never_makes_a_conflict(
    a: Period, b: Period, before: int, after: int
) -> None:
    first, last = (date.fromisoformat(d) for d in (a.start, a.end))
    wider = Period(
        (first - timedelta(before)).isoformat(), (last + timedelta(after)).isoformat(), True
    )
    if relation(a, b) is not CONFLICT:
        assert relation(wider, b) is not CONFLICT


@example(Period("14:53", "14:53"), Period("15:00", "15:00"), 0, 0)
@given(clocks(), clocks(), st.integers(0, 60), st.integers(0, 60))
def test_widening_a_time_never_makes_a_conflict(
    a: Period, b: Period, before: int, after: int
) -> None:
    first, last = (int(t[:2]) * 60 + int(t[3:]) for t in (a.start, a.end))
    if first == last:
        # An exact time stands for a few minutes already: a hedge of more than those widens it.
        before, after = before + HEDGE, after + HEDGE
    length = (last - first) % DAY + before + after
    if length >= DAY:
        return
    start = (first - before) % DAY
    wider = Period(_clock(start), _clock((start + length) % DAY), True, a.zone, a.ahead)
    if relation(a, b) is not CONFLICT:
        assert relation(wider, b) is not CONFLICT


@given(intervals(units=(None, "mile")), intervals(units=(None, "mile")))
def test_numbers_that_one_number_satisfies_do_not_clash(a: Interval, b: Interval) -> None:
    met = relation(a, b) is not CONFLICT
    low = max((x.low for x in (a, b) if x.low is not None), default=None)
    high = min((x.high for x in (a, b) if x.high is not None), default=None)
    assert met == (low is None or high is None or low <= high or abs(low - high) < 1e-6)


@given(intervals(), intervals())
def test_only_what_clashes_is_apart(a: Interval, b: Interval) -> None:
    gap = distance(a, b, convert)
    assert 0.0 <= gap <= 1.0
    if relation(a, b, convert) is not CONFLICT:
        assert gap == 0.0


@given(st.lists(intervals(units=(None,)), min_size=2, max_size=5))
def test_together_they_clash_when_no_number_satisfies_all(found: list[Interval]) -> None:
    low = max((x.low for x in found if x.low is not None), default=None)
    high = min((x.high for x in found if x.high is not None), default=None)
    none = low is not None and high is not None and low - high > 1e-6
    assert (joint_relation(found) is CONFLICT) == none


@given(intervals())
def test_widening_by_the_last_digit_only_widens(value: Interval) -> None:
    wide = widen(value, 0.02)
    assert (wide.low is None) == (value.low is None)
    assert value.low is None or wide.low is None or wide.low <= value.low
    assert value.high is None or wide.high is None or wide.high >= value.high
    assert wide.unit == value.unit


EXACT_13, AT_LEAST_169 = Interval(13, 13), Interval(169, None)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (EXACT_13, Interval(13, 13), AGREEMENT),
        (EXACT_13, Interval(15, 15), CONFLICT),
        # "some 170", "at least 169", "173": the three differ, and all can be true.
        (Interval(165, 175, True), AT_LEAST_169, RECONCILABLE),
        (AT_LEAST_169, Interval(173, 173), RECONCILABLE),
        (Interval(165, 175, True), Interval(173, 173), RECONCILABLE),
        (AT_LEAST_169, Interval(168, 168), CONFLICT),
        (Interval(None, 20), Interval(21, 21), CONFLICT),
        (Interval(None, 20), Interval(5, 5), RECONCILABLE),
        (Interval(3000, 5000), Interval(6000, 7000), CONFLICT),
        (Interval(0, 0), Interval(5, 5), CONFLICT),
        # One figure, hedged by one of the two.
        (Interval(295, 305, True), Interval(300, 300), AGREEMENT),
    ],
)
def test_numbers(a: Interval, b: Interval, expected: Relation) -> None:
    assert relation(a, b) is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((22, "mile"), (35, "kilometre"), RECONCILABLE),
        ((85, "mile"), (135, "kilometre"), RECONCILABLE),
        ((2, "mile"), (3, "kilometre"), RECONCILABLE),
        ((560, "mile"), (216, "kilometre"), CONFLICT),
        ((6, "foot"), (1.83, "metre"), RECONCILABLE),
        ((6, "foot"), (2.5, "metre"), CONFLICT),
        # Without a rate no money converts, and what cannot be compared cannot clash.
        ((5, "dollar"), (500, "euro"), RECONCILABLE),
        ((5, "mile"), (500, "kilogram"), RECONCILABLE),
    ],
)
def test_units(a: tuple[float, str], b: tuple[float, str], expected: Relation) -> None:
    first, second = (Interval(n, n, unit=unit) for n, unit in (a, b))
    assert relation(first, second, convert) is expected
    assert relation(first, second) is RECONCILABLE


@example(1, 100.0, 112)
@given(st.integers(1, 30), st.sampled_from([1.0, 10.0, 100.0]), st.integers(40, 250))
def test_hedging_a_figure_does_not_make_its_conversion_clash(
    figure: int, scale: float, percent: int
) -> None:
    stated = Interval(figure * scale, figure * scale, unit="mile")
    hedged = Interval(figure * scale * 0.95, figure * scale * 1.05, True, "mile")
    there = round(figure * scale * percent / 100 * 1.609344)
    converted = Interval(there, there, unit="kilometre")
    if relation(stated, converted, convert) is not CONFLICT:
        assert relation(hedged, converted, convert) is not CONFLICT


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (("2021-08-26", "2021-08-26"), ("2021-08-26", "2021-08-26"), AGREEMENT),
        (("2021-08-26", "2021-08-26"), ("2021-08-27", "2021-08-27"), CONFLICT),
        (("2021-08-01", "2021-08-31"), ("2021-08-26", "2021-08-26"), RECONCILABLE),
        (("2021-08-01", "2021-08-31"), ("2021-09-26", "2021-09-26"), CONFLICT),
        # 2021-08-26 was a Thursday.
        ((f"{WEEKDAY}4", f"{WEEKDAY}4"), ("2021-08-26", "2021-08-26"), AGREEMENT),
        ((f"{WEEKDAY}3", f"{WEEKDAY}3"), ("2021-08-26", "2021-08-26"), CONFLICT),
        ((f"{WEEKDAY}3", f"{WEEKDAY}3"), (f"{WEEKDAY}4", f"{WEEKDAY}4"), CONFLICT),
        ((f"{YEARLESS}08-26", f"{YEARLESS}08-26"), ("2021-08-26", "2021-08-26"), AGREEMENT),
        ((f"{YEARLESS}08-25", f"{YEARLESS}08-25"), ("2021-08-26", "2021-08-26"), CONFLICT),
        ((f"{YEARLESS}08-25", f"{YEARLESS}08-25"), (f"{WEEKDAY}4", f"{WEEKDAY}4"), RECONCILABLE),
        ((f"{YEARLESS}08-25", f"{YEARLESS}08-25"), ("2021-01-01", "2021-12-31"), RECONCILABLE),
        (("14:20", "14:20"), ("15:30", "15:30"), CONFLICT),
        # Reports give one time to the minute and rounded, also across midnight.
        (("14:53", "14:53"), ("15:00", "15:00"), RECONCILABLE),
        (("23:58", "23:58"), ("00:01", "00:01"), RECONCILABLE),
        (("23:00", "02:00"), ("01:15", "01:15"), RECONCILABLE),
        (("23:00", "02:00"), ("03:15", "03:15"), CONFLICT),
        # A day and a time of day say nothing against each other.
        (("2021-08-26", "2021-08-26"), ("14:20", "14:20"), RECONCILABLE),
    ],
)
def test_days_and_times(a: tuple[str, str], b: tuple[str, str], expected: Relation) -> None:
    assert relation(Period(*a), Period(*b)) is expected


def test_a_local_time_is_not_compared_with_another_clock() -> None:
    local, utc = Period("17:50", "17:50"), Period("13:20", "13:20", zone="UTC")
    assert relation(local, utc) is RECONCILABLE
    assert relation(Period("17:20", "17:20", zone="UTC"), utc) is CONFLICT
    assert relation(local, Period("17:50", "17:50", zone="local")) is AGREEMENT
    assert relation(local, replace(utc, ahead=0)) is RECONCILABLE


def test_times_on_known_clocks_are_compared_as_one_clock_shows_them() -> None:
    local = Period("17:50", "17:50", zone="local", ahead=270)
    utc = Period("13:20", "13:20", zone="UTC", ahead=0)
    assert relation(local, utc) is AGREEMENT
    assert relation(local, Period("14:20", "14:20", zone="GMT", ahead=0)) is CONFLICT
    assert relation(Period("01:10", "01:10", zone="local", ahead=120),
                    Period("23:10", "23:10", zone="UTC", ahead=0)) is AGREEMENT  # fmt: skip


def test_words_are_compared_by_their_key() -> None:
    assert relation(Wording("Dead", "dead"), Wording("killed", "dead")) is AGREEMENT
    assert relation(Wording("Dead", "dead"), Wording("alive", "alive")) is CONFLICT


def test_values_of_different_kinds_say_nothing_against_each_other() -> None:
    assert relation(EXACT_13, Wording("13", "13")) is RECONCILABLE


def test_one_clash_makes_a_set_clash_though_others_agree() -> None:
    assert joint_relation([EXACT_13, EXACT_13, Interval(14, 14)]) is CONFLICT
    assert joint_relation([EXACT_13, EXACT_13]) is AGREEMENT
    assert joint_relation([EXACT_13, Interval(10, None), EXACT_13]) is RECONCILABLE


@pytest.mark.parametrize(
    ("printed", "half"),
    [(13, 0.5), (170, 5), (3000, 500), (2.6, 0.05), (0, 0.5), (1.05, 0.005), (1e12, 5e11)],
)
def test_half_a_unit_of_the_last_digit(printed: float, half: float) -> None:
    assert half_unit(printed) == pytest.approx(half)


def test_a_figure_in_another_unit_agrees_when_it_is_exactly_the_same() -> None:
    decades, years = Interval(2, 2, unit="decade"), Interval(20, 20, unit="year")
    assert relation(decades, years, units.convert) is AGREEMENT
    assert relation(years, decades, units.convert) is AGREEMENT
    assert relation(decades, Interval(20, None, unit="year"), units.convert) is RECONCILABLE
