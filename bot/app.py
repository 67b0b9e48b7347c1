"""The composition root: the one module that knows all the others."""

import asyncio
import contextlib
import logging
import secrets
import signal
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import aiohttp
import uvloop
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

import handlers
from bot import opening, pictures, rota
from bot.alarming import alarm_directors
from bot.bolt import make_app
from bot.clock import SystemClock
from bot.config import Settings
from bot.content.load import load_content
from bot.domain.content import Content
from bot.health import CountingHandler, Health, Metrics
from bot.ics import Calendars
from bot.keeper import Keeper
from bot.outside import Messenger
from bot.owed import Owed
from bot.ports import Program
from bot.pulse import pulse
from bot.serving import DRAIN_SECONDS, OperatorDoor, PublicDoor, Server
from bot.session import Bells, DatabaseSession, House
from bot.slack import Identity, make_client, sign_on
from bot.sockets import Sockets
from handlers.database import Database
from handlers.deps import Deps
from handlers.directory import Directory
from handlers.later import Later
from handlers.memory import Copy, Memory
from handlers.once import Once
from handlers.workspace import Workspace
from storage.opening import Storage

_LATER_SECONDS = 1.0
_SIGNALS = (signal.SIGTERM, signal.SIGINT)
_OPERATOR_HOST = "127.0.0.1"

_log = logging.getLogger(__name__)

Beside = Callable[[str], Coroutine[Any, Any, None]]
"""What goes on beside the bot. It is given the address of the operator's door."""
T = TypeVar("T")


def run(settings: Settings, *, practice: bool = False, beside: Beside | None = None) -> bool:
    """Serves until SIGTERM or SIGINT, then finishes what is on its way. True after a signal.

    Raises TokenRefused, CannotServe, ContentProblems, OfPractice or OtherWorkspace with a
    sentence; everything else that fails is waited out. ``beside`` begins once people can be
    answered; when it returns, the bot ends as after a signal, and what it raises is raised.
    May be called again in the same process once it has returned.
    """
    if not practice:
        opening.refuse_practice(settings)
    clock = SystemClock(settings.clock_file)
    content = load_content(clock.now().date())
    # Before the loop starts: a migration may take long, and nothing may be answered meanwhile.
    storage = opening.attempt(settings, clock)
    bot = Bot(settings, clock, content, practice, beside)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(bot.serve(storage))
    return bot.told_to_stop


@dataclass(frozen=True, slots=True)
class _Doors:
    public: Server
    operator: Server


class _Stopped(Exception):
    """The process was told to end before it was ready."""


@contextmanager
def _counted(metrics: Metrics) -> Iterator[None]:
    """Errors are counted until the block ends; the next bot of this process counts its own."""
    handler = CountingHandler(metrics.errors)
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)


async def _first_of(*works: Coroutine[Any, Any, None]) -> None:
    """Until one of them ends, with what it raised; the others are cancelled."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()


class Bot:
    """One process of the bot, from the first port to the last call."""

    def __init__(
        self,
        settings: Settings,
        clock: SystemClock,
        content: Content,
        practice: bool,
        beside: Beside | None,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._content = content
        self._practice = practice
        self._beside = beside
        self._stop = asyncio.Event()
        self._health = Health()
        self._metrics = Metrics(self._health, clock.now)
        self._owed = Owed(clock.now)
        self._bells = Bells()
        self._later = Later()
        self._messenger = Messenger(settings.providers)
        self._door = PublicDoor(self._health)

    @property
    def told_to_stop(self) -> bool:
        """By a signal."""
        return self._stop.is_set()

    async def serve(self, storage: Storage | None) -> None:
        with self._heeding_signals(), _counted(self._metrics), contextlib.suppress(_Stopped):
            async with self._doors() as doors, aiohttp.ClientSession() as session:
                await self._work(doors, session, storage)
        _log.info("stopped")

    @contextmanager
    def _heeding_signals(self) -> Iterator[None]:
        """Gives them back inside the loop: after its end uvloop would swallow them for ever."""
        loop = asyncio.get_running_loop()
        for number in _SIGNALS:
            loop.add_signal_handler(number, self._stop.set)
        try:
            yield
        finally:
            for number in _SIGNALS:
                loop.remove_signal_handler(number)

    @asynccontextmanager
    async def _doors(self) -> AsyncIterator[_Doors]:
        """The health check answers from the first moment, readiness until the last."""
        settings = self._settings
        async with AsyncExitStack() as stack:
            public = Server(self._door, settings.http_host, settings.http_port)
            stack.push_async_callback(public.close)
            owed = self._owed if self._practice else None
            inside = OperatorDoor(self._health, self._metrics, owed)
            operator = Server(inside, _OPERATOR_HOST, settings.metrics_port)
            stack.push_async_callback(operator.close)
            public.open()
            operator.open()
            _log.info("doors_open", extra={"port": public.port})
            yield _Doors(public, operator)

    async def _work(
        self, doors: _Doors, session: aiohttp.ClientSession, storage: Storage | None
    ) -> None:
        client = make_client(self._settings, session)
        try:
            identity = await self._unless_stopped(sign_on(client))
        except BaseException:
            if storage is not None:
                storage.close_now()
            raise
        deps = self._deps(client, identity)
        app = make_app(self._settings, session, identity)
        handlers.register(app, deps)
        keeper = self._keeper(deps)
        try:
            await keeper.begin(storage)
            keeper.raise_refused()
            async with self._listening(app, client, doors.public):
                await self._unless_stopped(self._tend(keeper, session, doors.operator))
        finally:
            await self._later.finish(_LATER_SECONDS)
            await keeper.end()
            await self._messenger.close()

    async def _unless_stopped(self, work: Coroutine[Any, Any, T]) -> T:
        task = asyncio.create_task(work)
        stop = asyncio.create_task(self._stop.wait())
        await asyncio.wait({task, stop}, return_when=asyncio.FIRST_COMPLETED)
        stop.cancel()
        if task.done():
            return task.result()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        raise _Stopped

    @asynccontextmanager
    async def _listening(
        self, app: AsyncApp, client: AsyncWebClient, public: Server
    ) -> AsyncIterator[None]:
        """Slack reaches us from here on; at the end no more is taken, and open answers are sent."""
        settings = self._settings
        sockets = Sockets(app, settings.app_token, client, self._clock.monotonic)
        try:
            if settings.socket_mode:
                self._health.sockets = sockets.connected
                await self._unless_stopped(sockets.open())
            else:
                self._door.app = app
            self._health.slack = True
            _log.info("listening", extra={"mode": "socket" if settings.socket_mode else "http"})
            yield
        finally:
            self._health.stopping = True
            await asyncio.gather(sockets.close(DRAIN_SECONDS), public.close())

    async def _tend(self, keeper: Keeper, session: aiohttp.ClientSession, operator: Server) -> None:
        """Until cancelled, until what goes on beside is over, or until the database turns out to
        be another workspace's."""
        works = [keeper.run()]
        if self._beside is not None:
            works.append(self._beside(f"http://{_OPERATOR_HOST}:{operator.port}"))
        url = self._settings.heartbeat_url
        calling = asyncio.create_task(pulse(url, session, self._health)) if url else None
        try:
            await _first_of(*works)
        finally:
            if calling is not None:
                calling.cancel()
        keeper.raise_refused()

    def _keeper(self, deps: Deps) -> Keeper:
        house = House(
            settings=self._settings,
            clock=self._clock,
            client=deps.client,
            deps=deps,
            bells=self._bells,
            health=self._health,
            metrics=self._metrics,
            owed=self._owed,
            new_id=deps.new_id,
            messenger=self._messenger,
        )
        return Keeper(
            open_storage=lambda: opening.attempt(self._settings, self._clock),
            session_on=lambda storage: DatabaseSession(house, storage),
            alarm=lambda: alarm_directors(deps),
        )

    def _deps(self, client: AsyncWebClient, identity: Identity) -> Deps:
        workspace = Workspace(
            identity.enterprise,
            identity.team,
            self._settings.api_url,
            app_id=identity.app_id,
            bot_user=identity.bot_user,
        )
        memory = Memory(Copy(Program("", identity.enterprise, identity.team, {})))
        return Deps(
            client=client,
            clock=self._clock,
            workspace=workspace,
            content=self._content,
            database=Database(),
            memory=memory,
            directory=Directory(client, workspace, memory, self._clock.monotonic),
            later=self._later,
            once=Once(),
            new_id=lambda: secrets.token_hex(16),
            wake=self._bells.wake,
            beat=self._bells.beat,
            expand=rota.spans,
            holiday_code=rota.holiday_code,
            draw=pictures.drawing(),
            calendars=Calendars(),
            directors=self._settings.directors,
            practice=self._practice,
            offered=self._messenger.offered,
        )
