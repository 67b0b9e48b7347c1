"""Short-lived permits of a gesture: the one-use trigger and the response_url."""

from dataclasses import dataclass, field

from practice.clock import Clock
from practice.ids import Ids

TRIGGER_LIFE = 3.0
URL_LIFE = 30 * 60.0
URL_USES = 5


@dataclass(slots=True)
class Trigger:
    user: str
    expires: float
    view_id: str | None = None
    """The modal in which the gesture was made."""
    used: bool = False


@dataclass(slots=True)
class ResponseUrl:
    user: str
    channel: str
    expires: float
    origin: str | None = None
    """``ts`` of the message that was clicked, or of the first answer to a command."""
    origin_is_ephemeral: bool = False
    uses: int = 0


@dataclass(slots=True)
class Permits:
    """All permits by their secret; times are steady seconds."""

    clock: Clock
    ids: Ids
    triggers: dict[str, Trigger] = field(default_factory=dict)
    urls: dict[str, ResponseUrl] = field(default_factory=dict)
    tickets: set[str] = field(default_factory=set)
    """Addresses of sockets that nobody has used yet."""

    def socket_ticket(self) -> str:
        ticket = self.ids.secret()
        self.tickets.add(ticket)
        return ticket

    def trigger(self, user: str, view_id: str | None = None) -> str:
        """A trigger whose 3 seconds begin now."""
        name = f"{int(self.clock.real() * 1000)}.{self.ids.secret()}"
        self.triggers[name] = Trigger(user, self.clock.steady() + TRIGGER_LIFE, view_id)
        return name

    def response_url(
        self, user: str, channel: str, origin: str | None = None, ephemeral: bool = False
    ) -> str:
        """The secret part of a new response_url."""
        name = self.ids.secret()
        expires = self.clock.steady() + URL_LIFE
        self.urls[name] = ResponseUrl(user, channel, expires, origin, ephemeral)
        return name
