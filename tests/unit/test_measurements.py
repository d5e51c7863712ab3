"""What is measured, in which unit: dimensions, sums, shares, durations, conversions in brackets."""

from __future__ import annotations

import pytest
from sample_claims import ReadText

from atodds.model import Claim, Interval

pytestmark = pytest.mark.model

KINDS = {"measurement", "money", "percentage", "duration"}


def measured(read_text: ReadText, text: str) -> dict[str, Claim]:
    return {c.text: c for c in read_text(text).claims if c.kind in KINDS}


@pytest.mark.parametrize(
    ("text", "words", "kind", "measure", "value"),
    [
        ("The earthquake had a magnitude of 6.1.", "6.1", "measurement", "magnitude",
         (6.1, "magnitude")),
        ("A magnitude 6.1 earthquake struck near Lorne.", "6.1", "measurement", "magnitude",
         (6.1, "magnitude")),
        ("A 6.1 quake struck Lorne.", "6.1", "measurement", "magnitude", (6.1, "magnitude")),
        ("The quake was centred 10 km deep.", "10 km", "measurement", "depth",
         (10, "kilometre")),
        ("The quake struck at a depth of 10 kilometres.", "10 kilometres", "measurement", "depth",
         (10, "kilometre")),
        ("The epicentre was 14 miles north of Lorne.", "14 miles", "measurement", "distance",
         (14, "mile")),
        ("The wall is 12 feet high.", "12 feet", "measurement", "height", (12, "foot")),
        ("The ship is 120 metres long.", "120 metres", "measurement", "length", (120, "metre")),
        ("The truck weighed 12 tonnes.", "12 tonnes", "measurement", "weight", (12, "tonne")),
        ("The suspect drove 200 miles at 90 mph.", "200 miles", "measurement", "length",
         (200, "mile")),
        ("The suspect drove 200 miles at 90 mph.", "90 mph", "measurement", "speed",
         (90, "mile per hour")),
        ("The fire covers 200 square miles.", "200 square miles", "measurement", "area",
         (200, "square mile")),
        ("The thieves took jewellery worth $2.1 million.", "$2.1 million", "money", "prize",
         (2.1e6, "dollar")),
        ("Damage was put at £3.4bn.", "£3.4bn", "money", "damage", (3.4e9, "pound sterling")),
        ("Bail was set at $50,000.", "$50,000", "money", "bail", (5e4, "dollar")),
        ("Turnout was 61 percent.", "61 percent", "percentage", "percentage", (61, "percentage")),
        ("The spree lasted 10 minutes.", "10 minutes", "duration", "duration", (10, "minute")),
        ("The 10-minute spree ended at the bridge.", "10-minute", "duration", "duration",
         (10, "minute")),
    ],
)  # fmt: skip
def test_what_is_measured(
    read_text: ReadText, text: str, words: str, kind: str, measure: str, value: tuple[float, str]
) -> None:
    claim = measured(read_text, text)[words]
    assert (claim.kind, claim.measure) == (kind, measure)
    number, unit = value
    assert isinstance(claim.value, Interval)
    assert claim.value.low == claim.value.high == pytest.approx(number)
    assert claim.value.unit == unit


def test_an_aftershock_has_a_magnitude_of_its_own(read_text: ReadText) -> None:
    main = measured(read_text, "An earthquake of magnitude 6.1 struck.")["6.1"]
    after = measured(read_text, "An aftershock of magnitude 5.2 followed.")["5.2"]
    assert main.measure != after.measure


def test_a_distance_knows_where_it_is_taken_from(read_text: ReadText) -> None:
    first = measured(read_text, "The epicentre was 14 miles north of Lorne.")["14 miles"]
    second = measured(read_text, "The epicentre was 40 miles from Karstad.")["40 miles"]
    assert first.context.entity
    assert first.context.entity != second.context.entity


def test_a_conversion_says_its_figure_once_more(read_text: ReadText) -> None:
    found = measured(read_text, "The pipe is 216 km (560 miles) long.")
    first, second = found["216 km"], found["560 miles"]
    assert "conversion" in second.context.cues
    assert "conversion" not in first.context.cues
    assert first.measure == second.measure
    assert first.context.entity == second.context.entity


def test_a_sum_in_other_money_is_left_out(read_text: ReadText) -> None:
    assert list(measured(read_text, "The reward is $10,000 (£7,900).")) == ["$10,000"]


def test_a_change_is_marked(read_text: ReadText) -> None:
    rose = measured(read_text, "Shares rose 5 percent.")["5 percent"]
    fell = measured(read_text, "Prices fell by 3.5% in May.")["3.5%"]
    assert "up" in rose.context.cues
    assert "down" in fell.context.cues


@pytest.mark.parametrize(
    "text",
    ["The attack came two days ago.", "An hour later the bridge fell.", "She is 34 years old."],
)
def test_what_only_says_when_is_no_duration(read_text: ReadText, text: str) -> None:
    assert not [c for c in measured(read_text, text).values() if c.kind == "duration"]


def test_a_time_is_of_what_it_was_spent_in(read_text: ReadText) -> None:
    war = measured(read_text, "After two decades of war the bridge was rebuilt.")["two decades"]
    combat = measured(read_text, "The town saw 20 years of combat.")["20 years"]
    assert war.context.events == combat.context.events == {"war"}
    assert war.context.words & combat.context.words == {"war"}


def test_a_time_is_of_the_person_who_spent_it(read_text: ReadText) -> None:
    text = "Marcus Thole, 31, was jailed. He served four years at Karstad prison for assault."
    assert measured(read_text, text)["four years"].context.entity == "marcus thole"
    ship = measured(read_text, "The ship was at sea for four years.")["four years"]
    assert ship.context.entity == ""
    left = measured(read_text, "Marcus Thole left the town after two decades of war.")
    assert left["two decades"].context.entity == ""


def test_what_is_usual_is_no_measure_of_an_event(read_text: ReadText) -> None:
    assert not measured(read_text, "Quakes of magnitude 3 are common in Norland.")
    assert not measured(read_text, "Tremors around magnitude 2 and 3 are not unusual here.")
    assert measured(read_text, "The quakes of magnitude 3 were felt in Lorne.")


def test_people_are_not_measured(read_text: ReadText) -> None:
    assert not measured(read_text, "Twelve people were killed and 1.2m people fled.")
