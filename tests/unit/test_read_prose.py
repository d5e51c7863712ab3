"""What of a text is prose: markup, boilerplate and other languages apart."""

from __future__ import annotations

import pytest

from atodds.model import Document
from atodds.read import read_document
from atodds.read.boilerplate import boilerplate_spans
from atodds.read.language import is_english

PARAGRAPHS = (
    "The ferry sank off the northern coast on Monday, and nine people were saved by a trawler.",
    "Its captain told the harbour master that the bow door had been open since the last port.",
    "A court will hear on Friday whether the company had been warned about the door in spring.",
    "Divers went down to the wreck twice in the night but came back without having seen anyone.",
)


def prose(text: str, path: str = "a.md") -> str:
    """The prose of a text, white space folded."""
    found = read_document(path, text.encode())
    assert isinstance(found, Document), found
    return " ".join(found.prose.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least [nine people](https://a.org/b_(c)?d=12) died.", "At least nine people died."),
        ("At least [nine](</a b>) and [two](c 'd') died.", "At least nine and two died."),
        ("He said [they] are safe (see below).", "He said [they] are safe (see below)."),
        ("Nine [died][1].\n\n[1]: https://a.org/12 'T'", "Nine died ."),
        ("It was ![a map of 12 reefs](map.png)late.", "It was late."),
        ("[![12 reefs](map.png)](https://a.org) Late.", "Late."),
        ("Nine <!-- not 12 -->died.", "Nine died."),
        ("Nine died, see https://a.org/12.", "Nine died, see ."),
        ("Nine died <https://a.org/12> there.", "Nine died there."),
        ("Nine\n\n```\nx = 12\n```\n\ndied.", "Nine died."),
        ("Nine\n\n```\nor 12 died.", "Nine ``` or 12 died."),
        ("**At least** nine *people* __died__.", "At least nine people died ."),
        ("## Nine died ##\n\n> said *he*", "Nine died said he"),
        ("1. Nine died.\n2. Two live.", "Nine died. Two live."),
        ("1998. Nine died.", "1998. Nine died."),
        ("- Nine died.\n* Two live.", "Nine died. Two live."),
        ("| Dead | Hurt |\n|---|---|\n| 9 | 12 |", "Dead Hurt 9 12"),
        ("Nine died<br>there.[^1]\n\n[^1]: They did.", "Nine died there. They did."),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
    ],
)
def test_markdown_leaves_the_words(text: str, expected: str) -> None:
    assert prose(text) == expected


def test_plain_text_is_not_markdown() -> None:
    text = "1. He wrote *nine* in [brackets](sic).\n2. And more."
    assert prose(text, "a.txt") == " ".join(text.split())


def dropped(text: str) -> list[str]:
    return [text[span.start : span.end] for span in boilerplate_spans(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "  ADVERTISEMENT  ",
        "Share this:",
        "[Print]",
        "Reading time: 7 minutes",
        "4 min read",
        "0:00 0:02:20 0:00",
        "Copyright 2016 Example Broadcasting. All rights reserved.",
        "© 2016 The Example",
        "Copyright The Example",
        "Read more: Ferry company had been warned, says captain",
        "READ MORE: Could the ferry have been saved?",
        "We use cookies to make this site better. Read our policy.",
        "Home | World | Sport | Weather",
        "anna.berg@example.org",
        "Sign up for our evening newsletter.",
    ],
)
def test_furniture_of_a_page_is_left_out(line: str) -> None:
    text = "\n\n".join([*PARAGRAPHS[:2], line, *PARAGRAPHS[2:]])
    assert dropped(text) == [line.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "More.",
        "“Print.”",
        "Copyright was at issue in 2016, when twelve authors went to court.",
        "Read more carefully, he said, and you will find that nine were saved. Twelve were not.",
        "Related deaths rose to twelve.",
        "The wreck of the ferry at low tide on Tuesday",
        "The wreck, at low tide (Photo: Anna Berg)",
        "Nine | twelve",
        "15:45",
        "78",
        "Anna Berg, 38, of Springfield",
        "(c) Twelve people were in the boat.",
        "A fund was set up for the families",
        "They are:",
    ],
)
def test_prose_and_captions_stay(line: str) -> None:
    assert dropped("\n\n".join([*PARAGRAPHS[:2], line, *PARAGRAPHS[2:]])) == []


def test_a_counter_goes_with_its_button() -> None:
    assert dropped(f"Share\n78\n\n{PARAGRAPHS[0]}\n\n78\n") == ["Share", "78"]


def test_a_list_of_other_stories_ends_with_the_next_sentence() -> None:
    links = ["Related stories", "Harbour gets new crane", "Could it happen here?"]
    text = "\n\n".join([PARAGRAPHS[0], *links, PARAGRAPHS[1]])
    assert dropped(text) == links


def test_headlines_between_paragraphs_go_when_there_are_several() -> None:
    first, second = "Trawler crew given medals by mayor", "Ferry firm warned over bow doors"
    one = "\n\n".join([PARAGRAPHS[0], first, *PARAGRAPHS[1:]])
    two = "\n\n".join([PARAGRAPHS[0], first, *PARAGRAPHS[1:3], second, PARAGRAPHS[3]])
    assert dropped(one) == []
    assert dropped(two) == [first, second]


def test_captions_between_paragraphs_stay() -> None:
    first, second = "A trawler in the harbour on Monday", "Divers at the wreck (Anna Berg)"
    text = "\n\n".join([PARAGRAPHS[0], first, *PARAGRAPHS[1:3], second, PARAGRAPHS[3]])
    assert dropped(text) == []


def test_what_readers_wrote_goes() -> None:
    comments = ["12 comments", "Anna", "2 hours ago", "Twelve, I heard.", "Reply", "Bert", "Reply"]
    assert dropped("\n\n".join([*PARAGRAPHS, *PARAGRAPHS, *comments])) == comments
    assert dropped("\n\n".join([*PARAGRAPHS, "12 comments", PARAGRAPHS[0]])) == []


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (" ".join(PARAGRAPHS), True),
        ("Nine saved", True),
        ("Ferry sinks: nine saved, captain held, firm silent", True),
        (
            "Le ferry a coulé lundi au large de la côte nord, et neuf personnes qui étaient à bord"
            " ont été sauvées par un chalutier, a dit le maître du port avant le soir.",
            False,
        ),
        (
            "De veerboot is maandag voor de noordkust gezonken en negen mensen die aan boord waren"
            " zijn door een trawler gered, zei de havenmeester, die was in de nacht op zee.",
            False,
        ),
        (
            "El ferry se hundió el lunes frente a la costa norte y nueve personas que estaban a"
            " bordo fueron rescatadas por un pesquero antes de la noche, dijo el capitán.",
            False,
        ),
        (
            "O ferry afundou na segunda-feira ao largo da costa norte e nove pessoas que estavam a"
            " bordo foram salvas por um barco de pesca antes da noite, disse o capitão do porto.",
            False,
        ),
        (
            "Færgen sank mandag ud for den nordlige kyst, og havnefogeden sagde, at ni personer, "
            "der var om bord, var blevet reddet af en trawler, og at retten ser på sagen.",
            False,
        ),
        ("フェリーは月曜日に海岸で沈没し九人が救助された", False),
    ],
)
def test_language(text: str, english: bool) -> None:
    assert is_english(text) is english
