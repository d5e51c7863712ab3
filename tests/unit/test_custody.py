"""Claims of the hospital that took someone in and the jail that holds someone."""

from __future__ import annotations

import pytest
from sample_claims import ReadText

pytestmark = pytest.mark.model


def held(read_text: ReadText, text: str) -> list[tuple[str, str, str]]:
    return [
        (c.measure, c.context.entity or " ".join(sorted(c.context.population)), c.text)
        for c in read_text(text).claims
        if c.measure in {"hospital", "jail"}
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ann Lund was shot. She was taken to St. Olaf Medical Center.",
            [("hospital", "ann lund", "St. Olaf Medical Center")],
        ),
        (
            "Paramedics rushed three victims to Bergen Hospital.",
            [("hospital", "several", "Bergen Hospital")],
        ),
        (
            "A 31-year-old man was shot and was taken to Bergen Hospital.",
            [("hospital", "aged:31:man", "Bergen Hospital")],
        ),
        (
            "Ann Lund and Eva Dahl were being treated at Bergen Hospital.",
            [("hospital", "ann lund", "Bergen Hospital"),
             ("hospital", "eva dahl", "Bergen Hospital")],
        ),
        (
            "Peter Lund is being held in the Karstad County jail.",
            [("jail", "peter lund", "Karstad County jail")],
        ),
        (
            "Peter Lund was arrested on Monday. Remains in the Karstad County jail.",
            [("jail", "peter lund", "Karstad County jail")],
        ),
        ("Peter Lund will be taken to Bergen County Jail.", []),
        ("A spokeswoman for Bergen Hospital declined to comment.", []),
        ("The victims were taken to a hospital.", []),
        ("The ambulance was taken to Bergen Hospital.", []),
    ],
)  # fmt: skip
def test_who_is_where(read_text: ReadText, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert held(read_text, text) == expected
