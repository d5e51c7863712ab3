"""One analysed document to its Reading: all its claims, and the words that tell its story."""

from __future__ import annotations

from collections import Counter

from atodds.extract.analysis import Analysis
from atodds.extract.claims.ages import age_claims
from atodds.extract.claims.conditions import condition_claims
from atodds.extract.claims.custody import whereabouts_claims
from atodds.extract.claims.hygiene import source_claims
from atodds.extract.claims.makeups import makeup_claims
from atodds.extract.claims.measurements import measurement_claims
from atodds.extract.claims.namings import naming_claims
from atodds.extract.claims.ordinals import ordinal_claims
from atodds.extract.claims.quotings import quote_claims
from atodds.extract.claims.regions import region_claims
from atodds.extract.claims.scenes import scene_claims
from atodds.extract.claims.spots import spot_claims
from atodds.extract.claims.states import state_claims
from atodds.extract.claims.tallies import tally_claims
from atodds.extract.claims.timing import timing_claims
from atodds.model import Claim, Reading

_EXTRACTORS = (
    tally_claims,
    makeup_claims,
    condition_claims,
    age_claims,
    measurement_claims,
    timing_claims,
    ordinal_claims,
    state_claims,
    scene_claims,
    whereabouts_claims,
    spot_claims,
    region_claims,
    quote_claims,
    source_claims,
)


def read_out(analysis: Analysis) -> Reading:
    """Everything that linking needs of one document."""
    claims: list[Claim] = []
    for extractor in _EXTRACTORS:
        claims.extend(extractor(analysis))
    claims.sort(key=lambda c: (c.span, c.kind, c.measure))
    proper: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for token in analysis.doc:
        if not token.is_alpha or token.is_stop or len(token) < 3:
            continue
        if token.pos_ == "PROPN" and token.ent_type_ not in {"DATE", "TIME"}:
            proper[token.lower_] += 1
        elif token.pos_ in {"NOUN", "VERB", "ADJ"}:
            words[token.lemma_.lower()] += 1
    return Reading(
        path=analysis.document.path,
        claims=tuple(claims),
        kinds=analysis.story.kinds,
        dates=analysis.story.dates,
        published=analysis.document.published,
        copy_of=analysis.document.copy_of,
        proper=dict(proper),
        words=dict(words),
        places=tuple(dict.fromkeys(p.key for p in analysis.places)),
        names=analysis.names,
        namings=tuple(naming_claims(analysis)),
    )
