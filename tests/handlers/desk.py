"""The handlers behind a real Bolt, over a real SQLite file and a practice workspace."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp

import handlers
from bot import rota
from bot.domain.people import Role
from bot.domain.second import Provider
from bot.ics import Calendars
from bot.ports import Program
from handlers.database import Database, Threads
from handlers.deps import Deps
from handlers.directory import Directory
from handlers.later import Later
from handlers.memory import Copy, Memory
from handlers.once import Once
from handlers.workspace import Workspace
from practice.driver import Person
from practice.options import APP, BOT_USER, TEAM, Options
from tests.delivery.house import House, new_id, open_house, packaged_content

T = TypeVar("T")


class FaultyThreads:
    """The database threads, until a test sets ``error``: then nothing gets through."""

    def __init__(self, threads: Threads) -> None:
        self._threads = threads
        self.error: Exception | None = None

    async def do(self, fn: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        if self.error is not None:
            raise self.error
        return await self._threads.do(fn, *args, **kwargs)

    async def look(self, fn: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        if self.error is not None:
            raise self.error
        return await self._threads.look(fn, *args, **kwargs)


class Desk:
    """What a test holds. Cards come when ``delivers`` is called, and not before."""

    def __init__(self, house: House, deps: Deps, threads: FaultyThreads, database: Path) -> None:
        self.database = database
        self.house = house
        self.deps = deps
        self.threads = threads
        self.slack = house.slack

    def person(self, name: str) -> Person:
        return self.slack.person(name)

    async def delivers(self) -> None:
        await self.house.drains()

    def breaks(self, error: Exception | None) -> None:
        self.threads.error = error

    def loses_database(self) -> None:
        self.deps.database.lose()

    async def staffed(self) -> None:
        """One director, one lead, one supporter who is available."""
        self.house.member("rae", Role.DIRECTOR)
        self.house.member("kim", Role.LEAD)
        self.house.supporter("sam")
        await self.deps.remember()


def make_deps(house: House, threads: FaultyThreads, **overrides: Any) -> Deps:
    workspace = Workspace("", TEAM, f"{house.stage.world.base_url}/api/", APP, BOT_USER)
    memory = Memory(Copy(Program("", "", TEAM, {})))
    database = Database()
    database.put(threads, house.store)
    values: dict[str, Any] = {
        "client": house.client,
        "clock": house.clock,
        "workspace": workspace,
        "content": packaged_content(),
        "database": database,
        "memory": memory,
        "directory": Directory(house.client, workspace, memory, house.clock.monotonic),
        "later": Later(),
        "once": Once(),
        "new_id": new_id,
        "wake": lambda: None,
        "beat": lambda: None,
        "expand": rota.spans,
        "holiday_code": rota.holiday_code,
        "calendars": Calendars(),
        "directors": ("U0RAE",),
        "practice": True,
        "offered": frozenset(Provider),
    }
    return Deps(**{**values, **overrides})


@asynccontextmanager
async def open_desk(folder: Path) -> AsyncIterator[Desk]:
    async with open_house(folder) as house:
        threads = FaultyThreads(house.storage.threads)
        deps = make_deps(house, threads)
        app = AsyncApp(
            client=house.client,
            signing_secret=Options().signing_secret,
            process_before_response=True,
        )
        handlers.register(app, deps)
        handler = AsyncSocketModeHandler(app, Options().app_token)
        await handler.connect_async()
        try:
            yield Desk(house, deps, threads, folder / "db" / "bot.db")
        finally:
            await handler.close_async()
            await deps.later.finish(1)
