"""A delivery between a real SQLite file and a real practice workspace, driven by hand."""

import secrets
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.content.load import load_content
from bot.delivery import Delivery, Ground, Memory, Messenger, OnGone, Threads
from bot.domain.cases import Case
from bot.domain.content import Content
from bot.domain.nets import Net
from bot.domain.notices import Kind, Notice
from bot.domain.parties import PartyRole
from bot.domain.people import Member, Role
from bot.domain.policy import Urgency
from bot.ports import OutboxRow
from bot.usecases import answering, asking, requesting
from bot.usecases.timekeeping import due, recipient_gone, take
from practice.clock import Clock
from practice.driver import Person, Workspace
from practice.gestures.stage import Stage
from practice.options import TEAM, Options
from practice.server import serve
from storage.opening import Storage, Where, open_storage
from tests.make import make_asking, make_member, make_person, make_supporter

P = ParamSpec("P")
T = TypeVar("T")


class TownClock(Clock):
    """One time for the bot and for the workspace; when it is moved, paces move with it."""

    def steady(self) -> float:
        return super().steady() + self.offset()

    def monotonic(self) -> float:
        return self.steady()

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.moved(), UTC)


class StorageClock:
    """The database's patience is never moved."""

    def now(self) -> datetime:
        return datetime.fromtimestamp(Clock().real(), UTC)

    def monotonic(self) -> float:
        return time.monotonic()


@cache
def packaged_content() -> Content:
    return load_content(datetime(2026, 11, 23, tzinfo=UTC).date())


class House:
    """What a test holds: the workspace, the database, and deliveries over both."""

    def __init__(
        self, stage: Stage, slack: Workspace, clock: TownClock, storage: Storage, where: Where
    ) -> None:
        self.file = where.sqlite
        bound = storage.bind("", TEAM, real=False)
        self.stage = stage
        self.slack = slack
        self.clock = clock
        self.storage = storage
        self.store, self.outbox = bound.store, bound.outbox
        self.session = aiohttp.ClientSession()
        self.delivery = self.new_delivery("first")

    def new_delivery(
        self,
        owner: str,
        on_gone: OnGone = recipient_gone,
        content: Content | None = None,
        threads: Threads | None = None,
        messenger: Messenger | None = None,
    ) -> Delivery:
        client = AsyncWebClient(
            token=Options().bot_token,
            base_url=f"{self.stage.world.base_url}/api/",
            session=self.session,
            retry_handlers=[],
        )
        self.client = client
        memory = Memory(threads or self.storage.threads, self.store, self.outbox, owner, True)
        ground = Ground(content or packaged_content(), practice=True)
        return Delivery(client, memory, self.clock, ground, on_gone, messenger)

    # people

    def person(self, name: str) -> Person:
        return self.slack.person(name)

    def channel(self, name: str) -> str:
        return self.stage.world.channels.dm_of(f"U0{name.upper()}").id

    def joins(self, member: Member) -> Member:
        with self.store.begin() as tx:
            tx.put_member(member)
        return member

    def supporter(self, name: str, **overrides: Any) -> Member:
        person = make_person(f"U0{name.upper()}", TEAM)
        dm = overrides.pop("dm", self.channel(name))
        return self.joins(make_supporter(name, person=person, dm=dm, available=True, **overrides))

    def member(self, name: str, *roles: Role, **overrides: Any) -> Member:
        person = make_person(f"U0{name.upper()}", TEAM)
        dm = overrides.pop("dm", self.channel(name))
        return self.joins(make_member(name, *roles, person=person, dm=dm, **overrides))

    # cases

    def asks(self, urgency: Urgency = Urgency.NOW, name: str = "dana", **overrides: Any) -> Case:
        person = make_person(f"U0{name.upper()}", TEAM)
        made = make_asking(urgency, requester=person, dm=self.channel(name), **overrides)
        choice = "send_anyway"
        return asking.ask(self.store, self.clock.now(), made, new_id, choice).case

    def case(self, case: Case) -> Case:
        with self.store.look() as tx:
            found = tx.case(case.case_id)
        assert found is not None
        return found

    def accepts(self, case: Case, name: str) -> None:
        party = self.case(case).party_of(PartyRole.SUPPORTER, f"m-{name}")
        assert party is not None
        by = make_person(f"U0{name.upper()}", TEAM)
        answering.accept(self.store, self.clock.now(), by, party.party_id)

    def cancels(self, case: Case) -> None:
        by = case.asking.requester
        requesting.cancel(self.store, self.clock.now(), by, case.requester.party_id)

    def beats(self) -> None:
        now = self.clock.now()
        for one in due(self.store, now):
            take(self.store, now, one)

    def owes(self, *notices: Notice) -> None:
        with self.store.begin() as tx:
            tx.owe(notices, self.clock.now())

    def net(self, case: Case) -> Net:
        return self.outbox.net(case.case_id)

    # what happened

    async def drains(self) -> int:
        return await self.delivery.drain_once()

    async def passes(self, seconds: float) -> None:
        await self.slack.move_time(seconds)

    async def settles(self, seconds: float = 40.0) -> None:
        """Lets time pass in small steps, draining at each, as the running loop would."""
        await self.drains()
        for _ in range(int(seconds)):
            await self.passes(1.0)
            await self.drains()

    async def count(self, name: str, words: str) -> int:
        """How many messages with these words stand in the person's conversation now."""
        screen = await self.person(name).screen()
        return sum(words in message["read"] for message in screen["dm"])

    async def calls(self, method: str) -> list[dict[str, Any]]:
        return [call for call in await self.slack.calls() if call["method"] == method]

    def in_flight(self, kind: Kind, owner: str = "dead") -> OutboxRow:
        """A row that a process, dead since, had claimed and marked as being sent."""
        now = self.clock.now()
        rows = self.outbox.claim(now, now.replace(year=now.year + 1), 100, owner)
        row = next(row for row in rows if row.notice.kind is kind)
        self.outbox.mark_sending(row.outbox_id, now)
        return row


class WatchedThreads:
    """The real threads; before each database call of a name, ``hooks[name]`` runs once."""

    def __init__(self, threads: Threads, **hooks: Callable[[], None]) -> None:
        self._threads = threads
        self._hooks = hooks
        self.seen: list[str] = []

    async def do(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        self._notice(fn)
        return await self._threads.do(fn, *args, **kwargs)

    async def look(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        self._notice(fn)
        return await self._threads.look(fn, *args, **kwargs)

    def _notice(self, fn: Callable[..., object]) -> None:
        name = getattr(fn, "__name__", "")
        self.seen.append(name)
        hook = self._hooks.pop(name, None)
        if hook is not None:
            hook()


def new_id() -> str:
    return secrets.token_hex(16)


@asynccontextmanager
async def open_house(folder: Path) -> AsyncIterator[House]:
    where = Where(f"sqlite:///{folder}/db/bot.db", folder / "ring", (folder / "epochs",))
    storage = open_storage(where, StorageClock())
    clock = TownClock()
    async with serve(Options(), clock) as stage, Workspace(stage.world.base_url) as slack:
        house = House(stage, slack, clock, storage, where)
        try:
            yield house
        finally:
            await house.delivery.close()
            await house.session.close()
            await storage.close()
