"""Claims of state: of whom, in which state, and what is no state; the rules' examples hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from atodds.extract.analysis import Lexica, analyse
from atodds.extract.claims.states import state_claims
from atodds.model import Claim, Document, Section, Span, Wording
from atodds.parse import parse
from atodds.rules import load_rules

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

Read = Callable[[str], list[Claim]]


@pytest.fixture(scope="module")
def lexica() -> Lexica:
    return Lexica(load_rules()[0])


@pytest.fixture
def read(nlp: Language, lexica: Lexica) -> Read:
    def states(text: str) -> list[Claim]:
        document = Document(
            "a.txt", text, (Section(Span(0, len(text)), "body"),), published=date(2019, 3, 4)
        )
        return state_claims(analyse(document, parse(nlp, text), lexica))

    return states


def _said(claims: list[Claim], measure: str) -> set[tuple[str, str]]:
    return {
        (c.context.entity, c.value.key)
        for c in claims
        if c.measure == measure and isinstance(c.value, Wording)
    }


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("Soldiers killed the commander Yusuf Adan.", "life", ("yusuf adan", "dead")),
        ("Yusuf Adan, who was killed in May, was a teacher.", "life", ("yusuf adan", "dead")),
        ("Yusuf Adan is not dead, his sister said.", "life", ("yusuf adan", "alive")),
        ("The army denied that Yusuf Adan had been killed.", "life", ("yusuf adan", "alive")),
        ("Peter Lund turned himself in on Monday.", "custody", ("peter lund", "held")),
        ("Peter Lund is not yet in custody.", "custody", ("peter lund", "at large")),
        ("Police are searching for Peter Lund.", "custody", ("peter lund", "at large")),
        ("Police are searching for the gunman.", "custody", ("role:suspect", "at large")),
        ("Peter Lund pleaded guilty on Monday.", "case", ("peter lund", "pleaded guilty")),
        ("Peter Lund was arrested and charged with theft.", "case", ("peter lund", "accused")),
        (
            "A not guilty plea was entered on Peter Lund's behalf.",
            "case",
            ("peter lund", "pleaded not guilty"),
        ),
        ("No arrests have been made.", "arrests", ("", "none")),
        ("No one is in custody.", "arrests", ("", "none")),
        ("Officers arrested four men.", "arrests", ("", "made")),
        ("The storm knocked out power in Lorne.", "power", ("power", "cut")),
        ("Power has not been restored in Lorne.", "power", ("power", "cut")),
        ("Daesh is active in Lorne.", "presence", ("islamic state", "present")),
    ],
)
def test_a_state_belongs_to_its_bearer(
    read: Read, text: str, measure: str, expected: tuple[str, str]
) -> None:
    assert expected in _said(read(text), measure)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Police hope to arrest Peter Lund soon.", "custody"),
        ("Peter Lund will be arrested, police said.", "custody"),
        ("If Peter Lund is arrested, he will be tried.", "custody"),
        ("Was Peter Lund arrested?", "custody"),
        ("Don't be surprised that we have these two men in custody.", "arrests"),
        ("Police are looking for a motive, Peter Lund said.", "custody"),
        ("Police are searching for Tom Hale, a missing boy.", "custody"),
        ("Police are looking for a witness.", "custody"),
        ("Peter Lund was previously convicted of theft.", "case"),
        ("Peter Lund was convicted of theft in 2011.", "case"),
        ("Protesters charged at the police.", "arrests"),
        ("Peter Lund has a dozen arrests.", "custody"),
        ("The mayor returned to power in Lorne.", "power"),
        ("Rescuers gave up the hope of detecting signals.", "signs"),
    ],
)
def test_no_state(read: Read, text: str, measure: str) -> None:
    assert _said(read(text), measure) == set()


def test_a_text_says_its_last_word(read: Read) -> None:
    claims = read("Police searched for Peter Lund for days. Peter Lund was arrested on Monday.")
    assert _said(claims, "custody") == {("peter lund", "held")}


def test_two_sides_keep_their_words(read: Read) -> None:
    claims = read(
        "The army said that Yusuf Adan was killed in March. "
        "General Ada Stone said that Yusuf Adan was still alive."
    )
    assert _said(claims, "life") == {("yusuf adan", "dead"), ("yusuf adan", "alive")}


def test_the_suspect_is_the_one_who_was_arrested(read: Read) -> None:
    claims = read("Peter Lund, 31, was arrested on Monday. The suspect is in custody.")
    assert _said(claims, "custody") == {("peter lund", "held")}


def test_texts_of_claims_are_their_spans(read: Read) -> None:
    text = "Officers arrested four men. Peter Lund was charged with murder, police said."
    for claim in read(text):
        assert text[claim.span.start : claim.span.end] == claim.text
