"""Whom noun phrases mean: names, parts, pronouns, groups, ages; nobody, where nobody is sure."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from atodds.extract.analysis import Lexica, analyse
from atodds.extract.coreference import References
from atodds.extract.naming.persons import Referent
from atodds.model import Document, Section, Span
from atodds.parse import parse
from atodds.rules import load_rules

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

Resolve = Callable[[str, str], Referent]


@pytest.fixture(scope="module")
def lexica() -> Lexica:
    return Lexica(load_rules()[0])


@pytest.fixture
def resolve(nlp: Language, lexica: Lexica) -> Resolve:
    """Whom the last occurrence of a word in a text means."""

    def resolved(text: str, word: str) -> Referent:
        document = Document("a.txt", text, (Section(Span(0, len(text)), "body"),))
        analysis = analyse(document, parse(nlp, text), lexica)
        token = [t for t in analysis.doc if t.text == word][-1]
        return References(analysis).of(token)

    return resolved


@pytest.mark.parametrize(
    ("text", "word", "key"),
    [
        ("The governor Ann Lee spoke in Lorne. Later Lee left.", "Lee", "ann lee"),
        ("Ann Lee spoke. Her brother, Tom Hale, listened.", "brother", "tom hale"),
        ("The teacher Ann Lee spoke in Lorne. She was booed.", "She", "ann lee"),
        ("The man who was killed was Peter Lund.", "man", "peter lund"),
        ("A teacher named Peter Lund was hurt.", "teacher", "peter lund"),
        ("The driver, identified as Peter Lund, was hurt.", "driver", "peter lund"),
        ("Peter Lund, 28, fled to Karstad. Police want the 28-year-old man.", "old", "peter lund"),
        ("A 24-year-old man fell in Lorne. He was hurt.", "He", "aged:24:man"),
        ("A 24-year-old man fell in Lorne. The man was hurt.", "man", "aged:24:man"),
        ("A 24-year-old fell in Lorne. The victim was hurt.", "victim", "aged:24:"),
        ("A 24-year-old man and a 31-year-old woman fell. She was hurt.", "She", "aged:31:woman"),
        ("Ann Lee, 16, fell. Another 16-year-old was hurt.", "old", "aged:16::another"),
        ("A woman, 52, was hurt in Lorne.", "woman", "aged:52:woman"),
        ("ISIS fights on in Lorne. The group has grown, a general said.", "group", "isis"),
        ("Hezbollah fights on. The council said that it has grown.", "it", "hezbollah"),
    ],
)
def test_a_phrase_means_who_is_named(resolve: Resolve, text: str, word: str, key: str) -> None:
    assert resolve(text, word).key == key


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ann Lee and Tom Hale spoke in Lorne. She was booed.", "She"),
        ("The town was quiet. She was booed.", "She"),
        ("The council met in Lorne. The group has grown.", "group"),
        ("Ann Lee, 28, and Tom Hale, 28, fled. Police want the 28-year-old.", "old"),
        ("The man who was hurt was not Peter Lund.", "man"),
        ("Two 24-year-olds fell. A 24-year-old man was hurt.", "man"),
        ("A 24-year-old man fell in Lorne. A 24-year-old man fell in Karstad.", "man"),
        ("A 24-year-old man met a 31-year-old man. The man was hurt.", "man"),
        ("A 24-year-old man fell. A man ran away. The man was hurt.", "man"),
        ("A 30-year-old stone bridge fell. The victim was hurt.", "victim"),
    ],
)
def test_nobody_is_guessed(resolve: Resolve, text: str, word: str) -> None:
    assert resolve(text, word).key == ""


@pytest.mark.parametrize(
    ("text", "word", "part"),
    [
        ("Police seek the gunman.", "gunman", "suspect"),
        ("Police seek the man accused of the attack.", "man", "suspect"),
        ("The woman who planned the bombing fled.", "woman", "planner"),
        ("The woman who planned the garden fled.", "woman", ""),
        ("The man who was killed was a teacher.", "man", "victim"),
        ("The teacher left.", "teacher", ""),
    ],
)
def test_a_phrase_gives_a_part(resolve: Resolve, text: str, word: str, part: str) -> None:
    assert resolve(text, word).roles == (frozenset({part}) if part else frozenset())


def test_several_are_told_from_one(resolve: Resolve) -> None:
    assert resolve("Police seek the gunmen.", "gunmen").many
    assert not resolve("Police seek the gunman.", "gunman").many
