"""What a finding is called: its event, its sentence, and how many sources speak in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from atodds.model import Claim, Document, Fact, Interval
from atodds.quotewords import FUNCTION, NEGATIONS, NUMBERS
from atodds.rules import Rule, render_message

_SPACE = re.compile(r"\s+")


def independent_sources(claims: Sequence[Claim], documents: Mapping[str, Document]) -> int:
    """How many sources speak: copies count once, and so do texts that share the sentence."""
    groups: list[tuple[set[str], set[frozenset[str]]]] = []
    for claim in claims:
        origins = {_origin(claim.path, documents)}
        said = {frozenset(_WORD.findall(claim.sentence_text.lower()))}
        apart = []
        for group in groups:
            if group[0] & origins or any(_alike(x, y) for x in group[1] for y in said):
                origins |= group[0]
                said |= group[1]
            else:
                apart.append(group)
        groups = [*apart, (origins, said)]
    return len(groups)


_WORD = re.compile(r"\w+")
_LONG = 12
"""Different words that a sentence needs before its like elsewhere must be a copy."""
_COPIED = 0.85
"""The share of their words from which on two sentences are one, copied."""


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return min(len(a), len(b)) >= _LONG and len(a & b) >= _COPIED * max(len(a), len(b))


def _origin(path: str, documents: Mapping[str, Document]) -> str:
    document = documents.get(path)
    return document.copy_of or path if document is not None else path


_HEADINGS = {"name": "Names", "source": "The sources themselves"}
_BY_SUBJECT = frozenset({"age", "status", "presence", "strength", "quote", "charge"})
_SUBJECTS_OWN = frozenset({"said", "jail"})
"""Measures of other kinds that are somebody's, too, not those of an event."""
_UNNAMED = "Other matters"


def event_of(claims: Sequence[Claim], documents: Mapping[str, Document]) -> str:
    """A name for what the claims are about: the person or group, else place, event and day.

    The place is one that most of the claims' sentences name, the day one that a sentence states.
    """
    if claims[0].kind in _HEADINGS:
        return _HEADINGS[claims[0].kind]
    named = _most_named(claims)
    if named and (claims[0].kind in _BY_SUBJECT or claims[0].measure in _SUBJECTS_OWN):
        return named
    kinds = [k for c in claims for k in sorted(c.context.events)]
    kind = max(sorted(set(kinds)), key=kinds.count) if kinds else ""
    kind = _NAMED_EVENTS.get(kind, kind)
    places = [p for c in claims for p in sorted(c.context.places) if not _is_disputed(p, claims)]
    place = max(sorted(set(places)), key=lambda p: (places.count(p), len(p))) if places else ""
    days = [
        c.context.dates[0]
        for c in claims
        if c.context.dates
        and "dated" in c.context.cues
        and c.context.dates[0] == c.context.dates[1]
    ]
    day = max(sorted(set(days)), key=days.count) if days else ""
    name = " ".join(x for x in (_as_written(place, claims, documents), kind) if x)
    return ", ".join(x for x in (name, day) if x) or named or _UNNAMED


_NAMED_EVENTS = {"quake": "earthquake", "any": ""}


def _most_named(claims: Sequence[Claim]) -> str:
    """The name that the claims' bearer is mostly given; "" where none of them names one."""
    subjects = [c.subject for c in claims if c.subject[:1].isupper()]
    return max(sorted(set(subjects)), key=lambda s: (subjects.count(s), len(s)), default="")


def _is_disputed(place: str, claims: Sequence[Claim]) -> bool:
    """Whether the place is what the claims disagree on, and so no name for what they are about."""
    if claims[0].kind != "location":
        return False
    return any(_written(place, c.text) for c in claims) and not all(
        _written(place, c.text) for c in claims
    )


def _as_written(place: str, claims: Sequence[Claim], documents: Mapping[str, Document]) -> str:
    """The folded name of a place as a sentence of the claims writes it."""
    if not place:
        return ""
    for claim in claims:
        if written := _written(place, claim.sentence_text):
            return written
    return place.title()


def _written(place: str, text: str) -> str:
    """The words of a text that are a folded name, as they stand in it; "" where it has none."""
    words = r"\W+".join(map(re.escape, place.split()))
    found = re.search(rf"\b{words}\b", text, re.IGNORECASE)
    return found.group() if found is not None else ""


def message_of(
    rule: Rule,
    fact: Fact,
    event: str,
    first: Claim,
    second: Claim,
    claims: Sequence[Claim],
    sources: int,
    documents: Mapping[str, Document],
) -> str:
    """The rule's sentence on the claims; it begins with a capital unless with a name of its own."""
    values = "; ".join(dict.fromkeys(f"{_value(c)} ({_source(c, documents)})" for c in claims))
    subject = _subject(first, second, claims)
    fields = {
        "event": event,
        "happening": _happening(event, subject),
        "measure": fact.measure,
        "subject": subject or fact.measure,
        "first": _value(first),
        "first_source": _source(first, documents),
        "second": _value(second),
        "second_source": _source(second, documents),
        "values": values,
        "sources": sources,
    }
    message = _SPACE.sub(" ", render_message(rule.message, fields)).strip()
    return message[:1].upper() + message[1:] if _opens_low(message) else message


def _subject(first: Claim, second: Claim, claims: Sequence[Claim]) -> str:
    """Whom it is about: where what a person does or is clashes, the name, if any text has it."""
    if first.kind in _BY_SUBJECT and not first.subject[:1].isupper():
        return _most_named([second]) or _most_named(claims) or first.subject or second.subject
    return first.subject or second.subject


def _happening(event: str, subject: str) -> str:
    """The event with whom it befell: verbs and words for the event itself say nothing new."""
    plain = subject.islower() and " " not in subject
    if not subject or plain or subject.casefold() in event.casefold():
        return event
    return f"{event} ({subject})"


def _value(claim: Claim) -> str:
    """The value as printed; a figure that opens its sentence stands within one here."""
    opening = claim.text.split(maxsplit=1)[0] if claim.text.strip() else ""
    parts = set(opening.lower().split("-"))
    if isinstance(claim.value, Interval) and parts <= _OPENINGS:
        return claim.text[:1].lower() + claim.text[1:]
    return claim.text


_OPENINGS = FUNCTION | NEGATIONS | NUMBERS
_OPENINGS |= {f"{n}teen" for n in ("thir", "four", "fif", "six", "seven", "eigh", "nine")}
_OPENINGS |= {"almost", "around", "approximately", "between", "dozens", "fewer", "hundreds"}
_OPENINGS |= {"less", "more", "nearly", "roughly", "scores", "several", "some", "thousands"}


def _opens_low(message: str) -> bool:
    """Whether the first word has a small first letter and is no name such as al-Amari."""
    return bool(message) and message.split(maxsplit=1)[0].islower()


def _source(claim: Claim, documents: Mapping[str, Document]) -> str:
    document = documents.get(claim.path)
    if document is not None and document.publisher:
        return document.publisher
    return claim.path.rsplit("/", 1)[-1]
