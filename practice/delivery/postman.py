"""Every delivery to the app: the way it goes, its record, its retries, its repetition."""

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

from practice.delivery.envelopes import Answer, Delivery, Json
from practice.delivery.payloads import event_payload
from practice.delivery.signed import SignedRequests
from practice.delivery.sockets import Sockets
from practice.world import World

RETRY_AFTER = (0.0, 60.0, 300.0)
"""Seconds before the three retries of an event; docs.slack.dev/apis/events-api."""
SUBSCRIPTIONS = {"message": "message.im"}
"""Type of an event -> its name in the manifest, where they differ."""


class Postman:
    def __init__(self, world: World) -> None:
        self.sockets = Sockets(world)
        self.signed = SignedRequests(world)
        self._world = world
        self._sent: dict[str, Delivery] = {}
        self._errands: set[asyncio.Task[Any]] = set()

    def past(self, delivery_id: str) -> Delivery | None:
        return self._sent.get(delivery_id)

    async def send(self, kind: str, name: str, payload: Json, user: str = "") -> tuple[str, Answer]:
        """Delivers once (twice while ``redeliver`` is on); id and the first answer."""
        delivery = Delivery(self._world.ids.named("Dl"), kind, name, payload, user)
        self._sent[delivery.id] = delivery
        if self._world.redelivers:
            self._later(self._attempt(delivery))
        return delivery.id, await self._attempt(delivery)

    async def again(self, delivery: Delivery) -> Answer:
        """The same payload, ids and all."""
        return await self._attempt(delivery)

    async def event(self, event: Json, user: str = "") -> tuple[str, Answer]:
        """One event, retried in the background until the app takes it."""
        name = str(event["type"])
        delivery_id, answer = await self.send(
            "event", name, event_payload(self._world, event), user
        )
        if not answer.acked and not answer.no_retry:
            self._later(self._retry(self._sent[delivery_id], answer))
        return delivery_id, answer

    def subscribed(self, event: Json) -> bool:
        kind = str(event["type"])
        return SUBSCRIPTIONS.get(kind, kind) in self._world.facts.events

    def emit(self, event: Json) -> None:
        """An event nobody waits for."""
        if self.subscribed(event):
            self._later(self.event(event))

    async def _retry(self, delivery: Delivery, answer: Answer) -> None:
        for number, pause in enumerate(RETRY_AFTER, start=1):
            await asyncio.sleep(pause)
            reason = answer.retry_reason()
            again = replace(delivery, retry_attempt=number, retry_reason=reason)
            answer = await self._attempt(again)
            if answer.acked or answer.no_retry:
                return

    async def _attempt(self, delivery: Delivery) -> Answer:
        world = self._world
        started = world.clock.steady()
        entry: Json = {
            "id": delivery.id,
            "kind": delivery.kind,
            "type": delivery.name,
            "user": delivery.user,
            "at": world.clock.real(),
            "retry": delivery.retry_attempt,
            "status": "sent",
        }
        world.record.delivered(entry)
        answer = await self._carry(delivery)
        entry["latency_ms"] = (world.clock.steady() - started) * 1000
        entry |= {"status": answer.status, "http_status": answer.http_status}
        entry["answer"] = answer.body
        world.record.settled(entry)
        return answer

    async def _carry(self, delivery: Delivery) -> Answer:
        if self._world.faults.is_down(self._world.clock.steady()):
            return Answer("no_connection")
        if self._world.options.mode == "http":
            return await self.signed.deliver(delivery)
        return await self.sockets.deliver(delivery)

    def _later(self, errand: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.get_running_loop().create_task(errand)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)

    def drop_errands(self) -> None:
        """Forgets retries and everything else still to be sent."""
        for task in list(self._errands):
            task.cancel()
        self._sent.clear()

    async def close(self) -> None:
        self.drop_errands()
        await asyncio.gather(*self._errands, return_exceptions=True)
        await self.sockets.close()
        await self.signed.close()
