"""Quotations compared word by word: the same words, a part of them, other words for one utterance.

Pure text: no parser, no idea of meaning. Two wordings count as one utterance only where most words
and a run of them are shared; a looser bound would call every two remarks on a matter one remark.
Translations of one remark share too few words to be told from two remarks and are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from typing import Literal

from atodds.quotewords import (
    FUNCTION,
    GAP,
    LEAST,
    NEGATIONS,
    NUMBERS,
    Words,
    folded,
    sentences_of,
    words_of,
)

Kind = Literal["same", "contained", "variant", "different"]
ChangeKind = Literal["number", "negation", "form", "function", "content"]

VARIANT = 0.7
"""The least share of words that two wordings of one utterance have in common."""
STRANGERS = 0.85
"""The same, where the words are put on two speakers, or one of them is unknown."""
LEAST_SHARED = LEAST
"""The least number of words that they share, ..."""
LEAST_CONTENT = 2
"""... of which so many are no articles, pronouns, prepositions or auxiliaries, ..."""
LEAST_RUN = 3
"""... and the least number of them in a row."""
LEAST_SHARED_BY_STRANGERS = 7
_COMMON = 40
"""A pair of words in more sentences than this is no sign of one utterance."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one wording that stand where the other has other words, or none."""

    first: str
    second: str
    kind: ChangeKind


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two quotations stand to each other.

    `score`, 0 to 1, is the share of the words that agree where both speak: words that one quotation
    leaves out at its ends, or marks as left out, do not count. `shared` is their number.
    """

    kind: Kind
    score: float
    shared: int = 0
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation to compare: `document` and `speaker` are keys that only need to be equal."""

    document: int
    text: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Wordings:
    """One utterance in several wordings.

    `members` are indices of the quotations compared, each with the range of its text that holds the
    sentence; `score` is that of the least like pair that is held to be one utterance; `changes` are
    what differs between the first two wordings.
    """

    members: tuple[tuple[int, int, int], ...]
    score: float
    changes: tuple[Change, ...]
    reasons: tuple[str, ...]


def compare_quotes(a: str, b: str, threshold: float = VARIANT) -> Comparison:
    """How two quotations are worded. Symmetric but for the order inside `changes`."""
    first, second = words_of(a), words_of(b)
    if (len(first), first) <= (len(second), second):
        return _compared(first, second, threshold)
    found = _compared(second, first, threshold)
    turned = tuple(Change(c.second, c.first, c.kind) for c in found.changes)
    return Comparison(found.kind, found.score, found.shared, turned)


def quote_disagreements(quotes: Sequence[Quote]) -> list[Wordings]:
    """The utterances that the quotations word differently, sentence by sentence.

    Quotations that only stop earlier, or leave words out and mark it, agree and are not listed.
    """
    units = [(i, *span) for i, quote in enumerate(quotes) for span in sentences_of(quote.text)]
    texts = [quotes[i].text[start:end] for i, start, end in units]
    variants: list[tuple[int, int, Comparison]] = []
    same: list[tuple[int, int]] = []
    for one, other in _candidates([words_of(t) for t in texts]):
        known = quotes[units[one][0]].speaker == quotes[units[other][0]].speaker != ""
        found = compare_quotes(texts[one], texts[other], VARIANT if known else STRANGERS)
        if found.kind == "variant" and (known or found.shared >= LEAST_SHARED_BY_STRANGERS):
            variants.append((one, other, found))
        elif found.kind == "same":
            same.append((one, other))
    return [
        _wordings(group, units, quotes, variants) for group in _groups(len(units), variants, same)
    ]


def speaker_key(speaker: str) -> str:
    """What tells a speaker from others, folded: a surname, or the last noun of the naming."""
    naming = re.split(r",| of the | of | for | from ", speaker, maxsplit=1)[0]
    words = re.findall(r"[^\W_]+(?:[-'\u2019][^\W_]+)*", naming)
    names = [w for w in words if w[0].isupper()] or words
    return re.sub(r"['\u2019]s$", "", folded(names[-1])) if names else ""


def _compared(a: Words, b: Words, threshold: float) -> Comparison:
    if a == b:
        return Comparison("same", 1.0, len(a))
    if not a or not b:
        return Comparison("different", 0.0)
    matched: list[str] = []
    changes: list[Change] = []
    run = changed = 0
    begun = [False, False]
    ops = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    for at, (tag, i1, i2, j1, j2) in enumerate(ops):
        if tag == "equal":
            matched += [w for w in a[i1:i2] if w != GAP]
            run = max(run, i2 - i1)
            continue
        left, right = _residue(a[i1:i2], b[j1:j2])
        if not left and not right:
            continue
        if at in (0, len(ops) - 1) and not (left and right):
            begun[0] |= bool(left)
            begun[1] |= bool(right)
            continue
        changed += max(len(left), len(right))
        changes.append(Change(" ".join(left), " ".join(right), _change_kind(left, right)))
    score = len(matched) / (len(matched) + changed) if matched else 0.0
    content = sum(w not in FUNCTION for w in matched)
    alike = len(matched) >= LEAST_SHARED and content >= LEAST_CONTENT and run >= LEAST_RUN
    if not changes and matched:
        contained = not all(begun) or alike
        kind: Kind = "contained" if contained else "different"
        if not any(begun) and GAP not in (*a, *b):
            kind = "same"
        return Comparison(kind, score, len(matched))
    kind = "variant" if alike and score >= threshold else "different"
    return Comparison(kind, score, len(matched), tuple(changes))


def _residue(left: Words, right: Words) -> tuple[Words, Words]:
    """What two stretches have against each other, once a marked gap has swallowed its words."""
    bare_left = tuple(w for w in left if w != GAP)
    bare_right = tuple(w for w in right if w != GAP)
    if GAP in left and not bare_left:
        return (), ()
    if GAP in right and not bare_right:
        return (), ()
    return bare_left, bare_right


def _change_kind(left: Words, right: Words) -> ChangeKind:
    words = {*left, *right}
    if any(w[0].isdigit() or w in NUMBERS for w in words):
        return "number"
    if (NEGATIONS & set(left)) != (NEGATIONS & set(right)):
        return "negation"
    if words <= FUNCTION:
        return "function"
    if len(left) == len(right) and all(_near(x, y) for x, y in zip(left, right, strict=True)):
        return "form"
    return "content"


def _near(x: str, y: str) -> bool:
    """Whether two words are one word in two spellings or inflections."""
    if x == y:
        return True
    low, high = sorted((x, y))
    return x[0] == y[0] and SequenceMatcher(None, low, high, autojunk=False).ratio() >= 0.75


def _candidates(units: Sequence[Words]) -> list[tuple[int, int]]:
    """The pairs of sentences that share pairs of neighbouring words: only they are compared."""
    index: dict[tuple[str, str], list[int]] = {}
    for at, words in enumerate(units):
        for pair in dict.fromkeys(pairwise(words)):
            index.setdefault(pair, []).append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for places in index.values():
        if len(places) <= _COMMON:
            shared.update(combinations(places, 2))
    return sorted(pair for pair, count in shared.items() if count >= LEAST_RUN - 1)


def _groups(
    count: int, variants: Sequence[tuple[int, int, Comparison]], same: Sequence[tuple[int, int]]
) -> list[list[int]]:
    """The sentences joined by being the same or variants, where some are variants."""
    root = list(range(count))

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for one, other in [*((a, b) for a, b, _ in variants), *same]:
        low, high = sorted((find(one), find(other)))
        root[high] = low
    differing = {find(one) for one, _, _ in variants}
    groups: dict[int, list[int]] = {}
    for at in range(count):
        if find(at) in differing:
            groups.setdefault(find(at), []).append(at)
    return list(groups.values())


def _wordings(
    group: Sequence[int],
    units: Sequence[tuple[int, int, int]],
    quotes: Sequence[Quote],
    variants: Sequence[tuple[int, int, Comparison]],
) -> Wordings:
    inside = [(one, other, found) for one, other, found in variants if one in group]
    weakest = min(found.score for _, _, found in inside)
    first = min(inside, key=lambda v: (v[0], v[1]))
    speakers = {quotes[units[at][0]].speaker for at in group}
    reasons = (
        f"{first[2].shared} words shared, {round(100 * weakest)} % of them alike",
        "same speaker"
        if len(speakers) == 1 and speakers != {""}
        else "speakers not known to agree",
        *(f"{c.first or 'nothing'!s} / {c.second or 'nothing'!s}" for c in first[2].changes),
    )
    return Wordings(tuple(units[at] for at in group), weakest, first[2].changes, reasons)
