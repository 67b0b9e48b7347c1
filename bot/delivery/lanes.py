"""Which claimed row goes next: by lane, in order for each recipient, and never too many at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.domain.notices import Lane, Notice
from bot.ports import OutboxRow

WIDTHS: dict[Lane, int] = {
    Lane.CRISIS: 24,
    Lane.PAGE: 16,
    Lane.ANSWER: 14,
    Lane.UPDATE: 10,
    Lane.DIGEST: 2,
}
"""A row of this lane begins only while fewer rows than this are being worked on, so that the
later lanes can never fill the house."""


def recipient(notice: Notice) -> str:
    """One conversation at Slack, by ids of ours. The requester is known by their party alone."""
    return notice.member_id or notice.party_id or ""


@dataclass(slots=True)
class Board:
    """Rows in hand: waiting, or being worked on (one a recipient). Pure bookkeeping."""

    _waiting: list[tuple[OutboxRow, float]] = field(default_factory=list)
    _working: dict[str, str] = field(default_factory=dict)
    """Recipient -> id of the row that is worked on for them."""

    def __len__(self) -> int:
        return len(self._waiting) + len(self._working)

    def holds(self, outbox_id: str) -> bool:
        return outbox_id in self._working.values() or any(
            row.outbox_id == outbox_id for row, _ in self._waiting
        )

    def add(self, rows: Iterable[OutboxRow], good_until: float) -> int:
        """Takes claimed rows in; one that is in hand already is not taken twice.

        ``good_until`` is the steady second after which a row that still waits is forgotten: its
        lease is about to end, and somebody will claim it again.
        """
        fresh = [row for row in rows if not self.holds(row.outbox_id)]
        self._waiting.extend((row, good_until) for row in fresh)
        # A stable sort keeps the order in which they were owed.
        self._waiting.sort(key=lambda one: (one[0].lane.rank, one[0].due_at))
        return len(fresh)

    def next(self, now: float) -> OutboxRow | None:
        """The next row to work on; it counts as being worked on until ``done``."""
        self._waiting = [one for one in self._waiting if one[1] > now]
        for index, (row, _) in enumerate(self._waiting):
            if len(self._working) >= WIDTHS[row.lane]:
                return None
            whom = recipient(row.notice)
            if whom not in self._working:
                self._working[whom] = row.outbox_id
                del self._waiting[index]
                return row
        return None

    def done(self, row: OutboxRow) -> None:
        del self._working[recipient(row.notice)]

    def give_up_waiting(self) -> tuple[OutboxRow, ...]:
        """Everything not begun yet, taken off the board."""
        waiting = tuple(row for row, _ in self._waiting)
        self._waiting = []
        return waiting
