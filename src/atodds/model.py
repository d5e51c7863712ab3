"""The records that pass between the stages: frozen, without behaviour that needs spaCy.

Offsets count code points from 0 in the decoded file, front matter included; spans are half open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Literal

from atodds.mentions import NamesInDocument

Bound = Literal["=", "~", ">", "<"]
Trend = Literal["up", "down"]
PublishedFrom = Literal["front-matter", "header", "text"]


class Relation(StrEnum):
    """How the claims of one fact stand to each other, most serious first."""

    CONFLICT = "conflict"
    REVISION = "revision"
    RECONCILABLE = "reconcilable"
    AGREEMENT = "agreement"


class Level(StrEnum):
    """How loudly a finding is reported."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NONE = "none"


class Modality(StrEnum):
    """How a source commits itself to a claim."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in a document's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers that a statement allows: inclusive bounds, None = open."""

    low: float | None
    high: float | None
    approximate: bool = False
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The dates or times that a statement allows, both ends inclusive.

    Both ends are ISO 8601 in one form: `YYYY-MM-DD` for dates, `HH:MM` for times of day (24 hours).
    `zone` names the clock of a time of day ("UTC", "ET", "local"), where the text gives one;
    `ahead` is by how many minutes that clock is ahead of UTC, where this is known.
    """

    start: str
    end: str
    approximate: bool = False
    zone: str | None = None
    ahead: int | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """A value that is words: a name, a status, a quotation. `key` is the form that is compared."""

    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """A place by what a text says of it; a part left empty is one that the text leaves open.

    `streets` are folded names, several for a corner, in order; `number` the first and the last
    house number that it may have (a block has a hundred); `near` says that it is only close by;
    `name` is that of the house or institution, folded. `outside` says whether it is outdoors; then
    `spot` is the kind of house that it is out of, else that of the house or, with `part`, of the
    part of a house that it is in.
    """

    text: str
    streets: tuple[str, ...] = ()
    number: tuple[int, int] | None = None
    near: bool = False
    name: str = ""
    outside: bool | None = None
    spot: str = ""
    part: bool = False


Value = Interval | Period | Wording | Site


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a reader would state it.

    `value` is a float, or a (low, high) pair for a range; `bound` is "=" as stated, "~" about,
    ">" at least or more than, "<" at most or under; `unit` is the unit's name or the counted noun;
    `dimension` is "count", "currency", "percentage" or quantulum3's entity name ("length", "time").
    `interval` holds the numbers that the statement allows.
    """

    value: float | tuple[float, float]
    bound: Bound
    trend: Trend | None
    unit: str | None
    start: int
    end: int
    text: str
    interval: tuple[float | None, float | None]
    dimension: str = "count"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who a statement is put on, and by which cue ("said", "according to")."""

    speaker: str
    cue: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document that holds prose: the title in the front matter, or the body."""

    span: Span
    role: Literal["title", "body"]


@dataclass(frozen=True, slots=True)
class Document:
    """One source as read: `text` is the whole decoded file, line ends as they are.

    `rendered`, for HTML, has the length of `text` and shows at every offset what a reader sees
    there: character references resolved, line ends only where blocks end.
    """

    path: str
    text: str
    sections: tuple[Section, ...]
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_from: PublishedFrom | None = None
    url: str | None = None
    copy_of: str | None = None
    rendered: str | None = None

    @property
    def words(self) -> int:
        """White-space separated words in the prose."""
        return sum(len(self.text[s.span.start : s.span.end].split()) for s in self.sections)

    @property
    def prose(self) -> str:
        """The text with all that is not prose blanked out; offsets stay those of `text`."""
        text = self.text if self.rendered is None else self.rendered
        out, at = [], 0
        for section in sorted(self.sections, key=lambda s: s.span):
            out.append(_blank(text[at : section.span.start]))
            out.append(text[section.span.start : section.span.end])
            at = section.span.end
        out.append(_blank(text[at:]))
        return "".join(out)


def _blank(text: str) -> str:
    return "".join(c if c == "\n" else " " for c in text)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with an input: one line for the user, naming the file and what to do."""

    path: str
    line: int | None
    message: str
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What linking knows of a claim beside its value; all words folded to lower-case keys.

    `events` are kinds of event ("shooting", "quake"); `dates` the first and last day (ISO) that its
    event is put on; `places` and `people` those of its sentence; `population` the part that the
    people counted play ("soldier", "afghan"); `words` the content words of its clause; `entity` the
    person or thing that the claim is about; `predicate` the verb; `clock` the first and the last
    time of day (HH:MM) of its sentence, where that matters; `part` marks a part of a larger whole
    ("two of the five"); `background` a passage on another event than the document's main one;
    `role` is "title" or "body"; `cues` are markers that other stages ask for, such as "correction".
    """

    events: frozenset[str] = frozenset()
    dates: tuple[str, str] | None = None
    places: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    population: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    entity: str = ""
    predicate: str = ""
    clock: tuple[str, str] | None = None
    part: bool = False
    background: bool = False
    role: str = "body"
    cues: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one value, at exact offsets: `document.text[span] == text`."""

    path: str
    span: Span
    text: str
    sentence: Span
    sentence_text: str
    kind: str
    measure: str
    subject: str
    value: Value
    attribution: Attribution | None = None
    as_of: date | None = None
    modality: Modality = Modality.ASSERTED
    context: Context = field(default_factory=Context)


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for or against two claims being one fact, and what it weighs."""

    name: str
    weight: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Claims that are about the same thing, by a rule, with what holds them together.

    `link` is the weakest link that holds the claims together, 0 to 1; `reasons` are the features
    of that link.
    """

    rule: str
    claims: tuple[Claim, ...]
    link: float
    event: str = ""
    measure: str = ""
    reasons: tuple[Feature, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact, judged. `id` is a fingerprint of content alone; `why` says what was compared.

    `matter` is what it is over, in the rule's words for people; empty where the rule has none.
    """

    id: str
    rule: str
    kind: str
    relation: Relation
    level: Level
    event: str
    measure: str
    message: str
    sources: int
    link: float
    claims: tuple[Claim, ...]
    suppressed: Literal["baseline", "inline"] | None = None
    reasons: tuple[Feature, ...] = ()
    why: str = ""
    matter: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a run found out, sorted, ready for any format."""

    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    claims: int
    facts: int
    model: str

    def to_dict(self) -> dict[str, Any]:
        """What `atodds check --format json` prints, as plain dicts and lists."""
        from atodds.report.json import to_dict

        return to_dict(self)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read out of one document: all that linking needs, without spaCy.

    `kinds` are the kinds of its main event, most frequent first, and `dates` its first and last
    day; `proper` counts the words of its names, `words` its other content words (folded).
    """

    path: str
    claims: tuple[Claim, ...]
    kinds: tuple[str, ...] = ()
    dates: tuple[str, str] | None = None
    published: date | None = None
    copy_of: str | None = None
    proper: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, int] = field(default_factory=dict)
    places: tuple[str, ...] = ()
    names: NamesInDocument | None = None
    namings: tuple[Claim, ...] = ()
    """Claims of kind name, one for each mention of `names`, in its order."""

    @property
    def statements(self) -> tuple[Claim, ...]:
        """The claims that the text makes, without those on the document itself."""
        return tuple(claim for claim in self.claims if claim.kind != "source")
