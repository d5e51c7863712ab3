"""Whom a speaker's naming means: "he" and "they", and the full name behind a bare surname.

Goes by the nearest earlier speaker or subject that fits in number and sex, within a few
paragraphs, and leaves a pronoun as it stands where none does. Not a coreference resolver.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from atodds.extract.speech.cues import Cues
from atodds.extract.speech.speakers import Phrase, author, phrase_around, phrase_left
from atodds.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Entity

Sort = Literal["he", "she", "person", "many", "body"]

PRONOUNS: dict[str, tuple[Sort, ...]] = {
    "he": ("he", "person"),
    "him": ("he", "person"),
    "his": ("he", "person"),
    "she": ("she", "person"),
    "her": ("she", "person"),
    "they": ("many", "body"),
    "them": ("many", "body"),
    "their": ("many", "body"),
    "it": ("body",),
    "its": ("body",),
}
_REACH = 1200
"""Characters back to a speaker to whom a pronoun may refer."""
_SUBJECT_REACH = 60
"""Tokens back to a subject that is no speaker."""
_RECENT = 20
"""How many earlier scopes are looked at."""
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_TITLE_TAGS = frozenset({"NNP", "NN"})
_PLURAL = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class Referent:
    """Somebody who may be meant by a pronoun: named where, by what text, of what sort."""

    at: int
    text: str
    sort: Sort


class Referents:
    """The persons that a document names in full, and those its pronouns stand for."""

    def __init__(self, doc: Doc, cues: Cues) -> None:
        self._doc = doc
        self._cues = cues
        self._speakers: list[Referent] = []
        self._scopes: list[Span] = []
        self._full: dict[str, list[tuple[int, str]]] = {}
        for entity in doc.ents:
            if entity.label_ != "PERSON":
                continue
            words = [t.text for t in entity if t.tag_ in ("NNP", "NNPS")]
            if len(words) > 1:
                self._full.setdefault(words[-1], []).append((entity.start, self._titled(entity)))

    def heard(self, phrase: Phrase | None, speaker: str, at: int, scope: Span) -> None:
        """Remember a speaker, for the pronouns to come, and the text that is put on them."""
        self._scopes.append(scope)
        if phrase is None or not speaker:
            return
        sort: Sort | None = self.sort(phrase.head)
        if self._doc[phrase.head].lower_ in PRONOUNS:
            named = (s.sort for s in reversed(self._speakers) if s.text == speaker)
            sort = next(named, None)
        if sort is not None:
            self._speakers.append(Referent(at, speaker, sort))

    def name(self, phrase: Phrase) -> str:
        """Who is meant: the author of a paper, whom a pronoun stands for, a name in full."""
        if self._doc[phrase.head].lower_ in self._cues.documents:
            phrase = author(self._doc, phrase)
        if self._doc[phrase.head].lower_ in PRONOUNS:
            return self._referent(phrase.head)
        return self.full_name(phrase)

    def sort(self, head: int) -> Sort:
        """What the noun phrase with its head at a token stands for."""
        token, cues = self._doc[head], self._cues
        word = token.lower_
        if token.text in self._full:
            return self._sex(head)
        if token.tag_ in _PLURAL or any(c.dep_ == "conj" for c in token.children):
            return "many"
        if word in cues.collective or token.ent_type_ in ("ORG", "GPE", "NORP"):
            return "body"
        named = token.ent_type_ == "PERSON" or token.tag_ == "NNP"
        sexed = word in cues.feminine or word in cues.masculine
        return self._sex(head) if named or sexed or word in cues.speakers else "body"

    def full_name(self, phrase: Phrase) -> str:
        """The naming as the text gives it, a bare surname with the first name it has elsewhere."""
        doc = self._doc
        text = " ".join(doc[phrase.start : phrase.end].text.split())
        before = doc[phrase.start : phrase.end - 1]
        bare = all(t.lower_.rstrip(".") in self._cues.titles for t in before)
        if not bare or doc[phrase.head].tag_ not in ("NNP", "NNPS"):
            return text
        named = self._full.get(doc[phrase.end - 1].text, [])
        firsts = {name.split()[-2] for _, name in named}
        if len(firsts) != 1:
            return text
        earlier = [name for at, name in named if at <= phrase.start] or [named[0][1]]
        return max(earlier, key=len)

    def _referent(self, pronoun: int) -> str:
        """Whom a pronoun at a token stands for: the nearest that fits, else the pronoun itself."""
        doc = self._doc
        sorts = PRONOUNS.get(doc[pronoun].lower_, ())
        here = doc[pronoun].idx
        found = [s for s in self._speakers if s.sort in sorts and here - _REACH < s.at < here]
        best = max(found, key=lambda s: s.at, default=None)
        subject = self._subject(pronoun, sorts)
        if subject is not None and (best is None or subject.at > best.at):
            best = subject
        return best.text if best is not None else doc[pronoun].text

    def _subject(self, pronoun: int, sorts: tuple[Sort, ...]) -> Referent | None:
        """The nearest earlier subject of a main clause that fits and that nobody is quoted with."""
        doc = self._doc
        for token in reversed(list(doc[max(0, pronoun - _SUBJECT_REACH) : pronoun])):
            main = token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ in ("ROOT", "conj")
            if not main or token.tag_ not in _NOUNS:
                continue
            if not self._speaks(token):
                continue
            spoken = any(s.start <= token.idx < s.end for s in self._scopes[-_RECENT:])
            if not spoken and self.sort(token.i) in sorts:
                phrase = phrase_around(doc, token.i, max(0, token.i - 6), token.head.i)
                if phrase is not None:
                    return Referent(token.idx, self.full_name(phrase), self.sort(token.i))
        return None

    def _speaks(self, token: Token) -> bool:
        """Whether a noun names somebody who may be meant by a pronoun."""
        if token.tag_ == "NNP":
            return token.ent_type_ in ("", "PERSON", "ORG") or token.text in self._full
        return token.ent_type_ == "PERSON" or token.lower_ in self._cues.speakers

    def _sex(self, head: int) -> Sort:
        words = {t.lower_ for t in self._doc[max(0, head - 3) : head + 1]}
        if words & self._cues.feminine:
            return "she"
        return "he" if words & self._cues.masculine else "person"

    def _titled(self, entity: Entity) -> str:
        """A name with the title before it: "Sgt. Ada Stone"."""
        doc = self._doc
        start = phrase_left(doc, entity.start, max(0, entity.start - 4))
        while start < entity.start and doc[start].tag_ not in _TITLE_TAGS:
            start += 1
        words = [t for t in doc[start : entity.end] if t.tag_ != "POS"]
        return " ".join("".join(t.text_with_ws for t in words).split())
