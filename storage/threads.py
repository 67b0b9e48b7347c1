"""The threads that talk to the database, and how the event loop waits for them."""

import asyncio
import contextvars
import logging
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from bot.ports import NotSaved, OutcomeUnknown, StoreError, Unavailable
from storage.limits import BUDGET_SECONDS, TimeLimit, current_limit

_log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

_GRACE_SECONDS = 0.1
"""A job sees by itself that its time is up; this long after that, nobody waits for it any more."""


class DatabaseThreads:
    """Runs jobs off the loop: ``do`` may write, ``look`` only reads.

    Each job has one budget, the queue included. Whoever waits gets an answer within it, also
    while the database is stuck: ``NotSaved`` when it is certain that nothing was kept and
    nothing will be, else ``OutcomeUnknown``.
    """

    def __init__(
        self,
        writers: int,
        readers: int,
        monotonic: Callable[[], float],
        budget: float = BUDGET_SECONDS,
    ) -> None:
        self._writers = ThreadPoolExecutor(writers, thread_name_prefix="database-write")
        self._readers = ThreadPoolExecutor(readers, thread_name_prefix="database-read")
        self._monotonic = monotonic
        self._budget = budget
        self._closed = False

    async def do(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._run(self._writers, self._budget, lambda: fn(*args, **kwargs))

    async def look(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._run(self._readers, self._budget, lambda: fn(*args, **kwargs))

    async def look_within(
        self, seconds: float, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """For what must be drawn soon: reading may take no more than ``seconds``."""
        return await self._run(self._readers, seconds, lambda: fn(*args, **kwargs))

    async def _run(self, executor: Executor, seconds: float, job: Callable[[], T]) -> T:
        if self._closed:
            raise Unavailable
        limit = TimeLimit(self._monotonic, seconds)
        loop = asyncio.get_running_loop()
        future = loop.run_in_executor(executor, contextvars.Context().run, _limited, limit, job)
        try:
            await asyncio.wait({future}, timeout=seconds + _GRACE_SECONDS)
        except asyncio.CancelledError:
            # The job goes on until its limit, or has ended this moment.
            future.add_done_callback(_note_late_end)
            raise
        if future.done():
            return future.result()
        future.add_done_callback(_note_late_end)
        raise NotSaved if limit.give_up() else OutcomeUnknown

    async def close(self) -> None:
        """Takes no more, and finishes what was handed over."""
        self._closed = True
        await asyncio.to_thread(self._writers.shutdown)
        await asyncio.to_thread(self._readers.shutdown)


def _limited(limit: TimeLimit, job: Callable[[], T]) -> T:
    limit.start()
    current_limit.set(limit)
    return job()


def _note_late_end(future: "asyncio.Future[T]") -> None:
    """The person has been answered; an error that is not a plain *too late* is still a fault."""
    error = None if future.cancelled() else future.exception()
    if error is not None and not isinstance(error, StoreError):
        _log.error("late_job_failed", extra={"error": type(error).__name__})
