"""Results kept between runs: with what they were made of, and no longer than asked for."""

from __future__ import annotations

import pytest

from atodds.memo import Memo


def test_a_result_is_made_once_for_the_same_objects() -> None:
    memo, one, made = Memo(), object(), []
    for _ in range(3):
        memo.next_run()
        assert memo.recall("a", (one,), lambda: made.append(1) or len(made)) == 1
    assert memo.recall("a", (object(),), lambda: 2) == 2
    assert memo.recall("b", (one,), lambda: 3) == 3


def test_what_many_runs_do_not_ask_for_is_forgotten() -> None:
    memo, one = Memo(), object()
    memo.recall("a", (one,), lambda: 1)
    for _ in range(40):
        memo.next_run()
    assert memo.recall("a", (one,), lambda: 2) == 2


def test_what_a_result_was_made_of_is_kept_with_it() -> None:
    memo, whole, part = Memo(), object(), object()

    def inner() -> int:
        return memo.recall("inner", (part,), lambda: 1)

    def outer() -> int:
        return memo.recall("middle", (part,), inner)

    for _ in range(40):
        memo.recall("outer", (whole,), outer)
        memo.next_run()
    assert memo.recall("inner", (part,), lambda: 2) == 1


def test_a_result_that_cannot_be_made_is_tried_again() -> None:
    memo, one = Memo(), object()
    with pytest.raises(IndexError):
        memo.recall("a", (one,), lambda: [][0])
    assert memo.recall("a", (one,), lambda: 1) == 1
