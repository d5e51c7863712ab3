"""Names in one document: where they stand, what kind of thing they name, which belong together.

spaCy's entities only vote: the words are found by their capitals, cut at titles and roles, and
typed by what stands beside them. Nothing is looked up in lists of names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from atodds.extract.naming.beside import Beside, look_beside
from atodds.extract.naming.people import Form, gather
from atodds.extract.naming.runs import NAMING, Layout, Run, Word, find_runs
from atodds.mentions import Entity, Mention, NamesInDocument, NameType
from atodds.namewords import NameWords, fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from atodds.rules import Vocabulary

_LABELS: dict[str, NameType] = {
    "PERSON": "person",
    "ORG": "org",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "other",
    "PRODUCT": "other",
}
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "his", "her", "our"})


@dataclass(slots=True)
class _Found:
    """A mention in the making."""

    words: tuple[Word, ...]
    sentence: int
    opening: bool
    votes: Counter[NameType] = field(default_factory=Counter)
    descriptors: set[str] = field(default_factory=set)

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    @property
    def key(self) -> str:
        return " ".join(w.key for w in self.words)


def find_names(doc: Doc, vocabulary: Vocabulary | NameWords) -> NamesInDocument:
    """The names of a parsed document."""
    lists = vocabulary if isinstance(vocabulary, NameWords) else NameWords.of(vocabulary)
    layout = Layout(doc)
    runs = list(find_runs(layout, lists))
    found = [f for run in runs if not run.headline for f in _read_run(run, layout, lists)]
    found = _without_words(found, layout, lists)
    found += _in_headlines(runs, found)
    found.sort(key=lambda f: f.start)
    for previous, item in zip([None, *found], found, strict=False):
        _describe(item, previous, layout, lists)
    return _records(found, layout, lists)


def _read_run(run: Run, layout: Layout, lists: NameWords) -> Iterator[_Found]:
    words = list(run.words)
    opening = run.sentence_start
    while words and words[0].key in _DETERMINERS:
        del words[0]
        opening = False
    if opening and words and not _keeps_opening(words, layout, lists):
        del words[0]
    while words and (words[0].key in lists.never or not words[0].key):
        del words[0]
    while words and (words[-1].key in lists.never or _calls_a_kind(words, lists)):
        del words[-1]
    if words:
        yield from _at_titles(words, run, opening, layout, lists)


def _calls_a_kind(words: Sequence[Word], lists: NameWords) -> bool:
    """Whether the last word only calls the rest something: "the NGO Website"."""
    last = words[-1].key
    nouns = lists.organisation_nouns
    return len(words) > 1 and last in nouns and last not in lists.organisations


def _keeps_opening(words: Sequence[Word], layout: Layout, lists: NameWords) -> bool:
    """Whether the first word of a sentence belongs to the name that it may begin."""
    word = words[0]
    if word.key in lists.titles or word.key in lists.roles:
        return True
    if word.key in layout.lower:
        entity = layout.entity_at(word.start)
        return len(words) > 1 and entity is not None and entity[1] >= words[1].end
    entity = layout.entity_at(word.start)
    return layout.proper(word.start) or (entity is not None and entity[2] in NAMING)


def _at_titles(
    words: list[Word], run: Run, opening: bool, layout: Layout, lists: NameWords
) -> Iterator[_Found]:
    """Cut a run at the titles and roles inside it: who comes behind is a person."""
    cut = next((i for i, w in enumerate(words) if _is_title(words, i, lists)), None)
    if cut is None:
        yield _Found(tuple(words), run.sentence, opening)
        return
    after = cut
    while after < len(words) and _is_title(words, after, lists):
        after += 1
    before = words[:cut]
    described = {lists.roles.get(w.key, w.key) for w in words[cut:after]}
    while before and before[-1].key in lists.role_modifiers and before[-1].key not in lists.given:
        described.add(before.pop().key)
    described |= {w.key for w in before}
    if before:
        yield _Found(tuple(before), run.sentence, opening)
    rest = words[after:]
    if not rest:
        return
    for index, found in enumerate(_at_titles(rest, run, False, layout, lists)):
        if index == 0:
            found.votes["person"] += 3
            found.descriptors |= described
        yield found


def _is_title(words: Sequence[Word], index: int, lists: NameWords) -> bool:
    """Whether a word is a title here, and not part of a name such as "General Motors"."""
    word = words[index]
    if word.key not in lists.titles and word.key not in lists.roles:
        return False
    if word.key in lists.given and not word.text.endswith("."):
        return False
    if word.possessive:
        return False
    last = words[-1].key
    if last in lists.organisations or last in lists.places:
        return index + 1 < len(words) and words[index].text.endswith(".") and word.key != "st"
    return True


def _without_words(found: list[_Found], layout: Layout, lists: NameWords) -> list[_Found]:
    """Drop lone words that the text also has in lower case, or that only call a kind."""
    surnames = {f.words[-1].key for f in found if len(f.words) > 1}
    kept = []
    for item in found:
        if len(item.words) == 1:
            key = item.key
            if len(key) < 2 or key.isdigit():
                continue
            common = (
                key in layout.lower
                or key in lists.organisations
                or key in lists.roles
                or key in lists.titles
                or key in lists.places
            )
            if common and not (key in surnames and not item.opening) and not item.votes:
                continue
        kept.append(item)
    return kept


def _in_headlines(runs: Sequence[Run], found: Sequence[_Found]) -> list[_Found]:
    """The names of the body that headlines repeat; capitals prove nothing there."""
    known: dict[str, set[tuple[str, ...]]] = {}
    for item in found:
        keys = tuple(w.key for w in item.words)
        known.setdefault(keys[0], set()).add(keys)
        if len(keys) > 1:
            known.setdefault(keys[-1], set()).add(keys[-1:])
    repeated = []
    for run in (r for r in runs if r.headline):
        at = 0
        while at < len(run.words):
            options = known.get(run.words[at].key, ())
            keys = tuple(w.key for w in run.words[at:])
            fit = max((len(o) for o in options if keys[: len(o)] == o), default=0)
            if fit:
                repeated.append(_Found(run.words[at : at + fit], run.sentence, at == 0))
            at += fit or 1
    return repeated


def _describe(item: _Found, previous: _Found | None, layout: Layout, lists: NameWords) -> None:
    """Add what stands beside a mention to its descriptors and to the votes on its type."""
    last = item.words[-1].key
    entity = layout.entity_at(item.start)
    if entity is not None and entity[1] >= item.end and entity[2] in _LABELS:
        item.votes[_LABELS[entity[2]]] += 1
    if len(item.words) > 1:
        if last in lists.organisations:
            item.votes["org"] += 2
        elif last in lists.places or item.words[0].key in lists.places:
            item.votes["place"] += 2
        elif item.words[0].key in lists.given:
            item.votes["person"] += 1
    before = previous if previous is not None and previous.sentence == item.sentence else None
    beside: Beside = look_beside(
        layout.text,
        layout.sentence_span(item.sentence),
        (item.start, item.end),
        (before.start, before.end) if before else None,
        lists,
    )
    item.descriptors |= beside.descriptors
    if beside.type is not None:
        item.votes[beside.type] += beside.weight
    if beside.joined and before is not None:
        nouns = before.descriptors & (lists.place_nouns | lists.vessels)
        item.descriptors |= nouns
        if nouns & lists.place_nouns:
            item.votes["place"] += 2


def _records(found: Sequence[_Found], layout: Layout, lists: NameWords) -> NamesInDocument:
    forms: dict[str, Form] = {}
    for index, item in enumerate(found):
        form = forms.setdefault(item.key, Form(item.key, [], Counter()))
        form.mentions.append(index)
        form.votes.update(item.votes)
    texts = [layout.text[f.start : f.end] for f in found]
    groups = gather(list(forms.values()), texts, layout.text, [f.end for f in found], lists)
    owner = {i: number for number, group in enumerate(groups) for i in group.mentions}
    mentions = tuple(
        Mention(
            item.start,
            item.end,
            texts[i],
            groups[owner[i]].type,
            item.key,
            owner[i],
            frozenset(item.descriptors),
            item.opening,
            item.sentence,
        )
        for i, item in enumerate(found)
    )
    entities = tuple(Entity(g.name, fold(g.name), g.type, tuple(g.mentions)) for g in groups)
    return NamesInDocument(mentions, entities)
