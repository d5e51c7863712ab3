"""Which numerals are part of a name or an idiom and count nothing: "Flight 370", "in 2019".

Judges with tags, heads and entities, because the same digits may be either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from atodds.extract.numbers.amounts import Amount
from atodds.extract.numbers.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMES = words("PRODUCT WORK_OF_ART LAW FAC EVENT ORG")
_PEOPLES = words("NORP ORG GPE LOC")
_PLURAL = words("NNS NNPS")
_LABELS = words(
    "category level type phase page chapter day number no no. nos. stage grade version section "
    "article room unit gate platform route highway flight channel building block game week round "
    "season episode part volume act step line lane zone district ward precinct group class "
    "division tier model mark series apartment suite figure table item paragraph rule clause bus "
    "train squad apt terminal runway pier exit junction track bay hole seed year formula"
)
_BEFORE_YEAR = words(
    "in since by until till from of during before after late early mid fiscal to between and "
    "through around circa the"
)
_HIGHEST_SCORE = 200
_ORDERED = words("phase level type year week day round part chapter stage category act")
_FIRST_YEAR, _LAST_YEAR = 1500, 2200
_EACH = words("each every another any no")
_PRONOUN_LEADS = words("the this that these which last next first other same former latter a an")
_PLACES = words("top bottom last final front back first")
_NO_HALF = words("first second other latter last top bottom the either final opening -")
_HALF_OF = words("of the its their his her all our my your these those this that")
_SHARED = words("by nearly almost about than over under one up down only just")


def is_designator(doc: Doc, amount: Amount, first: int, last: int) -> bool:
    """Whether the tokens `first` to `last` name something instead of counting it."""
    token = doc[first]
    previous = doc[first - 1] if first else None
    following = doc[last + 1] if last + 1 < len(doc) else None
    kind = amount.number.kind
    if kind in ("many", "loose"):
        return False
    if kind == "fraction":
        return _is_ordinal(amount, token, previous, following)
    if kind == "words":
        return _word_name(amount, token, previous, following)
    if amount.dimension != "count":
        return amount.unit == "second" and previous is not None and previous.pos_ == "PROPN"
    if _is_year(amount, token, previous, following):
        return True
    if amount.number.scale != 1 or "," in token.text:
        return False
    return (
        _follows_name(token, previous, following)
        or _leads_name(amount, token, following)
        or _in_entity(token, last)
    )


def _is_year(amount: Amount, token: Token, previous: Token | None, following: Token | None) -> bool:
    if not _FIRST_YEAR <= amount.low < _LAST_YEAR or amount.number.scale != 1:
        return token.ent_type_ == "DATE" and 1000 <= amount.low < 10_000 and amount.step >= 1
    if not amount.number.surface.isdigit():
        return False
    if _counted(following) and following is not None and token.head.i >= following.i:
        dated = previous is not None and previous.lower_ in _BEFORE_YEAR
        return dated and amount.low >= 1900
    return True


def _counted(following: Token | None) -> bool:
    return following is not None and (following.tag_ in _PLURAL or following.lower_ == "people")


def _follows_name(token: Token, previous: Token | None, following: Token | None) -> bool:
    """ "Level 4", "Airbus 320", "the dax 40"; not "in Ohio 12 people"."""
    if previous is None:
        return False
    counted = _counted(following)
    if previous.lower_ in _LABELS:
        return not counted
    if previous.lower_ in _PLACES:
        return following is None or following.pos_ not in ("NOUN", "ADJ", "PROPN", "NUM")
    if _is_score(token, following):
        return False
    cased = previous.is_alpha and not previous.text[1:].islower() and len(previous) > 1
    if previous.pos_ == "PROPN" or cased:
        return not counted or token.head.i < token.i
    if previous.tag_ != "NN" or counted:
        return False
    return token.head.i == previous.i or (
        previous.head.i == token.i and previous.dep_ == "compound"
    )


def _is_score(token: Token, following: Token | None) -> bool:
    """ "beat Leeds 3-1", not "Airbus 220-300"."""
    if following is None or following.text not in ("-", "\u2013"):
        return False
    after = following.nbor() if following.i + 1 < len(following.doc) else None
    if after is None or not (token.text.isdigit() and after.text.isdigit()):
        return False
    return _HIGHEST_SCORE > int(token.text) > int(after.text)


def _leads_name(amount: Amount, token: Token, following: Token | None) -> bool:
    """ "747 Jumbo", "12 Pro Mini", "two old 747 Jumbo jets"; not "30 Rotary members".

    Nor in headlines, where capitals mean nothing: "3 Dead, 12 Hurt After Crash".
    """
    if following is None or following.tag_ != "NNP" or not following.text[:1].isupper():
        return False
    if _headline(token):
        return False
    if amount.low < 2 or amount.step < 1:
        return False
    head = token.head
    if any(t.dep_ == "nummod" and t.i < token.i for t in head.children):
        return True
    after = following.nbor() if following.i + 1 < len(following.doc) else None
    return following.ent_type_ not in _PEOPLES and not _counted(after) and head.tag_ == "NNP"


def _in_entity(token: Token, last: int) -> bool:
    """ "Global 500": a named thing that has other words beside the number."""
    if token.ent_type_ not in _NAMES:
        return False
    if token.ent_iob_ == "I":
        return True
    after = token.doc[last + 1] if last + 1 < len(token.doc) else None
    return after is not None and after.ent_iob_ == "I" and after.tag_ not in _PLURAL


def _is_ordinal(
    amount: Amount, token: Token, previous: Token | None, following: Token | None
) -> bool:
    """ "a third party", "the second half"; not "a third of", "by half", "two thirds"."""
    if amount.dimension != "count":
        return False
    before = previous.lower_ if previous is not None else ""
    after = following.lower_ if following is not None else ""
    if amount.number.value == 0.5:
        return before in _NO_HALF or not (after in _HALF_OF or before in _SHARED)
    if token.lower_ != "a" or after == "of" or before in _SHARED:
        return False
    return following is not None and (following.pos_ in ("NOUN", "PROPN", "ADJ") or after == "-")


def _word_name(
    amount: Amount, token: Token, previous: Token | None, following: Token | None
) -> bool:
    """ "Formula One", "the other one", "the top three"; in headlines capitals mean nothing."""
    word = amount.number.surface
    if word == "one" and _pronoun(token, previous, following):
        return True
    if previous is None:
        return False
    if previous.pos_ == "PROPN" and token.text[:1].isupper() and not _headline(token):
        return True
    if previous.lower_ in _PLACES and word != "one" and amount.unit is None:
        return following is None or following.pos_ not in ("NOUN", "ADJ", "PROPN", "NUM")
    if previous.lower_ in _ORDERED and amount.unit is None:
        return following is None or following.is_punct or following.lower_ in ("of", "in")
    return word == "dozen" and previous.lower_ in ("'s", "\u2019s", "s", "per")


def _headline(token: Token) -> bool:
    long = [t for t in token.sent if t.is_alpha and len(t) > 3]
    return sum(t.text[:1].isupper() for t in long) * 2 > len(long)


def _pronoun(token: Token, previous: Token | None, following: Token | None) -> bool:
    """Whether "one" stands for a thing or for people at large instead of counting."""
    if following is not None and _unbound_by(following):
        return True
    if previous is None:
        return False
    if previous.lower_ in _EACH:
        return True
    bare = token.dep_ != "nummod" and (following is None or following.lower_ != "of")
    if not bare or previous.tag_ == "IN":
        return False
    if previous.lower_ == "only":
        return token.i > 1 and token.nbor(-2).lower_ == "the"
    return previous.lower_ in _PRONOUN_LEADS or previous.pos_ == "ADJ"


def _unbound_by(following: Token) -> bool:
    """What follows a "one" that is anybody ("one must"), or another number's own ("one 5,000")."""
    if following.tag_ == "MD" or following.tag_ == "POS":
        return True
    after = following.nbor() if following.i + 1 < len(following.doc) else None
    return following.tag_ == "CD" and (after is None or not after.text.startswith("-"))
