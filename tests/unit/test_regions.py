"""Claims of the province, state or county in which the main event was."""

from __future__ import annotations

import pytest
from sample_claims import ReadText

from atodds.model import Wording

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "An earthquake rattled Tavria's West Lorne province on Sunday.",
            [("province", "West Lorne province", "west lorne")],
        ),
        (
            "An earthquake has shaken the remote province of Lorne.",
            [("province", "province of Lorne", "lorne")],
        ),
        (
            "The shooting took place in Lorne County on Sunday.",
            [("county", "Lorne County", "lorne")],
        ),
        ("The shooting was solved by the Lorne County Sheriff.", []),
        ("After the shooting he moved to Lorne County.", []),
        ("An earthquake hit the United States on Sunday.", []),
    ],
)
def test_regions_of_a_text(
    read_text: ReadText, text: str, expected: list[tuple[str, str, str]]
) -> None:
    claims = [c for c in read_text(text).claims if c.kind == "location"]
    assert [
        (c.measure, c.text, c.value.key) for c in claims if isinstance(c.value, Wording)
    ] == expected
