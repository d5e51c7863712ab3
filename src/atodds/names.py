"""Names as words: what of a name is compared, and how two names stand to each other. Pure.

Two names are compared as spellings alone. Whether they are said of one person, place or thing is
not known here: "variant" means that they may well be one name written in two ways.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from atodds.likeness import NEAR, REMEMBERED, slipped, word_likeness
from atodds.namewords import NameWords, builtin_words, fold

Comparison = Literal["same", "compatible", "variant", "different"]
Words = tuple[str, ...]

_POSSESSIVE = re.compile(r"['\u2019]s?(?![\w])", re.IGNORECASE)
_INITIALS = re.compile(r"\b([A-Z])\.?([A-Z])\b\.?(?=\W+\w)")
_SMALL = frozenset({"the", "of", "for", "and", "in", "on", "at", "a", "an"})
_DERIVED = frozenset({"s", "n", "ns", "an", "ans", "ian", "ians", "i", "ese", "ish"})
_LONGEST = 6
"""More words than this are no person's name, and pairing them takes too long."""
_HYPHEN_GRADE = 0.95
_KIND_GRADE = 0.7
_SAINT_GRADE = 0.7
_SLIP_GRADE = 0.7
_INITIAL_GRADE = 0.6


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart, folded. `family` holds all words where it is not a person's name."""

    given: Words
    family: Words
    suffix: str = ""

    @property
    def words(self) -> Words:
        """Given and family name in one."""
        return self.given + self.family


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two names stand to each other, and for a variant how alike the odd words are, 0 to 1."""

    verdict: Comparison
    grade: float = 0.0
    detail: str = ""


_DIFFERENT = Likeness("different")
_COMPATIBLE = Likeness("compatible", 1.0)


@lru_cache(REMEMBERED)
def parse_name(text: str, type: str, words: NameWords | None = None) -> Name:
    """Take a name apart: titles, articles and "'s" go, suffixes stand aside."""
    lists = words or builtin_words()
    if type == "person":
        text = _INITIALS.sub(r"\1 \2", text)
    parts = fold(_POSSESSIVE.sub("", text)).split()
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
    return likeness(a, b, type, words).verdict


@lru_cache(REMEMBERED)
def likeness(a: str, b: str, type: str, words: NameWords | None = None) -> Likeness:
    """`compare_names` with the grade of the words that make two names a variant."""
    lists = words or builtin_words()
    first, second = parse_name(a, type, lists), parse_name(b, type, lists)
    if first == second:
        return Likeness("same", 1.0)
    if first.words == second.words:
        return _COMPATIBLE
    if not (first.words and second.words):
        return _DIFFERENT
    if "".join(first.words) == "".join(second.words):
        if type in ("person", "place") and a.count("-") != b.count("-"):
            return Likeness("variant", _HYPHEN_GRADE, f"{a} / {b}")
        return _COMPATIBLE
    if is_acronym(a, second.words, lists) or is_acronym(b, first.words, lists):
        return _COMPATIBLE
    if type == "person":
        return _compare_people(first, second, lists)
    return _compare_things(first.words, second.words, (a, b), lists)


def is_acronym(text: str, of: Words, words: NameWords) -> bool:
    """Whether capitals are the first letters of folded words: "ATB" of "Air Transport Board".

    Two letters fit too much: they must be known.
    """
    letters = text.replace(".", "").replace("-", "")
    if not (2 <= len(letters) <= 8 and letters.isalpha() and letters.isupper()) or len(of) < 2:
        return False
    if len(letters) == 2:
        return words.acronyms.get(letters.lower()) == " ".join(of)
    heads = "".join(w[0] for w in of)
    strict = "".join(w[0] for w in of if w not in _SMALL)
    return letters.lower() in (heads, strict)


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Words of two names paired in order: equal or short for one another, near, and left over."""

    exact: int = 0
    near: tuple[tuple[str, str, float], ...] = ()
    left: tuple[Words, Words] = ((), ())

    @property
    def contradicts(self) -> bool:
        """Whether both names have words that the other has not."""
        return bool(self.left[0] and self.left[1])

    def rank(self) -> tuple[bool, int, int]:
        return not self.contradicts, self.exact + len(self.near), self.exact


def _compare_people(a: Name, b: Name, words: NameWords) -> Likeness:
    if len(a.words) == 1 or len(b.words) == 1:
        single, other = sorted((a.words, b.words), key=len)
        return _compare_single(single[0], other, words)
    full_a, full_b = _full(a, words), _full(b, words)
    if max(len(full_a), len(full_b)) > _LONGEST:
        return _DIFFERENT
    pairing = _pair_up(full_a, full_b, words)
    if pairing.contradicts:
        return _other_initial(a, b, pairing)
    if not pairing.near:
        return _COMPATIBLE if pairing.exact >= 2 else _DIFFERENT
    first, last = (_pair(full_a[i], full_b[i], words) for i in (0, -1))
    initials = full_a[0][0] == full_b[0][0]
    if max(first, last) < 1 and not (len(pairing.near) > 1 and initials):
        return _DIFFERENT
    return _variant(pairing)


def _variant(pairing: _Pairing) -> Likeness:
    detail = ", ".join(f"{x} / {y}" for x, y, _ in pairing.near)
    return Likeness("variant", min(grade for _, _, grade in pairing.near), detail)


def _other_initial(a: Name, b: Name, pairing: _Pairing) -> Likeness:
    """Names that differ in the middle initial alone: "Ann A. Roe" and "Ann B. Roe"."""
    (x, *more), (y, *others) = pairing.left
    middle = len(a.words) == len(b.words) == 3 and pairing.exact == 2 and a.given[0] == b.given[0]
    if middle and not more and not others and len(x) == len(y) == 1:
        return Likeness("variant", _INITIAL_GRADE, f"{x} / {y}")
    return _DIFFERENT


def _full(name: Name, words: NameWords) -> Words:
    """The words of a name without particles: "al", "van"."""
    return tuple(w for w in name.words if w not in words.particles) or name.words


def _compare_single(word: str, other: Words, words: NameWords) -> Likeness:
    if word in other:
        return _COMPATIBLE
    ends = (other[-1],) if word in words.given else (other[-1], other[0])
    grade, end = max((word_likeness(word, end, words), end) for end in ends)
    if grade < NEAR:
        return _DIFFERENT
    if _derived(word, end) or _derived(end, word):
        return _COMPATIBLE
    return Likeness("variant", grade, f"{end} / {word}")


def _pair_up(a: Words, b: Words, words: NameWords) -> _Pairing:
    """The best way to pair the words of two names in order, found by trying all."""
    if not a or not b:
        return _Pairing(left=(a, b))
    initial = len(a[0]) == 1 or len(b[0]) == 1
    last = len(a) == 1 or len(b) == 1
    grade = 0.0 if initial and last and a[0] != b[0] else _pair(a[0], b[0], words)
    if grade == 1:
        rest = _pair_up(a[1:], b[1:], words)
        return _Pairing(rest.exact + 1, rest.near, rest.left)
    rest_a, rest_b = _pair_up(a[1:], b, words), _pair_up(a, b[1:], words)
    options = [
        _Pairing(rest_a.exact, rest_a.near, ((a[0], *rest_a.left[0]), rest_a.left[1])),
        _Pairing(rest_b.exact, rest_b.near, (rest_b.left[0], (b[0], *rest_b.left[1]))),
    ]
    if grade >= NEAR:
        rest = _pair_up(a[1:], b[1:], words)
        options.insert(0, _Pairing(rest.exact, ((a[0], b[0], grade), *rest.near), rest.left))
    return max(options, key=_Pairing.rank)


def _pair(a: str, b: str, words: NameWords) -> float:
    """1 for words that are equal or short for one another, else their likeness."""
    if a == b or b in words.nicknames.get(a, ()):
        return 1
    if (len(a) == 1 or len(b) == 1) and a[0] == b[0]:
        return 1
    short, long = sorted((a, b), key=len)
    shortened = len(short) >= 3 and len(long) - len(short) >= 3 and long.startswith(short)
    if shortened and not (short in words.given and long in words.given):
        return 1
    return word_likeness(a, b, words)


def _compare_things(a: Words, b: Words, texts: tuple[str, str], words: NameWords) -> Likeness:
    plain = tuple(tuple(w for w in name if w not in _SMALL) for name in (a, b))
    if not all(plain):
        return _DIFFERENT
    first, second = (tuple(words.synonyms.get(w, w) for w in name) for name in plain)
    short, long = sorted((first, second), key=len)
    if ("st", *plain[0]) == plain[1] or ("st", *plain[1]) == plain[0]:
        return Likeness("variant", _SAINT_GRADE, f"{' '.join(a)} / {' '.join(b)}")
    if first == second or _within(short, long):
        return _COMPATIBLE
    if len(first) != len(second):
        return _DIFFERENT
    if len(first) == 1:
        return _compare_single_things(first[0], second[0], texts, words)
    odd = [
        pair for pair, x, y in zip(zip(*plain, strict=True), first, second, strict=True) if x != y
    ]
    return _compare_odd(odd, first, second, words)


def _compare_single_things(x: str, y: str, texts: tuple[str, str], words: NameWords) -> Likeness:
    if all(t.isupper() and t.isalpha() for t in texts):
        return Likeness("variant", _SLIP_GRADE, f"{x} / {y}") if slipped(x, y) else _DIFFERENT
    if _derived(x, y) or _derived(y, x):
        return _COMPATIBLE
    grade = word_likeness(x, y, words)
    return Likeness("variant", grade, f"{x} / {y}") if grade >= NEAR else _DIFFERENT


def _compare_odd(odd: list[tuple[str, str]], a: Words, b: Words, words: NameWords) -> Likeness:
    """Names of equally many words: one word may be near, or another word for a public body."""
    detail = ", ".join(f"{x} / {y}" for x, y in odd)
    grade = min(word_likeness(x, y, words) for x, y in odd)
    if len(odd) > 1:
        alike = grade >= 0.8 and len(odd) < len(a)
        return Likeness("variant", grade, detail) if alike else _DIFFERENT
    x, y = odd[0]
    if x + "s" == y or y + "s" == x:
        return _COMPATIBLE
    if (x, y) == (a[-1], b[-1]) and _interchanged(x, y, len(a), words):
        return Likeness("variant", _KIND_GRADE, detail)
    return Likeness("variant", grade, detail) if grade >= NEAR else _DIFFERENT


def _interchanged(x: str, y: str, length: int, words: NameWords) -> bool:
    """Whether two last words are of one kind; kinds of public body need two words before them."""
    kind = words.interchanged.get(x)
    return kind == words.interchanged.get(y) and kind is not None and length > 1 + (kind == "body")


def _derived(word: str, base: str) -> bool:
    """Whether a word is the plural or the adjective of a name: "Lanzanians" of "Lanzania"."""
    ending = word.removeprefix(base)
    return ending != word and ending in _DERIVED


def _within(short: Words, long: Words) -> bool:
    """Whether the words of the shorter name stand in the longer one, in order."""
    rest = iter(long)
    return all(word in rest for word in short)
