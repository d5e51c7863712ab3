"""Claims of age: "Ann Lee, 24,", "the 24-year-old", "aged 24", "two men, 25 and 30", "in her 50s".

The age belongs to the person named beside it, else to the person described ("a 24-year-old woman",
with what is said of her). Spans and ages of things ("a 30-year-old treaty") are not claims of age.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.claims.build import make_claim
from atodds.extract.events import ANY
from atodds.extract.numbers.numerals import find_numerals
from atodds.model import Claim, Interval

if TYPE_CHECKING:
    from spacy.tokens import Token

    from atodds.mentions import Mention

_YEAR_OLD = re.compile(
    r"\b((?P<n>\d{1,3})|(?P<w>[a-z]+(?:-[a-z]+)?))[- ]?(?P<unit>years?|months?)[- ]olds?\b",
    re.IGNORECASE,
)
_PAIRED = re.compile(
    r"\b(?P<n>\d{1,2}) ?(?:-? ?and|or|to|,)(?: an?)? (?=\d{1,2}-year-old)", re.IGNORECASE
)
_AFTER_NAME = re.compile(
    r",? ?(?:\(|, ?|(?:who )?(?:is|was|turned) )?(?P<n>\d{1,3})"
    r"(?=\)| ?[,.;:)]| of | from | who | was | and | on )"
)
_AGED = re.compile(r"\b(?:aged?|ages) (?P<n>\d{1,3})\b(?! (?:years ago|minutes))", re.IGNORECASE)
_LIST = re.compile(
    r"\b(?:ages|aged)?,? ?(?P<first>\d{1,2})(?P<rest>(?:, (?:and )?\d{1,2})*,? and \d{1,2})\b"
)
_DECADE = re.compile(r"\bin (?:his|her|their) (?:(?:early|mid|late)[- ])?(?P<n>[1-9]0)s\b")
_NUMBER = re.compile(r"\d{1,2}")
_MAX_AGE = 115
_PERSON_HEADS = frozenset({"anyone", "civilian", "man", "woman", "young", "worker", "soldier",
                           "police", "suspect", "passenger", "prisoner", "militant"})  # fmt: skip


def age_claims(analysis: Analysis) -> list[Claim]:
    """All claims of age of a document, in text order, one for each place."""
    found: dict[int, Claim] = {}
    for start, end, low, high, owner in age_spans(analysis):
        if start in found or low > _MAX_AGE:
            continue
        claim = _claim(analysis, (start, end), Interval(low, high), owner)
        if claim is not None:
            found[start] = claim
    return [found[k] for k in sorted(found)]


def age_spans(analysis: Analysis) -> list[tuple[int, int, float, float, str]]:
    """(start, end, low, high, pattern) of every expression that states an age."""
    text = analysis.text
    ages: list[tuple[int, int, float, float, str]] = []
    for match in _YEAR_OLD.finditer(text):
        number = float(match["n"]) if match["n"] else _spelled(match["w"])
        if number is None:
            continue
        if match["unit"].lower().startswith("month"):
            number = float(int(number // 12))
        ages.append((match.start(), match.end(), number, number, "year-old"))
    for match in _PAIRED.finditer(text):
        n = float(match["n"])
        ages.append((match.start("n"), match.end("n"), n, n, "year-old"))
    for mention in analysis.names.mentions:
        if mention.type != "person":
            continue
        after = _AFTER_NAME.match(text, mention.end)
        if after is not None and text[mention.end : mention.end + 1] in {",", " ", "("}:
            if re.match(r" ?\d", text[mention.end : mention.end + 2]):
                continue
            n = float(after["n"])
            ages.append((after.start("n"), after.end("n"), n, n, "name"))
    for match in _AGED.finditer(text):
        n = float(match["n"])
        ages.append((match.start("n"), match.end("n"), n, n, "aged"))
    for match in _DECADE.finditer(text):
        n = float(match["n"])
        ages.append((match.start(), match.end(), n, n + 9, "aged"))
    for match in _LIST.finditer(text):
        if not _people_before(analysis, match.start()):
            continue
        for number_match in _NUMBER.finditer(text, match.start(), match.end()):
            n = float(number_match.group())
            ages.append((number_match.start(), number_match.end(), n, n, "list"))
    return ages


def _people_before(analysis: Analysis, offset: int) -> bool:
    """Whether a noun for people stands just before an offset: "two men, 25 and 30"."""
    span = analysis.doc.char_span(max(offset - 25, 0), max(offset, 1), alignment_mode="contract")
    if span is None:
        return False
    words = [t for t in span if t.is_alpha][-2:]
    return any(analysis.lexica.people.get(t.lemma_.lower()) for t in words)


def _claim(
    analysis: Analysis, span: tuple[int, int], value: Interval, pattern: str
) -> Claim | None:
    token = analysis.token_at(span[0])
    if token is None:
        return None
    mention = _owner(analysis, span, token)
    noun = None
    population: frozenset[str] = frozenset()
    if mention is not None:
        entity = analysis.names.entities[mention.entity]
        subject, key = entity.name, entity.key
        anchor = analysis.token_at(mention.start) or token
    else:
        noun = _described(analysis, span, token)
        if noun is None and (pattern == "aged" or _of_a_thing(analysis, span)):
            return None
        population = (
            analysis.lexica.people.get(noun.lemma_.lower(), frozenset())
            if noun
            else (frozenset({"anyone"}))
        )
        if noun is not None and not population & _PERSON_HEADS:
            return None
        subject, key = (noun.text if noun is not None else ""), ""
        anchor = noun or token
    predicate = anchor.head if anchor.head.pos_ == "VERB" else None
    return make_claim(
        analysis,
        span,
        kind="age",
        measure="age",
        subject=subject,
        value=value,
        anchor=anchor,
        predicate=predicate,
        population=population,
        entity=key,
        words=_description(analysis, anchor),
        cues=frozenset({pattern}),
    )


def _description(analysis: Analysis, anchor: Token) -> frozenset[str]:
    """The words that tell one person in a story from another: not "man", "shot" or "police"."""
    lexica = analysis.lexica
    return frozenset(
        t.lemma_.lower()
        for t in anchor.sent
        if t.pos_ in {"NOUN", "PROPN", "VERB", "ADJ"}
        and not t.is_stop
        and not t.like_num
        and len(t) > 2
        and (t.lemma_.lower() not in lexica.people or t.lower_ == "dead")
        and lexica.events.kind_of(t) in {None, ANY}
        and t.lemma_.lower() not in lexica.reporting | _TELLS_NOBODY
    )


_TELLS_NOBODY = frozenset({"year", "old", "year-old", "hit", "wound", "police", "authority", "time",
                           "identify", "take", "hospital", "list", "condition"})  # fmt: skip


def _owner(analysis: Analysis, span: tuple[int, int], token: Token) -> Mention | None:
    """The person named right before or after the age, in the same sentence."""
    text = analysis.text
    sentence = token.sent
    best: tuple[int, Mention] | None = None
    for mention in analysis.names.mentions:
        if mention.type != "person" or not (
            sentence.start_char <= mention.start < sentence.end_char
        ):
            continue
        if mention.end <= span[0]:
            between = text[mention.end : span[0]]
            gap = _gap_before(between)
        elif mention.start >= span[1]:
            between = text[span[1] : mention.start]
            gap = _gap_after(between)
        else:
            continue
        if gap is not None and (best is None or gap < best[0]):
            best = (gap, mention)
    return best[1] if best is not None else None


_BEFORE = re.compile(
    r"^(?:,? \(?|, (?:who (?:is|was) )?(?:an? |the )?|,? (?:is|was) (?:an? )?|, aged? |,? \(aged? "
    r"|,? (?:identified as|described as) an? |,? who turned |, whose age is )$"
)
_AFTER = re.compile(
    r"^,? (?:[A-Za-z'-]+ ){0,5}(?:named |called |identified as |, )?$", re.IGNORECASE
)


def _gap_before(between: str) -> int | None:
    return len(between) if _BEFORE.match(between) else None


def _gap_after(between: str) -> int | None:
    """Words between "24-year-old" and a name: none, or a noun phrase without a comma."""
    if not _AFTER.match(between):
        return None
    lowered = between.lower().split()
    if _BETWEEN.intersection(lowered):
        return None
    return len(between) + 1


_BETWEEN = frozenset({"and", "was", "is", "were", "who", "by", "with", "to", "near", "in", "at",
                      "after", "when", "from", "said", "told", "shot", "died", "of"})  # fmt: skip


def _described(analysis: Analysis, span: tuple[int, int], token: Token) -> Token | None:
    """The noun that the age describes: "a 24-year-old woman"; None where it stands alone."""
    tokens = analysis.tokens(*span)
    last = tokens[-1] if tokens is not None and len(tokens) else token
    people = analysis.lexica.people
    for after in last.doc[last.i + 1 : min(last.i + 6, last.sent.end)]:
        if people.get(after.lemma_.lower()) or people.get(after.lower_):
            return after
        if after.pos_ not in {"ADJ", "NOUN", "PROPN", "PUNCT"} or after.lower_ == ",":
            break
    for before in reversed(list(last.doc[max(token.sent.start, token.i - 7) : token.i])):
        if people.get(before.lemma_.lower()):
            return before
    return None


def _of_a_thing(analysis: Analysis, span: tuple[int, int]) -> bool:
    """Whether a noun that is none for people follows: "a 30-year-old treaty".

    In "an 18-year-old shot in the back", what is read as a noun is an event.
    """
    tokens = analysis.tokens(*span)
    if tokens is None or not len(tokens):
        return False
    head = tokens[-1].head
    follows = head.pos_ == "NOUN" and tokens.end <= head.i <= tokens.end + _REACH
    return follows and analysis.lexica.events.kind_of(head) is None


_REACH = 2
"""Words that may stand between an age and the noun that it describes."""


def _spelled(words: str) -> float | None:
    """A number in words, or None: "twenty-two"."""
    numerals = find_numerals(words)
    value = numerals[0].value if len(numerals) == 1 else None
    return value if isinstance(value, float) else None
