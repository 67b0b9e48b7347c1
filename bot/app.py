"""The composition root: the one module that knows all the others."""

import asyncio
import contextlib
import logging
import secrets
import signal
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, TypeVar

import aiohttp
import uvloop
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

import handlers
from bot import opening
from bot.alarming import alarm_directors
from bot.bolt import make_app
from bot.clock import SystemClock
from bot.config import Settings
from bot.content.load import load_content
from bot.domain.content import Content
from bot.health import CountingHandler, Health, Metrics
from bot.keeper import Keeper
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

_log = logging.getLogger(__name__)

Announce = Callable[[], None]
T = TypeVar("T")


def run(settings: Settings, *, practice: bool = False, announce: Announce | None = None) -> None:
    """Serves until SIGTERM or SIGINT, then finishes what is on its way.

    Raises TokenRefused, CannotServe, ContentProblems or OtherWorkspace with a sentence;
    everything else that fails is waited out. ``announce`` is called once people can be answered.
    """
    clock = SystemClock(settings.clock_file)
    content = load_content(clock.now().date())
    # Before the loop starts: a migration may take long, and nothing may be answered meanwhile.
    storage = opening.attempt(settings, clock)
    bot = Bot(settings, clock, content, practice)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(bot.serve(storage, announce or _nothing))


def _nothing() -> None:
    """For who need not be told."""


class _Stopped(Exception):
    """The process was told to end before it was ready."""


class Bot:
    """One process of the bot, from the first port to the last call."""

    def __init__(
        self, settings: Settings, clock: SystemClock, content: Content, practice: bool
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._content = content
        self._practice = practice
        self._stop = asyncio.Event()
        self._health = Health()
        self._metrics = Metrics(self._health, clock.now)
        self._bells = Bells()
        self._later = Later()
        self._door = PublicDoor(self._health)

    async def serve(self, storage: Storage | None, announce: Announce) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stop.set)
        logging.getLogger().addHandler(CountingHandler(self._metrics.errors))
        with contextlib.suppress(_Stopped):
            async with self._doors() as public, aiohttp.ClientSession() as session:
                await self._work(public, session, storage, announce)
        _log.info("stopped")

    @asynccontextmanager
    async def _doors(self) -> AsyncIterator[Server]:
        """The health check answers from the first moment, readiness until the last."""
        settings = self._settings
        async with AsyncExitStack() as stack:
            public = Server(self._door, settings.http_host, settings.http_port)
            stack.push_async_callback(public.close)
            inside = OperatorDoor(self._health, self._metrics)
            operator = Server(inside, "127.0.0.1", settings.metrics_port)
            stack.push_async_callback(operator.close)
            public.open()
            operator.open()
            _log.info("doors_open", extra={"port": public.port})
            yield public

    async def _work(
        self,
        public: Server,
        session: aiohttp.ClientSession,
        storage: Storage | None,
        announce: Announce,
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
            async with self._listening(app, client, public):
                announce()
                await self._unless_stopped(self._tend(keeper, session))
        finally:
            await self._later.finish(_LATER_SECONDS)
            await keeper.end()

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

    async def _tend(self, keeper: Keeper, session: aiohttp.ClientSession) -> None:
        """Until cancelled, or until the database turns out to be another workspace's."""
        url = self._settings.heartbeat_url
        calling = asyncio.create_task(pulse(url, session, self._health)) if url else None
        try:
            await keeper.run()
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
            new_id=deps.new_id,
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
            directors=self._settings.directors,
            practice=self._practice,
        )
