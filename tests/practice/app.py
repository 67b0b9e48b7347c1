"""A real Bolt app that answers as a test tells it, and remembers what it heard."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from practice.clock import Clock
from practice.driver import Person, Workspace
from practice.options import Options

Json = dict[str, Any]
Answering = Callable[[Json, AsyncAck, AsyncWebClient], Awaitable[Any]]
ANY = re.compile(".*")
BOT_TOKEN = Options().bot_token


class HandClock(Clock):
    """Real time, with steady seconds that a test can let pass at once."""

    passed = 0.0

    def steady(self) -> float:
        return super().steady() + self.passed


def make_client(base_url: str, token: str = BOT_TOKEN) -> AsyncWebClient:
    return AsyncWebClient(token=token, base_url=f"{base_url}/api/", retry_handlers=[])


class ScriptedApp:
    """``answers[kind]`` with kind command, action, view, closed, options, shortcut or event."""

    def __init__(self, base_url: str) -> None:
        self.client = make_client(base_url)
        self.heard: list[tuple[str, Json]] = []
        self.answers: dict[str, Answering] = {}
        secret = Options().signing_secret
        self.bolt = AsyncApp(
            client=self.client, signing_secret=secret, process_before_response=True
        )
        listeners = {
            "command": self.bolt.command(ANY),
            "action": self.bolt.action(ANY),
            "view": self.bolt.view(ANY),
            "closed": self.bolt.view_closed(ANY),
            "options": self.bolt.options(ANY),
            "shortcut": self.bolt.shortcut(ANY),
            "event": self.bolt.event(ANY),
        }
        for kind, listen in listeners.items():
            listen(self._listener(kind))

    def _listener(self, kind: str) -> Callable[[Json, AsyncAck], Awaitable[None]]:
        async def listener(body: Json, ack: AsyncAck) -> None:
            self.heard.append((kind, body))
            answering = self.answers.get(kind)
            if answering is None:
                await ack()
            else:
                await answering(body, ack, self.client)

        return listener

    def last(self, kind: str) -> Json:
        return [body for heard, body in self.heard if heard == kind][-1]

    def count(self, kind: str) -> int:
        return sum(heard == kind for heard, _ in self.heard)

    async def handle_http(self, request: web.Request) -> web.Response:
        return await to_aiohttp_response(
            await self.bolt.async_dispatch(await to_bolt_request(request))
        )


@asynccontextmanager
async def connected(app: ScriptedApp) -> AsyncIterator[AsyncSocketModeHandler]:
    handler = AsyncSocketModeHandler(app.bolt, Options().app_token)
    await handler.connect_async()
    try:
        yield handler
    finally:
        await handler.close_async()


@asynccontextmanager
async def listening(handle: Callable[[web.Request], Awaitable[web.Response]]) -> AsyncIterator[str]:
    """A request URL for HTTP mode."""
    server = web.Application()
    server.router.add_post("/slack/events", handle)
    runner = web.AppRunner(server, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    finally:
        await runner.cleanup()


def opens(view: Json) -> Answering:
    """Opens the modal, then acknowledges."""

    async def answering(body: Json, ack: AsyncAck, client: AsyncWebClient) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    return answering


def acks(*words: Any, **fields: Any) -> Answering:
    async def answering(body: Json, ack: AsyncAck, client: AsyncWebClient) -> None:
        await ack(*words, **fields)

    return answering


async def opened(slack: Workspace, app: ScriptedApp, view: Json, who: str = "dana") -> Person:
    """The person with this modal open."""
    app.answers["command"] = opens(view)
    person = slack.person(who)
    await person.types("/peersupport")
    return person
