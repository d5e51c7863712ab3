"""Reading in several processes: each loads the pipeline once and sends readings back as bytes.

The processes are of their own making, not multiprocessing's: these run the caller's script again,
which then needs a guard, and hang if they die early.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue

from atodds.model import Document, Reading
from atodds.readings.codec import CodecError, content, unpack
from atodds.readings.worker import Recipe, read_frame, write_frame

WORTH_A_PROCESS = 40_000
"""Code points of text for each process: two processes repay what their start takes (measured on
two cores) from some 60,000 on."""

_SCRIPT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from atodds.readings.worker import serve; serve()"
)
_NEW_GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)


def processes_for(documents: Sequence[Document], jobs: int) -> int:
    """How many processes, up to `jobs`, are worth starting; 1 is this one, and starts none."""
    size = sum(len(document.text) for document in documents)
    return max(1, min(jobs, size // WORTH_A_PROCESS))


def read_in_processes(
    documents: Sequence[Document], processes: int, recipe: Recipe, fingerprint: str
) -> Generator[Reading, None, None]:
    """The readings, in order. Stops short, without an error, when a process fails.

    `fingerprint` is that of the rules that the recipe must lead to.
    """
    workers: list[_Worker] = []
    idle: SimpleQueue[_Worker] = SimpleQueue()

    def read(document: Document) -> Reading:
        worker = idle.get()
        try:
            return worker.read(document)
        finally:
            idle.put(worker)

    with ThreadPoolExecutor(processes) as threads:
        try:
            for _ in range(processes):
                workers.append(_Worker(recipe, fingerprint))
                idle.put(workers[-1])
            yield from threads.map(read, documents)
        except (_WorkerError, OSError):
            return
        finally:
            # Also after Ctrl-C: nobody waits for what is under way.
            for worker in workers:
                worker.kill()
            threads.shutdown(wait=False, cancel_futures=True)


class _WorkerError(Exception):
    """A process did not answer as it should."""


class _Worker:
    """A process that reads one document at a time."""

    def __init__(self, recipe: Recipe, fingerprint: str) -> None:
        """Start the process. OSError if that cannot be."""
        self._recipe = recipe
        self._fingerprint = fingerprint
        self._greeted = False
        self._process = subprocess.Popen(
            [sys.executable, "-c", _SCRIPT, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Ctrl-C is for this process to answer.
            start_new_session=True,
            creationflags=_NEW_GROUP,
        )

    def read(self, document: Document) -> Reading:
        """What a document says. _WorkerError if the process fails."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            if not self._greeted:
                write_frame(self._process.stdin, self._recipe.to_bytes())
                if read_frame(self._process.stdout).decode() != self._fingerprint:
                    raise _WorkerError("the rules have changed")
                self._greeted = True
            write_frame(self._process.stdin, document.path.encode("utf-8", "surrogatepass"))
            write_frame(self._process.stdin, content(document))
            return unpack(read_frame(self._process.stdout), document.path)
        except (OSError, EOFError, ValueError, CodecError) as error:
            raise _WorkerError(str(error)) from error

    def kill(self) -> None:
        """End the process and what waits for it."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
