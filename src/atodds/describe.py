"""What a finding is called: its event, its sentence, and how many sources speak in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from atodds.model import Claim, Document, Fact
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


def event_of(claims: Sequence[Claim], documents: Mapping[str, Document]) -> str:
    """A name for what the claims are about: the person or group, else place, event and day.

    The place is one that most of the claims' sentences name, the day one that a sentence states.
    """
    if claims[0].kind in _HEADINGS:
        return _HEADINGS[claims[0].kind]
    if claims[0].kind in _BY_SUBJECT or claims[0].measure == "said":
        subjects = [c.subject for c in claims if c.subject[:1].isupper()]
        if subjects:
            return max(sorted(set(subjects)), key=lambda s: (subjects.count(s), len(s)))
    kinds = [k for c in claims for k in sorted(c.context.events)]
    kind = max(sorted(set(kinds)), key=kinds.count) if kinds else ""
    kind = _NAMED_EVENTS.get(kind, kind)
    places = [p for c in claims for p in sorted(c.context.places)]
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
    return ", ".join(x for x in (name, day) if x) or "Other figures"


_NAMED_EVENTS = {"quake": "earthquake", "any": "events"}


def _as_written(place: str, claims: Sequence[Claim], documents: Mapping[str, Document]) -> str:
    """The folded name of a place as a sentence of the claims writes it."""
    if not place:
        return ""
    words = place.split()
    for claim in claims:
        found = re.search(r"\W+".join(map(re.escape, words)), claim.sentence_text, re.IGNORECASE)
        if found is not None:
            return found.group()
    return place.title()


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
    values = "; ".join(dict.fromkeys(f"{c.text} ({_source(c, documents)})" for c in claims))
    fields = {
        "event": event,
        "measure": fact.measure,
        "subject": first.subject or second.subject or fact.measure,
        "first": first.text,
        "first_source": _source(first, documents),
        "second": second.text,
        "second_source": _source(second, documents),
        "values": values,
        "sources": sources,
    }
    return _SPACE.sub(" ", render_message(rule.message, fields)).strip()


def _source(claim: Claim, documents: Mapping[str, Document]) -> str:
    document = documents.get(claim.path)
    if document is not None and document.publisher:
        return document.publisher
    return claim.path.rsplit("/", 1)[-1]
