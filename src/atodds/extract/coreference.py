"""Finds whom or what a noun phrase means: light, within one document.

Only what a reader could hardly take otherwise: a name, a name beside the noun, a pronoun after one
person, "the group" after one group, "the 28-year-old" after one who is 28, "the suspect" in a text
that has one. Anything else stays unresolved: no guess is better than a wrong one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.naming.described import AGED, MEANT, SEXES, Described, DescribedPeople
from atodds.extract.naming.parts import ANOTHER, PART, Parts, doers, undergoers
from atodds.extract.naming.persons import (
    RELATIVE,
    SEX_OF,
    SUBJECTS,
    Persons,
    Referent,
    speakers,
)
from atodds.namewords import fold

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from atodds.mentions import Mention

_COLLECTIVE = frozenset({"it", "its", "they", "their", "them"})
_SOME = frozenset({"some", "most", "all", "this", "that", "which"})
_COUNTED = frozenset({"victim"})
"""Parts that are counted by what people undergo."""
_ONE = frozenset({"one", "1"})
_BESIDE = frozenset({"poss", "amod", "compound", "nmod"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_SENTENCES = 3
"""How many sentences a pronoun reaches back."""
_DEPTH = 4


class References:
    """The persons, groups and parts of one document."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        vocabulary = analysis.lexica.vocabulary
        self.parts = Parts(vocabulary, analysis.lexica.events)
        self._groups = analysis.lexica.groups
        self.persons = Persons(analysis, self.parts, self._groups)
        self._organs = vocabulary.words("bodies", "organs")
        self._anew: Counter[str] = Counter()
        self._sexes: dict[str, set[str]] = defaultdict(set)
        self._playing: dict[str, Referent] = {}
        self._described = DescribedPeople(
            analysis.doc, analysis.names, analysis.lexica.people, speakers(analysis)
        )
        self._read_parts()

    def of(self, token: Token, depth: int = 0) -> Referent:
        """Whom or what the noun phrase with this head means."""
        named = self.persons.named(token)
        if named is not None:
            return self.persons.entity(named, self.parts.of(token))
        if token.text[:1].isupper() and token.tag_ != "NNS":
            unlisted = self.persons.unlisted(token)
            if unlisted is not None:
                return unlisted
        word = token.lower_
        if depth < _DEPTH:
            if word in RELATIVE:
                verb = next((t for t in token.ancestors if t.dep_ == "relcl"), None)
                return self.of(verb.head, depth + 1) if verb is not None else Referent("", word)
            if word in SEX_OF:
                return self._person_before(token) or Referent("", word, person=True)
            if word in _COLLECTIVE or self.parts.is_group(token):
                group = self._group_before(token, depth)
                return group or Referent("", word, many=word not in {"it", "its"})
        aged = self._aged(token)
        if aged is not None:
            return aged
        many = token.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in token.children)
        roles = self.parts.of(token)
        if roles:
            return Referent("", token.text, roles, person=True, many=many)
        return Referent("", token.text, person=self._is_person(token), many=many)

    def each(self, token: Token) -> list[Referent]:
        """Whom a noun phrase means, one by one where it lists ages: "two men, 25 and 30"."""
        listed = self._described.listed_at(token)
        return [self._meant(d, token) for d in listed] or [self.of(token)]

    def hold(self, role: str, referent: Referent) -> None:
        """Note that someone plays a part, unless the text makes them an officer, a judge ...

        Who is known by age alone may be the one who plays it by a name that comes without an age.
        """
        if referent.key.startswith(AGED) and not referent.many:
            key, name = self.parts.holder(role)
            if key and not key.startswith((PART, AGED)) and not self._tells_age_of(key):
                self._playing[referent.key] = Referent(key, name, person=True)
                return
        if referent.many or not self.persons.stands_apart(referent.key):
            self.parts.hold(role, referent.key, referent.name, many=referent.many)

    def playing(self, referent: Referent) -> Referent:
        """Whom a text names who plays the part of somebody known by age; else the same."""
        return self._playing.get(referent.key, referent)

    def people_in(self, sentence: Span) -> list[Token]:
        """The person named in a sentence, if it names just one who takes part in events."""
        found: dict[str, Token] = {}
        for token in sentence:
            mention = self.persons.at(token)
            if mention is not None and self.persons.names_person(mention):
                key = self.persons.entity(mention, frozenset()).key
                if not self.persons.stands_apart(key):
                    found.setdefault(key, token)
        return list(found.values()) if len(found) == 1 else []

    def described_beside(self, span: Span) -> list[Token]:
        """The person whose age a sentence tells around a phrase, if it speaks of nobody else."""
        aged = [t for t in span.sent if self._described.at(t) is not None]
        found = {self.of(t).key: t for t in aged}
        others = [t for t in span.sent if t.pos_ in _NOUNS and t not in aged and t not in span]
        alone = len(found) == 1 and "" not in found
        if not alone or any(self.of(t).person for t in others):
            return []
        return list(found.values())

    def body(self, token: Token) -> str:
        """The country that "Sudan", "its army" or "a spokesman for" it stands for, else a group."""
        near = [token, *(c for c in token.children if c.dep_ in _BESIDE)]
        if token.lemma_.lower() in self._organs:
            near += [g for c in token.children if c.dep_ == "prep" for g in c.children]
        elif token.pos_ != "PROPN":
            near = []
        for word in near:
            nation = self._nation(word)
            named = self.persons.at(word)
            nation = nation or (self._nation_in(named) if named is not None else "")
            if nation:
                return nation
        referent = self.of(token)
        return referent.key if referent.key and not referent.person else ""

    def _nation(self, token: Token) -> str:
        """The country that a word names, by itself or with the word before it."""
        nations = self._analysis.lexica.nations
        before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
        return nations.get(f"{before} {token.lower_}") or nations.get(token.lower_, "")

    def _nation_in(self, mention: Mention) -> str:
        """The country whose name is a part of a body's name: "the Sudan Armed Forces"."""
        name = self._analysis.names.entities[mention.entity].key.split()
        nations = self._analysis.lexica.nations
        organ = not self._organs.isdisjoint(w.removesuffix("s") for w in name)
        return next((nations[w] for w in name if w in nations), "") if organ else ""

    def thing(self, token: Token, nouns: Container[str]) -> Token:
        """What "it" or "some of them" means, if one of some nouns stands before it; else itself."""
        if token.lower_ not in _COLLECTIVE and token.lower_ not in _SOME:
            return token
        for sentence, stop in _back(token):
            for t in reversed(list(sentence)):
                if t.i < stop and t.lemma_.lower() in nouns:
                    return t
        return token

    def group_key(self, key: str, sentence: Span) -> str:
        """The name that a group is compared by, by the places of the sentence that names it."""
        start, end = sentence.start_char, sentence.end_char
        places = [p.key for p in self._analysis.places if start <= p.start < end]
        return self._groups.key(key, places)

    def _is_person(self, token: Token) -> bool:
        people = self._analysis.lexica.people
        counted = token.pos_ == "NUM" and token.dep_ in SUBJECTS | {"dobj", "ROOT"}
        return token.lemma_.lower() in people or _tells_age(token) or counted

    def _read_parts(self) -> None:
        """Who plays a part by name, and which parts several play."""
        for token in self._analysis.doc:
            scene = self._analysis.scene_at(token.idx)
            if scene is not None and scene.background:
                continue
            if token.pos_ in {"NOUN", "PROPN"}:
                self.parts.count(token)
                if self.persons.named(token) is not None:
                    for part in self.parts.of(token):
                        self.hold(part, self.of(token))
            elif token.pos_ == "VERB":
                for part in self.parts.of_doer(token):
                    for doer in doers(token):
                        if self.persons.named(doer) is not None:
                            self.hold(part, self.of(doer))
                for part in self.parts.of_undergoer(token) & _COUNTED:
                    self._count_undergoers(part, token)

    def age_of(self, key: str) -> int | None:
        """The age by which somebody named can be known elsewhere, if the text gives one."""
        entities = [i for i, e in enumerate(self._analysis.names.entities) if e.key == key]
        return self._described.age_of(entities[0]) if len(entities) == 1 else None

    def _count_undergoers(self, part: str, verb: Token) -> None:
        """Note who undergoes a verb, and that several do, as a plural or another sex tells."""
        several = undergoers(verb)
        for token in several:
            referent = self.of(token)
            if not referent.person:
                continue
            numbered = any(c.dep_ == "nummod" and c.lower_ not in _ONE for c in token.children)
            another = any(c.lower_ in ANOTHER for c in token.children)
            many = referent.many or numbered or another or len(several) > 1
            self.hold(part, Referent(referent.key, referent.name, person=True, many=many))
            if not referent.key and self._analysis.role_at(token.idx) == "body":
                self._anew[part] += any(c.lower_ in {"a", "an"} for c in token.children)
            self._sexes[part].update({sex} if (sex := self.persons.sex_of(token)) else ())
            if len(self._sexes[part]) > 1 or self._anew[part] > 1:
                self.parts.hold(part, "", "", many=True)

    def _tells_age_of(self, key: str) -> bool:
        entities = self._analysis.names.entities
        return any(self._described.has_age(i) for i, e in enumerate(entities) if e.key == key)

    def _aged(self, token: Token) -> Referent | None:
        """Who is as old as "the 28-year-old" says: someone named, else one known by the age."""
        described = self._described.at(token)
        if described is None and token.tag_ == "NN":
            described = self._described.meant_again(token, _back(token))
        return self._meant(described, token) if described is not None else None

    def _meant(self, described: Described, token: Token) -> Referent:
        """Who is as old as a description says, at the head of a noun phrase."""
        entity = self._described.named(described)
        if entity is not None:
            named = self._analysis.names.entities[entity]
            return Referent(named.key, named.name, person=True)
        if not self._described.is_clear(described):
            return Referent("", described.name, self.parts.of(token), person=True, many=True)
        return Referent(described.key, described.name, self.parts.of(token), person=True)

    def _person_before(self, token: Token) -> Referent | None:
        """The one person that the sentences before name; their subject where they name several."""
        said = self._analysis.attribution(token.idx, token.idx + len(token))
        speaker = fold(said.speaker).split()[-1:] if said is not None else []
        for sentence, stop in _back(token):
            found: dict[str, Referent] = {}
            subject: Referent | None = None
            for t in sentence:
                if t.i >= stop:
                    continue
                mention = self.persons.at(t)
                described = self._described.at(t)
                if mention is not None and mention.type == "person":
                    referent = self.persons.entity(mention, frozenset())
                    if (
                        self.persons.stands_apart(referent.key)
                        or mention.key.split()[-1:] == speaker
                    ):
                        continue
                elif t.pos_ == "PROPN" and self._is_surname(t):
                    referent = self.of(t)
                    if self.persons.stands_apart(referent.key) or [fold(t.text)] == speaker:
                        continue
                elif described is not None and described.sex in {"", SEX_OF[token.lower_]}:
                    referent = self._aged(t) or Referent("", t.text)
                elif described is None and self._is_unnamed(t, SEX_OF[token.lower_]):
                    unnamed = Referent("", t.text, self.parts.of(t), person=True)
                    referent = self._aged(t) or unnamed
                else:
                    continue
                found[referent.key] = referent
                if t.dep_ in SUBJECTS and t.head.dep_ == "ROOT" and not t.conjuncts:
                    subject = referent
            if len(found) == 1:
                return next(iter(found.values()))
            if found:
                return subject
        return None

    def _is_surname(self, token: Token) -> bool:
        """Whether a word that is not among the names found is a person's name."""
        first = token.head if token.dep_ == "conj" else token
        known = self.persons.is_family(token)
        return known or (first.dep_ in SUBJECTS and self.of(token).person)

    def _is_unnamed(self, token: Token, sex: str) -> bool:
        """Whether a noun is for one person of a sex of whom the text tells neither name nor age."""
        parts = self._analysis.lexica.people.get(token.lemma_.lower(), frozenset())
        sexes = parts & SEXES
        return (
            token.tag_ == "NN"
            and bool(parts & MEANT)
            and token.dep_ in SUBJECTS | {"dobj", "pobj"}
            and (not sexes or sex in sexes)
        )

    def _group_before(self, token: Token, depth: int) -> Referent | None:
        """The last group that a sentence before is about: the subject of its main clause."""
        speaker = self._analysis.attribution(token.idx, token.idx + len(token))
        spoken = speaker.span if speaker is not None else None
        for sentence, stop in _back(token):
            for t in reversed(list(sentence)):
                if t.i >= stop or t.dep_ not in SUBJECTS or t.head.dep_ not in {"ROOT", "conj"}:
                    continue
                if spoken is not None and spoken.start <= t.idx < spoken.end:
                    continue
                mention = self.persons.named(t)
                if mention is not None and self._is_group(mention):
                    return self.persons.entity(mention, frozenset())
                if self.parts.is_group(t) and depth + 1 < _DEPTH:
                    return self.of(t, depth + 1)
        return None

    def _is_group(self, mention: Mention) -> bool:
        entity = self._analysis.names.entities[mention.entity]
        return entity.key in self._groups or "group" in mention.descriptors


def _tells_age(token: Token) -> bool:
    """Whether a noun phrase's head is "28-year-old", in one token or in five."""
    word = token.lower_
    return word.endswith("year-old") or (
        word == "old" and any(c.lower_ == "year" for c in token.children)
    )


def _back(token: Token) -> Iterator[tuple[Span, int]]:
    """The sentence of a token up to it, and those before, nearest first."""
    sentence, stop = token.sent, token.i
    for _ in range(_SENTENCES):
        yield sentence, stop
        if sentence.start == 0:
            return
        stop = sentence.start
        sentence = token.doc[sentence.start - 1].sent
