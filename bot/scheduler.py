"""The heartbeat, its alarm clock and the rounds. Deadlines are rows; nothing is kept here."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Protocol, TypeVar

from apscheduler.executors.debug import DebugExecutor
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.ports import NotSaved, OutcomeUnknown, Store, StoreError, Unavailable
from bot.usecases import rounds, timekeeping
from bot.wall import WallClock, WallWatch

T = TypeVar("T")

LONGEST_WAIT_SECONDS = 30.0
"""On steady time: whatever happens to the alarm or to the clock, a beat comes."""

_SHORTEST_WAIT_SECONDS = 0.25
_AFTER_FAILURE_SECONDS = 1.0
_WATCH_SECONDS = 0.1

_log = logging.getLogger(__name__)


class Threads(Protocol):
    """Where synchronous work runs, off the event loop."""

    async def do(self, fn: Callable[..., T], *args: Any, **kwargs: Any) -> T: ...

    async def look(self, fn: Callable[..., T], *args: Any, **kwargs: Any) -> T: ...


class Alarm:
    """One alarm at a time, on APScheduler in memory. Its job only sets the event.

    The job runs where it is found due, on the loop. As a task of its own it could be stopped
    between due and done, and every such stop stood in the log as an error.
    """

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        defaults = {"misfire_grace_time": None, "coalesce": True}
        executors = {"default": DebugExecutor()}
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=defaults, executors=executors)

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)

    def at(self, wall: datetime) -> None:
        """Replaces the alarm that was set before."""
        self._scheduler.add_job(self._ring, "date", run_date=wall, id="due", replace_existing=True)


class Heartbeat:
    """Takes the steps that are due, on database threads, and wakes the delivery.

    ``lost`` is told that there is no database to ask any more; ``daily`` is the round of each day.
    """

    def __init__(
        self,
        store: Store,
        threads: Threads,
        clock: WallClock,
        wake: Callable[[], None],
        lost: Callable[[], None],
        daily: Iterable[rounds.Verb],
    ) -> None:
        self._store = store
        self._threads = threads
        self._clock = clock
        self._wake = wake
        self._lost = lost
        self._daily = tuple(daily)
        self._due = asyncio.Event()
        self._alarm = Alarm(self._due.set)
        self._watch = WallWatch(clock)
        self._round_on: date | None = None
        self._round_at: datetime | None = None

    def ring(self) -> None:
        """Something was committed that may be due sooner than the alarm. Call it on the loop."""
        self._due.set()

    async def begin(self) -> None:
        """The rounds of this day and hour, before the start makes directors of those whom the
        environment names: on a first start there is nobody yet whom it could tell anything."""
        await self._guarded(self._rounds(self._clock.now()), False)

    async def run(self) -> None:
        """Until cancelled."""
        self._alarm.start()
        try:
            while True:
                self._due.clear()
                self._arm(await self._guarded(self._beat(), _AFTER_FAILURE_SECONDS))
                await self._wait()
        finally:
            self._alarm.stop()

    async def watch_file(self) -> None:
        """In practice and tests: a moved clock file makes things due that no alarm knows of."""
        moved = self._clock.offset()
        while True:
            await asyncio.sleep(_WATCH_SECONDS)
            if self._clock.offset() != moved:
                moved = self._clock.offset()
                self._due.set()
                self._wake()

    async def _wait(self) -> None:
        try:
            async with asyncio.timeout(LONGEST_WAIT_SECONDS):
                await self._due.wait()
        except TimeoutError:
            return

    async def _guarded(self, work: Coroutine[Any, Any, T], failed: T) -> T:
        """A failure never ends the heartbeat; the next beat tries again."""
        try:
            return await work
        except Unavailable:
            self._lost()
        except StoreError as error:
            _log.warning("beat_not_saved", extra={"error": type(error).__name__})
        except Exception:  # noqa: BLE001 - one fault must not stop every other request's steps
            _log.error("beat_failed", exc_info=True)
        return failed

    async def _beat(self) -> float | None:
        """Seconds until the next beat is due."""
        now, held = self._clock.now(), self._watch.held()
        due = await self._threads.look(_next_due, self._store, now)
        took = due is not None and due <= now
        if took:
            await self._take_steps(now, held)
            self._wake()
            await self._make_round(rounds.WHEN_DUE, now)
        if await self._rounds(now) or took:
            due = await self._threads.look(_next_due, self._store, now)
        if due is None:
            return None
        return max((due - self._clock.now()).total_seconds(), _SHORTEST_WAIT_SECONDS)

    async def _take_steps(self, now: datetime, held: bool) -> None:
        """Each by itself: one case that cannot be read must not stop every other request."""
        for one in await self._threads.do(timekeeping.due, self._store, now, held):
            try:
                await self._threads.do(timekeeping.take, self._store, now, one, held)
            except (NotSaved, OutcomeUnknown, Unavailable):
                raise
            except Exception:  # noqa: BLE001 - see above; its lease runs out and it is tried again
                _log.error("step_failed", exc_info=True, extra={"case_id": one.case_id})
            self._wake()

    async def _rounds(self, now: datetime) -> bool:
        """Each day's and each hour's, after the steps of the requests, which a fault in here must
        never hold up; whether there was any. One that failed is tried again at the next beat."""
        hour = now.replace(minute=0, second=0, microsecond=0)
        days, hours = self._round_on != now.date(), self._round_at != hour
        if days and await self._make_round(self._daily, now):
            self._round_on = now.date()
        if hours and await self._make_round(rounds.HOURLY, now):
            self._round_at = hour
        return days or hours

    async def _make_round(self, verbs: Iterable[rounds.Verb], now: datetime) -> bool:
        """Whether every verb went through."""
        failed = False
        for verb in verbs:
            try:
                await self._threads.do(verb, self._store, now)
            except StoreError:
                raise
            except Exception:  # noqa: BLE001 - one fault must not stop what else is looked after
                _log.error("round_failed", exc_info=True, extra={"code": verb.__name__})
                failed = True
        self._wake()
        return not failed

    def _arm(self, seconds: float | None) -> None:
        """An alarm further away than the longest wait is not set: a beat comes before it."""
        if seconds is not None and seconds < LONGEST_WAIT_SECONDS:
            self._alarm.at(self._clock.wall() + timedelta(seconds=seconds))


def _next_due(store: Store, now: datetime) -> datetime | None:
    with store.look() as tx:
        found = (tx.next_due(), rounds.next_due(tx, now))
    return min((moment for moment in found if moment is not None), default=None)
