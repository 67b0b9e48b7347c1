"""Without a database the bot goes on, tells the directors, and gets its memory back by itself."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import cast

from bot.keeper import Keeper
from bot.ports import Unavailable
from storage.opening import Storage
from storage.refused import OtherWorkspace

SOON = 10.0
STORAGE = cast(Storage, object())


class Stretch:
    """A session that tells what happened to it; it fails to begin with ``error``."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.lost = asyncio.Event()
        self.begun = asyncio.Event()
        self.ended = asyncio.Event()

    async def begin(self) -> None:
        if self.error is not None:
            raise self.error
        self.begun.set()

    async def until_lost(self) -> None:
        await self.lost.wait()

    async def end(self) -> None:
        self.ended.set()


class World:
    """Storage that opens only when a test says so, and the sessions in the order they come."""

    def __init__(self, *sessions: Stretch) -> None:
        self.openings = 0
        self.can_open = True
        self.sessions = list(sessions)
        self.alarmed = asyncio.Event()
        self.keeper = Keeper(self._open, lambda _: self.sessions.pop(0), self._alarm, 0.01)

    def _open(self) -> Storage | None:
        self.openings += 1
        return STORAGE if self.can_open else None

    async def _alarm(self) -> None:
        self.alarmed.set()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self.keeper.run())
        try:
            async with asyncio.timeout(SOON):
                yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def test_what_was_opened_before_the_loop_is_used_and_nobody_is_alarmed() -> None:
    first = Stretch()
    world = World(first)
    await world.keeper.begin(STORAGE)
    assert first.begun.is_set()
    async with world.running():
        await asyncio.sleep(0)
    assert (world.openings, world.alarmed.is_set()) == (0, False)


async def test_a_failed_start_alarms_the_directors_and_is_tried_until_it_works() -> None:
    late = Stretch()
    world = World(late)
    world.can_open = False
    await world.keeper.begin(None)
    async with world.running():
        await world.alarmed.wait()
        assert not late.begun.is_set()
        world.can_open = True
        await late.begun.wait()


async def test_a_session_that_cannot_begin_is_closed_and_another_is_tried() -> None:
    broken, sound = Stretch(Unavailable()), Stretch()
    world = World(broken, sound)
    await world.keeper.begin(STORAGE)
    assert broken.ended.is_set()
    async with world.running():
        await sound.begun.wait()


async def test_a_database_that_is_lost_is_closed_and_opened_again() -> None:
    first, second = Stretch(), Stretch()
    world = World(first, second)
    await world.keeper.begin(STORAGE)
    async with world.running():
        first.lost.set()
        await second.begun.wait()
    assert first.ended.is_set()
    assert world.alarmed.is_set()


async def test_a_database_of_another_workspace_ends_the_trying() -> None:
    other = Stretch(OtherWorkspace("This database belongs to another Slack workspace."))
    world = World(other)
    await world.keeper.begin(STORAGE)
    async with asyncio.timeout(SOON):
        await world.keeper.run()
    assert world.keeper.refused is other.error
    assert other.ended.is_set()
