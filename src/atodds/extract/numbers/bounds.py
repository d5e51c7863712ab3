"""What the words beside a number make of it: "at least", "nearly", "some", "or more".

Reads text; the closed class of approximators lives here. Verbs of change are `trends`' job.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from atodds.extract.numbers.lexicon import words
from atodds.model import Bound

Limits = tuple[float | None, float | None]
Shade = Literal["more", "less", "about", "just more", "just less"]

_BEFORE: dict[Shade, str] = {
    "more": "at least|more than|over|above|no fewer than|no less than|not less than|well over|"
    "not fewer than|upwards of|upward of|in excess of|north of|exceeding|exceeds|exceeded|exceed|"
    "greater than|better than|a minimum of|minimum of|over than|beyond|surpassing|surpassed|"
    "topping|topped|higher than|larger than|bigger than|longer than|older than|far more than|"
    "well above|as few as|as little as|as low as|anything over|much more than|>|≥|>=",
    "less": "at most|up to|under|below|less than|fewer than|no more than|not more than|no higher "
    "than|no greater than|as many as|as much as|as high as|as long as|a maximum of|maximum of|"
    "within|lower than|smaller than|shorter than|younger than|well under|well below|sub|<|≤|<=",
    "about": "about|around|roughly|approximately|approx|approx.|some|circa|c.|ca.|~|≈|≃|"
    "an estimated|estimated|an approximate|approximate|in the region of|on the order of|barely|"
    "in the order of|somewhere around|more or less|give or take|averaged|averaging|or so",
    "just more": "just over|just above|a little over|slightly over|slightly more than|"
    "a little more than|just more than|marginally more than|slightly above|marginally over",
    "just less": "nearly|almost|close to|near|nearing|approaching|just short of|just shy of|"
    "shy of|short of|not quite|close on|virtually|just under|just below|a little under|"
    "slightly under|slightly less than|a little less than|just less than|practically",
}
_PHRASES: dict[tuple[str, ...], Shade] = {
    tuple(phrase.split()): shade for shade, text in _BEFORE.items() for phrase in text.split("|")
}
_LONGEST = max(map(len, _PHRASES))
_STRICTLY_LESS = ("just", "a", "slightly", "marginally")
_FILLERS = words("a an another additional further only just")
_AFTER = re.compile(
    r"(?P<more>\+(?!\w)|[ ]or[ ](?:more|greater|over|older|above|higher|longer)\b|[- ]?plus\b(?!-)"
    r"|[ ]and[ ](?:over|above|counting)\b)"
    r"|(?P<less>[ ]or[ ](?:less|fewer|under|younger|below)\b)"
    r"|(?P<about>[ ]or[ ]so\b|[ ]or[ ]thereabouts\b|-?ish\b|-?odd\b)",
)
_WORD = re.compile(r"\S+")
_OPENERS = "\"'([\u201c\u2018"
_REACH = 48
"""Characters before a number in which its approximator stands."""


@dataclass(frozen=True, slots=True)
class Modifier:
    """A bound, and where its words start (before a number) or end (after it)."""

    bound: Bound
    shade: Shade
    at: int


def modifier_before(text: str, at: int) -> Modifier | None:
    """The approximators that end at `at`: "at least", "well over", "up to about"."""
    near = [(m.group().lower(), m.start()) for m in _WORD.finditer(text, max(0, at - _REACH), at)]
    found: Modifier | None = None
    while near:
        length = _phrase(near)
        if not length:
            if near[-1][0] in _FILLERS and _phrase(near[:-1]):
                near.pop()
                continue
            break
        key = _key(near, length)
        word, at = near[-length]
        start = at + len(word) - len(word.lstrip(_OPENERS))
        found = _stronger(found, _PHRASES[key], key[0], start)
        if start != at:
            break
        del near[-length:]
    return found


def _key(near: list[tuple[str, int]], length: int) -> tuple[str, ...]:
    key = [word for word, _ in near[-length:]]
    key[0] = key[0].lstrip(_OPENERS)
    key[-1] = key[-1].rstrip("-")
    return tuple(key)


def _phrase(near: list[tuple[str, int]]) -> int:
    """How many of the last words are an approximator; 0 for none."""
    for length in range(min(_LONGEST, len(near)), 0, -1):
        if _key(near, length) in _PHRASES:
            return length
    return 0


def _stronger(found: Modifier | None, shade: Shade, word: str, start: int) -> Modifier:
    """Of two approximators in a row, the one that limits: "up to about", "about at least"."""
    if found is not None and found.bound in "<>":
        return replace(found, at=start)
    bound: Bound = "~"
    if shade in ("more", "just more"):
        bound = ">"
    elif shade == "less" or (shade == "just less" and word in _STRICTLY_LESS):
        bound = "<"
    return Modifier(bound, shade, start)


def modifier_after(text: str, at: int) -> Modifier | None:
    """The words after a number that bound it: "or more", "-plus", "or so"."""
    match = _AFTER.match(text, at)
    if match is None:
        return None
    if match["more"]:
        return Modifier(">", "more", match.end())
    return (
        Modifier("<", "less", match.end()) if match["less"] else Modifier("~", "about", match.end())
    )


def limits(low: float, high: float, step: float, modifier: Modifier | None) -> Limits:
    """The numbers that a value, or a range from low to high, allows under its modifier.

    About, nearly and just over reach half a unit of the last significant digit, `step`.
    """
    if modifier is None:
        return low, high
    if modifier.shade == "more":
        return low, None
    if modifier.shade == "less":
        return None, high
    below = 0.0 if modifier.shade == "just more" else step / 2
    above = 0.0 if modifier.shade == "just less" else step / 2
    return low - below, high + above
