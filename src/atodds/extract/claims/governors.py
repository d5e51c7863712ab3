"""What a state's word hangs on in the parse: "leg" on "shot" in "shot twice in the left leg"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from atodds.rules import Under

_DEPTH = 7
_DOWN = frozenset({"pobj", "dobj", "conj", "appos", "attr", "pcomp", "oprd", "acomp", "dep"})
_BESIDE = frozenset({"compound", "amod", "nmod", "npadvmod"})
"""Labels of words that stand before a noun; they count only beside one of the rule's nouns."""


def governed(word: Span, under: Under) -> Span | None:
    """The word with the verb or noun of the rule that it hangs on; None where there is none."""
    token: Token = word.root
    for _ in range(_DEPTH):
        head = token.head
        if head.i == token.i or token.dep_ == "relcl":
            return None
        beside = token.dep_ in _BESIDE
        if token.dep_ == "prep":
            if token.lower_ not in under.joined:
                return None
        elif token.dep_ not in _DOWN and not beside:
            return None
        governor = _governor(token, head, under)
        if governor is not None:
            return word.doc[min(governor.i, word.start) : max(governor.i + 1, word.end)]
        if beside or (token.dep_ == "prep" and head.pos_ in {"NOUN", "PROPN"}):
            return None
        token = head
    return None


def _governor(token: Token, head: Token, under: Under) -> Token | None:
    """The head, or the object beside which a preposition hangs: "suffered wounds to the leg"."""
    lemmas = under.verb if head.pos_ in {"VERB", "AUX"} else under.noun
    if head.lemma_.lower() in lemmas or head.lower_ in lemmas:
        return head
    if token.dep_ != "prep" or head.pos_ != "VERB":
        return None
    objects = (c for c in head.children if c.dep_ == "dobj" and c.i < token.i)
    return next((o for o in objects if o.lemma_.lower() in under.noun), None)
