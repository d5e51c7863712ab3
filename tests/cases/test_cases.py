"""Small folders of sources, end to end: which findings they must give, and no others.

A case is data in a YAML file beside this one: documents, by name, and what they are at odds about,
as rule, relation and the values in print. What agrees is not listed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from atodds import Checker
from atodds.model import Relation

pytestmark = pytest.mark.model

PUBLISHED = date(2019, 3, 7)
"""A Thursday: the day of every document that gives no other."""

AboutSources = frozenset({"undated-source", "copied-source"})

Found = tuple[str, str, tuple[str, ...]]


class Case(NamedTuple):
    documents: dict[str, str]
    finds: list[Found]
    sources: int | None


def load(path: Path) -> Iterator[tuple[str, Case]]:
    """The cases of a file by name."""
    for name, case in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        documents = {
            who: _document(who, said if isinstance(said, dict) else {"text": said})
            for who, said in case.pop("documents").items()
        }
        finds = [
            (found["rule"], found["relation"], tuple(sorted(map(str, found["texts"]))))
            for found in case.pop("finds", [])
        ]
        sources = case.pop("sources", None)
        assert not case, f"{path.name}: {name}: what is {', '.join(case)}?"
        yield name, Case(documents, finds, sources)


def _document(publisher: str, said: dict[str, object]) -> str:
    head = {"publisher": publisher, "published": PUBLISHED, **said}
    text = head.pop("text")
    front = yaml.safe_dump(head, allow_unicode=True, sort_keys=False)
    return f"---\n{front}---\n\n{text}"


CASES = [
    pytest.param(case, id=f"{path.stem}: {name}")
    for path in sorted(Path(__file__).parent.glob("*.yaml"))
    for name, case in load(path)
]


@pytest.mark.parametrize("case", CASES)
def test_case(case: Case, checker: Checker, tmp_path: Path) -> None:
    for name, text in case.documents.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8", newline="")
    report = checker.check([tmp_path])
    assert not report.problems
    named = {rule for rule, *_ in case.finds}
    found = [
        finding
        for finding in report.findings
        if finding.relation is not Relation.AGREEMENT
        and (finding.rule in named or finding.rule not in AboutSources)
    ]
    said = sorted(
        (f.rule, f.relation.value, tuple(sorted(c.text for c in f.claims))) for f in found
    )
    assert said == sorted(case.finds)
    if case.sources is not None:
        assert [f.sources for f in found] == [case.sources] * len(found)
