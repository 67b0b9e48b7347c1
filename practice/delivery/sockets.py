"""Socket Mode: up to ten connections, any of which gets a payload and has to acknowledge it."""

import asyncio
import itertools
from contextlib import suppress

import orjson
from aiohttp import WSMsgType, web

from practice.delivery.envelopes import ANSWER_WITHIN, SOCKET_TYPES, Answer, Delivery, Json
from practice.options import APP
from practice.world import World

MOST_CONNECTIONS = 10
CONNECTION_TIME = 18060
PING_EVERY = 10.0
CLOSE_WITHIN = 1.0


class Sockets:
    def __init__(self, world: World) -> None:
        self._world = world
        self._open: list[web.WebSocketResponse] = []
        self._taken = 0
        """Places taken, those still shaking hands included."""
        self._turn = itertools.count()
        self._waiting: dict[str, asyncio.Future[Answer]] = {}

    def __len__(self) -> int:
        return len(self._open)

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """The address of apps.connections.open: good for one connection."""
        world, ticket = self._world, request.query.get("ticket", "")
        down = world.faults.is_down(world.clock.steady())
        if down or ticket not in world.permits.tickets or self._taken >= MOST_CONNECTIONS:
            return web.Response(status=403)
        world.permits.tickets.discard(ticket)
        self._taken += 1
        try:
            return await self._converse(request)
        finally:
            self._taken -= 1

    async def _converse(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=PING_EVERY, timeout=CLOSE_WITHIN)
        await socket.prepare(request)
        await socket.send_json(self._hello())
        self._open.append(socket)
        self._world.changes.bump()
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._acknowledge(orjson.loads(message.data))
        finally:
            self._forget(socket)
        return socket

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self) + 1,
            "debug_info": {
                "host": "practice",
                "build_number": 1,
                "approximate_connection_time": CONNECTION_TIME,
            },
            "connection_info": {"app_id": APP},
        }

    def _forget(self, socket: web.WebSocketResponse) -> None:
        if socket in self._open:
            self._open.remove(socket)
            self._world.changes.bump()

    def _acknowledge(self, answer: Json) -> None:
        """A late or unknown acknowledgement is ignored, as Slack ignores it."""
        waiting = self._waiting.get(str(answer.get("envelope_id")))
        if waiting is not None and not waiting.done():
            waiting.set_result(Answer("acked", _unwrapped(answer.get("payload"))))

    async def deliver(self, delivery: Delivery) -> Answer:
        """To any one connection that is still there."""
        envelope_id = self._world.ids.secret()
        waiting: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = waiting
        try:
            if not await self._send(_envelope(delivery, envelope_id)):
                return Answer("no_connection")
            return await asyncio.wait_for(waiting, ANSWER_WITHIN)
        except TimeoutError:
            return Answer("timeout")
        finally:
            del self._waiting[envelope_id]

    async def _send(self, envelope: str) -> bool:
        while self._open:
            socket = self._open[next(self._turn) % len(self._open)]
            try:
                await socket.send_str(envelope)
            except ConnectionError:
                self._forget(socket)
            else:
                return True
        return False

    async def disconnect(self, reason: str, most: int) -> int:
        """Asks the oldest connections, at most so many, to come again; how many were asked."""
        asked = self._open[:most]
        for socket in asked:
            with suppress(ConnectionError):
                await socket.send_json(
                    {"type": "disconnect", "reason": reason, "debug_info": {"host": "practice"}}
                )
            if reason != "warning":
                self._forget(socket)
        return len(asked)

    async def close(self) -> None:
        for socket in list(self._open):
            self._forget(socket)
            await socket.close()


def _envelope(delivery: Delivery, envelope_id: str) -> str:
    kind = SOCKET_TYPES.get(delivery.kind, "interactive")
    envelope: Json = {
        "envelope_id": envelope_id,
        "type": kind,
        "accepts_response_payload": kind != "events_api",
        "payload": delivery.payload,
    }
    if kind == "events_api":
        envelope |= {
            "retry_attempt": delivery.retry_attempt,
            "retry_reason": delivery.retry_reason,
        }
    return orjson.dumps(envelope).decode()


def _unwrapped(payload: object) -> object:
    """Bolt wraps an answer that is only text; an empty object is an empty answer."""
    if isinstance(payload, dict) and not payload:
        return None
    return payload
