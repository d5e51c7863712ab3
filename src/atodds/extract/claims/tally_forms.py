"""Tallies told without a numeral of their own: of nought, by rank, by a multiple, by difference."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis, Lexica
from atodds.extract.claims.build import make_claim
from atodds.extract.claims.populations import population_of
from atodds.extract.counting.frames import Frame
from atodds.extract.counting.measures import Measure, all_measures_of, measure_of
from atodds.model import Claim, Interval, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOBODY = frozenset({"nobody", "none"})


def denials(analysis: Analysis) -> list[Claim]:
    """ "No one was killed", "no casualties": a count of nought."""
    claims = []
    for token in analysis.doc:
        if token.lower_ in _NOBODY or (token.lower_ == "one" and _before(token) == "no"):
            first, noun = (token.nbor(-1) if token.lower_ == "one" else token), None
        elif token.lower_ == "no" and token.dep_ == "det" and token.head.i > token.i:
            first, noun = token, token.head
        else:
            continue
        anchor = noun if noun is not None else token
        frame = Frame(token, noun, anchor, anchor.dep_, anchor.head, False)
        if noun is not None and not (
            population_of(frame, analysis.lexica)
            or any(noun.lemma_.lower() in m.nouns for m in analysis.lexica.measures)
        ):
            continue
        last = token if noun is None else noun
        for measure, cue in _denied(frame, analysis.lexica):
            if (
                noun is not None
                and "anyone" not in population_of(frame, analysis.lexica)
                and noun.lemma_.lower() not in measure.nouns
            ):
                continue
            claims.append(
                make_claim(
                    analysis,
                    (first.idx, last.idx + len(last)),
                    kind=measure.kind,
                    measure=measure.name,
                    subject="",
                    value=Interval(0.0, 0.0),
                    anchor=anchor,
                    predicate=cue,
                    population=frozenset({"anyone"}),
                    cues=frozenset({"nought"}),
                )
            )
    return claims


def _denied(frame: Frame, lexica: Lexica) -> list[tuple[Measure, Token]]:
    """The measures that a word of nobody denies: "no casualties" are no dead and no wounded."""
    noun = frame.noun
    whole = lexica.vocabulary.nested("things", "denials")
    if noun is not None and (names := whole.get(noun.lemma_.lower())):
        return [(m, noun) for m in lexica.measures if m.name in names]
    return all_measures_of(frame, lexica.measures)


def ranked(analysis: Analysis) -> list[Claim]:
    """Tallies told by rank, by multiple, or as one more.

    "A third person has died", "a double homicide", "another man was killed".
    """
    claims = []
    multiples = analysis.lexica.vocabulary.nested("things", "multiples")
    ranks = analysis.lexica.vocabulary.nested("things", "ranks")
    for token in analysis.doc:
        noun = token.head
        if noun.pos_ not in {"NOUN", "PROPN"} or noun.i <= token.i or noun.i > token.i + 3:
            continue
        word = token.lower_
        frame = Frame(token, noun, noun, noun.dep_, noun.head, False)
        if word in multiples:
            found = measure_of(
                Frame(token, noun, noun, "ROOT", None, False), analysis.lexica.measures
            )
            value = float(multiples[word][0])
        elif word in ranks and any(c.lower_ in {"a", "another"} for c in noun.children):
            found = measure_of(frame, analysis.lexica.measures)
            value = float(ranks[word][0])
        elif word == "another" and noun.tag_ == "NN" and population_of(frame, analysis.lexica):
            found, value = measure_of(frame, analysis.lexica.measures), 1.0
        else:
            continue
        if found is None:
            continue
        measure, cue = found
        claims.append(
            make_claim(
                analysis,
                (token.idx, token.idx + len(token)),
                kind=measure.kind,
                measure=measure.name,
                subject=noun.text,
                value=Interval(value, value),
                anchor=noun,
                predicate=cue,
                population=frozenset({"anyone"}),
                cues=frozenset({"others"}) if word == "another" else frozenset(),
            )
        )
    return claims


def _before(token: Token) -> str:
    return token.nbor(-1).lower_ if token.i > 0 else ""


def survivors(analysis: Analysis, claims: Sequence[Claim]) -> list[Claim]:
    """ "Four people were shot, one fatally": three were wounded and lived."""
    out = []
    for all_shot, dead in pairwise(claims):
        if all_shot.sentence != dead.sentence or (all_shot.measure, dead.measure) != _FATALLY:
            continue
        tail = _FATAL.match(analysis.text, dead.span.end)
        total, killed = all_shot.value, dead.value
        if tail is None or not isinstance(total, Interval) or not isinstance(killed, Interval):
            continue
        if None in (total.low, total.high, killed.low, killed.high):
            continue
        fewest = (total.low or 0.0) - (killed.high or 0.0)
        most = (total.high or 0.0) - (killed.low or 0.0)
        if fewest < 0:
            continue
        span = Span(all_shot.span.start, tail.end())
        out.append(
            replace(
                all_shot,
                span=span,
                text=analysis.document.text[span.start : span.end],
                measure="wounded",
                value=Interval(fewest, most),
            )
        )
    return out


_FATALLY = ("shot", "killed")
_FATAL = re.compile(r"(?: of (?:them|whom))? fatally\b")
