"""Facts to findings: relations, what supersedes what, levels, sources, order and fingerprints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_claims import RULES, TOLL, claim, day, document, exactly, rule

from atodds.extract.numbers.units import convert
from atodds.judge import judge
from atodds.model import Claim, Fact, Finding, Interval, Level, Period, Relation, Span, Wording
from atodds.rules import Rule

MONDAY, TUESDAY, FRIDAY = day("2019-03-04"), day("2019-03-05"), day("2019-03-08")
AT_LEAST_12 = Interval(12, None)


def judged(*claims: Claim, by: Rule = TOLL, copies: dict[str, str] | None = None) -> Finding:
    """What is found in one fact."""
    documents = {
        c.path: document(c.path, publisher=c.path.upper(), copy_of=(copies or {}).get(c.path))
        for c in claims
    }
    fact = Fact(by.id, claims, 0.9, measure=claims[0].measure)
    [found] = judge([fact], {by.id: by}, documents, convert)
    return found


@pytest.mark.parametrize(
    ("figures", "relation", "level"),
    [
        ((12, 12), Relation.AGREEMENT, Level.NONE),
        ((12, 15), Relation.CONFLICT, Level.ERROR),
        ((AT_LEAST_12, 15), Relation.RECONCILABLE, Level.NOTE),
        ((AT_LEAST_12, 15, 15, 11), Relation.CONFLICT, Level.ERROR),
        ((AT_LEAST_12, 15, Interval(10, 20, True)), Relation.RECONCILABLE, Level.NOTE),
        ((0, 5), Relation.CONFLICT, Level.ERROR),
    ],
)
def test_how_the_claims_of_a_fact_stand(
    figures: Sequence[Interval | float], relation: Relation, level: Level
) -> None:
    found = judged(*(claim(f"{n}.md", figure) for n, figure in enumerate(figures)))
    assert (found.relation, found.level) == (relation, level)


def test_a_toll_that_rose_is_a_revision() -> None:
    found = judged(claim("a.md", 12, as_of=MONDAY), claim("b.md", 15, as_of=TUESDAY))
    assert (found.relation, found.level) == (Relation.REVISION, Level.WARNING)


def test_a_toll_that_fell_is_a_conflict() -> None:
    found = judged(claim("a.md", 15, as_of=MONDAY), claim("b.md", 12, as_of=TUESDAY))
    assert found.relation is Relation.CONFLICT


def test_one_clash_that_is_no_revision_is_a_conflict() -> None:
    found = judged(
        claim("a.md", 12, as_of=MONDAY),
        claim("b.md", 15, as_of=TUESDAY),
        claim("c.md", 13, as_of=FRIDAY),
    )
    assert found.relation is Relation.CONFLICT


@pytest.mark.parametrize(("first", "second"), [(MONDAY, MONDAY), (None, TUESDAY), (None, None)])
def test_nothing_is_superseded_on_the_same_day_or_on_none(first: object, second: object) -> None:
    found = judged(claim("a.md", 12, as_of=first), claim("b.md", 15, as_of=second))
    assert found.relation is Relation.CONFLICT


def test_a_toll_that_takes_in_the_attacker_is_one_more() -> None:
    all_dead = claim("a.md", 5, cues=frozenset({"attacker"}))
    assert judged(all_dead, claim("b.md", 4)).relation is Relation.RECONCILABLE
    assert judged(all_dead, claim("b.md", 5)).relation is Relation.AGREEMENT
    assert judged(all_dead, claim("b.md", 3)).relation is Relation.CONFLICT


def test_a_first_report_is_superseded() -> None:
    found = judged(claim("a.md", 2, cues=frozenset({"withdrawn"})), claim("a.md", 1, at=200))
    assert found.relation is Relation.REVISION


def test_a_correction_supersedes_downwards_and_without_a_day() -> None:
    found = judged(claim("a.md", 15), claim("b.md", 12, cues=frozenset({"correction"})))
    assert found.relation is Relation.REVISION


@pytest.mark.parametrize(
    ("direction", "then", "relation"),
    [
        ("up", 15, Relation.REVISION),
        ("up", 9, Relation.CONFLICT),
        ("down", 9, Relation.REVISION),
        ("down", 15, Relation.CONFLICT),
        ("any", 9, Relation.REVISION),
        ("never", 15, Relation.CONFLICT),
    ],
)
def test_the_rule_says_which_way_its_figures_move(
    direction: str, then: float, relation: Relation
) -> None:
    moving = rule("death-toll", supersede=replace(TOLL.supersede, direction=direction))
    found = judged(claim("a.md", 12, as_of=MONDAY), claim("b.md", then, as_of=TUESDAY), by=moving)
    assert found.relation is relation


def test_a_birthday_between_two_reports_is_a_revision() -> None:
    ages = RULES.by_id["age"]
    first = claim("a.md", 34, kind="age", as_of=MONDAY)
    a_year_on = claim("b.md", 35, kind="age", as_of=day("2020-03-05"))
    the_next_day = replace(a_year_on, as_of=TUESDAY)
    assert judged(first, a_year_on, by=ages).relation is Relation.REVISION
    assert judged(first, the_next_day, by=ages).relation is Relation.CONFLICT


def state(path: str, key: str, **fields: object) -> Claim:
    return claim(path, Wording(key, key), kind="status", measure="custody", **fields)


def test_states_clash_where_the_rule_opposes_them() -> None:
    custody = RULES.by_id["at-large-or-held"]
    held, free = state("a.md", "held"), state("b.md", "at large")
    assert judged(held, replace(free, path="a.md"), by=custody).relation is Relation.CONFLICT
    assert judged(held, state("b.md", "held"), by=custody).relation is Relation.AGREEMENT
    assert judged(held, state("b.md", "charged"), by=custody).relation is Relation.RECONCILABLE


def test_states_follow_one_another_in_the_order_of_the_rule() -> None:
    custody = RULES.by_id["at-large-or-held"]
    free, held = state("a.md", "at large", as_of=MONDAY), state("b.md", "held", as_of=TUESDAY)
    assert judged(free, held, by=custody).relation is Relation.REVISION
    backwards = [replace(free, as_of=TUESDAY), replace(held, as_of=MONDAY)]
    assert judged(*backwards, by=custody).relation is Relation.CONFLICT


@pytest.mark.parametrize(("then", "later"), [(None, None), (MONDAY, MONDAY), (MONDAY, None)])
def test_the_order_of_states_tells_which_of_two_texts_is_later_where_no_date_does(
    then: date | None, later: date | None
) -> None:
    custody = RULES.by_id["at-large-or-held"]
    free, held = state("a.md", "at large", as_of=then), state("b.md", "held", as_of=later)
    assert judged(free, held, by=custody).relation is Relation.REVISION
    in_one_text = replace(held, path="a.md", span=Span(200, 204))
    assert judged(free, in_one_text, by=custody).relation is Relation.CONFLICT


def test_days_of_an_event_clash() -> None:
    dates = RULES.by_id["event-date"]
    first, second = (
        claim(path, Period(d, d), kind="date", measure="date", text=d)
        for path, d in (("a.md", "2019-03-05"), ("b.md", "2019-03-06"))
    )
    assert judged(first, second, by=dates).relation is Relation.CONFLICT


@pytest.mark.parametrize(
    ("quoted", "relation"),
    [
        ("selling our harbour for nothing", Relation.AGREEMENT),
        ("They are selling our harbour for nothing", Relation.AGREEMENT),
        ("They are almost selling our harbour for nothing", Relation.CONFLICT),
        ("They are not selling our harbour for nothing", Relation.CONFLICT),
    ],
)
def test_a_word_that_turns_the_sense_of_a_quotation(quoted: str, relation: Relation) -> None:
    quotes = RULES.by_id["quote-wording"]
    first, second = (
        claim(path, Wording(text, text.lower()), kind="quote", measure="wording", text=text)
        for path, text in (("a.md", "They are selling our harbour for nothing"), ("b.md", quoted))
    )
    assert judged(first, second, by=quotes).relation is relation


@pytest.mark.parametrize(
    ("measure", "one", "other", "relation"),
    [
        ("person", "Karolos Demetriou", "Carolos Demetriou", Relation.CONFLICT),
        ("person", "Karolos Demetriou", "Demetriou", Relation.RECONCILABLE),
        ("person", "Karolos Demetriou", "Karolos Demetriou", Relation.AGREEMENT),
    ],
)
def test_spellings(measure: str, one: str, other: str, relation: Relation) -> None:
    names = RULES.by_id["name-spelling"]
    claims = [
        claim(path, Wording(text, text.lower()), kind="name", measure=measure, text=text)
        for path, text in (("a.md", one), ("b.md", other))
    ]
    assert judged(*claims, by=names).relation is relation


def test_up_to_can_be_an_estimate_or_a_bound() -> None:
    claims = claim("a.md", Interval(3000, 5000)), claim("b.md", Interval(None, 7000))
    estimate = rule("death-toll", options=replace(TOLL.options, upper_bound="estimate"))
    bound = rule("death-toll", options=replace(TOLL.options, upper_bound="open"))
    assert judged(*claims, by=estimate).relation is Relation.CONFLICT
    assert judged(*claims, by=bound).relation is Relation.RECONCILABLE


def test_a_rule_may_let_figures_differ_by_a_share() -> None:
    claims = claim("a.md", 100), claim("b.md", 104)
    tolerant = rule("death-toll", options=replace(TOLL.options, tolerance=0.05))
    assert judged(*claims, by=tolerant).relation is Relation.RECONCILABLE
    assert judged(*claims).relation is Relation.CONFLICT


def test_a_conversion_that_contradicts_its_figure() -> None:
    first = claim("a.md", exactly(216, "kilometre"), kind="measurement", measure="length")
    wrong = claim("a.md", exactly(560, "mile"), at=12, kind="measurement", measure="length")
    right = replace(wrong, value=exactly(134, "mile"))
    lengths = RULES.by_id["measurement"]
    assert judged(first, wrong, by=lengths).relation is Relation.CONFLICT
    assert judged(first, right, by=lengths).relation is not Relation.CONFLICT


def test_copies_of_one_text_are_one_source() -> None:
    claims = claim("a.md", 12), claim("b.md", 12), claim("c.md", 15)
    assert judged(*claims).sources == 3
    assert judged(*claims, copies={"b.md": "a.md"}).sources == 2


def test_the_message_names_both_values_and_both_sources() -> None:
    found = judged(claim("a.md", 12), claim("b.md", 12), claim("c.md", 15))
    for word in ("12", "15", "A.MD", "C.MD"):
        assert word in found.message


def test_levels_are_the_rule_s() -> None:
    quiet = rule("death-toll", level={Relation.CONFLICT: Level.NOTE})
    assert judged(claim("a.md", 12), claim("b.md", 15), by=quiet).level is Level.NOTE


def test_findings_come_by_level_then_place() -> None:
    facts = [
        Fact("death-toll", (claim("b.md", 12), claim("c.md", AT_LEAST_12)), 0.9),
        Fact("death-toll", (claim("b.md", 1, at=100), claim("c.md", 2)), 0.9),
        Fact("death-toll", (claim("a.md", 1, at=200), claim("c.md", 2)), 0.9),
        Fact("death-toll", (claim("b.md", 3, at=10), claim("c.md", 2)), 0.9),
    ]
    documents = {path: document(path) for path in ("a.md", "b.md", "c.md")}
    found = judge(facts, RULES.by_id, documents)
    assert [(f.level.value, f.claims[0].path, f.claims[0].span.start) for f in found] == [
        ("error", "a.md", 200),
        ("error", "b.md", 10),
        ("error", "b.md", 100),
        ("note", "b.md", 0),
    ]


figures = st.tuples(st.sampled_from("abcd"), st.integers(0, 20), st.sampled_from([None, MONDAY]))


@given(st.lists(figures, min_size=2, max_size=5, unique_by=lambda f: f[:2]), st.randoms())
def test_the_order_of_the_claims_changes_nothing(
    given_figures: list[tuple[str, int, object]], random: Random
) -> None:
    claims = [claim(f"{path}.md", n, at=n * 100, as_of=on) for path, n, on in given_figures]
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert judged(*shuffled) == judged(*claims)


def test_a_fingerprint_knows_neither_path_nor_line_nor_day() -> None:
    first = judged(claim("a.md", 12), claim("b.md", 15))
    moved = judged(claim("x/a.md", 12, at=40, as_of=MONDAY), claim("x/b.md", 15, at=70))
    other = judged(claim("a.md", 12), claim("b.md", 16))
    assert first.id == moved.id != other.id
    assert len(first.id) == 16
