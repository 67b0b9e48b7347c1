"""Deliveries Slack itself would never make: forged, stale, foreign, repeated."""

import copy
from dataclasses import replace
from typing import Any

from practice.delivery.envelopes import Answer, Delivery
from practice.gestures.stage import CannotDo, Json, Stage, happened

KINDS = ("command", "event", "interactive", "options")
SIGNATURES = ("good", "bad", "stale", "none")


async def forge(stage: Stage, body: Json) -> Json:
    """Sends what it is told to, and returns how the app took it.

    ``type``: command, event, interactive or options. ``payload``: all of it, or with ``like`` (a
    delivery id) what differs from that delivery; ``remove``: dotted names to leave out.
    ``signature`` (HTTP mode): good, bad, stale or none. Nothing of the answer is shown to people.
    """
    signature = str(body.get("signature", "good"))
    if signature not in SIGNATURES:
        raise CannotDo(f"signature must be one of {', '.join(SIGNATURES)}.")
    delivery = _forged(stage, body)
    if stage.world.options.mode == "http":
        answer = await stage.postman.signed.deliver(delivery, signature)
    else:
        answer = await stage.postman.sockets.deliver(delivery)
    return _told(delivery, answer)


def _forged(stage: Stage, body: Json) -> Delivery:
    model = stage.postman.past(str(body.get("like", "")))
    if body.get("like") and model is None:
        raise CannotDo(f"There is no delivery {body['like']}.")
    payload = copy.deepcopy(model.payload) if model else {}
    _merge(payload, body.get("payload") or {})
    for name in body.get("remove") or []:
        _remove(payload, str(name))
    kind = str(body.get("type") or (model.kind if model else "interactive"))
    if kind not in KINDS:
        raise CannotDo(f"type must be one of {', '.join(KINDS)}.")
    if body.get("fresh_trigger"):
        user = str(body["fresh_trigger"])
        payload["trigger_id"] = stage.world.permits.trigger(user)
    return Delivery(stage.world.ids.named("Dl"), kind, "forged", payload)


def _merge(into: Json, changes: Json) -> None:
    for name, value in changes.items():
        inside = into.get(name)
        if isinstance(value, dict) and isinstance(inside, dict):
            _merge(inside, value)
        else:
            into[name] = value


def _remove(payload: Json, dotted: str) -> None:
    *way, last = dotted.split(".")
    part: Any = payload
    for name in way:
        part = part.get(name) if isinstance(part, dict) else None
    if isinstance(part, dict):
        part.pop(last, None)


def _told(delivery: Delivery, answer: Answer) -> Json:
    return happened(delivery.id, answer, http_status=answer.http_status, answer=answer.body)


async def replay(stage: Stage, body: Json) -> Json:
    """An earlier delivery once more, with all its ids; its answer is not shown to people."""
    past = stage.postman.past(str(body.get("delivery_id", "")))
    if past is None:
        raise CannotDo(f"There is no delivery {body.get('delivery_id')}.")
    attempt = past.retry_attempt + 1 if past.kind == "event" else 0
    again = replace(past, retry_attempt=attempt, retry_reason="http_timeout" if attempt else "")
    return _told(again, await stage.postman.again(again))


async def verify_url(stage: Stage, body: Json) -> Json:
    """The challenge with which Slack checks a request URL."""
    challenge = stage.world.ids.secret()
    payload = {"type": "url_verification", "challenge": challenge, "token": "practice"}
    delivery = Delivery(stage.world.ids.named("Dl"), "event", "url_verification", payload)
    answer = await stage.postman.signed.deliver(delivery)
    said = answer.body.get("challenge") if isinstance(answer.body, dict) else answer.body
    if said != challenge:
        raise CannotDo("Your URL did not answer with the challenge.")
    return _told(delivery, answer)
