from __future__ import annotations

import json

from sample_report import DOCUMENTS, FINDINGS, HARBOUR, NOTEBOOK, PROBLEMS

from atodds.report.claimlist import render_json, render_text
from atodds.report.style import Style

CLAIMS = [claim for finding in FINDINGS for claim in finding.claims]
PLAIN = Style(False)


def test_one_table_a_document_in_the_order_of_the_text() -> None:
    text = render_text([*NOTES[::-1], FINDINGS[0].claims[0]], DOCUMENTS, PLAIN, 80)
    lines = text.splitlines()
    assert lines[0] == HARBOUR.path
    assert lines[lines.index(NOTEBOOK.path) + 3].split()[:3] == ["3:35", "60", "casualty"]
    assert lines[-1] == "3 statements in 2 of 5 documents."
    assert "173 (not certain)" in text


def test_a_hostile_document_stays_in_its_cells() -> None:
    text = render_text(CLAIMS, DOCUMENTS, PLAIN, 80)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert max(map(len, text.splitlines())) <= 80


def test_json_has_every_statement_with_kind_and_place() -> None:
    report = json.loads(render_json(CLAIMS, DOCUMENTS, PROBLEMS, "some model"))
    assert report["tool"]["model"] == "some model"
    assert len(report["claims"]) == len(CLAIMS)
    assert {"kind", "measure", "path", "start", "value"} <= set(report["claims"][0])
    assert len(report["errors"]) == 2


NOTES = [claim for claim in CLAIMS if claim.path == NOTEBOOK.path]
