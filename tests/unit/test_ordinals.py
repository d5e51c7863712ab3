"""Places in an order: what is ranked, by what, among what, and who or what holds the rank."""

from __future__ import annotations

import pytest
from sample_claims import ReadText

from atodds.model import Claim, Interval, Modality

pytestmark = pytest.mark.model


def ranks(read_text: ReadText, text: str) -> list[Claim]:
    return [c for c in read_text(text).claims if c.kind == "ordinal"]


@pytest.mark.parametrize(
    ("text", "words", "measure", "entity", "value"),
    [
        ("Karstad, the third-largest city in Norland, was hit.", "third-largest city",
         "large city", "karstad", (3, 3)),
        ("Karstad is Norland's second biggest city.", "second biggest city",
         "large city", "karstad", (2, 2)),
        ("The country's third biggest city, Karstad, lost power.", "third biggest city",
         "large city", "karstad", (3, 3)),
        ("It was the deadliest attack in Norland.", "deadliest attack",
         "deadly attack", "", (1, 1)),
        ("The attack was one of the deadliest in the country's history.", "deadliest",
         "deadly attack", "", (1, None)),
        ("It has become the most expensive search in aviation history.", "most expensive search",
         "expensive search", "", (1, 1)),
        ("The search could become the second most costly in aviation history.",
         "second most costly", "expensive search", "", (2, 2)),
        ("Ida Lund won her fourth term as mayor.", "fourth term", "term", "ida lund", (4, 4)),
        ("Ida Lund won a fourth term on Sunday.", "fourth term", "term", "ida lund", (4, 4)),
        ("Ida Lund was the first American to walk on the moon.", "first American",
         "american", "ida lund", (1, 1)),
        ("Thousands marked the 10th anniversary of the Karstad bombing.", "10th anniversary",
         "anniversary", "", (10, 10)),
        ("The second quake had a magnitude of 7.4.", "second quake", "quake", "", (2, 2)),
        ("Monday's earthquake was the second one to hit Lorne.", "second one",
         "quake", "", (2, 2)),
    ],
)  # fmt: skip
def test_what_is_ranked(
    read_text: ReadText,
    text: str,
    words: str,
    measure: str,
    entity: str,
    value: tuple[float, float | None],
) -> None:
    [claim] = ranks(read_text, text)
    assert (claim.text, claim.measure, claim.context.entity) == (words, measure, entity)
    assert isinstance(claim.value, Interval)
    assert (claim.value.low, claim.value.high) == value


def test_the_years_that_a_rank_is_taken_over_are_a_claim_of_their_own(read_text: ReadText) -> None:
    rank, since = ranks(read_text, "It was the deadliest shooting in Norland since 2011.")
    assert rank.value == Interval(1, 1)
    assert since.text == "deadliest shooting in Norland since 2011"
    assert since.measure == "deadly shooting since"
    assert since.value == Interval(None, 2011)


def test_a_rank_denied_is_any_other(read_text: ReadText) -> None:
    [claim] = ranks(read_text, "The fire is not the largest in the state's history.")
    assert claim.value == Interval(2, None)
    assert claim.modality is Modality.NEGATED


@pytest.mark.parametrize("verb", ["could become", "is set to become", "will be", "is to be"])
def test_a_rank_expected_is_hedged(read_text: ReadText, verb: str) -> None:
    [claim] = ranks(read_text, f"The search {verb} the most expensive in aviation history.")
    assert claim.modality is Modality.HEDGED


def test_the_scope_is_kept(read_text: ReadText) -> None:
    [claim] = ranks(read_text, "Ida Lund was the second woman to lead the bank, police said.")
    assert claim.context.words == {"lead", "bank"}


@pytest.mark.parametrize(
    "text",
    [
        "At least three people live on the third floor.",
        "He was charged with first-degree murder on 25th Avenue.",
        "A third person has died.",
        "A third of the houses burned on the Fourth of July.",
        "They help the most vulnerable people on the city's northwest side.",
        "Most people left at the latest on Monday.",
        "It was the first time that she spoke.",
        "Police first went to Second Street.",
    ],
)
def test_what_is_no_rank(read_text: ReadText, text: str) -> None:
    assert not ranks(read_text, text)
