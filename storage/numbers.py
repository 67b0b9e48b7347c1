"""What remains of encounters: coded logs, evaluations, counters. No row leads back to anybody.

Rows that are written one by one tell an order to whoever looks closely enough: PostgreSQL notes
by which transaction, SQLite keeps a number for each. So ids are random, the tables have no hidden
number, and whatever is added takes all of its group with it, written anew.
"""

import hashlib
import secrets
from collections.abc import Iterable
from typing import Any

import orjson
import sqlalchemy as sa

from bot.domain.evaluation import BATCH, Evaluation
from bot.domain.log import CaseLog
from storage.tables import encounter_log, evaluation, tally
from storage.work import Work


class Numbers:
    """Within one transaction of one program."""

    def __init__(self, work: Work, program_id: str) -> None:
        self._work = work
        self._program_id = program_id

    def add_logs(self, month: str, logs: Iterable[CaseLog]) -> None:
        rows = [
            {
                "program_id": self._program_id,
                "month": month,
                "log_id": secrets.token_hex(16),
                "codes": _codes(log),
            }
            for log in logs
        ]
        self._work.run(sa.insert(encounter_log), sorted(rows, key=lambda row: row["log_id"]))

    def add_evaluation(self, quarter: str, made: Evaluation) -> None:
        """The fifth of those that wait lets all five be read."""
        self._alone(quarter)
        mine = self._of(quarter)
        kept = [(r.answers, r.released) for r in self._work.all(sa.select(evaluation).where(*mine))]
        kept.append((orjson.dumps(dict(made.points), option=orjson.OPT_SORT_KEYS).decode(), False))
        whole = sum(not released for _, released in kept) >= BATCH
        rows: list[dict[str, Any]] = [
            {
                "program_id": self._program_id,
                "quarter": quarter,
                "evaluation_id": secrets.token_hex(16),
                "answers": answers,
                "released": released or whole,
            }
            for answers, released in kept
        ]
        self._work.run(sa.delete(evaluation).where(*mine))
        self._work.run(sa.insert(evaluation), sorted(rows, key=lambda row: row["evaluation_id"]))

    def evaluations(self, quarter: str) -> tuple[Evaluation, ...]:
        rows = self._work.all(
            sa.select(evaluation.c.answers)
            .where(*self._of(quarter), evaluation.c.released)
            .order_by(evaluation.c.evaluation_id)
        )
        return tuple(Evaluation(orjson.loads(row.answers)) for row in rows)

    def tally(self, period: str, what: str, code: str) -> None:
        insert = self._work.insert(tally)
        self._work.run(
            insert.on_conflict_do_update(
                index_elements=["program_id", "period", "what", "code"],
                set_={"count": tally.c.count + 1},
            ),
            {
                "program_id": self._program_id,
                "period": period,
                "what": what,
                "code": code,
                "count": 1,
            },
        )

    def _of(self, quarter: str) -> tuple[sa.ColumnElement[bool], ...]:
        return (
            evaluation.c.program_id == self._program_id,
            evaluation.c.quarter == quarter,
        )

    def _alone(self, quarter: str) -> None:
        """Two that come at once must not write the quarter anew past each other."""
        if self._work.is_postgres:
            name = f"evaluation:{self._program_id}:{quarter}".encode()
            number = int.from_bytes(hashlib.sha256(name).digest()[:8], signed=True)
            self._work.all(sa.select(sa.func.pg_advisory_xact_lock(number)))


def _codes(log: CaseLog) -> str:
    codes = {
        "kind": log.kind,
        "mode": log.mode,
        "minutes": log.minutes,
        "support": log.support,
        "resources": log.resources,
        "disposition": log.disposition,
        "follow_up": bool(log.follow_ups),
    }
    return orjson.dumps(codes, option=orjson.OPT_SORT_KEYS).decode()
