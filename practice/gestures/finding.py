"""Finding what a person means on their own screen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from practice.blocks.spots import Spot, spots_of
from practice.channels import GENERAL, SHARED, Channel, Message
from practice.desks import OpenView
from practice.gestures.stage import CannotDo, Json
from practice.people import Person
from practice.world import World

PLACES = ("modal", "dm", "ephemeral", "channel", "home")


@dataclass(frozen=True, slots=True)
class Target:
    """One element on one surface; exactly one of ``message`` and ``view`` is there."""

    where: str
    spot: Spot
    message: Message | None = None
    view: OpenView | None = None

    @property
    def values(self) -> dict[str, dict[str, Json]]:
        if self.message is not None:
            return self.message.values
        return self.view.values if self.view is not None else {}


def visible_messages(world: World, person: Person) -> list[tuple[str, Message]]:
    """Place and message, newest first."""
    found: list[tuple[str, Message]] = []
    dm: Channel = world.channels.dm_of(person.id)
    found += [("dm", message) for message in dm.messages.values()]
    for channel in world.channels.of_person(person.id):
        found += [("channel", message) for message in channel.messages.values()]
    found += [("ephemeral", message) for message in world.desks[person.id].ephemerals]
    return sorted(found, key=lambda one: float(one[1].ts), reverse=True)


def targets(world: World, person: Person) -> Iterator[Target]:
    """Everything that can be pressed: the top modal, messages newest first, the Home tab."""
    desk = world.desks[person.id]
    if desk.top is not None:
        for spot in spots_of(desk.top.body["blocks"]):
            yield Target("modal", spot, view=desk.top)
    for where, message in visible_messages(world, person):
        for spot in spots_of(message.blocks):
            yield Target(where, spot, message=message)
    if desk.home is not None:
        for spot in spots_of(desk.home.body["blocks"]):
            yield Target("home", spot, view=desk.home)


def _fits_place(target: Target, body: Json) -> bool:
    ts = target.message.ts if target.message else None
    view_id = target.view.id if target.view else None
    asked: tuple[tuple[Any, Any], ...] = (
        (body.get("where"), target.where),
        (body.get("ts"), ts),
        (body.get("view_id"), view_id),
    )
    return all(wanted is None or wanted == found for wanted, found in asked)


def known_place(where: Any) -> str:
    if where not in ("", None, *PLACES):
        raise CannotDo(f"where must be one of {', '.join(PLACES)}.")
    return where or ""


def _any_spot(spot: Spot) -> bool:
    return True


def find(
    world: World, person: Person, body: Json, fits: Callable[[Spot], bool] = _any_spot
) -> tuple[Target, str | None]:
    """The element, and the option meant where the label names an option of it."""
    known_place(body.get("where"))
    label = body.get("label")
    fitting = _fitting(world, person, body, fits)
    if not fitting and body.get("block_id"):
        # The app redrew it while the finger came down: blocks without an id got new ones.
        fitting = _fitting(world, person, {**body, "block_id": None}, fits)
    for target in fitting:
        if label is None or target.spot.is_called(str(label)):
            return target, None
    for target in fitting:
        if label in target.spot.option_texts():
            return target, str(label)
    raise CannotDo(_not_there(person, body, fitting))


def _fitting(
    world: World, person: Person, body: Json, fits: Callable[[Spot], bool]
) -> list[Target]:
    return [
        target
        for target in targets(world, person)
        if fits(target.spot)
        and _fits_place(target, body)
        and target.spot.is_at(body.get("action_id"), body.get("block_id"), _value(body, target))
    ]


def _value(body: Json, target: Target) -> str | None:
    """``value`` narrows buttons only; elsewhere it is what is filled in."""
    return body.get("value") if target.spot.type == "button" else None


def _not_there(person: Person, body: Json, fitting: list[Target]) -> str:
    wanted = body.get("label") or body.get("action_id") or body.get("block_id")
    offered = ", ".join(dict.fromkeys(t.spot.label() for t in fitting)) or "nothing"
    return f"{person.name} sees nothing called {wanted!r} to press. There is: {offered}."


def typed_channel(world: World, person: Person, wanted: str) -> Channel:
    """Where the person types: #general, ``dm``, another person, or a channel they are in."""
    if not wanted:
        wanted = SHARED if person.is_stranger else GENERAL
    if wanted == "dm":
        return world.channels.dm_of(person.id)
    other = world.people.find(wanted)
    if other is not None:
        return world.channels.between(person.id, other.id)
    channel = world.channels.get(wanted) or world.channels.by_name(wanted)
    if channel is None or person.id not in channel.members:
        raise CannotDo(f"{person.name} is in no channel {wanted}.")
    return channel
