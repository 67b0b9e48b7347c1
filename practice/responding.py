"""response_url: five answers within 30 minutes of a gesture, also where the app is no member."""

from typing import Any

import orjson
from aiohttp import web

from practice.api.http import hang_up
from practice.channels import Message
from practice.permits import URL_USES, ResponseUrl
from practice.posting import delete, make_message, post, show_ephemeral, update
from practice.rules import check_message
from practice.world import World

Json = dict[str, Any]


class _Wrong(Exception):
    def __init__(self, error: str, details: list[str] | None = None, status: int = 400) -> None:
        super().__init__(error)
        self.error = error
        self.details = details or []
        self.status = status


class ResponseUrls:
    def __init__(self, world: World) -> None:
        self._world = world

    async def handle(self, request: web.Request) -> web.StreamResponse:
        world, started = self._world, self._world.clock.steady()
        call: Json = {"method": "response_url", "at": world.clock.real(), "ok": False}
        try:
            if world.faults.is_down(started):
                call["error"] = "hung_up"
                return hang_up(request)
            payload = _read(await request.read())
            call["arguments"] = payload
            self._answer(request.match_info["secret"], payload)
            call["ok"] = True
            return web.Response(text="ok")
        except _Wrong as wrong:
            call |= {"error": wrong.error, "messages": wrong.details}
            return web.json_response({"ok": False, "error": wrong.error}, status=wrong.status)
        finally:
            call["latency_ms"] = (world.clock.steady() - started) * 1000
            world.record.called(call)

    def _answer(self, secret: str, payload: Json) -> None:
        world = self._world
        url = world.permits.urls.get(secret)
        if url is None or world.clock.steady() > url.expires:
            raise _Wrong("expired_url", status=404)
        if url.uses >= URL_USES:
            raise _Wrong("used_url", status=404)
        url.uses += 1
        if payload.get("delete_original"):
            _delete_original(world, url)
            return
        _check(payload)
        if payload.get("replace_original") and _original(world, url) is not None:
            _replace(world, url, payload)
        else:
            _answer_anew(world, url, payload)


def _read(raw: bytes) -> Json:
    try:
        payload = orjson.loads(raw)
    except orjson.JSONDecodeError as broken:
        raise _Wrong("invalid_payload") from broken
    if not isinstance(payload, dict):
        raise _Wrong("invalid_payload")
    return payload


def _check(payload: Json) -> None:
    if payload.get("response_type") not in (None, "ephemeral", "in_channel"):
        raise _Wrong("invalid_response_type")
    if not str(payload.get("text") or "").strip():
        raise _Wrong("no_text")
    problems = check_message(payload)
    if problems:
        raise _Wrong("invalid_blocks", problems)


def _original(world: World, url: ResponseUrl) -> Message | None:
    if url.origin is None:
        return None
    if url.origin_is_ephemeral:
        ephemerals = world.desks[url.user].ephemerals
        return next((one for one in ephemerals if one.ts == url.origin), None)
    channel = world.channels.get(url.channel)
    return channel.messages.get(url.origin) if channel is not None else None


def _delete_original(world: World, url: ResponseUrl) -> None:
    original = _original(world, url)
    channel = world.channels.get(url.channel)
    if original is None or channel is None:
        raise _Wrong("message_not_found", status=404)
    if url.origin_is_ephemeral:
        world.desks[url.user].ephemerals.remove(original)
        world.changes.bump()
    else:
        delete(world, channel, original)


def _replace(world: World, url: ResponseUrl, payload: Json) -> None:
    """An ephemeral stays one: it cannot become public."""
    original, channel = _original(world, url), world.channels.get(url.channel)
    if original is None or channel is None:
        return
    if not url.origin_is_ephemeral:
        update(world, channel, original, {"blocks": [], **payload})
        return
    if payload.get("response_type") == "in_channel":
        raise _Wrong("invalid_response_type")
    fresh = make_message(world, url.channel, payload)
    original.text, original.blocks = fresh.text, fresh.blocks
    original.values, original.alarms = fresh.values, fresh.alarms
    original.version += 1
    world.desks[url.user].ephemerals.remove(original)
    show_ephemeral(world, url.user, original)


def _answer_anew(world: World, url: ResponseUrl, payload: Json) -> None:
    channel = world.channels.get(url.channel)
    message = make_message(world, url.channel, payload)
    if payload.get("response_type") == "in_channel" and channel is not None:
        post(world, channel, message)
    else:
        show_ephemeral(world, url.user, message)
    if url.origin is None:
        url.origin = message.ts
        url.origin_is_ephemeral = message.seen_only_by is not None
