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
        lemmas = under.verb if head.pos_ in {"VERB", "AUX"} else under.noun
        if head.lemma_.lower() in lemmas or head.lower_ in lemmas:
            return word.doc[min(head.i, word.start) : max(head.i + 1, word.end)]
        if beside:
            return None
        token = head
    return None
