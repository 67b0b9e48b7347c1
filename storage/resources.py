"""The program's own entries of the library of resources: nobody's case, all in the open."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.resources import Resource
from bot.domain.words import Words
from bot.ports import Conflict
from storage.faults import Duplicate
from storage.tables import resource
from storage.work import Work


class Resources:
    """Within one transaction of one program."""

    def __init__(self, work: Work, program_id: str) -> None:
        self._work = work
        self._program_id = program_id

    def all(self) -> tuple[Resource, ...]:
        """Oldest first."""
        rows = self._work.all(
            sa.select(resource)
            .where(resource.c.program_id == self._program_id)
            .order_by(resource.c.added_at, resource.c.resource_id)
        )
        return tuple(_read(row) for row in rows)

    def put(self, one: Resource, by: str, at: datetime) -> None:
        row = {
            "program_id": self._program_id,
            "resource_id": one.id,
            "category": one.category,
            "title": one.title.en,
            "how": one.how.en,
            "sees": one.sees.en,
            "number": one.number,
            "url": one.url,
            "added_by": by,
            "added_at": at,
        }
        try:
            self._work.run(sa.insert(resource), row)
        except Duplicate:
            raise Conflict from None

    def remove(self, resource_id: str) -> None:
        self._work.run(
            sa.delete(resource).where(
                resource.c.program_id == self._program_id, resource.c.resource_id == resource_id
            )
        )


def _read(row: sa.Row[Any]) -> Resource:
    """Typed once, it reads the same in every language."""
    title, how, sees = (Words(text, text) for text in (row.title, row.how, row.sees))
    return Resource(row.resource_id, row.category, title, how, sees, row.number, row.url)
