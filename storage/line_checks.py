"""Who has verified which crisis line: one row for each member and number, with the newest time."""

import sqlalchemy as sa

from bot.domain.verifying import LineCheck
from storage.tables import line_check
from storage.work import Work

_KEY = ["program_id", "line_id", "fingerprint", "member_id"]


class LineChecks:
    """Within one transaction of one program."""

    def __init__(self, work: Work, program_id: str) -> None:
        self._work = work
        self._program_id = program_id

    def all(self) -> tuple[LineCheck, ...]:
        rows = self._work.all(
            sa.select(line_check)
            .where(line_check.c.program_id == self._program_id)
            .order_by(line_check.c.at, line_check.c.line_id, line_check.c.member_id)
        )
        return tuple(LineCheck(r.line_id, r.fingerprint, r.member_id, r.at) for r in rows)

    def put(self, check: LineCheck) -> None:
        insert = self._work.insert(line_check)
        self._work.run(
            insert.on_conflict_do_update(index_elements=_KEY, set_={"at": insert.excluded["at"]}),
            {
                "program_id": self._program_id,
                "line_id": check.line_id,
                "fingerprint": check.fingerprint,
                "member_id": check.member_id,
                "at": check.at,
            },
        )
