"""The two HTTP doors: Slack's and the health check's, and the operator's on loopback only."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl

import orjson
import uvicorn
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.health import Health, Metrics
from bot.owed import Owed
from bot.ports import StoreError
from bot.refused import Refused

DRAIN_SECONDS = 3
"""How long answers that are on their way may take once the process is told to stop."""

_LARGEST_BODY = 2 * 1024 * 1024

_Message = MutableMapping[str, Any]
_Receive = Callable[[], Awaitable[_Message]]
_Send = Callable[[_Message], Awaitable[None]]
_Headers = list[tuple[bytes, bytes]]
_PLAIN: _Headers = [(b"content-type", b"text/plain; charset=utf-8")]
_JSON: _Headers = [(b"content-type", b"application/json")]


class CannotServe(Refused):
    """A port cannot be had."""


class PublicDoor:
    """``/healthz`` always; ``/slack/events`` once ``app`` is there, in HTTP mode only."""

    def __init__(self, health: Health) -> None:
        self._health = health
        self.app: AsyncApp | None = None

    async def __call__(self, scope: _Message, receive: _Receive, send: _Send) -> None:
        match scope["method"], scope["path"]:
            case "GET" | "HEAD", "/healthz":
                await _answer(send, 200, b"ok")
            case "POST", "/slack/events" if self.app is not None and not self._health.stopping:
                await _ask(self.app, scope, receive, send)
            case "POST", "/slack/events":
                await _answer(send, 503, b"not now")
            case _:
                await _answer(send, 404, b"not found")


async def _ask(app: AsyncApp, scope: _Message, receive: _Receive, send: _Send) -> None:
    body = await _body(receive)
    if body is None:
        await _answer(send, 413, b"too large")
        return
    try:
        text = body.decode()
    except UnicodeDecodeError:
        await _answer(send, 400, b"not text")
        return
    headers: dict[str, str | Sequence[str]] = {
        name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
    }
    request = _request(text, headers)
    if request is None:
        await _answer(send, 400, b"not a payload")
        return
    answer = await app.async_dispatch(request)
    told = [
        (name.encode("latin-1"), value.encode("latin-1"))
        for name, values in answer.headers.items()
        for value in values
    ]
    await _answer(send, answer.status, answer.body.encode(), told)


def _request(text: str, headers: dict[str, str | Sequence[str]]) -> AsyncBoltRequest | None:
    """For Bolt, which then checks the signature of ``text``; None for what is no payload.

    The body is read here, because Bolt fails on one that is no JSON, and takes every command
    whose words contain *payload* for an empty one.
    """
    try:
        payload = _payload(text, str(headers.get("content-type", "")))
        request = AsyncBoltRequest(body=payload, headers=headers, mode="socket_mode")
    except (ValueError, TypeError, AttributeError, LookupError):
        # The last three come from Bolt, which looks into the payload for whose it is.
        return None
    request.raw_body, request.mode = text, "http"
    return request


def _payload(text: str, content_type: str) -> dict[str, Any]:
    """JSON, or a form, or a form with JSON in its field *payload*. Raises ValueError."""
    if content_type.startswith("application/json"):
        payload = orjson.loads(text)
    else:
        payload = dict(parse_qsl(text, keep_blank_values=True))
        if "payload" in payload:
            payload = orjson.loads(payload["payload"])
    if not isinstance(payload, dict):
        raise ValueError("not an object")
    return payload


async def _body(receive: _Receive) -> bytes | None:
    """The whole body; None when it is larger than anything Slack sends."""
    parts = bytearray()
    while True:
        message = await receive()
        parts += message.get("body", b"")
        if len(parts) > _LARGEST_BODY:
            return None
        if not message.get("more_body"):
            return bytes(parts)


class OperatorDoor:
    """``/readyz`` and ``/metrics``; in practice also ``/owed``."""

    def __init__(self, health: Health, metrics: Metrics, owed: Owed | None = None) -> None:
        self._health = health
        self._metrics = metrics
        self._owed = owed

    async def __call__(self, scope: _Message, receive: _Receive, send: _Send) -> None:
        match scope["path"]:
            case "/readyz":
                missing = self._health.missing()
                words = "not ready: " + ", ".join(missing) if missing else "ready"
                await _answer(send, 503 if missing else 200, words.encode())
            case "/metrics":
                await _tell(send, self._metrics.text, _PLAIN)
            case "/owed" if self._owed is not None:
                await _tell(send, self._owed.json, _JSON)
            case _:
                await _answer(send, 404, b"not found")


async def _tell(send: _Send, ask: Callable[[], Awaitable[bytes]], headers: _Headers) -> None:
    try:
        await _answer(send, 200, await ask(), headers)
    except StoreError:
        await _answer(send, 503, b"the database does not answer")


async def _answer(send: _Send, status: int, body: bytes, headers: _Headers | None = None) -> None:
    told = _PLAIN if headers is None else headers
    length = (b"content-length", str(len(body)).encode())
    told = [(name, value) for name, value in told if name.lower() != b"content-length"]
    start = {"type": "http.response.start", "status": status, "headers": [*told, length]}
    await send(start)
    await send({"type": "http.response.body", "body": body})


class _Quiet(uvicorn.Server):
    """Leaves signals to us: uvicorn would raise SIGTERM again after closing, and end us early."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Server:
    """One door on one port, from ``open`` to ``close``."""

    def __init__(self, door: PublicDoor | OperatorDoor, host: str, port: int) -> None:
        self._listening = _listen(host, port)
        config = uvicorn.Config(
            door,
            http="httptools",
            ws="none",
            loop="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=DRAIN_SECONDS,
        )
        self._server = _Quiet(config)
        self._task: asyncio.Task[None] | None = None

    @property
    def port(self) -> int:
        return int(self._listening.getsockname()[1])

    def open(self) -> None:
        self._task = asyncio.create_task(self._server.serve([self._listening]))

    async def close(self) -> None:
        """Takes no more; open answers get ``DRAIN_SECONDS``."""
        self._server.should_exit = True
        if self._task is None:
            self._listening.close()
        else:
            await self._task


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        raise CannotServe(
            f"Port {port} on {host} cannot be used ({error.strerror}). "
            "Stop what uses it, or set HTTP_PORT or METRICS_PORT to another one."
        ) from None
