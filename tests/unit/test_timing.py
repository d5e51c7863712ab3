"""On which day and at what time an event is put; the day of the telling is none."""

from __future__ import annotations

from datetime import date

import pytest
from sample_claims import ReadText

from atodds.extract.claims.timing import period_of
from atodds.extract.dates.moment import Temporal
from atodds.model import Claim, Period
from atodds.values import WEEKDAY, YEARLESS

pytestmark = pytest.mark.model

# Thursday.
PUBLISHED = date(2019, 3, 7)


def timed(read_text: ReadText, text: str, published: date | None = PUBLISHED) -> list[Claim]:
    claims = read_text(text, published).claims
    return [c for c in claims if c.kind in {"date", "time"} and c.measure in {"date", "time"}]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Marcus Thole was arrested in Lorne on Tuesday, police said.", "2019-03-05", "2019-03-05"),
        ("Marcus Thole was arrested on March 5.", "2019-03-05", "2019-03-05"),
        ("Marcus Thole was arrested on 5 March 2018.", "2018-03-05", "2018-03-05"),
        ("The attack took place two days ago.", "2019-03-05", "2019-03-05"),
        ("The shooting happened yesterday.", "2019-03-06", "2019-03-06"),
        ("The fire broke out last Thursday.", "2019-02-28", "2019-02-28"),
        ("The shooting happened at 2:20 p.m. on Mill Road.", "14:20", "14:20"),
        ("The quake struck at 17:50.", "17:50", "17:50"),
    ],
)
def test_when_it_happened(read_text: ReadText, text: str, first: str, last: str) -> None:
    [claim] = timed(read_text, text)
    assert isinstance(claim.value, Period)
    assert (claim.value.start, claim.value.end) == (first, last)


def test_a_day_that_needs_the_date_of_publication_is_not_guessed(read_text: ReadText) -> None:
    [claim] = timed(read_text, "Marcus Thole was arrested in Lorne on Tuesday.", None)
    assert claim.value == Period(f"{WEEKDAY}2", f"{WEEKDAY}2")
    assert not timed(read_text, "Marcus Thole was arrested in Lorne yesterday.", None)
    [claim] = timed(read_text, "Marcus Thole was arrested on 5 March 2018.", None)
    assert claim.value == Period("2018-03-05", "2018-03-05")


def test_about_widens_a_time(read_text: ReadText) -> None:
    [claim] = timed(read_text, "The explosion occurred around 3 a.m.")
    assert isinstance(claim.value, Period)
    assert claim.value.start < "03:00" < claim.value.end


def test_a_time_knows_its_clock(read_text: ReadText) -> None:
    local, utc = timed(read_text, "The quake struck at 17:50 local time (13:20 UTC).")
    assert isinstance(local.value, Period)
    assert isinstance(utc.value, Period)
    assert (local.value.zone, utc.value.zone) == ("local", "UTC")


@pytest.mark.parametrize(
    "text",
    [
        "Police said on Tuesday that Marcus Thole had been arrested.",
        "The paper was published on Tuesday.",
        "The mayor told reporters on Tuesday that the road was open.",
    ],
)
def test_the_day_of_the_telling_is_not_the_event_s(read_text: ReadText, text: str) -> None:
    assert not timed(read_text, text)


def test_the_day_is_that_of_the_person_named(read_text: ReadText) -> None:
    text = "Marcus Thole was arrested on Tuesday. Peter Lund was arrested on Wednesday."
    first, second = timed(read_text, text)
    assert first.context.entity == "marcus thole"
    assert second.context.entity == "peter lund"
    assert {c.context.predicate for c in (first, second)} == {"arrest"}


def test_the_event_that_is_timed(read_text: ReadText) -> None:
    [claim] = timed(read_text, "The shooting happened at 2:20 p.m. on Mill Road.")
    assert claim.context.events == {"shooting"}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("He was denied a permit in January.", "2019-01-01", "2019-01-31"),
        ("The bank moved to Lorne in 2006.", "2006-01-01", "2006-12-31"),
        ("The group was ousted last year.", "2018-01-01", "2018-12-31"),
    ],
)
def test_months_and_years_are_dates(read_text: ReadText, text: str, first: str, last: str) -> None:
    [claim] = timed(read_text, text)
    assert claim.value == Period(first, last)


@pytest.mark.parametrize(
    ("text", "words", "governor", "event"),
    [
        ("Friday's shooting at the college left two dead.", "Friday", "shooting", "shooting"),
        ("The March 5 suicide bombing killed 13 people.", "March 5", "bombing", "bombing"),
        ("Police sought a suspect in the 2018 bombing.", "2018", "bombing", "bombing"),
        ("A shooting that hurt four people Tuesday night is a riddle.", "Tuesday night", "hurt",
         "shooting"),
        ("Police seek a man after a shooting in the 300 block of Mill Road on Monday.", "Monday",
         "shooting", "shooting"),
        ("The attack occurred just before 2 a.m. Feb. 28 at the inn.", "Feb. 28", "occurred",
         "any"),
        ("Her next court hearing is on April 19.", "April 19", "is", ""),
        ("Her next court hearing is long, and April 19 is near.", "April 19", "is", None),
    ],
)  # fmt: skip
def test_what_a_date_belongs_to(
    read_text: ReadText, text: str, words: str, governor: str, event: str | None
) -> None:
    claims = [c for c in timed(read_text, text) if c.text == words]
    if event is None:
        assert not claims
        return
    [claim] = claims
    assert claim.subject == governor
    assert claim.context.events == (frozenset({event}) if event else frozenset())


ATTACK = "A gunman attacked a market in Lorne on Monday, killing two. "


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        (ATTACK + "Ida Lund died two days later.", "two days later", "2019-03-06", "2019-03-06"),
        (ATTACK + "Police met. Ida Lund died a day after the attack.", "a day after",
         "2019-03-05", "2019-03-05"),
        (ATTACK + "Ida Lund died a week after the attack.", "a week after",
         "2019-03-09", "2019-03-13"),
        ("Ida Lund was arrested on Monday. The following day she was charged.",
         "The following day", "2019-03-05", "2019-03-05"),
    ],
)  # fmt: skip
def test_days_counted_from_another(
    read_text: ReadText, text: str, words: str, first: str, last: str
) -> None:
    [claim] = [c for c in timed(read_text, text) if c.text == words]
    assert isinstance(claim.value, Period)
    assert (claim.value.start, claim.value.end) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("He was arrested on March 5, two days after the bombing.", "2019-03-03", "2019-03-03"),
        ("He was arrested in February, a day before the bombing.", "2019-02-01", "2019-02-28"),
    ],
)
def test_what_a_date_is_counted_from_is_dated_too(
    read_text: ReadText, text: str, first: str, last: str
) -> None:
    claims = timed(read_text, text)
    assert [c.context.predicate for c in claims] == ["arrest", "bombing"]
    assert isinstance(claims[1].value, Period)
    assert (claims[1].value.start, claims[1].value.end) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Lund died five days after the wedding.",
        ATTACK + "Ida Lund died a day after the trial began.",
        "Ida Lund died two days later.",
    ],
)
def test_days_are_not_counted_from_what_has_no_day(read_text: ReadText, text: str) -> None:
    assert not [c for c in timed(read_text, text) if "after" in c.text or "later" in c.text]


def test_a_local_time_given_in_utc_too_tells_how_far_the_clock_is_ahead(
    read_text: ReadText,
) -> None:
    text = "The ferry sank at 3 p.m. (1200 GMT). The last call came at 2:40 p.m. local time."
    assert [c.value.ahead for c in timed(read_text, text) if isinstance(c.value, Period)] == [
        180, 0, 180,
    ]  # fmt: skip


def test_a_zone_is_ahead_by_its_name_and_the_season(read_text: ReadText) -> None:
    text = "The ferry sank at 8:30 a.m. ET."
    for published, ahead in ((date(2019, 1, 7), -300), (date(2019, 7, 7), -240)):
        [claim] = timed(read_text, text, published)
        assert isinstance(claim.value, Period)
        assert claim.value.ahead == ahead


@pytest.mark.parametrize(
    ("text", "measure", "name"),
    [
        ("The trial is to begin on Monday.", "start", "trial"),
        ("Crews will resume the search in August.", "start", "search"),
        ("Rebels have been fighting the army since January.", "start", "fight"),
        ("The strike ended on Tuesday.", "end", "strike"),
    ],
)
def test_beginning_and_end_are_measures_of_their_own(
    read_text: ReadText, text: str, measure: str, name: str
) -> None:
    [claim] = [c for c in read_text(text).claims if c.kind == "date"]
    assert (claim.measure, claim.context.predicate) == (measure, name)


@pytest.mark.parametrize(
    "text",
    [
        "The parcel must be returned by Tuesday.",
        "The road was cleared before Monday.",
        "Three people have died since Tuesday.",
    ],
)
def test_a_bound_is_no_day(read_text: ReadText, text: str) -> None:
    assert not [c for c in read_text(text).claims if c.kind == "date"]


def test_one_happening_has_one_name(read_text: ReadText) -> None:
    seized = timed(read_text, "Rebels seized Lorne on Tuesday.")[0].context.predicate
    text = "On Tuesday, the day before the change of power, the bank shut."
    assert seized in {c.context.predicate for c in timed(read_text, text)}
    bought = timed(read_text, "He bought a gun on Tuesday.")[0].context.predicate
    assert timed(read_text, "He purchased the gun on Tuesday.")[0].context.predicate == bought


def test_a_mourner_s_day_is_not_the_attack_s(read_text: ReadText) -> None:
    [claim] = timed(read_text, "The mayor condemned the bombing on Tuesday.")
    assert not claim.context.events


@pytest.mark.parametrize(
    ("text", "grain", "expected"),
    [
        ("Tuesday", "day", Period(f"{WEEKDAY}2", f"{WEEKDAY}2")),
        ("August 26", "day", Period(f"{YEARLESS}08-26", f"{YEARLESS}08-26")),
        ("Sunday, the 3rd of May", "day", Period(f"{YEARLESS}05-03", f"{YEARLESS}05-03")),
        ("on Sunday,", "day", Period(f"{WEEKDAY}7", f"{WEEKDAY}7")),
        ("last month", "month", None),
    ],
)
def test_a_day_whose_week_or_year_is_not_known(
    text: str, grain: str, expected: Period | None
) -> None:
    temporal = Temporal(0, len(text), text, "date", None, grain, relative=True)
    assert period_of(temporal) == expected


def test_those_who_respond_to_a_call_say_nothing(read_text: ReadText) -> None:
    text = "Police responded to a call from Mill Road around 12:30 a.m. Saturday, February 23."
    time, day = timed(read_text, text)
    assert {time.context.predicate, day.context.predicate} == {"respond"}
    assert "response" in time.context.cues
    assert not timed(read_text, "The mayor responded on Monday that the road was open.")
