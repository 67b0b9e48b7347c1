"""The drawer as slots, in the order in which they lie inside each other."""

import htpy as h

from practice.gestures.stage import Stage
from practice.page.drawer.clockwork import clockwork
from practice.page.drawer.connections import connections
from practice.page.drawer.latencies import numbers
from practice.page.drawer.owed import Owed
from practice.page.drawer.owing import owing
from practice.page.drawer.pressing import said
from practice.page.drawer.tables import head, scrolling
from practice.page.drawer.traffic import SHOWN, traffic
from practice.page.drawer.troubles import troubles
from practice.page.slots import Item, Slots


def drawer_slots(stage: Stage, owed: Owed | str | None) -> Slots:
    """``owed``: what the app told, the sentence why it did not, or None where nobody asked."""
    world = stage.world
    return {
        "drawer": [_FRAME],
        "drawer.time": clockwork(world),
        "drawer.faults": troubles(stage),
        "drawer.sockets": connections(stage),
        "drawer.numbers": numbers(world),
        "drawer.owed": owing(world, owed),
        "drawer.calls": traffic(stage),
    }


def _part(name: str, title: str, inside: h.Element) -> h.Element:
    heading = f"drawer-{name}"
    return h.section(".drawer-part", aria_labelledby=heading)[
        h.h3(id=heading)[title], said(), inside
    ]


def _slot(name: str) -> h.Element:
    return h.div(data_slot=f"drawer.{name}")


def _rows() -> h.Element:
    heads = ("Real time, UTC", "Direction", "What", "Outcome", "ms")
    table = h.table(".drawer-table.drawer-calls")[
        h.caption[f"The newest {SHOWN}, newest first. Open a row to see what was said."],
        head(heads),
        h.tbody(data_slot="drawer.calls"),
    ]
    return scrolling(table, "Calls and deliveries")


def _frame() -> h.Element:
    return h.section(".drawer", data_key="drawer", aria_labelledby="drawer-title")[
        h.h2("#drawer-title")["For engineers"],
        h.div(".drawer-columns")[
            h.div(".drawer-column")[
                _part("time", "Time", _slot("time")),
                _part("faults", "Faults on demand", _slot("faults")),
                _part("sockets", "Connection", _slot("sockets")),
                _part("numbers", "Latencies", _slot("numbers")),
            ],
            h.div(".drawer-column")[
                _part("owed", "What is owed next", _slot("owed")),
                _part("calls", "Calls and deliveries", _rows()),
            ],
        ],
    ]


_FRAME = Item("drawer", str(_frame()))
