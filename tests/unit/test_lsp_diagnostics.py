"""Findings as an editor shows them, on a report made by hand."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lsprotocol import types
from sample_report import REPORT

from atodds.lsp.actions import Abilities, Actions
from atodds.lsp.diagnostics import RELATED, Diagnostics
from atodds.lsp.hover import hover_text
from atodds.lsp.positions import Positions, Uris
from atodds.lsp.project import Checked
from atodds.model import Finding, Problem
from atodds.report import Options
from atodds.report.places import active
from atodds.rules import RuleSet

_UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
_TEXTS = {document.path: document.text for document in REPORT.documents}
_URIS = Uris({})


def checked(*findings: Finding, notes: tuple[Problem, ...] = ()) -> Checked:
    shown = findings or tuple(active(REPORT, Options()))
    return Checked(replace(REPORT, problems=()), notes, shown, RuleSet(), None)


def made(
    project: Checked, encoding: str = "utf-16", *, related: bool = True
) -> dict[str, list[types.Diagnostic]]:
    positions = Positions(REPORT.documents, encoding)
    return Diagnostics(project, positions, _URIS, related=related).by_path()


def marked(path: str, place: types.Range, encoding: str) -> str:
    """The text in a range, taken out as an editor would."""
    name, width = _UNITS[encoding]
    lines = re.split(r"\r\n|\n|\r", _TEXTS[path])
    if place.start.line != place.end.line:
        return ""
    line = lines[place.start.line].encode(name)
    return line[place.start.character * width : place.end.character * width].decode(name)


@pytest.mark.parametrize("encoding", list(_UNITS))
def test_every_side_is_marked_to_the_letter(encoding: str) -> None:
    project = checked()
    found = made(project, encoding)
    expected = {(c.path, f.rule, c.text) for f in project.findings for c in f.claims}
    got = {(p, d.code, marked(p, d.range, encoding)) for p, ds in found.items() for d in ds}
    assert {e for e in expected if "\n" not in e[2]} == {g for g in got if g[2]}


def test_the_others_are_told_and_can_be_jumped_to() -> None:
    paths = {_URIS.of(path): path for path in _TEXTS}
    for ds in made(checked()).values():
        for d in ds:
            for other in d.related_information or ():
                path = paths[other.location.uri]
                text = marked(path, other.location.range, "utf-16")
                assert not text or f"“{text}”" in other.message or not text.isascii()


def test_without_related_information_the_message_tells_all() -> None:
    with_, without = made(checked()), made(checked(), related=False)
    for path, ds in with_.items():
        for shown, plain in zip(ds, without[path], strict=True):
            assert plain.related_information is None
            for other in shown.related_information or ():
                assert f"\n- {other.message}" in plain.message


def test_a_long_list_of_sides_is_cut_and_says_so() -> None:
    finding = next(f for f in REPORT.findings if len(f.claims) > 1)
    many = replace(finding, claims=finding.claims * 9)
    [*_, last] = made(checked(many))[many.claims[-1].path]
    assert len(last.related_information or ()) == RELATED + 1
    assert (last.related_information or ())[-1].message.startswith("and ")


def test_nothing_of_a_document_reaches_the_editor_raw() -> None:
    project = checked()
    for ds in made(project).values():
        for d in ds:
            said = [d.message, *(o.message for o in d.related_information or ())]
            assert not re.search("[\x00-\x08\x1b\u202e]", "".join(said))
    hover = hover_text(project, list(project.findings))
    assert "<script" not in hover
    assert not re.search("[\x00-\x08\x1b\u202e]", hover)


def test_hover_names_every_source() -> None:
    finding = next(f for f in REPORT.findings if f.relation == "conflict")
    hover = hover_text(checked(finding), [finding])
    for document in REPORT.documents:
        if any(c.path == document.path for c in finding.claims) and document.publisher:
            assert document.publisher in hover
    assert f"atodds explain {finding.id}" in hover


def test_notes_and_problems_stand_on_their_lines() -> None:
    path = REPORT.documents[0].path
    project = replace(
        checked(notes=(Problem(path, 3, "nothing to ignore here"), Problem("x.json", None, "old"))),
        report=replace(REPORT, problems=(Problem("rules/mine.yaml", 7, "unknown key"),)),
    )
    found = made(project)
    assert [(d.range.start.line, d.severity) for d in found["rules/mine.yaml"]] == [
        (6, types.DiagnosticSeverity.Error)
    ]
    hints = [d for d in found[path] if d.severity is types.DiagnosticSeverity.Hint]
    assert [d.range.start.line for d in hints] == [2]
    assert "x.json" not in found


def test_what_the_editor_cannot_do_is_not_offered() -> None:
    project = checked()
    finding = next(f for f in project.findings if len({c.path for c in f.claims}) > 1)
    claim = finding.claims[0]
    document = next(d for d in REPORT.documents if d.path == claim.path)
    positions = Positions(REPORT.documents, "utf-16")

    def offered(abilities: Abilities) -> list[types.CodeAction]:
        actions = Actions(project, positions, _URIS, abilities)
        return list(actions.on(document, 4, [(finding, claim)], []))

    [ignore] = offered(Abilities())
    assert ignore.edit is not None
    assert ignore.edit.changes
    ignore, *opening = offered(Abilities(show_document=True, versioned_edits=True))
    assert ignore.edit is not None
    assert ignore.edit.document_changes
    assert opening
    assert all(action.command is not None for action in opening)
