"""Socket Mode: two connections to Slack, watched, and closed only after open answers are sent."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

CONNECTIONS = 2
"""Slack renews each connection every few hours; the other one takes over meanwhile."""

_PING_SECONDS = 5
_WATCH_SECONDS = 5.0
_PATIENCE_SECONDS = 45.0
_FAREWELL_SECONDS = 1.0
"""For the other side to say goodbye as well; one that hangs does not keep the process."""

_log = logging.getLogger(__name__)


class _Connection(AsyncSocketModeHandler):
    """One connection of the SDK, that counts what it is answering and can stop taking more."""

    def __init__(self, app: AsyncApp, app_token: str, web: AsyncWebClient) -> None:
        super().__init__(app, app_token, web_client=web, ping_interval=_PING_SECONDS)
        # The SDK takes a proxy from the environment even where the client has none on purpose.
        self.client.proxy = web.proxy
        self.answering = 0
        self.stopped = False

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        if self.stopped:
            # Not acknowledged, so Slack gives events to another connection, later or now.
            return
        self.answering += 1
        try:
            await super().handle(client, req)
        finally:
            self.answering -= 1

    def up(self) -> bool:
        session = self.client.current_session
        return not self.client.stale and session is not None and not session.closed


class Sockets:
    """Keeps ``CONNECTIONS`` connections; one that stays away is thrown away and made anew."""

    def __init__(
        self,
        app: AsyncApp,
        app_token: str,
        web: AsyncWebClient,
        monotonic: Callable[[], float],
    ) -> None:
        self._make = (app, app_token, web)
        self._monotonic = monotonic
        self._connections: list[_Connection] = []
        self._last_up: dict[_Connection, float] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def connected(self) -> int:
        return sum(connection.up() for connection in self._connections)

    async def open(self) -> None:
        """Returns once one connection stands; the other one follows."""
        first = [self._connect() for _ in range(CONNECTIONS)]
        await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
        self._start(self._watch())

    def _connect(self) -> asyncio.Task[None]:
        connection = _Connection(*self._make)
        self._connections.append(connection)
        self._last_up[connection] = self._monotonic()
        return self._start(connection.client.connect())

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _watch(self) -> None:
        """The SDK reconnects by itself; where it hangs in that, a fresh client does not."""
        while True:
            await asyncio.sleep(_WATCH_SECONDS)
            now = self._monotonic()
            for connection in list(self._connections):
                if connection.up():
                    self._last_up[connection] = now
                elif now - self._last_up[connection] > _PATIENCE_SECONDS:
                    _log.error("socket_replaced", extra={"connections": self.connected()})
                    self._connect()
                    await self._drop(connection)

    async def _drop(self, connection: _Connection) -> None:
        self._connections.remove(connection)
        del self._last_up[connection]
        closing = asyncio.create_task(connection.client.close())
        _, waiting = await asyncio.wait({closing}, timeout=_FAREWELL_SECONDS)
        if waiting:
            _log.warning("socket_hung_up", extra={"connections": self.connected()})
            await connection.client.aiohttp_client_session.close()
        await closing

    async def close(self, seconds: float) -> None:
        """Takes no more, waits up to ``seconds`` for open answers, then closes."""
        for connection in self._connections:
            connection.stopped = True
        ends = self._monotonic() + seconds
        while any(c.answering for c in self._connections) and self._monotonic() < ends:
            await asyncio.sleep(0.02)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*(self._drop(each) for each in list(self._connections)))
