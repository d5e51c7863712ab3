"""Claims of quotations: the words put on a speaker, and the day on which they were said.

A quotation without a day of its own takes that of its sentence, of the same speaker's quotation
before it, or of the occasion that its sentence calls the same ("at the same briefing").
"""

from __future__ import annotations

import re

from atodds.extract.analysis import Analysis
from atodds.extract.claims.build import make_claim
from atodds.extract.claims.timing import period_of
from atodds.extract.dates.temporal import Temporal
from atodds.extract.speech.quotes import Quotation
from atodds.model import Claim, Modality, Wording
from atodds.wording import speaker_key

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_SAME_OCCASION = re.compile(
    r"\bsame (?:news |press )?(?:briefing|conference|interview|event|hearing|meeting|statement)\b"
)
_OCCASION = re.compile(
    r"\b(?:briefings?|(?:news|press) conference|interview|reporters|journalists|hearing)\b"
)
_REACH = 1500
"""Characters that the day of a statement carries over to the same speaker's next quotation."""


def quote_claims(analysis: Analysis) -> list[Claim]:
    """A claim for each direct quotation with a speaker, and one for the day it was said on."""
    claims: list[Claim] = []
    dated: list[tuple[int, str, Temporal]] = []
    for quotation in analysis.quotations:
        if not quotation.direct or not quotation.speaker:
            continue
        token = analysis.token_at(quotation.start)
        if token is None:
            continue
        speaker = speaker_key(quotation.speaker)
        claims.append(_wording(analysis, quotation, speaker))
        said = _said(analysis, quotation, speaker, dated)
        if said is not None:
            dated.append((quotation.end, speaker, said))
            claims.append(_day(analysis, quotation, speaker, said))
    return claims


def _wording(analysis: Analysis, quotation: Quotation, speaker: str) -> Claim:
    token = analysis.token_at(quotation.start) or analysis.doc[0]
    text = analysis.document.text[quotation.start : quotation.end]
    return make_claim(
        analysis,
        (quotation.start, quotation.end),
        kind="quote",
        measure="wording",
        subject=quotation.speaker or "",
        value=Wording(text, " ".join(_words(text))),
        anchor=token,
        entity=speaker,
        modality=Modality.ASSERTED,
    )


def _day(analysis: Analysis, quotation: Quotation, speaker: str, said: Temporal) -> Claim:
    value = period_of(said)
    assert value is not None
    token = analysis.token_at(said.start) or analysis.doc[0]
    return make_claim(
        analysis,
        (said.start, said.end),
        kind="date",
        measure="said",
        subject=quotation.speaker or "",
        value=value,
        anchor=token,
        entity=f"{speaker}: {' '.join(_words(quotation.text))}",
        kinds=frozenset(),
        modality=Modality.ASSERTED,
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("\u2019", "'"))


def _said(
    analysis: Analysis, quotation: Quotation, speaker: str, dated: list[tuple[int, str, Temporal]]
) -> Temporal | None:
    """The day on which a quotation was said, if the text tells."""
    scene = analysis.scene_at(quotation.start)
    if scene is None:
        return None
    last = scene.end if quotation.end <= scene.end else quotation.end + 200
    here = [
        t
        for t in _days(analysis, scene.start, last)
        if not quotation.start <= t.start < quotation.end
    ]
    if here:
        return min(here, key=lambda t: (abs(t.start - quotation.end), t.start))
    occasion = _occasion(analysis, quotation.start)
    if occasion is not None:
        return occasion
    again = _SAME_OCCASION.search(analysis.text, scene.start, scene.end)
    for end, other, temporal in reversed(dated):
        if quotation.start - end > _REACH:
            break
        if other == speaker or again is not None:
            return temporal
    return None


def _occasion(analysis: Analysis, offset: int) -> Temporal | None:
    """The day of the briefing that an earlier sentence of the paragraph tells of."""
    paragraphs = analysis.doc.user_data.get("paragraphs", ())
    start = max((first for first, _ in paragraphs if first <= offset), default=offset)
    for temporal in reversed(_days(analysis, start, offset)):
        scene = analysis.scene_at(temporal.start)
        if scene is not None and _OCCASION.search(analysis.text, scene.start, scene.end):
            return temporal
    return None


def _days(analysis: Analysis, start: int, end: int) -> list[Temporal]:
    return [
        t
        for t in analysis.temporals
        if t.kind == "date"
        and t.grain in {"day", "daypart"}
        and period_of(t) is not None
        and start <= t.start < end
    ]
