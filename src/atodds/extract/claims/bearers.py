"""Of whom a state word is said, by the dependency parse, and whether it is said to be so at all.

Reads ClearNLP labels, as en_core_web_* give them. Does not know who anybody is: it points at the
head of a noun phrase.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from atodds.extract.naming.places import place_key
from atodds.model import Modality

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SUBJECTS = ("nsubjpass", "nsubj")
_ANY_SUBJECT = (*_SUBJECTS, "csubj")
_NEGATIONS = frozenset(
    {"not", "n't", "n\u2019t", "never", "no", "nobody", "none", "neither", "without"}
)
_DENIALS = frozenset({"deny", "reject", "refute"})
_MODALS = frozenset({"will", "would", "may", "might", "could", "can", "should", "must", "shall",
                     "'ll", "ca"})  # fmt: skip
_CONDITIONS = frozenset({"if", "until", "unless", "whether", "once"})
_UNREAL = frozenset({"hope", "chance", "fear", "risk", "possibility", "plan", "attempt", "aim",
                     "threat", "goal", "likelihood", "prospect"})  # fmt: skip
_GOING_ON = frozenset({"continue", "remain", "say", "believe", "report", "think", "know", "appear",
                       "seem", "keep", "confirm"})  # fmt: skip
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_WHERE = frozenset({"in", "to", "across", "throughout", "into", "inside", "within", "around"})
_CLIMB = 3
_CLOSE = 2
"""Phrases of more tokens may have a gap, whose words are not their own."""
_EXPRESSION = 14
"""Tokens of an object or subject that still belong to the expression of a state."""


def head_of(span: Span) -> Token:
    """The word of a phrase that the rest hangs on; not a bare negation."""
    if span.root.dep_ in {"neg", "advmod"}:
        tops = [t for t in span if t.head not in span and t.dep_ not in {"neg", "advmod"}]
        return tops[0] if tops else span.root
    return span.root


def bearers_of(span: Span) -> list[Token]:
    """The heads of the noun phrases that a state word or phrase says something of."""
    first = _bearer(span)
    return [first, *first.conjuncts] if first is not None else []


def owners_of(span: Span) -> list[Token]:
    """Whose name, whose condition a phrase is about that ends in a noun or has it as subject."""
    if len(span) == 1:
        return []
    for noun in (span[-1], span[0]):
        if noun.pos_ != "NOUN" or (noun.i == span.start and noun.dep_ not in _SUBJECTS):
            continue
        owner = _child(noun, ("poss",), span)
        of = next((c for c in noun.children if c.lower_ == "of" and c.dep_ == "prep"), None)
        owner = owner or (_child(of, ("pobj",), span) if of is not None else None)
        if owner is not None:
            return [owner, *owner.conjuncts]
    return []


def doers_of(span: Span) -> list[Token]:
    """Who does what a phrase with a verb says."""
    head = head_of(span)
    doer = _subject(head, span) if head.pos_ == "VERB" else None
    return [doer, *doer.conjuncts] if doer is not None else []


def holders_of(noun: Token) -> list[Token]:
    """Who has what a noun names: "his injuries", "a man suffered ... injuries"."""
    span = noun.doc[noun.i : noun.i + 1]
    holder = _child(noun, ("poss",), span)
    if holder is None and noun.dep_ == "dobj":
        holder = _subject(noun.head, span)
    if holder is None and noun.dep_ == "pobj":
        holder = _of_predicate(span, noun)
    return [holder, *holder.conjuncts] if holder is not None else []


def _bearer(span: Span) -> Token | None:
    root = head_of(span)
    last = span[-1]
    if last.pos_ == "ADP" and len(span) > 1:
        sought = next((c for c in last.children if c.dep_ in {"pobj", "pcomp"}), None)
        if sought is not None and last.lower_ in {"for", "of", "from"} and not _participle(root):
            return sought
    if root.pos_ in {"NOUN", "PROPN"}:
        return _of_noun(span, root)
    if root.dep_ == "amod" and root.head.pos_ in {"NOUN", "PROPN"}:
        return root.head
    if root.pos_ in {"ADJ", "ADV", "ADP"}:
        return _of_predicate(span, root)
    return _of_verb(span, root)


def _participle(token: Token) -> bool:
    return token.tag_ == "VBN"


def _of_noun(span: Span, root: Token) -> Token | None:
    """Whose arrest, who was named as a person of interest, who has a presence."""
    top = _first_of(root)
    head = top.head
    if top.dep_ == "pobj" and head.lower_ == "as" and head not in span:
        return _named_as(head.head, span)
    if top.dep_ == "dobj" and len(span) > 1:
        return _subject(head, span)
    if len(span) > 1 and (top.dep_ == "pobj" or head.pos_ == "ADP"):
        return _of_predicate(span, top)
    for child in root.children:
        if child.dep_ == "poss":
            return child
    of = next((c for c in root.children if c.lower_ == "of" and c.dep_ == "prep"), None)
    inner = _child(of, ("pobj",), span) if of is not None else None
    return inner or root


def _first_of(noun: Token) -> Token:
    """The first of the nouns that this one is listed with: "one count of theft, two of fraud"."""
    while noun.dep_ in {"conj", "appos"} and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    return noun


def _named_as(verb: Token, span: Span) -> Token | None:
    """Whom "named as", "identified as" is said of."""
    if verb.pos_ in {"NOUN", "PROPN"}:
        return verb
    if verb.dep_ == "acl":
        return verb.head
    return _child(verb, ("nsubjpass", "dobj"), span) or _subject(verb, span)


def _of_predicate(span: Span, root: Token) -> Token | None:
    """The subject of the clause that a predicate stands in: "is alive", "is in custody"."""
    token = root
    for _ in range(_CLIMB + 1):
        if token.head.i == token.i:
            break
        below, token = token, token.head
        if token.pos_ in {"VERB", "AUX"}:
            # "Medics took him to hospital in critical condition": what is said is said of him.
            patient = _child(token, ("nsubjpass", "dobj"), span) if below.dep_ == "prep" else None
            return patient or _subject(token, span)
        if token.pos_ in {"NOUN", "PROPN"} and token not in span:
            return token
    return _child(root, _SUBJECTS, span)


def _of_verb(span: Span, verb: Token) -> Token | None:
    passive = _child(verb, ("nsubjpass",), span)
    if passive is not None:
        return passive
    patient = _child(verb, ("dobj",), span)
    if patient is not None:
        return (
            patient
            if patient.dep_ == "dobj" and patient.lower_ not in _REFLEXIVE
            else _subject(verb, span)
        )
    if verb.dep_ == "acl" and _participle(verb):
        return verb.head
    return _subject(verb, span)


_REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself"})


def _subject(verb: Token, span: Span) -> Token | None:
    """The subject of a verb, or of the verb that it goes on: "was arrested and charged"."""
    for _ in range(_CLIMB + 1):
        found = _child(verb, _SUBJECTS, span)
        if found is not None:
            return found
        if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN"}:
            return verb.head
        if verb.dep_ not in {"conj", "xcomp", "advcl", "auxpass", "aux", "ccomp", "acl"}:
            return None
        verb = verb.head
    return None


def _child(verb: Token, labels: tuple[str, ...], span: Span) -> Token | None:
    for label in labels:
        for child in verb.children:
            if child.dep_ == label and not _belongs(child, span):
                return child
    return None


def _belongs(token: Token, span: Span) -> bool:
    """Whether a token is of the phrase itself, and not in a gap that the phrase leaves."""
    inner = span[0].i < token.i < span[-1].i and len(span) > _CLOSE
    return token in span and not inner


def place_names(sentence: Span) -> frozenset[str]:
    """Names after "in", "to" and the like, folded: places, also where no model knows them."""
    found = set()
    for token in sentence:
        if token.dep_ == "pobj" and token.pos_ == "PROPN" and token.head.lower_ in _WHERE:
            words = [*(c for c in token.children if c.dep_ == "compound" and c.i < token.i), token]
            found.add(place_key(" ".join(t.text for t in words)))
    return frozenset(found)


def is_actual(span: Span) -> bool:
    """Whether a state is said to hold, and not to be asked, planned or waited for."""
    if span.sent.text.rstrip(" \"'\u201d").endswith("?"):
        return False
    token = head_of(span)
    for _ in range(_CLIMB + 2):
        to = False
        for child in token.children:
            if child.dep_ in {"aux", "auxpass"} and child.lower_ in _MODALS:
                return False
            if child.dep_ == "mark" and child.lower_ in _CONDITIONS:
                return False
            if child.dep_ == "advmod" and child.lower_ in _CONDITIONS:
                return False
            to |= child.dep_ == "aux" and child.lower_ == "to"
            if child.dep_ in {"aux", "auxpass"} and child.lower_ == "be" and not to:
                # "They asked that it be released": what is asked for.
                return False
        if to and token.head.lemma_.lower() not in _GOING_ON and not _is_yet_to(token):
            return False
        of = token.head if token.dep_ == "pcomp" else token
        if token.tag_ == "VBG" and of.head.pos_ == "NOUN" and of.head.lemma_.lower() in _UNREAL:
            # "In the hope of finding": what is wished for or feared.
            return False
        if token.dep_ == "conj" and token.tag_ in _FINITE and token.head.tag_ == "VB":
            token = token.head
        before = (c for c in token.children if c.dep_ == "ccomp" and c.i < token.i)
        if _bidden(token) or any(_bidden(c) for c in before):
            return False
        if token.dep_ in {"ROOT", "relcl", "acl", "parataxis"}:
            break
        token = token.head
    return True


def _is_yet_to(verb: Token) -> bool:
    """Whether a verb is said not to have come about: "has yet to be named"."""
    to = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    return to and any(c.lower_ == "yet" and c.dep_ == "advmod" for c in verb.head.children)


def _bidden(verb: Token) -> bool:
    """Whether a verb is an order: "don't be surprised"."""
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    do = any(t.lower_ == "do" for c in helpers for t in (c, *c.children))
    bare = verb.tag_ == "VB" or do
    subject = any(c.dep_ in _ANY_SUBJECT for c in verb.children)
    return bare and not subject and verb.dep_ in {"ROOT", "ccomp"}


def is_denied(span: Span, modality: Modality) -> bool:
    """Whether the text says that the state does not hold; a phrase may hold its own negation."""
    if any(t.lower_ in _NEGATIONS or t.lemma_.lower() in _DENIALS for t in span):
        return False
    head = head_of(span)
    if head.pos_ in {"NOUN", "PROPN"} and len(span) == 1:
        return any(c.lower_ in _NEGATIONS for c in head.children)
    if modality is Modality.NEGATED or _is_yet_to(head):
        return True
    for token in (head, head.head):
        for child in token.children:
            if child.dep_ == "neg" or (
                child.dep_ in {"det", *_SUBJECTS} and child.lower_ in _NEGATIONS
            ):
                return True
            concerned = child.dep_ in _SUBJECTS or (child.dep_ == "dobj" and token is head)
            if concerned and any(c.lower_ in _NEGATIONS for c in child.children):
                return True
        if token.pos_ in {"VERB", "AUX"}:
            break
    return False


def _end(noun: Token) -> int:
    """Where a noun phrase ends, without the clauses that hang on it."""
    inner = [c for c in noun.children if c.dep_ in {"conj", "appos", "nummod"} and c.i > noun.i]
    return max([noun.i + 1, *(_end(c) for c in inner)])


def expression_of(span: Span) -> Span:
    """A state with the object or the subject that it is said of, where they stand beside it."""
    root = head_of(span)
    doc, start, end = span.doc, span.start, span.end
    if root.dep_ == "acl" and 0 < start - root.head.left_edge.i <= _EXPRESSION:
        start = root.head.left_edge.i
    for child in root.children:
        edges = child.left_edge.i, _end(child)
        if child.dep_ == "dobj" and span.end <= edges[0] and edges[1] - span.end <= _EXPRESSION:
            end = max(end, edges[1])
        elif (
            child.dep_ in _SUBJECTS
            and edges[1] <= span.start
            and span.start - edges[0] <= _EXPRESSION
        ):
            start = min(start, edges[0])
    return doc[start:end]
