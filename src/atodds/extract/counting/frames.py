"""What a number counts and what is said of it: noun, predicate, part of a whole.

Reads spaCy's dependency parse (ClearNLP labels, as en_core_web_* use) and falls back to the words
beside the number where the parse gives nothing. Knows no topics: which words mean "killed" is the
rules' business.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NUMERIC_DEPS = frozenset(
    {"nummod", "quantmod", "amod", "compound", "det", "npadvmod", "nmod", "advmod"}
)
_ARGUMENTS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "attr", "oprd", "dative", "appos", "csubj", "csubjpass"}
)
_CLAUSE = frozenset(
    {"relcl", "acl", "advcl", "ccomp", "xcomp", "conj", "ROOT", "pcomp", "parataxis"}
)


@dataclass(frozen=True, slots=True)
class Frame:
    """How one number stands in its sentence.

    `number` is the numeral's token; `noun` what is counted, if it is said; `anchor` the token that
    fills the number's place in the clause; `role` its dependency there ("dobj", "nsubjpass" ...);
    `predicate` the verb or noun that governs it; `part` whether it is a part of a whole that the
    same phrase names ("25 of the 35", "including three").
    """

    number: Token
    noun: Token | None
    anchor: Token
    role: str
    predicate: Token | None
    part: bool


def frame_of(span: Span) -> Frame | None:
    """The frame of the numeral inside a quantity's span; None where there is no numeral."""
    number = _numeral(span)
    if number is None:
        return None
    noun = _counted(number, span)
    inside = noun is not None and noun.dep_ == "pobj" and noun.head.head == number
    anchor = noun if noun is not None and not inside else number
    part = _is_part(number, noun, anchor)
    anchor = _outer(anchor)
    role, predicate = _governor(anchor)
    return Frame(number, noun, anchor, role, predicate, part)


def _numeral(span: Span) -> Token | None:
    numerals = [t for t in span if t.like_num or t.pos_ == "NUM" or t.ent_type_ == "CARDINAL"]
    if numerals:
        return numerals[-1]
    words = [t for t in span if t.pos_ in {"NOUN", "ADJ", "PRON", "DET"}]
    return words[-1] if words else (span[-1] if len(span) else None)


def _counted(number: Token, span: Span) -> Token | None:
    """The noun that the numeral counts."""
    noun = _counted_word(number, span)
    if noun is not None and noun.i + 2 < len(noun.doc):
        hyphen, second = noun.nbor(1), noun.nbor(2)
        if hyphen.text == "-" and not noun.whitespace_ and second.pos_ == "NOUN":
            return second
    return noun


def _counted_word(number: Token, span: Span) -> Token | None:
    for child in number.children:
        if child.lower_ == "of" and child.i > number.i:
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None and not inner.like_num:
                return inner
    token = number
    while token.dep_ in _NUMERIC_DEPS and token.head.i != token.i:
        head = token.head
        if head.i < number.i and token.dep_ != "appos":
            break
        if not (head.like_num or head.pos_ == "NUM" or head.i < span.end):
            broken = any(t.text in {":", ";"} for t in number.doc[number.i : head.i])
            if head.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "SYM", "X"} and not broken:
                return head
            break
        token = head
    after = number.doc[span.end : min(span.end + 3, number.sent.end)]
    for token in after:
        if token.pos_ in {"NOUN", "PROPN"}:
            return token if token.dep_ != "compound" or token.head.i > token.i + 2 else token.head
        if token.pos_ not in {"ADJ", "NUM"}:
            break
    return None


def broadest(noun: Token) -> Token:
    """What "homes and other buildings" are: buildings."""
    for other in noun.conjuncts:
        if other.i > noun.i and any(c.lower_ == "other" and c.i > noun.i for c in other.children):
            return other
    return noun


def _is_part(number: Token, noun: Token | None, anchor: Token) -> bool:
    """Whether the phrase itself says that this is a part: "two of the five", "including three"."""
    for child in number.children:
        if child.lower_ == "of" and child.i > number.i:
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is None:
                continue
            if inner.lower_ in {"them", "those", "whom", "which", "these", "us"}:
                return True
            if any(
                c.dep_ in {"det", "poss"} and c.lower_ not in {"a", "an"} for c in inner.children
            ):
                return True
    first = min([anchor.left_edge.i, number.left_edge.i])
    before = number.doc[max(first - 3, number.sent.start) : number.i]
    if any(t.lower_ in {"including", "include", "includes", "included", "among"} for t in before):
        return True
    return any(t.lower_ == "among" and t.i < number.i for t in number.sent)


def _outer(anchor: Token) -> Token:
    """Follow coordination to the first conjunct, which fills the place in the clause.

    In "killed 13 soldiers and 169 Afghans" the parser may join the Afghans to the verb.
    """
    token = anchor
    while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN", "NUM", "PRON", "ADJ"}:
        token = token.head
    if token.dep_ == "conj" and token.head.pos_ == "VERB" and token.pos_ in {"NOUN", "PROPN"}:
        objects = [c for c in token.head.children if c.dep_ == "dobj" and c.i < token.i]
        own = any(c.dep_ in {"acl", "relcl"} for c in token.children)
        after = token.doc[token.i + 1 : token.i + 2]
        if objects and not own and not any(t.pos_ in {"AUX", "VERB"} for t in after):
            return objects[-1]
    return token


def _governor(anchor: Token) -> tuple[str, Token | None]:
    token, role = anchor, anchor.dep_
    if role in {"nummod", "quantmod", "npadvmod", "appos"} and token.head.i != token.i:
        return role, token.head
    if role == "pobj":
        preposition = token.head
        return f"pobj:{preposition.lower_}", preposition.head
    if role in _ARGUMENTS or token.head.i != token.i:
        return role, token.head
    return role, None


def content_lemmas(tokens: Iterable[Token]) -> frozenset[str]:
    """Lower-case lemmas of nouns, verbs and adjectives, without stop words and numbers."""
    return frozenset(
        t.lemma_.lower()
        for t in tokens
        if t.pos_ in {"NOUN", "VERB", "ADJ", "PROPN"} and not t.is_stop and not t.like_num
    )


def clause_of(token: Token) -> list[Token]:
    """The tokens of the smallest clause around a token, without clauses nested in it."""
    return clause_under(clause_head(token))


def clause_head(token: Token) -> Token:
    """The verb of the smallest clause around a token, or the root of its sentence."""
    head = token
    while head.head.i != head.i and not (
        head.pos_ in {"VERB", "AUX"} and (head.dep_ in _CLAUSE or head.dep_ == "ROOT")
    ):
        head = head.head
    return head


def clause_under(head: Token) -> list[Token]:
    """A clause's verb and the tokens under it, without clauses nested in it."""
    out = [head]
    for child in head.children:
        if not (child.pos_ in {"VERB", "AUX"} and child.dep_ in _CLAUSE):
            out += clause_under(child)
    return out


def modifiers(noun: Token) -> list[Token]:
    """Words that narrow a noun down: adjectives, compounds, possessors, "of" and "in" phrases."""
    out = []
    for child in noun.children:
        if child.dep_ in {"amod", "compound", "poss", "nmod"} and not child.like_num:
            out.append(child)
            out.extend(c for c in child.children if c.dep_ in {"compound", "amod"})
        elif child.dep_ == "prep" and child.lower_ in {"of", "from"}:
            out.extend(c for c in child.children if c.dep_ == "pobj")
    return out
