"""How the person can be answered: read from any payload, even from one that is refused."""

from dataclasses import dataclass
from enum import StrEnum

from handlers.payloads.reading import BadPayload, Json, items, obj, text


class Gesture(StrEnum):
    COMMAND = "command"
    SHORTCUT = "shortcut"
    MESSAGE = "message"
    """A click on a message, also on one that only one person sees."""
    MODAL = "modal"
    """A click inside an open modal."""
    HOME = "home"
    SUBMISSION = "submission"
    CLOSED = "closed"
    OPTIONS = "options"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Way:
    """Empty strings where the gesture has no such thing.

    ``started`` is on the monotonic clock: what Slack gives us three seconds from.
    """

    gesture: Gesture
    started: float
    user: str = ""
    trigger_id: str = ""
    response_url: str = ""
    view_id: str = ""
    view_hash: str = ""
    what: str = ""
    """The command, the button or the modal that was used: an id of ours."""


def read_way(gesture: Gesture, body: Json, started: float) -> Way:
    """Never refuses: whatever is missing or odd is empty."""
    view = _object(body, "view")
    user = _text(_object(body, "user"), "id") or _text(body, "user_id")
    if gesture is Gesture.MESSAGE and view:
        gesture = Gesture.HOME if _text(view, "type") == "home" else Gesture.MODAL
    return Way(
        gesture=gesture,
        started=started,
        user=user,
        trigger_id=_text(body, "trigger_id"),
        response_url=_text(body, "response_url"),
        view_id=_text(view, "id"),
        view_hash=_text(view, "hash"),
        what=_what(body, view),
    )


def _what(body: Json, view: Json) -> str:
    try:
        pressed = next((_text(action, "action_id") for action in items(body, "actions")), "")
    except BadPayload:
        pressed = ""
    shortcut = _text(body, "callback_id")
    return pressed or _text(body, "command") or shortcut or _text(view, "callback_id")


def _object(holder: object, name: str) -> Json:
    try:
        return obj(holder, name)
    except BadPayload:
        return {}


def _text(holder: object, name: str) -> str:
    try:
        return text(holder, name)
    except BadPayload:
        return ""
