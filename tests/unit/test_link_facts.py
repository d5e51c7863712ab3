"""Which statements are about the same fact: event, measure, population, part, place and day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from random import Random
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_claims import RULES, TOLL, claim, day, exactly, reading, rule

from atodds.extract.numbers.units import convert
from atodds.link.facts import applies, link
from atodds.link.story import Stories
from atodds.model import Attribution, Claim, Fact, Interval, Modality, Period, Span, Wording
from atodds.namewords import builtin_words
from atodds.rules import Rule

NAMES = "herat farah noorzai wardak salehi"
BLAST = {
    "events": "bombing",
    "places": "herat",
    "dates": ("2019-03-04", "2019-03-04"),
    "population": "anyone",
}
LOOSELY = {"events": "", "dates": None, "population": ""}


def linked(
    *claims: Claim,
    by: Rule = TOLL,
    min_link: float | None = None,
    names: Mapping[str, str] = MappingProxyType({}),
) -> list[Fact]:
    """The facts that the claims make, in documents that tell one story unless `names` differ."""
    per_path: dict[str, list[Claim]] = defaultdict(list)
    for made in claims:
        per_path[made.path].append(made)
    readings = [
        reading(path, found, names.get(path, NAMES), kinds=("bombing",))
        for path, found in per_path.items()
    ]
    stories = Stories(readings, frozenset())
    return link(readings, [by], stories, builtin_words(), min_link=min_link, convert=convert)


def toll(path: str, value: Interval | float, **fields: object) -> Claim:
    return claim(path, value, **{**BLAST, **fields})


def test_statements_on_one_event_are_one_fact() -> None:
    a, b = toll("a.md", 12), toll("b.md", 15)
    [fact] = linked(a, b)
    assert set(fact.claims) == {a, b}
    assert (fact.rule, fact.measure) == ("death-toll", "killed")
    assert 0.5 <= fact.link <= 1.0
    assert fact.reasons


def test_agreement_makes_a_fact_too() -> None:
    assert len(linked(toll("a.md", 12), toll("b.md", 12))) == 1


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"dates": ("2011-07-01", "2011-07-01")}, id="another year"),
        pytest.param({"measure": "wounded"}, id="another measure"),
        pytest.param({"kind": "count"}, id="another kind of claim"),
    ],
)
def test_a_figure_of_something_else_is_never_of_the_fact(other: dict[str, object]) -> None:
    assert not linked(toll("a.md", 12), toll("b.md", 15, **other), min_link=0.01)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"events": "quake"}, id="another kind of event"),
        pytest.param({"population": "soldier"}, id="soldiers alone"),
        pytest.param({"part": True}, id="a part of the whole"),
        pytest.param({"background": True}, id="told in passing"),
        pytest.param({"cues": frozenset({"others"})}, id="the others only"),
        pytest.param({"dates": ("2019-03-12", "2019-03-12")}, id="a week later"),
    ],
)
def test_what_speaks_against_one_fact_is_not_outweighed_by_a_loose_likeness(
    other: dict[str, object],
) -> None:
    """In one story and one town, but nothing says which attack the first toll is of."""
    first = toll("a.md", 12, **{**LOOSELY, **{k: BLAST[k] for k in other if k in BLAST}})
    same = toll("b.md", 15, **{**LOOSELY, **{k: BLAST[k] for k in other if k in BLAST}})
    differing = toll("b.md", 15, **{**LOOSELY, **other})
    assert linked(first, same)
    assert not linked(first, differing)


def test_a_figure_of_elsewhere_is_less_surely_the_same() -> None:
    [here] = linked(toll("a.md", 12), toll("b.md", 15))
    there = linked(toll("a.md", 12), toll("b.md", 15, places="kandahar"))
    assert not there or there[0].link < here.link


def test_two_populations_are_two_facts() -> None:
    soldiers = [toll(path, n, population="soldier") for path, n in (("a.md", 13), ("b.md", 13))]
    civilians = [
        toll(path, n, at=50, population="civilian") for path, n in (("a.md", 60), ("b.md", 79))
    ]
    facts = linked(*soldiers, *civilians)
    assert sorted(sorted(c.value.low for c in fact.claims) for fact in facts) == [
        [13, 13],
        [60, 79],
    ]


def test_a_supposed_figure_is_not_held_against_a_stated_one() -> None:
    [stated] = linked(toll("a.md", 12), toll("b.md", 15))
    supposed = linked(toll("a.md", 12), toll("b.md", 15, modality=Modality.HEDGED))
    assert not supposed or supposed[0].link < stated.link


def test_documents_on_other_stories_are_not_compared() -> None:
    names = {"b.md": "lorne okafor brenner thole"}
    assert not linked(toll("a.md", 12), toll("b.md", 15), names=names)


def test_two_figures_in_one_sentence_are_two_facts() -> None:
    assert not linked(toll("a.md", 12), toll("a.md", 15, at=30))


def test_two_parties_in_one_text_may_speak_of_one_fact() -> None:
    police = Attribution("police", "said", "police said", Span(0, 5))
    hospital = Attribution("a doctor", "said", "a doctor said", Span(0, 5))
    one_voice = linked(toll("a.md", 12), toll("a.md", 15, at=100), min_link=0.0)
    two = linked(
        toll("a.md", 12, attribution=police),
        toll("a.md", 15, at=100, attribution=hospital),
        min_link=0.0,
    )
    assert two
    assert not one_voice or one_voice[0].link < two[0].link


def test_nought_and_five_are_one_fact() -> None:
    denied = toll("a.md", 0, text="no one", cues=frozenset({"nought"}))
    assert len(linked(denied, toll("b.md", 5))) == 1


def test_a_nought_is_not_held_against_thousands() -> None:
    denied = toll("a.md", 0, text="no one", cues=frozenset({"nought"}))
    assert not linked(denied, toll("b.md", 2_000_000))


def test_open_figures_far_apart_do_not_meet() -> None:
    least = toll("a.md", Interval(5, None), text="at least 5")
    assert len(linked(least, toll("b.md", Interval(8, None), text="at least 8"))) == 1
    assert not linked(least, toll("b.md", Interval(220_000, None), text="more than 220,000"))
    most = toll("a.md", Interval(None, 90), text="as many as 90")
    assert not linked(most, toll("b.md", Interval(4, None), text="at least 4"))


def test_the_badly_and_the_slightly_hurt_are_two_facts() -> None:
    def hurt(path: str, number: float, degree: str) -> Claim:
        return toll(path, number, measure="wounded", part=True, cues=frozenset({degree}))

    by = RULES.by_id["injured"]
    assert linked(hurt("a.md", 8, "badly"), hurt("b.md", 12, "badly"), by=by)
    assert not linked(hurt("a.md", 8, "badly"), hurt("b.md", 12, "slightly"), by=by, min_link=0.0)


def test_tolls_dated_by_the_year_are_history() -> None:
    year = ("2004-01-01", "2004-12-31")
    [news] = linked(toll("a.md", 12), toll("b.md", 15), min_link=0.0)
    [past] = linked(toll("a.md", 12, dates=year), toll("b.md", 15, dates=year), min_link=0.0)
    assert past.link < news.link


def test_what_one_text_withdraws_is_a_fact_of_that_text() -> None:
    first = toll("a.md", 2, at=100, cues=frozenset({"withdrawn"}))
    now, other = toll("a.md", 1, at=200, role="title"), toll("b.md", 1)
    facts = linked(first, now, other)
    assert {frozenset(f.claims) for f in facts} == {
        frozenset({first, now}),
        frozenset({now, other}),
    }


def test_a_total_that_a_text_adds_up_is_not_held_against_its_part() -> None:
    total, here = toll("a.md", 5, at=100), toll("a.md", 4, at=200)
    elsewhere = toll("a.md", 1, at=300, cues=frozenset({"others"}))
    other = toll("b.md", 4)
    assert [set(f.claims) for f in linked(total, here, elsewhere, other)] == [{here, other}]


def test_two_of_them_are_all_of_whom_the_same_is_said() -> None:
    def fell(path: str, number: float, words: str, part: bool) -> Claim:
        return toll(path, number, kind="count", predicate="fall", words=words, part=part)

    by = RULES.by_id["count"]
    one = fell("a.md", 3, "fall camp school", False)
    [alike] = linked(one, fell("b.md", 2, "fall camp school", True), by=by, min_link=0.0)
    [unlike] = linked(one, fell("b.md", 2, "fall airstrip", True), by=by, min_link=0.0)
    assert alike.link > unlike.link


def test_figures_far_apart_are_rarely_one_fact() -> None:
    [near] = linked(toll("a.md", 12), toll("b.md", 15))
    far = linked(toll("a.md", 12), toll("b.md", 4000))
    assert not far or far[0].link < near.link


def aged(path: str, value: float, who: str, **fields: object) -> Claim:
    return claim(path, value, kind="age", entity=who, **fields)


def test_an_age_is_that_of_the_person_named() -> None:
    ages = RULES.by_id["age"]
    assert len(linked(aged("a.md", 34, "marta quispe"), aged("b.md", 43, "quispe"), by=ages)) == 1
    assert not linked(aged("a.md", 34, "marta quispe"), aged("b.md", 43, "julio quispe"), by=ages)


def test_units_that_do_not_convert_are_not_compared() -> None:
    lengths = RULES.by_id["measurement"]

    def measured(path: str, value: float, unit: str) -> Claim:
        return claim(
            path, exactly(value, unit), kind="measurement", measure="depth", **BLAST, words="deep"
        )

    assert linked(measured("a.md", 6, "mile"), measured("b.md", 12, "kilometre"), by=lengths)
    assert not linked(measured("a.md", 6, "mile"), measured("b.md", 12, "kilogram"), by=lengths)


def test_days_of_one_happening() -> None:
    dates = RULES.by_id["event-date"]

    def put(path: str, on: str, **fields: object) -> Claim:
        return claim(
            path,
            Period(on, on),
            kind="date",
            text=on,
            **{
                "entity": "marcus thole",
                "predicate": "arrest",
                "words": "arrest lorne thole",
                **fields,
            },
        )

    arrested = put("a.md", "2019-03-05")
    assert linked(arrested, put("b.md", "2019-03-06"), by=dates)
    assert not linked(arrested, put("b.md", "2019-06-06"), by=dates)
    assert not linked(arrested, put("b.md", "2019-03-06", entity="peter lund"), by=dates)


def test_the_threshold_is_the_caller_s() -> None:
    a, b = toll("a.md", 12), toll("b.md", 15)
    [fact] = linked(a, b)
    assert linked(a, b, min_link=fact.link - 0.01)
    assert not linked(a, b, min_link=min(1.0, fact.link + 0.01))
    assert not linked(a, b, by=rule("death-toll", min_link=1.0))
    assert linked(a, b, by=rule("death-toll", min_link=1.0), min_link=0.1), "the run's goes first"


def test_a_weak_tie_does_not_chain_two_facts() -> None:
    """Civilians, soldiers, and a figure that names neither: never one fact of three."""
    facts = linked(
        toll("a.md", 13, population="soldier"),
        toll("b.md", 60, population="civilian"),
        toll("c.md", 60),
        min_link=0.2,
    )
    for fact in facts:
        people = frozenset[str]().union(*(c.context.population for c in fact.claims))
        assert not {"soldier", "civilian"} <= people


def test_reasons_are_of_the_link_that_holds_the_fact() -> None:
    [fact] = linked(toll("a.md", 12), toll("b.md", 15), toll("c.md", 12))
    assert all(reason.name for reason in fact.reasons)
    assert any("event" in reason.name for reason in fact.reasons)


def test_a_rule_takes_its_measures_and_one_without_takes_the_rest() -> None:
    count, arrests = RULES.by_id["count"], RULES.by_id["arrests"]
    taken = {m for r in RULES for m in r.claims.measure}
    houses = claim("a.md", 5, kind="count", measure="home")
    held = claim("a.md", 5, kind="count", measure="arrested")
    assert applies(count, houses, taken)
    assert not applies(count, held, taken)
    assert applies(arrests, held, taken)
    assert not applies(arrests, houses, taken)
    assert not applies(TOLL, held, taken)


def test_each_rule_makes_its_own_facts() -> None:
    states = RULES.by_id["at-large-or-held"]
    held, free = (
        claim(path, Wording(key, key), kind="status", measure="custody", entity="marcus thole")
        for path, key in (("a.md", "held"), ("b.md", "at large"))
    )
    [fact] = linked(held, free, toll("a.md", 12, at=200), toll("b.md", 15, at=200), by=states)
    assert set(fact.claims) == {held, free}


contexts = st.fixed_dictionaries(
    {
        "events": st.sampled_from(["bombing", "quake", ""]),
        "places": st.sampled_from(["herat", "kandahar", ""]),
        "population": st.sampled_from(["anyone", "soldier", "civilian", ""]),
        "part": st.booleans(),
        "background": st.booleans(),
        "dates": st.sampled_from(
            [None, ("2019-03-04", "2019-03-04"), ("2011-03-04", "2011-03-05")]
        ),
    }
)
figures = st.tuples(st.sampled_from("abcd"), st.integers(0, 30), contexts)


@given(st.lists(figures, min_size=2, max_size=7), st.randoms(), st.sampled_from([None, 0.1]))
def test_facts_do_not_depend_on_the_order_of_the_documents(
    made: list[tuple[str, int, dict[str, object]]], random: Random, min_link: float | None
) -> None:
    claims = [
        claim(f"{path}.md", value, at=100 * n, **context)
        for n, (path, value, context) in enumerate(made)
    ]
    by_path: dict[str, list[Claim]] = defaultdict(list)
    for found in claims:
        by_path[found.path].append(found)
    paths = list(by_path)
    random.shuffle(paths)
    shuffled = [found for path in paths for found in by_path[path]]

    def content(facts: list[Fact]) -> set[tuple[frozenset[Claim], float]]:
        return {(frozenset(fact.claims), fact.link) for fact in facts}

    first = linked(*claims, min_link=min_link)
    assert content(first) == content(linked(*shuffled, min_link=min_link))
    for fact in first:
        assert len(fact.claims) > 1
        assert 0.0 <= fact.link <= 1.0


def test_reports_of_other_years_about_one_place_are_kept_apart() -> None:
    then, now = day("2004-12-30"), day("2019-03-05")
    old = toll("b.md", 15, as_of=then, dates=("2004-12-26", "2004-12-26"))
    assert not linked(toll("a.md", 12, as_of=now), old)
