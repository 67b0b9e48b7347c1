"""Cases in the database: few open columns, and the whole of the case sealed beside them."""

import logging
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from bot.domain.cases import Case, CaseState
from bot.domain.people import Person
from bot.domain.refusals import AlreadyAsking
from bot.ports import Conflict
from storage import deadlines
from storage.documents import CASE
from storage.hashes import Hashes
from storage.parts import DOCUMENT, Part, Parts
from storage.refused import CannotOpen
from storage.sealing import CaseKey
from storage.tables import cases, open_request, party, sealed
from storage.work import Work

_log = logging.getLogger(__name__)
_OVER = tuple(state.value for state in CaseState if state.is_over)


class Cases:
    """Within one transaction of one program."""

    def __init__(self, work: Work, program_id: str, parts: Parts, hashes: Hashes) -> None:
        self._work = work
        self._program_id = program_id
        self._parts = parts
        self._hashes = hashes

    # writing

    def add(self, case: Case) -> None:
        if case.state.is_asking:
            self._hold_open_request(case)
        key = self._parts.new_key(case.case_id, case.asked_at)
        values = {
            "program_id": self._program_id,
            "case_id": case.case_id,
            "wrapped_key": key.wrapped,
        }
        self._work.run(sa.insert(cases), {**values, **_open_columns(case, key.epoch)})
        self._write_rest(case, key)

    def save(self, case: Case) -> Case:
        key = self._parts.key(case.case_id)
        if key is None:
            raise Conflict
        new = replace(case, version=case.version + 1)
        touched = self._work.run(
            sa.update(cases)
            .where(*self._at(case.case_id), cases.c.version == case.version)
            .values(_open_columns(new, key.epoch))
        )
        if touched == 0:
            raise Conflict
        if new.state.is_asking:
            self._hold_open_request(new)
        else:
            self._release_open_request(new.case_id)
        self._write_rest(new, key)
        return new

    def _write_rest(self, case: Case, key: CaseKey) -> None:
        self._parts.write(key, Part(DOCUMENT, case.version, CASE.to_bytes(case)))
        self._write_parties(case)
        deadlines.replace(self._work, self._program_id, case)

    def _write_parties(self, case: Case) -> None:
        """All anew: replaced one by one, a new holder could stand beside the old for a moment."""
        mine = (party.c.program_id == self._program_id, party.c.case_id == case.case_id)
        self._work.run(sa.delete(party).where(*mine))
        self._work.run(
            sa.insert(party),
            [
                {
                    "program_id": self._program_id,
                    "party_id": p.party_id,
                    "case_id": case.case_id,
                    "role": p.role.value,
                    "state": p.state.value,
                    "member_id": p.member_id,
                }
                for p in case.parties
            ],
        )

    def _hold_open_request(self, case: Case) -> None:
        hashes = self._hashes.of_person(case.asking.requester)
        held = self._open_case_id(hashes)
        if held is None:
            row = {
                "program_id": self._program_id,
                "person_hash": hashes[0],
                "case_id": case.case_id,
            }
            insert = self._work.insert(open_request).on_conflict_do_nothing()
            if self._work.run(insert, row) == 1:
                return
        if held != case.case_id:
            raise AlreadyAsking

    def _release_open_request(self, case_id: str) -> None:
        self._work.run(
            sa.delete(open_request).where(
                open_request.c.program_id == self._program_id, open_request.c.case_id == case_id
            )
        )

    # reading

    def get(self, case_id: str) -> Case | None:
        """In a writing transaction the row stays locked: whoever is second decides second."""
        row = self._work.first(
            self._work.locked(
                sa.select(cases.c.epoch, cases.c.wrapped_key, cases.c.version).where(
                    *self._at(case_id)
                )
            )
        )
        if row is None or row.wrapped_key is None:
            return None
        key = self._parts.unwrap(case_id, row.epoch, row.wrapped_key)
        # A statement of its own: joined to the locked row, PostgreSQL could pair the new row
        # with the document as it was before the wait.
        part = self._parts.one(key, DOCUMENT)
        if part is None or part.record_version != row.version:
            raise CannotOpen("the document is not the one that belongs to the row")
        return CASE.read(part.plain)

    def of_party(self, party_id: str) -> Case | None:
        case_id = self._work.scalar(
            sa.select(party.c.case_id).where(
                party.c.program_id == self._program_id, party.c.party_id == party_id
            )
        )
        return None if case_id is None else self.get(case_id)

    def open_of(self, person: Person) -> Case | None:
        case_id = self._open_case_id(self._hashes.of_person(person))
        return None if case_id is None else self.get(case_id)

    def _open_case_id(self, hashes: tuple[bytes, ...]) -> str | None:
        found: str | None = self._work.scalar(
            sa.select(open_request.c.case_id).where(
                open_request.c.program_id == self._program_id,
                open_request.c.person_hash.in_(hashes),
            )
        )
        return found

    def live(self) -> tuple[Case, ...]:
        """One that does not open is left out and logged by its id: the others still count."""
        rows = self._work.all(
            sa.select(
                cases.c.case_id,
                cases.c.epoch,
                cases.c.wrapped_key,
                sealed.c.part,
                sealed.c.record_version,
                sealed.c.epoch.label("sealed_epoch"),
                sealed.c.blob,
            )
            .join_from(
                cases,
                sealed,
                (cases.c.program_id == sealed.c.program_id) & (cases.c.case_id == sealed.c.case_id),
            )
            .where(
                cases.c.program_id == self._program_id,
                cases.c.wrapped_key.is_not(None),
                sealed.c.part == DOCUMENT,
            )
        )
        found = [case for row in rows if (case := self._opened(row)) is not None]
        return tuple(sorted(found, key=lambda c: c.asked_at, reverse=True))

    def _opened(self, row: sa.Row[Any]) -> Case | None:
        try:
            key = self._parts.unwrap(row.case_id, row.epoch, row.wrapped_key)
            part = self._parts.open(key, row.part, row.record_version, row.sealed_epoch, row.blob)
            return CASE.read(part.plain)
        except CannotOpen:
            _log.warning("case_does_not_open", extra={"case_id": row.case_id})
            return None

    def open_ids(self) -> tuple[str, ...]:
        rows = self._work.all(
            sa.select(cases.c.case_id)
            .where(cases.c.program_id == self._program_id, cases.c.state.not_in(_OVER))
            .order_by(cases.c.case_id)
        )
        return tuple(row.case_id for row in rows)

    def _at(self, case_id: str) -> tuple[sa.ColumnElement[bool], ...]:
        return (cases.c.program_id == self._program_id, cases.c.case_id == case_id)


def _open_columns(case: Case, epoch: str) -> dict[str, Any]:
    """All that is said of a case in the open, beside its id and its wrapped key."""
    due = deadlines.first_of(case)
    return {
        "state": case.state.value,
        "urgency": case.urgency.value,
        "version": case.version,
        "due_at": due,
        "epoch": epoch,
    }
