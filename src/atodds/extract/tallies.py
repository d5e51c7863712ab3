"""Claims that count: people killed, wounded, arrested; fighters; homes, bridges, shots.

A count whose words mean a measure of a rule becomes a claim of that measure; any other count is
measured by its noun. Counts of nothing that a reader would compare (numbers inside names, "one of
the best") are left out by the quantity finder before this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from atodds.extract.ages import age_spans
from atodds.extract.analysis import Analysis, Lexica
from atodds.extract.build import interval_of, make_claim
from atodds.extract.coreference import entity_of
from atodds.extract.frames import Frame, frame_of, modifiers
from atodds.extract.measures import Measure, all_measures_of, measure_of
from atodds.model import Claim, Interval, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_OTHERS = frozenset({"other", "others", "another", "additional", "further"})
_NOBODY = frozenset({"nobody", "none"})
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
        if frame is None or _all_but(frame):
            continue
        claim = _claim(analysis, quantity, frame, last)
        if claim is not None:
            claims.append(claim)
        if frame.noun is not None:
            last = frame
    claims.extend(_denials(analysis))
    claims.extend(_ranked(analysis))
    return sorted(claims, key=lambda c: c.span)


def _claim(
    analysis: Analysis, quantity: Quantity, frame: Frame, last: Frame | None
) -> Claim | None:
    """The claim that a framed number makes; `last` is the frame of the last noun counted."""
    lexica = analysis.lexica
    entity = subject = ""
    people = population_of(frame, lexica)
    found = measure_of(frame, lexica.measures)
    if found is not None and frame.noun is None and _is_one(quantity, frame):
        return None
    if found is not None and (_counts_events(frame, found[1], lexica) or _is_meant(found[1])):
        return None
    if found is not None and (people or frame.noun is None or _names_measure(frame, found[0])):
        measure, cue = found
        kind, name = measure.kind, measure.name
        predicate: Token | None = cue
        people = people or frozenset({"anyone"})
    elif (tally := _same_tally(frame, last, lexica)) is not None:
        found = tally
        measure, cue = tally
        kind, name, predicate = measure.kind, measure.name, cue
        people = frozenset({"anyone"})
    elif (force := _strength(analysis, frame, last)) is not None:
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
        name = lexica.same_things.get(frame.noun.lemma_.lower(), frame.noun.lemma_.lower())
        if people and kind == "count":
            name = "people"
        elif kind == "count":
            people = frozenset(
                t.lemma_.lower()
                for t in modifiers(frame.noun)
                if t.pos_ in {"ADJ", "NOUN", "PROPN"} and t.dep_ in {"amod", "compound"}
            )
        predicate = frame.predicate
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
        part=_is_part(frame, found[0] if found else None) or _narrowed(analysis, frame, predicate),
        cues=_cues(frame),
    )


def _counts_events(frame: Frame, cue: Token, lexica: Lexica) -> bool:
    """ "Two shootings" counts events, not people."""
    return (
        frame.noun is not None and cue.i == frame.noun.i and lexica.events.kind_of(cue) is not None
    )


def _is_meant(cue: Token) -> bool:
    """ "Planned to kill hundreds": what was only meant."""
    verb = cue if cue.pos_ == "VERB" else cue.head
    meant = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    could = any(
        c.dep_ == "aux" and c.lower_ in {"could", "would", "should", "might"} for c in verb.children
    )
    return (
        meant and verb.dep_ in {"xcomp", "advcl", "acl", "ROOT"} and verb.head.lemma_ not in _DID
    ) or could


_DID = frozenset({"manage", "begin", "go", "continue", "say", "report", "believe", "know", "have"})


def _is_one(quantity: Quantity, frame: Frame) -> bool:
    """ "One was hit in the leg, the other ...": picks out of several, counts nothing."""
    return quantity.value == 1 and frame.number.lower_ == "one" and frame.role.startswith("nsubj")


def _is_count(quantity: Quantity) -> bool:
    """Whether the number can count things: whole, or in round millions."""
    ends = quantity.value if isinstance(quantity.value, tuple) else (quantity.value,)
    return all(v == int(v) or v > 1000 for v in ends)


def _strength(analysis: Analysis, frame: Frame, last: Frame | None) -> tuple[str, str] | None:
    """The force whose strength a number gives: its key and name, both "" where it is not known.

    None for a number that gives no strength.

    "3,000 to 5,000 fighters", "its strength is up to 7,000", and after either "it has up to 7,000".
    """
    lexica = analysis.lexica
    noun, predicate = frame.noun, frame.predicate
    fighters = population_of(frame, lexica) & {"militant", "soldier"}
    subject = None
    if predicate is not None:
        subject = next((c for c in predicate.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    sized = subject is not None and subject.lemma_.lower() in _STRENGTH
    follows = (
        noun is None
        and last is not None
        and last.number.sent == frame.number.sent
        and bool(population_of(last, lexica) & {"militant", "soldier"})
    )
    verb = predicate is not None and predicate.pos_ == "VERB"
    if not (fighters or sized or follows) or (
        predicate is not None and verb and predicate.lemma_ not in _HAVE | lexica.reporting
    ):
        return None
    if noun is not None:
        for token in modifiers(noun):
            if token.ent_type_ in {"ORG", "NORP"} and token.pos_ == "PROPN":
                return _force(analysis, token)
    owner = subject
    if sized and subject is not None:
        owner = next((c for c in subject.children if c.dep_ == "poss"), None)
    if owner is not None and owner.pos_ in {"PRON", "PROPN", "NOUN"}:
        return _force(analysis, owner)
    group = next(
        (t for t in frame.number.sent if t.lemma_.lower() in {"group", "its", "their"}), None
    )
    return _force(analysis, group) if group is not None else ("", "")


def _force(analysis: Analysis, token: Token) -> tuple[str, str]:
    """Key and name of the group that a token means: nobody's person, and not who is quoted."""
    key, name = entity_of(analysis, token)
    quoted = {source.speaker.lower() for source in analysis.sources}
    for entity in analysis.names.entities:
        if entity.key == key and entity.type != "person" and name.lower() not in quoted:
            return key, name
    return "", ""


_STRENGTH = frozenset({"strength", "number", "size", "force", "rank", "membership"})
_HAVE = frozenset({"be", "have", "number", "put", "estimate", "count", "boast", "command", "range",
                   "field", "total", "believe", "muster"})  # fmt: skip


def _all_but(frame: Frame) -> bool:
    """ "All but five": the number of those left over."""
    doc, i = frame.number.doc, frame.number.i
    return i >= 2 and doc[i - 1].lower_ == "but" and doc[i - 2].lower_ == "all"


def _same_tally(frame: Frame, last: Frame | None, lexica: Lexica) -> tuple[Measure, Token] | None:
    """ "230,000 people were killed, 170,000 of them in Aceh": the second number is killed, too."""
    if last is None or frame.noun is None or frame.noun.lower_ != "them":
        return None
    if last.number.sent != frame.number.sent:
        return None
    return measure_of(last, lexica.measures)


def _is_part(frame: Frame, measure: Measure | None) -> bool:
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
    own = bool(words & (measure.nouns | measure.adjectives))
    return own or noun.pos_ == "PRON"


def _narrowed(analysis: Analysis, frame: Frame, cue: Token | None) -> bool:
    """Whether only some are counted: by how badly ("minor injuries"), or told one by one."""
    severity = analysis.lexica.vocabulary.words("people", "severity")
    if cue is not None and any(t.lower_ in severity for t in cue.children):
        return True
    if frame.noun is not None and any(t.lower_ in severity for t in frame.noun.children):
        return True
    after = frame.number.doc[frame.anchor.i + 1 : frame.anchor.i + 5]
    if len(after) < 4 or after[0].lower_ != "," or not after[1].like_num:
        return False
    return after[2].lower_ in {",", "and"} and after[3].like_num


def _names_measure(frame: Frame, measure: Measure) -> bool:
    """Whether the counted noun is itself a word of the measure: five deaths, 12 fatalities."""
    noun = frame.noun
    return noun is not None and (
        noun.lemma_.lower() in measure.nouns | measure.adjectives
        or noun.lower_ in measure.adjectives
        or noun.pos_ in {"ADJ", "VERB", "ADV"}
    )


def population_of(frame: Frame, lexica: Lexica) -> frozenset[str]:
    """The parts played by the people counted, and the nations they are of; empty for things."""
    noun = frame.noun
    if noun is None:
        return frozenset()
    parts = lexica.people.get(noun.lemma_.lower(), frozenset()) | lexica.people.get(
        noun.lower_, frozenset()
    )
    named = [t for t in (noun, *modifiers(noun)) if t.ent_type_ in {"NORP", "GPE", "ORG"}]
    nations = frozenset(lexica.nations.get(t.lower_, t.lemma_.lower()) for t in named)
    if not parts and noun.ent_type_ == "NORP":
        parts = frozenset({"anyone"})
    if not parts:
        return frozenset()
    for modifier in modifiers(noun):
        parts |= lexica.people.get(modifier.lemma_.lower(), frozenset())
    if len(parts) > 1:
        parts -= {"anyone"}
    return parts | nations


def _subject(frame: Frame) -> str:
    noun = frame.noun
    if noun is None:
        return ""
    words = [t for t in noun.subtree if t.dep_ in {"amod", "compound", "poss", "nmod"} or t is noun]
    near = [t for t in words if t.i > frame.number.i and t.i <= noun.i]
    return " ".join(t.text for t in near) or noun.text


def _cues(frame: Frame) -> frozenset[str]:
    cues = set()
    last = frame.noun.i if frame.noun is not None else frame.number.i + 1
    near = frame.number.doc[max(frame.number.i - 2, 0) : max(last, frame.number.i) + 1]
    if any(t.lower_ in _OTHERS for t in near):
        cues.add("others")
    return frozenset(cues)


def _denials(analysis: Analysis) -> list[Claim]:
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
        for measure, cue in all_measures_of(frame, analysis.lexica.measures):
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


def _ranked(analysis: Analysis) -> list[Claim]:
    """ "A third person has died", "a double homicide": tallies told by rank or by multiple."""
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
            )
        )
    return claims


def _before(token: Token) -> str:
    return token.nbor(-1).lower_ if token.i > 0 else ""
