"""How alike two words of names are, as spellings of one word. Pure; knows no context.

Edit distance and a rough key of sound each give a grade between 0 and 1. The grades were set by
hand, as steps: short words have many neighbours that are other names, long words few.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from atodds.namewords import NameWords

REMEMBERED = 50_000
"""Results kept: the words of a corpus are compared again and again."""
NEAR = 0.55
"""From this likeness on, two words may be one word in two spellings."""

_ARTICLES = ("al", "el", "abu", "abd", "ibn", "bin", "la", "le", "de", "di", "mc", "mac", "o", "st")
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")
_SOFT_C = re.compile(r"c(?=[eiy])")
_MUTE_H = re.compile(r"(?<=[a-z])h(?![aeiouy])")
_MUTE_E = re.compile(r"(?<=[^aeiouy])e$")
_FINAL_I = re.compile(r"(?:ey|ie|ee|y|i)$")
_LETTERS = (("ph", "f"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("w", "v"), ("j", "y"))


@lru_cache(REMEMBERED)
def word_likeness(a: str, b: str, words: NameWords) -> float:
    """How likely two folded words are one word in two spellings: 0 no, 1 equal. Symmetric.

    Words that are known to be different, and words with digits, are never alike. Edit distance is
    optimal string alignment: insert, delete, replace, swap neighbours.
    """
    if a == b:
        return 1.0
    if b in words.spellings.get(a, ()):
        return 0.95
    if (
        not (a.isalpha() and b.isalpha())
        or (a in words.distinct and b in words.distinct)
        or (a in words.given and b in words.given)
    ):
        return 0.0
    short, long = sorted((a, b), key=lambda w: (len(w), w))
    if len(short) < 3 or len(long) - len(short) > 4:
        return 0.0
    return max(_edit_grade(short, long), _sound_grade(short, long), _article_grade(short, long))


@lru_cache(REMEMBERED)
def sound(word: str) -> str:
    """A rough key of how a folded word sounds, across ways of writing foreign names in English."""
    for old, new in _LETTERS:
        word = word.replace(old, new)
    word = _SOFT_C.sub("s", word).replace("c", "k")
    word = _MUTE_H.sub("", _DOUBLED.sub(r"\1", word))
    word = _FINAL_I.sub("i", _MUTE_E.sub("", word))
    return _VOWELS.sub(lambda m: m.group()[0], word)


@lru_cache(REMEMBERED)
def skeleton(word: str) -> str:
    """The consonants of a folded word by sound, after "a" where it begins with a vowel."""
    key = sound(word).replace("g", "k").replace("z", "s")
    return ("a" if key[:1] in "aeiouy" else "") + _VOWELS.sub("", key.replace("h", ""))


def slipped(a: str, b: str) -> bool:
    """Whether two acronyms are the same letters out of order or one twice: a slip of the hand."""
    return len(a) == len(b) >= 4 and set(a) == set(b) and a[0] == b[0] and OSA.distance(a, b) <= 2


def _edit_grade(short: str, long: str) -> float:
    distance = OSA.distance(short, long, score_cutoff=2)
    if distance == 1:
        if _gender(short, long):
            return 0.3
        return {3: 0.3, 4: 0.55, 5: 0.7, 6: 0.8}.get(len(short), 0.9)
    if distance == 2 and len(short) >= 7:
        return 0.65 if len(short) < 10 else 0.75
    return 0.0


def _gender(short: str, long: str) -> bool:
    """Whether two words differ by the ending that tells women's given names from men's."""
    if long in (short + "a", short + "e", short + "ne"):
        return True
    return len(short) == len(long) and short[:-1] == long[:-1] and {short[-1], long[-1]} == {*"ao"}


def _sound_grade(short: str, long: str) -> float:
    if len(short) < 4 or _gender(short, long):
        return 0.0
    if sound(short) == sound(long):
        return 0.9 if len(short) >= 5 else 0.7
    bones = skeleton(short)
    if len(bones) >= 3 and bones == skeleton(long):
        return 0.75 if len(bones) >= 4 else 0.6
    return 0.0


def _article_grade(short: str, long: str) -> float:
    return 0.85 if len(short) >= 5 and long in [article + short for article in _ARTICLES] else 0.0
