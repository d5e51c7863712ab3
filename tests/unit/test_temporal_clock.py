"""Times of day in running text, and the dates beside them."""

from datetime import date

import pytest

from atodds.extract.dates.temporal import (
    Temporal,
    find_temporal,
    part_of_day,
    times_with_dates,
    to_utc_minutes,
)


def times(text: str) -> list[Temporal]:
    return [t for t in find_temporal(text, date(2021, 9, 2)) if t.kind == "time"]


def only(text: str) -> Temporal:
    found = times(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "shown", "first", "last"),
    [
        ("at 4:12 pm sharp", "4:12 pm", "16:12", "16:12"),
        ("at 4:12 a. m. sharp", "4:12 a. m.", "04:12", "04:12"),
        ("at 8.11am sharp", "8.11am", "08:11", "08:11"),
        ("at 12:10 a.m. sharp", "12:10 a.m.", "00:10", "00:10"),
        ("at 12:10 p.m. sharp", "12:10 p.m.", "12:10", "12:10"),
        ("at 10 p.m.", "10 p.m.", "22:00", "22:00"),
        ("at 17:06 pm sharp", "17:06 pm", "17:06", "17:06"),
        ("at 17:06 she left", "17:06", "17:06", "17:06"),
        ("at 1600 hours", "1600 hours", "16:00", "16:00"),
        ("at noon", "noon", "12:00", "12:00"),
        ("at midnight", "midnight", "00:00", "00:00"),
        ("at seven o'clock in the evening", "seven o'clock in the evening", "19:00", "19:00"),
        ("at 2 in the morning", "2 in the morning", "02:00", "02:00"),
        ("at half past ten at night", "half past ten at night", "22:30", "22:30"),
        ("quarter to 9 p.m.", "quarter to 9 p.m.", "20:45", "20:45"),
        ("around 3 p.m.", "around 3 p.m.", "14:45", "15:15"),
        ("about 12:45 a.m.", "about 12:45 a.m.", "00:40", "00:50"),
        ("approximately 2:17 a.m.", "approximately 2:17 a.m.", "02:16", "02:18"),
        ("about 4:35 a.m.", "about 4:35 a.m.", "04:32", "04:38"),
        ("about 2:20 p.m.", "about 2:20 p.m.", "14:15", "14:25"),
        ("around 1:30 a.m.", "around 1:30 a.m.", "01:23", "01:37"),
        ("around midnight", "around midnight", "23:45", "00:15"),
        ("almost 8pm", "almost 8pm", "19:45", "20:00"),
        ("just after 6 a.m.", "just after 6 a.m.", "06:01", "06:10"),
        ("just before 6 a.m.", "just before 6 a.m.", "05:50", "05:59"),
        ("shortly after midnight", "shortly after midnight", "00:01", "00:20"),
        ("a few minutes after midnight", "a few minutes after midnight", "00:01", "00:10"),
        ("five minutes after 3 p.m.", "five minutes after 3 p.m.", "15:05", "15:05"),
        ("after 2 a.m.", "after 2 a.m.", "02:00", "02:59"),
        ("before midnight", "before midnight", "23:01", "00:00"),
        ("between 10 and 11 p.m.", "between 10 and 11 p.m.", "22:00", "23:00"),
        ("open 9am-5pm daily", "9am-5pm", "09:00", "17:00"),
        ("open 11-1 p.m. daily", "11-1 p.m.", "11:00", "13:00"),
        ("from 10 p.m. to 2 a.m.", "from 10 p.m. to 2 a.m.", "22:00", "02:00"),
        ("at 8 o'clock on Tuesday night", "8 o'clock", "20:00", "20:00"),
        ("at 6:30 Tuesday morning", "6:30", "06:30", "06:30"),
        ("at 0545 on Saturday", "0545", "05:45", "05:45"),
        ("at 03:34:08 UTC", "03:34:08 UTC", "03:34", "03:34"),
        ("between 2 and 3 in the morning", "between 2 and 3 in the morning", "02:00", "03:00"),
        ("at 10 or 11 p.m.", "10 or 11 p.m.", "22:00", "23:00"),
        ("in the early hours of the morning", "early hours of the morning", "00:00", "06:59"),
        ("a dawn raid", "dawn", "03:00", "07:59"),
    ],
)
def test_times(text: str, shown: str, first: str, last: str) -> None:
    found = only(text)
    assert found.text == shown
    assert found.period is not None
    assert (found.period.start, found.period.end) == (first, last)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("4:30 a.m. local time", "local"),
        ("(11.30 p. m. ET)", "ET"),
        ("0019 UTC (GMT)", "UTC"),
        ("1900 GMT", "GMT"),
        ("3:15 p.m. EDT", "EDT"),
        ("2 a.m. Eastern", "ET"),
        ("2 a.m. Pacific Standard Time", "PST"),
        ("11 p.m. Beijing time", "BEIJING"),
        ("4 p.m.", None),
    ],
)
def test_zones(text: str, zone: str | None) -> None:
    found = only(f"It struck at {text}.")
    assert found.zone == zone
    assert found.period is not None
    assert found.period.zone == zone


def test_both_clocks_of_one_statement() -> None:
    found = times("It struck at 17:06 hours local time (13:36 GMT) on Sunday.")
    assert [t.text for t in found] == ["17:06 hours local time", "13:36 GMT"]
    found = times("It struck at 1430 (0630 GMT) on Sunday.")
    assert [(t.text, t.zone) for t in found] == [("1430", "local"), ("0630 GMT", "GMT")]


@pytest.mark.parametrize("text", ["at 7 o'clock", "at 2:30 she left", "at half past ten"])
def test_morning_and_evening_are_not_guessed(text: str) -> None:
    assert only(text).period is None


def test_a_text_that_keeps_24_hours() -> None:
    found = times("The alarm rang at 9:30. The crew left at 14:10.")
    assert [t.period and t.period.start for t in found] == ["09:30", "14:10"]


@pytest.mark.parametrize("text", ["two minutes before the blast", "an hour later", "hours ago"])
def test_distances_in_hours_are_open(text: str) -> None:
    assert only(f"She rang {text}.").period is None


@pytest.mark.parametrize(
    "text",
    [
        "a 24-hour clock, a 12-hour shift, 2000 hours of work, about 1500 local residents",
        "They won 3:2 in 2:30, as in John 3:16, with odds of 12:10 and a ratio 10:30.",
        "A midnight curfew, the midnight train, Midnight Madness, high noon.",
        "from 9 to 5, at 7, in the afternoon, 13 a.m., 25:10, $5 am",
    ],
)
def test_no_times(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It rang at 8.11am on March 8.", "March 8"),
        ("It rang at 12:10 a.m. Tuesday.", "Tuesday"),
        ("It rang around 12:30 a.m. Saturday, August 28.", "Saturday, August 28"),
        ("On Tuesday, just after 2 a.m., it rang.", "Tuesday"),
        ("On Sunday at 4 p.m. it rang.", "Sunday"),
        ("It rang at 4 p.m. The crew left Sunday.", None),
    ],
)
def test_the_date_beside_a_time(text: str, day: str | None) -> None:
    found = find_temporal(text, date(2021, 9, 2))
    for pairs in (times_with_dates(found), times_with_dates(found, text)):
        assert [beside and beside.text for _, beside in pairs] == [day]


@pytest.mark.parametrize(
    ("clock", "zone", "on", "minutes"),
    [
        ("00:19", "UTC", None, 19),
        ("12:00", "CET", None, 660),
        ("22:30", "EST", None, 1650),
        ("12:00", "ET", date(2021, 7, 1), 960),
        ("12:00", "ET", date(2021, 1, 1), 1020),
        ("12:00", "PT", date(2006, 3, 20), 1200),
        ("12:00", "ET", date(1995, 4, 10), 960),
        ("01:59", "ET", date(2021, 3, 14), 419),
        ("03:00", "ET", date(2021, 3, 14), 420),
        ("12:00", "ET", date(1990, 11, 20), 1020),
        ("12:00", "ET", None, None),
        ("12:00", "ET", date(1950, 7, 1), None),
        ("12:00", "local", date(2021, 7, 1), None),
        ("12:00", "BEIJING", None, None),
    ],
)
def test_minutes_of_utc(clock: str, zone: str, on: date | None, minutes: int | None) -> None:
    assert to_utc_minutes(clock, zone, on) == minutes


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Tuesday night", "17:00", "05:59"),
        ("early Sunday", "00:00", "09:59"),
        ("early Sunday morning", "00:00", "08:59"),
        ("the early hours of Monday", "00:00", "06:59"),
        ("Friday afternoon", "12:00", "18:59"),
    ],
)
def test_parts_of_the_day(words: str, first: str, last: str) -> None:
    period = part_of_day(words)
    assert period is not None
    assert (period.start, period.end) == (first, last)


def test_a_day_has_no_part() -> None:
    assert part_of_day("Tuesday") is None
