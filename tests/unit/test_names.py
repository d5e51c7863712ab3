"""Two names as spellings: same, compatible, variant, different."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.likeness import NEAR, word_likeness
from atodds.names import compare_names, parse_name
from atodds.namewords import builtin_words, fold

TYPES = ("person", "org", "place", "vessel", "other")
NAMES = st.text(st.sampled_from("AEKMSTaeikmnorst -.'éü01"), min_size=1, max_size=18)


@pytest.mark.parametrize(
    ("a", "b", "type"),
    [
        ("Ines Körner", "Ines Korner", "person"),
        ("Mayor Ines Korner", "Ines Korner", "person"),
        ("DELL'ACQUA", "Dell'Acqua", "person"),
        ("Lower-Bend Lodge", "Lower Bend Lodge", "org"),
        ("The Orla Café", "Orla Cafe", "org"),
    ],
)
def test_same_but_for_case_accents_and_titles(a: str, b: str, type: str) -> None:
    assert compare_names(a, b, type) == "same"


@pytest.mark.parametrize(
    ("a", "b", "type"),
    [
        ("Korner", "Ines Korner", "person"),
        ("Ines Korner", "Ines Korner Jr.", "person"),
        ("Ines T. Korner", "Ines Korner", "person"),
        ("Ines Theodora Korner", "Ines T. Korner", "person"),
        ("D.T. Korner", "Dario Tomas Korner", "person"),
        ("Joe Korner", "Joseph Korner", "person"),
        ("Theo Korner", "Theodore Korner", "person"),
        ("Marvelo Inn", "Mar Velo Inn", "org"),
        ("Ostrava Rail Safety Agency", "ORSA", "org"),
        ("Halden", "Halden Hospital", "org"),
        ("Halden Bar", "Halden Pub", "org"),
        ("Elm St.", "Elm Street", "place"),
        ("Lanzanian", "Lanzania", "place"),
    ],
)
def test_compatible_forms_of_one_name(a: str, b: str, type: str) -> None:
    assert compare_names(a, b, type) == "compatible"


@pytest.mark.parametrize(
    ("a", "b", "type"),
    [
        ("Karlo Bentz", "Carlo Bentz", "person"),
        ("Ines Korner", "Ines Koerner", "person"),
        ("Ines Kornar", "Ines Korner", "person"),
        ("Stephen Bentz", "Steven Bentz", "person"),
        ("Khaled Bentz", "Khalid Bentz", "person"),
        ("Sami Baranej", "Sami bara-Nej", "person"),
        ("Al-Harun Sadiqi", "Harun Sadiki Omari", "person"),
        ("Rosa Laverona", "Rosa Verona", "person"),
        ("Bentley", "Bently", "person"),
        ("Torvald Counselors", "Torvald Counsellors", "org"),
        ("Ostrava Rail Safety Agency", "Ostrava Rail Safety Board", "org"),
        ("Lanzania Airlines", "Lanzanian Airlines", "org"),
        ("St. Alban", "Alban", "org"),
        ("Belmarsh", "Belmash", "place"),
        ("Xinfeng 07", "Xenfeng 07", "vessel"),
        ("ORSA", "OSRA", "org"),
    ],
)
def test_variant_spellings_of_one_name(a: str, b: str, type: str) -> None:
    assert compare_names(a, b, type) == "variant"


@pytest.mark.parametrize(
    ("a", "b", "type"),
    [
        ("Robert Bentz", "Richard Bentz", "person"),
        ("Daniel Bentz", "Danielle Bentz", "person"),
        ("Mario Bentz", "Maria Bentz", "person"),
        ("Eric Bentz", "Erica Bentz", "person"),
        ("Ines Korner", "Ines Mendel", "person"),
        ("J. Cornwall", "Jon C. Carter", "person"),
        ("Iran", "Iraq", "place"),
        ("Austria", "Australia", "place"),
        ("Halden Hospital", "Halden College", "org"),
        ("Xinfeng 07", "Xinfeng 08", "vessel"),
        ("Flight 112", "Flight 121", "other"),
        ("ORSA", "OTSA", "org"),
        ("North Halden", "South Halden", "place"),
    ],
)
def test_different_names(a: str, b: str, type: str) -> None:
    assert compare_names(a, b, type) == "different"


@given(NAMES, NAMES, st.sampled_from(TYPES))
def test_comparison_is_symmetric(a: str, b: str, type: str) -> None:
    assert compare_names(a, b, type) == compare_names(b, a, type)


@given(NAMES, st.sampled_from(TYPES))
def test_a_name_is_the_same_as_itself(name: str, type: str) -> None:
    assert compare_names(name, name, type) == "same"


@given(st.text(), st.text())
def test_any_text_can_be_compared(a: str, b: str) -> None:
    for type in TYPES:
        assert compare_names(a, b, type) == compare_names(b, a, type)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.from_regex(r"[a-z]{1,10}", fullmatch=True), st.from_regex(r"[a-z]{1,10}", fullmatch=True))
def test_likeness_is_symmetric_and_bounded(a: str, b: str) -> None:
    words = builtin_words()
    assert word_likeness(a, b, words) == word_likeness(b, a, words)
    assert 0 <= word_likeness(a, b, words) <= 1


def test_numbers_are_never_alike() -> None:
    assert word_likeness("1576", "1567", builtin_words()) < NEAR


def test_parse_name_takes_a_name_apart() -> None:
    name = parse_name("Dr. Ines van der Bentz Jr.", "person")
    assert name.given == ("ines",)
    assert name.family == ("van", "der", "bentz")
    assert name.suffix == "jr"
