"""The page over HTTP: its files, and one socket for each browser that shows it."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl

import aiohttp
import orjson
from aiohttp import web

from practice.gestures.stage import Stage
from practice.page.drawer import Owed, ask_owed, drawer_slots
from practice.page.layout import bar, first_screen, shell
from practice.page.look import Look, read_look
from practice.page.pane import pane_slots
from practice.page.rehearsal.drawing import rehearsal_slots
from practice.page.sketches import Sketches
from practice.page.slots import Slots, difference
from practice.page.tour import tour_slots

ASSETS = Path(__file__).with_name("assets")
GATHER = 0.01
"""Seconds in which changes that follow each other are drawn as one."""
LOOK_AGAIN = 1.0
"""Seconds after which what is owed, and latencies, are drawn again for an open drawer."""
QUIET = 20.0

# Nothing from anywhere else, and nothing in the document itself can run.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@dataclass(slots=True)
class Browser:
    """One that shows the page: what it looks at, and what it was sent."""

    socket: web.WebSocketResponse
    look: Look
    sent: Slots = field(default_factory=dict)
    owed: Owed | str | None = None
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class PageSide:
    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._sketches = Sketches()

    def routes(self) -> list[web.RouteDef | web.StaticDef]:
        return [
            web.get("/", self.page),
            web.get("/practice/page", self.stream),
            web.static("/page", ASSETS),
        ]

    async def page(self, request: web.Request) -> web.Response:
        headers = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-store"}
        return web.Response(text=shell(), content_type="text/html", headers=headers)

    async def stream(self, request: web.Request) -> web.WebSocketResponse:
        """Sends what the look in the address shows, and every change of it, until it closes."""
        socket = web.WebSocketResponse(heartbeat=30, compress=False)
        await socket.prepare(request)
        browser = Browser(socket, self._look(request.query))
        try:
            await self._serve(browser)
        except* ConnectionResetError:
            pass
        return socket

    async def _serve(self, browser: Browser) -> None:
        async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
            beside = [
                group.create_task(self._tell_for_ever(browser)),
                group.create_task(self._ask_for_ever(browser, session)),
            ]
            await self._listen(browser)
            for task in beside:
                task.cancel()

    def _look(self, query: Mapping[str, str]) -> Look:
        known = {person.id for person in self._stage.world.people.humans()}
        return read_look(query, known)

    async def _listen(self, browser: Browser) -> None:
        """The browser says when it looks at something else."""
        async for message in browser.socket:
            if message.type is aiohttp.WSMsgType.TEXT:
                browser.look = self._look(dict(parse_qsl(message.data.lstrip("?"))))
                await self._tell(browser)

    async def _tell_for_ever(self, browser: Browser) -> None:
        changes = self._stage.world.changes
        while not browser.socket.closed:
            seq = changes.seq
            await self._tell(browser)
            await changes.past(seq, QUIET)
            await asyncio.sleep(GATHER)

    async def _ask_for_ever(self, browser: Browser, session: aiohttp.ClientSession) -> None:
        """Beside the changes, which wait for no answer of the app."""
        while True:
            if browser.look.drawer:
                browser.owed = await ask_owed(session, self._stage.world.app_owed)
                await self._tell(browser)
            await asyncio.sleep(LOOK_AGAIN)

    async def _tell(self, browser: Browser) -> None:
        async with browser.turn:
            number = self._stage.world.changes.seq
            slots = self.draw(browser.look, browser.owed)
            told = {"number": number, "changes": difference(browser.sent, slots)}
            browser.sent = slots
            await browser.socket.send_str(orjson.dumps(told).decode())

    def draw(self, look: Look, owed: Owed | str | None) -> Slots:
        """All that this look shows now."""
        world = self._stage.world
        lead = first_screen(world, look) if look.is_first_screen else tour_slots(world, look)
        slots = {**bar(world, look), **lead, **rehearsal_slots(self._stage, look)}
        slots["panes"] = []
        for user_id in look.people:
            person = world.people.get(user_id)
            if person is not None:
                drawn = pane_slots(world, person, look, self._sketches)
                slots["panes"] += drawn.pop("panes")
                slots |= drawn
        if look.drawer:
            slots |= drawer_slots(self._stage, owed)
        return slots
