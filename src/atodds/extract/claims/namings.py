"""Claims of names: every mention of a person, body, place or vessel, as it is spelled there."""

from __future__ import annotations

from atodds.extract.analysis import Analysis
from atodds.extract.claims.build import make_claim
from atodds.model import Claim, Modality, Wording


def naming_claims(analysis: Analysis) -> list[Claim]:
    """One claim a mention, in the order of the names found."""
    claims = []
    for mention in analysis.names.mentions:
        token = analysis.token_at(mention.start) or analysis.doc[0]
        entity = analysis.names.entities[mention.entity]
        claims.append(
            make_claim(
                analysis,
                (mention.start, mention.end),
                kind="name",
                measure=mention.type,
                subject=entity.name,
                value=Wording(analysis.document.text[mention.start : mention.end], mention.key),
                anchor=token,
                entity=entity.key,
                modality=Modality.ASSERTED,
            )
        )
    return claims
