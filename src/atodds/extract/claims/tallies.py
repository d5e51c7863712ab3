"""Claims that count: people killed, wounded, arrested; fighters; homes, bridges, shots.

A count whose words mean a measure of a rule becomes a claim of that measure; any other count is
measured by its noun. Counts of nothing that a reader would compare (numbers inside names, "one of
the best") are left out by the quantity finder before this.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.claims.aboard import aboard_of
from atodds.extract.claims.ages import age_spans
from atodds.extract.claims.build import interval_of, make_claim
from atodds.extract.claims.forces import strength_of
from atodds.extract.claims.members import member_claims
from atodds.extract.claims.populations import population_of
from atodds.extract.claims.tally_forms import denials, ranked, survivors
from atodds.extract.claims.tally_guards import (
    counts_attacker,
    counts_events,
    counts_the_rest,
    degree_of,
    is_a_thing,
    is_all_but,
    is_meant,
    is_narrowed,
    is_part,
    is_withdrawn,
    names_measure,
    picks_out_one,
    same_tally,
)
from atodds.extract.counting.frames import Frame, broadest, frame_of, modifiers
from atodds.extract.counting.measures import Measure, measure_of, next_word_of
from atodds.model import Claim, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_OTHERS = frozenset({"other", "others", "another", "additional", "further"})
_EMPTY_NOUNS = frozenset({"one", "other", "another", "more", "thing", "time", "way", "part", "side",
                          "half", "place", "dozen", "hundred", "thousand", "million"})  # fmt: skip


def tally_claims(analysis: Analysis) -> list[Claim]:
    """All counting claims of a document, in text order."""
    claims: list[Claim] = []
    last: Frame | None = None
    aged = [(start, end) for start, end, *_ in age_spans(analysis)]
    for quantity in analysis.quantities:
        if any(start < quantity.end and quantity.start < end for start, end in aged):
            continue
        if quantity.dimension != "count" or not _is_count(quantity):
            continue
        span = analysis.tokens(quantity.start, quantity.end)
        frame = frame_of(span) if span is not None else None
        if frame is None or is_all_but(frame):
            continue
        claim = _claim(analysis, quantity, frame, last)
        if claim is not None:
            claims.append(claim)
        if frame.noun is not None:
            last = frame
    claims.extend(survivors(analysis, claims))
    claims.extend(denials(analysis))
    claims.extend(ranked(analysis))
    claims.extend(member_claims(analysis, sorted(claims, key=lambda c: c.span)))
    return sorted(claims, key=lambda c: c.span)


def _claim(
    analysis: Analysis, quantity: Quantity, frame: Frame, last: Frame | None
) -> Claim | None:
    """The claim that a framed number makes; `last` is the frame of the last noun counted."""
    lexica = analysis.lexica
    entity = subject = ""
    people = population_of(frame, lexica)
    found = next_word_of(frame, lexica.measures)
    if found is not None and not is_a_thing(quantity, *found):
        frame, people = replace(frame, noun=None), frozenset({"anyone"})
    else:
        found = measure_of(frame, lexica.measures)
        if found is not None and is_a_thing(quantity, *found):
            found = None
    if found is not None and frame.noun is None and picks_out_one(quantity, frame):
        return None
    if found is not None and (counts_events(frame, found[1], lexica) or is_meant(found[1])):
        return None
    if found is not None and (people or frame.noun is None or names_measure(frame, found[0])):
        measure, cue = found
        kind, name = measure.kind, measure.name
        predicate: Token | None = cue
        people = people or frozenset({"anyone"})
    elif (tally := same_tally(frame, last, lexica)) is not None:
        found = tally
        measure, cue = tally
        kind, name, predicate = measure.kind, measure.name, cue
        people = frozenset({"anyone"})
    elif (force := strength_of(analysis, frame, last)) is not None:
        kind, name, predicate = "strength", "strength", frame.predicate
        people = frozenset({"militant"})
        entity, subject = force
    else:
        if frame.noun is None or frame.noun.lemma_.lower() in _EMPTY_NOUNS:
            return None
        if frame.noun.pos_ not in {"NOUN", "PROPN"} or frame.noun.ent_type_ in {"DATE", "TIME"}:
            return None
        if frame.noun.lemma_.lower() in lexica.uncounted:
            return None
        kind = "count"
        thing = broadest(frame.noun).lemma_.lower()
        name = lexica.same_things.get(thing, thing)
        if people:
            name = aboard_of(frame, lexica) or "people"
        else:
            people = frozenset(
                t.lemma_.lower()
                for t in modifiers(frame.noun)
                if t.pos_ in {"ADJ", "NOUN", "PROPN"} and t.dep_ in {"amod", "compound"}
            )
        predicate = frame.predicate
    cues = _cues(analysis, quantity, frame, found)
    return make_claim(
        analysis,
        (quantity.start, quantity.end),
        kind=kind,
        measure=name,
        entity=entity,
        subject=subject or _subject(frame),
        value=interval_of(quantity),
        anchor=frame.anchor,
        predicate=predicate,
        population=people,
        part=is_part(frame, found[0] if found else None)
        or is_narrowed(analysis, frame)
        or bool(cues & {"badly", "slightly"}),
        cues=cues,
    )


def _is_count(quantity: Quantity) -> bool:
    """Whether the number can count things: whole, or in round millions."""
    ends = quantity.value if isinstance(quantity.value, tuple) else (quantity.value,)
    return all(v == int(v) or v > 1000 for v in ends)


def _subject(frame: Frame) -> str:
    noun = frame.noun
    if noun is None:
        return ""
    words = [t for t in noun.subtree if t.dep_ in {"amod", "compound", "poss", "nmod"} or t is noun]
    near = [t for t in words if t.i > frame.number.i and t.i <= noun.i]
    return " ".join(t.text for t in near) or noun.text


def _cues(
    analysis: Analysis, quantity: Quantity, frame: Frame, found: tuple[Measure, Token] | None
) -> frozenset[str]:
    """What linking asks of a count beside its value."""
    cues = set()
    if found is not None and (degree := degree_of(analysis, frame, found[1])):
        cues.add(degree)
    if found is not None and counts_attacker(frame, analysis.lexica):
        cues.add("attacker")
    if is_withdrawn(analysis, frame, quantity.start):
        cues.add("withdrawn")
    if frame.noun is not None and frame.noun.lemma_.lower() in analysis.lexica.own_things:
        cues.add("own")
    last = frame.noun.i if frame.noun is not None else frame.number.i + 1
    near = frame.number.doc[max(frame.number.i - 2, 0) : max(last, frame.number.i) + 1]
    others = any(t.lower_ in _OTHERS for t in near)
    if others and (found is None or counts_the_rest(frame, found[1], found[0], analysis.lexica)):
        cues.add("others")
    return frozenset(cues)
