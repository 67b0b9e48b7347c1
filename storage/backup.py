"""Copies of a SQLite database while it is in use; what is sealed in it stays sealed."""

import os
import secrets
import sqlite3
from pathlib import Path

from storage.files import make_private_directory, sync_directory
from storage.refused import DatabaseGone, StorageRefused


def back_up(source: Path, target: Path) -> None:
    """A whole, readable copy at ``target`` (mode 600, durable), replacing an earlier one.

    Holds no key and no epoch secret: a case destroyed later is gone from here too.
    """
    if not source.is_file():
        raise DatabaseGone(f"There is no database at {source} to copy.")
    make_private_directory(target.parent)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(6)}")
    descriptor = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        _copy(source, draft)
        os.fsync(descriptor)
        draft.replace(target)
    except sqlite3.Error as error:
        draft.unlink(missing_ok=True)
        name = getattr(error, "sqlite_errorname", "error")
        raise StorageRefused(f"{source} could not be copied ({name}).") from None
    finally:
        os.close(descriptor)
    sync_directory(target.parent)


def _copy(source: Path, draft: Path) -> None:
    reading = sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)
    writing = sqlite3.connect(draft)
    try:
        reading.backup(writing)
        # The copy came with WAL on; one file alone is easier to keep and to carry.
        writing.execute("PRAGMA journal_mode = DELETE")
    finally:
        writing.close()
        reading.close()
