"""The loop that drains the outbox: claim, still true?, draw, send, mark. It alone starts work."""

import asyncio
import logging
import traceback
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.books import Books, OnGone, Threads, left_to_lease
from bot.delivery.calls import Calls
from bot.delivery.cards import Cards
from bot.delivery.failing import Failing
from bot.delivery.lanes import Board
from bot.delivery.nets import Nets
from bot.delivery.outside import Messenger, Outside
from bot.delivery.pace import Pace
from bot.delivery.posting import Posting
from bot.delivery.reconcile import Doubts
from bot.delivery.relaying import Relaying
from bot.delivery.retiring import Retiring
from bot.delivery.scenes import Ground, Target
from bot.domain.followups import waits_until
from bot.domain.notices import Kind, Op, route
from bot.ports import Clock, Conflict, Outbox, OutboxRow, Store, StoreError

IN_HAND = 64
GOOD_FOR = 20.0
"""Seconds a claimed row may wait for its turn; the lease leaves time for the work after that."""
LONGEST_REST = 30.0
SHORTEST_REST = 1.0
"""Where only something is overdue that is not ours to do."""
_ROUNDING = 0.005
_NEEDS_CHANNEL = frozenset({Op.POST, Op.NET})
"""A user id will do for a message, but not to look for it, nor to withdraw what is scheduled."""
_log = logging.getLogger("peersupport.delivery")


@dataclass(frozen=True, slots=True)
class Memory:
    """The database as the delivery needs it: its two doors, its threads, and who we are to it.

    ``owner`` is random for each process. ``alone``: no other process can be alive, so that the
    claims of a predecessor are taken over at once.
    """

    threads: Threads
    store: Store
    outbox: Outbox
    owner: str
    alone: bool


class Delivery:
    """One for a workspace. Lives on one event loop; every method is called there.

    ``client`` shares one session and has no retry handlers: a handler of the SDK could post
    twice without anybody knowing.
    """

    def __init__(
        self,
        client: AsyncWebClient,
        memory: Memory,
        clock: Clock,
        ground: Ground,
        on_gone: OnGone,
        messenger: Messenger | None = None,
    ) -> None:
        self._clock = clock
        self._ground = ground
        self._alone = memory.alone
        self._books = Books(memory.threads, memory.store, memory.outbox, clock, memory.owner)
        self._books.again = self._wake_in
        calls = Calls(client, Pace(), clock.monotonic)
        failing = Failing(self._books, calls, on_gone)
        self._doubts = Doubts(calls, self._books)
        retiring = Retiring(self._books, calls, self._doubts)
        self._posting = Posting(self._books, calls, failing, self._doubts, retiring)
        self._cards = Cards(self._books, calls, failing, self._posting, retiring)
        self._relaying = Relaying(self._books, calls, failing, self._posting, retiring)
        self._nets = Nets(self._books, calls, failing)
        self._outside = Outside(self._books, messenger, clock.monotonic)
        self._ways = self._every_way()
        self._board = Board()
        self._tasks: set[asyncio.Task[None]] = set()
        self._woken = asyncio.Event()
        self._closing = False
        self._began = False
        self._sweeping = False

    def _every_way(self) -> dict[Op, Callable[[OutboxRow, Target], Awaitable[None]]]:
        """What is done for each op. What goes outside Slack is claimed and carried apart."""
        passes = (Op.RELAY, Op.THREAD, Op.TAKE_BACK)
        return {
            Op.POST: self._posting.post,
            Op.REDRAW: self._cards.redraw,
            Op.HIDE: self._cards.hide,
            Op.HOME: self._cards.home,
            Op.NET: self._net,
            **{op: partial(self._relaying.work, op=op) for op in passes},
        }

    # the loop

    def wake(self) -> None:
        """Something was committed that may be owed at once."""
        self._woken.set()

    async def run(self) -> None:
        """Until ``close``. A database that does not answer is asked again, for ever."""
        while not self._closing:
            self._woken.clear()
            try:
                full = await self._round() >= IN_HAND
            except StoreError as error:
                _log.warning("outbox_not_read", extra={"code": type(error).__name__})
                self._wake_in(SHORTEST_REST)
                full = False
            if not full:
                await self._rest()

    async def drain_once(self) -> int:
        """Works off everything that is due now, to the end; how many rows that was."""
        total = 0
        while True:
            claimed = await self._round()
            await self._tasks_done()
            await self._outside.settled()
            total += claimed
            if not claimed:
                return total

    async def close(self) -> None:
        """Finishes the calls in flight and gives back what was not begun. Takes no more."""
        self._closing = True
        self._books.closing = True
        self.wake()
        for row in self._board.give_up_waiting():
            await self._give_back(row)
        await self._outside.close()
        await self._tasks_done()

    async def _tasks_done(self) -> None:
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def _round(self) -> int:
        """Claims what there is room for, and starts on it."""
        if not self._began:
            await self._begin()
        self._outside.look()
        if not self._sweeping and self._doubts.is_due(self._clock.monotonic()):
            self._sweeping = True
            self._spawn(self._sweep())
        room = IN_HAND - len(self._board)
        if room <= 0 or self._closing:
            return 0
        rows = await self._books.claim(room)
        added = self._board.add(rows, self._clock.monotonic() + GOOD_FOR)
        self._start()
        return added

    async def _begin(self) -> None:
        if self._alone:
            taken = await self._books.take_over()
            if taken:
                _log.info("claims_taken_over", extra={"count": taken})
        await self._doubts.remember()
        self._began = True

    async def _rest(self) -> None:
        seconds = LONGEST_REST
        try:
            due = await self._books.next_due()
        except StoreError:
            due = None
        if due is not None:
            left = (due - self._clock.now()).total_seconds() + _ROUNDING
            seconds = min(LONGEST_REST, left if left > 0 else SHORTEST_REST)
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            return

    def _wake_in(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        if seconds <= 0:
            self.wake()
        elif seconds <= LONGEST_REST:
            loop.call_later(seconds + _ROUNDING, self.wake)

    # the rows

    def _start(self) -> None:
        while not self._closing:
            row = self._board.next(self._clock.monotonic())
            if row is None:
                return
            self._spawn(self._one(row))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _sweep(self) -> None:
        """Beside the rows: Slack may be slow, and no page waits for tidying up."""
        try:
            await self._doubts.sweep(self._clock.monotonic())
        except StoreError as error:
            _log.warning("sweep_failed", extra={"code": type(error).__name__})
        finally:
            self._sweeping = False

    async def _one(self, row: OutboxRow) -> None:
        """One row, whatever happens to it: the others go on."""
        crowded = len(self._board) >= IN_HAND
        try:
            await self._guarded(row)
        finally:
            self._board.done(row)
            self._start()
            if crowded:
                self.wake()

    async def _guarded(self, row: OutboxRow) -> None:
        ids = {"outbox_id": row.outbox_id}
        try:
            await self._work(row)
        except Conflict:
            _log.info("row_not_ours", extra=ids)
        except StoreError as error:
            left_to_lease(row, error)
        except Exception as error:  # noqa: BLE001 - one row that cannot be drawn must not stop the rest
            facts = {**ids, "code": type(error).__name__, "where": _where(error)}
            _log.error("row_failed", extra=facts)
            await self._give_up(row, type(error).__name__)

    async def _give_up(self, row: OutboxRow, code: str) -> None:
        try:
            await self._books.set_aside(row, code)
        except StoreError as error:
            left_to_lease(row, error)

    async def _give_back(self, row: OutboxRow) -> None:
        try:
            await self._books.put_back(row, 0.0, counted=False)
        except StoreError as error:
            left_to_lease(row, error)

    async def _work(self, row: OutboxRow) -> None:
        op = route(row.notice.kind).op
        target = await self._target(row, op)
        if target is None:
            return
        wait = self._until_morning(row, target)
        if wait:
            await self._books.put_back(row, wait, counted=False)
        else:
            await self._ways[op](row, target)

    def _until_morning(self, row: OutboxRow, target: Target) -> float:
        """Seconds. One that may have been sent already is looked for at any hour."""
        case, now = target.scene.case, self._clock.now()
        if row.notice.kind is not Kind.FOLLOW_UP or row.unknown_since is not None or case is None:
            return 0.0
        morning = waits_until(case, now)
        return (morning - now).total_seconds() if morning is not None else 0.0

    async def _target(self, row: OutboxRow, op: Op) -> Target | None:
        """None: the row is dealt with."""
        target = await self._books.target(self._ground, row.notice)
        if target is None:
            await self._books.drop(row, "nobody_there")
        elif op in _NEEDS_CHANNEL and target.is_requester:
            target = await self._posting.opened(row, target)
        return target

    async def _net(self, row: OutboxRow, target: Target) -> None:
        settled = await self._nets.bring(row, target)
        if settled and row.notice.case_id is not None:
            await self._posting.net_settled(row.notice.case_id, self._board.holds)


def _where(error: Exception) -> str:
    """The way to the fault, without the exception's words: they may quote a message."""
    steps = traceback.extract_tb(error.__traceback__)
    return " > ".join(f"{step.filename}:{step.lineno} {step.name}" for step in steps)
