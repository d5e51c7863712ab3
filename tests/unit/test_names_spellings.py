"""Spellings that disagree across documents: what is joined, and what must stay apart."""

from __future__ import annotations

from itertools import permutations

import pytest

from atodds.link.spellings import SHOWN, name_disagreements
from atodds.mentions import Entity, Mention, NamesInDocument, NameType
from atodds.namewords import fold

Said = tuple[str, NameType, str]
"""A name, its type, what it is described as."""

STORY: tuple[Said, ...] = (
    ("Torvald", "place", ""),
    ("Marvelo Mall", "org", ""),
    ("Ada Quint", "person", "mayor"),
)


def document(*said: Said, sentences: bool = True) -> NamesInDocument:
    """Names at made-up offsets, each in a sentence of its own unless told otherwise."""
    mentions, entities = [], []
    for number, (name, type, words) in enumerate(said):
        start = number * 100 if sentences else sum(len(n) + 5 for n, _, _ in said[:number])
        mentions.append(
            Mention(
                start,
                start + len(name),
                name,
                type,
                fold(name),
                number,
                frozenset(words.split()),
                sentence=number if sentences else 0,
            )
        )
        entities.append(Entity(name, fold(name), type, (number,)))
    return NamesInDocument(tuple(mentions), tuple(entities))


def spellings(*documents: NamesInDocument) -> list[tuple[str, ...]]:
    named = [(f"{number}.md", names) for number, names in enumerate(documents)]
    return [group.spellings for group in name_disagreements(named)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("Ilse Brandt", "person", "spokesperson"), ("Ilse Brant", "person", "spokesperson")),
        (("Karlo Bentz", "person", "president"), ("Carlo Bentz", "person", "president")),
        (("Belmarsh", "place", "town"), ("Belmash", "place", "town")),
        (("Belmarsh", "place", ""), ("Belmash", "person", "")),
        (("Torvald Rail Safety Board", "org", ""), ("Torvald Rail Safety Bureau", "org", "")),
        (("Xinfeng 07", "vessel", ""), ("Xenfeng 07", "other", "")),
        (("Brandon Oake", "person", "22 victim"), ("Bernard Oake", "person", "22 victim")),
    ],
)
def test_two_spellings_in_one_story_are_joined(a: Said, b: Said) -> None:
    assert spellings(document(*STORY, a), document(*STORY, b)) == [tuple(sorted((a[0], b[0])))]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("Robert Oake", "person", "victim"), ("Richard Oake", "person", "victim")),
        (("Ilse Brandt", "person", "34"), ("Ilse Brandt Jr.", "person", "34")),
        (("Ilse Brandt", "person", "12"), ("Elsa Brandt", "person", "44")),
        (("Brandt", "person", ""), ("Ilse Brandt", "person", "")),
        (("Iran", "place", ""), ("Iraq", "place", "")),
        (("Manokri", "place", "town"), ("Monrovia", "place", "capital")),
        (("Lanzania", "place", ""), ("Lanzanians", "other", "")),
        (("ORSA", "org", ""), ("OTSA", "org", "")),
    ],
)
def test_other_names_are_left_alone(a: Said, b: Said) -> None:
    assert spellings(document(*STORY, a), document(*STORY, b)) == []


def test_names_of_two_stories_are_kept_apart() -> None:
    one = document(("Belmarsh", "place", ""), ("Kurt Oro", "person", ""), ("Hill End", "place", ""))
    two = document(("Belmash", "place", ""), ("Pia Vance", "person", ""), ("Cole Bay", "place", ""))
    assert spellings(one, two) == []
    named = [("1.md", one), ("2.md", two)]
    assert [g.spellings for g in name_disagreements(named, one_story=True)] == [
        ("Belmarsh", "Belmash")
    ]


def test_siblings_side_by_side_are_two_people() -> None:
    both: tuple[Said, ...] = (("Jaylon Oake", "person", "12"), ("Jaydon Oake", "person", "9"))
    assert spellings(document(*both, sentences=False), document(*STORY, *both)) == []


def test_a_slip_inside_one_document_is_found() -> None:
    slip = document(*STORY, ("Xinfeng 07", "vessel", ""), ("Xenfeng 07", "vessel", ""))
    assert spellings(slip) == [("Xenfeng 07", "Xinfeng 07")]


def test_two_full_names_of_what_others_call_by_one_short_name() -> None:
    assert spellings(
        document(*STORY, ("Orla Trade Bank", "org", "")),
        document(*STORY, ("Orla Harvest Bank", "org", "")),
        document(*STORY, ("Orla", "org", "bank")),
    ) == [("Orla Harvest Bank", "Orla Trade Bank")]


def test_lists_of_the_same_places_are_read_side_by_side() -> None:
    one = (*STORY, ("Zelmara", "place", "village"), ("Koohar", "place", "village"))
    two = (*STORY, ("Kavohar", "place", "village"), ("Zilmara", "place", "village"))
    joined = spellings(document(*one, sentences=False), document(*two, sentences=False))
    assert ("Zelmara", "Zilmara") in joined


def test_a_group_shows_one_mention_for_a_document_and_not_all_documents() -> None:
    right = [
        document(*STORY, ("Belmarsh", "place", ""), ("Belmarsh", "place", "")) for _ in "123456"
    ]
    named = [
        (f"{n}.md", d) for n, d in enumerate([*right, document(*STORY, ("Belmash", "place", ""))])
    ]
    (group,) = name_disagreements(named)
    assert len(group.mentions) == SHOWN + 1
    assert len({d for d, _ in group.mentions}) == SHOWN + 1
    assert 0.5 <= group.score <= 1
    assert {r.name for r in group.reasons} >= {"spelling", "story"}


def test_the_order_of_documents_does_not_matter() -> None:
    documents = {
        "a.md": document(*STORY, ("Ilse Brandt", "person", "judge")),
        "b.md": document(*STORY, ("Ilse Brant", "person", "judge")),
        "c.md": document(*STORY, ("Else Brandt", "person", "judge"), ("Belmash", "place", "")),
        "d.md": document(("Belmarsh", "place", ""), *STORY),
    }
    seen = set()
    for order in permutations(documents):
        groups = name_disagreements([(path, documents[path]) for path in order])
        seen.add(
            frozenset(
                (g.spellings, g.score, frozenset((order[d], i) for d, i in g.mentions))
                for g in groups
            )
        )
    assert len(seen) == 1


def test_nothing_comes_of_nothing() -> None:
    assert name_disagreements([]) == []
    assert name_disagreements([("a.md", NamesInDocument())]) == []
