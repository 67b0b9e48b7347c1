"""The moments that cases wait for, as rows: kept in step with the case, claimed with a lease."""

from datetime import datetime

import sqlalchemy as sa

from bot.domain.cases import Case
from bot.domain.deadlines import Deadline, DeadlineKind, deadlines
from bot.ports import DueDeadline
from storage.tables import deadline
from storage.work import Work


def replace(work: Work, program_id: str, case: Case) -> None:
    """Makes the rows of ``case`` those that it waits for now.

    A row that stays as it was keeps its lease: somebody may be working on it.
    """
    mine = (deadline.c.program_id == program_id, deadline.c.case_id == case.case_id)
    rows = work.all(sa.select(deadline.c.kind, deadline.c.due_at).where(*mine))
    kept = {(row.kind, row.due_at) for row in rows}
    wanted = {(d.kind.value, d.due_at) for d in deadlines(case)}
    gone = [kind for kind, _ in kept - wanted]
    if gone:
        work.run(sa.delete(deadline).where(*mine, deadline.c.kind.in_(gone)))
    work.run(
        sa.insert(deadline),
        [
            {"program_id": program_id, "case_id": case.case_id, "kind": kind, "due_at": due_at}
            for kind, due_at in sorted(wanted - kept)
        ],
    )


def first_of(case: Case) -> datetime | None:
    return next((d.due_at for d in deadlines(case)), None)


def claim(
    work: Work, program_id: str, at: datetime, lease_until: datetime, limit: int
) -> tuple[DueDeadline, ...]:
    """Claim in a transaction of its own: it locks deadlines before cases, all else does not."""
    rows = work.all(
        work.claimable(
            sa.select(deadline.c.case_id, deadline.c.kind, deadline.c.due_at)
            .where(
                deadline.c.program_id == program_id,
                deadline.c.due_at <= at,
                sa.or_(deadline.c.lease_until.is_(None), deadline.c.lease_until <= at),
            )
            .order_by(deadline.c.due_at, deadline.c.case_id)
            .limit(limit)
        )
    )
    work.run(
        sa.update(deadline)
        .where(
            deadline.c.program_id == program_id,
            deadline.c.case_id == sa.bindparam("of_case"),
            deadline.c.kind == sa.bindparam("of_kind"),
        )
        .values(lease_until=sa.bindparam("until")),
        [{"of_case": r.case_id, "of_kind": r.kind, "until": lease_until} for r in rows],
    )
    return tuple(DueDeadline(r.case_id, Deadline(r.due_at, DeadlineKind(r.kind))) for r in rows)


def release_all(work: Work, program_id: str) -> None:
    """For the only process there is: whoever held a lease before it is dead."""
    work.run(
        sa.update(deadline)
        .where(deadline.c.program_id == program_id, deadline.c.lease_until.is_not(None))
        .values(lease_until=None)
    )


def earliest(work: Work, program_id: str) -> datetime | None:
    """When the next deadline can be claimed; one under lease, when the lease ends."""
    leased = deadline.c.lease_until > deadline.c.due_at
    free_at = sa.case((leased, deadline.c.lease_until), else_=deadline.c.due_at)
    found: datetime | None = work.scalar(
        sa.select(sa.type_coerce(sa.func.min(free_at), deadline.c.due_at.type)).where(
            deadline.c.program_id == program_id
        )
    )
    return found
