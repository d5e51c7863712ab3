"""Names as words: what of a name is compared, and how two names stand to each other. Pure.

Two names are compared as spellings alone. Whether they are said of one person, place or thing is
not known here: "variant" means that they may well be one name written in two ways.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import OSA

from atodds.namewords import NameWords, builtin_words, fold

Comparison = Literal["same", "compatible", "variant", "different"]

NEAR = 0.55
"""From this likeness on, two words may be one word in two spellings."""

_SPLIT = re.compile(r"[^\W_]+(?:['’.&-]+[^\W_]+)*")
_ARTICLES = ("al", "el", "abu", "abd", "ibn", "bin", "la", "le", "de", "di", "mc", "mac", "o", "st")
_RUNS = re.compile(r"[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")
_SMALL = frozenset({"the", "of", "for", "and", "in", "on", "at", "a", "an"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart, folded. `family` holds all words where it is not a person's name."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    suffix: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Given and family name in one."""
        return self.given + self.family


def parse_name(text: str, type: str, words: NameWords | None = None) -> Name:
    """Take a name apart: titles and articles go, suffixes stand aside."""
    lists = words or builtin_words()
    parts = fold(text.removesuffix("'s").removesuffix("’s")).split()
    while len(parts) > 1 and parts[0] == "the":
        del parts[0]
    if type != "person":
        return Name((), tuple(parts))
    while len(parts) > 1 and parts[0] in lists.titles:
        del parts[0]
    suffix = parts.pop() if len(parts) > 1 and parts[-1] in lists.suffixes else ""
    cut = len(parts) - 1
    while cut > 1 and parts[cut - 1] in lists.particles:
        cut -= 1
    return Name(tuple(parts[:cut]), tuple(parts[cut:]), suffix)


def compare_names(a: str, b: str, type: str, words: NameWords | None = None) -> Comparison:
    """How two names of one type ("person", "org", "place", "vessel", "other") stand to each other.

    same: equal but for case, accents, titles and punctuation. compatible: a shorter and a fuller
    form, initials, a nickname, an acronym. variant: alike enough to be one name in two spellings.
    different: neither. Symmetric.
    """
    lists = words or builtin_words()
    first, second = parse_name(a, type, lists), parse_name(b, type, lists)
    if first == second:
        return "same"
    if "".join(first.words) == "".join(second.words):
        hyphened = type in ("person", "place") and _hyphens(a) != _hyphens(b)
        return "variant" if hyphened and len(first.words) != len(second.words) else "compatible"
    if first.words == second.words:
        return "compatible"
    if is_acronym(a, second.words) or is_acronym(b, first.words):
        return "compatible"
    if type == "person":
        return _compare_people(first, second, lists)
    return _compare_things(first.words, second.words, a, b, lists)


def word_likeness(a: str, b: str, words: NameWords | None = None) -> float:
    """How likely two folded words are one word in two spellings: 0 no, 1 equal. Symmetric.

    Sound and edit distance (optimal string alignment) each give a grade; the better one counts.
    Words that are known to be different, and numbers, are never alike.
    """
    lists = words or builtin_words()
    if a == b:
        return 1.0
    if b in lists.spellings.get(a, ()):
        return 0.95
    if (
        not (a.isalpha() and b.isalpha())
        or (a in lists.distinct and b in lists.distinct)
        or (a in lists.given and b in lists.given)
    ):
        return 0.0
    short, long = sorted((a, b), key=lambda w: (len(w), w))
    if len(short) < 3 or len(long) - len(short) > 4:
        return 0.0
    return max(_edit_grade(short, long), _sound_grade(short, long), _article_grade(short, long))


def is_acronym(text: str, words: tuple[str, ...]) -> bool:
    """Whether capitals are the first letters of words: "ATB" of "Air Transport Board"."""
    letters = text.replace(".", "").replace("-", "")
    if not (2 <= len(letters) <= 8 and letters.isalpha() and letters.isupper()):
        return False
    if len(words) < 2:
        return False
    wanted = letters.lower()
    heads = "".join(w[0] for w in words)
    strict = "".join(w[0] for w in words if w not in _SMALL)
    return wanted in (heads, strict)


def sound(word: str) -> str:
    """A rough key of how a folded word sounds, across ways of writing foreign names in English."""
    for old, new in (("ph", "f"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("w", "v"), ("j", "y")):
        word = word.replace(old, new)
    word = re.sub(r"c(?=[eiy])", "s", word).replace("c", "k")
    word = _DOUBLED.sub(r"\1", word)
    word = re.sub(r"(?<=[a-z])h(?![aeiouy])", "", word)
    word = re.sub(r"(?<=[^aeiouy])e$", "", word)
    word = re.sub(r"(?:ey|ie|ee|y|i)$", "i", word)
    return _RUNS.sub(lambda m: "i" if m.group() in ("y", "ee") else m.group()[0], word)


def skeleton(word: str) -> str:
    """The consonants of a folded word by sound, and its first letter's class if it is a vowel."""
    key = sound(word).replace("g", "k").replace("z", "s")
    rest = _RUNS.sub("", key.replace("h", ""))
    return ("a" if key[:1] in "aeiouy" else "") + rest


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
    """Whether two given names differ by the ending that tells women from men."""
    if long in (short + "a", short + "e", short + "ne"):
        return True
    return len(short) == len(long) and short[:-1] == long[:-1] and {short[-1], long[-1]} == {*"ao"}


def _sound_grade(short: str, long: str) -> float:
    if len(short) < 4 or _gender(short, long):
        return 0.0
    if sound(short) == sound(long):
        return 0.9
    bones = skeleton(short)
    if len(bones) >= 3 and bones == skeleton(long):
        return 0.75 if len(bones) >= 4 else 0.6
    return 0.0


def _article_grade(short: str, long: str) -> float:
    return 0.85 if len(short) >= 5 and long in [article + short for article in _ARTICLES] else 0.0


def _hyphens(text: str) -> int:
    return text.count("-")


def _compare_people(a: Name, b: Name, words: NameWords) -> Comparison:
    if len(a.words) == 1 or len(b.words) == 1:
        single, other = sorted((a.words, b.words), key=len)
        return _compare_single(single[0], other, words)
    exact, near, far, free = _align(_full(a, words), _full(b, words), words)
    if far:
        return "different"
    family = word_likeness(a.family[-1], b.family[-1], words)
    if not near:
        if family == 1 or (exact >= 2 and not free):
            return "compatible"
        return "compatible" if exact >= 2 else "different"
    if exact + (near > 1) == 0 and not _initials(a, b):
        return "different"
    return "variant"


def _full(name: Name, words: NameWords) -> tuple[str, ...]:
    """The words of a name without particles: "al", "van"."""
    return tuple(w for w in name.words if w not in words.particles) or name.words


def _compare_single(word: str, other: tuple[str, ...], words: NameWords) -> Comparison:
    if word in other:
        return "compatible"
    ends = (other[-1],) if word in words.given else (other[-1], other[0])
    grades = [word_likeness(word, end, words) for end in ends]
    return "variant" if max(grades) >= NEAR else "different"


def _align(a: tuple[str, ...], b: tuple[str, ...], words: NameWords) -> tuple[int, int, bool, bool]:
    """Words equal or short for one another, words near, whether any contradict, whether any are left.

    The words are paired in order, best first; unpaired words contradict only when both names have
    some.
    """
    best: tuple[int, int, bool, bool] = (0, 0, True, True)

    def walk(i: int, j: int, exact: int, near: int, left_a: int, left_b: int) -> None:
        nonlocal best
        if i == len(a) or j == len(b):
            left_a, left_b = left_a + len(a) - i, left_b + len(b) - j
            found = (exact, near, bool(left_a and left_b), bool(left_a or left_b))
            if (not found[2], exact + near, exact) > (not best[2], best[0] + best[1], best[0]):
                best = found
            return
        grade = _pair(a[i], b[j], words)
        if grade == 1:
            walk(i + 1, j + 1, exact + 1, near, left_a, left_b)
            return
        if grade >= NEAR:
            walk(i + 1, j + 1, exact, near + 1, left_a, left_b)
        walk(i + 1, j, exact, near, left_a + 1, left_b)
        walk(i, j + 1, exact, near, left_a, left_b + 1)

    walk(0, 0, 0, 0, 0, 0)
    return best


def _pair(a: str, b: str, words: NameWords) -> float:
    if a == b or b in words.nicknames.get(a, ()):
        return 1
    if (len(a) == 1 or len(b) == 1) and a[0] == b[0]:
        return 1
    short, long = sorted((a, b), key=len)
    if len(short) >= 3 and long.startswith(short) and short not in words.given:
        return 1 if len(long) - len(short) >= 3 else word_likeness(a, b, words)
    return word_likeness(a, b, words)


def _initials(a: Name, b: Name) -> bool:
    """Whether one given name is the initials of the other."""
    return bool(a.given and b.given) and a.given[0][0] == b.given[0][0]


def _compare_things(
    a: tuple[str, ...], b: tuple[str, ...], text_a: str, text_b: str, words: NameWords
) -> Comparison:
    first = tuple(words.synonyms.get(w, w) for w in a if w not in _SMALL)
    second = tuple(words.synonyms.get(w, w) for w in b if w not in _SMALL)
    short, long = sorted((first, second), key=len)
    if long == ("st", *short):
        return "variant"
    if first == second or (short and _within(short, long)):
        return "compatible"
    if len(first) == len(second) == 1:
        if _capitals(text_a) and _capitals(text_b):
            return "variant" if _slipped(a[0], b[0]) else "different"
        if _derived(first[0], second[0]) or _derived(second[0], first[0]):
            return "compatible"
        return "variant" if word_likeness(first[0], second[0], words) >= NEAR else "different"
    if len(first) == len(second):
        return _compare_aligned(first, second, words)
    return "different"


def _compare_aligned(a: tuple[str, ...], b: tuple[str, ...], words: NameWords) -> Comparison:
    """Names of equally many words: one word may be near, or another word for a public body."""
    odd = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(odd) != 1:
        grades = [word_likeness(x, y, words) for x, y in odd]
        return "variant" if min(grades) >= 0.8 and len(odd) < len(a) else "different"
    x, y = odd[0]
    if x + "s" == y or y + "s" == x:
        return "compatible"
    swapped = len(a) >= 3 and (x, y) == (a[-1], b[-1]) and {x, y} <= words.bodies
    return "variant" if swapped or word_likeness(x, y, words) >= NEAR else "different"


def _derived(word: str, base: str) -> bool:
    """Whether a word is the plural or the adjective of a name: "Lanzanians" of "Lanzania"."""
    ending = word.removeprefix(base)
    return ending != word and ending in ("s", "n", "ns", "an", "ans", "ian", "ians", "i", "ese", "ish")


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of the shorter name stand in the longer one, in order."""
    rest = iter(long)
    return all(word in rest for word in short)


def _capitals(text: str) -> bool:
    return text.isupper() and text.isalpha()


def _slipped(a: str, b: str) -> bool:
    """Acronyms of the same letters, out of order or with one doubled: a slip of the keyboard."""
    return len(a) == len(b) >= 4 and set(a) == set(b) and a[0] == b[0] and OSA.distance(a, b) <= 2
