"""What is known of gaps: one row, and how often anything has changed that coverage hangs on."""

import sqlalchemy as sa

from bot.domain.gap_news import Watch
from storage.documents import GAPS
from storage.rota_tables import coverage_check
from storage.work import Work

_KEPT = ("seen", "due_at", "told_at", "gaps")


class Coverage:
    """Within one transaction of one program. See ``bot.ports.CoverageBook``."""

    def __init__(self, work: Work, program_id: str) -> None:
        self._work = work
        self._program_id = program_id
        self._changed = False

    def count(self, changed: bool = True) -> None:
        """Somebody or something that coverage hangs on is being changed: however much changes in
        one transaction, it is written once, at its end."""
        self._changed = self._changed or changed

    def finish(self) -> None:
        """All who change anything meet here, and none of them holds it for long."""
        if not self._changed:
            return
        changes = coverage_check.c.changes + 1
        insert = self._work.insert(coverage_check)
        first = self._row(Watch(changes=1))
        key = ["program_id"]
        self._work.run(
            insert.on_conflict_do_update(index_elements=key, set_={"changes": changes}), first
        )

    def watch(self) -> Watch:
        mine = coverage_check.c.program_id == self._program_id
        row = self._work.first(self._work.locked(sa.select(coverage_check).where(mine)))
        if row is None:
            return Watch()
        return Watch(row.changes, row.seen, row.due_at, row.told_at, GAPS.read(row.gaps))

    def put(self, watch: Watch) -> None:
        insert = self._work.insert(coverage_check)
        kept = {name: insert.excluded[name] for name in _KEPT}
        statement = insert.on_conflict_do_update(index_elements=["program_id"], set_=kept)
        self._work.run(statement, self._row(watch))

    def _row(self, watch: Watch) -> dict[str, object]:
        return {
            "program_id": self._program_id,
            "changes": watch.changes,
            "seen": watch.seen,
            "due_at": watch.due_at,
            "told_at": watch.told_at,
            "gaps": GAPS.to_text(watch.gaps),
        }
