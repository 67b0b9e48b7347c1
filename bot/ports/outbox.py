"""What is owed to people, as the delivery sees it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.nets import Net
from bot.domain.notices import Kind, Lane, Notice, Slot


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One claimed row: what to send, and the random key that marks the message at Slack."""

    outbox_id: str
    notice: Notice
    lane: Lane
    send_key: str
    attempts: int
    due_at: datetime
    unknown_since: datetime | None = None
    """Set when an earlier attempt ended without an answer: look before sending again."""


@dataclass(frozen=True, slots=True)
class MessageRef:
    """Where one message stands at Slack. Sealed under the case key when it belongs to a case."""

    channel: str
    ts: str
    send_key: str
    slot: Slot
    kind: Kind
    sent_at: datetime
    live: bool = True
    """False once it was stripped to a neutral line; it is still to be deleted with the case."""
    about: str = ""
    """``Notice.about``: two invitations of one member stand side by side. In a thread: which
    relay it is of."""
    thread: str = ""
    """The message whose thread it stands in; empty for one that stands for itself."""


class Outbox(Protocol):
    """The delivery's side of the store. Called on database threads only."""

    def claim(
        self, at: datetime, lease_until: datetime, limit: int, owner: str
    ) -> tuple[OutboxRow, ...]:
        """Due rows by lane, then due time, leased; none of those that go outside Slack."""
        ...

    def claim_outside(
        self, at: datetime, lease_until: datetime, limit: int, owner: str
    ) -> tuple[OutboxRow, ...]:
        """As ``claim``, for what goes to second channels: they never wait for one another."""
        ...

    def owes_outside(self, at: datetime) -> bool:
        """Whether ``claim_outside`` would find something. Only reads."""
        ...

    def take_over(self, owner: str) -> int:
        """The only process that may run: claims of a predecessor become *unknown, look at once*."""
        ...

    def mark_sending(self, outbox_id: str, at: datetime) -> None:
        """Durable, before the call goes out: a crash from here on is an unknown outcome."""
        ...

    def mark_sent(self, row: OutboxRow, ref: MessageRef | None, at: datetime) -> None:
        """Keeps where the message stands, and ends the row."""
        ...

    def mark_unknown(self, outbox_id: str, at: datetime, look_at: datetime) -> None: ...

    def put_back(self, outbox_id: str, due_at: datetime, counted: bool) -> None:
        """To be tried again at ``due_at``; ``counted`` raises its attempts."""
        ...

    def drop(self, outbox_id: str, code: str) -> None:
        """No longer true, or the recipient is gone for good."""
        ...

    def set_aside(self, outbox_id: str, code: str) -> None:
        """Cannot be sent as it is; never blocks the rest; an alarm is due."""
        ...

    def refs(self, case_id: str, party_id: str) -> tuple[MessageRef, ...]: ...

    def member_refs(self, member_id: str) -> tuple[MessageRef, ...]: ...

    def put_ref(
        self, case_id: str | None, party_id: str | None, member_id: str | None, ref: MessageRef
    ) -> None:
        """Adds the reference, or replaces the one with the same send_key."""
        ...

    def remove_ref(self, case_id: str | None, send_key: str) -> None: ...

    def net(self, case_id: str) -> Net: ...

    def put_net(self, case_id: str, net: Net) -> None: ...

    def to_sweep(self, at: datetime) -> tuple[tuple[OutboxRow, MessageRef], ...]:
        """Messages sent after an unknown outcome about 60 s ago, whose copies must be deleted."""
        ...

    def mark_swept(self, outbox_id: str) -> None: ...

    def oldest_owed(self) -> datetime | None: ...
