"""The delivery's side of the database: claims, marks, and where messages stand."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.domain.nets import Net
from bot.domain.notices import route
from bot.ports import Conflict, MessageRef, OutboxRow
from storage import deadlines, owed
from storage.engine import Database
from storage.sessions import Secrets, Session
from storage.tables import WAITS, outbox
from storage.waiting import Waiting, waiting

SWEEP_AFTER = timedelta(seconds=55)
"""After the unknown attempt: with a look at 5 s, all is swept within the promised 60 s."""


class SqlOutbox:
    """See ``bot.ports.outbox.Outbox``. Each method is a transaction of its own."""

    def __init__(self, database: Database, secrets: Secrets) -> None:
        self._database = database
        self._secrets = secrets

    # claiming and marking

    def claim(
        self, at: datetime, lease_until: datetime, limit: int, owner: str
    ) -> tuple[OutboxRow, ...]:
        return self._claim(owed.Claim(owner, at, lease_until, limit))

    def claim_outside(
        self, at: datetime, lease_until: datetime, limit: int, owner: str
    ) -> tuple[OutboxRow, ...]:
        return self._claim(owed.Claim(owner, at, lease_until, limit, outside=True))

    def _claim(self, wanted: owed.Claim) -> tuple[OutboxRow, ...]:
        with self._database.write() as work:
            return owed.claim(work, self._secrets.program_id, wanted)

    def owes_outside(self, at: datetime) -> bool:
        with self._database.read() as work:
            return owed.is_due(work, self._secrets.program_id, at, outside=True)

    def take_over(self, owner: str) -> int:
        """Nothing on PostgreSQL: another process may be alive, so its leases must run out."""
        if not self._database.is_sqlite:
            return 0
        with self._database.write() as work:
            deadlines.release_all(work, self._secrets.program_id)
            return work.run(
                sa.update(outbox)
                .where(
                    outbox.c.program_id == self._secrets.program_id,
                    WAITS,
                    outbox.c.claimed_by.is_not(None),
                    outbox.c.claimed_by != owner,
                )
                .values(claimed_by=None, lease_until=None, **owed.AS_UNKNOWN)
            )

    def mark_sending(self, outbox_id: str, at: datetime) -> None:
        """Conflict when the row is not claimed any more: somebody else sends it, or it is gone."""
        held = (outbox.c.claimed_by.is_not(None), WAITS)
        if self._set(outbox_id, *held, state=owed.SENDING, sending_since=at) == 0:
            raise Conflict

    def mark_sent(self, row: OutboxRow, ref: MessageRef | None, at: datetime) -> None:
        """A row that may have been posted twice stays until it is swept; the others are done."""
        notice = row.notice
        with self._session() as session:
            if ref is not None:
                session.messages.put(notice.case_id, notice.party_id, notice.member_id, ref)
            mine = self._row(row.outbox_id)
            if row.unknown_since is None or ref is None or not route(notice.kind).op.posts:
                session.work.run(sa.delete(outbox).where(*mine))
                return
            session.work.run(
                sa.update(outbox)
                .where(*mine)
                .values(
                    state=owed.SENT, sent_at=at, sweep_at=row.unknown_since + SWEEP_AFTER, **_FREE
                )
            )

    def mark_unknown(self, outbox_id: str, at: datetime, look_at: datetime) -> None:
        since = sa.func.coalesce(outbox.c.unknown_since, sa.literal(at, outbox.c.due_at.type))
        self._set(outbox_id, state=owed.UNKNOWN, unknown_since=since, due_at=look_at, **_FREE)

    def put_back(self, outbox_id: str, due_at: datetime, counted: bool) -> None:
        attempts = outbox.c.attempts + (1 if counted else 0)
        self._set(outbox_id, state=owed.PENDING, due_at=due_at, attempts=attempts, **_FREE)

    def drop(self, outbox_id: str, code: str) -> None:
        self._set(outbox_id, state=owed.DROPPED, code=code[:80], **_FREE)

    def set_aside(self, outbox_id: str, code: str) -> None:
        self._set(outbox_id, state=owed.SET_ASIDE, code=code[:80], **_FREE)

    def oldest_owed(self) -> datetime | None:
        """When the row that waits longest was first due; rows for later do not count as late."""
        with self._database.read() as work:
            found: datetime | None = work.scalar(
                sa.select(sa.func.min(outbox.c.due_at)).where(
                    outbox.c.program_id == self._secrets.program_id, WAITS
                )
            )
            return found

    def waiting(self, limit: int) -> Waiting:
        """For an engineer's eyes; nothing is claimed or changed."""
        with self._database.read() as work:
            return waiting(work, self._secrets.program_id, limit)

    # copies after an unknown outcome

    def to_sweep(self, at: datetime) -> tuple[tuple[OutboxRow, MessageRef], ...]:
        with self._session() as session:
            rows = session.work.all(
                sa.select(outbox)
                .where(outbox.c.program_id == session.program_id, outbox.c.sweep_at <= at)
                .order_by(outbox.c.sweep_at)
            )
            found = []
            for row in rows:
                ref = session.messages.find(row.case_id, row.send_key)
                if ref is None:
                    # Its message has been deleted since; there is nothing to compare copies with.
                    session.work.run(sa.delete(outbox).where(*self._row(row.outbox_id)))
                else:
                    found.append((owed.read_row(row), ref))
            return tuple(found)

    def mark_swept(self, outbox_id: str) -> None:
        with self._database.write() as work:
            work.run(sa.delete(outbox).where(*self._row(outbox_id)))

    # where messages stand

    def refs(self, case_id: str, party_id: str) -> tuple[MessageRef, ...]:
        with self._looking() as session:
            return session.messages.of_party(case_id, party_id)

    def member_refs(self, member_id: str) -> tuple[MessageRef, ...]:
        with self._looking() as session:
            return session.messages.of_member(member_id)

    def put_ref(
        self, case_id: str | None, party_id: str | None, member_id: str | None, ref: MessageRef
    ) -> None:
        with self._session() as session:
            session.messages.put(case_id, party_id, member_id, ref)

    def remove_ref(self, case_id: str | None, send_key: str) -> None:
        with self._session() as session:
            session.messages.remove(case_id, send_key)

    def net(self, case_id: str) -> Net:
        with self._looking() as session:
            return session.messages.net(case_id)

    def put_net(self, case_id: str, net: Net) -> None:
        with self._session() as session:
            session.messages.put_net(case_id, net)

    # shared

    @contextmanager
    def _session(self) -> Iterator[Session]:
        with self._database.write() as work:
            yield Session(work, self._secrets)

    @contextmanager
    def _looking(self) -> Iterator[Session]:
        with self._database.read() as work:
            yield Session(work, self._secrets)

    def _row(self, outbox_id: str) -> tuple[sa.ColumnElement[bool], ...]:
        return (
            outbox.c.program_id == self._secrets.program_id,
            outbox.c.outbox_id == outbox_id,
        )

    def _set(
        self, outbox_id: str, *where: sa.ColumnElement[bool] | sa.TextClause, **values: Any
    ) -> int:
        with self._database.write() as work:
            return work.run(sa.update(outbox).where(*self._row(outbox_id), *where).values(**values))


_FREE: dict[str, Any] = {"claimed_by": None, "lease_until": None}
