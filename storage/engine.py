"""How a database is opened and a transaction begins and ends, on SQLite and on PostgreSQL."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
import sqlalchemy.exc as sa_exc

from bot.ports import NotSaved, OutcomeUnknown, StoreError
from storage.faults import translated
from storage.limits import TimeLimit, current_limit
from storage.refused import StorageRefused
from storage.sqlite_file import SqliteFile
from storage.work import Work, translating

WRITER_WAIT_SECONDS = 1.0
_POOL = 8
_READERS = 3


class Database:
    """The way to one database: writing and reading transactions under a time limit."""

    def __init__(
        self,
        writer: sa.Engine,
        reader: sa.Engine,
        monotonic: Callable[[], float],
        file: SqliteFile | None = None,
    ) -> None:
        self.writer = writer
        self.reader = reader
        self.file = file
        self._monotonic = monotonic
        self.is_sqlite = file is not None
        self.writing_threads = 1 if self.is_sqlite else _POOL
        self.reading_threads = _READERS

    def limit(self) -> TimeLimit:
        """The limit of the job on this thread; a fresh one outside of any job."""
        return current_limit.get(None) or TimeLimit(self._monotonic)

    @contextmanager
    def write(self) -> Iterator[Work]:
        """Commits on leaving; any exception rolls back. See ``StoreError`` for the ways it ends."""
        limit = self.limit()
        limit.start()
        with self._connected(self.writer) as connection:
            transaction = self._begin(connection, limit)
            try:
                yield Work(connection, limit, writing=True)
                if self.file is not None:
                    self.file.check()
                limit.commit_begins()
            except BaseException:
                _roll_back(connection, transaction)
                raise
            self._commit(connection, transaction, limit)

    @contextmanager
    def read(self) -> Iterator[Work]:
        """One snapshot; always rolled back."""
        limit = self.limit()
        with self._connected(self.reader) as connection:
            transaction = self._begin(connection, limit)
            try:
                yield Work(connection, limit, writing=False)
            finally:
                _roll_back(connection, transaction)

    @contextmanager
    def _connected(self, engine: sa.Engine) -> Iterator[sa.Connection]:
        with translating():
            connection = engine.connect()
        try:
            yield connection
        finally:
            connection.close()

    def _begin(self, connection: sa.Connection, limit: TimeLimit) -> sa.RootTransaction:
        limit.check()
        milliseconds = max(1, int(limit.left() * 1000))
        wait = min(milliseconds, int(WRITER_WAIT_SECONDS * 1000))
        with translating():
            if self.is_sqlite:
                # Straight to the driver: through SQLAlchemy it would begin the transaction.
                driver = connection.connection.cursor()
                driver.execute(f"PRAGMA busy_timeout = {wait}")
                driver.close()
                return connection.begin()
            transaction = connection.begin()
            connection.execute(_LIMITS, {"statement": str(milliseconds), "lock": str(wait)})
            return transaction

    def _commit(
        self, connection: sa.Connection, transaction: sa.RootTransaction, limit: TimeLimit
    ) -> None:
        try:
            transaction.commit()
        except sa_exc.SQLAlchemyError as error:
            failed = _commit_failed(error)
            if not isinstance(failed, OutcomeUnknown):
                limit.commit_failed()
            _roll_back(connection, transaction)
            raise failed from None
        limit.commit_done()

    def close(self) -> None:
        self.reader.dispose()
        self.writer.dispose()
        if self.file is not None:
            self.file.release()


_LIMITS = sa.text(
    "SELECT set_config('statement_timeout', :statement, true),"
    " set_config('lock_timeout', :lock, true)"
)


def _commit_failed(error: sa_exc.SQLAlchemyError) -> Exception:
    """A busy, full or refusing database says that nothing was kept; silence says nothing."""
    original = getattr(error, "orig", None)
    if isinstance(original, sqlite3.Error):
        code = getattr(original, "sqlite_errorcode", 0) & 0xFF
        return OutcomeUnknown() if code == sqlite3.SQLITE_IOERR else translated(error)
    if getattr(error, "connection_invalidated", True):
        return OutcomeUnknown()
    known = translated(error)
    return NotSaved() if isinstance(known, StoreError) else known


def _roll_back(connection: sa.Connection, transaction: sa.RootTransaction) -> None:
    """A connection that cannot even roll back is thrown away: the server rolls back by itself."""
    try:
        transaction.rollback()
    except sa_exc.SQLAlchemyError:
        connection.invalidate()


def open_database(url: str, monotonic: Callable[[], float]) -> Database:
    """Opens ``url``; a SQLite file is locked for this process, and made when it is missing."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(sqlite_path(parsed), monotonic)
    return _open_postgres(parsed, monotonic)


def open_reader(url: str) -> sa.Engine:
    """For one look at a database that another process may own. Takes no lock, makes nothing."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return sqlite_engine(sqlite_path(parsed), reading=True)
    return _postgres_engine(parsed)


def sqlite_path(url: sa.URL) -> Path:
    if not url.database or url.database.startswith((":memory:", "file:")):
        raise StorageRefused("DATABASE_URL must name a file: sqlite:///data/peersupport.db")
    return Path(url.database).absolute()


def _open_sqlite(path: Path, monotonic: Callable[[], float]) -> Database:
    file = SqliteFile(path)
    file.take()
    try:
        writer = sqlite_engine(path)
        with translating(), writer.connect():
            pass
        file.watch()
        return Database(writer, sqlite_engine(path, reading=True), monotonic, file)
    except BaseException:
        file.release()
        raise


def sqlite_engine(path: Path, *, reading: bool = False) -> sa.Engine:
    """Writing transactions take the write lock at BEGIN: one that reads first and then writes
    would fail at once as *locked* where it could have waited."""
    mode = "ro" if reading else "rw"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode={mode}",
            uri=True,
            timeout=WRITER_WAIT_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        for name, value in _READ_PRAGMAS if reading else _WRITE_PRAGMAS:
            connection.execute(f"PRAGMA {name} = {value}")
        return connection

    engine = sa.create_engine(
        "sqlite://",
        creator=connect,
        poolclass=sa.QueuePool,
        pool_size=_READERS if reading else 1,
        max_overflow=0,
        pool_timeout=WRITER_WAIT_SECONDS,
        hide_parameters=True,
    )
    statement = "BEGIN" if reading else "BEGIN IMMEDIATE"
    sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(statement))
    return engine


_WRITE_PRAGMAS = (
    ("journal_mode", "WAL"),
    ("synchronous", "FULL"),
    ("secure_delete", "ON"),
    ("foreign_keys", "ON"),
    ("temp_store", "MEMORY"),
)
_READ_PRAGMAS = (("query_only", "ON"), ("temp_store", "MEMORY"))


def _open_postgres(url: sa.URL, monotonic: Callable[[], float]) -> Database:
    writer = _postgres_engine(url)
    reader = writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Database(writer, reader, monotonic)


def _postgres_engine(url: sa.URL) -> sa.Engine:
    if url.drivername not in ("postgres", "postgresql", "postgresql+psycopg"):
        raise StorageRefused("DATABASE_URL names a database other than SQLite or PostgreSQL.")
    return sa.create_engine(
        url.set(drivername="postgresql+psycopg"),
        isolation_level="READ COMMITTED",
        pool_size=_POOL + _READERS,
        max_overflow=0,
        pool_timeout=WRITER_WAIT_SECONDS,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"connect_timeout": 2, "application_name": "peersupport"},
    )
