"""Several people of whom a text lists the ages: "two men, 25 and 30", "a 25- and 35-year-old".

Says who heads the phrase and how old each is; not who they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atodds.parse import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MANY = r"(?P<ages>\d{1,2}(?:, \d{1,2})*,? and \d{1,2})"
_AFTER = re.compile(
    rf"\b(?P<noun>[A-Za-z]+)(?:, (?:both |all )?(?:ages? |aged )?|\s+aged? ){_MANY}"
    r"(?![\w-]|[.,]\d|\s+(?:others?|years?|people|other|more|percent)\b)"
)
_BEFORE = re.compile(
    r"\b(?P<ages>\d{1,2}-(?:year-old)?(?:, \d{1,2}-(?:year-old)?)*,? and \d{1,2}-year-olds?)\b"
)
_AGE = re.compile(r"\d{1,2}")
_REACH = 3
"""Words that may stand between the last age and the noun."""
_PLURAL = frozenset({"NNS", "NNPS"})
_KNOWN = frozenset({"the", "these", "those", "both"})


@dataclass(frozen=True, slots=True)
class AgeList:
    """The ages of several people, the token that heads the phrase, and where they are listed."""

    head: Token
    ages: tuple[int, ...]
    start: int
    end: int

    @property
    def known(self) -> bool:
        """Whether the phrase means people of whom the text has spoken before."""
        return any(c.lower_ in _KNOWN for c in self.head.children)


def age_lists(doc: Doc, people: Mapping[str, frozenset[str]]) -> Iterator[AgeList]:
    """The lists of ages in a text; none where one age stands twice."""
    for pattern in (_AFTER, _BEFORE):
        for match in pattern.finditer(text_of(doc)):
            group = "noun" if pattern is _AFTER else "ages"
            span = doc.char_span(match.start(group), match.end(group), alignment_mode="expand")
            ages = tuple(int(age) for age in _AGE.findall(match["ages"]))
            if span is None or len(set(ages)) < len(ages):
                continue
            head = span[-1] if pattern is _AFTER else _head(span[-1], people)
            if pattern is _AFTER and not _means_people(head, people):
                continue
            yield AgeList(head, ages, match.start("ages"), match.end("ages"))


def _means_people(noun: Token, people: Mapping[str, frozenset[str]]) -> bool:
    return noun.tag_ in _PLURAL and noun.lemma_.lower() in people


def _head(last: Token, people: Mapping[str, frozenset[str]]) -> Token:
    """The plural noun that ages stand before, else the last age itself."""
    for token in last.doc[last.i + 1 : min(last.i + 1 + _REACH, last.sent.end)]:
        if _means_people(token, people):
            return token
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"}:
            break
    return last
