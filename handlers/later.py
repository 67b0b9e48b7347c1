"""The only home of work that goes on after the answer: redrawing a modal, a last look."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Later:
    """Keeps tasks alive until they end. Their failures are logged without content."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    async def within(self, seconds: float, work: Coroutine[Any, Any, bool]) -> bool:
        """Waits at most ``seconds`` for ``work``; what takes longer goes on by itself.

        True when it ended well in time.
        """
        task = self.start(work)
        done, _ = await asyncio.wait({task}, timeout=max(seconds, 0))
        return task in done and task.exception() is None and task.result()

    async def finish(self, seconds: float) -> None:
        """Before the process ends: up to ``seconds`` for what is still going on."""
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=seconds)
        for task in self._tasks:
            task.cancel()

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            _log.error("later_failed", exc_info=error)
