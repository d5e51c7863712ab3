"""What a framed number is not: all that is counted, something that happened, people at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis, Lexica
from atodds.extract.counting.frames import Frame
from atodds.extract.counting.measures import Measure, measure_of
from atodds.extract.speech.cues import phrase_pattern
from atodds.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_DID = frozenset({"manage", "begin", "go", "continue", "say", "report", "believe", "know", "have"})


def counts_events(frame: Frame, cue: Token, lexica: Lexica) -> bool:
    """ "Two shootings" counts events, not people."""
    return (
        frame.noun is not None and cue.i == frame.noun.i and lexica.events.kind_of(cue) is not None
    )


def is_meant(cue: Token) -> bool:
    """ "Planned to kill hundreds": what was only meant."""
    verb = cue if cue.pos_ == "VERB" else cue.head
    meant = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    could = any(
        c.dep_ == "aux" and c.lower_ in {"could", "would", "should", "might"} for c in verb.children
    )
    return (
        meant and verb.dep_ in {"xcomp", "advcl", "acl", "ROOT"} and verb.head.lemma_ not in _DID
    ) or could


def picks_out_one(quantity: Quantity, frame: Frame) -> bool:
    """ "One was hit in the leg, the other ...": picks out of several, counts nothing."""
    return quantity.value == 1 and frame.number.lower_ == "one" and frame.role.startswith("nsubj")


def is_a_thing(quantity: Quantity, measure: Measure, word: Token) -> bool:
    """ "One shot was fired": a noun in the singular, not someone who was shot."""
    return quantity.value == 1 and word.tag_ == "NN" and word.lower_ not in measure.nouns


def is_all_but(frame: Frame) -> bool:
    """ "All but five": the number of those left over."""
    doc, i = frame.number.doc, frame.number.i
    return i >= 2 and doc[i - 1].lower_ == "but" and doc[i - 2].lower_ == "all"


def same_tally(frame: Frame, last: Frame | None, lexica: Lexica) -> tuple[Measure, Token] | None:
    """ "230,000 people were killed, 170,000 of them in Aceh": the second number is killed, too."""
    if last is None or frame.noun is None or frame.noun.lower_ != "them":
        return None
    if last.number.sent != frame.number.sent:
        return None
    return measure_of(last, lexica.measures)


def is_part(frame: Frame, measure: Measure | None) -> bool:
    """Whether the number is a part of a whole of its own measure.

    "Two of the three victims died" is all the dead; "two of the dead were students" is not.
    """
    if not frame.part or measure is None or frame.noun is None:
        return frame.part
    if not any(c.lower_ == "of" for c in frame.number.children):
        return True
    noun = frame.noun
    words = {noun.lemma_.lower(), noun.lower_} | {c.lower_ for c in noun.children}
    if noun.lower_ == "them":
        return not any(
            t.lower_ in {"in", "at", "near"} for t in frame.number.doc[noun.i + 1 : noun.i + 2]
        )
    said = {c.lemma_.lower() for c in noun.children if c.dep_ in {"acl", "relcl"}}
    own = words & (measure.nouns | measure.adjectives) or said & measure.verbs
    return bool(own) or noun.pos_ == "PRON"


def is_narrowed(analysis: Analysis, frame: Frame) -> bool:
    """Whether only some are counted: earlier arrests, or people told one by one."""
    apart = analysis.lexica.vocabulary.words("things", "before")
    if frame.noun is not None and any(t.lower_ in apart for t in frame.noun.children):
        return True
    after = frame.number.doc[frame.anchor.i + 1 : frame.anchor.i + 5]
    if len(after) < 4 or after[0].lower_ != "," or not after[1].like_num:
        return False
    return after[2].lower_ in {",", "and"} and after[3].like_num


def degree_of(analysis: Analysis, frame: Frame, cue: Token) -> str:
    """How badly those counted are hurt, as the vocabulary calls it; "" where it is not said.

    "Not" and "non-" turn what is grave into what is slight.
    """
    degrees = analysis.lexica.vocabulary.nested("people", "severity")
    said = [*cue.children, *(frame.noun.children if frame.noun is not None else ())]
    for degree, words in degrees.items():
        for token in said:
            if token.lower_ in words:
                before = token.doc[max(token.i - 4, token.sent.start) : token.i]
                denied = any(t.lower_ in {"non", "not", "n't"} for t in before)
                return next(iter(set(degrees) - {degree})) if denied else degree
    return ""


def counts_the_rest(frame: Frame, cue: Token, measure: Measure, lexica: Lexica) -> bool:
    """Whether "others" leaves some of the same measure out: "six were hurt and two others".

    The dead are none of the hurt: in "killed one and wounded two others" all the hurt are two.
    """
    against = next((m for m in lexica.measures if m.name == _APART.get(measure.name)), None)
    if against is None:
        return True
    before = [t for t in frame.number.sent if t.i < frame.number.i and t.i != cue.i]
    return not any(_says(t, against) for t in before) or any(_says(t, measure) for t in before)


_APART = {"killed": "wounded", "wounded": "killed"}


def _says(token: Token, measure: Measure) -> bool:
    lemma = token.lemma_.lower()
    return lemma in measure.verbs | measure.nouns or token.lower_ in measure.adjectives


def counts_attacker(frame: Frame, lexica: Lexica) -> bool:
    """Whether a toll takes in whoever did it: "five people dead, including the gunman"."""
    doc, end = frame.number.doc, frame.number.sent.end
    for token in doc[frame.number.i + 1 : min(frame.number.i + _TAKES_IN, end)]:
        if token.lower_ in {"including", "counting"}:
            named = doc[token.i + 1 : min(token.i + 5, end)]
            whom = next((t for t in named if t.pos_ in {"NOUN", "PROPN"}), None)
            parts = lexica.people.get(whom.lemma_.lower(), ()) if whom is not None else ()
            one = not any(t.like_num or t.lower_ in {"both", "and"} for t in named)
            return one and bool({"suspect", "militant"} & set(parts))
    return False


_TAKES_IN = 10
"""Tokens after a number within which "including" says whom it takes in."""


def is_withdrawn(analysis: Analysis, frame: Frame, start: int) -> bool:
    """Whether a number is what was reported at first: "it was initially reported that two died"."""
    first = frame.number.sent.start_char
    cues = analysis.lexica.cues.withdrawn
    return phrase_pattern(cues).search(analysis.text[first:start].lower()) is not None


def names_measure(frame: Frame, measure: Measure) -> bool:
    """Whether the counted noun is itself a word of the measure: five deaths, 12 fatalities."""
    noun = frame.noun
    return noun is not None and (
        noun.lemma_.lower() in measure.nouns | measure.adjectives
        or noun.lower_ in measure.adjectives
        or noun.pos_ in {"ADJ", "VERB", "ADV"}
    )
