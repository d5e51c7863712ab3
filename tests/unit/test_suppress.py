from __future__ import annotations

from dataclasses import replace

import pytest

from atodds.model import (
    Claim,
    Document,
    Finding,
    Interval,
    Level,
    Modality,
    Problem,
    Relation,
    Section,
    Span,
)
from atodds.suppress import Directive, directives, suppress

RULES = ("death-toll", "event-date")
IGNORE = "<!-- atodds: ignore[death-toll] counted twice -->"


def document(text: str, path: str = "a.md") -> Document:
    return Document(path, text, (Section(Span(0, len(text)), "body"),))


def claim(doc: Document, number: int) -> Claim:
    start = doc.text.index(str(number))
    span = Span(start, start + len(str(number)))
    value = Interval(number, number)
    return Claim(doc.path, span, str(number), span, str(number), "casualty", "killed", "", value)


def finding(*claims: Claim, relation: Relation = Relation.CONFLICT) -> Finding:
    return Finding(
        "id", "death-toll", "casualty", relation, Level.ERROR, "", "", "", 2, 1.0, claims
    )


def compare(_: str, a: Claim, b: Claim) -> Relation:
    return Relation.AGREEMENT if a.value == b.value else Relation.CONFLICT


def outcome(*claims: Claim, documents: list[Document]) -> tuple[str | None, list[Problem]]:
    found, problems = directives(documents, RULES)
    assert not problems
    (marked,), unused = suppress([finding(*claims)], found, compare)
    return marked.suppressed, list(unused)


@pytest.mark.parametrize(
    "text",
    [
        f"First.\n\nPolice count 12 dead. {IGNORE}\n\nLast.",
        f"Police count\n{IGNORE}\n12 dead.",
        f"First.\r\n\r\n{IGNORE}\r\n\r\nPolice count 12 dead.",
        "---\natodds-ignore: [death-toll, event-date]\n---\n\nPolice count 12 dead.",
        "---\natodds-ignore: death-toll\n---\n\nPolice count 12 dead.",
    ],
)
def test_what_is_ignored(text: str) -> None:
    one, other = document(text), document("It was 15.", "b.md")
    found, _ = directives([one], RULES)
    (marked,), _ = suppress([finding(claim(one, 12), claim(other, 15))], found, compare)
    assert marked.suppressed == "inline"


@pytest.mark.parametrize(
    "text",
    [
        f"First. {IGNORE}\n\nPolice count 12 dead.",
        f"Police count 12 dead.\n\n{IGNORE}\n\nLast.",
        "Police count 12 dead. <!-- atodds: ignore[event-date] why -->",
        "Police count 12 dead.\n\natodds-ignore: [death-toll]\n",
    ],
)
def test_what_is_not_ignored(text: str) -> None:
    one, other = document(text), document("It was 15.", "b.md")
    found, _ = directives([one], RULES)
    (marked,), unused = suppress([finding(claim(one, 12), claim(other, 15))], found, compare)
    assert marked.suppressed is None
    assert len(unused) == len(found)


def test_the_other_sides_are_still_at_odds() -> None:
    one, two = document(f"It was 12. {IGNORE}"), document("It was 15.", "b.md")
    three, four = document("It was 18.", "c.md"), document("Then 15 it is.", "d.md")
    ignored = claim(one, 12)
    assert outcome(ignored, claim(two, 15), claim(three, 18), documents=[one]) == (None, [])
    assert outcome(ignored, claim(two, 15), claim(four, 15), documents=[one]) == ("inline", [])


def test_an_unused_directive_is_told_with_its_line() -> None:
    doc = document(f"One.\n\nTwo. {IGNORE}\n")
    found, _ = directives([doc], RULES)
    _, unused = suppress([], found, compare)
    assert unused == (Problem("a.md", 3, "nothing to ignore here for death-toll: remove it"),)
    assert suppress([], found, compare, ran=["event-date"])[1] == ()


def test_agreement_needs_no_ignoring() -> None:
    one = document(f"It was 12. {IGNORE}")
    found, _ = directives([one], RULES)
    agreeing = finding(claim(one, 12), relation=Relation.AGREEMENT)
    assert suppress([agreeing], found, compare)[0] == (agreeing,)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x\n<!-- atodds: ignore why -->", "name the rule to ignore"),
        ("x\n<!-- atodds: ignore[] why -->", "name the rule to ignore"),
        ("x\n<!-- atodds: ignore[deathtoll] -->", "no rule 'deathtoll'"),
        ("---\natodds-ignore:\n---\nx", "name the rule to ignore"),
    ],
)
def test_a_rule_must_be_named(text: str, message: str) -> None:
    found, (problem,) = directives([document(text)], RULES)
    assert found == ()
    assert problem.line == 2
    assert message in problem.message


def test_several_rules_in_one_comment() -> None:
    found, _ = directives([document("<!-- ATODDS: ignore[death-toll, event-date] x -->")], RULES)
    assert {directive.rule for directive in found} == set(RULES)


def test_a_directive_covers_its_own_document_only() -> None:
    directive = Directive("a.md", 1, "death-toll", Span(0, 10))
    inside = claim(document("It was 12."), 12)
    assert directive.covers("death-toll", inside)
    assert not directive.covers("death-toll", replace(inside, path="b.md"))
    assert not directive.covers("event-date", replace(inside, modality=Modality.HEDGED))
