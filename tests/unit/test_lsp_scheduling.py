"""Checks wait for quiet, never overlap, and none that is wanted is lost."""

from __future__ import annotations

import asyncio

from atodds.lsp.scheduling import Debounced


class Work:
    """Counts runs; `most` is how many were under way at one time."""

    def __init__(self, takes: float = 0.0) -> None:
        self.runs = self.now = self.most = 0
        self._takes = takes

    async def __call__(self) -> None:
        self.runs += 1
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(self._takes)
        self.now -= 1


def test_many_changes_in_a_row_are_one_check() -> None:
    async def type_quickly() -> int:
        work = Work()
        debounced = Debounced(work, 0.05)
        for _ in range(10):
            debounced.soon()
            await asyncio.sleep(0.01)
        assert work.runs == 0, "not while typing"
        await asyncio.sleep(0.15)
        return work.runs

    assert asyncio.run(type_quickly()) == 1


def test_a_change_during_a_check_leads_to_another_after_it() -> None:
    async def change_meanwhile() -> Work:
        work = Work(takes=0.05)
        debounced = Debounced(work, 0.01)
        debounced.soon(at_once=True)
        await asyncio.sleep(0.02)
        assert debounced.busy
        debounced.soon()
        debounced.soon()
        await asyncio.sleep(0.2)
        assert not debounced.busy
        return work

    work = asyncio.run(change_meanwhile())
    assert (work.runs, work.most) == (2, 1)


def test_after_stop_nothing_runs() -> None:
    async def stop() -> int:
        work = Work()
        debounced = Debounced(work, 0.01)
        debounced.soon()
        debounced.stop()
        await asyncio.sleep(0.05)
        return work.runs

    assert asyncio.run(stop()) == 0
