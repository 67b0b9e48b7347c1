"""The engineer's side over HTTP: records, faults, time, forged deliveries, starting over."""

from collections.abc import Awaitable, Callable
from dataclasses import fields

from aiohttp import web

from practice import parent
from practice.control import answer, read_body
from practice.delivery.sockets import MOST_CONNECTIONS
from practice.faults import KINDS, Fault
from practice.gestures import accounts, forging
from practice.gestures.stage import CannotDo, Json, Stage
from practice.rehearsal import acts as rehearsing

Act = Callable[[Stage, Json], Awaitable[Json]]
_FAULT_FIELDS = {field.name for field in fields(Fault)} - {"hits"}


async def fault(stage: Stage, body: Json) -> Json:
    unknown = sorted(set(body) - _FAULT_FIELDS)
    if unknown or body.get("kind") not in KINDS or not body.get("method"):
        raise CannotDo(f"A fault needs a method and a kind: {', '.join(KINDS)}.")
    if not all(isinstance(body.get(name, 1), int | float) for name in ("times", "seconds")):
        raise CannotDo("times and seconds are numbers.")
    stage.world.faults.add(Fault(**body))
    return {}


async def clear_faults(stage: Stage, body: Json) -> Json:
    """Slack is up again, too."""
    stage.world.faults.clear()
    return {}


async def down(stage: Stage, body: Json) -> Json:
    """``{"on": bool}`` or ``{"seconds": n}``: no calls, no sockets, no deliveries."""
    world = stage.world
    if "seconds" in body:
        world.faults.down_until = world.clock.steady() + float(body["seconds"])
    else:
        world.faults.down = bool(body.get("on", True))
        world.faults.down_until = 0.0
    if world.faults.is_down(world.clock.steady()):
        await stage.postman.sockets.close()
    return {"down": world.faults.is_down(world.clock.steady())}


async def disconnect(stage: Stage, body: Json) -> Json:
    """Reason ``warning``, ``refresh_requested`` or ``link_disabled``; all sockets or ``most``."""
    reason = str(body.get("reason", "refresh_requested"))
    most = int(body.get("most", MOST_CONNECTIONS))
    return {"connections": await stage.postman.sockets.disconnect(reason, most)}


async def redeliver(stage: Stage, body: Json) -> Json:
    stage.world.redelivers = bool(body.get("on", True))
    return {"on": stage.world.redelivers}


async def pace(stage: Stage, body: Json) -> Json:
    stage.world.pace.on = bool(body.get("on", True))
    return {"on": stage.world.pace.on}


async def move_time(stage: Stage, body: Json) -> Json:
    seconds = float(body.get("seconds", 0))
    if seconds < 0:
        raise CannotDo("Time only moves on.")
    return {"offset": stage.world.clock.advance(seconds)}


async def reset(stage: Stage, body: Json) -> Json:
    stage.postman.drop_errands()
    stage.world.start_over()
    return {}


ACTS: dict[str, Act] = {
    "faults": fault,
    "clear-faults": clear_faults,
    "down": down,
    "disconnect": disconnect,
    "redeliver": redeliver,
    "pace": pace,
    "time": move_time,
    "reset": reset,
    "forge": forging.forge,
    "replay": forging.replay,
    "verify": forging.verify_url,
    "uninstall": accounts.uninstall,
    "join": accounts.join,
    "app": parent.know_app,
    "ready": parent.be_ready,
    "start-over": parent.start_over,
    **rehearsing.ACTS,
}


class Workings:
    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/practice/calls", self.calls),
            web.get("/practice/deliveries", self.deliveries),
            web.get("/practice/deliveries/{id}", self.delivery),
            web.get("/practice/scheduled", self.scheduled),
            web.get("/practice/status", self.status),
            web.delete("/practice/faults", self.clear_faults),
            web.post("/practice/{act}", self.act),
        ]

    async def act(self, request: web.Request) -> web.Response:
        name = request.match_info["act"]
        if name not in ACTS:
            raise CannotDo(f"There is no {name} here.")
        done = await ACTS[name](self._stage, await read_body(request))
        self._stage.world.changes.bump()
        return answer({"ok": True, **done})

    async def calls(self, request: web.Request) -> web.Response:
        return answer({"calls": self._stage.world.record.calls})

    async def deliveries(self, request: web.Request) -> web.Response:
        return answer({"deliveries": self._stage.world.record.deliveries})

    async def delivery(self, request: web.Request) -> web.Response:
        """What was sent, whole."""
        found = self._stage.postman.past(request.match_info["id"])
        if found is None:
            raise CannotDo(f"There is no delivery {request.match_info['id']}.")
        return answer({"ok": True, "kind": found.kind, "payload": found.payload})

    async def scheduled(self, request: web.Request) -> web.Response:
        waiting = self._stage.world.scheduled.waiting.values()
        rows = [
            {
                "id": one.id,
                "channel": one.channel,
                "post_at": one.post_at,
                "date_created": one.created,
                "text": one.payload.get("text"),
                "never_posts": "metadata" in one.payload,
            }
            for one in sorted(waiting, key=lambda one: one.post_at)
        ]
        return answer({"scheduled": rows})

    async def status(self, request: web.Request) -> web.Response:
        world, postman = self._stage.world, self._stage.postman
        return answer(
            {
                "mode": world.options.mode,
                "connections": len(postman.sockets),
                "offset": world.clock.offset(),
                "seq": world.changes.seq,
                "installed": world.installed,
                "down": world.faults.is_down(world.clock.steady()),
                "commands": dict(world.facts.usage),
                "shortcuts": dict(world.facts.shortcuts),
                "descriptions": dict(world.facts.descriptions),
                "born": world.born,
                "ready": world.ready,
                "owed": world.app_owed,
            }
        )

    async def clear_faults(self, request: web.Request) -> web.Response:
        self._stage.world.faults.clear()
        return answer({"ok": True})
