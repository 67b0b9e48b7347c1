"""Rows that go to second channels: beside Slack's, with a room and a pace of their own.

They are sent at least once and never looked for: a provider cannot be asked whether a message
arrived, so an unknown outcome may ring twice. No message in Slack ever waits for one of these.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import Protocol

from bot.delivery.books import Books, left_to_lease
from bot.domain.notices import Lane
from bot.domain.second import Address, Outcome, Provider, Told
from bot.ports import Conflict, OutboxRow, StoreError

ROOM = 8
"""Messages on their way at once."""
TRIES = 4
EVERY = 1.0
"""Seconds between two messages of one provider: what a single telephone number may send at
Twilio, and far below what the others allow. Crisis does not wait for it."""
_BACKOFF = 5.0
_BACKOFF_IN_CRISIS = 2.0
_log = logging.getLogger("peersupport.delivery")


class Messenger(Protocol):
    """Whoever carries words outside. Never raises; what it takes is limited by itself."""

    @property
    def offered(self) -> frozenset[Provider]: ...

    async def send(self, address: Address, text: str) -> Told: ...


class Outside:
    """Without a messenger everything that is owed outside is dropped."""

    def __init__(
        self, books: Books, messenger: Messenger | None, monotonic: Callable[[], float]
    ) -> None:
        self._books = books
        self._messenger = messenger
        self._monotonic = monotonic
        self._free_at: dict[Provider, float] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._round: asyncio.Task[None] | None = None
        self._again = self._closing = False

    def look(self) -> None:
        """Begins what is due, in tasks of its own; returns at once."""
        if self._closing:
            return
        if self._round is not None and not self._round.done():
            self._again = True
            return
        self._round = asyncio.get_running_loop().create_task(self._look())

    async def settled(self) -> None:
        """Until nothing that was due is on its way any more."""
        while self._round is not None or self._tasks:
            busy = [*self._tasks, *([self._round] if self._round is not None else [])]
            await asyncio.wait(busy)
            if self._round is not None and self._round.done():
                self._round = None

    async def close(self) -> None:
        """Nothing is waited for: what is on its way is sent again by whoever comes next."""
        self._closing = True
        tasks = [*self._tasks, *([self._round] if self._round is not None else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _look(self) -> None:
        try:
            await self._begin_due()
            while self._again:
                self._again = False
                await self._begin_due()
        except StoreError as error:
            _log.warning("outside_not_read", extra={"code": type(error).__name__})

    async def _begin_due(self) -> None:
        room = ROOM - len(self._tasks)
        if room <= 0:
            return
        for row in await self._books.claim_outside(room):
            task = asyncio.get_running_loop().create_task(self._one(row))
            self._tasks.add(task)
            task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        crowded = len(self._tasks) >= ROOM
        self._tasks.discard(task)
        if crowded:
            self.look()

    async def _one(self, row: OutboxRow) -> None:
        """One row, whatever happens to it: the others go on."""
        try:
            await self._work(row)
        except Conflict:
            _log.info("row_not_ours", extra={"outbox_id": row.outbox_id})
        except StoreError as error:
            left_to_lease(row, error)
        except Exception as error:  # noqa: BLE001 - one row that cannot be read must not stop the rest
            await self._give_up(row, type(error).__name__)

    async def _give_up(self, row: OutboxRow, code: str) -> None:
        try:
            await self._books.set_aside(row, code)
        except StoreError as error:
            left_to_lease(row, error)

    async def _work(self, row: OutboxRow) -> None:
        errand = await self._books.errand(row.notice)
        if errand is None:
            return await self._books.drop(row, "not_true_any_more")
        provider, messenger = errand.address.provider, self._messenger
        if messenger is None or provider not in messenger.offered:
            return await self._books.drop(row, "not_offered")
        wait = self._turn(provider, row.lane)
        if wait > 0:
            return await self._books.put_back(row, wait, counted=False)
        return await self._settle(row, await messenger.send(errand.address, errand.text))

    def _turn(self, provider: Provider, lane: Lane) -> float:
        """0 and the turn is taken, or the seconds until it is worth asking again."""
        now = self._monotonic()
        wait = self._free_at.get(provider, now) - now
        if wait > 0 and lane is not Lane.CRISIS:
            return wait
        self._free_at[provider] = now + EVERY
        return 0.0

    async def _settle(self, row: OutboxRow, told: Told) -> None:
        if told.outcome is Outcome.SENT:
            return await self._books.sent(row)
        facts = {"outbox_id": row.outbox_id, "code": told.code}
        _log.warning("not_sent_outside", extra=facts)
        if told.outcome is Outcome.REFUSED or row.attempts + 1 >= TRIES:
            return await self._books.set_aside(row, told.code or told.outcome.value)
        return await self._books.put_back(row, backoff(row), counted=True)


def backoff(row: OutboxRow) -> float:
    """5, 10, 20 seconds; 2, 4, 8 in crisis."""
    first = _BACKOFF_IN_CRISIS if row.lane is Lane.CRISIS else _BACKOFF
    return first * float(2 ** max(0, row.attempts))
