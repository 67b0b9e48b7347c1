"""Typing messages, correcting, taking back, dismissing; opening tabs; reloading Slack."""

from practice.blocks.mrkdwn import escape
from practice.channels import Channel, Message
from practice.gestures.finding import typed_channel
from practice.gestures.stage import CannotDo, Json, Stage, happened, nothing_sent, text_in
from practice.people import Person, escape_mentions
from practice.posting import alter, make_message, place, remove
from practice.world import World


def _typed(world: World, text: str) -> str:
    return escape_mentions(escape(text), world.people)


async def say(stage: Stage, person: Person, body: Json) -> Json:
    """To the app, or where ``channel`` says; of a conversation it is not in, it hears nothing.

    ``thread_ts`` replies in the thread of that message; ``file`` is the name of one that goes with
    it.
    """
    world, text, file = stage.world, text_in(body, "text"), text_in(body, "file")
    if not text and not file:
        raise CannotDo("There is nothing to send.")
    channel = typed_channel(world, person, text_in(body, "channel") or "dm")
    is_closed = world.facts.messages_read_only or not world.facts.messages_tab
    if channel.kind == "im" and is_closed:
        raise CannotDo("Sending messages to this app has been turned off.")
    payload: Json = {"text": _typed(world, text), "thread_ts": _thread(channel, body)}
    if file:
        payload["files"] = [{"id": world.ids.named("F"), "name": file, "mode": "hosted"}]
    message = make_message(world, channel.id, payload, by=person.id)
    return await _tell(stage, person, place(world, channel, message), message)


def _thread(channel: Channel, body: Json) -> str | None:
    ts = text_in(body, "thread_ts")
    root = channel.root_of(ts) if ts else None
    if ts and root is None:
        raise CannotDo(f"There is no message {ts} to reply to.")
    return root


async def _tell(stage: Stage, person: Person, event: Json | None, message: Message) -> Json:
    if event is None or not stage.postman.subscribed(event):
        return nothing_sent(ts=message.ts)
    sent = await stage.postman.event(event, person.id)
    return happened(*sent, ts=message.ts)


def _own(stage: Stage, person: Person, ts: str) -> tuple[Channel, Message]:
    channels = stage.world.channels
    for channel in (channels.dm_of(person.id), *channels.of_person(person.id)):
        message = channel.messages.get(ts)
        if message is not None and message.by == person.id:
            return channel, message
    raise CannotDo(f"{person.name} wrote no message {ts} here.")


async def edit(stage: Stage, person: Person, body: Json) -> Json:
    channel, message = _own(stage, person, text_in(body, "ts"))
    payload = {"text": _typed(stage.world, text_in(body, "text"))}
    return await _tell(stage, person, alter(stage.world, channel, message, payload), message)


async def take_back(stage: Stage, person: Person, body: Json) -> Json:
    channel, message = _own(stage, person, text_in(body, "ts"))
    return await _tell(stage, person, remove(stage.world, channel, message), message)


async def open_home(stage: Stage, person: Person, body: Json) -> Json:
    """Either tab of the app; ``app_home_opened`` fires for each."""
    world, tab = stage.world, text_in(body, "tab") or "home"
    if tab == "home" and not world.facts.home_tab:
        raise CannotDo("This app has no Home tab.")
    event: Json = {
        "type": "app_home_opened",
        "user": person.id,
        "channel": world.channels.dm_of(person.id).id,
        "event_ts": world.now_ts(),
        "tab": tab,
    }
    home = world.desks[person.id].home
    if tab == "home" and home is not None:
        event["view"] = home.payload()
    if not stage.postman.subscribed(event):
        return nothing_sent()
    return happened(*await stage.postman.event(event, person.id))


async def reload(stage: Stage, person: Person, body: Json) -> Json:
    """Ephemerals and modals only live in the window; the app hears nothing."""
    stage.world.desks[person.id].reload()
    stage.world.changes.bump()
    return nothing_sent()


async def dismiss(stage: Stage, person: Person, body: Json) -> Json:
    """Away with a message that only this person sees; the app hears nothing."""
    ts, desk = text_in(body, "ts"), stage.world.desks[person.id]
    desk.ephemerals = [one for one in desk.ephemerals if one.ts != ts]
    stage.world.changes.bump()
    return nothing_sent()
