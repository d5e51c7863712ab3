"""A few words around a claim's value, the value marked: enough to recognise the sentence."""

from __future__ import annotations

from atodds.model import Claim
from atodds.report.escape import clean

OPEN, CLOSE = "\x02", "\x03"
"""What stands around the value until it is painted; `clean` lets neither through."""

ELLIPSIS = "…"


def snippet(claim: Claim, room: int) -> str:
    """About `room` characters of the sentence, whole words, the value between OPEN and CLOSE.

    Only the value when the sentence does not hold it where it should, or there is no room for more.
    """
    start = claim.span.start - claim.sentence.start
    end = claim.span.end - claim.sentence.start
    value = clean(claim.text)
    if claim.sentence_text[start:end] != claim.text or start < 0:
        return f"{OPEN}{value}{CLOSE}"
    before = clean(claim.sentence_text[:start]).split()
    after = clean(claim.sentence_text[end:]).split()
    glued_before = start > 0 and not claim.sentence_text[start - 1].isspace()
    glued_after = end < len(claim.sentence_text) and not claim.sentence_text[end].isspace()
    left, right = _around(before, after, room - len(value) - 2 * len(ELLIPSIS))
    head = " ".join(before[len(before) - left :])
    tail = " ".join(after[:right])
    return "".join(
        [
            f"{ELLIPSIS} " if left < len(before) else "",
            head,
            "" if glued_before or not head else " ",
            f"{OPEN}{value}{CLOSE}",
            "" if glued_after or not tail else " ",
            tail,
            f" {ELLIPSIS}" if right < len(after) else "",
        ]
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
