"""How a Web API method says no."""

from typing import Any

Json = dict[str, Any]


class Refused(Exception):
    """``ok: false`` with Slack's error name; sentences about it in ``response_metadata``."""

    def __init__(self, error: str, details: list[str] | None = None, **more: Any) -> None:
        super().__init__(error)
        self.error = error
        self.more: Json = more
        self.details = details or []

    def answer(self) -> Json:
        body: Json = {"ok": False, "error": self.error, **self.more}
        if self.details:
            body["response_metadata"] = {"messages": self.details}
        return body


class RateLimited(Exception):
    """HTTP 429."""

    def __init__(self, seconds: float) -> None:
        super().__init__("ratelimited")
        self.seconds = seconds
