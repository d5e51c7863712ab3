"""Quotations compared: the same, a part, a variant, another utterance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.wording import Quote, compare_quotes, quote_disagreements, speaker_key

WORDS = st.lists(
    st.sampled_from(["the", "boat", "sank", "we", "not", "nine", "saw", "[it]", "\u2026", "is"]),
    max_size=12,
).map(" ".join)


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("We lost nine boats.", "\u201cwe lost  nine boats,\u201d", "same"),
        ("They're gone and I can't swim.", "They are gone, and I cannot swim", "same"),
        ("It's the colour I favour", "It is the color I favor", "same"),
        ("We lost nine boats.", "lost nine boats", "contained"),
        ("We lost nine \u2026 in the storm", "We lost nine boats in the storm", "contained"),
        ("We lost nine ... in the storm", "lost nine boats in the storm", "contained"),
        ("[The crew] lost nine boats at sea", "They lost nine boats at sea", "contained"),
        ("almost all of the boats were lost", "all of the boats were lost", "contained"),
        ("They were nearly all lost at sea", "They were all lost at sea", "variant"),
        ("We lost nine boats in the storm", "We lost ten boats in the storm", "variant"),
        ("That is where each boat is from.", "That is where each boat was from.", "variant"),
        ("We did not lose the boats to the storm", "We did lose the boats to the storm", "variant"),
        ("We lost nine boats.", "The mayor will resign.", "different"),
        ("We lost it.", "We saw it.", "different"),
        ("The storm took our boats", "All we had was the one boat, a poor thing", "different"),
        ("", "We lost nine boats.", "different"),
        ("", "", "same"),
    ],
)  # fmt: skip
def test_compare(a: str, b: str, kind: str) -> None:
    assert compare_quotes(a, b).kind == kind
    assert compare_quotes(b, a).kind == kind


@pytest.mark.parametrize(
    ("a", "b", "change"),
    [
        ("We lost nine boats in the storm", "We lost ten boats in the storm", "number"),
        ("We did not lose the boats today", "We did lose the boats today", "negation"),
        ("That is where each boat is from", "That is where each boat was from", "function"),
        ("They saw the boats and the tides", "They saw the boat and the tides", "form"),
        ("They were nearly all lost at sea", "They were all lost at sea", "content"),
    ],
)
def test_kind_of_change(a: str, b: str, change: str) -> None:
    assert [c.kind for c in compare_quotes(a, b).changes] == [change]


@given(WORDS, WORDS)
def test_comparison_is_symmetric(a: str, b: str) -> None:
    one, other = compare_quotes(a, b), compare_quotes(b, a)
    assert (one.kind, one.score, one.shared) == (other.kind, other.score, other.shared)
    assert [(c.first, c.second, c.kind) for c in one.changes] == [
        (c.second, c.first, c.kind) for c in other.changes
    ]
    assert 0 <= one.score <= 1


@given(st.text(max_size=60))
def test_a_quotation_is_worded_as_itself(a: str) -> None:
    assert compare_quotes(a, a).kind == "same"


@given(st.lists(st.sampled_from("abcdefgh"), min_size=4, max_size=12), st.integers(0, 3))
def test_a_trimmed_quotation_agrees(words: list[str], cut: int) -> None:
    whole, part = " ".join(words), " ".join(words[cut:])
    assert compare_quotes(whole, part).kind in ("same", "contained")


ISWAS = "That is where each boat {} from."


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        ([Quote(0, ISWAS.format("is"), "stone"), Quote(1, ISWAS.format("was"), "stone")], [[0, 1]]),
        ([Quote(0, ISWAS.format("is"), "stone"), Quote(0, ISWAS.format("was"), "stone")], [[0, 1]]),
        ([Quote(0, ISWAS.format("is"), "stone"), Quote(1, ISWAS.format("is"), "reed")], []),
        ([Quote(0, "We lost nine boats in all."), Quote(1, "lost nine boats in all")], []),
        ([Quote(0, ISWAS.format("is"), "stone"), Quote(1, ISWAS.format("was"), "reed")], []),
    ],
)
def test_disagreements(quotes: list[Quote], expected: list[list[int]]) -> None:
    found = quote_disagreements(quotes)
    assert [[m[0] for m in group.members] for group in found] == expected


def test_disagreement_names_the_sentence_and_the_words() -> None:
    first = Quote(0, "It was dark. We lost nine boats in the storm. We wept.", "stone")
    second = Quote(1, "We lost ten boats in the storm. Ask me later.", "stone")
    third = Quote(2, "We lost nine boats in the storm.", "stone")
    (group,) = quote_disagreements([first, second, third])
    sentences = [(first, second, third)[i].text[start:end] for i, start, end in group.members]
    assert sentences == [
        "We lost nine boats in the storm.",
        "We lost ten boats in the storm.",
        "We lost nine boats in the storm.",
    ]
    assert "nine / ten" in group.reasons
    assert 0.7 <= group.score < 1


@pytest.mark.parametrize(
    ("speaker", "key"),
    [
        ("Sheriff Ada Stone", "stone"),
        ("Stone", "stone"),
        ("Ren\u00e9e Dupr\u00e9", "dupre"),
        ("a hospital spokesman", "spokesman"),
        ("Ada Stone, head of the union", "stone"),
        ("police", "police"),
        ("", ""),
    ],
)
def test_speaker_key(speaker: str, key: str) -> None:
    assert speaker_key(speaker) == key
