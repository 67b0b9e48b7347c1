"""Requests for cover. Whoever may write holds the row: of two people who take it one is first."""

from datetime import datetime

import sqlalchemy as sa

from bot.domain.cover import Cover
from storage.documents import COVER
from storage.rota_tables import cover
from storage.work import Work


class Covers:
    """Within one transaction of one program. See ``bot.ports.books.CoverBook``."""

    def __init__(self, work: Work, program_id: str) -> None:
        self._work = work
        self._program_id = program_id

    def one(self, cover_id: str) -> Cover | None:
        select = sa.select(cover).where(*self._which(cover_id))
        row = self._work.first(self._work.locked(select))
        return None if row is None else COVER.read(row.document)

    def since(self, after: datetime) -> tuple[Cover, ...]:
        mine = (cover.c.program_id == self._program_id, cover.c.ends > after)
        rows = self._work.all(
            sa.select(cover).where(*mine).order_by(cover.c.ends, cover.c.cover_id)
        )
        return tuple(COVER.read(row.document) for row in rows)

    def put(self, one: Cover) -> None:
        insert = self._work.insert(cover)
        statement = insert.on_conflict_do_update(
            index_elements=["program_id", "cover_id"],
            set_={"document": insert.excluded.document},
        )
        self._work.run(
            statement,
            {
                "program_id": self._program_id,
                "cover_id": one.cover_id,
                "ends": one.piece.ends,
                "document": COVER.to_text(one),
            },
        )

    def forget(self, before: datetime) -> None:
        mine = (cover.c.program_id == self._program_id, cover.c.ends < before)
        self._work.run(sa.delete(cover).where(*mine))

    def _which(self, cover_id: str) -> tuple[sa.ColumnElement[bool], ...]:
        return cover.c.program_id == self._program_id, cover.c.cover_id == cover_id
