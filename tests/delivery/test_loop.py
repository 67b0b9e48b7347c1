"""The running loop: woken by a commit, quick, orderly at the end, patient with the database."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from bot.delivery.drain import LONGEST_REST
from bot.domain.notices import Kind, Notice
from bot.domain.people import Role
from bot.domain.policy import Urgency
from bot.ports import NotSaved
from tests.delivery.house import House, WatchedThreads

ACCEPT = "Accept"
WELL_BEFORE_THE_NEXT_LOOK = LONGEST_REST / 3
"""Seconds. How soon a page comes is the benchmark's to measure."""


@asynccontextmanager
async def running(house: House) -> AsyncIterator[None]:
    task = asyncio.create_task(house.delivery.run())
    try:
        yield
    finally:
        await house.delivery.close()
        await asyncio.wait_for(task, 5)


async def test_a_commit_wakes_the_loop(house: House) -> None:
    house.supporter("sam")
    async with running(house):
        await house.person("rae").screen()
        house.asks(Urgency.NOW)
        house.delivery.wake()
        await house.person("sam").sees(ACCEPT, timeout=WELL_BEFORE_THE_NEXT_LOOK)


async def test_a_row_that_is_due_later_is_sent_when_its_time_comes_without_a_wake(
    house: House,
) -> None:
    member = house.member("rae", Role.DIRECTOR)
    due = house.clock.now() + timedelta(seconds=0.4)
    house.owes(Notice(Kind.NOT_FOR_LIVE_USE, member_id=member.member_id, due_at=due))
    async with running(house):
        await house.person("rae").sees("Practice", timeout=3)
    assert house.clock.now() >= due


async def test_a_paced_conversation_gets_everything_in_time_without_being_refused(
    house: House,
) -> None:
    member = house.member("rae", Role.DIRECTOR)
    async with running(house):
        for _ in range(3):
            house.owes(Notice(Kind.NOT_FOR_LIVE_USE, member_id=member.member_id))
        house.delivery.wake()
        async with asyncio.timeout(5):
            while len((await house.person("rae").screen())["dm"]) < 3:
                await house.slack.wait(house.stage.world.changes.seq, 1)
    assert await house.slack.refused_calls() == []


async def test_closing_finishes_the_call_in_flight_and_gives_the_rest_back(house: House) -> None:
    for name in ("sam", "lee"):
        house.supporter(name)
    house.asks()
    sending = asyncio.Event()
    threads = WatchedThreads(house.storage.threads, mark_sending=sending.set)
    house.delivery = house.new_delivery("closing", threads=threads)
    await house.slack.fault("chat.postMessage", "slow", seconds=0.3, times=0)
    async with running(house):
        await asyncio.wait_for(sending.wait(), 5)
    await house.slack.clear_faults()
    house.delivery = house.new_delivery("second")
    await house.settles(3)
    for name in ("sam", "lee"):
        assert await house.count(name, ACCEPT) == 1
    # Nothing was left in doubt, so nothing had to be looked for.
    assert await house.calls("conversations.history") == []


async def test_a_locked_database_delays_the_marks_and_posts_nothing_twice(house: House) -> None:
    member = house.member("rae", Role.DIRECTOR)
    house.owes(Notice(Kind.NOT_FOR_LIVE_USE, member_id=member.member_id))
    assert house.file is not None
    other = sqlite3.connect(house.file, isolation_level=None)

    def lock() -> None:
        other.execute("BEGIN IMMEDIATE")

    threads = WatchedThreads(house.storage.threads, mark_sent=lock)
    house.delivery = house.new_delivery("patient", threads=threads)
    draining = asyncio.create_task(house.drains())
    async with asyncio.timeout(10):
        while threads.seen.count("mark_sent") < 2:
            await house.slack.wait(house.stage.world.changes.seq, 0.1)
    other.execute("ROLLBACK")
    other.close()
    await draining
    assert len(await house.calls("chat.postMessage")) == 1
    assert len(house.outbox.member_refs(member.member_id)) == 1
    assert house.outbox.oldest_owed() is None


async def test_a_database_that_does_not_answer_is_asked_again(house: House) -> None:
    house.supporter("sam")
    failed = asyncio.Event()

    def fail() -> None:
        failed.set()
        raise NotSaved

    threads = WatchedThreads(house.storage.threads, claim=fail)
    house.delivery = house.new_delivery("patient", threads=threads)
    house.asks()
    async with running(house):
        await asyncio.wait_for(failed.wait(), 5)
        await house.person("sam").sees(ACCEPT, timeout=3)


async def test_ten_people_are_paged_for_danger_at_once_and_not_in_turn(house: House) -> None:
    names = ["sam", "lee", "ines", "noor", "tom", "ari", "kim", "rae", "max", "jo"]
    for name in names:
        house.supporter(name)
    await house.slack.pace(False)
    started = time.perf_counter()
    house.asks(Urgency.DANGER)
    await house.drains()
    # One after the other, at the pace of one conversation, it would be ten seconds.
    assert time.perf_counter() - started < 5
    assert [await house.count(name, ACCEPT) for name in names] == [1] * len(names)
