"""Edits that make a document ignore a rule, read back by what reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.lsp.ignoring import ignoring
from atodds.model import Claim, Document, Interval, Section, Span
from atodds.suppress import directives

BODY = "One paragraph stands here.\n\nTwelve people died\nin Karstad.\n\nA third one.\n"


def document(path: str, text: str) -> Document:
    return Document(path, text, (Section(Span(0, len(text)), "body"),))


def ignored(path: str, text: str, words: str = "Twelve") -> tuple[str, bool] | None:
    """The text after the edit, and whether the rule is then ignored at the words and only there."""
    at = text.index(words)
    insertion = ignoring(document(path, text), "death-toll", Span(at, at + len(words)))
    if insertion is None:
        return None
    after = text[: insertion.offset] + insertion.text + text[insertion.offset :]
    found, wrong = directives([document(path, after)], ["death-toll", "age"])
    assert not wrong

    def covered(word: str) -> bool:
        span = Span(after.index(word), after.index(word) + len(word))
        claim = Claim(path, span, word, span, word, "casualty", "killed", "", Interval(1, 1))
        return any(directive.covers("death-toll", claim) for directive in found)

    assert covered(words)
    assert covered("third") == insertion.whole
    return after, insertion.whole


@pytest.mark.parametrize("path", ["a.md", "b.markdown", "c.html"])
def test_a_comment_over_the_paragraph(path: str) -> None:
    text, whole = ignored(path, BODY) or ("", True)
    assert "\n\n<!-- atodds: ignore[death-toll] reason -->\nTwelve people died\nin" in text
    assert not whole


def test_the_line_ends_of_the_document_are_kept() -> None:
    text, _ = ignored("a.md", BODY.replace("\n", "\r\n")) or ("", True)
    assert text.count("\n") == text.count("\r\n") == BODY.count("\n") + 1


def test_right_under_the_front_matter() -> None:
    text, _ = ignored("a.md", "---\ntitle: x\n---\nTwelve people died.\n\nA third one.\n") or (
        "",
        1,
    )
    assert "---\n<!-- atodds: ignore[death-toll] reason -->\nTwelve" in text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "---\natodds-ignore: [death-toll]\n---\n\n"),
        ("---\ntitle: x\n---\n\n", "---\natodds-ignore: [death-toll]\ntitle: x\n---\n\n"),
        ("---\natodds-ignore: [age]\n---\n", "---\natodds-ignore: [age, death-toll]\n---\n"),
        ("---\natodds-ignore: [ ]\n---\n", "---\natodds-ignore: [ death-toll]\n---\n"),
    ],
)
def test_plain_text_gets_a_key_for_the_whole_document(before: str, after: str) -> None:
    assert ignored("a.txt", before + BODY) == (after + BODY, True)


def test_a_title_is_ignored_by_the_key() -> None:
    text, whole = ignored("a.md", "---\ntitle: Twelve dead\n---\n\nA third one.\n") or ("", False)
    assert text.startswith("---\natodds-ignore: [death-toll]\ntitle: Twelve dead\n")
    assert whole


def test_a_key_in_another_form_is_left_alone() -> None:
    assert ignored("a.txt", "---\natodds-ignore:\n  - age\n---\n" + BODY) is None
    assert ignored("a.txt", "---\n{title: x}\n---\n" + BODY) is None


@given(
    st.lists(st.sampled_from(["A line.", "", "  ", "# Head", "> said", "Twelve"]), max_size=12),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_whatever_the_paragraphs_are(lines: list[str], line_end: str) -> None:
    ignored("a.md", line_end.join([*lines, "Twelve people died.", "", "A third one.", ""]))
