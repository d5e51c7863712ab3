"""Claims of in or out of a house, and how two of them stand to each other."""

from __future__ import annotations

import pytest
from sample_claims import ReadText

from atodds.model import Relation, Site
from atodds.sites import site_relation

AGREEMENT, RECONCILABLE, CONFLICT = Relation.AGREEMENT, Relation.RECONCILABLE, Relation.CONFLICT

IN_LIBRARY = Site("in the library", outside=False, spot="library")
OUT_LIBRARY = Site("outside the library", outside=True, spot="library")
IN_HALLWAY = Site("in the hallway", outside=False, spot="hallway", part=True)
OUT_FLAT = Site("outside the flat", outside=True, spot="apartment", part=True)
IN_SCHOOL = Site("in the school", outside=False, spot="school")
OUTSIDE = Site("outside", outside=True)
INSIDE = Site("inside", outside=False)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (IN_LIBRARY, Site("inside a library", outside=False, spot="library"), AGREEMENT),
        (IN_LIBRARY, OUT_LIBRARY, CONFLICT),
        (IN_LIBRARY, OUTSIDE, CONFLICT),
        (INSIDE, OUT_LIBRARY, CONFLICT),
        (INSIDE, OUTSIDE, CONFLICT),
        (IN_HALLWAY, OUTSIDE, CONFLICT),
        (IN_HALLWAY, OUT_LIBRARY, CONFLICT),
        (IN_HALLWAY, OUT_FLAT, RECONCILABLE),
        (IN_HALLWAY, IN_LIBRARY, RECONCILABLE),
        (IN_SCHOOL, OUT_LIBRARY, RECONCILABLE),
        (IN_LIBRARY, Site("Mill Road", ("mill road",)), RECONCILABLE),
    ],
)
def test_in_and_out(one: Site, other: Site, expected: Relation) -> None:
    assert site_relation(one, other) is expected
    assert site_relation(other, one) is expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "entity", "said", "outside"),
    [
        ("Ann Lund was shot in the library.", "ann lund", "in the library", False),
        ("A man shot Ann Lund outside a bar on Sunday.", "ann lund", "outside a bar", True),
        ("Ann Lund was shot outside on Sunday.", "ann lund", "outside", True),
        ("Ann Lund was shot in the parking lot.", "ann lund", "in the parking lot", True),
        ("Ann Lund was shot in the foyer of a house.", "ann lund", "in the foyer", False),
    ],
)
def test_where_someone_was_struck(
    read_text: ReadText, text: str, entity: str, said: str, outside: bool
) -> None:
    (claim,) = (c for c in read_text(text).claims if c.measure == "in or out")
    assert isinstance(claim.value, Site)
    assert (claim.context.entity, claim.text, claim.value.outside) == (entity, said, outside)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Ann Lund, who was shot, worked in the library.",
        "Ann Lund was shot in her car.",
        "Ann Lund was shot on Mill Street.",
        "The library was damaged in the shooting.",
        "Police were waiting outside the bar.",
    ],
)
def test_what_says_nothing_of_in_or_out(read_text: ReadText, text: str) -> None:
    assert [c for c in read_text(text).claims if c.measure == "in or out"] == []


@pytest.mark.model
def test_headlines_leave_out_that_someone_was_struck(read_text: ReadText) -> None:
    text = "---\ntitle: Two men shot outside Lorne bar\n---\n\nPolice seek the gunman in Lorne."
    (claim,) = (c for c in read_text(text).claims if c.measure == "in or out")
    assert (claim.text, claim.context.role) == ("outside Lorne bar", "title")
