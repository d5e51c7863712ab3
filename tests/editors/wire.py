"""A language client that is nothing but messages: what an editor sends and gets, to the letter."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

TIMEOUT = 60.0
_SCRIPT = "import sys; from atodds.cli import main; main(sys.argv[1:])"

Message = dict[str, Any]


class Client:
    """Talks to `atodds lsp` in a process of its own. `capabilities` is what the editor can do;
    nothing is waited for longer than `timeout` seconds.
    """

    def __init__(
        self, root: Path | None, capabilities: Message | None = None, timeout: float = TIMEOUT
    ) -> None:
        self._timeout = timeout
        self._process = subprocess.Popen(
            [sys.executable, "-c", _SCRIPT, "lsp"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._arrived = threading.Condition()
        self._number = 0
        self.messages: list[Message] = []
        threading.Thread(target=self._read, daemon=True).start()
        self.server = self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": root.as_uri() if root else None,
                "capabilities": capabilities or {},
            },
        )
        self.notify("initialized", {})

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self.request("shutdown", None)
            self.notify("exit", None)
            assert self._process.wait(self._timeout) == 0
        self._process.kill()
        self._process.communicate()

    def request(self, method: str, params: Any) -> Any:
        """Send a request; its result. Fails if the server answers with an error."""
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        answer = self.wait(lambda m: m.get("id") == number and "method" not in m)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def notify(self, method: str, params: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def wait(self, wanted: Callable[[Message], bool], after: int = 0) -> Message:
        """The first message that is wanted, of those from number `after` on."""
        end = time.monotonic() + self._timeout
        with self._arrived:
            while True:
                for message in self.messages[after:]:
                    if wanted(message):
                        return message
                left = end - time.monotonic()
                if left <= 0 or not self._arrived.wait(left):
                    raise AssertionError(f"nothing came that was wanted: {self.messages[after:]}")

    def open(self, path: Path, text: str | None = None) -> str:
        """Open a document; its URI."""
        uri = path.as_uri()
        item = {
            "uri": uri,
            "languageId": "markdown",
            "version": 1,
            "text": path.read_text(encoding="utf-8") if text is None else text,
        }
        self.notify("textDocument/didOpen", {"textDocument": item})
        return uri

    def change(self, uri: str, version: int, text: str) -> None:
        """Replace the whole text of a document."""
        identified = {"uri": uri, "version": version}
        changes = [{"text": text}]
        self.notify(
            "textDocument/didChange", {"textDocument": identified, "contentChanges": changes}
        )

    def diagnostics(
        self, uri: str, version: int | None = None, after: int = 0
    ) -> list[dict[str, Any]]:
        """What is published for a document next, of one version of it where that is given."""

        def wanted(message: Message) -> bool:
            params = message.get("params") or {}
            return (
                message.get("method") == "textDocument/publishDiagnostics"
                and params["uri"] == uri
                and version in (None, params.get("version"))
            )

        found: list[dict[str, Any]] = self.wait(wanted, after)["params"]["diagnostics"]
        return found

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while line := stream.readline():
            size = int(line.split(b":")[1])
            while stream.readline().strip():
                pass
            message = json.loads(stream.read(size))
            if "id" in message and "method" in message:
                shown = message["method"] == "window/showDocument"
                self._send({"id": message["id"], "result": {"success": True} if shown else None})
            with self._arrived:
                self.messages.append(message)
                self._arrived.notify_all()
