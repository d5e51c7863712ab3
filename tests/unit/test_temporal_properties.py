"""What holds of dates and times on any input."""

import re
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from atodds.extract.dates import almanac, dateforms
from atodds.extract.dates.temporal import (
    find_header_date,
    find_temporal,
    find_text_date,
    times_with_dates,
)

PIECES = (
    *(
        "the early hours of",
        "last",
        "this past",
        "next",
        "the",
        "a",
        "in",
        "on",
        "at",
        "by",
        "since",
    ),
    *("until", "between", "and", "to", "from", "will", "was", "Monday", "Tuesday night", "friday"),
    *("Sept.", "May", "March", "August", "26", "26th", "3", "11:30", "0019", "1900", "2021", "'07"),
    *("/", "-", ",", ".", "\n", "\n\n", "(", ")", "a.m.", "p. m.", "pm", "GMT", "ET", "local time"),
    *("o'clock", "noon", "midnight", "half past", "ten", "just after", "around", "few minutes"),
    *("days", "decades", "ago", "later", "and a half", "the following", "day", "week", "weekend"),
    *(
        "summer of",
        "end of",
        "beginning of",
        "early",
        "late",
        "mid-",
        "New Year's Eve",
        "Christmas",
    ),
    *("9/11", "1983-2005", "people", "today", "tonight", "yesterday", "overnight", "\u0130", "999"),
    *("\U0001f600", "%", "$", "winter of", "shortly before"),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map(" ".join)
REFERENCES = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.just(date(2020, 2, 29))


@given(TEXTS, REFERENCES)
@settings(max_examples=300, deadline=None)
def test_spans_hold_and_never_overlap_within_a_kind(text: str, reference: date | None) -> None:
    found = find_temporal(text, reference)
    assert [t.start for t in found] == sorted(t.start for t in found)
    for kind in ("date", "time"):
        ends = 0
        for t in (t for t in found if t.kind == kind):
            assert ends <= t.start < t.end
            ends = t.end
    for t in found:
        assert text[t.start : t.end] == t.text
        if t.period and t.kind == "date":
            assert date.fromisoformat(t.period.start) <= date.fromisoformat(t.period.end)
        elif t.period:
            assert re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", t.period.start)
            assert re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", t.period.end)
    assert [p[0] for p in times_with_dates(found, text)] == [t for t in found if t.kind == "time"]


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_without_a_reference_what_resolves_is_absolute(text: str) -> None:
    for t in find_temporal(text, None):
        assert t.period is None or not t.relative


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_the_first_look_skips_no_form(text: str) -> None:
    patient = re.compile(
        r"(?<![\w/])(?:"
        + "|".join(re.sub(r"\(\?P<(?!sep>)\w+>", "(?:", p) for p in dateforms.FORMS.values())
        + ")"
    )
    assert [m.span() for m in dateforms.any_date().finditer(text)] == [
        m.span() for m in patient.finditer(text)
    ]


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_the_publication_date_comes_with_its_words(text: str) -> None:
    found = find_header_date(text)
    if found:
        assert text[found[1] : found[2]].strip()
    find_text_date(text)


@given(st.dates(date(1583, 1, 1), date(4099, 12, 31)))
def test_easter_is_a_sunday_in_spring(day: date) -> None:
    easter = almanac.easter(day.year)
    assert easter.weekday() == 6
    assert date(day.year, 3, 22) <= easter <= date(day.year, 4, 25)


@given(st.dates(date(1901, 1, 1), date(2900, 1, 1)), st.integers(-500, 500))
def test_adding_months_keeps_the_day_or_the_end(day: date, months: int) -> None:
    moved = almanac.add_months(day, months)
    assert (moved.year - day.year) * 12 + moved.month - day.month == months
    assert moved.day == day.day or (moved + timedelta(days=1)).day == 1
