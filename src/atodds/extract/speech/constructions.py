"""Ways to put words on somebody that are more than a verb and its subject.

"According to", "quoted an official as saying", "citing", "identified by police as", "the
ministry's claim that", "it was reported that".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from atodds.extract.speech.cues import Cues, phrase_pattern
from atodds.extract.speech.saying import Saying
from atodds.extract.speech.speakers import (
    QUOTE_MARKS,
    Phrase,
    opens_clause,
    phrase_left,
    phrase_right,
    subject,
)
from atodds.parse import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OTHERS = frozenset({"i", "we", "you", "me", "us"})
"""Pronouns of those who speak and listen: what they say is said inside a quotation."""
NOBODY = frozenset({"no", "neither", "nobody", "none", "nothing"})
"""Words that begin a subject that says nothing."""
_BE = frozenset(["is", "was", "were", "are", "be", "been", "being", "'s", "'re"])
_HEADLINE = 7
"""Tokens of a headline that may stand on the speaker's side of a colon."""
_NAMING = 7
"""Tokens between "called" and the quotation that says what something was called."""
_VERDICT = frozenset({"as", "at", "of"})
_REACH = 12
"""Tokens between "quoted" and "as saying", or "identified" and its "as"."""
_CITED = frozenset({"as", "quoted", "cited", "quotes", "cites", "quoting", "citing"})


def according(doc: Doc, cues: Cues, bounds: list[int]) -> Iterator[Saying]:
    matches = list(phrase_pattern(cues.according).finditer(text_of(doc).lower()))
    starts = [t.idx for t in doc] if matches else []
    for match in matches:
        first = bisect_right(starts, match.start()) - 1
        end = bisect_left(starts, match.end())
        at = bisect_right(bounds, first) - 1
        phrase = phrase_right(doc, end, bounds[at + 1], apposed=False)
        if phrase is not None and (first > bounds[at] or _person(doc, phrase.head, cues)):
            phrase = phrase_right(doc, end, bounds[at + 1])
        if phrase is not None and doc[phrase.head].lower_ not in OTHERS:
            yield Saying("according", first, end, (bounds[at], bounds[at + 1]), phrase)


def _person(doc: Doc, head: int, cues: Cues) -> bool:
    """Whether a noun is one person, so that a name behind a comma names them."""
    token = doc[head]
    single = token.lower_ in cues.speakers and token.tag_ in ("NN", "NNP")
    return token.ent_type_ == "PERSON" or (single and token.lower_ not in cues.collective)


def headline(doc: Doc, i: int, sentence: tuple[int, int], cues: Cues) -> Saying | None:
    """ "Police: nine hurt", "Nine hurt: police"."""
    floor, ceiling = sentence
    if i - floor <= _HEADLINE and (phrase := phrase_right(doc, floor, i, apposed=False)):
        named = doc[phrase.head].lower_ in cues.headline or doc[phrase.head].ent_type_ == "PERSON"
        verb = any(t.tag_ in ("VBD", "VBZ", "VBP", "VBN", "MD") for t in doc[i + 1 : ceiling])
        if phrase.end == i and named and verb:
            return Saying("headline", i, i + 1, sentence, phrase)
    if ceiling - i <= _HEADLINE and (phrase := phrase_right(doc, i + 1, ceiling, apposed=False)):
        rest = "".join(t.text for t in doc[phrase.end : ceiling]).strip(" .")
        if not rest and doc[phrase.head].lower_ in cues.headline:
            return Saying("headline", i, i + 1, sentence, phrase)
    return None


def quoted_as(doc: Doc, saying: int, sentence: tuple[int, int]) -> Saying | None:
    """ "The paper quoted an official as saying", "the governor was quoted as saying"."""
    if saying == 0 or doc[saying - 1].lower_ != "as":
        return None
    verb = saying - 2
    floor = max(sentence[0], saying - 2 * _REACH)
    while verb >= floor and (doc[verb].lower_ == "as" or doc[verb].lower_ not in _CITED):
        verb -= 1
    if verb < floor:
        return None
    quoter = subject(doc, verb, *sentence)
    if doc[verb].tag_ == "VBN" and passive(doc[verb]):
        agent = phrase_right(doc, verb + 2, saying) if doc[verb + 1].lower_ == "by" else None
        via = (agent,) if agent is not None else ()
        return Saying("say", verb, saying + 1, sentence, quoter, via) if quoter else None
    speaker = phrase_right(doc, verb + 1, saying)
    if speaker is None:
        return None
    via = (quoter,) if quoter is not None else ()
    return Saying("say", verb, saying + 1, sentence, speaker, via)


def citing(doc: Doc, i: int, sentence: tuple[int, int]) -> Saying | None:
    """ "Reported, citing the governor": the words are the governor's."""
    floor, ceiling = sentence
    if doc[i].tag_ != "VBG" or not opens_clause(doc, i - 1, floor):
        return None
    ahead = [t.lower_ for t in doc[i : min(ceiling, i + 2 * _REACH)]]
    if any(pair == ("as", "saying") for pair in pairwise(ahead)):
        return None
    phrase = phrase_right(doc, i + 1, ceiling)
    quoter = subject(doc, i, floor, i)
    via = (quoter,) if quoter is not None else ()
    return Saying("citing", i, i + 1, sentence, phrase, via) if phrase is not None else None


def framed(
    doc: Doc, i: int, is_passive: bool, sentence: tuple[int, int], cues: Cues
) -> Saying | None:
    """ "Police identified the man as", "he was described by police as"."""
    ceiling = sentence[1]
    ahead = [t.lower_ for t in doc[i + 1 : min(ceiling, i + 1 + 2 * _REACH)]]
    named = any(word in QUOTE_MARKS for word in ahead[:_NAMING])
    if not named and not _VERDICT.intersection(ahead):
        return None
    if not named and doc[i].lower_ in cues.call:
        return None
    if "by" in ahead and (is_passive or doc[i].tag_ == "VBN"):
        if any(t.tag_.startswith("VB") for t in doc[i + 1 : i + 1 + ahead.index("by")]):
            return None
        agent = phrase_right(doc, i + 2 + ahead.index("by"), ceiling)
        if agent is None:
            return None
        return Saying("frame", i, i + 1, sentence, agent, whole=True)
    if is_passive or doc[i].tag_ == "VBN" or doc[i].dep_ == "acl":
        return None
    phrase = subject(doc, i, *sentence)
    if phrase is None or doc[phrase.head].lower_ in OTHERS | NOBODY:
        return None
    return Saying("frame", i, i + 1, sentence, phrase)


def claim(doc: Doc, i: int, sentence: tuple[int, int]) -> Saying | None:
    """ "The ministry's claim that"."""
    if i + 1 >= sentence[1] or doc[i + 1].lower_ != "that":
        return None
    at = i - 1
    while at > sentence[0] and doc[at].tag_ in ("JJ", "VBN", "CD", "NN"):
        at -= 1
    if doc[at].tag_ == "PRP$":
        phrase = Phrase(at, at + 1, at, at, at + 1)
    elif doc[at].tag_ == "POS" and at > sentence[0]:
        start = phrase_left(doc, at - 1, sentence[0])
        phrase = Phrase(start, at, at - 1, start, at)
    else:
        return None
    return Saying("claim", i, i + 1, sentence, phrase)


def expletive(doc: Doc, i: int, sentence: tuple[int, int]) -> Saying | None:
    """ "It was reported that": said, but by nobody who is named."""
    words = [t.lower_ for t in doc[max(sentence[0], i - 4) : i] if t.tag_ != "RB"]
    opens = words[-2:-1] == ["it"] or words[-3:-2] == ["it"]
    if opens and doc[i + 1 : i + 2].text.lower() == "that":
        return Saying("report", i, i + 1, sentence, None)
    return None


def passive(token: Token) -> bool:
    """Whether a participle is a passive: "was told", "were reported"."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in token.children):
        return True
    before = [t.lower_ for t in token.doc[max(0, token.i - 3) : token.i] if t.tag_ != "RB"]
    return bool(before) and before[-1] in _BE
