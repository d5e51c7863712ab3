"""Which numerals are part of a name and not a quantity: "Flight 370", "in 2019", "the big one".

Judges with tags, heads and entities, because the same digits may be either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from atodds.extract.amounts import Amount

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMES = frozenset("PRODUCT WORK_OF_ART LAW FAC EVENT ORG".split())
_LABELS = frozenset(
    "category level type phase page chapter day number no no. stage grade version section article "
    "room unit gate platform route highway flight channel building block game week round season "
    "episode part volume act step line lane zone district ward precinct group class division tier "
    "model mark series apartment suite figure table item paragraph rule clause bus train ship "
    "squad platoon terminal runway pier exit junction track bay berth hole seed year formula".split()
)
_BEFORE_YEAR = frozenset(
    "in since by until till from of during before after late early mid fiscal to between and "
    "through around circa late- mid- the".split()
)
_NOT_ONE = frozenset(
    "the this that these which each every another any no last next first only other same big new "
    "old good bad right wrong little young loved such some former latter".split()
)


def is_designator(doc: Doc, amount: Amount, first: int, last: int) -> bool:
    """Whether the tokens `first` to `last` name something instead of counting it."""
    token, end = doc[first], doc[last]
    number = amount.number
    if number.kind in ("many", "loose", "fraction"):
        return False
    if number.kind == "words":
        return _word_name(doc, token, end, number.value == 1)
    if amount.unit is not None or amount.dimension != "count":
        return False
    previous = doc[first - 1] if first else None
    following = doc[last + 1] if last + 1 < len(doc) else None
    if _is_year(doc, amount, token, previous, following):
        return True
    if number.scale != 1 or "," in token.text:
        return False
    return _follows_name(token, previous, following) or _in_entity(token, first, last)


def _is_year(
    doc: Doc, amount: Amount, token: Token, previous: Token | None, following: Token | None
) -> bool:
    if amount.low != int(amount.low) or not 1000 <= amount.low < 2200 or amount.number.scale != 1:
        return False
    if not doc.text[amount.number.start : amount.number.end].isdigit():
        return False
    if token.ent_type_ == "DATE":
        return True
    if following is not None and following.tag_ == "NNS" and token.head.i >= following.i:
        return previous is not None and previous.lower_ in _BEFORE_YEAR and amount.low >= 1900
    if token.ent_type_ in ("CARDINAL", "QUANTITY", "MONEY", "PERCENT") and amount.low < 1900:
        return False
    return amount.low >= 1500


def _follows_name(token: Token, previous: Token | None, following: Token | None) -> bool:
    """ "Category 4", "Boeing 737", "iPhone 12"; not "Texas 12 people"."""
    if previous is None:
        return False
    counted = following is not None and (
        following.tag_ in ("NNS", "NNPS") or following.lower_ == "people"
    )
    if previous.lower_ in _LABELS and not counted:
        return True
    if previous.pos_ == "PROPN" and previous.text[:1].isupper():
        return not counted or token.head.i < token.i
    if previous.pos_ == "PROPN":
        return not counted
    return previous.tag_ == "NN" and token.head.i == previous.i and not counted


def _in_entity(token: Token, first: int, last: int) -> bool:
    """ "Fortune 100", "787 Dreamliner": a named thing that has other words beside the number."""
    if token.ent_type_ not in _NAMES:
        return False
    doc = token.doc
    before = first > 0 and doc[first - 1].ent_type_ == token.ent_type_ and token.ent_iob_ == "I"
    after = (
        last + 1 < len(doc)
        and doc[last + 1].ent_type_ == token.ent_type_
        and doc[last + 1].ent_iob_ == "I"
        and doc[last + 1].tag_ not in ("NNS", "NNPS")
    )
    return before or after


def _word_name(doc: Doc, token: Token, end: Token, is_one: bool) -> bool:
    """ "Formula One", "the other one"; in headlines capitals mean nothing."""
    previous = doc[token.i - 1] if token.i else None
    following = doc[end.i + 1] if end.i + 1 < len(doc) else None
    capital = token.text[:1].isupper()
    if previous is not None and capital and previous.pos_ == "PROPN" and not previous.is_punct:
        return not _headline(token)
    if is_one and token.lower_ == "one":
        return _pronoun_one(token, previous, following)
    return False


def _headline(token: Token) -> bool:
    words = [t for t in token.sent if t.is_alpha and len(t) > 3]
    return sum(t.text[:1].isupper() for t in words) * 2 > len(words)


def _pronoun_one(token: Token, previous: Token | None, following: Token | None) -> bool:
    if following is not None and following.lower_ in ("'s", "another", "can", "must", "should"):
        return following.lower_ != "'s" or following.tag_ == "POS"
    if previous is None:
        return False
    if previous.lower_ in _NOT_ONE or previous.lower_ == "number":
        return True
    return previous.pos_ == "ADJ" and token.head.i != token.i and not _heads_noun(token)


def _heads_noun(token: Token) -> bool:
    return token.dep_ == "nummod"
