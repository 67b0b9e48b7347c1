"""The audit rows and the chain that holds them together: a changed or missing row is noticed."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import orjson
import sqlalchemy as sa

from bot.ports import AuditRow
from storage.tables import audit
from storage.work import Work

_BEGINNING = bytes(32)


class AuditBroken(Exception):
    """The chain does not hold. ``seq`` is the first row that is wrong or missing."""

    def __init__(self, seq: int) -> None:
        super().__init__(f"The audit trail was changed at row {seq}.")
        self.seq = seq


def append(work: Work, program_id: str, rows: Sequence[tuple[AuditRow, datetime]]) -> None:
    """Last thing in a transaction: from here to its end nobody else can append."""
    if not rows:
        return
    if work.is_postgres:
        number = int.from_bytes(hashlib.sha256(program_id.encode()).digest()[:8], signed=True)
        work.all(sa.select(sa.func.pg_advisory_xact_lock(number)))
    last = work.first(
        sa.select(audit.c.seq, audit.c.hash)
        .where(audit.c.program_id == program_id)
        .order_by(audit.c.seq.desc())
        .limit(1)
    )
    seq, previous = (last.seq, bytes(last.hash)) if last is not None else (0, _BEGINNING)
    chained: list[dict[str, Any]] = []
    for row, at in rows:
        seq += 1
        values = {
            "program_id": program_id,
            "seq": seq,
            "at": at.astimezone(UTC),
            "action": row.action,
            "member_id": row.member_id,
            "case_id": row.case_id,
            "codes": orjson.dumps(row.codes).decode(),
        }
        digest = _digest(previous, values)
        chained.append({**values, "previous_hash": previous, "hash": digest})
        previous = digest
    work.run(sa.insert(audit), chained)


def verify(work: Work, program_id: str) -> int:
    """How many rows there are; raises AuditBroken where the chain does not hold."""
    previous, expected = _BEGINNING, 1
    rows = work.all(sa.select(audit).where(audit.c.program_id == program_id).order_by(audit.c.seq))
    for row in rows:
        values = dict(row._mapping)
        digest = _digest(previous, values)
        intact = bytes(row.previous_hash) == previous and bytes(row.hash) == digest
        if row.seq != expected or not intact:
            raise AuditBroken(expected)
        previous, expected = digest, expected + 1
    return expected - 1


def _digest(previous: bytes, values: dict[str, Any]) -> bytes:
    fields = ("program_id", "seq", "action", "member_id", "case_id", "codes")
    content = [values["at"].isoformat(), *(values[field] for field in fields)]
    return hashlib.sha256(previous + orjson.dumps(content)).digest()
