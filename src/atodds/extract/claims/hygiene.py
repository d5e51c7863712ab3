"""Claims about the source itself: what a document must say for its statements to be compared."""

from __future__ import annotations

from atodds.extract.analysis import Analysis
from atodds.extract.claims.build import make_claim
from atodds.model import Claim, Modality, Wording


def source_claims(analysis: Analysis) -> list[Claim]:
    """How the document begins, and the first day it names that only its own date could place."""
    first = next((t for t in analysis.doc if not t.is_space), None)
    if first is None:
        return []
    opening = analysis.doc[first.i : min(first.i + 8, first.sent.end)]
    claims = [_claim(analysis, "opening", (first.idx, opening.end_char))]
    if analysis.document.published is None:
        loose = next((t for t in analysis.temporals if t.relative and t.period is None), None)
        if loose is not None:
            claims.append(_claim(analysis, "undated", (loose.start, loose.end)))
    return claims


def _claim(analysis: Analysis, measure: str, span: tuple[int, int]) -> Claim:
    text = analysis.document.text[slice(*span)]
    return make_claim(
        analysis,
        span,
        kind="source",
        measure=measure,
        subject=analysis.document.title or analysis.document.path,
        value=Wording(text, text.lower()),
        anchor=analysis.token_at(span[0]) or analysis.doc[0],
        modality=Modality.ASSERTED,
    )
