"""What a document says about findings in it that are not to be reported.

`<!-- atodds: ignore[rule-id] reason -->` holds for the statements of the paragraph that it stands
in or, alone in one, of the next; the front matter key `atodds-ignore: [rule-id]` for the whole
document. A rule must be named: nothing ignores everything. An ignored statement does not count as
a side; where the other sides still disagree, the finding is reported as before.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import combinations

from atodds.model import Claim, Document, Finding, Problem, Relation, Span
from atodds.text import LineIndex

KEY = "atodds-ignore"
_COMMENT = re.compile(r"<!--\s*atodds:(?P<body>.{0,500}?)-->", re.DOTALL | re.IGNORECASE)
_IGNORE = re.compile(r"\s*ignore\s*\[(?P<rules>[^\]]*)\]", re.IGNORECASE)
_BREAK = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*")
_KEY_LINE = re.compile(rf"^{KEY}[ \t]*:", re.MULTILINE)

Compare = Callable[[str, Claim, Claim], Relation]
"""How two claims stand to each other by the rule of that id."""


@dataclass(frozen=True, slots=True)
class Directive:
    """One rule to ignore in one stretch of one document, and the line that says so."""

    path: str
    line: int
    rule: str
    span: Span

    def covers(self, rule: str, claim: Claim) -> bool:
        """Whether a claim, as a side of a finding of that rule, is to be ignored."""
        return rule == self.rule and claim.path == self.path and claim.span.overlaps(self.span)


def directives(
    documents: Iterable[Document], rules: Sequence[str]
) -> tuple[tuple[Directive, ...], tuple[Problem, ...]]:
    """What the documents ignore, and what is wrong with how they say it."""
    found: list[Directive] = []
    problems: list[Problem] = []
    for document in documents:
        if "atodds" not in document.text.casefold():
            continue
        index = LineIndex(document.text)
        for at, names, span in [*_comments(document), *_front_matter(document)]:
            line = index.position(at).line
            if not names:
                problems.append(Problem(document.path, line, _NO_RULE))
            for name in names:
                if name in rules:
                    found.append(Directive(document.path, line, name, span))
                else:
                    problems.append(Problem(document.path, line, _unknown(name, rules)))
    return tuple(found), tuple(problems)


def suppress(
    findings: Iterable[Finding],
    ignored: Sequence[Directive],
    compare: Compare,
    ran: Sequence[str] | None = None,
) -> tuple[tuple[Finding, ...], tuple[Problem, ...]]:
    """The findings with those marked that documents ignore, and a note for each unused directive.

    `ran` are the rules that ran: directives for others are not called unused.
    """
    used: set[Directive] = set()
    marked = []
    for finding in findings:
        covering = {
            directive
            for directive in ignored
            if any(directive.covers(finding.rule, claim) for claim in finding.claims)
        }
        if covering and finding.relation is not Relation.AGREEMENT:
            used |= covering
            rest = [
                c for c in finding.claims if not any(d.covers(finding.rule, c) for d in covering)
            ]
            if not _still_at_odds(finding, rest, compare):
                finding = replace(finding, suppressed="inline")
        marked.append(finding)
    unused = tuple(
        Problem(d.path, d.line, f"nothing to ignore here for {d.rule}: remove it")
        for d in ignored
        if d not in used and (ran is None or d.rule in ran)
    )
    return tuple(marked), unused


_NO_RULE = "name the rule to ignore, as in <!-- atodds: ignore[death-toll] why -->"


def _still_at_odds(finding: Finding, rest: Sequence[Claim], compare: Compare) -> bool:
    stand = {compare(finding.rule, a, b) for a, b in combinations(rest, 2)}
    if finding.relation is Relation.RECONCILABLE:
        return bool(stand - {Relation.AGREEMENT})
    return Relation.CONFLICT in stand


def _comments(document: Document) -> Iterator[tuple[int, list[str], Span]]:
    text = document.text
    edges = _edges(text)
    for comment in _COMMENT.finditer(text):
        ignore = _IGNORE.match(comment["body"])
        names = [name.strip() for name in ignore["rules"].split(",")] if ignore else []
        yield comment.start(), list(filter(None, names)), _reach(text, edges, comment)


def paragraph(text: str, offset: int) -> Span:
    """The paragraph that a comment at an offset would hold for."""
    edges = _edges(text)
    first = (bisect_right(edges, offset) - 1) // 2 * 2
    return Span(edges[first], edges[first + 1])


def _edges(text: str) -> list[int]:
    """Where paragraphs start and end, in turn."""
    return [0, *(edge for m in _BREAK.finditer(text) for edge in m.span()), len(text)]


def _reach(text: str, edges: Sequence[int], comment: re.Match[str]) -> Span:
    """The paragraph around a comment; with nothing else in it, the paragraph after it too."""
    first = (bisect_right(edges, comment.start()) - 1) // 2 * 2
    last = (bisect_left(edges, comment.end()) // 2) * 2 + 1
    alone = not _COMMENT.sub("", text[edges[first] : edges[last]]).strip()
    return Span(edges[first], edges[min(last + 2, len(edges) - 1)] if alone else edges[last])


def _front_matter(document: Document) -> Iterator[tuple[int, list[str], Span]]:
    from atodds.read.frontmatter import read_front_matter

    end = read_front_matter(document.path, document.text).end
    key = _KEY_LINE.search(document.text, 0, end)
    if key is None:
        return
    from ruamel.yaml import YAML

    block = "\n".join(document.text[:end].splitlines()[1:-1])
    value = YAML(typ="base", pure=True).load(block)[KEY]
    names = value if isinstance(value, list) else [value] if isinstance(value, str) else []
    named = [name for name in names if isinstance(name, str) and name.strip()]
    yield key.start(), named, Span(0, len(document.text))


def _unknown(name: str, rules: Sequence[str]) -> str:
    near = get_close_matches(name, rules, 1)
    hint = f"; did you mean {near[0]!r}?" if near else "; `atodds rules list` names them all"
    return f"there is no rule {name!r} to ignore{hint}"
