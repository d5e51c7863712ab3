"""How far a text stands behind a statement: asserted, hedged or negated, for the clause of a span.

Looks at the span's own clause, the verbs that govern it and the cue that it is put on the speaker
with; what other clauses of the sentence hedge or deny does not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from atodds.extract.speech.cues import Cues, phrase_pattern
from atodds.extract.speech.source import Source, source_at
from atodds.model import Modality

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_CLAUSES = frozenset(
    {"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "pcomp", "parataxis"}
)
_GOVERNED = frozenset({"xcomp", "ccomp", "oprd", "acomp"})
_CONDITIONS = frozenset({"if", "whether", "unless"})
_NOBODY = frozenset({"nobody", "none", "neither", "nothing", "noone"})
_NO = frozenset({"no", "neither"})
_BOUNDS = frozenset({"fewer", "less", "more", "later", "earlier", "only", "just", "doubt"})
_PREDICATES = frozenset({"advmod", "acomp", "oprd", "amod", "attr", "aux", "npadvmod"})
_DEPTH = 8


def modality_at(doc: Doc, start: int, end: int, cues: Cues, sources: Sequence[Source]) -> Modality:
    """How the clause around `start:end` is put forward; ASSERTED where there is no token."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return Modality.ASSERTED
    path = list(_path(span.root))
    verbs = list(_verbs(path[-1], cues))
    source = source_at(sources, start, end)
    if source is not None and source.kind == "deny":
        return Modality.NEGATED
    if _negated(path, verbs[0]):
        return Modality.NEGATED
    if any(_refused(verb) for verb in verbs[1:]):
        open_ = any(_refused(v) and _reports(v, cues) for v in verbs[1:])
        open_ |= _hedging(_clause_text(verbs), cues)
        return Modality.HEDGED if open_ else Modality.NEGATED
    hedged = (
        (source is not None and (source.kind == "believe" or not source.speaker))
        or (source is not None and _hedging(source.text, cues))
        or _hedged(path, verbs, cues)
        or _asks(span.sent)
    )
    return Modality.HEDGED if hedged else Modality.ASSERTED


def _asks(sentence: Span) -> bool:
    """Whether a sentence ends with a question mark, quotation marks behind it aside."""
    endings = (token.text.rstrip(" \"'") for token in reversed(list(sentence)))
    return next((text for text in endings if text), "").endswith("?")


def _path(token: Token) -> Iterator[Token]:
    """The token and what governs it, up to the verb of its clause."""
    for _ in range(_DEPTH):
        yield token
        verbal = token.tag_.startswith("VB") or token.tag_ == "MD"
        if token.head == token or (verbal and token.dep_ not in ("amod", "compound", "aux")):
            return
        token = token.head


def _verbs(verb: Token, cues: Cues) -> Iterator[Token]:
    """The clause's verb, then the verbs whose complement it is; the last may be one of saying."""
    for _ in range(_DEPTH):
        yield verb
        if verb.dep_ == "conj" and verb.head.dep_ in _GOVERNED:
            verb = verb.head
        if verb.dep_ not in _GOVERNED or _reports(verb, cues) or verb.head == verb:
            return
        verb = verb.head


def _reports(verb: Token, cues: Cues) -> bool:
    word = verb.lower_
    return word in cues.say or word in cues.report


def _negated(path: Sequence[Token], verb: Token) -> bool:
    for token in path:
        for child in token.children:
            if child.dep_ == "neg" and not _bounding(child):
                return True
            if child.dep_ == "det" and child.lower_ in _NO and not _bounding(child):
                return True
        if token.dep_ == "prep" and token.lower_ == "without":
            return True
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            nobody = child.lower_ in _NOBODY or any(
                c.dep_ == "det" and c.lower_ in _NO for c in child.children
            )
            if nobody:
                return True
    return False


def _bounding(token: Token) -> bool:
    """Whether "no" or "not" belongs to "no fewer than", "not only"."""
    doc = token.doc
    return token.i + 1 < len(doc) and doc[token.i + 1].lower_ in _BOUNDS


def _refused(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _hedged(path: Sequence[Token], verbs: Sequence[Token], cues: Cues) -> bool:
    single, phrases = _split(cues.hedges)
    for token in path[:-1]:
        if token.lower_ in single or any(c.lower_ in single for c in token.children):
            return True
    for verb in verbs:
        if verb.lower_ in cues.believe and verb is not verbs[0]:
            return True
        for child in verb.children:
            word = child.lower_
            if child.dep_ in ("aux", "auxpass") and word in cues.hedging_modals:
                return True
            if child.dep_ in _PREDICATES and word in single:
                return True
            if child.dep_ == "mark" and word in _CONDITIONS:
                return True
    return phrase_pattern(phrases).search(_clause_text(verbs)) is not None


def _hedging(text: str, cues: Cues) -> bool:
    return phrase_pattern(cues.hedges).search(text.lower()) is not None


@lru_cache(maxsize=8)
def _split(hedges: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Single words, which must stand in the right place, and phrases, which may stand anywhere."""
    single = frozenset(h for h in hedges if " " not in h)
    return single, hedges - single


def _clause_text(verbs: Sequence[Token]) -> str:
    """The words around the verbs of a clause, without clauses that hang on them."""
    out = set()
    for verb in verbs:
        out.add(verb.i)
        for child in verb.children:
            if child.dep_ not in _CLAUSES and child.dep_ != "conj":
                out.update(range(child.left_edge.i, child.right_edge.i + 1))
            elif child in verbs:
                out.update(range(child.left_edge.i, child.i + 1))
    doc = verbs[0].doc
    return " ".join(doc[i].lower_ for i in sorted(out))
