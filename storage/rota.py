"""Shifts, stand-ins and spans. The present is one read of an index, however long the past is."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.shifts import LONGEST_SPAN, SOON, Duty, Override, Shift, Span, by_time
from bot.ports import Conflict
from storage.documents import SHIFT
from storage.faults import Duplicate
from storage.rota_tables import shift, span, stand_in
from storage.work import Work


class Rota:
    """Within one transaction of one program."""

    def __init__(self, work: Work, program_id: str) -> None:
        self._work = work
        self._program_id = program_id

    # shifts

    def shifts(self) -> tuple[Shift, ...]:
        """Oldest first, without removed ones. Whoever may write holds them: changes of the rota go
        one after another."""
        select = (
            sa.select(shift)
            .where(shift.c.program_id == self._program_id)
            .order_by(shift.c.made_at, shift.c.shift_id)
        )
        rows = self._work.all(self._work.locked(select))
        there = (SHIFT.read(row.document) for row in rows)
        return tuple(one for one in there if one.removed_at is None)

    def shift(self, shift_id: str) -> Shift | None:
        which = (shift.c.program_id == self._program_id, shift.c.shift_id == shift_id)
        row = self._work.first(self._work.locked(sa.select(shift).where(*which)))
        return None if row is None else SHIFT.read(row.document)

    def put_shift(self, one: Shift, by: str, at: datetime) -> None:
        insert = self._work.insert(shift)
        statement = insert.on_conflict_do_update(
            index_elements=["program_id", "shift_id"],
            set_={"document": insert.excluded.document},
        )
        row = {"shift_id": one.shift_id, "document": SHIFT.to_text(one), "made_by": by}
        self._work.run(statement, {"program_id": self._program_id, **row, "made_at": at})

    # stand-ins

    def overrides(self, begins: datetime, ends: datetime) -> tuple[Override, ...]:
        """Those that touch the time between two moments, in the order in which they were made."""
        rows = self._work.all(
            sa.select(stand_in)
            .where(
                stand_in.c.program_id == self._program_id,
                stand_in.c.ends > begins,
                stand_in.c.begins < ends,
            )
            .order_by(stand_in.c.position)
        )
        return tuple(
            Override(row.override_id, row.out, row.stands_in, row.begins, row.ends) for row in rows
        )

    def put_override(self, one: Override, by: str, at: datetime) -> None:
        newest = self._work.scalar(
            sa.select(sa.func.max(stand_in.c.position)).where(
                stand_in.c.program_id == self._program_id
            )
        )
        row = {
            "program_id": self._program_id,
            "override_id": one.override_id,
            "position": (newest or 0) + 1,
            "out": one.out,
            "stands_in": one.stands_in,
            "begins": one.begins,
            "ends": one.ends,
            "made_by": by,
            "made_at": at,
        }
        try:
            self._work.run(sa.insert(stand_in), row)
        except Duplicate:
            raise Conflict from None

    # spans

    def spans(
        self, begins: datetime, ends: datetime, member_ids: Collection[str] | None = None
    ) -> tuple[Span, ...]:
        """Those that touch the time between two moments; no span is longer than LONGEST_SPAN, so
        that the index is read from there on and no further back."""
        which = [
            span.c.program_id == self._program_id,
            span.c.begins > begins - LONGEST_SPAN,
            span.c.begins < ends,
            span.c.ends > begins,
        ]
        if member_ids is not None:
            which.append(span.c.member_id.in_(sorted(member_ids)))
        return self._found(which)

    def spans_of(self, shift_id: str, after: datetime) -> tuple[Span, ...]:
        return self._found(
            [
                span.c.program_id == self._program_id,
                span.c.shift_id == shift_id,
                span.c.ends > after,
            ]
        )

    def on_call(self, at: datetime) -> frozenset[str]:
        """Member ids of everybody on call at a moment."""
        which = [
            span.c.program_id == self._program_id,
            span.c.begins > at - LONGEST_SPAN,
            span.c.begins <= at,
            span.c.ends > at,
        ]
        rows = self._work.all(sa.select(span.c.member_id).where(*which))
        return frozenset(row.member_id for row in rows)

    def duty(self, at: datetime) -> Mapping[str, Duty]:
        """By member id: everybody who is on call at a moment or within the day that follows."""
        which = [
            span.c.program_id == self._program_id,
            span.c.begins > at - LONGEST_SPAN,
            span.c.begins <= at + SOON,
            span.c.ends > at,
        ]
        found: dict[str, Duty] = {}
        columns = sa.select(span.c.member_id, span.c.begins)
        for row in self._work.all(columns.where(*which).order_by(span.c.begins)):
            known = found.get(row.member_id, Duty())
            if row.begins <= at:
                found[row.member_id] = Duty(on_call=True)
            elif known.next_shift is None:
                found[row.member_id] = replace(known, next_shift=row.begins)
        return found

    def _found(self, which: list[sa.ColumnElement[bool]]) -> tuple[Span, ...]:
        rows = self._work.all(sa.select(span).where(*which))
        return tuple(sorted((_read(row) for row in rows), key=by_time))

    def replace_spans(
        self, shift_ids: Collection[str], after: datetime, spans: Iterable[Span]
    ) -> None:
        """Puts ``spans`` in place of every span of these shifts that has not ended by ``after``.

        In one order everywhere: two transactions must not meet crosswise.
        """
        self._work.run(
            sa.delete(span).where(
                span.c.program_id == self._program_id,
                span.c.shift_id.in_(sorted(shift_ids)),
                span.c.ends > after,
            )
        )
        rows = [
            {
                "program_id": self._program_id,
                "member_id": one.member_id,
                "begins": one.begins,
                "ends": one.ends,
                "shift_id": one.shift_id,
                "instead_of": one.instead_of,
            }
            for one in sorted(spans, key=lambda one: (one.member_id, one.begins))
        ]
        try:
            self._work.run(sa.insert(span), rows)
        except Duplicate:
            raise Conflict from None

    def forget(self, before: datetime) -> None:
        """Spans and stand-ins that ended, and shifts that were removed, before ``before``."""
        for table in (span, stand_in):
            which = (table.c.program_id == self._program_id, table.c.ends < before)
            self._work.run(sa.delete(table).where(*which))
        mine = sa.select(shift).where(shift.c.program_id == self._program_id)
        for row in self._work.all(mine):
            removed_at = SHIFT.read(row.document).removed_at
            if removed_at is not None and removed_at < before:
                self._forget_shift(row.shift_id)

    def _forget_shift(self, shift_id: str) -> None:
        which = (shift.c.program_id == self._program_id, shift.c.shift_id == shift_id)
        self._work.run(sa.delete(shift).where(*which))


def _read(row: sa.Row[Any]) -> Span:
    return Span(row.begins, row.ends, row.shift_id, row.member_id, row.instead_of)
