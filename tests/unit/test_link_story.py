"""Which documents tell one story: names tie them together, dates and common words do not."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st
from sample_claims import reading

from atodds.link.story import Stories
from atodds.model import Reading

HERAT = "herat farah noorzai wardak salehi"
LORNE = "lorne okafor brenner thole"
COMMON = frozenset({"police", "monday", "ministry"})


def stories(*readings: Reading) -> Stories:
    return Stories(readings, COMMON)


def test_a_document_tells_its_own_story() -> None:
    assert stories(reading("a.md")).score(0, 0) == 1.0


def test_documents_that_share_names_tell_one_story() -> None:
    told = stories(reading("a.md", names=HERAT), reading("b.md", names=HERAT))
    assert told.score(0, 1) > 0.6
    assert set(told.shared(0, 1)) <= set(HERAT.split())


def test_documents_without_a_common_name_do_not() -> None:
    told = stories(reading("a.md", names=HERAT), reading("b.md", names=LORNE), reading("c.md"))
    assert told.score(0, 1) == told.score(0, 2) == told.score(1, 2) == 0.0


def test_common_names_alone_tell_no_story() -> None:
    names = "police monday ministry"
    told = stories(reading("a.md", names=names), reading("b.md", names=names))
    close = stories(reading("a.md", names=HERAT), reading("b.md", names=HERAT))
    assert told.score(0, 1) < close.score(0, 1) / 2


def test_more_shared_names_are_surer() -> None:
    few = stories(
        reading("a.md", names=HERAT), reading("b.md", names="herat okafor brenner thole lorne")
    )
    many = stories(
        reading("a.md", names=HERAT), reading("b.md", names="herat farah noorzai thole lorne")
    )
    assert 0 < few.score(0, 1) < many.score(0, 1)


def test_events_of_other_kinds_and_of_other_days_are_less_likely_one_story() -> None:
    def score(**fields: object) -> float:
        first = reading("a.md", names=HERAT, kinds=("quake",), dates=("2019-03-04", "2019-03-04"))
        return stories(first, reading("b.md", names=HERAT, **fields)).score(0, 1)

    same = score(kinds=("quake",), dates=("2019-03-05", "2019-03-05"))
    assert score(kinds=("shooting",), dates=None) < same
    assert score(kinds=("quake",), dates=("2011-03-05", "2011-03-05")) < same / 2


def test_in_a_large_folder_a_name_that_all_share_ties_nothing() -> None:
    many = [reading(f"{n}.md", names=f"kabul own{n} other{n} third{n}") for n in range(30)]
    many.append(reading("x.md", names="kabul farah noorzai"))
    many.append(reading("y.md", names="kabul farah noorzai"))
    told = stories(*many)
    assert told.score(0, 1) < 0.25 < told.score(30, 31)


def test_two_that_tell_the_story_of_a_third_tell_one_story() -> None:
    told = stories(
        reading("a.md", names="farah noorzai herat wardak"),
        reading("b.md", names="farah noorzai herat wardak salehi bala amiri"),
        reading("c.md", names="wardak salehi bala amiri"),
    )
    assert told.score(0, 2) > 0.25


names = st.lists(st.sampled_from((HERAT + " " + LORNE).split()), max_size=6, unique=True)
kinds = st.lists(st.sampled_from(["quake", "shooting"]), max_size=2, unique=True)
days = st.sampled_from([None, ("2019-03-04", "2019-03-04"), ("2011-01-01", "2011-01-02")])


@given(st.lists(st.tuples(names, kinds, days), min_size=2, max_size=5), st.randoms())
def test_scores_are_symmetric_and_know_no_order(
    made: list[tuple[list[str], list[str], tuple[str, str] | None]], random: Random
) -> None:
    readings = [
        reading(f"{n}.md", names=" ".join(words), kinds=tuple(sorted(kind)), dates=dates)
        for n, (words, kind, dates) in enumerate(made)
    ]
    told = stories(*readings)
    order = list(range(len(readings)))
    random.shuffle(order)
    again = stories(*(readings[i] for i in order))
    for x, a in enumerate(order):
        for y, b in enumerate(order):
            assert 0.0 <= told.score(a, b) <= 1.0
            assert told.score(a, b) == told.score(b, a) == again.score(x, y)
