"""Sessions of the program, who comes to them, and who was there."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.training import Attended, Mark
from bot.domain.training_sessions import Answer, Invited, Repeat, TrainingSession
from storage.tables import attendance, rsvp, training_session
from storage.topics import Topics
from storage.work import Work


class Training(Topics):
    """Within one transaction of one program. See ``bot.ports.books.TrainingBook``."""

    def __init__(self, work: Work, program_id: str) -> None:
        super().__init__(work, program_id)
        self._work = work
        self._program_id = program_id

    def sessions(self) -> tuple[TrainingSession, ...]:
        mine = training_session.c.program_id == self._program_id
        select = sa.select(training_session).where(mine)
        order = (training_session.c.starts_at, training_session.c.session_id)
        return tuple(_read(row) for row in self._work.all(select.order_by(*order)))

    def session(self, session_id: str) -> TrainingSession | None:
        """In a writing transaction the row stays locked: whoever is second decides second."""
        select = sa.select(training_session).where(*self._of(training_session, session_id))
        row = self._work.first(self._work.locked(select))
        return None if row is None else _read(row)

    def add(self, session: TrainingSession) -> None:
        insert = self._work.insert(training_session)
        self._work.run(insert.on_conflict_do_nothing(), self._values(session))

    def put(self, session: TrainingSession) -> None:
        which = self._of(training_session, session.session_id)
        values = self._values(session)
        self._work.run(sa.update(training_session).where(*which).values(**values))

    def invited(self, session_id: str) -> Mapping[str, Invited]:
        rows = self._work.all(sa.select(rsvp).where(*self._of(rsvp, session_id)))
        return {r.member_id: Invited(Answer(r.answer), r.asked_at, r.reminded) for r in rows}

    def put_invited(self, session_id: str, invited: Mapping[str, Invited]) -> None:
        insert = self._work.insert(rsvp)
        kept = ("answer", "asked_at", "reminded")
        rows = [
            {
                **self._key(session_id, member_id),
                "answer": one.answer.value,
                "asked_at": one.asked_at,
                "reminded": one.reminded,
            }
            for member_id, one in sorted(invited.items())
        ]
        self._work.run(
            insert.on_conflict_do_update(
                index_elements=["program_id", "session_id", "member_id"],
                set_={name: insert.excluded[name] for name in kept},
            ),
            rows,
        )

    def marks(self, session_id: str) -> Mapping[str, Mark]:
        rows = self._work.all(sa.select(attendance).where(*self._of(attendance, session_id)))
        return {row.member_id: Mark(row.mark) for row in rows}

    def put_marks(self, session_id: str, marks: Mapping[str, Mark]) -> None:
        insert = self._work.insert(attendance)
        rows = [
            {**self._key(session_id, member_id), "mark": mark.value}
            for member_id, mark in sorted(marks.items())
        ]
        self._work.run(
            insert.on_conflict_do_update(
                index_elements=["program_id", "session_id", "member_id"],
                set_={"mark": insert.excluded.mark},
            ),
            rows,
        )

    def histories(
        self, recent: int, member_id: str | None = None
    ) -> Mapping[str, tuple[Attended, ...]]:
        newest = (
            sa.select(training_session.c.session_id)
            .where(*self._recorded())
            .order_by(training_session.c.starts_at.desc())
            .limit(recent)
        )
        found: dict[str, list[Attended]] = {}
        whose = [attendance.c.member_id == member_id] if member_id is not None else []
        for row in self._attended(attendance.c.session_id.in_(newest), *whose):
            found.setdefault(row.member_id, []).append(_attended(row))
        return {member_id: tuple(rows) for member_id, rows in found.items()}

    def history(self, member_id: str) -> tuple[Attended, ...]:
        return tuple(map(_attended, self._attended(attendance.c.member_id == member_id)))

    def forget(self, before: datetime) -> None:
        old = training_session.c.starts_at < before
        mine = training_session.c.program_id == self._program_id
        self._work.run(sa.delete(training_session).where(mine, old))

    def _attended(self, *which: sa.ColumnElement[bool]) -> list[sa.Row[Any]]:
        """Newest first."""
        columns = (attendance.c.member_id, attendance.c.mark, training_session.c.begins)
        joined = (attendance.c.program_id == training_session.c.program_id) & (
            attendance.c.session_id == training_session.c.session_id
        )
        select = sa.select(*columns).join_from(attendance, training_session, joined)
        rows = select.where(*self._recorded(), *which).order_by(
            training_session.c.starts_at.desc(), attendance.c.member_id
        )
        return list(self._work.all(rows))

    def _recorded(self) -> tuple[sa.ColumnElement[bool], ...]:
        return (
            training_session.c.program_id == self._program_id,
            training_session.c.recorded_at.is_not(None),
            sa.not_(training_session.c.removed),
        )

    def _of(self, table: sa.Table, session_id: str) -> tuple[sa.ColumnElement[bool], ...]:
        return (table.c.program_id == self._program_id, table.c.session_id == session_id)

    def _key(self, session_id: str, member_id: str) -> dict[str, str]:
        return {
            "program_id": self._program_id,
            "session_id": session_id,
            "member_id": member_id,
        }

    def _values(self, session: TrainingSession) -> dict[str, Any]:
        return {
            "program_id": self._program_id,
            "session_id": session.session_id,
            "title": session.title,
            "begins": session.begins.isoformat(),
            "zone": session.zone,
            "starts_at": session.starts_at,
            "minutes": session.minutes,
            "place": session.where,
            "repeat": str(session.repeat),
            "trainer": session.trainer,
            "followed": session.followed,
            "removed": session.removed,
            "asked": session.asked,
            "asked_at": session.asked_at,
            "recorded_at": session.recorded_at,
        }


def _read(row: sa.Row[Any]) -> TrainingSession:
    return TrainingSession(
        session_id=row.session_id,
        title=row.title,
        begins=datetime.fromisoformat(row.begins),
        zone=row.zone,
        minutes=row.minutes,
        where=row.place,
        repeat=Repeat.of(row.repeat),
        trainer=row.trainer,
        followed=row.followed,
        removed=row.removed,
        asked=row.asked,
        asked_at=row.asked_at,
        recorded_at=row.recorded_at,
    )


def _attended(row: sa.Row[Any]) -> Attended:
    return Attended(datetime.fromisoformat(row.begins).date(), Mark(row.mark))
