"""Who a group is made up of, who is aboard, and how many are in which condition."""

from __future__ import annotations

import pytest
from sample_claims import ReadText

from atodds.model import Claim, Interval

pytestmark = pytest.mark.model


def told(read_text: ReadText, text: str, start: str) -> list[tuple[str, str, float | None, str]]:
    """Words, measure, number and entity of the claims whose measure starts so."""
    return [
        (c.text, c.measure, c.value.low, c.context.entity)
        for c in read_text(text).claims
        if c.measure.startswith(start) and isinstance(c.value, Interval)
    ]


@pytest.mark.parametrize(
    ("text", "words", "measure", "men", "size"),
    [
        ("Two men and a woman ran off.", "Two men and a woman", "men and women", 2, "3 people"),
        (
            "The others, one male, and two females, were taken to Orlo hospital.",
            "one male, and two females",
            "men and women",
            1,
            "3 people",
        ),
        (
            "Three women and two men were killed in Lorne.",
            "Three women and two men",
            "men and women killed",
            2,
            "5 people",
        ),
        (
            "Police seek the suspects, a man and two women.",
            "a man and two women",
            "men and women sought",
            1,
            "3 people",
        ),
    ],
)
def test_men_and_women(
    read_text: ReadText, text: str, words: str, measure: str, men: float, size: str
) -> None:
    assert told(read_text, text, "men and women") == [(words, measure, men, size)]


@pytest.mark.parametrize(
    "text",
    [
        "Two men ran off. A woman stayed.",
        "Two men were killed and a woman was wounded.",
        "Men and women ran from the hall.",
        "About 20 men and a woman marched.",
        "Two brothers and a nurse were killed.",
    ],
)
def test_no_makeup_of_one_group(read_text: ReadText, text: str) -> None:
    assert not told(read_text, text, "men and women")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two are in critical condition.", [("Two", 2, "critical")]),
        ("The crash left two men in critical condition.", [("two", 2, "critical")]),
        ("Three people were taken to Orlo hospital in fair condition.", [("Three", 3, "fair")]),
        (
            "Four were hurt, with one in grave condition and three in good condition.",
            [("one", 1, "grave"), ("three", 3, "good")],
        ),
        ("Two of the victims were in stable condition.", [("Two", 2, "stable")]),
        (
            "One was in good condition while the other three were critical.",
            [("One", 1, "good"), ("three", 3, "critical")],
        ),
        ("Two remain stable, doctors said.", [("Two", 2, "stable")]),
        # Not counted, not people, not sure which, critics.
        ("Two were critical of the plan.", []),
        ("The driver is in critical condition.", []),
        ("Two bridges are in good condition.", []),
        ("Two are in serious or critical condition.", []),
    ],
)
def test_how_many_are_in_which_condition(
    read_text: ReadText, text: str, expected: list[tuple[str, float, str]]
) -> None:
    found = [(words, n, m.split()[1]) for words, m, n, _ in told(read_text, text, "in ")]
    assert found == expected


def test_those_in_a_condition_are_no_part(read_text: ReadText) -> None:
    claims = read_text("Two of the victims were in stable condition.").claims
    [claim] = [c for c in claims if c.measure == "in stable condition"]
    assert isinstance(claim, Claim)
    assert not claim.context.part


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The jet vanished with 227 passengers and 12 crew on board.",
            [("227", "passengers aboard", 227, ""), ("12", "crew aboard", 12, "")],
        ),
        ("A ferry carrying 61 passengers sank.", [("61", "passengers aboard", 61, "")]),
        ("A ferry carrying 70 passengers and crew sank.", [("70", "people aboard", 70, "")]),
        ("All 239 people aboard the jet died.", []),
        ("There were 239 people on board.", [("239", "people aboard", 239, "")]),
        ("Three passengers complained of the cold.", []),
        ("Firefighters carried two people out.", []),
    ],
)
def test_who_is_aboard(
    read_text: ReadText, text: str, expected: list[tuple[str, str, float, str]]
) -> None:
    found = [t for t in told(read_text, text, "") if t[1].endswith(" aboard")]
    assert found == expected
