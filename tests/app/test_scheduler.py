"""The heartbeat takes due steps at once, whatever woke it, and outlives every failure."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar, cast

import pytest

from bot.clock import SystemClock
from bot.domain.deadlines import Deadline, DeadlineKind
from bot.domain.gap_news import SETTLING, Watch
from bot.ports import DueDeadline, NotSaved, Store, StoreError, Unavailable
from bot.scheduler import LONGEST_WAIT_SECONDS, Alarm, Heartbeat

T = TypeVar("T")
SOON = LONGEST_WAIT_SECONDS / 3
"""Seconds a test waits at most for what should happen within milliseconds; a heartbeat that nothing
woke beats far later."""


class Books:
    """A store with nothing but due moments; it tells each time somebody claims them."""

    def __init__(self) -> None:
        self.due: list[datetime] = []
        self.claims: asyncio.Queue[datetime] = asyncio.Queue()
        self.rounds: list[datetime] = []
        self.hours = 0
        self.gaps = Watch()
        self.fails: list[Exception] = []
        self.round_fails: list[Exception] = []
        self.claimable: list[str] = []
        self.taken: asyncio.Queue[str] = asyncio.Queue()

    @contextmanager
    def begin(self) -> Iterator["Books"]:
        yield self

    look = begin

    def next_due(self) -> datetime | None:
        if self.fails:
            raise self.fails.pop()
        return min(self.due, default=None)

    @property
    def coverage(self) -> "Books":
        return self

    def watch(self) -> Watch:
        return self.gaps

    def put(self, watch: Watch) -> None:
        self.gaps = watch

    def claim_deadlines(
        self, at: datetime, lease_until: datetime, limit: int
    ) -> tuple[DueDeadline, ...]:
        self.due = [moment for moment in self.due if moment > at]
        self.claims.put_nowait(lease_until)
        ids, self.claimable = self.claimable, []
        return tuple(DueDeadline(one, Deadline(at, DeadlineKind.SEARCH)) for one in ids)

    def case(self, case_id: str) -> None:
        self.taken.put_nowait(case_id)
        if case_id == "broken":
            raise StoreError

    def daily(self, store: Store, at: datetime) -> None:
        self.rounds.append(at)
        if self.round_fails:
            raise self.round_fails.pop()

    def open_debriefs(self) -> tuple[()]:
        self.hours += 1
        return ()


class OnTheLoop:
    """Database threads without threads."""

    async def do(self, fn: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        return fn(*args, **kwargs)

    look = do


class Told:
    def __init__(self) -> None:
        self.woken = asyncio.Event()
        self.lost = asyncio.Event()


@pytest.fixture
def clock(tmp_path: Path) -> SystemClock:
    return SystemClock(tmp_path / "clock")


@asynccontextmanager
async def beating(
    books: Books, clock: SystemClock, told: Told, *, begins: bool = False
) -> AsyncIterator[Heartbeat]:
    store = cast(Store, books)
    heart = Heartbeat(store, OnTheLoop(), clock, told.woken.set, told.lost.set, [books.daily])
    if begins:
        await heart.begin()
    tasks = [asyncio.create_task(heart.run()), asyncio.create_task(heart.watch_file())]
    try:
        yield heart
    finally:
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def test_a_change_of_the_rota_is_looked_at_some_minutes_later(clock: SystemClock) -> None:
    books, told = Books(), Told()
    books.gaps = Watch(changes=1)
    async with beating(books, clock, told):
        async with asyncio.timeout(SOON):
            await told.woken.wait()
            while books.gaps.due_at is None:
                await asyncio.sleep(0.01)
    due = books.gaps.due_at
    assert timedelta(minutes=9) < due - clock.now() <= SETTLING


async def rounds_were(books: Books, count: int) -> None:
    async with asyncio.timeout(SOON):
        while len(books.rounds) < count:
            await asyncio.sleep(0.01)


async def claimed(books: Books) -> datetime:
    async with asyncio.timeout(SOON):
        return await books.claims.get()


async def test_what_is_overdue_at_the_start_is_taken_at_once(clock: SystemClock) -> None:
    books, told = Books(), Told()
    books.due = [clock.now() - timedelta(hours=3)]
    async with beating(books, clock, told):
        await claimed(books)
        async with asyncio.timeout(SOON):
            await told.woken.wait()
    assert books.due == []


async def test_the_alarm_rings_when_the_next_step_is_due(clock: SystemClock) -> None:
    books, told = Books(), Told()
    due = clock.now() + timedelta(milliseconds=400)
    books.due = [due]
    async with beating(books, clock, told):
        await claimed(books)
        assert clock.now() >= due


@pytest.mark.parametrize("turns", range(6))
async def test_an_alarm_that_is_stopped_as_it_rings_is_no_error(
    clock: SystemClock, caplog: pytest.LogCaptureFixture, turns: int
) -> None:
    rung = asyncio.Event()
    alarm = Alarm(rung.set)
    alarm.start()
    alarm.at(clock.now())
    for _ in range(turns):
        await asyncio.sleep(0)
    alarm.stop()
    for _ in range(6):
        await asyncio.sleep(0)
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
    assert rung.is_set()


async def test_a_commit_that_is_due_sooner_rings_it_earlier(clock: SystemClock) -> None:
    books, told = Books(), Told()
    books.due = [clock.now() + timedelta(hours=1)]
    async with beating(books, clock, told) as heart:
        await asyncio.sleep(0)
        books.due.append(clock.now())
        heart.ring()
        await claimed(books)
    assert len(books.due) == 1


async def test_a_moved_clock_file_makes_the_next_step_due(
    clock: SystemClock, tmp_path: Path
) -> None:
    books, told = Books(), Told()
    books.due = [clock.now() + timedelta(hours=1)]
    async with beating(books, clock, told):
        (tmp_path / "clock").write_text("3601")
        await claimed(books)
        async with asyncio.timeout(SOON):
            await told.woken.wait()


async def test_a_busy_database_is_asked_again(clock: SystemClock) -> None:
    books, told = Books(), Told()
    books.due, books.fails = [clock.now()], [NotSaved()]
    async with beating(books, clock, told):
        await claimed(books)
    assert not told.lost.is_set()


async def test_a_fault_in_one_beat_does_not_end_the_heartbeat(clock: SystemClock) -> None:
    books, told = Books(), Told()
    books.due, books.fails = [clock.now()], [ZeroDivisionError()]
    async with beating(books, clock, told):
        await claimed(books)


async def test_a_case_that_cannot_be_read_holds_up_no_other(clock: SystemClock) -> None:
    books, told = Books(), Told()
    books.due, books.claimable = [clock.now()], ["broken", "whole"]
    async with beating(books, clock, told):
        async with asyncio.timeout(SOON):
            assert await books.taken.get() == "broken"
            assert await books.taken.get() == "whole"


async def test_a_database_that_is_gone_is_reported(clock: SystemClock) -> None:
    books, told = Books(), Told()
    books.fails = [Unavailable()]
    async with beating(books, clock, told):
        async with asyncio.timeout(SOON):
            await told.lost.wait()


async def test_a_fault_in_the_daily_round_holds_up_no_request_and_is_tried_again(
    clock: SystemClock,
) -> None:
    books, told = Books(), Told()
    books.due, books.round_fails = [clock.now()], [ZeroDivisionError()]
    async with beating(books, clock, told) as heart:
        await claimed(books)
        await rounds_were(books, 1)
        heart.ring()
        await rounds_were(books, 2)


async def test_the_round_of_the_day_at_the_start_is_not_done_again(clock: SystemClock) -> None:
    books, told = Books(), Told()
    books.due = [clock.now()]
    async with beating(books, clock, told, begins=True):
        await claimed(books)
    assert len(books.rounds) == 1


@pytest.mark.parametrize("error", [ZeroDivisionError(), NotSaved()])
async def test_a_fault_in_the_round_at_the_start_stops_no_start(
    clock: SystemClock, error: Exception
) -> None:
    books, told = Books(), Told()
    books.due, books.round_fails = [clock.now()], [error]
    async with beating(books, clock, told, begins=True):
        await claimed(books)
        await rounds_were(books, 2)


async def test_the_daily_round_comes_once_a_day_in_moved_time(
    clock: SystemClock, tmp_path: Path
) -> None:
    books, told = Books(), Told()
    books.due = [clock.now()]
    async with beating(books, clock, told) as heart:
        await claimed(books)
        books.due.append(clock.now())
        heart.ring()
        await claimed(books)
        assert len(books.rounds) == 1
        (tmp_path / "clock").write_text("86400")
        books.due.append(clock.now())
        heart.ring()
        await claimed(books)
    assert len(books.rounds) == 2


async def test_the_hourly_round_comes_once_an_hour_in_moved_time(
    clock: SystemClock, tmp_path: Path
) -> None:
    books, told = Books(), Told()
    books.due = [clock.now()]
    async with beating(books, clock, told) as heart:
        await claimed(books)
        books.due.append(clock.now())
        heart.ring()
        await claimed(books)
        (tmp_path / "clock").write_text("7200")
        books.due.append(clock.now())
        heart.ring()
        await claimed(books)
    assert books.hours in (2, 3), "an hour may have begun meanwhile"


async def test_a_fault_in_one_round_holds_up_no_other(clock: SystemClock) -> None:
    books, told = Books(), Told()
    books.due, books.round_fails = [clock.now()], [ZeroDivisionError()]
    async with beating(books, clock, told):
        await claimed(books)
    assert books.hours == 1
