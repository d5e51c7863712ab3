"""Names found in a text: where, of what type, which belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from atodds.extract.naming.names import find_names
from atodds.mentions import Entity, NamesInDocument
from atodds.namewords import builtin_words
from atodds.parse import parse

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def names_of(nlp: Language, text: str) -> NamesInDocument:
    return find_names(parse(nlp, text), builtin_words())


def entity(names: NamesInDocument, name: str) -> Entity:
    found = [e for e in names.entities if e.name == name]
    assert found, f"{name} is not among {[e.name for e in names.entities]}"
    return found[0]


def words_of(names: NamesInDocument, name: str) -> set[str]:
    return {names.mentions[i].text for i in entity(names, name).mentions}


def described(names: NamesInDocument, name: str) -> set[str]:
    return {d for i in entity(names, name).mentions for d in names.mentions[i].descriptors}


def test_titles_are_cut_off_and_kept_as_descriptors(nlp: Language) -> None:
    names = names_of(nlp, "On Monday Torvald Police Chief Ines Korner spoke to residents.")
    assert entity(names, "Ines Korner").type == "person"
    assert described(names, "Ines Korner") >= {"chief", "police", "torvald"}


def test_a_surname_belongs_to_the_full_name_before_it(nlp: Language) -> None:
    names = names_of(nlp, "Ines Korner was hurt. Neighbours helped Korner. Korner's son ran away.")
    assert words_of(names, "Ines Korner") == {"Ines Korner", "Korner"}
    assert len(entity(names, "Ines Korner").mentions) == 3


def test_another_spelling_of_a_surname_is_an_entity_of_its_own(nlp: Language) -> None:
    names = names_of(nlp, "Ines Hartley was hurt. Neighbours found Hartly in the yard.")
    assert words_of(names, "Ines Hartley") == {"Ines Hartley"}
    assert words_of(names, "Hartly") == {"Hartly"}


@pytest.mark.parametrize(
    "text",
    [
        "Aina Belov, deputy head of the Dockers union, told reporters that talks had failed.",
        "The deputy head of the Dockers union, Aina Belov, told reporters that talks had failed.",
    ],
)
def test_appositions_describe_on_either_side(nlp: Language, text: str) -> None:
    assert described(names_of(nlp, text), "Aina Belov") >= {"head", "dockers", "union"}


def test_ages_describe_people(nlp: Language) -> None:
    names = names_of(nlp, "Police named the driver as Aina Belov, 41, of Torvald.")
    assert "41" in described(names, "Aina Belov")


def test_acronyms_and_aliases_given_in_the_text(nlp: Language) -> None:
    names = names_of(
        nlp,
        "The Ostrava Rail Safety Agency (ORSA) sent a team. ORSA will report in May. "
        "Police seek Milo Kant, also known as Weasel. They say Weasel has left the city.",
    )
    assert words_of(names, "Ostrava Rail Safety Agency") >= {"ORSA"}
    assert words_of(names, "Milo Kant") >= {"Weasel"}


def test_nouns_call_a_name_a_place_or_a_ship(nlp: Language) -> None:
    names = names_of(
        nlp,
        "Houses fell in the villages of Kelmara and Oluq. The ferry Sundara left port near the "
        "town of Belash.",
    )
    assert {entity(names, n).type for n in ("Kelmara", "Oluq", "Belash")} == {"place"}
    assert "village" in described(names, "Oluq")
    assert entity(names, "Sundara").type == "vessel"


def test_headlines_lend_no_names_of_their_own(nlp: Language) -> None:
    names = names_of(
        nlp, "Grim Night For Korner Family In Harbour\n\nA fire hurt Ines Korner on Monday."
    )
    assert {e.name for e in names.entities} == {"Ines Korner"}


def test_hyphens_and_particles_stay_in_the_name(nlp: Language) -> None:
    names = names_of(
        nlp, "The governor, Sami bara-Nej, met Marta van der Lint and an anti-Roman group."
    )
    found = {e.name for e in names.entities}
    assert {"Sami bara-Nej", "Marta van der Lint"} <= found
    assert not any("anti" in name for name in found)


def test_mentions_are_the_text_at_their_offsets_in_order(nlp: Language) -> None:
    text = 'Mayor Ana "Nan" Reyes said the Orla Bank\'s vault held U.S. bonds.\n\nReyes left.'
    doc = parse(nlp, text)
    names = find_names(doc, builtin_words())
    assert names.mentions
    assert [m.start for m in names.mentions] == sorted(m.start for m in names.mentions)
    for number, mention in enumerate(names.mentions):
        assert doc.text[mention.start : mention.end] == mention.text
        assert number in names.entities[mention.entity].mentions


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "no names at all", "A.", "X", "'s", "It\u2019s 5."]
)
def test_odd_texts_are_read(nlp: Language, text: str) -> None:
    names = names_of(nlp, text)
    assert len(names.mentions) <= 1
