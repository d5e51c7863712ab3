"""`atodds lsp`, message by message."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .wire import Client

pytestmark = pytest.mark.model

CAPABLE = {
    "textDocument": {"publishDiagnostics": {"relatedInformation": True}},
    "window": {"showDocument": {"support": True}, "workDoneProgress": True},
    "workspace": {
        "workspaceEdit": {"documentChanges": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
    },
}


def spot(text: str, words: str, units: str = "utf-16-le") -> dict[str, Any]:
    """The range of words in a text, as the protocol counts."""
    start = text.index(words)
    line = text.count("\n", 0, start)
    head = text[text.rfind("\n", 0, start) + 1 : start]
    width = 2 if units == "utf-16-le" else 1
    first = len(head.encode(units)) // width
    last = first + len(words.encode(units)) // width
    return {"start": {"line": line, "character": first}, "end": {"line": line, "character": last}}


def apply(text: str, edit: dict[str, Any]) -> str:
    """The text after an edit that inserts."""
    lines = text.splitlines(keepends=True)
    at = edit["range"]["start"]
    assert edit["range"]["start"] == edit["range"]["end"]
    assert at["character"] == 0
    return "".join([*lines[: at["line"]], edit["newText"], *lines[at["line"] :]])


def execute(client: Client, command: dict[str, Any]) -> None:
    """Do as a code action's command says."""
    asked = {key: command[key] for key in ("command", "arguments")}
    client.request("workspace/executeCommand", asked)


def actions(client: Client, uri: str, diagnostic: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The code actions on a diagnostic, by title."""
    found = client.request(
        "textDocument/codeAction",
        {
            "textDocument": {"uri": uri},
            "range": diagnostic["range"],
            "context": {"diagnostics": [diagnostic]},
        },
    )
    return {action["title"]: action for action in found}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
def test_both_sides_are_shown_and_go_when_the_number_is_put_right(
    project: Path, encoding: str
) -> None:
    ledger, courier = project / "sources" / "ledger.md", project / "sources" / "courier.md"
    text = ledger.read_text(encoding="utf-8")
    encodings = {"general": {"positionEncodings": [encoding]}}
    with Client(project, {**CAPABLE, **encodings}) as client:
        assert client.server["capabilities"]["positionEncoding"] == encoding
        uri = client.open(ledger)
        [here] = client.diagnostics(uri, 1)
        [there] = client.diagnostics(courier.as_uri())
        units = {"utf-16": "utf-16-le", "utf-8": "utf-8"}[encoding]
        assert here["range"] == spot(text, "12", units), "behind an emoji"
        assert (here["code"], here["severity"], here["source"]) == ("death-toll", 1, "atodds")
        assert "15" in here["message"]
        [related] = here["relatedInformation"]
        assert related["location"] == {"uri": courier.as_uri(), "range": there["range"]}
        assert "Evening Courier" in related["message"]

        seen = len(client.messages)
        client.change(uri, 2, text.replace("12 people", "15 people"))
        assert client.diagnostics(uri, 2, seen) == []
        assert client.diagnostics(courier.as_uri(), None, seen) == [], "the other side too"

        seen = len(client.messages)
        client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        assert len(client.diagnostics(uri, None, seen)) == 1, "what is on disk counts again"


def test_hover_and_actions(project: Path) -> None:
    ledger, courier = project / "sources" / "ledger.md", project / "sources" / "courier.md"
    (project / "known.json").write_text('{"version": 1, "findings": []}')
    text = ledger.read_text(encoding="utf-8")
    with Client(project, CAPABLE) as client:
        uri = client.open(ledger)
        [diagnostic] = client.diagnostics(uri, 1)
        at = {"textDocument": {"uri": uri}, "position": diagnostic["range"]["end"]}
        hover = client.request("textDocument/hover", at)
        assert hover["range"] == diagnostic["range"]
        assert hover["contents"]["kind"] == "markdown"
        assert "| Harbour Ledger |" in hover["contents"]["value"]
        assert "| Evening Courier |" in hover["contents"]["value"]
        nowhere = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}}
        assert client.request("textDocument/hover", nowhere) is None

        offered = actions(client, uri, diagnostic)
        assert all(a["diagnostics"] == [diagnostic] for a in offered.values())

        seen = len(client.messages)
        command = next(a["command"] for t, a in offered.items() if "Evening Courier" in t)
        execute(client, command)
        shown = client.wait(lambda m: m.get("method") == "window/showDocument", seen)
        assert shown["params"]["uri"] == courier.as_uri()
        [related] = diagnostic["relatedInformation"]
        assert shown["params"]["selection"] == related["location"]["range"]

        seen = len(client.messages)
        [change] = offered["atodds: ignore death-toll here"]["edit"]["documentChanges"]
        assert change["textDocument"] == {"uri": uri, "version": 1}
        [edit] = change["edits"]
        assert edit["newText"] == "<!-- atodds: ignore[death-toll] reason -->\n"
        client.change(uri, 2, apply(text, edit))
        assert client.diagnostics(uri, 2, seen) == []

        client.change(uri, 3, text)
        [diagnostic] = client.diagnostics(uri, 3)
        seen = len(client.messages)
        command = actions(client, uri, diagnostic)["atodds: accept this, in known.json"]["command"]
        execute(client, command)
        assert client.diagnostics(uri, None, seen) == []
        [entry] = json.loads((project / "known.json").read_text())["findings"]
        assert entry["rule"] == "death-toll"


def test_settings_and_files_are_read_anew(project: Path) -> None:
    courier = project / "sources" / "courier.md"
    config = project / "atodds.toml"
    config.write_text('seeds = "sources"\nselect = ["death-toll"]\n')
    with Client(project, CAPABLE) as client:
        client.wait(lambda m: m.get("method") == "client/registerCapability")
        assert len(client.diagnostics(courier.as_uri())) == 1

        def changed(path: Path) -> int:
            seen = len(client.messages)
            event = {"uri": path.as_uri(), "type": 2}
            client.notify("workspace/didChangeWatchedFiles", {"changes": [event]})
            return seen

        config.write_text('seeds = "sources"\nselect = ["age"]\n')
        assert client.diagnostics(courier.as_uri(), None, changed(config)) == []

        config.write_text('seeds = "sources"\nselec = ["age"]\n')
        told = client.wait(lambda m: m.get("method") == "window/showMessage", changed(config))
        assert "atodds.toml:2" in told["params"]["message"]

        config.write_text('seeds = "sources"\nselect = ["death-toll"]\n')
        assert len(client.diagnostics(courier.as_uri(), None, changed(config))) == 1

        courier.write_text(courier.read_text().replace("15", "12"))
        assert client.diagnostics(courier.as_uri(), None, changed(courier)) == []


def test_an_editor_that_can_do_little(project: Path) -> None:
    ledger = project / "sources" / "ledger.md"
    with Client(project) as client:
        uri = client.open(ledger)
        [diagnostic] = client.diagnostics(uri, 1)
        assert "relatedInformation" not in diagnostic
        assert "Evening Courier says “15”" in diagnostic["message"]
        assert set(actions(client, uri, diagnostic)) == {
            "atodds: ignore death-toll here",
            "atodds: accept this, in known.json",
        }


def test_without_a_workspace_the_open_texts_are_compared(project: Path) -> None:
    folder = project / "sources"
    with Client(None, CAPABLE) as client:
        (project / "atodds.toml").unlink()
        uri = client.open(folder / "ledger.md")
        assert "death-toll" not in [d["code"] for d in client.diagnostics(uri, 1)]
        other = client.open(folder / "courier.md")
        assert "death-toll" in [d["code"] for d in client.diagnostics(other, 1)]


def test_the_editor_and_the_command_line_find_the_same(project: Path) -> None:
    (project / "atodds.toml").write_text('seeds = "sources"\n')
    (project / "sources" / "wire.txt").write_text(
        "Police said 12 people were killed when a bus plunged into a ravine near Karstad.\n"
    )
    script = "import sys; from atodds.cli import main; main(sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", script, "check", "--format=json"],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
    )
    report = json.loads(done.stdout)
    expected = {
        (claim["path"], f["rule"], claim["start"]["line"], claim["text"])
        for f in report["findings"]
        if f["relation"] != "agreement" and not f["suppressed"]
        for claim in f["claims"]
    }
    assert expected
    with Client(project, CAPABLE) as client:
        found = set()
        for path in sorted({path for path, *_ in expected}):
            lines = (project / path).read_text(encoding="utf-8").splitlines()
            for d in client.diagnostics((project / path).as_uri()):
                start, end = d["range"]["start"], d["range"]["end"]
                assert start["line"] == end["line"]
                line = lines[start["line"]].encode("utf-16-le")
                text = line[2 * start["character"] : 2 * end["character"]].decode("utf-16-le")
                found.add((path, d["code"], start["line"] + 1, text))
    assert found == expected
