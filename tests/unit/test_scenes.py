"""Claims of where: which event an address belongs to, and which addresses are of none."""

from __future__ import annotations

import pytest
from sample_claims import ReadText

from atodds.model import Claim, Site

pytestmark = pytest.mark.model


def scenes(read_text: ReadText, text: str) -> list[Claim]:
    return [c for c in read_text(text).claims if c.measure == "scene"]


@pytest.mark.parametrize(
    "text",
    [
        "Four men were shot at 18 Mill Road in Lorne on Sunday.",
        "The shooting happened at 18 Mill Road in Lorne.",
        "The shooting, which took place at 18 Mill Road, lasted a minute.",
        "Gunfire broke out outside a home at 18 Mill Road.",
        "Police responded to a shooting at 18 Mill Road on Sunday.",
        "After the shooting, officers found two men in a home at 18 Mill Road.",
        "After the shooting, officers were called to 18 Mill Road about 4 p.m.",
        "A boy was walking at 18 Mill Road about 4 p.m. when a man walked up and opened fire.",
        "The house stands at 18 Mill Road, where two men were shot on Sunday.",
        "The shooting ended a party at 18 Mill Road.",
        "Upon arrival at 18 Mill Road, police said they found two men bleeding.",
    ],
)
def test_an_address_belongs_to_an_event(read_text: ReadText, text: str) -> None:
    (claim,) = scenes(read_text, text)
    assert isinstance(claim.value, Site)
    assert (claim.value.streets, claim.value.number) == (("mill road",), (18, 18))
    assert claim.text == "18 Mill Road"


@pytest.mark.parametrize(
    "text",
    [
        "The suspect in the shooting was arrested at 18 Mill Road.",
        "Peter Lund, who was shot, lived at 18 Mill Road.",
        "A car wash for the victims will be held at 18 Mill Road.",
        "Police searched a home at 18 Mill Road.",
        "The council paved Mill Road.",
        "After the shooting, two men were taken to the Mill Road Hospital.",
    ],
)
def test_an_address_of_no_event_makes_no_claim(read_text: ReadText, text: str) -> None:
    assert scenes(read_text, text) == []


@pytest.mark.parametrize(
    ("words", "near"),
    [("near", True), ("in the area of", True), ("off", True), ("on", False), ("at", False)],
)
def test_close_by(read_text: ReadText, words: str, near: bool) -> None:
    (claim,) = scenes(read_text, f"Four men were shot {words} 18 Mill Road on Sunday.")
    assert isinstance(claim.value, Site)
    assert claim.value.near is near


def test_an_address_of_a_named_house_is_one_without_an_event(read_text: ReadText) -> None:
    text = "After the shooting, the owner of the Red Fox Bar on Mill Road reopened it."
    (claim,) = scenes(read_text, text)
    assert isinstance(claim.value, Site)
    assert (claim.value.name, claim.context.events) == ("red fox bar", frozenset())


def test_whom_it_struck_and_when(read_text: ReadText) -> None:
    text = "Ann Lund, a 23-year-old student, was shot on Mill Road at 4 p.m. on Sunday."
    (claim,) = scenes(read_text, text)
    assert claim.context.entity == "ann lund"
    assert claim.context.population == {"23"}
    assert claim.context.clock == ("16:00", "16:00")


def test_a_text_with_several_scenes_says_so(read_text: ReadText) -> None:
    text = "A man was shot on Mill Road. A woman was shot on Harbour Street."
    assert ["several places" in c.context.cues for c in scenes(read_text, text)] == [True, True]
