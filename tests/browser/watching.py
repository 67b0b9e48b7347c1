"""The only place that listens to what goes wrong in a browser, and to what reaches it."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.async_api import ConsoleMessage, Error, Page, Request, Response, WebSocket

_INSIDE = ("data", "blob", "about")
_LEFT = "net::ERR_ABORTED"
"""What Chromium says of a request that was under way when its page was left."""


@dataclass
class Watch:
    """One page from its first request to its last."""

    host: str
    """With its port: the only one that may be asked for anything."""
    allowed: list[str] = field(default_factory=list)
    """Parts of troubles that this story provokes on purpose."""
    heard: list[str] = field(default_factory=list)
    """Every frame that came over a socket."""
    answers: list[Response] = field(default_factory=list)
    _troubles: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", self._page_error)
        page.on("request", lambda request: self._asked(request.url))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)
        page.on("websocket", self._socket)

    def troubles(self) -> list[str]:
        return [one for one in self._troubles if not any(part in one for part in self.allowed)]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._troubles.append(f"console {message.type}: {message.text}")

    def _page_error(self, error: Error) -> None:
        self._troubles.append(f"page error: {error.message}\n{error.stack}")

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in _INSIDE and parts.netloc != self.host:
            self._troubles.append(f"another host was asked: {url}")

    def _failed(self, request: Request) -> None:
        if request.failure != _LEFT:
            self._troubles.append(f"request failed: {request.url}: {request.failure}")

    def _answered(self, response: Response) -> None:
        self.answers.append(response)
        if response.status >= 400:
            self._troubles.append(f"status {response.status}: {response.url}")

    def _socket(self, socket: WebSocket) -> None:
        self._asked(socket.url)
        socket.on("framereceived", lambda frame: self.heard.append(_text(frame)))


def _text(frame: str | bytes) -> str:
    return frame if isinstance(frame, str) else frame.decode("utf-8", "replace")
