"""Dates in running text: what is found, what it means, what is no date."""

from datetime import date

import pytest

from atodds.extract.dates.temporal import Temporal, find_temporal

THURSDAY = date(2021, 9, 2)


def dates(text: str, reference: date | None = THURSDAY) -> list[Temporal]:
    return [t for t in find_temporal(text, reference) if t.kind == "date"]


def only(text: str, reference: date | None = THURSDAY) -> Temporal:
    found = dates(text, reference)
    assert len(found) == 1, found
    return found[0]


def bounds(text: str, reference: date | None = THURSDAY) -> tuple[str, str] | None:
    period = only(text, reference).period
    return (period.start, period.end) if period else None


@pytest.mark.parametrize(
    ("text", "shown", "day"),
    [
        ("It opened on June 4, 2019.", "June 4, 2019", "2019-06-04"),
        ("It opened on Jun. 4, 2019.", "Jun. 4, 2019", "2019-06-04"),
        ("It opened on 4 June 2019 in Lyon.", "4 June 2019", "2019-06-04"),
        ("It opened on the 4th of June, 2019.", "the 4th of June, 2019", "2019-06-04"),
        ("It opened on Tuesday, June 4th, 2019.", "Tuesday, June 4th, 2019", "2019-06-04"),
        ("logged 2019-06-04 by hand", "2019-06-04", "2019-06-04"),
        ("am 04.06.2019 in Bern", "04.06.2019", "2019-06-04"),
        ("filed 6/4/2019 here", "6/4/2019", "2019-06-04"),
        ("filed 24/6/2019 here", "24/6/2019", "2019-06-24"),
        ("4 / 9 / 2018 edition", "4 / 9 / 2018", "2018-04-09"),
        ("OSLO, JUNE 4, 2019", "JUNE 4, 2019", "2019-06-04"),
        ("after 9/11 the rules changed", "9/11", "2001-09-11"),
        ("on Christmas Eve 2018 they", "Christmas Eve 2018", "2018-12-24"),
        ("on Good Friday 2019 they", "Good Friday 2019", "2019-04-19"),
    ],
)
@pytest.mark.parametrize("reference", [None, THURSDAY])
def test_full_dates_need_no_reference(
    text: str, shown: str, day: str, reference: date | None
) -> None:
    found = only(text, reference)
    assert (found.text, found.grain, found.relative) == (shown, "day", False)
    assert found.period is not None
    assert (found.period.start, found.period.end) == (day, day)


@pytest.mark.parametrize(
    ("text", "shown", "day"),
    [
        ("The ferry sank on August 26.", "August 26", "2021-08-26"),
        ("The ferry sank on Dec. 20 off Crete.", "Dec. 20", "2020-12-20"),
        ("Saturday, August 28, was calm", "Saturday, August 28", "2021-08-28"),
        ("They were freed on the 26th.", "the 26th", "2021-08-26"),
        ("The ferry sank on Thursday.", "Thursday", "2021-09-02"),
        ("The ferry sank Tuesday night.", "Tuesday night", "2021-08-31"),
        ("The ferry sank early Monday morning.", "early Monday morning", "2021-08-30"),
        ("in the early hours of Monday", "the early hours of Monday", "2021-08-30"),
        ("It sank early on Sunday.", "early on Sunday", "2021-08-29"),
        ("It sank last Thursday.", "last Thursday", "2021-08-26"),
        ("It sank this past Monday.", "this past Monday", "2021-08-30"),
        ("It sank on Monday last week.", "Monday last week", "2021-08-23"),
        ("It sank today.", "today", "2021-09-02"),
        ("It sank yesterday afternoon.", "yesterday afternoon", "2021-09-01"),
        ("It sails tomorrow.", "tomorrow", "2021-09-03"),
        ("It sank two days ago.", "two days ago", "2021-08-31"),
        ("It sank on New Year's Eve.", "New Year's Eve", "2020-12-31"),
        ("It sank on the Fourth of July.", "Fourth of July", "2021-07-04"),
    ],
)
def test_days_count_from_the_publication(text: str, shown: str, day: str) -> None:
    found = only(text)
    assert (found.text, found.relative) == (shown, True)
    assert found.period is not None
    assert (found.period.start, found.period.end) == (day, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The trial will begin Monday.", "2021-09-06"),
        ("She is due in court Friday.", "2021-09-03"),
        ("A vote on the budget is to be held Tuesday.", "2021-09-07"),
        ("On Tuesday the council will vote.", "2021-09-07"),
        ("The bridge reopens next Friday.", "2021-09-03"),
        ("His next hearing is March 8.", "2022-03-08"),
        ("The board will vote next week, officials said Tuesday.", "2021-08-31"),
        ("He was expected to be released Friday.", "2021-09-03"),
        ("She will be sentenced for a robbery which she planned on Monday.", "2021-08-30"),
        ("The court must rule by Friday.", "2021-09-03"),
    ],
)
def test_the_sentence_tells_past_from_future(text: str, day: str) -> None:
    days = [t.period for t in dates(text) if t.grain == "day"]
    assert [p and p.start for p in days] == [day]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in March they left", "2021-03-01", "2021-03-31"),
        ("last October they left", "2020-10-01", "2020-10-31"),
        ("at the end of July they left", "2021-07-21", "2021-07-31"),
        ("in May 2019 they left", "2019-05-01", "2019-05-31"),
        ("between June and July 2019", "2019-06-01", "2019-07-31"),
        ("they left last week", "2021-08-23", "2021-08-29"),
        ("they left last month", "2021-08-01", "2021-08-31"),
        ("they left last year", "2020-01-01", "2020-12-31"),
        ("they left earlier this year", "2021-01-01", "2021-09-02"),
        ("they left over the weekend", "2021-08-28", "2021-08-29"),
        ("they left last night", "2021-09-01", "2021-09-02"),
        ("they left last summer", "2021-06-01", "2021-08-31"),
        ("in the summer of 2012 they left", "2012-06-01", "2012-08-31"),
        ("they left in 2016", "2016-01-01", "2016-12-31"),
        ("the 2016 flood took it", "2016-01-01", "2016-12-31"),
        ("since 1955 they stayed", "1955-01-01", "1955-12-31"),
        ("the war of 1983-2005", "1983-01-01", "2005-12-31"),
        ("in 2009 and 2010 he taught", "2009-01-01", "2010-12-31"),
        ("in the last week of June they left", "2021-06-20", "2021-06-30"),
        ("in the first half of 2012 they left", "2012-01-01", "2012-07-02"),
        ("from May 3 to 5 it rained", "2021-05-03", "2021-05-05"),
    ],
)
def test_longer_periods(text: str, first: str, last: str) -> None:
    assert bounds(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("early 2019", "2019-02-01"),
        ("a year and a half ago", "2020-03-02"),
        ("just over a year and a half ago", "2020-01-10"),
        ("a week ago", "2021-08-26"),
        ("two months ago", "2021-07-02"),
        ("seven years ago", "2014-03-01"),
        ("two or three weeks ago", "2021-08-15"),
    ],
)
def test_rough_distances_are_wide_and_say_so(text: str, inside: str) -> None:
    found = only(f"It closed {text}.")
    assert found.text == text
    assert found.approximate
    assert found.period is not None
    assert found.period.start <= inside <= found.period.end
    assert found.period.start < found.period.end


@pytest.mark.parametrize(
    "text",
    [
        "two days later",
        "four days earlier",
        "the following day",
        "the next morning",
        "that night",
        "days later",
        "years ago",
        "a few weeks ago",
        "the day after",
        "999 decades ago",
    ],
)
def test_what_hangs_on_another_event_stays_open(text: str) -> None:
    found = only(f"The crew left {text}.")
    assert (found.text, found.period, found.relative) == (text, None, True)


@pytest.mark.parametrize(
    "text", ["on Tuesday", "on June 4", "in June", "today", "last week", "two days ago"]
)
def test_nothing_is_guessed_without_a_reference(text: str) -> None:
    found = only(f"The crew left {text}.", None)
    assert (found.period, found.relative) == (None, True)


def test_a_passage_about_an_earlier_year_leaves_the_year_open() -> None:
    found = dates("He fled on March 3, 2004. He was caught on June 12.")
    assert [t.period and t.period.start for t in found] == ["2004-03-03", None]
    found = dates("He will leave on March 3, 2022. He was caught on June 12.")
    assert found[1].period is not None


def test_a_stated_weekday_picks_the_year() -> None:
    assert bounds("on Friday, September 17, they met") == ("2021-09-17", "2021-09-17")
    assert bounds("on Saturday, September 17, they met") == ("2022-09-17", "2022-09-17")


@pytest.mark.parametrize(
    "text",
    [
        "They may march on May Street with Theresa May and April Jones.",
        "In the 1990s, and in her 50s, she won 3-2, then 21-14.",
        "The 2,011 people and 1500 troops took version 2.10.12 in 2000 cases.",
        "Windows 2000, Room 2012, Flight 1903 and a 2004 Toyota at 2020 Main Street.",
        "A second man on the 26th floor of the 2000 block read the Sunday Times.",
        "Monday Night Football is on every Monday; USA Today says so.",
        "It was a Monday, and open Monday to Friday.",
        "The last year of the last two weeks, year after year.",
        "Sun Yat-sen, Sat Nav, Jan Smith; 12 April Road; March for Our Lives.",
        "A Thanksgiving dinner, Christmas trees, Easter Island.",
        "Call 555-1212 or 202-555-0143, ratio 1/2, 24/7, $2000, 192.168.10.12.",
    ],
)
def test_no_dates(text: str) -> None:
    assert dates(text) == []


def test_the_range_limits_the_search_but_not_the_context() -> None:
    text = "It will open Monday. It shut Tuesday."
    inside = find_temporal(text, THURSDAY, offset_range=(10, 20))
    assert [(t.text, t.period and t.period.start) for t in inside] == [("Monday", "2021-09-06")]
