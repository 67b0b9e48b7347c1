"""Messages as they appear, change and go: what people see, and what the app is told."""

from typing import Any

from practice.blocks.mrkdwn import read_mrkdwn
from practice.blocks.normal import normal_blocks
from practice.blocks.reading import alarms_in, read_blocks
from practice.blocks.values import carried_values, first_values
from practice.channels import Channel, Message
from practice.options import BOT_USER
from practice.world import World

Json = dict[str, Any]
LONGEST_TEXT = 40_000


def words_of(world: World, message: Message, user_id: str) -> str:
    """What this person reads: the blocks where there are any, else the text."""
    known = message.read.get(user_id)
    if known is not None and known[:2] == (message.version, world.people.version):
        return known[2]
    reader = world.reader(user_id)
    if message.blocks:
        words = read_blocks(message.blocks, message.values, reader)
    else:
        words = read_mrkdwn(message.text, reader)
    words = "\n".join([words, *(str(file["name"]) for file in message.files)]).strip()
    message.read[user_id] = (message.version, world.people.version, words)
    return words


def make_message(world: World, channel: str, payload: Json, by: str = BOT_USER) -> Message:
    """A message of the app from checked arguments; long text is cut as Slack does."""
    blocks = normal_blocks(payload.get("blocks") or [], world.ids)
    text = str(payload.get("text") or "")[:LONGEST_TEXT]
    return Message(
        ts=world.now_ts(),
        channel=channel,
        by=by,
        text=text,
        blocks=blocks,
        metadata=payload.get("metadata"),
        thread_ts=payload.get("thread_ts"),
        files=payload.get("files") or [],
        values=first_values(blocks),
        alarms=alarms_in(text, blocks),
        moved=world.clock.offset(),
    )


def _show(world: World, channel: Channel, message: Message) -> None:
    where = "dm" if channel.kind == "im" else "channel"
    for user_id in channel.members:
        words = words_of(world, message, user_id)
        more = {"ts": message.ts, "channel": channel.id, "by": message.by}
        world.saw(user_id, where, words, preview=message.text, **more)


def post(world: World, channel: Channel, message: Message) -> Message:
    _tell_app(world, place(world, channel, message))
    return message


def update(world: World, channel: Channel, message: Message, payload: Json) -> None:
    _tell_app(world, alter(world, channel, message, payload))


def delete(world: World, channel: Channel, message: Message) -> None:
    _tell_app(world, remove(world, channel, message))


def place(world: World, channel: Channel, message: Message) -> Json | None:
    """Shows a new message; the event about it, where the app would get one."""
    channel.messages[message.ts] = message
    _show(world, channel, message)
    if channel.kind == "im" and message.from_app:
        preview = read_mrkdwn(message.text, world.reader(channel.person))
        note = {"ts": message.ts, "channel": channel.id, "preview": preview}
        world.desks[channel.person].notifications.append(note)
        world.saw(channel.person, "notification", preview, ts=message.ts)
    return _event(world, channel, message.payload())


def alter(world: World, channel: Channel, message: Message, payload: Json) -> Json | None:
    """Changes only what the payload names: blocks stay until ``blocks`` says otherwise."""
    before = message.payload()
    if payload.get("text") is not None:
        message.text = str(payload["text"])
    if payload.get("blocks") is not None:
        message.blocks = normal_blocks(payload["blocks"], world.ids)
    if payload.get("metadata") is not None:
        message.metadata = payload["metadata"]
    message.values = carried_values(message.values, message.blocks)
    message.alarms = alarms_in(message.text, message.blocks)
    message.trouble = ""
    message.version += 1
    message.edited = world.now_ts()
    _show(world, channel, message)
    change = {"message": message.payload(), "previous_message": before}
    return _event(world, channel, {"subtype": "message_changed", "hidden": True, **change})


def remove(world: World, channel: Channel, message: Message) -> Json | None:
    """What has replies becomes a tombstone, which Slack tells as a change."""
    before = message.payload()
    if channel.replies_to(message.ts):
        _bury(world, channel, message)
        change = {"message": message.payload(), "previous_message": before}
        return _event(world, channel, {"subtype": "message_changed", "hidden": True, **change})
    channel.messages.pop(message.ts, None)
    root = channel.messages.get(message.thread_ts or "")
    if root is not None and root.is_tombstone and not channel.replies_to(root.ts):
        del channel.messages[root.ts]
    world.changes.bump()
    gone = {"deleted_ts": message.ts, "previous_message": before}
    return _event(world, channel, {"subtype": "message_deleted", "hidden": True, **gone})


def _bury(world: World, channel: Channel, message: Message) -> None:
    message.by, message.text = "USLACKBOT", "This message was deleted."
    message.blocks, message.metadata, message.files, message.values = [], None, [], {}
    message.is_tombstone, message.thread_ts = True, message.ts
    message.version += 1
    _show(world, channel, message)


def _event(world: World, channel: Channel, about: Json) -> Json | None:
    """``message.im``: Slack sends the app its own messages too."""
    if channel.kind != "im":
        return None
    ts = about.get("ts") or world.now_ts()
    frame = {"channel": channel.id, "channel_type": "im", "event_ts": ts, "ts": ts}
    return {"type": "message", **about, **frame}


def _tell_app(world: World, event: Json | None) -> None:
    if event is not None:
        world.emit(event)


def show_ephemeral(world: World, user_id: str, message: Message) -> Message:
    """Only this person sees it, until they reload."""
    message.seen_only_by = user_id
    world.desks[user_id].ephemerals.append(message)
    words = words_of(world, message, user_id)
    world.saw(user_id, "ephemeral", words, ts=message.ts, channel=message.channel)
    return message


def show_from_slack(world: World, user_id: str, channel: str, text: str) -> Message:
    """A line of Slack itself, such as a command that failed."""
    message = make_message(world, channel, {"text": text}, by="USLACKBOT")
    return show_ephemeral(world, user_id, message)
