"""To whom a database belongs: one workspace, the keys it was sealed with, the epochs it needs."""

import secrets
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.epochs import Epochs
from storage.hashes import check_of
from storage.keys import KeyRing
from storage.refused import BadEpochs, BadKeyRing, OtherWorkspace
from storage.tables import cases, epoch, program, ring_key
from storage.work import Work


def bound_to(work: Work) -> sa.Row[Any] | None:
    """program_id, enterprise, team, served_real; None for a database nobody has used."""
    return work.first(sa.select(program))


def bind(work: Work, enterprise: str, team: str, at: datetime, *, real: bool) -> str:
    if work.is_postgres:
        # Two processes that start together must not both find the database unused.
        work.run(sa.text("LOCK TABLE program IN SHARE ROW EXCLUSIVE MODE"))
    row = bound_to(work)
    if row is None:
        return _first_bound(work, enterprise, team, at, real=real)
    if (row.enterprise, row.team) != (enterprise, team):
        raise OtherWorkspace(
            "This database belongs to another Slack workspace. Use that workspace's token, "
            "or another DATABASE_URL with other keys."
        )
    if row.served_real and not real:
        raise OtherWorkspace(
            "This database has served a real workspace; practice never touches it. "
            "Use another DATABASE_URL."
        )
    if real and not row.served_real:
        raise OtherWorkspace(
            "This database was made by practice; nothing in it may ever count as real. "
            "Use another DATABASE_URL."
        )
    return str(row.program_id)


def _first_bound(work: Work, enterprise: str, team: str, at: datetime, *, real: bool) -> str:
    program_id = secrets.token_hex(8)
    values = {
        "program_id": program_id,
        "enterprise": enterprise,
        "team": team,
        "created_at": at,
        "served_real": real,
    }
    work.run(sa.insert(program), values)
    return program_id


def uses_keys(work: Work) -> bool:
    """Whether any key ring was ever used with this database."""
    return work.first(sa.select(ring_key.c.key_id).limit(1)) is not None


def check_ring(
    work: Work, ring: KeyRing, program_id: str | None = None, at: datetime | None = None
) -> None:
    """Refuses a ring that shares no key with what the database was sealed with.

    With ``program_id`` and ``at`` the keys of the ring are also written down as used.
    """
    known = {row.key_id: bytes(row.check_value) for row in work.all(sa.select(ring_key))}
    checks = {key.key_id: check_of(key.key) for key in ring.keys}
    if known and not any(known.get(key_id) == check for key_id, check in checks.items()):
        raise BadKeyRing(
            "The key ring is not the one that this database was sealed with. "
            "Put the right ring back from the safe."
        )
    if program_id is None or at is None:
        return
    work.run(
        sa.insert(ring_key),
        [
            {
                "program_id": program_id,
                "key_id": key_id,
                "check_value": check,
                "first_used_at": at,
            }
            for key_id, check in checks.items()
            if key_id not in known
        ],
    )


def check_epochs(work: Work, epochs: Epochs) -> None:
    """Refuses to begin while the secret of a case that still has its key is lost or another."""
    needed = {row.epoch for row in work.all(_NEEDED)}
    for row in work.all(sa.select(epoch.c.epoch, epoch.c.check_value)):
        secret = epochs.read(row.epoch)
        lost = secret is None and row.epoch in needed
        if lost or (secret is not None and check_of(secret) != bytes(row.check_value)):
            raise BadEpochs(
                f"The epoch secret {row.epoch} is missing or not the one this database was sealed "
                "with. Put it back from the other directory of PEERSUPPORT_EPOCHS."
            )


_NEEDED = sa.select(cases.c.epoch).where(cases.c.wrapped_key.is_not(None)).distinct()
