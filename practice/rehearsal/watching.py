"""What a role-play sees in the made-up Slack, as somebody looking at the screens would see it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from practice.blocks.spots import spots_of
from practice.blocks.values import is_stateful
from practice.gestures.finding import Target, targets
from practice.moves import Move
from practice.people import Person
from practice.rehearsal import state
from practice.rehearsal.reading import library
from practice.rehearsal.state import Phase, Rehearsal
from practice.rehearsal.wording import Lang, Text
from practice.world import World

T = TypeVar("T")


def lang_of(person: Person) -> Lang:
    """As apps read a locale: Spanish, or else English."""
    return "es" if person.locale.startswith("es") else "en"


@dataclass(frozen=True, slots=True)
class Found:
    """A button on a message: where it is, and what it says."""

    ts: str
    label: str


def button(world: World, person: Person, label: Text, after: str = "0") -> Found | None:
    """The newest button of this name, in any language, in the person's DM with the app.

    ``after``: only on a message that was posted later than this ``ts``.
    """
    dm = world.channels.dm_of(person.id)
    for message in sorted(dm.messages.values(), key=lambda one: float(one.ts), reverse=True):
        if float(message.ts) <= float(after):
            return None
        for spot in spots_of(message.blocks):
            if message.from_app and spot.label() in label.both():
                return Found(message.ts, spot.label())
    return None


def field(world: World, person: Person, label: Text, lang: Lang) -> Target | None:
    """The field of this name in the person's topmost modal."""
    words = label.of(lang)
    return next(
        (
            one
            for one in targets(world, person)
            if one.where == "modal" and is_stateful(one.spot) and one.spot.is_called(words)
        ),
        None,
    )


def is_supporter(world: World, person: Person) -> bool:
    """Whether the app's Home tab offers this person *My cases*."""
    home = world.desks[person.id].home
    label = library().labels.buttons.my_cases
    blocks = home.body["blocks"] if home is not None else []
    return any(spot.label() in label.both() for spot in spots_of(blocks))


def is_held(world: World, rehearsal: Rehearsal) -> bool:
    """Whether the requester's own card says that somebody is there."""
    label = library().labels.buttons.someone_else
    requester = world.person(rehearsal.requester)
    return button(world, requester, label, rehearsal.after_ts) is not None


def has_declined(world: World, rehearsal: Rehearsal) -> bool:
    return _last_press(world, rehearsal, library().labels.buttons.not_now) is not None


def moves_of(world: World, rehearsal: Rehearsal) -> list[Move]:
    """What the trainee did in Slack during the role-play."""
    end = rehearsal.ended_at
    return [
        move
        for move in world.moves.since(rehearsal.after_move)
        if move.user == rehearsal.trainee and (end is None or move.at <= end)
    ]


def _last_press(world: World, rehearsal: Rehearsal, label: Text) -> Move | None:
    pressed = (m for m in reversed(moves_of(world, rehearsal)) if m.gesture == "click")
    return next((move for move in pressed if move.label in label.both()), None)


def caught_up(world: World, rehearsal: Rehearsal) -> Rehearsal:
    """With the trainee's ``Accept``, where the screens show that it was theirs."""
    if rehearsal.phase is not Phase.WAITING:
        return rehearsal
    press = _last_press(world, rehearsal, library().labels.buttons.accept)
    if press is None or not is_held(world, rehearsal):
        return rehearsal
    return state.accepted(rehearsal, press.at)


async def until(world: World, look: Callable[[], T | None], seconds: float) -> T | None:
    """What ``look`` finds as soon as it finds something; None after so many seconds."""
    deadline = world.clock.steady() + seconds
    while True:
        seq = world.changes.seq
        found = look()
        left = deadline - world.clock.steady()
        if found is not None or left <= 0:
            return found
        await world.changes.past(seq, left)
