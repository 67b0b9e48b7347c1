"""What the outbox and the deadlines still hold, for somebody who only looks: ids and codes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.deadlines import Deadline, DeadlineKind
from bot.domain.notices import Kind, Lane
from bot.ports import DueDeadline
from storage.owed import SENDING, SET_ASIDE, UNKNOWN
from storage.tables import WAITS, deadline, outbox
from storage.work import Work

_LANES = tuple(Lane)


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One row of the outbox that has not been sent. It names nobody, and no place at Slack."""

    outbox_id: str
    kind: Kind
    lane: Lane
    state: str
    case_id: str | None
    since: datetime | None
    """Since when it is owed, being sent or unknown; None for one that was tried and put back:
    such a row tells only of its next try."""
    next_try: datetime
    tries: int
    code: str | None
    """Why it was set aside."""

    @property
    def set_aside(self) -> bool:
        """Nothing will try it again."""
        return self.state == SET_ASIDE


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is still to come, the next first; rows that were set aside come last."""

    outbox: tuple[WaitingRow, ...]
    deadlines: tuple[DueDeadline, ...]


def waiting(work: Work, program_id: str, limit: int) -> Waiting:
    """At most ``limit`` of either."""
    rows = work.all(
        sa.select(outbox)
        .where(
            outbox.c.program_id == program_id,
            sa.or_(WAITS, outbox.c.state == SET_ASIDE),
        )
        .order_by(
            sa.case((outbox.c.state == SET_ASIDE, 1), else_=0),
            outbox.c.due_at,
            outbox.c.lane,
            outbox.c.position,
        )
        .limit(limit)
    )
    pending = work.all(
        sa.select(deadline.c.case_id, deadline.c.kind, deadline.c.due_at)
        .where(deadline.c.program_id == program_id)
        .order_by(deadline.c.due_at, deadline.c.case_id)
        .limit(limit)
    )
    return Waiting(
        tuple(_read(row) for row in rows),
        tuple(DueDeadline(r.case_id, Deadline(r.due_at, DeadlineKind(r.kind))) for r in pending),
    )


def _read(row: sa.Row[Any]) -> WaitingRow:
    return WaitingRow(
        outbox_id=row.outbox_id,
        kind=Kind(row.kind),
        lane=_LANES[row.lane],
        state=row.state,
        case_id=row.case_id,
        since=_since(row),
        next_try=row.due_at,
        tries=row.attempts,
        code=row.code,
    )


def _since(row: sa.Row[Any]) -> datetime | None:
    found: datetime | None = {SENDING: row.sending_since, UNKNOWN: row.unknown_since}.get(row.state)
    if found is None and row.attempts == 0:
        found = row.owed_for or row.due_at
    return found
