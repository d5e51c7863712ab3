"""Tells the states of a case from those of somebody's record: "previously convicted", "in 2009"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.claims.bearers import head_of
from atodds.extract.counting.frames import clause_of

if TYPE_CHECKING:
    from spacy.tokens import Span

_PRIOR = frozenset({"previously", "prior", "previous", "formerly", "past"})
_OFTEN = frozenset({"twice", "repeatedly"})
"""Tell of a record where they stand before the verb: "twice convicted", but "shot twice"."""
_OLD = timedelta(days=400)
"""How long before its report a date must lie to belong to another case."""


def is_history(analysis: Analysis, span: Span) -> bool:
    """Whether the clause of a state sets it before the case that the text is about."""
    head = head_of(span)
    clause = clause_of(head)
    said = [*clause, *head.children, *head.head.children]
    if any(t.lower_ in _PRIOR or (t.lower_ in _OFTEN and t.i < head.i) for t in said):
        return True
    published = analysis.document.published
    if published is None:
        return False
    places = {t.i for t in clause}
    for temporal in analysis.temporals:
        if temporal.kind != "date" or temporal.period is None:
            continue
        if date.fromisoformat(temporal.period.end) >= published - _OLD:
            continue
        token = analysis.token_at(temporal.start)
        if token is not None and token.i in places:
            return True
    return False
