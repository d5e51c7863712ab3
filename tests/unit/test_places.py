"""Places: the forms of one street, and which place a statement is about."""

from __future__ import annotations

import pytest
from sample_claims import ReadText

from atodds.extract.naming.places import place_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("W. 16th St.", "West 16th Street"),
        ("N Mill Rd", "North Mill Road"),
        ("the Netherlands", "Netherlands"),
        ("Lorne's", "lorne"),
        ("LORNE", "Lorne"),
    ],
)
def test_forms_of_one_place(one: str, other: str) -> None:
    assert place_key(one) == place_key(other)


@pytest.mark.parametrize(("one", "other"), [("Mill Road", "Mill Street"), ("Lorne", "Lorne Bay")])
def test_other_places(one: str, other: str) -> None:
    assert place_key(one) != place_key(other)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A man was shot on W. 16th St. in Chicago.", {"west 16th street", "chicago"}),
        ("A man was shot in the 2200 block of Mill Road.", {"mill road"}),
        ("Two people were shot in London and one in Paris.", {"london", "paris"}),
        ("US troops left Kabul.", {"kabul"}),
        ("Twelve people were killed.", set()),
    ],
)
def test_places_of_a_text(read_text: ReadText, text: str, places: set[str]) -> None:
    assert set(read_text(text).places) == places


@pytest.mark.model
def test_a_claim_has_the_places_of_its_sentence(read_text: ReadText) -> None:
    text = "A blast killed 12 people in London. In Paris, a blast killed three people."
    places = {c.text: c.context.places for c in read_text(text).claims if c.kind == "casualty"}
    assert places == {"12": {"london"}, "three": {"paris"}}
