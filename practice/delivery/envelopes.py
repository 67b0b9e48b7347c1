"""One payload on its way to the app, and what came back."""

from dataclasses import dataclass
from typing import Any

import orjson

Json = dict[str, Any]
ANSWER_WITHIN = 3.0

SOCKET_TYPES = {"command": "slash_commands", "event": "events_api"}
"""Kind of a delivery -> type of its Socket Mode envelope; all others are ``interactive``."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """``kind``: command, event, interactive or options."""

    id: str
    kind: str
    name: str
    """What a person would call it: the command, the payload's type, the event's type."""
    payload: Json
    user: str = ""
    retry_attempt: int = 0
    retry_reason: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """``status``: acked, timeout, error or no_connection."""

    status: str
    body: Any = None
    """The answer as JSON, a string, or None where it was empty."""
    http_status: int = 0
    no_retry: bool = False
    """The app answered ``x-slack-no-retry: 1``."""

    @property
    def acked(self) -> bool:
        return self.status == "acked"

    def retry_reason(self) -> str:
        """As Slack names it in ``x-slack-retry-reason``."""
        names = {"timeout": "http_timeout", "no_connection": "connection_failed"}
        return names.get(self.status, "http_error")


def body_as_json(text: str, content_type: str) -> Any:
    """The answer's body; text that is no JSON stays text."""
    if not text:
        return None
    if not content_type.startswith("application/json"):
        return text
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return text
