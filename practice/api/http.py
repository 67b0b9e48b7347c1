"""The door of the Web API: token, scope, pace, faults, answer, record."""

import asyncio
import math

import orjson
from aiohttp import web

from practice.api.arguments import Json, read_arguments, text_of
from practice.api.refusals import RateLimited, Refused
from practice.api.table import METHODS, Method
from practice.faults import Fault
from practice.world import World

_TOLD = ("ts", "channel", "message_ts", "scheduled_message_id", "post_at")


class _HungUp(Exception):
    """The connection is closed without an answer."""


class _Broken(Exception):
    """HTTP 500."""


class WebApi:
    def __init__(self, world: World) -> None:
        self._world = world

    async def handle(self, request: web.Request) -> web.StreamResponse:
        world = self._world
        started = world.clock.steady()
        name = request.match_info["method"]
        call: Json = {"method": name, "at": world.clock.real(), "ok": False, "arguments": {}}
        try:
            return await self._respond(request, name, call)
        except _HungUp:
            call.setdefault("error", "hung_up")
            return hang_up(request)
        except _Broken:
            call["error"] = "http_500"
            return web.Response(status=500, text="internal error")
        finally:
            call["latency_ms"] = (world.clock.steady() - started) * 1000
            world.record.called(call)

    async def _respond(self, request: web.Request, name: str, call: Json) -> web.Response:
        if self._world.faults.is_down(self._world.clock.steady()):
            raise _HungUp
        method = METHODS.get(name)
        try:
            arguments = await read_arguments(request, method is None or method.takes_json)
            call["arguments"] = {k: v for k, v in arguments.items() if k != "token"}
            fault = self._strike(name, arguments)
            if fault is not None:
                call["fault"] = fault.kind
                await _suffer(fault)
            answer = self._run(name, method, _token_of(request, arguments), arguments)
        except Refused as refused:
            call |= {"error": refused.error, "messages": refused.details}
            return self._answer(refused.answer())
        except RateLimited as limited:
            call["error"] = "ratelimited"
            return _too_fast(limited.seconds)
        call |= {"ok": True, "answer": {k: answer[k] for k in _TOLD if k in answer}}
        if fault is not None and fault.kind == "timeout_after_accept":
            await asyncio.sleep(fault.seconds)
            raise _HungUp
        return self._answer({"ok": True, **answer})

    def _strike(self, name: str, arguments: Json) -> Fault | None:
        given = text_of(arguments, "channel")
        channel = self._world.channels.get(given)
        person = channel.person if channel is not None and channel.kind == "im" else ""
        named = [text_of(arguments, key) for key in ("user", "user_id", "users")]
        user = next((one for one in named if one), person or given)
        return self._world.faults.strike(name, given, user)

    def _run(self, name: str, method: Method | None, token: str, arguments: Json) -> Json:
        world = self._world
        if method is None:
            raise Refused("unknown_method", req_method=name)
        if not method.open_to_all:
            self._check_token(method, token)
        if method.scope and method.scope not in world.facts.scopes:
            provided = ",".join(sorted(world.facts.scopes))
            raise Refused("missing_scope", needed=method.scope, provided=provided)
        wait = world.pace.of_method(name, method.tier) if method.tier else 0.0
        if wait:
            raise RateLimited(wait)
        return method.run(world, arguments)

    def _check_token(self, method: Method, token: str) -> None:
        options = self._world.options
        if not token:
            raise Refused("not_authed")
        if token not in (options.bot_token, options.app_token):
            raise Refused("invalid_auth")
        if method.wants_app_token != (token == options.app_token):
            raise Refused("not_allowed_token_type")
        if not self._world.installed:
            raise Refused("account_inactive")

    def _answer(self, body: Json) -> web.Response:
        headers = {"x-oauth-scopes": ",".join(sorted(self._world.facts.scopes))}
        return web.Response(
            body=orjson.dumps(body), content_type="application/json", headers=headers
        )


async def _suffer(fault: Fault) -> None:
    """What happens before the call is looked at."""
    if fault.kind in ("refuse", "error"):
        raise Refused(fault.error)
    if fault.kind == "429":
        raise RateLimited(fault.seconds)
    if fault.kind == "500":
        raise _Broken
    if fault.kind == "drop_connection":
        raise _HungUp
    if fault.kind == "slow":
        await asyncio.sleep(fault.seconds)


def _token_of(request: web.Request, arguments: Json) -> str:
    header = request.headers.get("Authorization", "")
    if header.startswith("Bearer "):
        return header.removeprefix("Bearer ").strip()
    return text_of(arguments, "token")


def _too_fast(seconds: float) -> web.Response:
    return web.json_response(
        {"ok": False, "error": "ratelimited"},
        status=429,
        headers={"Retry-After": str(max(1, math.ceil(seconds)))},
    )


def hang_up(request: web.Request) -> web.Response:
    """Closes the connection; whatever is returned never arrives."""
    if request.transport is not None:
        request.transport.close()
    return web.Response()
