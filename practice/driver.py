"""The only client of the practice server's people side: what a test or a seeding script says.

    async with Workspace("http://127.0.0.1:3000") as slack:
        dana, sam = slack.person("dana"), slack.person("U0SAM")
        await dana.types("/peersupport now")
        await sam.sees("Somebody is asking", timeout=5)
        await sam.clicks("Accept")
        await dana.fills("Number to call you", "+1 555 0100")
        await dana.submits()

Every gesture waits for the app's acknowledgement (or Slack's 3 s) and returns what happened,
with ``latency_ms``, ``status`` (``acked``, ``timeout``, ``error``, ``no_connection``) and
``delivery_id``. A gesture the person could not make (no such button on the screen, no modal open,
an option not offered, a required field empty) raises :class:`CannotDo` with a sentence.
Message words are matched on what a sighted person reads (``read`` of a message or modal).

Person: ``types(text, channel=None)`` · ``shortcut(callback_id)`` · ``opens_home()`` ·
``opens_messages()`` · ``reloads()`` · ``says(text, thread_ts=None, file=None)`` -> ts in the
result · ``edits(ts, text)`` · ``deletes(ts)`` · ``clicks(label, where=None, **more)`` with more of
``action_id block_id ts view_id value choose confirm`` · ``chooses(label, option, where=None)`` ·
``fills(label, value)`` · ``attaches(label, name, data)`` · ``downloads(name)`` -> bytes ·
``submits()`` · ``closes(clear=False)`` · ``sees(text, timeout=5, where=None)`` ·
``does_not_see(text, where=None)`` · ``no_longer_sees(text, timeout=5, where=None)`` · ``screen()``
· ``reads(where=None)`` -> all visible words · ``seen()`` -> everything ever visible ·
``account(**changes)``. ``where`` is one of ``dm ephemeral modal home channel``.
``channel`` of a command: ``None`` is #general, ``"dm"`` the DM with the app, a user id is a DM
between the two people, else a channel id.

Workspace: ``person(who)`` · ``until_connected(number=1, timeout=10)`` · ``people()`` ·
``calls()`` · ``refused_calls()`` · ``deliveries()`` · ``payload_of(delivery_id)`` ·
``scheduled()`` · ``seen()`` · ``fault(method, kind, **more)`` · ``clear_faults()`` ·
``down(on=True)`` or ``down(seconds=2)`` · ``disconnect(reason="warning", most=10)`` ·
``redeliver(on)`` · ``pace(on)`` · ``move_time(seconds)`` · ``reset()`` · ``forge(**delivery)`` ·
``replay(delivery_id)`` · ``wait(since, timeout)`` -> new seq · ``uninstall()`` ·
``joins(**person)`` · ``verify_url()`` · ``get(path)`` and ``post(path, body)`` for the rest.

Over HTTP, JSON, the same names. ``{user}`` is an id or a name.
``GET /practice/people`` · ``GET /practice/people/{user}/{screen|reads|see}`` ·
``POST /practice/people/{user}/{command|shortcut|home|reload|say|edit|delete|click|fill|submit|
close|dismiss|account}`` · ``GET /practice/seen/{user}`` ·
``GET /practice/{seen|calls|deliveries|scheduled|wait|status}`` ·
``GET /practice/deliveries/{id}`` · ``POST|DELETE /practice/faults`` ·
``POST /practice/{down|disconnect|redeliver|pace|time|reset|forge|replay|uninstall|join|verify}``
``POST /practice/{app|ready|start-over|clear-faults}`` (who started the workspace; its page) ·
``POST /practice/{rehearse|rehearse-on|rehearse-tick|rehearse-end}`` (role-play) ·
``GET /practice/page`` (the socket of the page)
"""

import asyncio
import base64
from types import TracebackType
from typing import Any, Self

import aiohttp

Facts = dict[str, Any]
"""A JSON object of the control API."""


class CannotDo(Exception):
    """The person could not do that; the message says why, as a sentence."""


class NotSeen(AssertionError):
    """What was expected on (or off) a person's screen is not; the message holds the screen."""


class Workspace:
    """The whole practice Slack. Use it as an async context manager, or call ``close``."""

    def __init__(self, base_url: str, session: aiohttp.ClientSession | None = None) -> None:
        self.base_url = base_url.rstrip("/")
        self._session = session
        self._owns_session = session is None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        if self._owns_session and self._session is not None:
            await self._session.close()
            self._session = None

    async def get(self, path: str, **query: str | int | float) -> Any:
        """The answer; raises ``CannotDo`` when it holds an error."""
        answer = await self._ask("GET", path, params=query)
        if isinstance(answer, dict) and "error" in answer:
            raise CannotDo(str(answer["error"]))
        return answer

    async def post(self, path: str, body: Facts | None = None) -> Facts:
        """The answer; raises ``CannotDo`` when it says ``ok: false``."""
        answer: Facts = await self._ask("POST", path, json=body or {})
        if not answer.get("ok"):
            raise CannotDo(str(answer.get("error", "no reason given")))
        return answer

    async def _ask(self, method: str, path: str, **more: Any) -> Any:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        url = f"{self.base_url}/practice{path}"
        async with self._session.request(method, url, **more) as answer:
            answer.raise_for_status()
            return await (answer.json() if "json" in answer.content_type else answer.read())

    def person(self, who: str) -> "Person":
        return Person(self, who)

    async def people(self) -> list[Facts]:
        people: list[Facts] = (await self.get("/people"))["people"]
        return people

    async def calls(self) -> list[Facts]:
        """Every Web API call so far, with arguments, and every refused answer of the app."""
        calls: list[Facts] = (await self.get("/calls"))["calls"]
        return calls

    async def refused_calls(self) -> list[Facts]:
        return [call for call in await self.calls() if not call["ok"]]

    async def deliveries(self) -> list[Facts]:
        deliveries: list[Facts] = (await self.get("/deliveries"))["deliveries"]
        return deliveries

    async def payload_of(self, delivery_id: str) -> Facts:
        """All that was delivered, with its trigger_id and response_url."""
        payload: Facts = (await self.get(f"/deliveries/{delivery_id}"))["payload"]
        return payload

    async def until_connected(self, number: int = 1, timeout: float = 10) -> None:
        """Waits until the app holds this many sockets; ``NotSeen`` when it does not in time."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        status = await self.get("/status")
        while status["connections"] < number:
            left = deadline - loop.time()
            if left <= 0:
                raise NotSeen(f"The app holds {status['connections']} of {number} connections.")
            await self.wait(status["seq"], left)
            status = await self.get("/status")

    async def scheduled(self) -> list[Facts]:
        scheduled: list[Facts] = (await self.get("/scheduled"))["scheduled"]
        return scheduled

    async def seen(self) -> list[Facts]:
        """Everything that anybody could ever see, in order."""
        seen: list[Facts] = (await self.get("/seen"))["seen"]
        return seen

    async def fault(self, method: str, kind: str, **more: Any) -> Facts:
        """``more``: error, times (default 1, 0 for ever), seconds, channel, user."""
        return await self.post("/faults", {"method": method, "kind": kind, **more})

    async def clear_faults(self) -> None:
        await self._ask("DELETE", "/faults")

    async def down(self, on: bool = True, seconds: float | None = None) -> Facts:
        return await self.post("/down", {"on": on} if seconds is None else {"seconds": seconds})

    async def disconnect(self, reason: str = "warning", most: int = 10) -> Facts:
        return await self.post("/disconnect", {"reason": reason, "most": most})

    async def redeliver(self, on: bool = True) -> Facts:
        return await self.post("/redeliver", {"on": on})

    async def pace(self, on: bool) -> Facts:
        return await self.post("/pace", {"on": on})

    async def move_time(self, seconds: float) -> Facts:
        return await self.post("/time", {"seconds": seconds})

    async def reset(self) -> Facts:
        return await self.post("/reset")

    async def forge(self, **delivery: Any) -> Facts:
        """``type payload like remove signature timeout``; see ``practice.gestures.forging``."""
        return await self.post("/forge", delivery)

    async def replay(self, delivery_id: str) -> Facts:
        return await self.post("/replay", {"delivery_id": delivery_id})

    async def wait(self, since: int, timeout: float = 5) -> int:
        """The sequence number once anything visible changed after ``since``."""
        return int((await self.get("/wait", since=since, timeout=timeout))["seq"])

    async def uninstall(self) -> Facts:
        return await self.post("/uninstall")

    async def joins(self, **person: Any) -> Facts:
        return await self.post("/join", person)

    async def verify_url(self) -> Facts:
        return await self.post("/verify")


class Person:
    """One person in front of their own Slack."""

    def __init__(self, workspace: Workspace, who: str) -> None:
        self.workspace = workspace
        self.who = who

    async def _do(self, gesture: str, **more: Any) -> Facts:
        body = {name: value for name, value in more.items() if value is not None}
        return await self.workspace.post(f"/people/{self.who}/{gesture}", body)

    async def types(self, text: str, channel: str | None = None) -> Facts:
        return await self._do("command", text=text, channel=channel)

    async def shortcut(self, callback_id: str) -> Facts:
        return await self._do("shortcut", callback_id=callback_id)

    async def opens_home(self) -> Facts:
        return await self._do("home")

    async def opens_messages(self) -> Facts:
        return await self._do("home", tab="messages")

    async def reloads(self) -> Facts:
        return await self._do("reload")

    async def says(self, text: str, thread_ts: str | None = None, file: str | None = None) -> Facts:
        return await self._do("say", text=text, thread_ts=thread_ts, file=file)

    async def edits(self, ts: str, text: str) -> Facts:
        return await self._do("edit", ts=ts, text=text)

    async def deletes(self, ts: str) -> Facts:
        return await self._do("delete", ts=ts)

    async def clicks(
        self, label: str | None = None, where: str | None = None, **more: Any
    ) -> Facts:
        return await self._do("click", label=label, where=where, **more)

    async def chooses(self, label: str, option: str | list[str], where: str | None = None) -> Facts:
        return await self._do("click", label=label, choose=option, where=where)

    async def fills(self, label: str, value: str | list[str] | Facts) -> Facts:
        return await self._do("fill", label=label, value=value)

    async def attaches(self, label: str, name: str, data: bytes) -> Facts:
        return await self.fills(label, {"name": name, "data": base64.b64encode(data).decode()})

    async def downloads(self, name: str) -> bytes:
        return bytes(await self.workspace.get(f"/people/{self.who}/file/{name}"))

    async def submits(self) -> Facts:
        return await self._do("submit")

    async def closes(self, clear: bool = False) -> Facts:
        return await self._do("close", clear=clear)

    async def account(self, **changes: Any) -> Facts:
        """``deleted tz locale name real_name is_restricted …``; fires ``user_change``."""
        return await self._do("account", **changes)

    async def screen(self) -> Facts:
        screen: Facts = await self.workspace.get(f"/people/{self.who}/screen")
        return screen

    async def reads(self, where: str | None = None) -> str:
        query = {"where": where} if where else {}
        return str((await self.workspace.get(f"/people/{self.who}/reads", **query))["read"])

    async def seen(self) -> list[Facts]:
        """Everything this person could ever see, in order, also what is gone by now."""
        seen: list[Facts] = (await self.workspace.get(f"/seen/{self.who}"))["seen"]
        return seen

    async def sees(self, text: str, timeout: float = 5, where: str | None = None) -> Facts:
        """What shows the text, once it is visible; ``NotSeen`` after ``timeout`` seconds."""
        return await self._look(text, timeout, where, gone=False)

    async def no_longer_sees(
        self, text: str, timeout: float = 5, where: str | None = None
    ) -> Facts:
        return await self._look(text, timeout, where, gone=True)

    async def does_not_see(self, text: str, where: str | None = None) -> Facts:
        """At this moment; nothing is waited for."""
        return await self._look(text, 0, where, gone=True)

    async def _look(self, text: str, timeout: float, where: str | None, gone: bool) -> Facts:
        query: dict[str, str | float] = {"text": text, "timeout": timeout, "gone": int(gone)}
        if where:
            query["where"] = where
        answer: Facts = await self.workspace.get(f"/people/{self.who}/see", **query)
        if answer["ok"]:
            return answer
        verb = "still sees" if gone else "does not see"
        raise NotSeen(f"{self.who} {verb} {text!r}. On the screen:\n{answer['read']}")
