"""Debriefs: the newest of each member, found by its id, and no case in any of them."""

import secrets
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.debriefs import Debrief, DebriefState
from storage.tables import debrief
from storage.work import Work

_OPEN = tuple(state.value for state in DebriefState if state.is_open)


class Debriefs:
    """Within one transaction of one program."""

    def __init__(self, work: Work, program_id: str) -> None:
        self._work = work
        self._program_id = program_id

    def new(self, member_id: str, at: datetime, *, required: bool) -> Debrief:
        self._work.run(sa.delete(debrief).where(*self._mine(debrief.c.member_id == member_id)))
        made = Debrief(
            debrief_id=secrets.token_hex(16),
            member_id=member_id,
            state=DebriefState.ASKED,
            asked_at=at,
            paged_at=at,
            required=required,
        )
        self.put(made)
        return made

    def put(self, value: Debrief) -> None:
        insert = self._work.insert(debrief)
        values = {
            "program_id": self._program_id,
            "debrief_id": value.debrief_id,
            "member_id": value.member_id,
            "state": value.state.value,
            "asked_at": value.asked_at,
            "paged_at": value.paged_at,
            "taken_by": value.taken_by,
            "required": value.required,
        }
        self._work.run(
            insert.on_conflict_do_update(
                index_elements=["program_id", "debrief_id"],
                set_={name: insert.excluded[name] for name in values},
            ),
            values,
        )

    def get(self, debrief_id: str) -> Debrief | None:
        return self._first(debrief.c.debrief_id == debrief_id)

    def of(self, member_id: str) -> Debrief | None:
        return self._first(debrief.c.member_id == member_id)

    def open(self) -> tuple[Debrief, ...]:
        select = sa.select(debrief).where(*self._mine(debrief.c.state.in_(_OPEN)))
        rows = self._work.all(self._work.locked(select.order_by(debrief.c.asked_at)))
        return tuple(_read(row) for row in rows)

    def _first(self, which: sa.ColumnElement[bool]) -> Debrief | None:
        """In a writing transaction the row stays locked: whoever is second decides second."""
        row = self._work.first(self._work.locked(sa.select(debrief).where(*self._mine(which))))
        return None if row is None else _read(row)

    def _mine(self, which: sa.ColumnElement[bool]) -> tuple[sa.ColumnElement[bool], ...]:
        return (debrief.c.program_id == self._program_id, which)


def _read(row: sa.Row[Any]) -> Debrief:
    return Debrief(
        debrief_id=row.debrief_id,
        member_id=row.member_id,
        state=DebriefState(row.state),
        asked_at=row.asked_at,
        paged_at=row.paged_at,
        taken_by=row.taken_by,
        required=row.required,
    )
