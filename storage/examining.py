"""Looks at keys, database and schema as they are, beside a running bot, and changes nothing."""

import os
from collections.abc import Callable

import sqlalchemy as sa
from alembic.runtime.migration import MigrationContext

from storage import first_run, keys
from storage.binding import check_epochs, check_ring
from storage.engine import open_reader
from storage.epochs import Epochs
from storage.keys import KeyRing
from storage.limits import TimeLimit
from storage.migrate import newest_revision
from storage.opening import Where
from storage.refused import BadKeyRing, NewerSchema
from storage.work import Work, translating


def examine(where: Where, monotonic: Callable[[], float]) -> str:
    """What was found, in a sentence. Raises StorageRefused or Unavailable as opening would."""
    ring = _ring(where)
    epochs = Epochs(where.epoch_directories)
    path = where.sqlite
    if path is not None and first_run.is_missing(path):
        first_run.refuse_lost_database(path, ring, epochs)
        return "There is no database yet; the first run makes it, and its keys."
    if ring is None:
        raise BadKeyRing(f"There is no key ring at {where.ring_file}. Put it back from the safe.")
    engine = open_reader(where.url)
    try:
        with translating(), engine.connect() as connection:
            return _examine(connection, ring, epochs, monotonic)
    finally:
        engine.dispose()


def _ring(where: Where) -> KeyRing | None:
    if where.ring is not None:
        return keys.parse_ring(where.ring, "PEERSUPPORT_KEYS")
    return keys.read_ring(where.ring_file) if os.path.lexists(where.ring_file) else None


def _examine(
    connection: sa.Connection, ring: KeyRing, epochs: Epochs, monotonic: Callable[[], float]
) -> str:
    found = MigrationContext.configure(connection).get_current_revision()
    newest = newest_revision()
    if found is None:
        return "The database is empty; the first run makes its tables."
    if int(found) > int(newest) + 1:
        raise NewerSchema(f"The database is at revision {found}; this program knows {newest}.")
    work = Work(connection, TimeLimit(monotonic), writing=False)
    check_ring(work, ring)
    check_epochs(work, epochs)
    if int(found) < int(newest):
        return f"The keys fit. The database is at revision {found}; the next start brings {newest}."
    return f"The keys fit the database, which is at revision {found}."
