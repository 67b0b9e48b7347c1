"""Faults on demand: those that wait, the usual ones by words, and any other."""

from collections.abc import Iterable
from functools import lru_cache

import htpy as h

from practice.api.table import METHODS
from practice.faults import KINDS, Fault
from practice.gestures.stage import Stage
from practice.page.drawer.figures import span
from practice.page.drawer.pressing import button, labelled, number, said, switch
from practice.page.drawer.tables import Cell, figure, table
from practice.page.drawer.traffic import name_of_place
from practice.page.slots import Item
from practice.world import World

KIND_WORDS = {
    "429": "asks to wait (429)",
    "500": "fails (HTTP 500)",
    "timeout_after_accept": "works, but the answer is lost",
    "slow": "is slow",
    "refuse": "is refused with the error",
    "error": "is refused with the error (other name)",
    "drop_connection": "never arrives",
}
DOWN_SECONDS = 10
SLOW_SECONDS = 2
WAIT_SECONDS = 5
_POST = "chat.postMessage"


def troubles(stage: Stage) -> list[Item]:
    world = stage.world
    return [
        Item("waiting", str(_waiting(world))),
        _PRESETS,
        Item("switches", str(_switches(world))),
        Item("any", _any(tuple((one.id, one.real_name) for one in world.people.humans()))),
    ]


def _waiting(world: World) -> h.Element:
    waiting = [one for one in world.faults.asked if one.times == 0 or one.hits < one.times]
    down = _down(world)
    return h.div(data_key="waiting")[
        h.p(".bad")[down] if down else None,
        _faults(world, waiting) if waiting else h.p(".aside")["No fault waits."],
    ]


def _down(world: World) -> str:
    now = world.clock.steady()
    if world.faults.down:
        return "Slack is down until the faults are cleared."
    if world.faults.is_down(now):
        return f"Slack is down for {span(world.faults.down_until - now)} more."
    return ""


def _faults(world: World, waiting: Iterable[Fault]) -> h.Element:
    heads = ("Method", "What happens", "For", "Times left", "Hits")
    rows = [_fault(world, one) for one in waiting]
    return table("faults", "Faults that wait", heads, rows)


def _fault(world: World, one: Fault) -> list[Cell]:
    places = (name_of_place(world, place) for place in (one.channel, one.user) if place)
    return [
        "every method" if one.method == "*" else one.method,
        _happening(one),
        ", ".join(places) or "everybody",
        str(one.times - one.hits) if one.times else "until cleared",
        figure(str(one.hits)),
    ]


def _happening(one: Fault) -> str:
    words = KIND_WORDS.get(one.kind, one.kind)
    if one.kind in ("refuse", "error"):
        return f"{words} {one.error}"
    if one.kind in ("429", "slow", "timeout_after_accept"):
        return f"{words}, {one.seconds:g} s"
    return words


def _presets() -> h.Element:
    lost = "timeout_after_accept"
    return h.fieldset(data_key="presets")[
        h.legend["On demand"],
        button("The next message fails once (500)", "faults", method=_POST, kind="500"),
        button(
            "Slack accepts the next message, but the answer is lost",
            "faults",
            method=_POST,
            kind=lost,
        ),
        button(
            f"Slack asks to wait {WAIT_SECONDS} s before the next message (429)",
            "faults",
            method=_POST,
            kind="429",
            seconds=WAIT_SECONDS,
        ),
        button(
            f"Slack is slow: {SLOW_SECONDS} s for every call, until cleared",
            "faults",
            method="*",
            kind="slow",
            seconds=SLOW_SECONDS,
            times=0,
        ),
        button(f"Slack is down for {DOWN_SECONDS} s", "down", seconds=DOWN_SECONDS),
        button("The sockets are cut", "disconnect", reason="refresh_requested"),
        button("Clear all faults", "clear-faults"),
    ]


_PRESETS = Item("presets", str(_presets()))


def _switches(world: World) -> h.Element:
    return h.fieldset(data_key="switches")[
        h.legend["Until switched off"],
        switch("Every delivery comes twice", "redeliver", world.redelivers),
        switch("Slack's rate limits", "pace", world.pace.on),
    ]


@lru_cache(maxsize=1)
def _any(people: tuple[tuple[str, str], ...]) -> str:
    drawn = h.form(data_key="any", data_act="faults")[
        h.fieldset[
            h.legend["Any other fault"],
            _select("method", "Method", [("*", "every method"), *((m, m) for m in METHODS)]),
            _select("kind", "What happens", [(kind, KIND_WORDS[kind]) for kind in KINDS]),
            _select("user", "For", [("", "everybody"), *people]),
            _number("times", "Times, 0 for ever", most=1000),
            _number("seconds", "Seconds", most=60),
            labelled("Error", _error(), _id("error")),
            h.button["Add the fault"],
        ],
        said(),
    ]
    return str(drawn)


def _id(name: str) -> str:
    return f"drawer-fault-{name}"


def _select(name: str, words: str, options: Iterable[tuple[str, str]]) -> h.Element:
    offered = (h.option(value=value)[shown] for value, shown in options)
    return labelled(words, h.select(id=_id(name), name=name)[offered], _id(name))


def _number(name: str, words: str, most: int) -> h.Element:
    return labelled(words, number(name, _id(name), "1", (0, most)), _id(name))


def _error() -> h.BaseElement:
    return h.input(id=_id("error"), name="error", value="internal_error", required=True)
