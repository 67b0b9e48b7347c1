"""The sealed parts of cases: which key opens them, how they are written, read and removed."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.refused import BadEpochs
from storage.sealing import CaseKey, Place, Sealer
from storage.tables import cases, epoch, sealed
from storage.work import Work

DOCUMENT = "doc"
NET_PART = "net"
MESSAGE_PREFIX = "msg:"
"""Followed by the random key of the message at Slack."""


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    record_version: int
    plain: bytes


class Parts:
    """Within one transaction. Keys are unwrapped once and forgotten with it."""

    def __init__(self, work: Work, program_id: str, sealer: Sealer) -> None:
        self._work = work
        self._program_id = program_id
        self._sealer = sealer
        self._keys: dict[str, CaseKey] = {}

    def new_key(self, case_id: str, at: datetime) -> CaseKey:
        """A key for a new case. Its epoch is written down, so that a wrong secret is noticed."""
        key = self._sealer.new_case_key(case_id, at)
        check = self._sealer.epoch_check(key.epoch)
        self._work.run(
            self._work.insert(epoch).on_conflict_do_nothing(),
            {
                "program_id": self._program_id,
                "epoch": key.epoch,
                "check_value": check,
                "opened_at": at,
            },
        )
        known = self._work.scalar(
            sa.select(epoch.c.check_value).where(
                epoch.c.program_id == self._program_id, epoch.c.epoch == key.epoch
            )
        )
        if known != check:
            raise BadEpochs(f"The secret of {key.epoch} is not the one this database began with.")
        self._keys[case_id] = key
        return key

    def unwrap(self, case_id: str, epoch_id: str, wrapped: bytes) -> CaseKey:
        key = self._keys.get(case_id)
        if key is None:
            key = self._sealer.open_case_key(case_id, epoch_id, wrapped)
            self._keys[case_id] = key
        return key

    def key(self, case_id: str) -> CaseKey | None:
        """None for a case that is gone, or whose key is."""
        known = self._keys.get(case_id)
        if known is not None:
            return known
        row = self._work.first(
            sa.select(cases.c.epoch, cases.c.wrapped_key).where(
                cases.c.program_id == self._program_id, cases.c.case_id == case_id
            )
        )
        if row is None or row.wrapped_key is None:
            return None
        return self.unwrap(case_id, row.epoch, row.wrapped_key)

    def open(
        self, key: CaseKey, name: str, record_version: int, epoch_id: str, blob: bytes
    ) -> Part:
        place = Place("sealed", key.case_id, name, record_version, epoch_id)
        return Part(name, record_version, self._sealer.open(key, place, blob))

    def one(self, key: CaseKey, name: str) -> Part | None:
        found = self._read(key, sealed.c.part == name)
        return found[0] if found else None

    def beginning(self, key: CaseKey, prefix: str) -> tuple[Part, ...]:
        """Every part whose name begins with ``prefix``."""
        return self._read(key, sealed.c.part.startswith(prefix, autoescape=True))

    def _read(self, key: CaseKey, which: sa.ColumnElement[bool]) -> tuple[Part, ...]:
        rows = self._work.all(
            sa.select(sealed.c.part, sealed.c.record_version, sealed.c.epoch, sealed.c.blob)
            .where(*self._at(key.case_id), which)
            .order_by(sealed.c.part)
        )
        return tuple(self.open(key, r.part, r.record_version, r.epoch, r.blob) for r in rows)

    def write(self, key: CaseKey, part: Part) -> None:
        """Puts ``part`` in place of what was there."""
        place = Place("sealed", key.case_id, part.name, part.record_version, key.epoch)
        insert = self._work.insert(sealed)
        kept = insert.excluded
        self._work.run(
            insert.on_conflict_do_update(
                index_elements=["program_id", "case_id", "part"],
                set_={
                    "record_version": kept.record_version,
                    "epoch": kept.epoch,
                    "blob": kept.blob,
                },
            ),
            {
                "program_id": self._program_id,
                "case_id": key.case_id,
                "part": part.name,
                "record_version": part.record_version,
                "epoch": key.epoch,
                "blob": self._sealer.seal(key, place, part.plain),
            },
        )

    def replace(self, case_id: str, name: str, plain: bytes) -> bool:
        """Writes the next version of a part; False when the case is gone."""
        key = self.key(case_id)
        if key is None:
            return False
        version = self._work.scalar(
            sa.select(sealed.c.record_version).where(*self._at(case_id), sealed.c.part == name)
        )
        self.write(key, Part(name, (version or 0) + 1, plain))
        return True

    def remove(self, case_id: str, name: str) -> None:
        self._work.run(sa.delete(sealed).where(*self._at(case_id), sealed.c.part == name))

    def _at(self, case_id: str) -> tuple[sa.ColumnElement[bool], ...]:
        return (sealed.c.program_id == self._program_id, sealed.c.case_id == case_id)
