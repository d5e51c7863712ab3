"""Which event a sentence is about: the main one, or one told in passing."""

from __future__ import annotations

from datetime import date

import pytest
from sample_claims import ReadText

from atodds.model import Claim

pytestmark = pytest.mark.model

PUBLISHED = date(2019, 3, 7)


def by_words(read_text: ReadText, text: str) -> dict[str, Claim]:
    return {c.text: c for c in read_text(text).claims if c.kind == "casualty"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("An earthquake shook Temuco on Monday. The quake was felt in Osorno.", ("quake",)),
        ("A gunman opened fire in a market. Four people were shot.", ("shooting",)),
        ("An air strike destroyed the bridge. The bombing lasted an hour.", ("bombing",)),
        ("The mayor opened a new school in Lorne.", ()),
    ],
)
def test_the_kinds_of_the_main_event(
    read_text: ReadText, text: str, kinds: tuple[str, ...]
) -> None:
    assert read_text(text).kinds == kinds


def test_the_main_event_has_the_day_of_the_lead(read_text: ReadText) -> None:
    text = "An earthquake shook Temuco on Monday. In 2010, a quake killed 525 people there."
    assert read_text(text).dates == ("2019-03-04", "2019-03-04")
    assert read_text(text, None).dates is None


@pytest.mark.parametrize(
    "aside",
    [
        "In 2010, a quake in Osorno killed 525 people.",
        "Another earthquake killed 525 people in Osorno.",
        "Last year, an earthquake killed 525 people in Osorno.",
        "The country has not forgotten a quake that killed 525 people in May 1960.",
        "The quake came a decade after 525 people were killed in Osorno.",
    ],
)
def test_another_event_is_told_in_passing(read_text: ReadText, aside: str) -> None:
    text = (
        "An earthquake shook the city of Temuco on Monday. Twelve people were killed.\n\n"
        f"{aside}\n\nRescuers said 30 people were injured on Monday.\n"
    )
    found = by_words(read_text, text)
    assert found["525"].context.background
    assert not found["Twelve"].context.background
    assert not found["30"].context.background


def test_what_follows_an_aside_in_its_paragraph_belongs_to_it(read_text: ReadText) -> None:
    text = (
        "An earthquake shook the city of Temuco on Monday.\n\n"
        "In 2010, a quake in Osorno brought down a bridge. It left 40 people dead.\n\n"
        "Twelve people were killed, the mayor said.\n"
    )
    found = by_words(read_text, text)
    assert found["40"].context.background
    assert not found["Twelve"].context.background


def test_days_close_together_are_one_event(read_text: ReadText) -> None:
    text = (
        "An earthquake shook the city of Temuco on Monday, killing 12 people. "
        "The quake left 30 people dead on Tuesday."
    )
    assert not any(c.context.background for c in by_words(read_text, text).values())


def test_a_claim_has_the_kind_of_its_sentence(read_text: ReadText) -> None:
    text = "The earthquake killed 12 people. A fire killed three people in Osorno."
    found = by_words(read_text, text)
    assert found["12"].context.events == {"quake"}
    assert found["three"].context.events == {"fire"}


def test_a_claim_without_a_kind_of_its_own_goes_on_with_the_main_event(
    read_text: ReadText,
) -> None:
    text = "An earthquake shook Temuco on Monday. Twelve people were killed."
    assert by_words(read_text, text)["Twelve"].context.events == {"quake"}


def test_a_text_of_unknown_date_has_no_main_day(read_text: ReadText) -> None:
    text = "An earthquake shook Temuco on 4 March 2019, killing 12 people."
    [claim] = by_words(read_text, text).values()
    assert read_text(text, None).dates is None
    assert claim.context.dates == ("2019-03-04", "2019-03-04")
