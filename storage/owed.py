"""Rows of the outbox: how a notice becomes one, how one is claimed, and how it is read."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.notices import Kind, Lane, Notice, Op, route
from bot.ports import OutboxRow
from storage.tables import WAITS, outbox
from storage.work import Work

PENDING, SENDING, UNKNOWN = "pending", "sending", "unknown"
SENT, DROPPED, SET_ASIDE = "sent", "dropped", "set_aside"
_MERGED = (Op.REDRAW, Op.NET, Op.HOME, Op.THREAD)
_LANES = tuple(Lane)
_OUTSIDE = [kind.value for kind in Kind if route(kind).op is Op.OUTSIDE]


def random_key() -> str:
    return secrets.token_hex(12)


def owe(
    work: Work,
    program_id: str,
    notices: Iterable[Notice],
    at: datetime,
    new_key: Callable[[], str] = random_key,
) -> None:
    """Puts ``notices`` in the outbox, in their order.

    What is drawn from present state anyway (redraws, nets, homes) joins a row that still waits
    for it. The row is locked by that, so it cannot be claimed and drawn just before the change
    that it is owed for.
    """
    insert = work.insert(outbox)
    sooner = insert.excluded.due_at < outbox.c.due_at
    statement = insert.on_conflict_do_update(
        index_elements=["program_id", "merge_key"],
        set_={"due_at": sa.case((sooner, insert.excluded.due_at), else_=outbox.c.due_at)},
    )
    rows = [{**_values(notice, at, new_key), "program_id": program_id} for notice in notices]
    placed = [{**row, "position": position} for position, row in enumerate(rows)]
    # In one order everywhere: two transactions that join the same rows must not meet crosswise.
    work.run(statement, sorted(placed, key=lambda row: row["merge_key"] or ""))


def _values(notice: Notice, at: datetime, new_key: Callable[[], str]) -> dict[str, Any]:
    return {
        "outbox_id": new_key(),
        "kind": notice.kind.value,
        "case_id": notice.case_id,
        "party_id": notice.party_id,
        "member_id": notice.member_id,
        "subject_id": notice.subject_id,
        "role": notice.role,
        "crisis": notice.crisis,
        "owed_for": notice.due_at,
        "lane": notice.lane.rank,
        "due_at": notice.due_at or at,
        "state": PENDING,
        "attempts": 0,
        "send_key": new_key(),
        "merge_key": _merge_key(notice),
    }


def _merge_key(notice: Notice) -> str | None:
    if route(notice.kind).op not in _MERGED:
        return None
    about = (notice.case_id, notice.party_id, notice.member_id, notice.subject_id, notice.role)
    return ":".join((notice.kind.value, *(part or "" for part in about)))


@dataclass(frozen=True, slots=True)
class Claim:
    """Who claims, when, for how long and how much; ``outside``: what goes outside Slack, else
    everything but that."""

    owner: str
    at: datetime
    lease_until: datetime
    limit: int
    outside: bool = False


def claim(work: Work, program_id: str, wanted: Claim) -> tuple[OutboxRow, ...]:
    """Due rows by lane, then due time, then as they were owed.

    One whose lease ran out while it was being sent is unknown from then on.
    """
    rows = work.all(
        work.claimable(
            sa.select(outbox)
            .where(*_claimable(program_id, wanted.at, outside=wanted.outside))
            .order_by(outbox.c.lane, outbox.c.due_at, outbox.c.position)
            .limit(wanted.limit)
        )
    )
    if not rows:
        return ()
    work.run(
        sa.update(outbox)
        .where(
            outbox.c.program_id == program_id,
            outbox.c.outbox_id.in_([row.outbox_id for row in rows]),
        )
        .values(
            claimed_by=wanted.owner, lease_until=wanted.lease_until, merge_key=None, **AS_UNKNOWN
        )
    )
    return tuple(read_row(row) for row in rows)


def is_due(work: Work, program_id: str, at: datetime, *, outside: bool) -> bool:
    """Whether a claim would find anything."""
    which = _claimable(program_id, at, outside=outside)
    return work.first(sa.select(outbox.c.outbox_id).where(*which).limit(1)) is not None


def _claimable(
    program_id: str, at: datetime, *, outside: bool
) -> tuple[sa.ColumnElement[bool] | sa.TextClause, ...]:
    kinds = outbox.c.kind.in_(_OUTSIDE) if outside else outbox.c.kind.not_in(_OUTSIDE)
    return (
        outbox.c.program_id == program_id,
        WAITS,
        outbox.c.due_at <= at,
        sa.or_(outbox.c.lease_until.is_(None), outbox.c.lease_until <= at),
        kinds,
    )


_WAS_SENDING = outbox.c.state == SENDING
AS_UNKNOWN = {
    "state": sa.case((_WAS_SENDING, UNKNOWN), else_=outbox.c.state),
    "unknown_since": sa.case(
        (_WAS_SENDING, sa.func.coalesce(outbox.c.unknown_since, outbox.c.sending_since)),
        else_=outbox.c.unknown_since,
    ),
}
"""What becomes of a row whose sender is not there any more."""


def read_row(row: sa.Row[Any]) -> OutboxRow:
    """Reads a row as it was before a claim: *sending* means that its sender is gone."""
    unknown_since = row.unknown_since
    if row.state == SENDING:
        unknown_since = unknown_since or row.sending_since
    notice = Notice(
        Kind(row.kind),
        row.case_id,
        row.party_id,
        row.member_id,
        row.subject_id,
        row.role,
        row.owed_for,
        row.crisis,
    )
    return OutboxRow(
        outbox_id=row.outbox_id,
        notice=notice,
        lane=_LANES[row.lane],
        send_key=row.send_key,
        attempts=row.attempts,
        due_at=row.due_at,
        unknown_since=unknown_since,
    )


def earliest(work: Work, program_id: str) -> datetime | None:
    """When the next row can be claimed or swept."""
    leased = outbox.c.lease_until > outbox.c.due_at
    free_at = sa.case((leased, outbox.c.lease_until), else_=outbox.c.due_at)
    waiting = work.scalar(
        sa.select(sa.type_coerce(sa.func.min(free_at), outbox.c.due_at.type)).where(
            outbox.c.program_id == program_id, WAITS
        )
    )
    sweep = work.scalar(
        sa.select(sa.func.min(outbox.c.sweep_at)).where(
            outbox.c.program_id == program_id, outbox.c.sweep_at.is_not(None)
        )
    )
    return min((moment for moment in (waiting, sweep) if moment is not None), default=None)
