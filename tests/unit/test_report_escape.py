from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.report.escape import (
    clean,
    command_data,
    command_property,
    log_line,
    markdown,
    markdown_code,
    sarif_text,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("13 dead", "13 dead"),
        ("  13\n\tdead\r\n", "13 dead"),
        ("13\x85dead\u2028now\u00a0then", "13 dead now then"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\x00b\x7fc\x9bd", r"a\x00b\x7fc\x9bd"),
        ("90\u202e021\u202c", r"90\u202e021\u202c"),
        ("in\u00advisible\u200b\ufeff", "invisible"),
        ("می\u200cشود 👩\u200d👧", "می\u200cشود 👩\u200d👧"),
        ("half \ud83d", "half \ufffd"),
        ("Łódź, 東京 🕊️", "Łódź, 東京 🕊️"),
    ],
)
def test_clean_shows_what_would_act_and_drops_what_cannot_be_seen(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text())
def test_clean_leaves_one_line_without_controls_and_is_stable(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == clean(cleaned)
    assert len(cleaned.splitlines()) <= 1
    assert not {c for c in cleaned if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")}


@given(st.text())
def test_workflow_commands_cannot_be_broken_out_of(text: str) -> None:
    assert "\n" not in command_data(text)
    assert "\r" not in command_data(text)
    assert not set(command_property(text)) & set(":,\r\n")


def test_percent_is_escaped_first() -> None:
    assert command_data("100%") == "100%25"
    assert command_property("a:b, 5%") == "a%3Ab%2C 5%25"


@pytest.mark.parametrize(
    ("line", "safe"),
    [
        ("::error::x", ": :error::x"),
        ("  ::stop-commands::x", "  : :stop-commands::x"),
        ("a ##[error]x", "a ## [error]x"),
        ("a::b", "a::b"),
    ],
)
def test_no_line_of_a_log_is_a_command(line: str, safe: str) -> None:
    assert log_line(line) == safe


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a | b", r"a \| b"),
        ("<script>", r"\<script\>"),
        ("[x](y)", r"\[x\](y)"),
        ("see http://x.org, www.x.org", r"see http\://x.org, www\.x.org"),
        ("at 10: go", "at 10: go"),
        ("@all #12", "@\u200ball #\u200b12"),
        ("- 5", r"\- 5"),
        ("12. May", r"12\. May"),
        ("# 5", r"\# 5"),
        ("snake_case", r"snake\_case"),
    ],
)
def test_markdown_shows_text_as_it_is(text: str, escaped: str) -> None:
    assert markdown(text) == escaped


@pytest.mark.parametrize(
    ("text", "span"),
    [("a.md:1:2", "`a.md:1:2`"), ("a`b", "``a`b``"), ("`a", "`` `a ``"), ("a|b", r"`a\|b`")],
)
def test_markdown_code_holds_any_text(text: str, span: str) -> None:
    assert markdown_code(text) == span


def test_sarif_text_opens_no_link() -> None:
    assert sarif_text(r"[a](1) \ b") == r"\[a\](1) \\ b"
