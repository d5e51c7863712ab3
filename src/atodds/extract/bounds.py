"""What the words around a number make of it: "at least", "nearly", "or more", "rose 5 percent".

Reads the words beside the number; the closed classes of approximators, comparatives and verbs of
change live here. It does not weigh who says so, nor negation of the whole sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from atodds.model import Bound

Limits = tuple[float | None, float | None]

_BEFORE: dict[str, str] = {
    ">": "at least|more than|over|above|no fewer than|no less than|not less than|not fewer than|"
    "upwards of|upward of|in excess of|north of|exceeding|exceeds|exceeded|exceed|greater than|"
    "better than|a minimum of|minimum of|just over|well over|over than|beyond|surpassing|"
    "surpassed|topping|topped|higher than|larger than|bigger than|longer than|older than|"
    "as few as|as little as|as low as|>|≥|>=|not under|anything over|a little over|slightly over|"
    "slightly more than|just above|well above|just more than",
    "<": "at most|up to|under|below|less than|fewer than|no more than|not more than|no greater than|"
    "as many as|as much as|as high as|as long as|a maximum of|maximum of|within|lower than|"
    "smaller than|shorter than|younger than|just under|just below|well under|well below|not over|"
    "<|≤|<=|sub|slightly less than|slightly under|a little under",
    "~": "about|around|roughly|approximately|approx|approx.|some|circa|c.|ca.|~|≈|an estimated|"
    "estimated|an approximate|approximate|in the region of|on the order of|in the order of|"
    "barely|somewhere around|a rough|more or less|give or take|estimated at|an average of about|"
    "or so|an estimated total of|averaged|averaging|averages|average",
    "-": "nearly|almost|close to|near|nearing|approaching|just short of|just shy of|shy of|"
    "short of|not quite|close on|virtually|practically",
}
_PHRASES = {
    tuple(phrase.split()): kind for kind, text in _BEFORE.items() for phrase in text.split("|")
}
_LONGEST = max(map(len, _PHRASES))
_FILLERS = frozenset("a an the total another additional further of only just us estimated".split())
_AFTER = re.compile(
    r"[ ]?(?:(?P<more>\+(?!\w)|[ ]or[ ](?:more|greater|over|older|above|higher|longer)\b|-?plus\b"
    r"|[ ]and[ ](?:over|above|counting)\b)"
    r"|(?P<less>[ ]or[ ](?:less|fewer|under|younger|below)\b)"
    r"|(?P<about>[ ]or[ ]so\b|-ish\b|ish\b|-?odd\b|[ ]or[ ]thereabouts\b))"
)
_WORD = re.compile(r"[^\s]+")
_STRIP = "\"'“”‘’(["


@dataclass(frozen=True, slots=True)
class Modifier:
    """A bound with the start (or end) of its words; `just_below` marks "nearly"."""

    bound: Bound
    at: int
    just_below: bool = False
    strict: bool = False


def modifier_before(text: str, at: int) -> Modifier | None:
    """The approximators that end at `at`: "at least", "well over", "up to about"."""
    words = [(m.group().lower(), m.start()) for m in _WORD.finditer(text, max(0, at - 48), at)]
    found: Modifier | None = None
    while words:
        phrase = _phrase(words)
        if phrase is None:
            if words[-1][0] in _FILLERS and len(words) > 1 and _phrase(words[:-1]):
                words.pop()
                continue
            break
        kind, length = phrase
        start = words[-length][1]
        found = _stronger(found, kind, start, words[-length][0])
        del words[-length:]
    return found


def _phrase(words: list[tuple[str, int]]) -> tuple[str, int] | None:
    for length in range(min(_LONGEST, len(words)), 0, -1):
        key = tuple(word for word, _ in words[-length:])
        key = (key[0].lstrip(_STRIP), *key[1:])
        if key in _PHRASES:
            return _PHRASES[key], length
    return None


def _stronger(found: Modifier | None, kind: str, start: int, word: str) -> Modifier:
    bound: Bound = "~" if kind in "~-" else ">" if kind == ">" else "<"
    just_below = kind == "-"
    if found is not None and found.bound in "<>" and bound == "~":
        return Modifier(found.bound, start, found.just_below)
    return Modifier(bound, start, just_below)


def modifier_after(text: str, at: int) -> Modifier | None:
    """The words after a number that bound it: "or more", "-plus", "or so"."""
    match = _AFTER.match(text, at)
    if match is None:
        return None
    kinds: dict[str, Bound] = {"more": ">", "less": "<", "about": "~"}
    return Modifier(kinds[match.lastgroup or "about"], match.end())


def widen(low: float, high: float, step: float, modifier: Modifier | None) -> Limits:
    """The numbers that a value, or a range, allows under its modifier."""
    if modifier is None:
        return low, high
    if modifier.bound == ">":
        return low, None
    if modifier.bound == "<":
        return None, high
    if modifier.just_below:
        return low - step / 2, high
    return low - step / 2, high + step / 2


UP = frozenset(
    "rise increase gain climb jump grow surge soar advance rally rocket swell add up upward "
    "upwards spike leap".split()
)
DOWN = frozenset(
    "fall drop decline decrease lose slip slide plunge plummet tumble sink dip shed shrink down "
    "downward downwards retreat slump ease dive contract".split()
)
OBJECT_ONLY = frozenset("gain add lose shed up down".split())
"""Words that tell a change of their object only for shares and amounts: "lost 500 men"."""
