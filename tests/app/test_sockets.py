"""Socket Mode ends in time, also when the other side has stopped listening."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientSession, web
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.sockets import Sockets


class DeafSlack:
    """Opens connections, says hello, and never reads a word: not even a goodbye."""

    def __init__(self) -> None:
        self._for_ever = asyncio.Event()
        self.address = ""

    async def opens(self, request: web.Request) -> web.Response:
        url = f"{self.address.replace('http', 'ws', 1)}/link?ticket=1"
        return web.json_response({"ok": True, "url": url})

    async def link(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello"})
        await self._for_ever.wait()
        return socket


@asynccontextmanager
async def deaf_slack() -> AsyncIterator[DeafSlack]:
    slack = DeafSlack()
    app = web.Application()
    app.router.add_post("/api/apps.connections.open", slack.opens)
    app.router.add_get("/link", slack.link)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    slack.address = f"http://{host}:{port}"
    try:
        yield slack
    finally:
        await runner.cleanup()


async def authorize() -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=None, team_id="T0TEAM", bot_token="xoxb-made-up")


async def test_a_slack_that_hangs_does_not_keep_the_process_from_ending() -> None:
    async with deaf_slack() as slack, ClientSession() as session:
        client = AsyncWebClient(base_url=f"{slack.address}/api/", session=session)
        client.proxy = None
        app = AsyncApp(client=client, authorize=authorize, signing_secret="made up")
        sockets = Sockets(app, "xapp-made-up", client, time.monotonic)
        await sockets.open()
        began = time.monotonic()
        await sockets.close(0.1)
        assert time.monotonic() - began < 4
