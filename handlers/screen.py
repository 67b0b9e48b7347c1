"""What Bolt cannot read never reaches its listeners: it would fail there, or log the content."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request import payload_utils
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from handlers import errors
from handlers.answers import give
from handlers.deps import Deps
from handlers.payloads.reading import BadPayload
from handlers.payloads.ways import Gesture, read_way

_LISTENED_TO: Final = (
    payload_utils.is_slash_command,
    payload_utils.is_shortcut,
    payload_utils.is_block_actions,
    payload_utils.is_view,
    payload_utils.is_block_suggestion,
    payload_utils.is_event,
)
_TAKEN_APART: Final = (
    payload_utils.to_action,
    payload_utils.to_event,
    payload_utils.to_message,
    payload_utils.to_options,
    payload_utils.to_shortcut,
    payload_utils.to_step,
    payload_utils.to_view,
)
"""What Bolt does with every body before it calls anybody."""
_BY_TYPE: Final[Mapping[str, Gesture]] = {
    "shortcut": Gesture.SHORTCUT,
    "message_action": Gesture.SHORTCUT,
    "block_actions": Gesture.MESSAGE,
    "view_submission": Gesture.SUBMISSION,
    "view_closed": Gesture.CLOSED,
    "block_suggestion": Gesture.OPTIONS,
}


class Screen(AsyncMiddleware):
    """Answers what is no gesture of ours like an unknown card, and lets everything else pass."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002 - Bolt's name for it
    ) -> BoltResponse | None:
        if is_readable(req.body):
            await next()
            return resp
        return await unreadable(self._deps, req.body)


def is_readable(body: dict[str, Any]) -> bool:
    try:
        for part in _TAKEN_APART:
            part(body)
        return any(is_one(body) for is_one in _LISTENED_TO)
    except (AttributeError, IndexError, KeyError, TypeError):
        return False


async def unreadable(deps: Deps, body: dict[str, Any]) -> BoltResponse:
    way = read_way(gesture_of(body), body, deps.clock.monotonic())
    return await give(deps, way, errors.explain(deps, way, BadPayload("body")))


def gesture_of(body: dict[str, Any]) -> Gesture:
    """By its type alone; as an event, which asks for no words, where it has none."""
    if "command" in body:
        return Gesture.COMMAND
    kind = body.get("type")
    return _BY_TYPE.get(kind, Gesture.EVENT) if isinstance(kind, str) else Gesture.EVENT
