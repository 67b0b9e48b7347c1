"""Messages that Slack holds for later (docs.slack.dev/reference/methods/chat.scheduleMessage)."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
FARTHEST = 120 * 24 * 3600
WINDOW = 300
IN_WINDOW = 30
TOO_LATE_TO_DELETE = 60


@dataclass(slots=True)
class ScheduledMessage:
    id: str
    channel: str
    post_at: int
    created: int
    payload: Json
    """Arguments of the call; with ``metadata`` in it Slack never posts it (a documented bug)."""


@dataclass(slots=True)
class Scheduled:
    """Those waiting, by id; times are moved seconds."""

    waiting: dict[str, ScheduledMessage] = field(default_factory=dict)

    def add(self, message: ScheduledMessage) -> None:
        self.waiting[message.id] = message

    def in_same_window(self, channel: str, post_at: int) -> int:
        start = post_at - post_at % WINDOW
        return sum(
            one.channel == channel and start <= one.post_at < start + WINDOW
            for one in self.waiting.values()
        )

    def withdraw(self, channel: str, message_id: str, now: float) -> bool:
        """False where it is gone, in another channel, or due within 60 seconds."""
        found = self.waiting.get(message_id)
        if found is None or found.channel != channel:
            return False
        if found.post_at - now <= TOO_LATE_TO_DELETE:
            return False
        del self.waiting[message_id]
        return True

    def take_due(self, now: float) -> list[ScheduledMessage]:
        due = [one for one in self.waiting.values() if one.post_at <= now]
        for one in due:
            del self.waiting[one.id]
        return sorted(due, key=lambda one: one.post_at)
