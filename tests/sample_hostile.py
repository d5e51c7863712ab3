"""A report whose every text tries to become part of the page that shows it."""

from __future__ import annotations

from datetime import date

from atodds.model import (
    Attribution,
    Claim,
    Document,
    Feature,
    Finding,
    Interval,
    Level,
    Problem,
    Relation,
    Report,
    Section,
    Span,
)
from atodds.report.options import Options, RuleText

IMAGE = "<img src=x onerror=\"document.title='owned'\">"
SCRIPT = "</style></script><script>document.title='owned'</script>"
SENTENCE = f'At least 12 {IMAGE} died, said O\'Neil & "Co" {SCRIPT} {{{{ 7 * 7 }}}}.'
PATHS = (
    "javascript:document.title='owned'//.md",
    '//evil.example/" onmouseover="document.title=1.md',
)


def _claim(path: str, text: str, low: float, when: date) -> Claim:
    at = SENTENCE.index(text)
    whole = Span(0, len(SENTENCE))
    return Claim(
        path=path,
        span=Span(at, at + len(text)),
        text=text,
        sentence=whole,
        sentence_text=SENTENCE,
        kind=f"kind {IMAGE}",
        measure=f"measure {SCRIPT}",
        subject="",
        value=Interval(low, None),
        attribution=Attribution(f"O'Neil {IMAGE}", "said", "O'Neil", whole),
        as_of=when,
    )


def _document(path: str) -> Document:
    return Document(
        path,
        SENTENCE,
        (Section(Span(0, len(SENTENCE)), "body"),),
        title=f"Title {SCRIPT}",
        publisher=f"Press {IMAGE}",
        published=date(2024, 5, 1),
        published_from="front-matter",
        url="javascript:document.title='owned'",
    )


HOSTILE = Report(
    documents=tuple(_document(path) for path in PATHS),
    findings=(
        Finding(
            id='1" onclick="x',
            rule=f"rule {IMAGE}",
            kind=f"kind {IMAGE}",
            relation=Relation.CONFLICT,
            level=Level.ERROR,
            event=f"event {SCRIPT}",
            measure=f"measure {SCRIPT}",
            message=f"message {IMAGE} {SCRIPT}",
            sources=2,
            link=0.9,
            claims=(
                _claim(PATHS[0], "At least 12", 12, date(2024, 5, 1)),
                _claim(PATHS[1], IMAGE, 40, date(2024, 5, 3)),
            ),
            reasons=(Feature(f"name {IMAGE}", 1.0, f"detail {SCRIPT}"),),
            why=f"why {SCRIPT}",
        ),
    ),
    problems=(Problem(f"broken {IMAGE}", 3, f"problem {SCRIPT}"),),
    claims=2,
    facts=1,
    model=f"model {IMAGE}",
)
OPTIONS = Options(
    rules={f"rule {IMAGE}": RuleText(f"rule {IMAGE}", f"summary {SCRIPT}", f"help {IMAGE}")}
)
