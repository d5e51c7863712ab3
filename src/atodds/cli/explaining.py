"""The texts of `atodds explain`: a rule in words, and how a finding came about."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from atodds.model import Finding, Relation, Report
from atodds.report.escape import clean
from atodds.report.places import Places
from atodds.report.snippet import snippet
from atodds.report.style import Style
from atodds.report.text import finding_lines
from atodds.report.wording import in_plain_words, reason
from atodds.rules import Example, Rule

_COMPARED = {
    "interval": "As ranges: “at least 169” and “about 170” can both be true, 169 and 173 cannot.",
    "period": "As spans of time: “on Tuesday” and “in August” can both be true.",
    "name": "Letter by letter: one spelling or another.",
    "state": "By what excludes what.",
    "wording": "Word by word: a quotation has one wording.",
    "place": "Part by part: a street, a corner, a house number clash where both name one.",
    "undated": "A document is looked at by itself: does it need a date, and has it one?",
    "copy": "Whole documents: is one a copy of another?",
}
_EXAMPLES = {
    Relation.CONFLICT: "These conflict",
    Relation.REVISION: "Here the later one revises the earlier",
    Relation.RECONCILABLE: "These differ and can all be true",
    Relation.AGREEMENT: "These agree",
    None: "These are not compared: they are about different things",
}
_INDENT = "  "
_SHOWN_EACH = 2


def rule_text(rule: Rule, style: Style, width: int) -> str:
    """What a rule compares and how, what to do about it, and examples."""
    measure = f": {', '.join(rule.claims.measure)}" if rule.claims.measure else ""
    same = " and ".join(filter(None, [", ".join(rule.same[:-1]), *rule.same[-1:]]))
    parts = [
        [style.bold(rule.id), *_fill(rule.summary, width)],
        [
            style.bold("What is compared"),
            *_fill(f"Statements of the kind “{rule.claims.kind}”{measure}.", width),
            *(_fill(f"They must be about the same {in_plain_words(same)}.", width) if same else []),
            *_fill(_compared(rule), width),
            *(_fill(_supersede(rule), width) if same else []),
        ],
        [
            style.bold("What to do"),
            *(line for block in rule.help.strip().split("\n\n") for line in _fill(block, width)),
        ],
        [style.bold("Examples"), *_examples(rule, width)],
        [style.dim(f"From {clean(rule.path)}")],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def finding_text(
    finding: Finding, report: Report, rule: Rule | None, style: Style, width: int
) -> str:
    """A finding with its sentences, why they are about one thing, and why they clash."""
    places = Places(report.documents)
    parts = [
        finding_lines(finding, places, style, width),
        [style.bold("The sentences"), *_sentences(finding, places, style, width)],
        *([_linked(finding, style, width)] if finding.kind != "source" else []),
        [
            style.bold("Why that is what they are to each other"),
            *_fill(finding.why or "Nothing was noted.", width),
            *(_fill(f"Rule {rule.id}: {rule.summary}", width) if rule else []),
        ],
        [style.dim(f"Finding {finding.id}")],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _sentences(finding: Finding, places: Places, style: Style, width: int) -> Iterator[str]:
    for claim in finding.claims:
        part = snippet(claim, len(claim.sentence_text) * 2)
        marked = f"{part.before}[{part.value}]{part.after}"
        yield f"{_INDENT}{clean(places.link(claim))}"
        yield from _fill(marked, width, _INDENT * 2)
        said = []
        if claim.attribution:
            cue = f" ({clean(claim.attribution.cue)})" if claim.attribution.cue else ""
            said.append(f"said by {clean(claim.attribution.speaker)}{cue}")
        if claim.as_of:
            said.append(f"as of {claim.as_of.isoformat()}")
        if said:
            yield from (style.dim(line) for line in _fill("; ".join(said), width, _INDENT * 2))


def _compared(rule: Rule) -> str:
    if rule.compare == "state" and rule.options.opposites:
        one, other = rule.options.opposites[0]
        return f"By what excludes what: “{one}” and “{other}” cannot both be true."
    return _COMPARED[rule.compare]


def _linked(finding: Finding, style: Style, width: int) -> list[str]:
    return [
        style.bold("Why these are taken to be about the same thing"),
        *_fill(
            f"Sure to {finding.link:.0%}: the figure of the weakest link that holds them "
            "together. What counted for it (+) and against it (-):",
            width,
        ),
        *_reasons(finding, width),
    ]


def _reasons(finding: Finding, width: int) -> Iterator[str]:
    for feature in sorted(finding.reasons, key=lambda f: -abs(f.weight)):
        name, detail = reason(feature)
        yield from textwrap.wrap(
            f"{feature.weight:+6.2f}  {name}" + (f": {detail}" if detail else ""),
            width,
            initial_indent=_INDENT,
            subsequent_indent=" " * 10,
        )


def _supersede(rule: Rule) -> str:
    match rule.supersede.direction:
        case "never":
            return "A later statement does not replace an earlier one unless it says so."
        case "any":
            return "A later statement replaces an earlier one."
        case direction:
            return f"A later statement replaces an earlier one if the figure went {direction}."


def _examples(rule: Rule, width: int) -> Iterator[str]:
    shown: dict[Relation | None, list[Example]] = {}
    for example in rule.examples:
        shown.setdefault(example.expected, []).append(example)
    for expected, examples in shown.items():
        for example in examples[:_SHOWN_EACH]:
            yield f"{_INDENT}{_EXAMPLES[expected]}:"
            for name, document in example.documents.items():
                dated = f" ({document.published.isoformat()})" if document.published else ""
                yield from textwrap.wrap(
                    f"{clean(name)}{dated}: {clean(document.text)}",
                    width,
                    initial_indent=_INDENT * 2,
                    subsequent_indent=_INDENT * 3,
                )


def _fill(text: str, width: int, indent: str = _INDENT) -> list[str]:
    return textwrap.wrap(
        clean(text),
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
