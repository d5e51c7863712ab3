"""What a finding is called, in words for people: its event, its sentence, its heading, reasons."""

from __future__ import annotations

import pytest
from sample_claims import RULES, claim, document

from atodds.judge import judge
from atodds.model import Claim, Fact, Feature, Finding, Interval, Period, Site, Wording
from atodds.report.wording import heading, reason


def told(rule: str, *claims: Claim) -> Finding:
    """What a rule says of claims that are one fact."""
    documents = {c.path: document(c.path) for c in claims}
    fact = Fact(rule, claims, 0.9, measure=claims[0].measure)
    [finding] = judge([fact], RULES.by_id, documents)
    return finding


def toll(path: str, number: int, text: str) -> Claim:
    return claim(path, Interval(number, number), text=text, events="crash")


def status(path: str, state: str, text: str, subject: str) -> Claim:
    value = Wording(text, state)
    return claim(path, value, kind="status", measure="wound", subject=subject, text=text)


def located(path: str, text: str, measure: str, **fields: object) -> Claim:
    value = Site(text, (text.lower(),))
    return claim(
        path, value, kind="location", measure=measure, text=text, events="shooting", **fields
    )


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ("12", "15", "Crash: 12 killed in ap, 15 in bbc"),
        ("Twelve", "Fifteen", "Crash: twelve killed in ap, fifteen in bbc"),
        ("At least 12", "Twenty-five", "Crash: at least 12 killed in ap, twenty-five in bbc"),
    ],
)
def test_figures_stand_within_the_sentence(first: str, second: str, message: str) -> None:
    assert told("death-toll", toll("ap", 12, first), toll("bbc", 15, second)).message == message


def test_words_of_the_source_are_quoted_and_whoever_is_named_anywhere_is_named() -> None:
    leg = status("ap", "leg", "shot in the leg", "man")
    finding = told("wound-site", leg, status("bbc", "chest", "hit in the chest", "Ann Lund"))
    assert finding.message == "Ann Lund: “shot in the leg” in ap, “hit in the chest” in bbc"
    assert finding.event == "Ann Lund"
    assert heading(finding) == "Conflict over where someone was hit: these cannot all be true"


def test_an_event_is_not_named_by_the_place_in_dispute() -> None:
    places = "lorne", "mill road"
    one = located("ap", "12 Mill Road", "scene", places=frozenset(places), subject="men")
    two = located("bbc", "9 Harbour Street", "scene", places=frozenset(places[:1]), subject="men")
    finding = told("place-of-event", one, two)
    assert finding.event == "Lorne shooting"
    assert finding.message == (
        "Lorne shooting: put at 12 Mill Road by ap, at 9 Harbour Street by bbc"
    )


def test_whose_jail_it_is_names_the_matter() -> None:
    one, two = (
        located(path, f"{jail} County Jail", "jail", subject="Peter Lund")
        for path, jail in (("ap", "Karstad"), ("bbc", "Bergen"))
    )
    assert told("jail", one, two).event == "Peter Lund"


@pytest.mark.parametrize(
    ("subject", "events", "message"),
    [
        ("Ann Lund", "crash", "Crash (Ann Lund): Monday in ap, Tuesday in bbc"),
        ("struck", "crash", "Crash: Monday in ap, Tuesday in bbc"),
        ("Ann Lund", "", "Ann Lund: Monday in ap, Tuesday in bbc"),
        ("al-Amari", "", "Other matters (al-Amari): Monday in ap, Tuesday in bbc"),
        ("struck", "", "Other matters: Monday in ap, Tuesday in bbc"),
        ("24-year-old man", "crash", "Crash (24-year-old man): Monday in ap, Tuesday in bbc"),
    ],
)
def test_a_day_says_whose_it_is_where_somebody_is_named(
    subject: str, events: str, message: str
) -> None:
    days = [
        claim(path, Period(day, day), kind="date", text=text, subject=subject, events=events)
        for path, text, day in (("ap", "Monday", "2019-03-04"), ("bbc", "Tuesday", "2019-03-05"))
    ]
    assert told("event-date", *days).message == message


@pytest.mark.parametrize(
    ("name", "detail", "said"),
    [
        ("same bearer", "ann lund", ("same person or group", "ann lund")),
        ("same entity", "aged:24:man", ("same person or thing", "a man aged 24")),
        ("other bearer", "aged:24: / role:suspect", (
            "other person or group", "a person aged 24 / the suspect")),
        ("other bearer", "aged:31:woman:another", (
            "other person or group", "another woman aged 31")),
        ("overlapping populations", "", ("overlapping groups of people", "")),
        ("same day", "2019-03-04", ("same day", "2019-03-04")),
    ],
)  # fmt: skip
def test_reasons_are_in_words_for_people(name: str, detail: str, said: tuple[str, str]) -> None:
    assert reason(Feature(name, 1.0, detail)) == said
