"""How the app is connected, and how the workspace stands."""

import htpy as h

from practice.gestures.stage import Stage
from practice.page.drawer.figures import span
from practice.page.slots import Item


def connections(stage: Stage) -> list[Item]:
    drawn = h.dl(data_key="sockets")[
        (h.div[h.dt[name], h.dd(".figure")[words]] for name, words in _facts(stage))
    ]
    return [Item("sockets", str(drawn))]


def _facts(stage: Stage) -> list[tuple[str, str]]:
    world = stage.world
    by_socket = world.options.mode == "socket"
    down = world.faults.is_down(world.clock.steady())
    return [
        ("Mode", "Socket Mode" if by_socket else f"HTTP to {world.options.request_url}"),
        ("Connections", str(len(stage.postman.sockets)) if by_socket else "none are kept"),
        ("Slack", "down" if down else "up"),
        ("App", "installed" if world.installed else "not installed"),
        ("Moved on by", span(world.clock.offset())),
        ("The made-up unit", "ready" if world.ready else "not ready, or not asked for"),
    ]
