"""Quotations as claims: their words, their speaker, and the day they were said on."""

from __future__ import annotations

import pytest
from sample_claims import ReadText

from atodds.model import Claim, Period, Wording
from atodds.values import WEEKDAY

pytestmark = pytest.mark.model

SOLD = '"They are selling our harbour for nothing," Mayor Ida Lund said on Monday.'


def quotes(read_text: ReadText, text: str, **options: object) -> tuple[list[Claim], list[Claim]]:
    """The wordings, and the days they were said on."""
    claims = read_text(text, **options).claims
    return (
        [c for c in claims if c.kind == "quote"],
        [c for c in claims if c.kind == "date" and c.measure == "said"],
    )


def test_a_quotation_is_a_claim_of_its_speaker(read_text: ReadText) -> None:
    [[wording], [day]] = quotes(read_text, SOLD)
    assert wording.text.rstrip(",") == "They are selling our harbour for nothing"
    assert isinstance(wording.value, Wording)
    assert "Lund" in wording.subject
    assert day.value == Period("2019-03-04", "2019-03-04")
    assert day.text == "Monday"


def test_case_and_marks_do_not_change_what_is_compared(read_text: ReadText) -> None:
    curly = SOLD.replace('"They', "“They").replace('nothing,"', "nothing,”")
    [[straight], _] = quotes(read_text, SOLD)
    [[bent], _] = quotes(read_text, curly)
    assert straight.value == bent.value
    assert straight.context.entity == bent.context.entity


def test_the_speaker_s_next_words_are_of_the_same_day(read_text: ReadText) -> None:
    [wordings, days] = quotes(read_text, SOLD + ' "The boats are gone for good," she added.')
    assert len(wordings) == 2
    assert {d.text for d in days} == {"Monday"}
    assert len({d.context.entity for d in days}) == 2, "two statements, each with its day"


def test_a_weekday_of_an_unknown_week_stays_a_weekday(read_text: ReadText) -> None:
    [_, [day]] = quotes(read_text, SOLD, published=None)
    assert day.value == Period(f"{WEEKDAY}1", f"{WEEKDAY}1")


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ida Lund said that the harbour was being sold for nothing.",
        'The ship "Star of the Sea" sank on Monday.',
        '"They are selling our harbour for nothing.',
    ],
)
def test_what_is_no_quotation_of_a_speaker(read_text: ReadText, text: str) -> None:
    assert quotes(read_text, text) == ([], [])
