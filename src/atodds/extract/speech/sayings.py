"""Where a text puts a statement on somebody: the verb or phrase, and who speaks.

Finds the places; which text is put on the speaker (scopes.py) and whom "he" means (attribution.py)
come after. Negated and first-person cues ("did not say", "I said") put nothing on anybody.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from atodds.extract.speech.constructions import (
    NOBODY,
    OTHERS,
    according,
    citing,
    claim,
    expletive,
    framed,
    headline,
    passive,
    quoted_as,
)
from atodds.extract.speech.cues import Cues
from atodds.extract.speech.saying import Kind, Saying
from atodds.extract.speech.sentences import sentence_bounds
from atodds.extract.speech.speakers import (
    ADJUNCTS,
    QUOTE_MARKS,
    STOPS,
    Phrase,
    opens_clause,
    subject,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VERBS: tuple[Kind, ...] = ("say", "tell", "report", "show", "believe", "deny", "frame")
_NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor", "nobody", "cannot", "without"})
_WILLING = frozenset({"did", "does", "do", "can", "could", "will", "would", "may", "might", "'d"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FAR = 8
"""Tokens between a verb and its "that": "reported later in the day that"."""
_OPENERS = frozenset({"that", "how", "why", "whether", "if", ":"})


def find_sayings(doc: Doc, cues: Cues) -> list[Saying]:
    """Every place of a document that puts a statement on somebody, in text order."""
    from spacy.attrs import LOWER

    bounds = sentence_bounds(doc, cues)
    verbs = _ids(cues)
    found: list[Saying] = list(according(doc, cues, bounds))
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
        ("headline", frozenset({":"})),
    ]
    for kind, words in lists:
        for word in words:
            out[get_string_id(word)] = (*out.get(get_string_id(word), ()), kind)
    return out


def _saying(
    doc: Doc, i: int, kinds: tuple[Kind, ...], sentence: tuple[int, int], cues: Cues
) -> Saying | None:
    token = doc[i]
    if "headline" in kinds:
        return headline(doc, i, sentence, cues)
    if "claim" in kinds and token.tag_ in ("NN", "NNS"):
        return claim(doc, i, sentence)
    if not token.tag_.startswith("VB"):
        return None
    if "say" in kinds and token.tag_ == "VBG":
        quoted = quoted_as(doc, i, sentence)
        if quoted is not None:
            return quoted
    if "citing" in kinds:
        return citing(doc, i, sentence)
    if _negated(doc, token, sentence) or (token.tag_ == "VB" and not _willing(doc, i)):
        return None
    is_passive = token.tag_ == "VBN" and passive(token)
    if "frame" in kinds and (verdict := framed(doc, i, is_passive, sentence, cues)) is not None:
        return verdict
    if is_passive:
        return expletive(doc, i, sentence)
    phrase = subject(doc, i, *sentence, inverts="tell" not in kinds and "deny" not in kinds)
    if phrase is None or doc[phrase.head].lower_ in OTHERS:
        return None
    if token.tag_ == "VBG":
        phrase = _behind_object(doc, phrase, sentence, cues)
    for kind in kinds:
        saying = Saying(kind, i, i + 1, sentence, phrase)
        if _fits(doc, saying, cues):
            return saying
    return None


def _behind_object(doc: Doc, phrase: Phrase, sentence: tuple[int, int], cues: Cues) -> Phrase:
    """Who speaks in "released a statement saying": the subject of "released"."""
    head = doc[phrase.head]
    if head.dep_ != "dobj" or head.lower_ in cues.speakers:
        return phrase
    return subject(doc, head.head.i, sentence[0], phrase.start) or phrase


def _fits(doc: Doc, saying: Saying, cues: Cues) -> bool:
    """Whether a verb with this subject reports a statement here."""
    before = doc[max(saying.sentence[0], saying.first - 1)]
    if before.tag_ in ("WP", "WDT") and before.i < saying.first:
        return False
    phrase = saying.phrase
    if phrase is None or doc[phrase.start].lower_ in NOBODY:
        return False
    if saying.kind in ("say", "tell"):
        return [t.tag_ for t in doc[saying.end : saying.end + 2]] != ["TO", "VB"]
    follows = doc[saying.end : saying.end + 2]
    if saying.kind == "frame" or [t.tag_ for t in follows] == ["TO", "VB"]:
        return False
    if saying.kind == "deny" and _object(doc, saying) & cues.claims:
        return True
    if saying.kind == "report" and doc[saying.start].lower_ in cues.announce:
        return bool(_object(doc, saying)) or _complement(doc, saying) or _aside(doc, saying, cues)
    if saying.kind == "show" and doc[phrase.head].lower_ not in cues.documents:
        return False
    return _complement(doc, saying) or (
        saying.kind in ("report", "believe") and _aside(doc, saying, cues)
    )


def _complement(doc: Doc, saying: Saying) -> bool:
    """Whether a clause or a quotation depends on the verb."""
    floor, ceiling = saying.sentence
    after = saying.last
    while after < ceiling and doc[after].tag_ in ("RB", "_SP"):
        after += 1
    if after < len(doc) and (doc[after].lower_ in _OPENERS or doc[after].lower_ in QUOTE_MARKS):
        return True
    for token in doc[after : min(after + _FAR, ceiling)]:
        if token.tag_ in _FINITE:
            break
        if token.lower_ == "that" and token.dep_ in ("mark", "advmod"):
            return True
    for child in doc[saying.start].children:
        clausal = child.dep_ == "ccomp" or (child.dep_ == "xcomp" and child.tag_ == "VBG")
        if clausal and floor <= child.i < ceiling:
            return True
    return False


def _object(doc: Doc, saying: Saying) -> frozenset[str]:
    return frozenset(c.lower_ for c in doc[saying.start].children if c.dep_ == "dobj")


def _aside(doc: Doc, saying: Saying, cues: Cues) -> bool:
    """Whether speaker and verb stand alone behind or between what was said: ", Stone added."."""
    floor, ceiling = saying.sentence
    before = saying.first - 1
    quoted = before >= 0 and doc[before].lower_ in QUOTE_MARKS
    stated = before > floor and any(t.tag_ in _FINITE for t in doc[floor:before])
    if not quoted and not (stated and opens_clause(doc, before, floor)):
        return False
    if saying.last >= ceiling or doc[saying.last].lower_ in STOPS:
        return True
    sure = quoted or doc[saying.start].lower_ in cues.announce
    return sure and doc[saying.last].lower_ in ADJUNCTS


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
