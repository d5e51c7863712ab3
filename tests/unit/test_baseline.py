from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sample_report import DOCUMENTS, FINDINGS

from atodds.baseline import Baseline, key_of, read_baseline, write_baseline
from atodds.errors import UsageError
from atodds.model import Claim, Finding, Relation, Span

DATE, TOLL, PLANNER, REVISION, DIFFERENCE, AGREEMENT, _ = FINDINGS


def baseline(tmp_path: Path, *findings: Finding) -> Baseline:
    path = tmp_path / "baseline.json"
    path.write_text(write_baseline(findings, DOCUMENTS), encoding="utf-8")
    return read_baseline(path)


def suppressed(base: Baseline, *findings: Finding) -> list[str | None]:
    return [finding.suppressed for finding in base.apply(findings)[0]]


def edited(finding: Finding, number: int, **changes: object) -> Finding:
    claims = list(finding.claims)
    claims[number] = replace(claims[number], **changes)  # type: ignore[arg-type]
    return replace(finding, claims=tuple(claims))


def moved(claim: Claim) -> Claim:
    """The claim in a renamed file, further down, its sentence wrapped and emphasised."""
    sentence = claim.sentence_text.replace(" ", "\n", 1).replace(claim.text, f"*{claim.text}*")
    return replace(
        claim,
        path="elsewhere/renamed.md",
        span=Span(claim.span.start + 500, claim.span.end + 500),
        sentence_text=sentence.replace("“", '"'),
    )


def test_what_is_accepted_is_suppressed_and_the_rest_is_not(tmp_path: Path) -> None:
    assert suppressed(baseline(tmp_path, DATE), DATE, TOLL) == ["baseline", None]


def test_renaming_moving_and_reformatting_change_nothing(tmp_path: Path) -> None:
    finding = replace(PLANNER, claims=tuple(map(moved, PLANNER.claims)))
    assert key_of(finding) == key_of(PLANNER)
    assert suppressed(baseline(tmp_path, PLANNER), finding) == ["baseline"]


def test_an_edited_value_is_new(tmp_path: Path) -> None:
    claim = DATE.claims[0]
    sentence = claim.sentence_text.replace("on Tuesday", "on Monday")
    new = edited(DATE, 0, text="on Monday", sentence_text=sentence)
    assert suppressed(baseline(tmp_path, DATE), new) == [None]


def test_a_further_side_is_new_and_one_fewer_is_not(tmp_path: Path) -> None:
    more = replace(DATE, claims=(*DATE.claims, TOLL.claims[0]))
    fewer = replace(DATE, claims=DATE.claims[:2])
    assert suppressed(baseline(tmp_path, DATE), more) == [None]
    assert suppressed(baseline(tmp_path, more), DATE) == ["baseline"]
    assert suppressed(baseline(tmp_path, DATE), fewer) == ["baseline"]


def test_a_difference_that_becomes_a_conflict_is_new(tmp_path: Path) -> None:
    worse = replace(DIFFERENCE, relation=Relation.CONFLICT)
    assert suppressed(baseline(tmp_path, DIFFERENCE), worse) == [None]
    assert suppressed(baseline(tmp_path, worse), DIFFERENCE) == ["baseline"]


def test_only_as_many_as_were_accepted(tmp_path: Path) -> None:
    assert suppressed(baseline(tmp_path, DATE), DATE, DATE) == ["baseline", None]
    assert suppressed(baseline(tmp_path, DATE, DATE), DATE, DATE) == ["baseline"] * 2


def test_what_is_no_longer_found_is_told_unless_its_rule_did_not_run(tmp_path: Path) -> None:
    base = baseline(tmp_path, DATE, TOLL)
    _, stale = base.apply([DATE])
    assert [note.message for note in stale] == [
        "accepted but no longer found: death-toll between “90\u202e021\u202c”, “At least 169”; "
        "run `atodds baseline` to drop it"
    ]
    assert base.apply([DATE], rules=["event-date"])[1] == ()


def test_the_file_is_sorted_and_leaves_out_agreement(tmp_path: Path) -> None:
    one = write_baseline([DATE, AGREEMENT, PLANNER], DOCUMENTS)
    other = write_baseline(
        [replace(PLANNER, claims=PLANNER.claims[::-1]), DATE, AGREEMENT], DOCUMENTS
    )
    assert one == other
    assert [entry["rule"] for entry in json.loads(one)["findings"]] == [
        "event-date",
        "alive-or-dead",
    ]
    assert "seeds/" not in one


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"version": 2}', '{"version": 1}', '{"version": 1, "findings": [{}]}'],
)
def test_a_file_that_is_no_baseline(tmp_path: Path, text: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(text)
    with pytest.raises(UsageError, match=r"b\.json"):
        read_baseline(path)
