"""What numbers of people and things count: killed, wounded, arrested, homes; parts; nobody."""

from __future__ import annotations

import pytest
from sample_claims import ReadText

from atodds.model import Claim, Interval, Modality

pytestmark = pytest.mark.model

KINDS = {"casualty", "count", "strength"}
Expected = dict[str, tuple[str, float | None, float | None]]


def tallies(read_text: ReadText, text: str) -> dict[str, Claim]:
    """The counts by their words; those of one kind among a toll are tested by themselves."""
    claims = [c for c in read_text(text).claims if "in all" not in c.context.cues]
    return {c.text: c for c in claims if c.kind in KINDS}


def told(read_text: ReadText, text: str) -> Expected:
    """Measure and bounds, by the words that state them."""
    return {
        words: (claim.measure, claim.value.low, claim.value.high)
        for words, claim in tallies(read_text, text).items()
        if isinstance(claim.value, Interval)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A bus plunged into a ravine near Cuzco on Monday, killing 12 people, police said.",
            {"12": ("killed", 12, 12)},
        ),
        (
            "The blast killed 13 soldiers and wounded 18.",
            {"13": ("killed", 13, 13), "18": ("wounded", 18, 18)},
        ),
        (
            "Twelve people were killed and 30 injured in the blast.",
            {"Twelve": ("killed", 12, 12), "30": ("wounded", 30, 30)},
        ),
        (
            "The bombing killed 13 U.S. service members and at least 169 Afghans.",
            {"13": ("killed", 13, 13), "at least 169": ("killed", 169, None)},
        ),
        (
            "The fire left 40 people dead and 200 missing.",
            {"40": ("killed", 40, 40), "200": ("missing", 200, 200)},
        ),
        (
            "The blast left three people dead and nine others, among them two boys, wounded.",
            {"three": ("killed", 3, 3), "nine": ("wounded", 9, 9), "two": ("wounded", 2, 2)},
        ),
        ("There were 13 deaths, the ministry said.", {"13": ("killed", 13, 13)}),
        ("The death toll reached 15.", {"15": ("killed", 15, 15)}),
        ("The death toll rose to 15 on Tuesday.", {"15": ("killed", 15, 15)}),
        ("The number of dead has risen to 15, officials said.", {"15": ("killed", 15, 15)}),
        (
            "The death toll from Monday's bus accident near Cuzco rose to 15.",
            {"15": ("killed", 15, 15)},
        ),
        ("Six people were shot to death.", {"Six": ("killed", 6, 6)}),
        ("Four people were shot outside a bar.", {"Four": ("shot", 4, 4)}),
        (
            "Two gunmen shot and killed six people.",
            {"Two": ("people", 2, 2), "six": ("killed", 6, 6)},
        ),
        (
            "The two gunmen who killed six guards were arrested.",
            {"two": ("arrested", 2, 2), "six": ("killed", 6, 6)},
        ),
        ("Twelve people lost their lives.", {"Twelve": ("killed", 12, 12)}),
        ("The fire claimed the lives of 12 people.", {"12": ("killed", 12, 12)}),
        ("The killings led to 20 arrests.", {"20": ("arrested", 20, 20)}),
        ("A third person has died.", {"third": ("killed", 3, 3)}),
        ("Police are investigating a double homicide.", {"double": ("killed", 2, 2)}),
        ("Police arrested 14 people after the riot.", {"14": ("arrested", 14, 14)}),
        ("Fourteen people have been detained.", {"Fourteen": ("arrested", 14, 14)}),
        ("Five men were charged with murder.", {"Five": ("charged", 5, 5)}),
        ("The flood destroyed 120 homes.", {"120": ("home", 120, 120)}),
    ],
)
def test_what_is_counted(read_text: ReadText, text: str, expected: Expected) -> None:
    assert told(read_text, text) == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("4 People Shot In Lorne", {"4": ("shot", 4, 4)}),
        ("Five shot on same Lorne block", {"Five": ("shot", 5, 5)}),
        ("4 Wounded in Orlo Park Shooting: Authorities", {"4": ("wounded", 4, 4)}),
        (
            "Two Killed, Three Injured in Lorne Crash",
            {"Two": ("killed", 2, 2), "Three": ("wounded", 3, 3)},
        ),
        (
            "3 Dead, 12 Hurt After Bus Crash in Lorne: Police",
            {"3": ("killed", 3, 3), "12": ("wounded", 12, 12)},
        ),
    ],
)
def test_headlines_tell_tolls(read_text: ReadText, headline: str, expected: Expected) -> None:
    body = "The mayor of Lorne spoke to reporters late on Friday and thanked the rescuers."
    assert told(read_text, f"{headline}\n\n{body}") == expected


def test_a_shot_is_nobody_shot(read_text: ReadText) -> None:
    found = told(read_text, "One shot was fired in Lorne. Three shots were heard.")
    assert found == {"One": ("shot", 1, 1), "Three": ("shot", 3, 3)}
    assert {c.kind for c in tallies(read_text, "One shot was fired.").values()} == {"count"}


def test_another_is_one_more(read_text: ReadText) -> None:
    claim = tallies(read_text, "Hours before, another man was shot in Lorne.")["another"]
    assert (claim.measure, claim.value) == ("shot", Interval(1, 1))
    assert "others" in claim.context.cues


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("Some 170 people were killed in Herat.", "Some 170", 165, 175),
        ("At least 169 civilians died.", "At least 169", 169, None),
        ("More than 60 people were killed.", "More than 60", 60, None),
        ("Up to 300 people were killed.", "Up to 300", None, 300),
        ("Between 40 and 50 people drowned.", "Between 40 and 50", 40, 50),
        ("Three to five people were killed.", "Three to five", 3, 5),
        ("Two dozen people were wounded.", "Two dozen", 24, 24),
        ("Half a million people fled their homes.", "Half a million", 5e5, 5e5),
    ],
)
def test_how_many(
    read_text: ReadText, text: str, words: str, low: float | None, high: float | None
) -> None:
    value = tallies(read_text, text)[words].value
    assert isinstance(value, Interval)
    assert (value.low, value.high) == (low, high)


def test_dozens_are_a_range(read_text: ReadText) -> None:
    value = tallies(read_text, "Dozens of people were hurt in the stampede.")["Dozens"].value
    assert isinstance(value, Interval)
    assert value.low is not None
    assert value.low >= 20
    assert value.high is None or value.high > 36


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("No one was hurt in the fire.", "No one"),
        ("Nobody was killed in the blast, police said.", "Nobody"),
        ("No people were injured in the crash.", "No people"),
    ],
)
def test_nobody_is_a_count_of_nought(read_text: ReadText, text: str, words: str) -> None:
    assert tallies(read_text, text)[words].value == Interval(0, 0)


def test_no_one_killed_or_injured_is_two_counts(read_text: ReadText) -> None:
    claims = read_text("No one was killed or injured.").claims
    measures = {c.measure for c in claims if c.value == Interval(0, 0)}
    assert measures == {"killed", "wounded"}


@pytest.mark.parametrize(
    ("text", "words", "parts"),
    [
        ("The blast killed 13 soldiers.", "13", {"soldier"}),
        ("At least 169 civilians died.", "At least 169", {"civilian"}),
        ("Twelve people were killed.", "Twelve", {"anyone"}),
        ("Thirteen service members died.", "Thirteen", {"soldier"}),
        ("Police arrested 14 protesters.", "14", {"protester"}),
    ],
)
def test_which_people_are_counted(
    read_text: ReadText, text: str, words: str, parts: set[str]
) -> None:
    assert tallies(read_text, text)[words].context.population == parts


def test_troops_of_two_nations_are_told_apart(read_text: ReadText) -> None:
    text = "The blast killed 13 American soldiers and 60 Afghan civilians."
    found = tallies(read_text, text)
    assert not found["13"].context.population & found["60"].context.population


@pytest.mark.parametrize(
    ("text", "words", "part"),
    [
        ("Fifteen people, including four children, were killed.", "four", True),
        ("Fifteen people, including four children, were killed.", "Fifteen", False),
        ("Among the dead were four children.", "four", True),
        ("Twelve people were killed, three of them children.", "three", True),
        ("Five of the 12 people killed were students.", "Five", True),
        ("Two of the four people shot outside the bar were students.", "Two", True),
        # All who died: the victims are more, the dead are not.
        ("Two of the five victims died in hospital.", "Two", False),
    ],
)
def test_parts_of_a_whole(read_text: ReadText, text: str, words: str, part: bool) -> None:
    assert tallies(read_text, text)[words].context.part is part


@pytest.mark.parametrize(
    ("text", "words", "others"),
    [
        ("Three others were injured.", "Three", True),
        ("Six people were injured in Orlo, and three others were injured in Lorne.", "three", True),
        # Beside the dead, the others are all of the hurt.
        ("The blast killed one guard and injured three others.", "three", False),
        ("A guard was killed and three others were injured.", "three", False),
        ("Four people were wounded and two others killed.", "two", False),
    ],
)
def test_the_others_are_counted_by_themselves(
    read_text: ReadText, text: str, words: str, others: bool
) -> None:
    assert ("others" in tallies(read_text, text)[words].context.cues) is others


@pytest.mark.parametrize(
    ("text", "words", "degree"),
    [
        ("Eight people were seriously injured.", "Eight", "badly"),
        ("Eight people suffered minor injuries.", "Eight", "slightly"),
        ("Eight people suffered life-threatening injuries.", "Eight", "badly"),
        ("Eight people suffered non-life-threatening injuries.", "Eight", "slightly"),
    ],
)
def test_how_badly_people_are_hurt(read_text: ReadText, text: str, words: str, degree: str) -> None:
    context = tallies(read_text, text)[words].context
    assert context.part
    assert context.cues & {"badly", "slightly"} == {degree}


def test_no_casualties_are_no_dead_and_no_wounded(read_text: ReadText) -> None:
    claims = read_text("There were no casualties in the raid, the mayor said.").claims
    assert {c.measure for c in claims if c.value == Interval(0, 0)} == {"killed", "wounded"}


@pytest.mark.parametrize(
    ("text", "taken_in"),
    [
        ("The shooting left five people dead, including the alleged gunman.", True),
        ("Police said five people died in the rampage, including the shooter.", True),
        ("Five people were killed, including a guard.", False),
        ("Five people were killed, including two gunmen and a guard.", False),
        ("The gunman killed five people.", False),
    ],
)
def test_tolls_that_take_in_the_attacker(read_text: ReadText, text: str, taken_in: bool) -> None:
    found = {words.lower(): claim for words, claim in tallies(read_text, text).items()}
    assert ("attacker" in found["five"].context.cues) is taken_in


def test_badly_damaged_homes_are_no_part(read_text: ReadText) -> None:
    claim = tallies(read_text, "About 130 homes were badly damaged.")["About 130"]
    assert not claim.context.part


def test_homes_and_other_buildings_are_buildings(read_text: ReadText) -> None:
    claim = tallies(read_text, "About 130 homes and other buildings were destroyed.")["About 130"]
    assert claim.measure == "building"


@pytest.mark.parametrize(
    ("text", "withdrawn"),
    [
        ("Local radio originally reported that two people had died.", True),
        ("Initial reports said that two people had died.", True),
        ("The mayor said that two people had died.", False),
        ("In the first minutes, two people died.", False),
        ("The fever was first reported in Orlo, where two people died.", False),
    ],
)
def test_what_was_reported_at_first(read_text: ReadText, text: str, withdrawn: bool) -> None:
    assert ("withdrawn" in tallies(read_text, text)["two"].context.cues) is withdrawn


@pytest.mark.parametrize(
    ("text", "words", "modality"),
    [
        ("Twelve people were killed.", "Twelve", Modality.ASSERTED),
        ("Up to 300 people may have died.", "Up to 300", Modality.HEDGED),
        ("Officials denied that 60 people were killed.", "60", Modality.NEGATED),
    ],
)
def test_how_the_text_commits_itself(
    read_text: ReadText, text: str, words: str, modality: Modality
) -> None:
    assert tallies(read_text, text)[words].modality is modality


@pytest.mark.parametrize(
    "text",
    [
        "The plotters planned to kill hundreds of people.",
        "Two shootings were reported on Sunday.",
        "All but five were saved.",
        "She is one of the best players in the league.",
        "Chapter 12 tells of the siege.",
        "Two gunmen killed a guard.",
        "Three men wounded a guard.",
    ],
)
def test_what_is_no_toll(read_text: ReadText, text: str) -> None:
    assert not [c for c in tallies(read_text, text).values() if c.kind == "casualty"]


def test_the_strength_of_a_force(read_text: ReadText) -> None:
    text = "The Red Lake Front has 3,000 to 5,000 fighters in Tavria, monitors said."
    claim = tallies(read_text, text)["3,000 to 5,000"]
    assert (claim.kind, claim.measure) == ("strength", "strength")
    assert "front" in claim.context.entity


def test_losses_are_no_strength(read_text: ReadText) -> None:
    text = "The Red Lake Front lost 60 fighters in an ambush."
    assert all(c.kind != "strength" for c in tallies(read_text, text).values())
