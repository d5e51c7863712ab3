"""Claims of measured things: measurements, money, percentages and durations.

What is measured is told from the words beside the figure: a dimension word ("deep", "away from"),
the noun it modifies ("a 10-minute spree"), the noun it is a value of ("jewellery worth $2m"). A
conversion in brackets says the figure before it once more.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.claims.build import interval_of, make_claim
from atodds.extract.counting.frames import content_lemmas, frame_of
from atodds.model import Claim, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_KINDS = {"currency": "money", "percentage": "percentage", "time": "duration"}
_OPEN_BRACKET = re.compile(r"^ ?\( ?$")
_REACH = 4
"""Tokens beside the figure that can name its dimension."""
_ASPECT_OF = dict.fromkeys(("depth", "height", "width", "length", "radius", "distance"), "length")
_ASPECT_OF |= {"speed": "speed", "temperature": "temperature", "area": "area", "weight": "mass"}
"""The dimension of the units that an aspect is given in; any for other aspects."""
_DIMENSIONS = {"currency": "sum", "time": "duration"}
_GOODS = ("prize", "damage", "bail", "reward", "ransom")


def measurement_claims(analysis: Analysis) -> list[Claim]:
    """All measured claims of a document, in text order; a bracketed conversion is one, too."""
    claims: list[Claim] = []
    previous: tuple[Quantity, Claim] | None = None
    for quantity in analysis.quantities:
        if quantity.dimension == "age":
            continue
        if quantity.dimension == "count":
            claim = _bare_magnitude(analysis, quantity)
            if claim is not None:
                claims.append(claim)
            continue
        span = analysis.tokens(quantity.start, quantity.end)
        if span is None or not len(span):
            continue
        if quantity.dimension == "currency" and _is_exchange(analysis, previous, quantity):
            continue
        converted = previous is not None and _restates(analysis, previous[0], quantity)
        claim = _claim(analysis, quantity, span, previous[1] if converted and previous else None)
        if claim is not None:
            claims.append(claim)
            previous = (quantity, claim)
    return claims


def _bare_magnitude(analysis: Analysis, quantity: Quantity) -> Claim | None:
    """ "A 6.1 quake", "two quakes, measuring 7.6 and 7.4": a decimal said of a quake."""
    value = quantity.value
    if isinstance(value, tuple) or value == int(value) or not 1.0 < value < 10.0:
        return None
    span = analysis.tokens(quantity.start, quantity.end)
    scene = analysis.scene_at(quantity.start)
    if span is None or not len(span) or scene is None or "quake" not in scene.kinds:
        return None
    return make_claim(
        analysis,
        (quantity.start, quantity.end),
        kind="measurement",
        measure="magnitude",
        subject="",
        value=replace(interval_of(quantity), unit="magnitude"),
        anchor=_head(span),
    )


def _is_exchange(
    analysis: Analysis, previous: tuple[Quantity, Claim] | None, quantity: Quantity
) -> bool:
    """Whether a sum says another once more in other money: rates differ, and move."""
    text = analysis.text
    if text[: quantity.start].rstrip()[-1:] in {"(", ";", "/"}:
        return True
    if previous is None or previous[0].dimension != "currency":
        return False
    return previous[0].unit != quantity.unit and 0 <= quantity.start - previous[0].end <= 12


def _restates(analysis: Analysis, first: Quantity, second: Quantity) -> bool:
    between = analysis.text[first.end : second.start]
    return first.dimension == second.dimension and _OPEN_BRACKET.match(between) is not None


def _claim(
    analysis: Analysis, quantity: Quantity, span: Span, restated: Claim | None
) -> Claim | None:
    kind = _KINDS.get(quantity.dimension, "measurement")
    frame = frame_of(span)
    head = _head(span)
    if (kind == "duration" and _is_moment(span)) or _is_usual(analysis, head):
        return None
    aspect, reference = _aspect(analysis, span, quantity)
    nouns = content_lemmas([*_ancestors(head), *_descendants(span)])
    measure = aspect or quantity.dimension
    cues = set()
    if measure == "magnitude" and any(
        analysis.lexica.same_things.get(t.lemma_.lower()) == "aftershock" for t in span.sent
    ):
        measure = "magnitude of an aftershock"
    if restated is not None:
        measure, reference, nouns = (
            restated.measure,
            restated.context.entity,
            restated.context.words,
        )
        cues.add("conversion")
    if quantity.trend is not None:
        cues.add(quantity.trend)
    spent_in = _spent_in(analysis, span) if kind == "duration" else None
    if kind == "duration" and spent_in is None and not reference:
        reference = _whose(analysis, head)
    return make_claim(
        analysis,
        (quantity.start, quantity.end),
        kind=kind,
        measure=measure,
        subject=_subject(span, head),
        value=interval_of(quantity),
        anchor=head,
        predicate=frame.predicate if frame is not None else None,
        entity=reference,
        part=False,
        words=nouns,
        cues=frozenset(cues),
        kinds=spent_in,
    )


def _whose(analysis: Analysis, head: Token) -> str:
    """Who spent a time: "Lund served four years"; "" where it is no person that the text names.

    Not asked for the time of an event: "the allies left after two decades of war".
    """
    verb = next((t for t in (head, *head.ancestors) if t.pos_ in {"VERB", "AUX"}), None)
    for subject in verb.children if verb is not None else ():
        if subject.dep_ in {"nsubj", "nsubjpass"}:
            meant = analysis.references.of(subject)
            return meant.key if meant.person and not meant.many else ""
    return ""


def _spent_in(analysis: Analysis, span: Span) -> frozenset[str] | None:
    """The kind of event that a time is said to be of: "two decades of war"."""
    for child in span.root.children:
        if child.lower_ == "of" and child.i >= span.root.i:
            for noun in (c for c in child.children if c.dep_ == "pobj"):
                if (kind := analysis.lexica.events.kind_of(noun)) is not None:
                    return frozenset({kind})
    return None


def _head(span: Span) -> Token:
    """The word that the figure is said of: the noun it modifies, else its governor."""
    root = span.root
    token = root
    while token.head.i != token.i and span.start <= token.head.i < span.end:
        token = token.head
    return token.head if token.head.i != token.i else token


def _ancestors(token: Token) -> list[Token]:
    """The token and what governs it, up to the verb of its clause."""
    out, at = [token], token
    for _ in range(4):
        if at.pos_ in {"VERB", "AUX"} or at.head.i == at.i:
            break
        at = at.head
        out.append(at)
    subjects = [c for c in at.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"}]
    return [*out, *subjects]


def _descendants(span: Span) -> list[Token]:
    return [
        inner
        for child in span.root.children
        if child.dep_ == "prep" and child.i >= span.end
        for inner in child.subtree
    ]


def _aspect(analysis: Analysis, span: Span, quantity: Quantity) -> tuple[str, str]:
    """The dimension that the words beside a figure name, and the place that it is taken from."""
    if quantity.dimension in {"magnitude", "currency", "percentage", "time"}:
        goods = _goods(analysis, span) if quantity.dimension == "currency" else ""
        return goods or _DIMENSIONS.get(quantity.dimension, quantity.dimension), ""
    table = analysis.lexica.vocabulary.table("measures")
    doc, sentence = span.doc, span.sent
    after = [t for t in doc[span.end : min(span.end + _REACH, sentence.end)] if not t.is_punct]
    before = [
        t for t in doc[max(span.start - _REACH, sentence.start) : span.start] if not t.is_punct
    ]
    for token in (*after, *reversed(before)):
        for aspect, words in table.items():
            if aspect in _GOODS or (aspect == "distance" and token.i < span.start):
                continue
            if quantity.dimension != _ASPECT_OF.get(aspect, quantity.dimension):
                continue
            if token.lower_ in words or token.lemma_.lower() in words:
                return aspect, _reference(analysis, span) if aspect == "distance" else ""
    return quantity.dimension, ""


def _reference(analysis: Analysis, span: Span) -> str:
    """What a distance is taken from: "14 miles north of Healdsburg"; "" where it is not said."""
    for token in span.doc[span.end : min(span.end + 6, span.sent.end)]:
        if token.lower_ not in {"of", "from", "off"}:
            continue
        noun = next((c for c in token.children if c.dep_ == "pobj"), None)
        if noun is None:
            return ""
        inside = list(noun.subtree)
        for place in analysis.places:
            if inside[0].idx <= place.start <= inside[-1].idx:
                return place.key
        return " ".join(t.lower_ for t in inside if t.pos_ in {"NOUN", "PROPN"})
    return ""


def _goods(analysis: Analysis, span: Span) -> str:
    table = analysis.lexica.vocabulary.table("measures")
    near = [
        *span.sent[: max(span.start - span.sent.start, 0)][-8:],
        *span.doc[span.end : span.end + 6],
    ]
    for token in near:
        for name in _GOODS:
            if token.lemma_.lower() in table.get(name, ()) and token.sent == span.sent:
                return name
    return ""


def _is_usual(analysis: Analysis, head: Token) -> bool:
    """Whether a figure is said of things at large: "quakes of magnitude 3 are common"."""
    usual = analysis.lexica.vocabulary.words("things", "usual")
    return any(
        t.dep_ in {"nsubj", "nsubjpass"}
        and t.tag_ in {"NNS", "NNPS"}
        and not any(c.dep_ in {"det", "poss"} for c in t.children)
        and any(c.lower_ in usual for c in t.head.children)
        for t in (head, *head.ancestors)
    )


def _is_moment(span: Span) -> bool:
    """Whether a span of time only places an event: "two days ago", "an hour later"."""
    doc = span.doc
    after = [t.lower_ for t in doc[span.end : span.end + 2]]
    before = [t.lower_ for t in doc[max(span.start - 2, 0) : span.start]]
    return bool(
        {"ago", "later", "earlier", "old", "before", "after"} & set(after[:1])
        or {"past", "last", "next"} & set(before[-1:])
    )


def _subject(span: Span, head: Token) -> str:
    inside = span.start <= head.i < span.end
    return "" if inside or head.pos_ not in {"NOUN", "PROPN"} else head.text
