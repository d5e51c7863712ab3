"""Noun phrases beside a verb of saying: who speaks, and how far the naming runs.

Takes the parser's subject where it stands beside the verb, and walks over the tags of the words
where it does not. Says nothing of whom a pronoun means.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

QUOTE_MARKS = frozenset({'"', "``", "''", "“", "”"})
STOPS = frozenset({",", ".", ";", ":", "!", "?", "\u2013"}) | QUOTE_MARKS
ADJUNCTS = frozenset({"when", "as", "after", "before", "while", "in", "on", "at", "during"}) | {
    "late",
    "early",
    "of",
    "about",
    "to",
    "by",
    "through",
    "via",
    "from",
}
"""What may follow a cue without being what was said."""
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_NAMING = _NOUNS | {
    "DT",
    "PDT",
    "JJ",
    "JJR",
    "JJS",
    "POS",
    "PRP$",
    "CD",
    "HYPH",
    "VBN",
    "VBG",
    "FW",
}
_SKIPPED = frozenset({"RB", "MD", "_SP"})
_AUXILIARIES = frozenset({"have", "has", "had", "'ve", "'s", "'d", "is", "was", "were", "are"}) | {
    "be",
    "been",
    "being",
    "do",
    "does",
    "did",
}
_RELATIVE = frozenset({"who", "which", "that"})
_OF = frozenset({"of", "for", "from", "with", "at", "in", "on", "by"})
_OF_AFTER = frozenset({"of", "for", "from", "with"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_PERSONAL = frozenset({"PRP", "EX"})
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}) | {
    "today",
    "yesterday",
    "tonight",
}
"""Words that name a day by themselves."""
_FAR = 45
"""Tokens that may stand between a subject and its verb, an apposition or a relative clause."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as token offsets: `start:end` names, the outer range also describes."""

    start: int
    end: int
    head: int
    outer_start: int
    outer_end: int


def subject(doc: Doc, verb: int, floor: int, ceiling: int, inverts: bool = True) -> Phrase | None:
    """Who does the verb at token `verb`, looked for between two token offsets.

    `inverts`: whether the subject may follow the verb, as in "said Stone".
    """
    at = _before(doc, verb, floor)
    inverted = inverts and at == verb - 1 and (at < floor or doc[at].tag_ not in _NOUNS | _PERSONAL)
    if inverted and opens_clause(doc, at, floor):
        phrase = phrase_right(doc, verb + 1, ceiling)
        if phrase is not None and not _verbal(doc, phrase.outer_end, ceiling):
            return phrase
    near = _adjacent(doc, at, verb, floor) if at >= floor else None
    if near is not None and near.end == at + 1 and _independent(doc, near, floor):
        return near
    parsed = _parsed(doc[verb], floor, ceiling)
    if parsed is not None and parsed.i < verb:
        return phrase_around(doc, parsed.i, floor, verb) if verb - parsed.i <= _FAR else None
    if near is not None:
        return near
    if parsed is not None and inverted:
        return phrase_right(doc, verb + 1, ceiling)
    return None


def phrase_right(doc: Doc, start: int, ceiling: int, apposed: bool = True) -> Phrase | None:
    """The noun phrase that begins at token `start`, with its "of" and, if `apposed`, apposition."""
    start = _over(doc, start, ceiling, frozenset({"_SP", "RB"}))
    if start < ceiling and doc[start].tag_ == "PRP":
        return Phrase(start, start + 1, start, start, start + 1)
    end, head = _walk_right(doc, start, ceiling)
    if head is None:
        return None
    end = _attached(doc, end, ceiling, _OF_AFTER)
    if not apposed:
        return Phrase(start, end, head, start, end)
    return _by_name(doc, Phrase(start, end, head, start, _apposition(doc, end, ceiling)))


def phrase_around(doc: Doc, head: int, floor: int, ceiling: int) -> Phrase | None:
    """The noun phrase with its head at a token, between two others; None where it is no noun."""
    if doc[head].tag_ in _PERSONAL:
        return Phrase(head, head + 1, head, head, head + 1)
    if doc[head].tag_ not in _NOUNS and doc[head].ent_type_ == "":
        return None
    end, _ = _walk_right(doc, head, ceiling)
    end = _attached(doc, max(end, head + 1), ceiling, _OF)
    start = phrase_left(doc, head, floor)
    return _by_name(doc, Phrase(start, end, head, start, _apposition(doc, end, ceiling)))


def phrase_left(doc: Doc, head: int, floor: int) -> int:
    """The token at which the noun phrase with head `head` begins."""
    start, edge = head, doc[head].left_edge.i
    while start > floor:
        titled = edge < start - 1 and doc[start - 1].lower_ in ("of", "for")
        if not titled and not _names(doc, start - 1):
            break
        start -= 1
    while start < head and (doc[start].lower_ in DAYS or doc[start].tag_ == "POS"):
        start += 1
    return start


def author(doc: Doc, paper: Phrase) -> Phrase:
    """Whose paper it is: "a statement from the ministry", "the ministry's report"; else itself."""
    for at in range(paper.head + 1, paper.end):
        if doc[at].lower_ in ("from", "by"):
            return phrase_right(doc, at + 1, paper.end) or paper
    for at in range(paper.head - 1, paper.start, -1):
        if doc[at].tag_ == "POS":
            start = phrase_left(doc, at - 1, paper.start)
            return Phrase(start, at, at - 1, paper.outer_start, paper.outer_end)
    return paper


def opens_clause(doc: Doc, at: int, floor: int) -> bool:
    """Whether the token at `at` ends what comes before: a comma, a quotation mark, nothing."""
    return (
        at < floor
        or doc[at].lower_ in QUOTE_MARKS
        or doc[at].text in {",", "?", "!", "'", ";", "\u2013"}
    )


def _names(doc: Doc, i: int) -> bool:
    token = doc[i]
    if token.tag_ in ("VBN", "VBG"):
        return token.dep_ in ("amod", "compound")
    if token.text == ".":
        return _abbreviates(doc, i)
    if token.tag_ == "HYPH":
        return i > 0 and not doc[i - 1].whitespace_
    if token.tag_ == "CC":
        return 0 < i < len(doc) - 1 and doc[i - 1].tag_ == doc[i + 1].tag_ == "NNP"
    return token.tag_ in _NAMING or token.text in {"&", "Sgt.", "Lt."}


def _abbreviates(doc: Doc, i: int) -> bool:
    """Whether a full stop ends a short title before a name: "Lt. Ada Stone"."""
    if not 0 < i < len(doc) - 1:
        return False
    before, after = doc[i - 1], doc[i + 1]
    short = len(before) <= 4 and before.text.istitle() and not before.whitespace_
    return short and before.tag_ == after.tag_ == "NNP"


def _independent(doc: Doc, near: Phrase, floor: int) -> bool:
    """Whether a phrase begins a clause, so that nothing before it can be part of the subject."""
    before = near.start - 1
    if opens_clause(doc, before, floor):
        return True
    return doc[before].tag_ == "CC" and doc[near.head].dep_ != "conj"


def _before(doc: Doc, verb: int, floor: int) -> int:
    """The last token before the verb that is no adverb or auxiliary."""
    at = verb - 1
    while at >= floor and (doc[at].tag_ in _SKIPPED or doc[at].lower_ in _AUXILIARIES):
        at -= 1
    return at


def _over(doc: Doc, start: int, ceiling: int, tags: frozenset[str]) -> int:
    while start < ceiling and doc[start].tag_ in tags:
        start += 1
    return start


def _parsed(verb: Token, floor: int, ceiling: int) -> Token | None:
    """The parser's subject of a verb, its own or that of the verb it is joined to."""
    for _ in range(4):
        for child in verb.children:
            if child.dep_ in _SUBJECT and floor <= child.i < ceiling:
                if child.lower_ in _RELATIVE and verb.dep_ == "relcl":
                    return verb.head if floor <= verb.head.i < ceiling else None
                return child
        if verb.dep_ in ("acl", "relcl") and verb.head.tag_ in _NOUNS and verb.head.i >= floor:
            return verb.head
        if verb.dep_ not in ("conj", "advcl", "xcomp", "pcomp", "prep", "acl"):
            return None
        verb = verb.head
    return None


def _adjacent(doc: Doc, at: int, verb: int, floor: int) -> Phrase | None:
    """The phrase whose last word stands right before the verb, or before its apposition."""
    token = doc[at]
    if token.tag_ == "WP":
        at -= 1
        while at > floor and doc[at].text == ",":
            at -= 1
        token = doc[at]
    if token.text == ",":
        for comma in range(at - 1, max(floor, at - 15), -1):
            if doc[comma].text == "," and doc[comma - 1].tag_ in ("NNP", "NNPS"):
                start = phrase_left(doc, comma - 1, floor)
                return Phrase(start, comma, comma - 1, start, at)
        return None
    if at < floor:
        return None
    if token.tag_ in _PERSONAL:
        return Phrase(at, at + 1, at, at, at + 1)
    if token.tag_ in _NOUNS:
        start = phrase_left(doc, at, floor)
        return Phrase(start, at + 1, at, start, at + 1)
    return None


def _by_name(doc: Doc, phrase: Phrase) -> Phrase:
    """The phrase as named by its apposition: "his aunt, Ada Stone," is Ada Stone."""
    at = phrase.end
    office = doc[phrase.head].tag_ in ("NN", "NNS") or doc[phrase.start].tag_ == "DT"
    if not office or phrase.outer_end <= at + 1:
        return phrase
    end, head = _walk_right(doc, at + 1, phrase.outer_end)
    if head is None or doc[head].ent_type_ != "PERSON":
        return phrase
    return Phrase(at + 1, end, head, phrase.outer_start, phrase.outer_end)


def _walk_right(doc: Doc, start: int, ceiling: int) -> tuple[int, int | None]:
    """Where the nouns that begin at `start` end, and the last of them."""
    end, head = start, None
    while end < ceiling and _names(doc, end) and doc[end].lower_ not in DAYS:
        if doc[end].tag_ in _NOUNS:
            head = end
        end += 1
    return (head + 1, head) if head is not None else (start, None)


def _attached(doc: Doc, end: int, ceiling: int, links: frozenset[str]) -> int:
    """Where a phrase ends with its "of the union", "and the mayor", "in the south"."""
    while end < ceiling - 1 and (doc[end].lower_ in links or doc[end].tag_ == "CC"):
        further, head = _walk_right(doc, end + 1, ceiling)
        if head is None or (doc[end].tag_ == "CC" and _verbal(doc, further, ceiling)):
            break
        end = further
    return end


def _verbal(doc: Doc, at: int, ceiling: int) -> bool:
    """Whether a finite verb follows, so that the phrase before it is its subject."""
    at = _over(doc, at, ceiling, frozenset({"RB", "_SP"}))
    return at < ceiling and doc[at].tag_ in ("VBD", "VBZ", "VBP", "MD")


def _apposition(doc: Doc, end: int, ceiling: int) -> int:
    """The end of ", deputy head of the union" after a name, where it closes at a stop."""
    if end >= ceiling - 1 or doc[end].text != ",":
        return end
    further, head = _walk_right(doc, end + 1, ceiling)
    if head is None:
        return end
    further = _attached(doc, further, ceiling, _OF)
    stops = further >= ceiling or doc[further].text in {",", ".", ";"}
    return further if stops and not _verbal(doc, further + 1, ceiling) else end
