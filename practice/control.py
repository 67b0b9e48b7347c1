"""The people's side over HTTP: gestures, screens, and what each person could see."""

from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from aiohttp import web

from practice.gestures import accounts, clicks, commands, modals, talking
from practice.gestures.finding import known_place
from practice.gestures.stage import CannotDo, Json, Stage
from practice.people import Person
from practice.screen import glances, screen_of

Gesture = Callable[[Stage, Person, Json], Awaitable[Json]]

GESTURES: dict[str, Gesture] = {
    "command": commands.type_command,
    "shortcut": commands.run_shortcut,
    "home": talking.open_home,
    "reload": talking.reload,
    "say": talking.say,
    "edit": talking.edit,
    "delete": talking.take_back,
    "dismiss": talking.dismiss,
    "click": clicks.click,
    "fill": clicks.fill,
    "submit": modals.submit,
    "close": modals.close,
    "account": accounts.change,
}


def answer(body: Json) -> web.Response:
    return web.Response(body=orjson.dumps(body), content_type="application/json")


async def read_body(request: web.Request) -> Json:
    raw = await request.read()
    try:
        body = orjson.loads(raw) if raw else {}
    except orjson.JSONDecodeError as broken:
        raise CannotDo("The body is no JSON.") from broken
    if not isinstance(body, dict):
        raise CannotDo("The body must be a JSON object.")
    return body


@web.middleware
async def sentences(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """What a person cannot do is an answer, not a failure of the server."""
    try:
        return await handler(request)
    except CannotDo as refusal:
        return answer({"ok": False, "error": str(refusal)})


class PeopleSide:
    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._world = stage.world

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/practice/people", self.people),
            web.get("/practice/people/{user}/screen", self.screen),
            web.get("/practice/people/{user}/reads", self.reads),
            web.get("/practice/people/{user}/see", self.see),
            web.post("/practice/people/{user}/{gesture}", self.gesture),
            web.get("/practice/seen", self.seen),
            web.get("/practice/seen/{user}", self.seen),
            web.get("/practice/wait", self.wait),
        ]

    def _person(self, request: web.Request) -> Person:
        found = self._world.people.find(request.match_info["user"])
        if found is None:
            raise CannotDo(f"There is nobody called {request.match_info['user']}.")
        return found

    async def people(self, request: web.Request) -> web.Response:
        names = ("id", "name", "real_name", "tz", "locale", "is_bot", "is_restricted")
        more = ("is_ultra_restricted", "is_stranger", "deleted")
        everybody = [
            {
                **{name: getattr(person, name) for name in names + more},
                "dm": self._world.channels.dm_of(person.id).id,
            }
            for person in self._world.people
        ]
        return answer({"people": everybody})

    async def gesture(self, request: web.Request) -> web.Response:
        world, person = self._world, self._person(request)
        act = GESTURES.get(request.match_info["gesture"])
        if act is None:
            raise CannotDo(f"There is no gesture {request.match_info['gesture']}.")
        if person.deleted and act is not accounts.change:
            raise CannotDo(f"{person.name} has no account here any more.")
        body = await read_body(request)
        started = world.clock.steady()
        done = await act(self._stage, person, body)
        label, chosen = str(done.get("label", "")), str(done.get("chosen", ""))
        world.moves.note(person.id, request.match_info["gesture"], label, chosen)
        world.changes.bump()
        took = (world.clock.steady() - started) * 1000
        return answer({"ok": True, "latency_ms": took, "number": world.changes.seq, **done})

    async def screen(self, request: web.Request) -> web.Response:
        return answer(screen_of(self._world, self._person(request)))

    async def reads(self, request: web.Request) -> web.Response:
        where = known_place(request.query.get("where"))
        return answer({"read": self._read(self._person(request), where)})

    def _read(self, person: Person, where: str) -> str:
        return "\n\n".join(one.read for one in glances(self._world, person, where))

    async def see(self, request: web.Request) -> web.Response:
        """Waits until the words are visible, or with ``gone=1`` until they are not."""
        world, person = self._world, self._person(request)
        text, where = request.query.get("text", ""), known_place(request.query.get("where"))
        gone = request.query.get("gone", "0") == "1"
        started = world.clock.steady()
        deadline = started + float(request.query.get("timeout", 5))
        while True:
            seq = world.changes.seq
            fitting = [one for one in glances(world, person, where) if text in one.read]
            waited = (world.clock.steady() - started) * 1000
            if bool(fitting) != gone:
                first = fitting[0] if fitting else None
                return answer({"ok": True, "latency_ms": waited, **_described(first)})
            left = deadline - world.clock.steady()
            if left <= 0:
                return answer({"ok": False, "read": self._read(person, where)})
            await world.changes.past(seq, left)

    async def seen(self, request: web.Request) -> web.Response:
        entries: list[dict[str, Any]] = self._world.record.seen
        if "user" in request.match_info:
            wanted = self._person(request).id
            entries = [entry for entry in entries if entry["user"] == wanted]
        return answer({"seen": entries})

    async def wait(self, request: web.Request) -> web.Response:
        since = int(request.query.get("since", 0))
        timeout = float(request.query.get("timeout", 5))
        return answer({"seq": await self._world.changes.past(since, timeout)})


def _described(glance: Any) -> Json:
    if glance is None:
        return {}
    return {"where": glance.where, "id": glance.id, "read": glance.read}
