"""Every word between the delivery and the database: on database threads, patient while it is busy.

Each call here is one whole transaction that may be repeated without harm.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import ParamSpec, Protocol, TypeVar

from bot.delivery.errands import Errand, errand_for
from bot.delivery.scenes import Ground, Target, load
from bot.domain.nets import Net
from bot.domain.notices import Notice
from bot.domain.relays import RelayState
from bot.ports import (
    Clock,
    Conflict,
    MessageRef,
    NotSaved,
    Outbox,
    OutboxRow,
    OutcomeUnknown,
    Store,
    StoreError,
    Unavailable,
)
from bot.usecases import passing
from bot.usecases.passing import Passage

P = ParamSpec("P")
T = TypeVar("T")

LEASE = timedelta(seconds=45)
_log = logging.getLogger("peersupport.delivery")
_WAITS = (0.05, 0.2, 0.5, 1.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0)
"""Seconds between tries while the database is busy; then the lease brings the row back."""


def left_to_lease(row: OutboxRow, error: StoreError) -> None:
    """The database said no: whoever claims the row after its lease goes on with it."""
    facts = {"outbox_id": row.outbox_id, "code": type(error).__name__}
    _log.warning("row_left_to_lease", extra=facts)


class Threads(Protocol):
    """Runs database work off the event loop; ``do`` may write, ``look`` only reads."""

    async def do(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T: ...

    async def look(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T: ...


OnGone = Callable[[Store, datetime, Notice, str], None]
"""The use-case for a recipient whom Slack refuses for good; runs on a database thread."""


class Books:
    """``again`` is told of every moment at which a row should be looked at again."""

    def __init__(
        self, threads: Threads, store: Store, outbox: Outbox, clock: Clock, owner: str
    ) -> None:
        self._threads = threads
        self._store = store
        self._outbox = outbox
        self._clock = clock
        self._owner = owner
        self.again: Callable[[float], None] = _nobody
        self.closing = False
        """Set at the end: a database that is gone is not waited for any more, a busy one is."""

    def now(self) -> datetime:
        return self._clock.now()

    # claiming

    async def claim(self, limit: int) -> tuple[OutboxRow, ...]:
        """At once or not at all: a busy database is asked again by the next round."""
        now = self.now()
        return await self._threads.do(self._outbox.claim, now, now + LEASE, limit, self._owner)

    async def claim_outside(self, limit: int) -> tuple[OutboxRow, ...]:
        """What is due for second channels. Nearly always nothing: then the writer is not asked."""
        now = self.now()
        if not await self._threads.look(self._outbox.owes_outside, now):
            return ()
        claim = self._outbox.claim_outside
        return await self._threads.do(claim, now, now + LEASE, limit, self._owner)

    async def errand(self, notice: Notice) -> Errand | None:
        return await self._read(errand_for, self._store, notice, self.now())

    async def take_over(self) -> int:
        return await self._write(self._outbox.take_over, self._owner)

    async def next_due(self) -> datetime | None:
        return await self._threads.look(_next_due, self._store)

    async def target(self, ground: Ground, notice: Notice) -> Target | None:
        return await self._read(load, self._store, self._outbox, ground, notice, self.now())

    # marking

    async def sending(self, row: OutboxRow) -> None:
        """Durable before the call. Raises Conflict when the row is not ours any more."""
        await self._write(self._outbox.mark_sending, row.outbox_id, self.now())

    async def sent(self, row: OutboxRow, ref: MessageRef | None = None) -> None:
        await self._write(self._outbox.mark_sent, row, ref, self.now())
        if row.unknown_since is not None:
            self.again((row.unknown_since - self.now()).total_seconds() + 60.0)

    async def unknown(self, row: OutboxRow, seconds: float) -> None:
        """Looked at (or, in the crisis lane, sent) again after so many seconds."""
        now = self.now()
        look_at = now + timedelta(seconds=seconds)
        await self._write(self._outbox.mark_unknown, row.outbox_id, now, look_at)
        self.again(seconds)

    async def put_back(self, row: OutboxRow, seconds: float, *, counted: bool) -> None:
        await self.put_back_by_id(row.outbox_id, seconds, counted=counted)

    async def put_back_by_id(self, outbox_id: str, seconds: float, *, counted: bool) -> None:
        due_at = self.now() + timedelta(seconds=seconds)
        await self._write(self._outbox.put_back, outbox_id, due_at, counted)
        self.again(seconds)

    async def drop(self, row: OutboxRow, code: str) -> None:
        await self._write(self._outbox.drop, row.outbox_id, code)

    async def set_aside(self, row: OutboxRow, code: str) -> None:
        """The alarm is the log line: whoever watches the bot watches for errors."""
        await self._write(self._outbox.set_aside, row.outbox_id, code)
        _log.error("row_set_aside", extra={"outbox_id": row.outbox_id, "code": code})

    async def gone(self, row: OutboxRow, on_gone: OnGone, code: str) -> None:
        """First the round moves on, then the row ends: a crash between repeats the first."""
        await self._write(on_gone, self._store, self.now(), row.notice, code)
        await self.drop(row, code)

    # where messages stand

    async def put_ref(self, notice: Notice, ref: MessageRef) -> None:
        ids = (notice.case_id, notice.party_id, notice.member_id)
        await self._write(self._outbox.put_ref, *ids, ref)

    async def remove_ref(self, notice: Notice, ref: MessageRef) -> None:
        await self._write(self._outbox.remove_ref, notice.case_id, ref.send_key)

    async def keep_dm(self, member_id: str, channel: str) -> None:
        await self._write(_keep_dm, self._store, member_id, channel)

    async def put_net(self, case_id: str, net: Net) -> None:
        await self._write(self._outbox.put_net, case_id, net)

    async def owe(self, notice: Notice) -> None:
        await self._write(_owe, self._store, notice, self.now())
        self.again(0.0)

    # what is passed on between two people

    async def passage(self, notice: Notice) -> Passage | None:
        return await self._read(passing.passage, self._store, self.now(), notice)

    async def passed(self, notice: Notice) -> None:
        await self._write(passing.passed, self._store, self.now(), notice)
        self.again(0.0)

    async def not_passed(self, notice: Notice, why: RelayState) -> None:
        await self._write(passing.not_passed, self._store, self.now(), notice, why)
        self.again(0.0)

    async def gone_again(self, notice: Notice) -> None:
        await self._write(passing.gone_again, self._store, self.now(), notice)
        self.again(0.0)

    # copies

    async def to_sweep(
        self, ahead: timedelta = timedelta()
    ) -> tuple[tuple[OutboxRow, MessageRef], ...]:
        return await self._write(self._outbox.to_sweep, self.now() + ahead)

    async def swept(self, row: OutboxRow) -> None:
        await self._write(self._outbox.mark_swept, row.outbox_id)

    # patience

    async def _write(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._patiently(lambda: self._threads.do(fn, *args, **kwargs))

    async def _read(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._patiently(lambda: self._threads.look(fn, *args, **kwargs))

    async def _patiently(self, work: Callable[[], Awaitable[T]]) -> T:
        for wait in _WAITS:
            try:
                return await work()
            except Unavailable:
                if self.closing:
                    raise
            except (NotSaved, OutcomeUnknown):
                pass
            await asyncio.sleep(wait)
        return await work()


def _nobody(seconds: float) -> None:
    """Before anybody listens."""


def _next_due(store: Store) -> datetime | None:
    with store.look() as tx:
        return tx.next_due()


def _keep_dm(store: Store, member_id: str, channel: str) -> None:
    with store.begin() as tx:
        member = tx.member(member_id)
        if member is not None:
            tx.put_member(replace(member, dm=channel))


def _owe(store: Store, notice: Notice, at: datetime) -> None:
    with store.begin() as tx:
        tx.owe((notice,), at)


__all__ = ["LEASE", "Books", "Conflict", "OnGone", "Threads"]
