"""The moved clock, and the buttons that move it on."""

import htpy as h

from practice.page.drawer.figures import moment, span
from practice.page.drawer.pressing import button, labelled, number, said
from practice.page.slots import Item
from practice.world import World

STEPS = (
    ("30 s", 30),
    ("5 min", 300),
    ("30 min", 1_800),
    ("1 h", 3_600),
    ("8 h", 28_800),
    ("1 day", 86_400),
)
"""Words and seconds."""

FARTHEST = 31_536_000
"""Seconds of one move: a year."""


def clockwork(world: World) -> list[Item]:
    return [Item("clock", str(_clock(world))), _MOVES]


def _clock(world: World) -> h.Element:
    return h.dl(data_key="clock")[
        h.div[h.dt["Moved clock, UTC"], h.dd(".figure")[moment(world.clock.moved())]],
        h.div[h.dt["Moved on by"], h.dd(".figure")[span(world.clock.offset())]],
    ]


def _moves() -> h.Element:
    field = "drawer-seconds"
    return h.div(data_key="moves")[
        h.fieldset[
            h.legend["Move time on by"],
            (button(words, "time", seconds=seconds) for words, seconds in STEPS),
        ],
        h.form(data_act="time")[
            labelled("Seconds", number("seconds", field, "60", (1, FARTHEST)), field),
            h.button["Move on"],
            said(),
        ],
        h.p(".aside")["Time never goes back. Slack's own three seconds stay real ones."],
    ]


_MOVES = Item("moves", str(_moves()))
