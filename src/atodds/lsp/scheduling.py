"""When to check: a little after the last change, one check at a time, never on the main thread."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable


class Debounced:
    """Runs an action once things have been quiet for `delay` seconds after the last `soon`.

    A change during a run leads to another run after it. For one event loop, and its thread only.
    """

    def __init__(self, action: Callable[[], Awaitable[None]], delay: float) -> None:
        self._action = action
        self._delay = delay
        self._due = 0.0
        self._wanted = False
        self._task: asyncio.Task[None] | None = None

    def soon(self, *, at_once: bool = False) -> None:
        """Ask for a run; `at_once`, without waiting for more changes."""
        loop = asyncio.get_running_loop()
        self._due = loop.time() + (0.0 if at_once else self._delay)
        self._wanted = True
        if not self.busy:
            self._task = loop.create_task(self._run())

    @property
    def busy(self) -> bool:
        """Whether a run is under way or asked for."""
        return self._task is not None and not self._task.done()

    def stop(self) -> None:
        """Run no more."""
        self._wanted = False
        if self._task is not None:
            self._task.cancel()

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while self._wanted:
            while (wait := self._due - loop.time()) > 0:
                await asyncio.sleep(wait)
            self._wanted = False
            await self._action()
