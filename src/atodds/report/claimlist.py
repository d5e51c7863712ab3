"""The statements of the documents by themselves, uncompared: a table a document, or JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from itertools import groupby

from tabulate import tabulate

from atodds import __version__
from atodds.model import Attribution, Claim, Document, Modality, Problem
from atodds.report.escape import clean
from atodds.report.json import SCHEMA_VERSION, claim_dict, problem_dict
from atodds.report.places import Places
from atodds.report.style import Style

_HEADERS = ("Line", "Says", "Kind", "Of what", "Who says it")
_MARKS = {Modality.ASSERTED: "", Modality.HEDGED: " (not certain)", Modality.NEGATED: " (denied)"}
_GAPS = 2 * (len(_HEADERS) - 1)
_LINE, _KIND = 7, 12


def render_json(
    claims: Sequence[Claim], documents: Sequence[Document], problems: Sequence[Problem], model: str
) -> str:
    """The statements as the JSON report has them, with their kind and measure."""
    places = Places(documents)
    return (
        json.dumps(
            {
                "version": SCHEMA_VERSION,
                "tool": {"name": "atodds", "version": __version__, "model": model},
                "claims": [
                    {"kind": claim.kind, "measure": claim.measure, **claim_dict(claim, places)}
                    for claim in ordered(claims)
                ],
                "errors": [problem_dict(problem) for problem in problems],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def render_text(
    claims: Sequence[Claim], documents: Sequence[Document], style: Style, width: int
) -> str:
    """One table for each document that states something, then how many there are."""
    places = Places(documents)
    blocks = []
    for path, group in groupby(ordered(claims), key=lambda claim: claim.path):
        table = _table(list(group), places, width)
        blocks.append("\n".join([style.bold(clean(path)), *table]))
    files = len({claim.path for claim in claims})
    blocks.append(
        f"{len(claims)} statement{'s' * (len(claims) != 1)} in {files} of "
        f"{len(documents)} document{'s' * (len(documents) != 1)}."
    )
    return "\n\n".join(blocks) + "\n"


def ordered(claims: Sequence[Claim]) -> list[Claim]:
    """By path, then by where they stand."""
    return sorted(claims, key=lambda c: (c.path, c.span, c.kind, c.measure))


def _table(claims: list[Claim], places: Places, width: int) -> list[str]:
    room = max(width - _GAPS - _LINE - _KIND, 40)
    says, who = int(room * 0.35), int(room * 0.3)
    rows = []
    for claim in claims:
        start, _ = places.span(claim.path, claim.span)
        cells = (
            (f"{start.line}:{start.column}", _LINE),
            (clean(claim.text) + _MARKS[claim.modality], says),
            (claim.kind, _KIND),
            (_about(claim), room - says - who),
            (_speaker(claim.attribution), who),
        )
        rows.append(["\n".join(textwrap.wrap(text, columns)) for text, columns in cells])
    return tabulate(rows, _HEADERS, tablefmt="simple", disable_numparse=True).splitlines()


def _about(claim: Claim) -> str:
    """What is measured, of whom; said once where the one is in the words of the other."""
    measure, subject = clean(claim.measure), clean(claim.subject)
    if not subject or subject.casefold() in measure.casefold():
        return measure
    said = any(word.startswith(measure.casefold()) for word in subject.casefold().split())
    return subject if said else f"{measure}: {subject}"


def _speaker(attribution: Attribution | None) -> str:
    return clean(attribution.speaker) if attribution else ""
