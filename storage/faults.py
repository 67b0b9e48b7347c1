"""What a driver's error means to us: the only translation, and the place where its words end."""

import sqlite3
from typing import Any

import sqlalchemy.exc as sa_exc

from bot.ports import NotSaved, Unavailable

_SQLITE_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_SQLITE_GONE = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_READONLY,
}
_LOCK_NOT_AVAILABLE, _DEADLOCK, _SERIALIZATION = "55P03", "40P01", "40001"
_CANCELED = "57014"
_REFUSED_ROW = ("23505", "23P01")
_SERVER_GONE = ("08", "53", "57P", "58", "XX")


class StorageFault(Exception):
    """A statement that we got wrong. Says the code and the constraint, never a value.

    Drivers quote values (PostgreSQL: *Key (x)=(y) already exists*), so their own error is not
    kept as the cause.
    """

    def __init__(self, code: str, constraint: str = "") -> None:
        super().__init__(f"{code} {constraint}".strip())
        self.code = code
        self.constraint = constraint


class Duplicate(StorageFault):
    """A unique constraint, or the one against overlaps, refused the row; ``constraint`` names it,
    or its columns."""


def translated(error: sa_exc.SQLAlchemyError) -> Exception:
    """Our exception for ``error``. Raise it ``from None``: the original may quote values."""
    if isinstance(error, sa_exc.TimeoutError):
        return NotSaved()
    original = getattr(error, "orig", None)
    if isinstance(original, sqlite3.Error):
        return _of_sqlite(original)
    if isinstance(error, sa_exc.DBAPIError):
        return _of_postgres(error, getattr(original, "sqlstate", None), original)
    return StorageFault(type(error).__name__)


def _of_sqlite(error: sqlite3.Error) -> Exception:
    code = getattr(error, "sqlite_errorcode", 0)
    if code & 0xFF in _SQLITE_BUSY:
        return NotSaved()
    if code & 0xFF in _SQLITE_GONE:
        return Unavailable()
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    if name in ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"):
        # "UNIQUE constraint failed: table.column, table.column": names only, no values.
        return Duplicate(name, str(error).partition(": ")[2])
    return StorageFault(name)


def _of_postgres(error: sa_exc.DBAPIError, state: str | None, original: Any) -> Exception:
    if state in (_LOCK_NOT_AVAILABLE, _DEADLOCK, _SERIALIZATION):
        return NotSaved()
    if state == _CANCELED:
        return NotSaved()
    if error.connection_invalidated or state is None or state.startswith(_SERVER_GONE):
        return Unavailable()
    constraint = getattr(getattr(original, "diag", None), "constraint_name", None) or ""
    kind = Duplicate if state in _REFUSED_ROW else StorageFault
    return kind(state, constraint)
