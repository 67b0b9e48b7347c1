"""One person's whole screen as JSON: what Slack shows that person and nobody else."""

from dataclasses import dataclass
from typing import Any

from practice.blocks.reading import shown_value
from practice.blocks.spots import Spot, spots_of
from practice.blocks.values import Values, is_empty, is_stateful
from practice.channels import Message
from practice.desks import OpenView
from practice.gestures.finding import visible_messages
from practice.people import Person
from practice.posting import words_of
from practice.showing import words_of_view
from practice.world import World

Json = dict[str, Any]
BANNER = "Practice. Nobody real is reached."


@dataclass(frozen=True, slots=True)
class Glance:
    """One visible thing and its words."""

    where: str
    read: str
    id: str
    """``ts`` of a message, id of a view."""


def glances(world: World, person: Person, where: str = "") -> list[Glance]:
    """What is visible now, newest first; of the modals only the top one."""
    desk = world.desks[person.id]
    found = [Glance("modal", words_of_view(world, desk.top), desk.top.id)] if desk.top else []
    for place, message in visible_messages(world, person):
        found.append(Glance(place, _read(world, message, person), message.ts))
    if desk.home is not None:
        found.append(Glance("home", words_of_view(world, desk.home), desk.home.id))
    return [one for one in found if not where or one.where == where]


def _read(world: World, message: Message, person: Person) -> str:
    words = words_of(world, message, person.id)
    return f"{words}\n{message.trouble}" if message.trouble else words


def screen_of(world: World, person: Person) -> Json:
    desk = world.desks[person.id]
    shown = list(reversed(visible_messages(world, person)))
    channels: dict[str, list[Json]] = {}
    for where, message in shown:
        if where == "channel":
            drawn = _message(world, person, message)
            channels.setdefault(message.channel, []).append(drawn)
    return {
        "user": person.id,
        "name": person.real_name,
        "tz": person.tz,
        "locale": person.locale,
        "banner": BANNER,
        "seq": world.changes.seq,
        "dm": [_message(world, person, m) for where, m in shown if where == "dm"],
        "channels": channels,
        "ephemerals": [_message(world, person, m) for m in desk.ephemerals],
        "modals": [_view(world, view) for view in desk.stack],
        "home": _view(world, desk.home) if desk.home else None,
        "notifications": desk.notifications,
    }


def _author(world: World, person: Person, message: Message) -> str:
    if message.from_app:
        return "app"
    if message.by == "USLACKBOT":
        return "slack"
    return "me" if message.by == person.id else world.people.name_of(message.by)


def _message(world: World, person: Person, message: Message) -> Json:
    return {
        "ts": message.ts,
        "channel": message.channel,
        "thread_ts": message.thread_ts if message.is_reply else None,
        "by": _author(world, person, message),
        "text": message.text,
        "blocks": message.blocks,
        "read": _read(world, message, person),
        "edited": message.edited,
        "notified": message.alarms,
        "trouble": message.trouble,
        **_controls(world, person.id, message.blocks, message.values),
    }


def _view(world: World, view: OpenView) -> Json:
    """Without private_metadata and state, which Slack shows nobody."""
    body = view.body
    return {
        "view_id": view.id,
        "title": _plain(body.get("title")),
        "submit": _plain(body.get("submit")),
        "close": _plain(body.get("close")),
        "callback_id": body.get("callback_id", ""),
        "blocks": body["blocks"],
        "read": words_of_view(world, view),
        "errors": view.errors,
        "trouble": view.trouble,
        **_controls(world, view.user, body["blocks"], view.values),
    }


def _plain(text: Json | None) -> str | None:
    return str(text["text"]) if text else None


def _controls(world: World, user_id: str, blocks: list[Json], values: Values) -> Json:
    spots = list(spots_of(blocks))
    return {
        "buttons": [_button(spot) for spot in spots if not is_stateful(spot)],
        "inputs": [_input(world, user_id, spot, values) for spot in spots if is_stateful(spot)],
    }


def _button(spot: Spot) -> Json:
    return {
        "label": spot.label(),
        "type": spot.type,
        "action_id": spot.action_id,
        "block_id": spot.block_id,
        "value": spot.element.get("value"),
        "url": spot.element.get("url"),
        "style": spot.element.get("style"),
        "options": spot.option_texts(),
    }


def _input(world: World, user_id: str, spot: Spot, values: Values) -> Json:
    value = values[spot.block_id][spot.action_id]
    filled = not is_empty(value)
    return {
        "label": spot.label(),
        "type": spot.type,
        "action_id": spot.action_id,
        "block_id": spot.block_id,
        "options": spot.option_texts(),
        "value": shown_value(value, world.reader(user_id)) if filled else "",
        "optional": spot.is_optional,
        "is_input": spot.is_input,
    }
