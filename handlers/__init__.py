"""Slack's way in: one catch-all listener for each kind of gesture, and our own tables of ids.

Bolt tries its listeners one by one; a table of ours costs nothing however many ids it holds.
"""

import logging
import re
from typing import Any, Final

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse

from handlers import doors, errors
from handlers.deps import Deps
from handlers.doors import Work, through
from handlers.payloads.ways import Gesture, read_way
from handlers.screen import Screen, gesture_of, unreadable

_log = logging.getLogger(__name__)

_ANY: Final = re.compile("")
_GESTURES: Final = (
    (Gesture.COMMAND, "command", doors.command),
    (Gesture.SHORTCUT, "shortcut", doors.shortcut),
    (Gesture.MESSAGE, "action", doors.action),
    (Gesture.SUBMISSION, "view", doors.submission),
    (Gesture.CLOSED, "view_closed", doors.nothing),
    (Gesture.OPTIONS, "options", doors.nothing),
    (Gesture.EVENT, "event", doors.event),
)
_ENTERED: Final = "peersupport_entered"
"""Set once a listener of ours has begun: from then on an exception is a mistake of ours."""


def register(app: AsyncApp, deps: Deps) -> None:
    """The app answers every gesture from here on. It must process before it responds."""
    app.middleware(Screen(deps))
    for gesture, kind, work in _GESTURES:
        listen = getattr(app, kind)
        listen(_ANY)(_listener(deps, gesture, work))
    app.error(_broken(deps))


def _listener(deps: Deps, gesture: Gesture, work: Work) -> Any:
    async def listener(body: dict[str, Any], context: AsyncBoltContext) -> BoltResponse:
        context[_ENTERED] = True
        return await through(deps, gesture, body, work)

    return listener


def _broken(deps: Deps) -> Any:
    async def broken(
        error: Exception, body: dict[str, Any], context: AsyncBoltContext
    ) -> BoltResponse:
        """Mistakes of ours, and what Bolt itself stumbled over."""
        if not context.get(_ENTERED):
            _log.warning("not_read", exc_info=error)
            return await unreadable(deps, body)
        way = read_way(gesture_of(body), body, deps.clock.monotonic())
        return await errors.unforeseen(deps, way, error)

    return broken
