"""Storage as a whole: opened in the right order, bound to one workspace, closed."""

import os
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from bot.ports import Clock
from storage import first_run, keys
from storage.backup import back_up
from storage.binding import bind, bound_to, check_epochs, check_ring, uses_keys
from storage.engine import Database, open_database, open_reader, sqlite_path
from storage.epochs import Epochs
from storage.hashes import Hashes
from storage.keys import KeyRing
from storage.migrate import Migrated, current_revision, migrate
from storage.outbox import SqlOutbox
from storage.refused import BadKeyRing, Damaged, StorageRefused
from storage.sealing import Sealer
from storage.sessions import Secrets
from storage.store import SqlStore
from storage.tables import program
from storage.threads import DatabaseThreads
from storage.work import translating


@dataclass(frozen=True, slots=True)
class Where:
    """What the environment says about storage. ``ring`` is PEERSUPPORT_KEYS, or None."""

    url: str
    ring_file: Path
    epoch_directories: tuple[Path, ...]
    ring: str | None = None

    @property
    def sqlite(self) -> Path | None:
        url = sa.make_url(self.url)
        return sqlite_path(url) if url.get_backend_name() == "sqlite" else None


class Storage:
    """An open database with its keys. ``migrated`` says what opening it changed."""

    def __init__(
        self, database: Database, ring: KeyRing, epochs: Epochs, migrated: Migrated, clock: Clock
    ) -> None:
        self.database = database
        self._ring = ring
        self._epochs = epochs
        self.migrated = migrated
        self.threads = DatabaseThreads(
            database.writing_threads, database.reading_threads, clock.monotonic
        )
        self._clock = clock

    @property
    def is_only_process(self) -> bool:
        """True on SQLite: claims of a predecessor may be taken over at once."""
        return self.database.is_sqlite

    def bind(self, enterprise: str, team: str, *, real: bool) -> "Bound":
        """The program of this workspace, made when the database is new.

        Refuses with OtherWorkspace. The first bind marks the database for ever as ``real`` or
        as practice's, and the other kind of bot never touches it.
        """
        now = self._clock.now()
        with self.database.write() as work:
            program_id = bind(work, enterprise, team, now, real=real)
            check_ring(work, self._ring, program_id, now)
        return self._bound(program_id)

    def bound(self) -> "Bound | None":
        """The program as it was bound before, for when Slack cannot be asked; else None."""
        with self.database.read() as work:
            row = bound_to(work)
        return None if row is None else self._bound(row.program_id)

    def _bound(self, program_id: str) -> "Bound":
        secrets = Secrets(
            program_id,
            Sealer(program_id, self._ring, self._epochs),
            Hashes(program_id, self._ring),
        )
        return Bound(SqlStore(self.database, secrets), SqlOutbox(self.database, secrets))

    async def close(self) -> None:
        """Finishes what was handed over, then lets go of the database."""
        await self.threads.close()
        self.database.close()

    def close_now(self) -> None:
        """For commands that never started a thread."""
        self.database.close()


@dataclass(frozen=True, slots=True)
class Bound:
    """The two doors of one program."""

    store: SqlStore
    outbox: SqlOutbox


def open_storage(where: Where, clock: Clock) -> Storage:
    """Keys, then the database, then its schema, then whether they belong together.

    Raises StorageRefused with a sentence, or Unavailable. Nothing is made before it is certain
    that this is a first run, and the key ring is made after the database: interrupted at any
    point, the next start goes on from there.
    """
    ring = _ring_there(where)
    epochs = Epochs(where.epoch_directories)
    epochs.repair()
    path = where.sqlite
    if path is not None and first_run.is_missing(path):
        first_run.refuse_lost_database(path, ring, epochs)
    database = open_database(where.url, clock.monotonic)
    try:
        if path is not None:
            _refuse_damaged(path, database)
        if path is not None and current_revision(database) is None:
            first_run.refuse_lost_database(path, ring, epochs)
        migrated = migrate(database)
        if ring is None:
            ring = _first_ring(where, database)
        with database.read() as work:
            check_ring(work, ring)
            check_epochs(work, epochs)
        return Storage(database, ring, epochs, migrated, clock)
    except BaseException:
        database.close()
        raise


def _refuse_damaged(path: Path, database: Database) -> None:
    """A file that lost some of its pages would open, and fail at whoever needs one of them."""
    with database.read() as work:
        found = work.first(sa.text("PRAGMA quick_check(1)"))
    if found is None or found[0] != "ok":
        raise Damaged(f"The database {path} is damaged. Put it back from its latest copy.")


def _ring_there(where: Where) -> KeyRing | None:
    if where.ring is not None:
        return keys.parse_ring(where.ring, "PEERSUPPORT_KEYS")
    if os.path.lexists(where.ring_file):
        return keys.read_ring(where.ring_file)
    return None


def _first_ring(where: Where, database: Database) -> KeyRing:
    with database.read() as work:
        used = uses_keys(work)
    if used or not database.is_sqlite:
        raise BadKeyRing(
            f"There is no key ring at {where.ring_file}. "
            + ("Put it back from the safe." if used else "Make one with: python -m bot keys new")
        )
    return keys.new_ring(where.ring_file, first_run=True)


def has_served_real(where: Where) -> bool:
    """Whether that database has served a real workspace; a missing one has not. Changes nothing."""
    return _mark(where) is True


def has_practised(where: Where) -> bool:
    """Whether that database is practice's; a missing or unused one is not. Changes nothing."""
    return _mark(where) is False


def _mark(where: Where) -> bool | None:
    """``served_real`` of its program; None where there is no program yet."""
    path = where.sqlite
    if path is not None and first_run.is_missing(path):
        return None
    engine = open_reader(where.url)
    try:
        with translating(), engine.connect() as connection:
            if not sa.inspect(connection).has_table(program.name):
                return None
            mark: bool | None = connection.scalar(sa.select(program.c.served_real))
            return mark
    finally:
        engine.dispose()


def back_up_sqlite(where: Where, target: Path) -> None:
    """A copy while the bot runs. PostgreSQL has tools of its own for that."""
    path = where.sqlite
    if path is None:
        raise StorageRefused("This database is PostgreSQL. Copy it with: pg_dump")
    back_up(path, target)
