"""Where a text puts a statement on somebody: the verb or phrase, and who speaks.

Finds the places; which text is put on the speaker (scopes.py) and whom "he" means (attribution.py)
come after. Negated and first-person cues ("did not say", "I said") put nothing on anybody.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from atodds.extract.cues import Cues, phrase_pattern
from atodds.extract.sentences import sentence_bounds
from atodds.extract.speakers import (
    ADJUNCTS,
    QUOTE_MARKS,
    STOPS,
    Phrase,
    opens_clause,
    phrase_left,
    phrase_right,
    subject,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Kind = Literal[
    "say", "tell", "report", "show", "frame", "believe", "deny", "claim", "according", "citing"
]

_VERBS: tuple[Kind, ...] = ("say", "tell", "report", "show", "believe", "deny", "frame")
_BE = frozenset(["is", "was", "were", "are", "be", "been", "being", "'s", "'re"])
_NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor", "nobody", "cannot", "without"})
_NOBODY = frozenset({"no", "neither", "nobody", "none", "nothing"})
_WILLING = frozenset({"did", "does", "do", "can", "could", "will", "would", "may", "might"}) | {
    "must",
    "should",
    "shall",
    "'d",
    "'ll",
}
_OTHERS = frozenset(["i", "we", "you", "me", "us"])
_OPENERS = frozenset({"that", "how", "why", "whether", "if", ":"})
_CITED = frozenset({"as", "quoted", "cited", "quotes", "cites", "quoting", "citing"})
_VERDICT = frozenset({"as", "at", "of"})
_REACH = 12
"""Tokens between "quoted" and "as saying", or "identified" and its "as"."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One cue with its speaker, in token offsets; `via` names those who hand the words on.

    `phrase` is None for "it was reported that". `whole` marks a passive that reports its own clause
    ("was described by police as").
    """

    kind: Kind
    start: int
    end: int
    sentence: tuple[int, int]
    phrase: Phrase | None
    via: tuple[Phrase, ...] = ()
    whole: bool = False

    @property
    def first(self) -> int:
        """The token at which speaker and cue begin."""
        return self.start if self.phrase is None else min(self.start, self.phrase.start)

    @property
    def last(self) -> int:
        """The token after speaker and cue."""
        return self.end if self.phrase is None else max(self.end, self.phrase.outer_end)


def find_sayings(doc: Doc, cues: Cues) -> list[Saying]:
    """Every place of a document that puts a statement on somebody, in text order."""
    from spacy.attrs import LOWER

    bounds = sentence_bounds(doc, cues)
    verbs = _ids(cues)
    found: list[Saying] = list(_according(doc, cues, bounds))
    for i, lower in enumerate(doc.to_array(LOWER).tolist()):
        kinds = verbs.get(lower)
        if kinds is None:
            continue
        at = bisect_right(bounds, i) - 1
        saying = _saying(doc, i, kinds, (bounds[at], bounds[at + 1]), cues)
        if saying is not None:
            found.append(saying)
    return sorted(found, key=lambda s: (s.first, s.start))


@lru_cache(maxsize=8)
def _ids(cues: Cues) -> dict[int, tuple[Kind, ...]]:
    from spacy.strings import get_string_id

    out: dict[int, tuple[Kind, ...]] = {}
    lists: list[tuple[Kind, frozenset[str]]] = [
        *((kind, getattr(cues, kind)) for kind in _VERBS),
        ("claim", cues.claims),
        ("citing", cues.quote),
    ]
    for kind, words in lists:
        for word in words:
            out[get_string_id(word)] = (*out.get(get_string_id(word), ()), kind)
    return out


def _according(doc: Doc, cues: Cues, bounds: list[int]) -> Iterator[Saying]:
    matches = list(phrase_pattern(cues.according).finditer(doc.text.lower()))
    starts = [t.idx for t in doc] if matches else []
    for match in matches:
        first = bisect_right(starts, match.start()) - 1
        end = bisect_left(starts, match.end())
        at = bisect_right(bounds, first) - 1
        phrase = phrase_right(doc, end, bounds[at + 1])
        if phrase is not None and doc[phrase.head].lower_ not in _OTHERS:
            yield Saying("according", first, end, (bounds[at], bounds[at + 1]), phrase)


def _saying(
    doc: Doc, i: int, kinds: tuple[Kind, ...], sentence: tuple[int, int], cues: Cues
) -> Saying | None:
    token = doc[i]
    if "claim" in kinds and token.tag_ in ("NN", "NNS"):
        return _claim(doc, i, sentence)
    if not token.tag_.startswith("VB"):
        return None
    if "say" in kinds and token.tag_ == "VBG":
        quoted = _quoted(doc, i, sentence)
        if quoted is not None:
            return quoted
    if "citing" in kinds:
        return _citing(doc, i, sentence)
    if _negated(doc, token, sentence) or (token.tag_ == "VB" and not _willing(doc, i)):
        return None
    passive = token.tag_ == "VBN" and _passive(token)
    if "frame" in kinds and (framed := _framed(doc, i, passive, sentence)) is not None:
        return framed
    if passive:
        return _expletive(doc, i, sentence)
    phrase = subject(doc, i, *sentence, inverts="tell" not in kinds)
    if phrase is None or doc[phrase.head].lower_ in _OTHERS:
        return None
    for kind in kinds:
        saying = Saying(kind, i, i + 1, sentence, phrase)
        if _fits(doc, saying, cues):
            return saying
    return None


def _fits(doc: Doc, saying: Saying, cues: Cues) -> bool:
    """Whether a verb with this subject reports a statement here."""
    before = doc[max(saying.sentence[0], saying.first - 1)]
    if before.tag_ in ("WP", "WDT") and before.i < saying.first:
        return False
    phrase = saying.phrase
    if phrase is None or doc[phrase.start].lower_ in _NOBODY:
        return False
    if saying.kind in ("say", "tell"):
        follows = doc[saying.end : saying.end + 2]
        return not (len(follows) == 2 and follows[0].lower_ == "to" and follows[1].tag_ == "VB")
    if saying.kind == "frame" or doc[saying.end : saying.end + 1].text == "to":
        return False
    if saying.kind == "deny" and _object(doc, saying) & cues.claims:
        return True
    if saying.kind == "show" and doc[phrase.head].lower_ not in cues.documents:
        return False
    return _complement(doc, saying) or (
        saying.kind in ("report", "believe") and _aside(doc, saying)
    )


def _complement(doc: Doc, saying: Saying) -> bool:
    """Whether a clause or a quotation depends on the verb."""
    floor, ceiling = saying.sentence
    after = saying.last
    while after < ceiling and doc[after].tag_ in ("RB", "_SP"):
        after += 1
    if after < len(doc) and (doc[after].lower_ in _OPENERS or doc[after].lower_ in QUOTE_MARKS):
        return True
    for child in doc[saying.start].children:
        clausal = child.dep_ == "ccomp" or (child.dep_ == "xcomp" and child.tag_ == "VBG")
        if clausal and floor <= child.i < ceiling:
            return True
    return False


def _object(doc: Doc, saying: Saying) -> frozenset[str]:
    return frozenset(c.lower_ for c in doc[saying.start].children if c.dep_ == "dobj")


def _aside(doc: Doc, saying: Saying) -> bool:
    """Whether speaker and verb stand alone behind or between what was said: ", Smith added."."""
    floor, ceiling = saying.sentence
    if not opens_clause(doc, saying.first - 1, floor) or saying.first == floor:
        quoted = saying.first > 0 and doc[saying.first - 1].lower_ in QUOTE_MARKS
        if not quoted:
            return False
    return saying.last >= ceiling or doc[saying.last].lower_ in STOPS | ADJUNCTS


def _negated(doc: Doc, token: Token, sentence: tuple[int, int]) -> bool:
    if any(child.dep_ == "neg" for child in token.children):
        return True
    before = doc[max(sentence[0], token.i - 4) : token.i]
    for word in reversed(list(before)):
        if word.lower_ in _NEGATIONS:
            return True
        if word.tag_ not in ("RB", "MD", "VB", "VBN", "VBZ", "VBD", "VBP", "TO"):
            return False
    return False


def _willing(doc: Doc, i: int) -> bool:
    """Whether a bare verb says that something was said ("did say", "would add"), not "to say"."""
    at = i - 1
    while at >= 0 and doc[at].tag_ == "RB":
        at -= 1
    return at >= 0 and doc[at].lower_ in _WILLING


def _passive(token: Token) -> bool:
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in token.children):
        return True
    before = [t.lower_ for t in token.doc[max(0, token.i - 3) : token.i] if t.tag_ != "RB"]
    return bool(before) and before[-1] in _BE


def _expletive(doc: Doc, i: int, sentence: tuple[int, int]) -> Saying | None:
    """ "It was reported that": said, but by nobody who is named."""
    words = [t.lower_ for t in doc[max(sentence[0], i - 4) : i] if t.tag_ != "RB"]
    opens = words[-2:-1] == ["it"] or words[-3:-2] == ["it"]
    if opens and doc[i + 1 : i + 2].text.lower() == "that":
        return Saying("report", i, i + 1, sentence, None)
    return None


def _quoted(doc: Doc, saying: int, sentence: tuple[int, int]) -> Saying | None:
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
    if doc[verb].tag_ == "VBN" and _passive(doc[verb]):
        agent = phrase_right(doc, verb + 2, saying) if doc[verb + 1].lower_ == "by" else None
        via = (agent,) if agent is not None else ()
        return Saying("say", verb, saying + 1, sentence, quoter, via) if quoter else None
    speaker = phrase_right(doc, verb + 1, saying)
    if speaker is None:
        return None
    via = (quoter,) if quoter is not None else ()
    return Saying("say", verb, saying + 1, sentence, speaker, via)


def _citing(doc: Doc, i: int, sentence: tuple[int, int]) -> Saying | None:
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


def _framed(doc: Doc, i: int, passive: bool, sentence: tuple[int, int]) -> Saying | None:
    """ "Police identified the man as", "he was described by police as"."""
    ceiling = sentence[1]
    ahead = [t.lower_ for t in doc[i + 1 : min(ceiling, i + 1 + 2 * _REACH)]]
    if not _VERDICT.intersection(ahead):
        return None
    if "by" in ahead and (passive or doc[i].tag_ == "VBN"):
        if any(t.tag_.startswith("VB") for t in doc[i + 1 : i + 1 + ahead.index("by")]):
            return None
        agent = phrase_right(doc, i + 2 + ahead.index("by"), ceiling)
        if agent is None:
            return None
        return Saying("frame", i, i + 1, sentence, agent, whole=True)
    if passive or doc[i].tag_ == "VBN":
        return None
    phrase = subject(doc, i, *sentence)
    if phrase is None or doc[phrase.head].lower_ in _OTHERS | _NOBODY:
        return None
    return Saying("frame", i, i + 1, sentence, phrase)


def _claim(doc: Doc, i: int, sentence: tuple[int, int]) -> Saying | None:
    """ "The ministry's claim that"."""
    if i + 1 >= sentence[1] or doc[i + 1].lower_ != "that":
        return None
    at = i - 1
    while at > sentence[0] and doc[at].tag_ in ("JJ", "VBN", "CD", "NN"):
        at -= 1
    if doc[at].tag_ == "PRP$":
        phrase = Phrase(at, at + 1, at, at + 1)
    elif doc[at].tag_ == "POS" and at > sentence[0]:
        phrase = Phrase(phrase_left(doc, at - 1, sentence[0]), at, at - 1, at)
    else:
        return None
    return Saying("claim", i, i + 1, sentence, phrase)
