"""Who is counted: the parts that people play, and the nations they are of."""

from __future__ import annotations

from atodds.extract.analysis import Lexica
from atodds.extract.counting.frames import Frame, modifiers


def population_of(frame: Frame, lexica: Lexica) -> frozenset[str]:
    """The parts played by the people counted, and the nations they are of; empty for things."""
    noun = frame.noun
    if noun is None:
        return frozenset()
    words = {noun.lemma_.lower(), noun.lower_}
    if noun.i > 0:
        words.add(f"{noun.nbor(-1).lemma_.lower()} {noun.lemma_.lower()}")
    parts = frozenset[str]().union(*(lexica.people.get(word, ()) for word in words))
    named = [t for t in (noun, *modifiers(noun)) if t.ent_type_ in {"NORP", "GPE", "ORG"}]
    nations = frozenset(lexica.nations.get(t.lower_, t.lemma_.lower()) for t in named)
    if not parts and noun.ent_type_ == "NORP":
        parts = frozenset({"anyone"})
    if not parts:
        return frozenset()
    for modifier in modifiers(noun):
        parts |= lexica.people.get(modifier.lemma_.lower(), frozenset())
    if len(parts) > 1:
        parts -= {"anyone"}
    return parts | nations
