"""A few words around a claim's value, the value marked: enough to recognise the sentence."""

from __future__ import annotations

from dataclasses import dataclass

from atodds.model import Claim
from atodds.report.escape import clean

OPEN, CLOSE = "\x02", "\x03"
"""What stands around the value until it is painted; `clean` lets neither through."""

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Snippet:
    """Clean text around a value, with the white space that belongs between the parts."""

    before: str
    value: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{OPEN}{self.value}{CLOSE}{self.after}"


def snippet(claim: Claim, room: int) -> Snippet:
    """About `room` characters of the sentence, whole words.

    Only the value when the sentence does not hold it where it should, or there is no room for more.
    """
    start = claim.span.start - claim.sentence.start
    end = claim.span.end - claim.sentence.start
    value = clean(claim.text)
    if claim.sentence_text[start:end] != claim.text or start < 0:
        return Snippet("", value, "")
    head, tail = claim.sentence_text[:start], claim.sentence_text[end:]
    before, after = clean(head).split(), clean(tail).split()
    left, right = _around(before, after, room - len(value) - 2 * len(ELLIPSIS))
    words = before[len(before) - left :]
    front = [ELLIPSIS, *words] if left < len(before) else words
    back = [*after[:right], ELLIPSIS] if right < len(after) else after
    return Snippet(
        " ".join(front) + (" " if front and (head[-1:].isspace() or not words) else ""),
        value,
        (" " if back and (tail[:1].isspace() or not right) else "") + " ".join(back),
    )


def _around(before: list[str], after: list[str], room: int) -> tuple[int, int]:
    """How many words to take before and after the value, two after it for each one before."""
    left = right = 0
    while left < len(before) or right < len(after):
        forward = right < len(after) and (right < 2 * (left + 1) or left == len(before))
        word = after[right] if forward else before[-1 - left] if left < len(before) else ""
        room -= len(word) + 1
        if room < 0:
            break
        left, right = (left, right + 1) if forward else (left + 1, right)
    return left, right
