"""What the bot still owes, as JSON for an engineer who practises: ids and codes, never a word."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import orjson

from bot.ports import DueDeadline, Unavailable
from storage.waiting import Waiting, WaitingRow

MOST = 100
"""Rows of the outbox, and as many deadlines."""

LookAtWaiting = Callable[[], Awaitable[Waiting]]


class Owed:
    """``look`` is set while there is a database, by whoever opens and loses it."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.look: LookAtWaiting | None = None

    async def json(self) -> bytes:
        """``now`` is moved time, as all others. Raises StoreError without a database."""
        if self.look is None:
            raise Unavailable
        waiting = await self.look()
        return orjson.dumps(
            {
                "now": self._now(),
                "outbox": [_row(row) for row in waiting.outbox],
                "deadlines": [_deadline(one) for one in waiting.deadlines],
            }
        )


def _row(row: WaitingRow) -> dict[str, Any]:
    return {
        "id": row.outbox_id,
        "kind": row.kind,
        "lane": row.lane,
        "state": row.state,
        "case": row.case_id,
        "since": row.since,
        "next_try": row.next_try,
        "tries": row.tries,
        "set_aside": row.set_aside,
        "code": row.code,
    }


def _deadline(one: DueDeadline) -> dict[str, Any]:
    return {"kind": one.deadline.kind, "due_at": one.deadline.due_at, "case": one.case_id}
