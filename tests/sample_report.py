"""One report, built by hand, that every format is rendered from: an invented telling of real facts.

It holds each relation, a copy, a document without a date, a suppressed finding, text beyond the
BMP, and a document that tries to break every format it is printed in.
"""

from __future__ import annotations

import re
from datetime import date

from atodds.model import (
    Attribution,
    Claim,
    Document,
    Feature,
    Finding,
    Interval,
    Level,
    Modality,
    Period,
    Problem,
    Relation,
    Report,
    Section,
    Span,
    Value,
    Wording,
)
from atodds.report.options import RuleText

_AGENCY = """The gate was packed when the bomber struck. Afghan health officials put the number \
of civilians killed at about 170. The Pentagon said 13 American service members died with them.

General Kenneth McKenzie briefed reporters on Wednesday. The man who planned the attack, he said, \
was killed in a drone strike two days later.
"""

_BODIES = {
    "seeds/harbour-post.md": """---
title: What we know of the airport attack
publisher: Harbour Post
published: 2021-08-31
---

At least 169 Afghan civilians died at Abbey Gate, said hospital director Sayed Amin. The attack \
also took the lives of 13 US troops. 🕊️ The dead include 11 Marines.

The general held his briefing on Tuesday. “The planner of this bombing is alive and in hiding,” \
a Taliban spokesman said.
""",
    "seeds/wire.txt": "The Wire Agency, 2021-08-27\n\n" + _AGENCY,
    "seeds/wire-reprint.txt": "Reprinted from the Wire Agency\n\n" + _AGENCY,
    "seeds/notebook.md": """# Notebook

By the evening the count stood at 60 civilians killed. A later list has 173 names.
""",
    "seeds/100% odd, [name]:x.md": """---
publisher: "Evil | <b>Press</b>"
published: 2021-09-02
---

Exactly 90\u202e021\u202c | civilians\x1b[31m died, said ::error::Mr. `Pipe` <script>alert(1)\
</script> @everyone [link](javascript:x).
""",
}


def _document(path: str, **known: object) -> Document:
    text = _BODIES[path]
    body = re.match(r"---\n.*?\n---\n\n|", text, re.DOTALL)
    start = body.end() if body else 0
    return Document(path, text, (Section(Span(start, len(text)), "body"),), **known)  # type: ignore[arg-type]


HARBOUR = _document(
    "seeds/harbour-post.md",
    title="What we know of the airport attack",
    publisher="Harbour Post",
    published=date(2021, 8, 31),
    published_from="front-matter",
)
WIRE = _document("seeds/wire.txt", published=date(2021, 8, 27), published_from="header")
REPRINT = _document("seeds/wire-reprint.txt", copy_of="seeds/wire.txt")
NOTEBOOK = _document("seeds/notebook.md")
ODD = _document(
    "seeds/100% odd, [name]:x.md",
    publisher="Evil | <b>Press</b>",
    published=date(2021, 9, 2),
    published_from="front-matter",
)
DOCUMENTS = tuple(sorted((HARBOUR, WIRE, REPRINT, NOTEBOOK, ODD), key=lambda d: d.path))


def _claim(
    document: Document,
    text: str,
    kind: str,
    measure: str,
    value: Value,
    *,
    subject: str = "",
    speaker: str = "",
    cue: str = "said",
    modality: Modality = Modality.ASSERTED,
    as_of: date | None = None,
) -> Claim:
    start = document.text.index(text)
    left = max(document.text.rfind(mark, 0, start) + len(mark) for mark in (". ", "\n", "? "))
    right = re.compile(r"[.!?][”\"]?(?=\s)").search(document.text, start + len(text))
    sentence = Span(left, right.end() if right else len(document.text))
    attribution = None
    if speaker:
        at = document.text.index(speaker)
        attribution = Attribution(speaker, cue, speaker, Span(at, at + len(speaker)))
    return Claim(
        path=document.path,
        span=Span(start, start + len(text)),
        text=text,
        sentence=sentence,
        sentence_text=document.text[sentence.start : sentence.end],
        kind=kind,
        measure=measure,
        subject=subject,
        value=value,
        attribution=attribution,
        as_of=as_of or document.published,
        modality=modality,
    )


_EVENT = "Kabul airport attack, 2021-08-26"


def _finding(
    id: str, rule: str, relation: Relation, message: str, *claims: Claim, **more: object
) -> Finding:
    level = {
        Relation.CONFLICT: Level.ERROR,
        Relation.REVISION: Level.WARNING,
        Relation.RECONCILABLE: Level.NOTE,
        Relation.AGREEMENT: Level.NONE,
    }[relation]
    values: dict[str, object] = {
        "event": _EVENT,
        "sources": len({claim.path for claim in claims} - {REPRINT.path}),
        "link": 0.83,
        "reasons": (
            Feature("same day", 1.5, "2021-08-26"),
            Feature("same place", 2.25, "kabul, abbey gate"),
            Feature("different words for who died", -0.4, "civilians, names"),
        ),
        "why": "no number is in both",
    }
    kind, measure = claims[0].kind, claims[0].measure
    return Finding(
        id=id,
        rule=rule,
        kind=kind,
        relation=relation,
        level=level,
        measure=measure,
        message=message,
        claims=claims,
        **(values | more),  # type: ignore[arg-type]
    )


def _toll(
    document: Document, text: str, low: float | None, high: float | None, **more: object
) -> Claim:
    value = Interval(low, high, approximate=text.startswith("about"))
    return _claim(document, text, "casualty", "killed", value, **more)  # type: ignore[arg-type]


def _day(document: Document, text: str, day: str, **more: object) -> Claim:
    return _claim(document, text, "date", "the briefing", Period(day, day), **more)  # type: ignore[arg-type]


def _status(document: Document, text: str, speaker: str) -> Claim:
    return _claim(
        document, text, "status", "the planner of the attack", Wording(text, text), speaker=speaker
    )


def _troops(document: Document, text: str, speaker: str = "") -> Claim:
    return _claim(
        document,
        text,
        "casualty",
        "killed",
        Interval(13, 13),
        subject="US troops",
        speaker=speaker,
    )


FINDINGS = (
    _finding(
        "5f1c09d2a7b34e60",
        "event-date",
        Relation.CONFLICT,
        "The briefing was on Tuesday in Harbour Post, but on Wednesday in wire.txt.",
        _day(HARBOUR, "on Tuesday", "2021-08-31"),
        _day(REPRINT, "on Wednesday", "2021-08-25"),
        _day(WIRE, "on Wednesday", "2021-08-25"),
    ),
    _finding(
        "0a44c1e9b0d17f35",
        "death-toll",
        Relation.CONFLICT,
        "90\u202e021\u202c civilians killed in Evil | <b>Press</b>, at least 169 in Harbour Post.",
        _toll(ODD, "90\u202e021\u202c", 90, 90, speaker="::error::Mr. `Pipe`"),
        _toll(HARBOUR, "At least 169", 169, None, speaker="hospital director Sayed Amin"),
        event="Kabul <airport> | attack\n::warning::x",
    ),
    _finding(
        "77d02bb6c1f8a9e4",
        "alive-or-dead",
        Relation.CONFLICT,
        "The planner of the attack is alive in Harbour Post, but was killed in wire.txt.",
        _status(HARBOUR, "alive", "a Taliban spokesman"),
        _status(REPRINT, "was killed", "General Kenneth McKenzie"),
        _status(WIRE, "was killed", "General Kenneth McKenzie"),
    ),
    _finding(
        "c3e8f20916ab5d74",
        "death-toll",
        Relation.REVISION,
        "Civilians killed: 60 in notebook.md at first, later 173.",
        _toll(NOTEBOOK, "60", 60, 60, as_of=date(2021, 8, 26)),
        _toll(NOTEBOOK, "173", 173, 173, modality=Modality.HEDGED),
    ),
    _finding(
        "91b7e6d05c2f4a38",
        "death-toll",
        Relation.RECONCILABLE,
        "Civilians killed: at least 169 in Harbour Post, about 170 in wire.txt.",
        _toll(HARBOUR, "At least 169", 169, None, speaker="hospital director Sayed Amin"),
        _toll(REPRINT, "about 170", 165, 175, speaker="Afghan health officials", cue="put"),
        _toll(WIRE, "about 170", 165, 175, speaker="Afghan health officials", cue="put"),
    ),
    _finding(
        "2d6a0c7715e98b4f",
        "death-toll",
        Relation.AGREEMENT,
        "Both sources count 13 US troops killed.",
        _troops(HARBOUR, "13"),
        _troops(REPRINT, "13", "The Pentagon"),
        _troops(WIRE, "13", "The Pentagon"),
        link=1.0,
    ),
    _finding(
        "e9503f81d24c6a7b",
        "death-toll",
        Relation.CONFLICT,
        "US troops killed: 11 in Harbour Post, 13 in wire.txt.",
        _claim(HARBOUR, "11", "casualty", "killed", Interval(11, 11)),
        _troops(WIRE, "13", "The Pentagon"),
        suppressed="baseline",
    ),
)

PROBLEMS = (
    Problem("seeds/empty.txt", None, "the file is empty"),
    Problem(
        "seeds/broken.md", 3, "front matter is not valid YAML: mapping values are not allowed here"
    ),
)

REPORT = Report(
    documents=DOCUMENTS,
    findings=FINDINGS,
    problems=PROBLEMS,
    claims=41,
    facts=7,
    model="en_core_web_sm 3.8.0",
)

RULES = {
    rule.id: rule
    for rule in (
        RuleText(
            "alive-or-dead",
            "Sources disagree on whether a person is alive.",
            "Find out which statement is later, and who could know.",
        ),
        RuleText(
            "death-toll",
            "Sources give different death tolls for one event.",
            "Give the range and the sources, or the latest official figure with its date.",
        ),
        RuleText(
            "event-date",
            "Sources put one event on different days.",
            "Check the time zone and the publication dates first.",
        ),
    )
}
