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
        ("Peter Lund has yet to be arrested.", "custody", ("peter lund", "at large")),
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
        ("A 24-year-old man is in serious condition.", "condition", ("aged:24:man", "serious")),
        (
            "A 24-year-old man was shot, but his injuries aren't life-threatening.",
            "condition",
            ("aged:24:man", "good"),
        ),
        (
            "A 17-year-old suffered life-threatening injuries.",
            "condition",
            ("aged:17:", "critical"),
        ),
        ("Medics took Ann Lee to the clinic in fair condition.", "condition", ("ann lee", "fair")),
        ("Ann Lee was treated and released.", "condition", ("ann lee", "released")),
        ("Ann Lee was shot in the left leg.", "wound", ("ann lee", "leg")),
        ("Ann Lee was shot in the arm and the leg.", "wound", ("ann lee", "arm + leg")),
        ("Ann Lee suffered wounds to the leg and back.", "wound", ("ann lee", "back + leg")),
        ("Ann Lee was hit twice in the leg.", "wound", ("ann lee", "leg")),
        ("A man was shot in Lorne. He was hit in the leg.", "wound", ("role:victim", "leg")),
        ("Ann Lee's condition was upgraded to fair.", "condition", ("ann lee", "fair")),
        ("Ann Lee was hit in the back of her head.", "wound", ("ann lee", "head")),
        (
            "Officers found Ann Lee with a gunshot wound to the chest.",
            "wound",
            ("ann lee", "chest"),
        ),
        ("Rebels accused Sudan of bombing Lorne.", "responsibility", ("sudan", "accused")),
        ("Sudan's army denied the attack.", "responsibility", ("sudan", "denied")),
        (
            "There was no comment from the Sudanese government.",
            "responsibility",
            ("sudan", "no comment"),
        ),
        (
            "South Sudan has denied striking the town.",
            "responsibility",
            ("south sudan", "denied"),
        ),
        ("Peter Lund faces a charge of theft.", "charges", ("peter lund", "theft")),
        (
            "Peter Lund was charged with one count of theft and two counts of robbery.",
            "charges",
            ("peter lund", "robbery"),
        ),
        (
            "Peter Lund is held on two counts of attempted murder.",
            "charges",
            ("peter lund", "attempted murder"),
        ),
        ("The man was armed with a shotgun or a rifle.", "weapon", ("", "rifle + shotgun")),
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
        ("The mayor asked that Peter Lund be arrested.", "custody"),
        ("Peter Lund was previously convicted of theft.", "case"),
        ("Peter Lund was convicted of theft in 2011.", "case"),
        ("Protesters charged at the police.", "arrests"),
        ("Peter Lund has a dozen arrests.", "custody"),
        ("The mayor returned to power in Lorne.", "power"),
        ("Rescuers gave up the hope of detecting signals.", "signs"),
        ("Ann Lee was shot in the back of a van.", "wound"),
        ("A man told Ann Lee that a bus was in critical condition.", "condition"),
        ("Peter Lund may be charged with theft.", "charges"),
        ("Peter Lund denied the attack.", "responsibility"),
        ("Sudan accused South Sudan of arming rebels.", "responsibility"),
        ("Police armed with rifles searched the mill.", "weapon"),
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


def test_somebody_else_is_not_passed_over(read: Read) -> None:
    claims = read(
        "Police said Ann Lee was shot in the leg as she fled the gunfire and another man was shot "
        "in the foot."
    )
    assert ("ann lee", "foot") not in _said(claims, "wound")
    claims = read("A 24-year-old man was shot in the thigh, a 31-year-old man in the foot.")
    assert _said(claims, "wound") == {("aged:24:man", "leg")}


def test_one_known_by_age_is_the_one_arrested_by_name(read: Read) -> None:
    claims = read("A 31-year-old is in custody. Police arrested Peter Lund on Monday.")
    assert _said(claims, "custody") == {("peter lund", "held")}


_TWO_SHOT = "A 24-year-old woman and a 36-year-old man were shot in the legs on Monday. "


def test_the_man_is_the_one_of_a_pair_who_is_a_man(read: Read) -> None:
    claims = read(
        _TWO_SHOT
        + "The woman was taken to Mercy Hospital, where her condition stabilized, and the "
        "man walked into Orlo Hospital, where he was listed in good condition."
    )
    assert _said(claims, "way to hospital") == {
        ("aged:24:woman", "brought"),
        ("aged:36:man", "came"),
    }
    assert _said(claims, "condition") == {("aged:24:woman", "fair"), ("aged:36:man", "good")}


def test_a_motive_that_a_text_both_gives_and_doubts_is_neither(read: Read) -> None:
    claims = read("The shooting was gang-related, friends said. Police have not released a motive.")
    assert _said(claims, "motive") == {("", "unknown + gang")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two women, ages 21 and 22, were shot in the leg.",
            {("aged:21:woman", "leg"), ("aged:22:woman", "leg")},
        ),
        (
            "Three men, aged 21, 30 and 44, were hit in the arm.",
            {("aged:21:man", "arm"), ("aged:30:man", "arm"), ("aged:44:man", "arm")},
        ),
        (
            "The gunman sprayed bullets, hitting a 25- and 35-year-old in the leg.",
            {("aged:25:", "leg"), ("aged:35:", "leg")},
        ),
        (
            "The 25-year-old and 34-year-old victims were both shot in the leg.",
            {("aged:25:", "leg"), ("aged:34:", "leg")},
        ),
        (
            "Two men, 25 and 30, were shot in the head. "
            "Doctors identified the 25-year-old as Tom Hale.",
            {("tom hale", "head"), ("aged:30:man", "head")},
        ),
        ("Two men, both 25, were shot in the head.", set()),
    ],
)
def test_each_of_those_whose_ages_are_listed(
    read: Read, text: str, expected: set[tuple[str, str]]
) -> None:
    assert _said(read(text), "wound") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police recovered a gun at the scene.", {("weapon found", "found")}),
        ("Police recovered no gun at the scene.", {("weapon found", "not found")}),
        ("No weapon was found, police said.", {("weapon found", "not found")}),
        ("Divers were sent in the hope of finding a gun.", set()),
    ],
)
def test_a_thing_is_found_or_not(read: Read, text: str, expected: set[tuple[str, str]]) -> None:
    assert _said(read(text), "weapon found") == expected
