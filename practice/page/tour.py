"""The guided tour: which step somebody is at follows from what was done since it began."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import htpy as h

from practice.moves import Move
from practice.page.layout import look_at
from practice.page.look import Look
from practice.page.slots import Item, Slots
from practice.world import World

_FILE = Path(__file__).with_name("tour.toml")


@dataclass(frozen=True, slots=True)
class Sign:
    """A move that ends a step."""

    who: str
    gesture: str
    label: str


@dataclass(frozen=True, slots=True)
class Step:
    who: str
    """In front of whose Slack it is done; a name as people type it."""
    title: str
    words: str
    """What to do; labels stand between backticks."""
    done: tuple[Sign, ...]


@cache
def read_steps() -> tuple[Step, ...]:
    steps = tomllib.loads(_FILE.read_text(encoding="utf-8"))["step"]
    return tuple(
        Step(**{**step, "done": tuple(Sign(**sign) for sign in step["done"])}) for step in steps
    )


def reached(steps: Sequence[Step], moves: Iterable[tuple[str, Move]]) -> int:
    """The step somebody is at after these moves, each with the name of who made it.

    Whoever does a later thing first has not lost the thread: the tour goes on from there.
    """
    at = 0
    for who, move in moves:
        for later in range(at, len(steps)):
            if any(_is(sign, who, move) for sign in steps[later].done):
                at = later + 1
                break
    return min(at, len(steps) - 1)


def _is(sign: Sign, who: str, move: Move) -> bool:
    return (sign.who, sign.gesture, sign.label) == (who, move.gesture, move.label)


def tour_slots(world: World, look: Look) -> Slots:
    if look.tour is None:
        return {"lead": []}
    steps = read_steps()
    people = {person.id: person.name for person in world.people}
    done = [(people.get(move.user, ""), move) for move in world.moves.since(look.tour)]
    number = reached(steps, done)
    return {"lead": [Item("tour", str(_draw(world, look, steps, number)))]}


def _draw(world: World, look: Look, steps: Sequence[Step], number: int) -> h.Element:
    step, last = steps[number], number == len(steps) - 1
    return h.section(".tour", data_key="tour", aria_label="Guided tour", aria_live="polite")[
        h.p(".tour-step")[f"Step {number + 1} of {len(steps)}"],
        h.h2[step.title],
        h.p[_words(step.words)],
        h.p(".tour-ways")[
            _way_there(world, look, step),
            h.a("#tour-end", href=look.link(tour=None), data_look=True)[
                "End the tour" if last else "Skip it"
            ],
        ],
    ]


def _way_there(world: World, look: Look, step: Step) -> h.Element | None:
    """To the Slack of whom the step is about, where it is not shown yet."""
    person = world.people.find(step.who)
    if person is None or person.id in look.people:
        return None
    there = look_at(world, look, step.who)
    first_name = person.real_name.partition(" ")[0]
    return h.a("#tour-go.go", href=there.address(), data_look=True, data_to=person.id)[
        f"Open the Slack of {first_name}"
    ]


def _words(words: str) -> list[h.Node]:
    parts = words.split("`")
    return [h.b[part] if number % 2 else part for number, part in enumerate(parts)]
