"""Typing a slash command and running a global shortcut."""

import re
from typing import Any

from practice.api.refusals import Refused
from practice.delivery.envelopes import Answer
from practice.delivery.payloads import command_payload, shortcut_payload
from practice.gestures.finding import typed_channel
from practice.gestures.stage import CannotDo, Json, Stage, happened, text_in
from practice.people import Person, escape_mentions
from practice.posting import make_message, post, show_ephemeral, show_from_slack
from practice.rules import check_message
from practice.world import World

_ADDRESS = re.compile(r"https?://[^\s<>|\"'“”]+")
"""Where a command escapes, links too arrive so; docs.slack.dev/reference/app-manifest."""


async def type_command(stage: Stage, person: Person, body: Json) -> Json:
    world = stage.world
    typed = text_in(body, "text").strip()
    command, _, rest = typed.partition(" ")
    if command not in world.facts.commands:
        raise CannotDo(f"{command} is not a valid command.")
    channel = typed_channel(world, person, text_in(body, "channel"))
    text = rest.strip()
    if world.facts.commands[command]:
        text = _ADDRESS.sub(r"<\g<0>>", escape_mentions(text, world.people))
    payload = command_payload(world, person, channel, command, text)
    delivery_id, answer = await stage.postman.send("command", command, payload, person.id)
    secret = str(payload["response_url"]).rpartition("/")[2]
    apply_answer(world, person, command, secret, answer)
    return happened(delivery_id, answer, label=typed, channel=channel.id)


def apply_answer(world: World, person: Person, command: str, secret: str, answer: Answer) -> None:
    """Shows what the app answered to the command, or how it failed, as Slack does."""
    url = world.permits.urls[secret]
    if not answer.acked:
        show_from_slack(world, person.id, url.channel, _failure(command, answer))
        return
    if answer.body is None or answer.body == "":
        return
    try:
        payload = _checked_answer(answer.body)
    except Refused as refused:
        world.complain("ack.command", refused.error, refused.details)
        failure = f'{command} failed with the error "dispatch_unknown_error"'
        show_from_slack(world, person.id, url.channel, failure)
        return
    message = make_message(world, url.channel, payload)
    url.origin, url.origin_is_ephemeral = message.ts, payload.get("response_type") != "in_channel"
    channel = world.channels.get(url.channel)
    if url.origin_is_ephemeral or channel is None:
        show_ephemeral(world, person.id, message)
    else:
        post(world, channel, message)


def _failure(command: str, answer: Answer) -> str:
    names = {"timeout": "operation_timeout", "no_connection": "dispatch_failed"}
    by_status = "http_client_error" if answer.http_status < 500 else "http_service_error"
    return f'{command} failed with the error "{names.get(answer.status, by_status)}"'


def _checked_answer(body: Any) -> Json:
    payload = {"text": body} if isinstance(body, str) else body
    if not isinstance(payload, dict):
        raise Refused("invalid_payload")
    if payload.get("response_type") not in (None, "ephemeral", "in_channel"):
        raise Refused("invalid_response_type")
    problems = check_message(payload)
    if problems:
        raise Refused("invalid_blocks", problems)
    return payload


async def run_shortcut(stage: Stage, person: Person, body: Json) -> Json:
    callback_id = text_in(body, "callback_id")
    if callback_id not in stage.world.facts.shortcuts:
        raise CannotDo(f"There is no global shortcut {callback_id}.")
    payload = shortcut_payload(stage.world, person, callback_id)
    sent = await stage.postman.send("interactive", "shortcut", payload, person.id)
    return happened(*sent, label=stage.world.facts.shortcuts[callback_id])
