"""Which documents are copies of which."""

from __future__ import annotations

import random
import time
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from atodds.model import Document, Section, Span
from atodds.read import find_copies

SEA = (
    "harbour ferry captain trawler morning crew water door company court spring diver wreck night"
    " coast rescue island storm signal engine"
)
WORDS = SEA.split()


def text(seed: int, words: int = 120) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=words))


def doc(path: str, content: str, published: date | None = None) -> Document:
    sections = (Section(Span(0, len(content)), "body"),) if content else ()
    return Document(path, content, sections, published=published)


def originals(*documents: Document) -> dict[str, str | None]:
    return {d.path: d.copy_of for d in find_copies(documents)}


def test_unlike_texts_are_no_copies() -> None:
    assert originals(doc("a", text(1)), doc("b", text(2))) == {"a": None, "b": None}


def test_the_path_decides_without_dates() -> None:
    assert originals(doc("b", text(1)), doc("a", text(1))) == {"a": None, "b": "a"}


def test_the_earlier_one_is_the_original() -> None:
    found = originals(
        doc("a", text(1)),
        doc("b", text(1), date(2020, 1, 2)),
        doc("c", text(1), date(2020, 1, 1)),
    )
    assert found == {"a": "c", "b": "c", "c": None}


def test_a_changed_figure_leaves_a_copy() -> None:
    first = " ".join(f"{words} {n}" for n, words in enumerate(text(1).split()))
    second = first.replace(" 4", " 9").replace(" 7", " 12")
    assert originals(doc("a", first), doc("b", second))["b"] == "a"


def test_small_edits_leave_a_copy() -> None:
    words = text(1, 300).split()
    edited = [f"x{i}" if i % 15 == 0 else word for i, word in enumerate(words)]
    assert originals(doc("a", text(1, 300)), doc("b", " ".join(edited)))["b"] == "a"


def test_a_text_within_a_longer_one_is_a_copy() -> None:
    longer = text(2, 300) + " " + text(1) + " " + text(3, 300)
    assert originals(doc("a", text(1)), doc("b", longer))["b"] == "a"


def test_a_shared_paragraph_is_no_copy() -> None:
    shared = text(9, 60)
    found = originals(doc("a", text(1, 200) + shared), doc("b", text(2, 200) + shared))
    assert found["b"] is None


def test_a_short_quotation_is_no_copy() -> None:
    assert originals(doc("a", text(1, 15)), doc("b", text(1, 200)))["b"] is None


def test_copies_of_copies_are_put_on_the_first() -> None:
    first, middle, last = text(1, 100), text(2, 300), text(3, 100)
    found = originals(doc("a", first + " " + middle), doc("b", middle + " " + last), doc("c", last))
    assert found == {"a": None, "b": "a" if found["b"] else None, "c": found["b"] or "b"}


def test_only_prose_counts() -> None:
    hidden = text(1)
    found = find_copies([Document("a", hidden, ()), Document("b", hidden, ())])
    assert [d.copy_of for d in found] == [None, None]


@given(st.permutations([("a", 1), ("b", 1), ("c", 2), ("d", 2), ("e", 3)]))
def test_the_order_does_not_count(order: list[tuple[str, int]]) -> None:
    found = originals(*(doc(path, text(seed)) for path, seed in order))
    assert found == {"a": None, "b": "a", "c": None, "d": "c", "e": None}


def test_a_thousand_copies_take_no_longer_than_their_length() -> None:
    # Comparing each with each would be half a million comparisons.
    many = [doc(f"{i:04}", text(i % 3, 300) + f" {text(i, 20)}") for i in range(1000)]
    began = time.perf_counter()
    found = find_copies(many)
    assert time.perf_counter() - began < 10
    assert sum(d.copy_of is None for d in found) == 3
