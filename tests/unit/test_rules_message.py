"""Message templates: closed fields, nothing evaluated."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.rules import MESSAGE_FIELDS, render_message
from atodds.rules.message import MESSAGE_PATTERN, message_error

VALUES = {name: f"<{name}>" for name in MESSAGE_FIELDS}


def test_fields_are_replaced_once() -> None:
    values = {"first": "{second}", "second": "2"}
    assert render_message("{first}, {second}, {{first}}", values) == "{second}, 2, {first}"


def test_a_field_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        render_message("{first}", {})


@pytest.mark.parametrize("template", ["{", "}", "{first", "first}", "{first}}"])
def test_a_loose_brace_is_an_error(template: str) -> None:
    assert message_error(template)
    with pytest.raises(ValueError, match="loose"):
        render_message(template, VALUES)


@pytest.mark.parametrize(
    "name", ["first.real", "first[0]", "first!r", "first:>9", " first", "0", ""]
)
def test_only_plain_fields_are_known(name: str) -> None:
    assert message_error(f"{{{name}}}")


@given(st.lists(st.sampled_from(["{", "}", "{{", "}}", "{first}", "{x}", "a", "\n"]), min_size=1))
def test_pattern_and_check_agree_and_what_they_pass_renders(parts: list[str]) -> None:
    template = "".join(parts)
    passed = message_error(template) is None
    assert passed == (re.search(MESSAGE_PATTERN, template) is not None)
    if passed:
        render_message(template, VALUES)
