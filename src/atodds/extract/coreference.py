"""Finds whom or what a noun phrase means: light, within one document.

Only what a reader could hardly take otherwise: a name, a name beside the noun, a pronoun after one
person, "the group" after one group, "the 28-year-old" after one who is 28, "the suspect" in a text
that has one. Anything else stays unresolved: no guess is better than a wrong one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atodds.extract.analysis import Analysis
from atodds.extract.naming.described import AGED, MEANT, SEXES, DescribedPeople
from atodds.extract.naming.groups import Groups
from atodds.extract.naming.parts import ANOTHER, PART, Parts, doers, undergoers
from atodds.names import parse_name
from atodds.namewords import fold

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from atodds.mentions import Mention

_SEX_OF = {"he": "man", "him": "man", "his": "man", "himself": "man",
           "she": "woman", "her": "woman", "hers": "woman", "herself": "woman"}  # fmt: skip
_COLLECTIVE = frozenset({"it", "its", "they", "their", "them"})
_SOME = frozenset({"some", "most", "all", "this", "that", "which"})
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NAMING = frozenset({"name", "call", "identify", "know"})
_COUNTED = frozenset({"victim"})
"""Parts that are counted by what people undergo."""
_ONE = frozenset({"one", "1"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_SENTENCES = 3
"""How many sentences a pronoun reaches back."""
_DEPTH = 4
_LONGEST = 4
"""Words of a person's name."""


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a noun phrase means.

    `key` is the folded name, "role:suspect" for one who is known by the part alone, "" where
    nobody can be told; `roles` are the parts that the phrase gives; `person` says that it means
    people, `many` that it means several.
    """

    key: str
    name: str
    roles: frozenset[str] = frozenset()
    person: bool = False
    many: bool = False


class References:
    """The persons, groups and parts of one document."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        vocabulary = analysis.lexica.vocabulary
        self.parts = Parts(vocabulary, analysis.lexica.events)
        self._groups = Groups(vocabulary)
        self._apart = frozenset(vocabulary.nested("roles", "kept_out")["apart"])
        self._mentions = dict(_by_token(analysis))
        self._families = {
            m.key.split()[-1]
            for m in analysis.names.mentions
            if m.type == "person" and " " in m.key
        }
        self._anew: Counter[str] = Counter()
        self._sexes: dict[str, set[str]] = defaultdict(set)
        self._playing: dict[str, Referent] = {}
        self._described = DescribedPeople(
            analysis.doc, analysis.names, analysis.lexica.people, _speakers(analysis)
        )
        self._read_parts()

    def of(self, token: Token, depth: int = 0) -> Referent:
        """Whom or what the noun phrase with this head means."""
        named = self.named(token)
        if named is not None:
            return self._entity(named, self.parts.of(token))
        if token.text[:1].isupper() and token.tag_ != "NNS":
            unlisted = self._unlisted(token)
            if unlisted is not None:
                return unlisted
        word = token.lower_
        if depth < _DEPTH:
            if word in _RELATIVE:
                verb = next((t for t in token.ancestors if t.dep_ == "relcl"), None)
                return self.of(verb.head, depth + 1) if verb is not None else Referent("", word)
            if word in _SEX_OF:
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

    def hold(self, role: str, referent: Referent) -> None:
        """Note that someone plays a part, unless the text makes them an officer, a judge ...

        Who is known by age alone may be the one who plays it by a name that comes without an age.
        """
        if referent.key.startswith(AGED) and not referent.many:
            key, name = self.parts.holder(role)
            if key and not key.startswith((PART, AGED)) and not self._tells_age_of(key):
                self._playing[referent.key] = Referent(key, name, person=True)
                return
        if referent.many or not self._stands_apart(referent.key):
            self.parts.hold(role, referent.key, referent.name, many=referent.many)

    def playing(self, referent: Referent) -> Referent:
        """Whom a text names who plays the part of somebody known by age; else the same."""
        return self._playing.get(referent.key, referent)

    def people_in(self, sentence: Span) -> list[Token]:
        """The person named in a sentence, if it names just one who takes part in events."""
        found: dict[str, Token] = {}
        for token in sentence:
            mention = self._mentions.get(token.i)
            if mention is not None and self._names_person(mention):
                key = self._entity(mention, frozenset()).key
                if not self._stands_apart(key):
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

    def named(self, token: Token) -> Mention | None:
        """The name that heads a noun phrase, is in apposition to it or is said to be it."""
        if token.tag_ == "NNS":
            return None
        near = [token, *(c for c in token.children if c.dep_ in {"appos", "flat"})]
        if token.dep_ == "appos":
            near.append(token.head)
        for clause in token.children:
            if clause.dep_ == "acl" and clause.lemma_.lower() in _NAMING:
                near.extend(c for c in clause.children if c.dep_ in {"oprd", "attr", "dobj"})
                within = [c for c in clause.children if c.dep_ == "prep" and c.lower_ == "as"]
                near.extend(c for p in within for c in p.children if c.dep_ == "pobj")
        near.extend(_equated(token))
        near.extend(c for c in token.children if c.dep_ == "compound" and token.pos_ == "PROPN")
        for candidate in near:
            mention = self._mentions.get(candidate.i)
            if mention is not None and (mention.type != "place" or self._is_known(mention)):
                return mention
        return None

    def _is_known(self, mention: Mention) -> bool:
        """Whether a name is a group's by the aliases, whatever the parse takes it for."""
        return self._analysis.names.entities[mention.entity].key in self._groups

    def _entity(self, mention: Mention, roles: frozenset[str]) -> Referent:
        entity = self._analysis.names.entities[mention.entity]
        key, name = entity.key, entity.name
        if mention.key in self._groups:
            return Referent(mention.key, mention.text, roles)
        if mention.type == "person" and " " not in mention.key:
            key, name = self._fuller(mention)
        return Referent(key, name, roles, person=self._names_person(mention))

    def _unlisted(self, token: Token) -> Referent | None:
        """A name not among those found: of a headline, or a surname that begins a sentence."""
        if token.pos_ == "PROPN" and token.ent_type_ in {"", "PERSON"}:
            first = token.i
            while first > token.sent.start and token.doc[first - 1].pos_ == "PROPN":
                first -= 1
            name = token.doc[first : token.i + 1].text
            if first < token.i and self._mentions.get(first) is None:
                words = self._analysis.lexica.names.organisations
                person = fold(token.text) not in words and token.i - first < _LONGEST
                return Referent(fold(name), name, self.parts.of(token), person=person)
        family = fold(token.text)
        fits = {
            m.entity
            for m in self._analysis.names.mentions
            if " " in m.key and m.key.split()[-1] == family and self._names_person(m)
        }
        if len(fits) != 1:
            return None
        named = self._analysis.names.entities[fits.pop()]
        return Referent(named.key, named.name, person=True)

    def _fuller(self, mention: Mention) -> tuple[str, str]:
        """Whom a bare surname means: the one named in full before, or the one with a part to play.

        ("", surname) where several fit.
        """
        names = self._analysis.names
        fits: dict[str, str] = {}
        for other in names.mentions:
            if other.start < mention.start and other.type == "person" and " " in other.key:
                family = parse_name(other.text, "person", self._analysis.lexica.names).family
                if family and family[-1] == mention.key:
                    entity = names.entities[other.entity]
                    fits[entity.key] = entity.name
        if not fits:
            entity = names.entities[mention.entity]
            return entity.key, entity.name
        playing = [key for key in fits if self.parts.alone(key)]
        chosen = list(fits) if len(fits) == 1 else playing
        return (chosen[0], fits[chosen[0]]) if len(chosen) == 1 else ("", mention.text)

    def _names_person(self, mention: Mention) -> bool:
        if mention.type == "person":
            return True
        words = mention.key.split()
        lists = self._analysis.lexica.names
        known = mention.key in self._groups or words[-1] in lists.organisations
        return mention.type != "place" and len(words) > 1 and not known

    def _stands_apart(self, key: str) -> bool:
        """Whether the text calls someone a judge, an officer: who speaks of events from outside."""
        names = self._analysis.names
        return any(
            not self._apart.isdisjoint(names.mentions[i].descriptors)
            for entity in names.entities
            if entity.key == key
            for i in entity.mentions
        )

    def _is_person(self, token: Token) -> bool:
        people = self._analysis.lexica.people
        counted = token.pos_ == "NUM" and token.dep_ in _SUBJECTS | {"dobj", "ROOT"}
        return token.lemma_.lower() in people or _tells_age(token) or counted

    def _read_parts(self) -> None:
        """Who plays a part by name, and which parts several play."""
        for token in self._analysis.doc:
            scene = self._analysis.scene_at(token.idx)
            if scene is not None and scene.background:
                continue
            if token.pos_ in {"NOUN", "PROPN"}:
                self.parts.count(token)
                if self.named(token) is not None:
                    for part in self.parts.of(token):
                        self.hold(part, self.of(token))
            elif token.pos_ == "VERB":
                for part in self.parts.of_doer(token):
                    for doer in doers(token):
                        if self.named(doer) is not None:
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
            self._sexes[part].update({sex} if (sex := self.sex_of(token)) else ())
            if len(self._sexes[part]) > 1 or self._anew[part] > 1:
                self.parts.hold(part, "", "", many=True)

    def sex_of(self, token: Token) -> str:
        """Whether a noun or pronoun is for a man or a woman; "" where it does not say."""
        if token.lower_ in _SEX_OF:
            return _SEX_OF[token.lower_]
        if token.lower_ in _RELATIVE:
            clause = next((t for t in token.ancestors if t.dep_ == "relcl"), token)
            token = clause.head
        sexes = self._analysis.lexica.people.get(token.lemma_.lower(), frozenset()) & SEXES
        return next(iter(sexes)) if len(sexes) == 1 else ""

    def _tells_age_of(self, key: str) -> bool:
        entities = self._analysis.names.entities
        return any(self._described.has_age(i) for i, e in enumerate(entities) if e.key == key)

    def _aged(self, token: Token) -> Referent | None:
        """Who is as old as "the 28-year-old" says: someone named, else one known by the age."""
        described = self._described.at(token)
        if described is None and token.tag_ == "NN":
            described = self._described.meant_again(token, _back(token))
        if described is None:
            return None
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
                mention = self._mentions.get(t.i)
                described = self._described.at(t)
                if mention is not None and mention.type == "person":
                    referent = self._entity(mention, frozenset())
                    if self._stands_apart(referent.key) or mention.key.split()[-1:] == speaker:
                        continue
                elif t.pos_ == "PROPN" and self._is_surname(t):
                    referent = self.of(t)
                    if self._stands_apart(referent.key) or [fold(t.text)] == speaker:
                        continue
                elif described is not None and described.sex in {"", _SEX_OF[token.lower_]}:
                    referent = self._aged(t) or Referent("", t.text)
                elif described is None and self._is_unnamed(t, _SEX_OF[token.lower_]):
                    referent = Referent("", t.text, self.parts.of(t), person=True)
                else:
                    continue
                found[referent.key] = referent
                if t.dep_ in _SUBJECTS and t.head.dep_ == "ROOT" and not t.conjuncts:
                    subject = referent
            if len(found) == 1:
                return next(iter(found.values()))
            if found:
                return subject
        return None

    def _is_surname(self, token: Token) -> bool:
        """Whether a word that is not among the names found is a person's name."""
        first = token.head if token.dep_ == "conj" else token
        known = fold(token.text) in self._families
        return known or (first.dep_ in _SUBJECTS and self.of(token).person)

    def _is_unnamed(self, token: Token, sex: str) -> bool:
        """Whether a noun is for one person of a sex of whom the text tells neither name nor age."""
        parts = self._analysis.lexica.people.get(token.lemma_.lower(), frozenset())
        sexes = parts & SEXES
        return (
            token.tag_ == "NN"
            and bool(parts & MEANT)
            and token.dep_ in _SUBJECTS | {"dobj", "pobj"}
            and (not sexes or sex in sexes)
        )

    def _group_before(self, token: Token, depth: int) -> Referent | None:
        """The last group that a sentence before is about: the subject of its main clause."""
        speaker = self._analysis.attribution(token.idx, token.idx + len(token))
        spoken = speaker.span if speaker is not None else None
        for sentence, stop in _back(token):
            for t in reversed(list(sentence)):
                if t.i >= stop or t.dep_ not in _SUBJECTS or t.head.dep_ not in {"ROOT", "conj"}:
                    continue
                if spoken is not None and spoken.start <= t.idx < spoken.end:
                    continue
                mention = self.named(t)
                if mention is not None and self._is_group(mention):
                    return self._entity(mention, frozenset())
                if self.parts.is_group(t) and depth + 1 < _DEPTH:
                    return self.of(t, depth + 1)
        return None

    def _is_group(self, mention: Mention) -> bool:
        entity = self._analysis.names.entities[mention.entity]
        return entity.key in self._groups or "group" in mention.descriptors


def _speakers(analysis: Analysis) -> frozenset[int]:
    """The entities that a document only lets speak."""
    speaks: dict[int, bool] = {}
    for mention in analysis.names.mentions:
        token = analysis.token_at(mention.end - 1)
        says = (
            token is not None
            and token.dep_ in _SUBJECTS
            and token.head.lemma_.lower() in analysis.lexica.reporting
        )
        speaks[mention.entity] = says and speaks.get(mention.entity, True)
    return frozenset(entity for entity, says in speaks.items() if says)


def _by_token(analysis: Analysis) -> Iterator[tuple[int, Mention]]:
    for mention in analysis.names.mentions:
        for token in analysis.tokens(mention.start, mention.end) or ():
            yield token.i, mention


def _equated(token: Token) -> list[Token]:
    """What "is" makes a noun phrase the same as: "the man killed was Dr. Lund"."""
    verb = token.head
    if verb.lemma_ != "be" or token.dep_ not in {"nsubj", "attr"}:
        return []
    if any(c.dep_ == "neg" for c in verb.children):
        return []
    other = "attr" if token.dep_ == "nsubj" else "nsubj"
    return [c for c in verb.children if c.dep_ == other]


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
