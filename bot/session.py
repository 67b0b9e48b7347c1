"""One stretch of working with the database: what is started together, and ends together."""

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from slack_sdk.web.async_client import AsyncWebClient

from bot.account_round import AccountRound
from bot.config import Settings
from bot.delivery import Delivery, Ground, Memory, Messenger
from bot.domain.people import Person, Roster
from bot.health import Health, Metrics
from bot.owed import MOST, Owed
from bot.ports import Store, StoreError, Unavailable
from bot.scheduler import Heartbeat
from bot.usecases import accounts, rounds, starting, timekeeping
from bot.usecases.accounts import Seeded
from bot.wall import WallClock
from handlers.calls import CALL_SECONDS, CallFailed
from handlers.deps import Deps
from handlers.memory import read_copy
from storage.opening import Bound, Storage

T = TypeVar("T")

_CHECK_SECONDS = 5.0
_NAMING_SECONDS = 5.0
"""For Slack to show one director, once nobody waits for the start any more."""
_REMEMBER_EVERY = 12
"""Every twelfth check, once a minute, the copy for bad times is read again."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Bells:
    """What handlers ring after a commit; silent while there is no session."""

    delivery: Delivery | None = None
    heartbeat: Heartbeat | None = None

    def wake(self) -> None:
        if self.delivery is not None:
            self.delivery.wake()

    def beat(self) -> None:
        if self.heartbeat is not None:
            self.heartbeat.ring()


@dataclass(frozen=True, slots=True)
class House:
    """What outlives a session."""

    settings: Settings
    clock: WallClock
    client: AsyncWebClient
    deps: Deps
    bells: Bells
    health: Health
    metrics: Metrics
    owed: Owed
    new_id: Callable[[], str]
    messenger: Messenger


class WatchedThreads:
    """The database threads; the first job that finds no database tells so at once."""

    def __init__(self, storage: Storage, lost: Callable[[], None]) -> None:
        self._threads = storage.threads
        self._lost = lost

    async def do(self, fn: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        try:
            return await self._threads.do(fn, *args, **kwargs)
        except Unavailable:
            self._lost()
            raise

    async def look(self, fn: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        try:
            return await self._threads.look(fn, *args, **kwargs)
        except Unavailable:
            self._lost()
            raise


class DatabaseSession:
    """Delivery, heartbeat and handlers on one open storage."""

    def __init__(self, house: House, storage: Storage) -> None:
        self._house = house
        self._storage = storage
        self._lost = asyncio.Event()
        self._ending = False
        self._threads = WatchedThreads(storage, self._lost.set)
        self._tasks: list[asyncio.Task[None]] = []

    async def begin(self) -> None:
        house, threads = self._house, self._threads
        workspace, real = house.deps.workspace, not house.deps.practice
        bound = await threads.do(
            self._storage.bind, workspace.enterprise, workspace.team, real=real
        )
        await self._remember(bound.store)
        await self._start(bound)
        house.deps.database.put(threads, bound.store)
        house.metrics.oldest_owed = lambda: threads.look(bound.outbox.oldest_owed)
        house.owed.look = lambda: threads.look(bound.outbox.waiting, MOST)
        house.health.database = True
        await self._name_directors(bound.store)

    async def _start(self, bound: Bound) -> None:
        house = self._house
        delivery = self._delivery(bound)
        content = house.deps.content
        heartbeat = Heartbeat(
            bound.store,
            self._threads,
            house.clock,
            delivery.wake,
            self._lost.set,
            rounds.daily(content, house.deps.expand),
        )
        await heartbeat.begin()
        house.bells.delivery, house.bells.heartbeat = delivery, heartbeat
        self._run(delivery.run())
        self._run(heartbeat.run())
        self._run(self._check(bound.store))
        self._run(self._account_round(bound.store).run())
        if house.settings.clock_file is not None:
            self._run(heartbeat.watch_file())

    def _account_round(self, store: Store) -> AccountRound:
        deps, bells = self._house.deps, self._house.bells

        async def do(fn: Callable[..., T], *args: Any) -> T:
            return await self._threads.do(fn, store, *args)

        def changed() -> None:
            bells.wake()
            bells.beat()

        def roster() -> Roster:
            return deps.memory.copy.roster

        clock = self._house.clock
        return AccountRound(deps.directory, do, roster, clock, asyncio.sleep, changed)

    def _delivery(self, bound: Bound) -> Delivery:
        house = self._house
        memory = Memory(
            threads=self._threads,
            store=bound.store,
            outbox=bound.outbox,
            owner=secrets.token_hex(8),
            alone=self._storage.is_only_process,
        )
        ground = Ground(house.deps.content, house.deps.practice)
        return Delivery(
            house.client,
            memory,
            house.clock,
            ground,
            timekeeping.recipient_gone,
            house.messenger,
        )

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        """A part that ends by itself has met a fault; then all begin anew."""
        task = asyncio.create_task(work)
        task.add_done_callback(self._ended)
        self._tasks.append(task)

    def _ended(self, task: asyncio.Task[None]) -> None:
        if self._ending or task.cancelled():
            return
        _log.critical("part_ended", exc_info=task.exception())
        self._lost.set()

    async def until_lost(self) -> None:
        await self._lost.wait()

    async def end(self) -> None:
        """Finishes the call to Slack that is in flight, then closes the database."""
        house, self._ending = self._house, True
        house.health.database = False
        house.deps.database.lose()
        house.metrics.oldest_owed = house.owed.look = None
        delivery, house.bells.delivery, house.bells.heartbeat = house.bells.delivery, None, None
        if delivery is not None:
            await delivery.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._storage.close()

    async def _check(self, store: Store) -> None:
        """A quiet night must not hide that the database file is gone."""
        turn = 0
        while True:
            await asyncio.sleep(_CHECK_SECONDS)
            turn += 1
            try:
                await self._threads.do(_touch, store)
                if turn % _REMEMBER_EVERY == 0:
                    await self._remember(store)
            except StoreError as error:
                _log.warning("check_failed", extra={"error": type(error).__name__})

    async def _remember(self, store: Store) -> None:
        deps = self._house.deps
        now = self._house.clock.now()
        deps.memory.keep(await self._threads.look(read_copy, store, now, deps.content))

    async def _name_directors(self, store: Store) -> None:
        """Those of the environment, as Slack has them now; one whom Slack cannot show waits."""
        deps = self._house.deps
        named = [deps.workspace.person(user) for user in self._house.settings.directors]
        missing = await self._name(store, named, named, CALL_SECONDS)
        if missing:
            self._tasks.append(asyncio.create_task(self._name_later(store, named, missing)))

    async def _name_later(
        self, store: Store, named: Sequence[Person], missing: Sequence[Person]
    ) -> None:
        """Until Slack has shown each of them, or the session ends."""
        while missing:
            await asyncio.sleep(_CHECK_SECONDS)
            # The check of the database tells of its faults; here there is only a next time.
            with contextlib.suppress(StoreError):
                missing = await self._name(store, named, missing, _NAMING_SECONDS)

    async def _name(
        self, store: Store, named: Sequence[Person], wanted: Sequence[Person], seconds: float
    ) -> list[Person]:
        """Whom of ``wanted`` Slack did not show in time."""
        house = self._house
        directory = house.deps.directory
        found, missing = [], []
        for person in wanted:
            try:
                found.append(await directory.fresh(person, seconds, needs_dm=False))
            except CallFailed as error:
                _log.warning("director_not_found", extra={"code": error.code})
                missing.append(person)
        seeded: Seeded = await self._threads.do(
            accounts.seed_directors, store, house.clock.now(), named, found, house.new_id
        )
        if seeded.refused:
            _log.error("directors_refused", extra={"count": len(seeded.refused)})
        if not house.deps.practice:
            now = house.clock.now()
            await self._threads.do(starting.warn_directors, store, now, seeded.directors)
        await self._remember(store)
        house.bells.wake()
        house.bells.beat()
        return missing


def _touch(store: Store) -> None:
    """Begins and commits nothing: fails where the file has gone."""
    with store.begin():
        pass
