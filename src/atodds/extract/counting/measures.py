"""What is said of the people or things counted: killed, wounded, arrested ... by the rules' words.

A measure's words are data in the rules; here is only how a sentence ties a number to them: as the
verb's object or passive subject ("killed 13 soldiers", "13 were killed"), as an adjective ("13
dead"), a noun ("13 deaths", "a death toll of 13"), or a set phrase ("shot to death").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atodds.extract.counting.frames import Frame

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from atodds.rules import Rule

MEASURED_KINDS = ("casualty", "count", "strength")
_OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "attr", "oprd", "dative"})
_BE = frozenset({"be", "leave", "remain", "become", "lie", "have", "stay", "get", "find"})
_BEAR = frozenset({"suffer", "sustain", "receive", "have", "report", "cause", "confirm", "claim"})

_REACH = frozenset({"be", "reach", "hit", "pass", "exceed", "top", "near"})
_FIGURES = frozenset({"number", "figure", "count", "tally", "total"})


@dataclass(frozen=True, slots=True)
class Measure:
    """The words that mean one measure, as lower-case lemmas; phrases as tuples of words."""

    kind: str
    name: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]


def measures_of(rules: Iterable[Rule]) -> tuple[Measure, ...]:
    """The measures that rules give words for, in the order of the rules."""
    return tuple(
        Measure(
            rule.claims.kind,
            rule.claims.measure[0],
            frozenset(rule.claims.words.verb),
            frozenset(rule.claims.words.noun),
            frozenset(rule.claims.words.adjective),
            tuple(tuple(p.split()) for p in rule.claims.words.phrase),
        )
        for rule in rules
        if rule.claims.kind in MEASURED_KINDS and rule.claims.measure and _has_words(rule)
    )


def _has_words(rule: Rule) -> bool:
    words = rule.claims.words
    return bool(words.verb or words.noun or words.adjective or words.phrase)


def measure_of(frame: Frame, measures: Iterable[Measure]) -> tuple[Measure, Token] | None:
    """The measure that a framed number states and the word that says so; the first rule wins."""
    return next(_measures(frame, measures), None)


def next_word_of(frame: Frame, measures: Iterable[Measure]) -> tuple[Measure, Token] | None:
    """The measure that the word right after a number says by itself: "two killed, three hurt".

    So headlines tell tolls, and parsers misread headlines.
    """
    at = frame.number.i + 1
    if at >= frame.number.sent.end:
        return None
    word = frame.number.doc[at]
    if word.dep_ == "amod" and word.head.i > at and word.head.pos_ in {"NOUN", "PROPN"}:
        return None
    return next(((m, word) for m in measures if word.lower_ in m.adjectives), None)


def all_measures_of(frame: Frame, measures: Iterable[Measure]) -> list[tuple[Measure, Token]]:
    """Every measure that a framed number states: "no one was killed or injured"."""
    return list(_measures(frame, measures))


def _measures(frame: Frame, measures: Iterable[Measure]) -> Iterator[tuple[Measure, Token]]:
    words = _places(frame.number.sent)
    for measure in measures:
        cue = _cue(frame, measure, words)
        if cue is not None:
            yield measure, cue


def _places(sentence: Span) -> Mapping[str, Sequence[int]]:
    """Where each word stands in a sentence, as it is written and by its lemma."""
    places: dict[str, list[int]] = defaultdict(list)
    for token in sentence:
        for form in {token.lower_, token.lemma_.lower()}:
            places[form].append(token.i)
    return places


def _cue(frame: Frame, measure: Measure, words: Mapping[str, Sequence[int]]) -> Token | None:
    return (
        _by_phrase(frame, measure, words)
        or _by_noun(frame, measure)
        or _by_subject(frame, measure)
        or _by_adjective(frame, measure)
        or _by_verb(frame, measure)
    )


def _by_phrase(frame: Frame, measure: Measure, places: Mapping[str, Sequence[int]]) -> Token | None:
    """A set phrase in the words around the number or its predicate."""
    doc = frame.number.doc
    anchor = frame.anchor
    near = {anchor.i, frame.number.i}
    if frame.predicate is not None and frame.role in _OBJECTS | {"nsubj"}:
        near.add(frame.predicate.i)
    for phrase in measure.phrases:
        for at in places.get(phrase[0], ()):
            if any(at + n not in places.get(word, ()) for n, word in enumerate(phrase)):
                continue
            words = doc[at : at + len(phrase)]
            gap = min(min(abs(at - i), abs(at + len(phrase) - 1 - i)) for i in near)
            if gap > 3 or _another_number(frame, at):
                continue
            if frame.role == "nsubj" and any(_has_object(t, outside=words) for t in words):
                continue
            return words[-1]
    return None


def _another_number(frame: Frame, at: int) -> bool:
    """Whether another numeral or a clause break stands between the number and position `at`."""
    low, high = sorted((frame.number.i, at))
    return any(
        t.like_num or t.lower_ in {";", ":"} or t.tag_ == "VBG"
        for t in frame.number.doc[low + 1 : high]
    )


def _by_noun(frame: Frame, measure: Measure) -> Token | None:
    noun = frame.noun
    if noun is not None and noun.lemma_.lower() in measure.nouns:
        return noun
    if frame.role in {"pobj:of", "pobj:for"} and frame.predicate is not None:
        head = frame.predicate
        if head.pos_ in {"NOUN", "PROPN"} and head.lemma_.lower() in measure.nouns:
            return head
    predicate = frame.predicate
    if frame.role in {"nsubj", "conj"} and predicate is not None and predicate.lemma_ in _BEAR:
        for child in predicate.children:
            if child.dep_ == "dobj" and child.lemma_.lower() in measure.nouns:
                return child
            if child.dep_ == "prep" and child.lower_ == "from":
                for inner in child.children:
                    if inner.lemma_.lower() in measure.nouns:
                        return inner
    return None


def _by_subject(frame: Frame, measure: Measure) -> Token | None:
    """The measure's noun as the subject: "the toll rose to 15", "the number of dead is 15"."""
    verb = frame.predicate
    if verb is None or frame.noun is not None:
        return None
    reached = frame.role in {"dobj", "attr"} and verb.lemma_.lower() in _REACH
    if not reached and frame.role not in {"pobj:to", "pobj:at"}:
        return None
    for subject in verb.children:
        if subject.dep_ not in {"nsubj", "nsubjpass"}:
            continue
        if subject.lemma_.lower() in measure.nouns:
            return subject
        if subject.lemma_.lower() in _FIGURES:
            return next((t for t in subject.subtree if _means(t, measure)), None)
    return None


def _means(token: Token, measure: Measure) -> bool:
    """Whether a word inside "the number of ..." is one of the measure's."""
    lemma = token.lemma_.lower()
    if token.dep_ in {"acl", "relcl"}:
        return lemma in measure.verbs
    return lemma in measure.nouns or token.lower_ in measure.adjectives


def _by_adjective(frame: Frame, measure: Measure) -> Token | None:
    """An adjective or participle on the noun, after it, or said of it by a linking verb."""
    doc, sentence = frame.number.doc, frame.number.sent
    head = frame.noun if frame.noun is not None else frame.number
    if head.lower_ in measure.adjectives:
        return head
    for child in head.children:
        if child.lower_ in measure.adjectives and child.dep_ in {"amod", "acl", "acomp", "advmod"}:
            return child
    for other in head.conjuncts:
        # "Left one dead and seven wounded" may be read as two verbs: the dead are those before.
        start = head.i if other.pos_ == "VERB" else other.i
        for child in other.children:
            if child.i > start and child.lower_ in measure.adjectives:
                return child
    after = doc[max(head.i, frame.number.i) + 1 : min(head.i + 3, sentence.end)]
    for token in after:
        if token.lower_ in measure.adjectives and not _has_object(token):
            return token
        if token.lower_ not in {"more", "others", "other", "people", "were", "are", "was", "is"}:
            break
    predicate = frame.predicate
    if predicate is not None and predicate.lemma_ in _BE:
        for child in predicate.children:
            if child.lower_ in measure.adjectives and child.i > frame.number.i:
                if _another_number(frame, child.i) and not head.conjuncts:
                    continue
                return child
    return None


def _by_verb(frame: Frame, measure: Measure) -> Token | None:
    head = frame.noun if frame.noun is not None else frame.number
    for child in head.children:
        if child.dep_ not in {"acl", "relcl"} or child.lemma_.lower() not in measure.verbs:
            continue
        if not _has_object(child):
            return child
    predicate = frame.predicate
    if predicate is None:
        return None
    for verb in (predicate, *_joined_verbs(predicate)):
        if verb.lemma_.lower() not in measure.verbs:
            continue
        if frame.role in _OBJECTS:
            return verb
        if frame.role in {"nsubj", "csubj"} and not _has_object(verb):
            return verb
    return None


def _joined_verbs(verb: Token) -> list[Token]:
    """Verbs coordinated with this one that share its parties: "were shot and killed"."""
    own = _OBJECTS | {"nsubj"}
    return [
        child
        for child in verb.children
        if child.dep_ == "conj"
        and child.pos_ in {"VERB", "AUX"}
        and not any(c.dep_ in own for c in child.children)
    ]


def _has_object(verb: Token, outside: Span | None = None) -> bool:
    """Whether a verb has an object, by itself or as in "shot and killed six".

    An object inside `outside`, the words of a phrase, does not count.
    """
    after = [c for c in verb.children if c.dep_ == "conj" and c.i == verb.i + 2]
    return any(
        c.dep_ in {"dobj", "obj"} and (outside is None or not outside.start <= c.i < outside.end)
        for one in (verb, *after)
        for c in one.children
    )
