"""The words of a quotation in the form in which they are compared.

Folds case, accents, contractions and the spellings that British and American writers differ in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

Words = tuple[str, ...]
LEAST = 4
"""The least number of words of a sentence that is compared."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


GAP = "\u2026"
_WORD = re.compile(r"\[[^\]]*\]|\([^)]*\)|\u2026|\.(?:\s?\.)+|[^\W_]+(?:['\u2019][^\W_]+)*")
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?![\s\"'\u201d\u2019)]|$)[^.!?]*)*[.!?]*")
_SHORT = {
    "'m": " am", "'re": " are", "'ve": " have", "'ll": " will", "n't": " not",
}  # fmt: skip
_IS = frozenset({"it's", "that's", "there's", "he's", "she's", "what's", "who's", "here's"})
_WHOLE = {"can't": "can not", "won't": "will not", "cannot": "can not", "let's": "let us"}
_SPELLINGS = (
    (re.compile(r"(?<=\w{3})is(?=(?:e[drs]?|ing|ations?)$)"), "iz"),
    (re.compile(r"(?<=\w{2})our(?=(?:s|ed|ing|ite|hood|able)?$)"), "or"),
    (re.compile(r"(?<=\w{3})tre(?=s?$)"), "ter"),
)
FUNCTION = _set(
    """a an the this that these those and or but so if as than then of in on at by for from to with
    into out up about over under after before i you he she it we they me him her us them my your
    his its our their is are was were be been being am do does did done have has had will would can
    could shall should may might must there here who which what when where just very really well
    oh uh um also"""
)
NEGATIONS = frozenset({"not", "no", "never", "none", "nobody", "nothing", "without", "neither"})
NUMBERS = _set(
    """zero one two three four five six seven eight nine ten eleven twelve dozen twenty thirty
    forty fifty sixty seventy eighty ninety hundred thousand million billion"""
)


@lru_cache(maxsize=4096)
def words_of(text: str) -> Words:
    """The words of a quotation, folded; what is in brackets or left out is a gap."""
    out: list[str] = []
    for match in _WORD.finditer(folded(text)):
        word = match.group()
        if word[0] in "[(.\u2026":
            if out and out[-1] != GAP:
                out.append(GAP)
        else:
            out.extend(_american(w) for w in _expanded(word))
    while out and out[-1] == GAP:
        out.pop()
    return tuple(out)


def sentences_of(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences in a quotation that have words enough to be compared."""
    for match in _SENTENCE.finditer(text):
        inside = match.group()
        if sum(w != GAP for w in words_of(inside)) >= LEAST:
            start = match.start() + len(inside) - len(inside.lstrip())
            yield start, match.start() + len(inside.rstrip())


def _american(word: str) -> str:
    """One spelling for words that British and American writers spell differently."""
    for pattern, spelling in _SPELLINGS:
        word = pattern.sub(spelling, word)
    return word


def _expanded(word: str) -> list[str]:
    """The words that a contraction stands for."""
    if word in _WHOLE:
        return _WHOLE[word].split()
    if word in _IS:
        return [word[:-2], "is"]
    for short, long in _SHORT.items():
        if word.endswith(short) and len(word) > len(short):
            return [word[: -len(short)], long.strip()]
    return [word]


def folded(text: str) -> str:
    """Text without case and accents, its apostrophes straight."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("\u2019", "'")
