"""chat.* now: post, update, delete, ephemeral, permalink (docs.slack.dev/reference/methods)."""

from typing import Any

from practice.api.arguments import Json, needed, text_of
from practice.api.refusals import RateLimited, Refused
from practice.channels import Channel, Message
from practice.options import TEAM_DOMAIN
from practice.posting import delete, make_message, post, show_ephemeral, update
from practice.rules import check_message
from practice.world import World

LONGEST_EXACT = 4000
"""Where Slack does not cut a text but refuses it."""
LONGEST_EPHEMERAL_BYTES = 4000


def app_channel(world: World, name: str) -> Channel:
    """Where the app wants to write: a channel or DM id, a #name, or a person's id."""
    channel = world.channels.get(name) or world.channels.by_name(name)
    if channel is None:
        person = world.people.get(name)
        if person is None or (person.is_stranger and not person.shared):
            raise Refused("channel_not_found")
        channel = world.channels.dm_of(person.id)
    if channel.kind == "people":
        raise Refused("channel_not_found")
    if not channel.app_is_in:
        raise Refused("not_in_channel")
    if channel.kind == "im" and not world.facts.messages_tab:
        raise Refused("messages_tab_disabled")
    return channel


def checked(payload: Json, longest: int | None = None) -> Json:
    """The payload, once every rule of messages is kept; Slack's error for the first broken."""
    text = text_of(payload, "text")
    _check_metadata(payload.get("metadata"))
    if not text.strip():
        raise Refused("no_text")
    if longest is not None and len(text) > longest:
        raise Refused("msg_too_long")
    problems = check_message({**payload, "text": text[:40_000]})
    if problems:
        raise Refused("invalid_blocks", problems)
    return payload


def _check_metadata(metadata: Any) -> None:
    if metadata is None:
        return
    fits = (
        isinstance(metadata, dict)
        and isinstance(metadata.get("event_type"), str)
        and isinstance(metadata.get("event_payload"), dict)
    )
    if not fits:
        raise Refused("invalid_metadata_format")


def own_message(world: World, channel: Channel, ts: str, error: str) -> Message:
    """A message the app may change: ``message_not_found`` or ``error`` otherwise."""
    message = channel.messages.get(ts)
    if message is None:
        raise Refused("message_not_found")
    if not message.from_app:
        raise Refused(error)
    return message


def post_message(world: World, arguments: Json) -> Json:
    needed(arguments, "channel")
    channel = app_channel(world, text_of(arguments, "channel"))
    checked(arguments)
    thread = _thread(channel, text_of(arguments, "thread_ts"))
    wait = world.pace.of_post(channel.id)
    if wait:
        raise RateLimited(wait)
    payload = {**arguments, "thread_ts": thread}
    message = post(world, channel, make_message(world, channel.id, payload))
    return {"channel": channel.id, "ts": message.ts, "message": message.payload(True)}


def _thread(channel: Channel, ts: str) -> str | None:
    """Slack does not say what becomes of a reply to nothing: here it is refused."""
    if not ts:
        return None
    root = channel.root_of(ts)
    if root is None:
        raise Refused("cannot_reply_to_message")
    return root


def update_message(world: World, arguments: Json) -> Json:
    needed(arguments, "channel", "ts")
    channel = world.channels.get(text_of(arguments, "channel"))
    if channel is None or not channel.app_is_in:
        raise Refused("channel_not_found")
    message = own_message(world, channel, text_of(arguments, "ts"), "cant_update_message")
    checked(arguments, LONGEST_EXACT)
    update(world, channel, message, arguments)
    body = message.payload(True)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": body}


def delete_message(world: World, arguments: Json) -> Json:
    needed(arguments, "channel", "ts")
    channel = world.channels.get(text_of(arguments, "channel"))
    if channel is None or not channel.app_is_in:
        raise Refused("channel_not_found")
    message = own_message(world, channel, text_of(arguments, "ts"), "cant_delete_message")
    delete(world, channel, message)
    return {"channel": channel.id, "ts": message.ts}


def post_ephemeral(world: World, arguments: Json) -> Json:
    needed(arguments, "channel", "user")
    channel = app_channel(world, text_of(arguments, "channel"))
    person = world.people.get(text_of(arguments, "user"))
    if person is None or person.deleted or person.id not in channel.members:
        raise Refused("user_not_in_channel")
    checked(arguments)
    if len(text_of(arguments, "text").encode()) > LONGEST_EPHEMERAL_BYTES:
        raise Refused("msg_too_long")
    message = make_message(world, channel.id, arguments)
    show_ephemeral(world, person.id, message)
    return {"message_ts": message.ts}


def get_permalink(world: World, arguments: Json) -> Json:
    needed(arguments, "channel", "message_ts")
    channel = app_channel(world, text_of(arguments, "channel"))
    ts = text_of(arguments, "message_ts")
    if ts not in channel.messages:
        raise Refused("message_not_found")
    link = f"https://{TEAM_DOMAIN}.slack.com/archives/{channel.id}/p{ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": link}
