"""Claims of the province, state or county in which an event was, where the text calls it one.

Only the regions of the text's main event: what it tells in passing of other years and other lands
makes no claim. Which towns lie in which region is not known here.
"""

from __future__ import annotations

import re

from atodds.extract.analysis import Analysis
from atodds.extract.claims.build import make_claim
from atodds.extract.claims.happenings import Happenings
from atodds.extract.naming.places import place_key
from atodds.model import Claim, Wording

_UNITS = (
    r"(?P<unit>[Pp]rovince|[Gg]overnorate|[Pp]refecture|[Oo]blast|[Ss]tate|[Cc]ounty|[Dd]istrict)"
)
_NAME = r"(?P<name>[A-Z][\w-]{1,30}(?: [A-Z][\w-]{1,30}){0,3})"
_FORMS = (
    re.compile(rf"\b{_NAME} {_UNITS}\b(?!['’]s|s\b| of\b| [A-Z])"),
    re.compile(rf"\b{_UNITS} of {_NAME}(?!['’]s| [A-Z])"),
)
_NOT_NAMES = frozenset({"the", "this", "that", "a", "an", "in", "united", "islamic", "police"})


def region_claims(analysis: Analysis) -> list[Claim]:
    """All claims of the region of the main event, by what regions are called, in text order."""
    happenings = Happenings(analysis)
    main = frozenset(analysis.story.kinds[:1])
    claims = []
    for match in (m for form in _FORMS for m in form.finditer(analysis.text)):
        if match["name"].split()[0].lower() in _NOT_NAMES:
            continue
        span = analysis.tokens(*match.span())
        happening = happenings.above(span) if span is not None and len(span) else None
        if happening is None or not happening.kinds & main:
            continue
        claim = make_claim(
            analysis,
            match.span(),
            kind="location",
            measure=match["unit"].lower(),
            subject=happening.word.text,
            value=Wording(match.group(), place_key(match["name"])),
            anchor=happening.word,
            predicate=happening.word,
            kinds=happening.kinds,
        )
        if not claim.context.background:
            claims.append(claim)
    return sorted(claims, key=lambda c: c.span)
