"""How many of the dead or hurt are children, women, students or police."""

from __future__ import annotations

import pytest
from sample_claims import ReadText

from atodds.model import Interval

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The crash killed 25 people, including four children.", ("children killed", 4)),
        ("Twenty-five people, six of them women, were killed.", ("women killed", 6)),
        ("Twenty-five people were killed, six of them women.", ("women killed", 6)),
        ("The crash injured 25 people, including three students.", ("students wounded", 3)),
        ("Among the dead were seven children.", ("children killed", 7)),
        ("Two of the wounded were police officers.", ("police wounded", 2)),
        # Nothing says of what these are a part.
        ("The choir has 25 singers, including four children.", None),
        ("Four children were killed.", None),
        ("The crash killed three people, including their four children.", None),
        ("The crash killed 25 people, including four from Orlo.", None),
    ],
)
def test_members(read_text: ReadText, text: str, expected: tuple[str, float] | None) -> None:
    found = [
        (c.measure, c.value.low)
        for c in read_text(text).claims
        if "in all" in c.context.cues and isinstance(c.value, Interval)
    ]
    assert found == ([expected] if expected else [])
