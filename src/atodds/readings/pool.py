"""Reading in several processes: each loads the pipeline once and sends readings back as bytes.

Processes are spawned, on every system: a fork of a process with threads can hang, and the language
server has threads.
"""

from __future__ import annotations

import signal
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context
from threading import current_thread, main_thread

from atodds.model import Document, Reading
from atodds.readings.codec import pack, unpack
from atodds.readings.reader import Reader
from atodds.rules import RuleSet

WORTH_A_PROCESS = 40_000
"""Code points of text for each process: two processes repay what their start takes (measured on
two cores) from some 60,000 on."""

_BATCH = 4
"""Documents at a time: few, so that the last ones are shared out evenly."""

_reader: Reader | None = None


def processes_for(documents: Sequence[Document], jobs: int) -> int:
    """How many processes, up to `jobs`, are worth starting; 1 is this one, and starts none."""
    size = sum(len(document.text) for document in documents)
    return max(1, min(jobs, size // WORTH_A_PROCESS))


def read_in_processes(
    documents: Sequence[Document], processes: int, model: str | None, ruleset: RuleSet
) -> Generator[Reading, None, None]:
    """The readings, in order. Stops short, without an error, when processes die."""
    others = set(active_children())
    with _quiet_start():
        pool = ProcessPoolExecutor(
            processes,
            mp_context=get_context("spawn"),
            initializer=_start,
            initargs=(model, ruleset),
        )
        packed = pool.map(_read, documents, chunksize=_BATCH)
    try:
        for document, data in zip(documents, packed, strict=True):
            yield unpack(data, document.path)
    except BrokenProcessPool:
        return
    except BaseException:
        # Ctrl-C, or a caller who has had enough: nobody waits for what is under way.
        for process in set(active_children()) - others:
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _quiet_start() -> Iterator[None]:
    """Processes started inside leave Ctrl-C to this one."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _start(model: str | None, ruleset: RuleSet) -> None:
    global _reader
    _reader = Reader(model, ruleset)


def _read(document: Document) -> bytes:
    assert _reader is not None
    return pack(_reader.read(document))
