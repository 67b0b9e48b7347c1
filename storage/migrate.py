"""Brings a database to the schema this program knows, before anything else happens with it."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from storage.backup import back_up
from storage.engine import Database
from storage.faults import StorageFault
from storage.refused import MigrationFailed, NewerSchema
from storage.work import translating

_HERE = Path(__file__).parent / "migrations"
_ADVISORY_LOCK = 0x70656572
"""The same number in every process: only one migrates, the others wait and find it done."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """Revisions before and after; ``before`` is None for a database without any table of ours."""

    before: str | None
    after: str


def newest_revision() -> str:
    head = _scripts().get_current_head()
    if head is None:
        raise AssertionError("the program was built without its migrations")
    return head


def current_revision(database: Database) -> str | None:
    """The revision that the database is at; None without any table of ours."""
    with translating(), database.reader.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def migrate(database: Database) -> Migrated:
    """One transaction for each revision; a SQLite file is copied beside itself before the first.

    A schema one revision ahead is served as it is, so that two versions can run side by side
    during an update; one further ahead is refused.
    """
    with translating(), _alone(database) as connection:
        before = MigrationContext.configure(connection).get_current_revision()
        connection.rollback()
        newest = newest_revision()
        if before is not None and int(before) > int(newest):
            _refuse_too_new(before, newest)
            return Migrated(before, before)
        if before == newest:
            return Migrated(before, newest)
        _copy_first(database, before)
        _climb(connection, before)
        return Migrated(before, newest)


def _climb(connection: sa.Connection, before: str | None) -> None:
    config = _config()
    config.attributes["connection"] = connection
    try:
        with translating():
            command.upgrade(config, "head")
    except (StorageFault, CommandError) as error:
        raise MigrationFailed(
            f"The database at revision {before} could not be migrated; nothing was changed. "
            f"Tell whoever maintains the program: {error}"
        ) from None


def _refuse_too_new(found: str, newest: str) -> None:
    if int(found) > int(newest) + 1:
        raise NewerSchema(
            f"The database is at revision {found}; this program knows {newest}. "
            "Install the newer program, or put back the copy made before the update."
        )


def _copy_first(database: Database, before: str | None) -> None:
    if database.file is not None and before is not None:
        path = database.file.path
        back_up(path, path.with_name(f"{path.name}.before-{newest_revision()}"))


@contextlib.contextmanager
def _alone(database: Database) -> Iterator[sa.Connection]:
    """On PostgreSQL an advisory lock, held by the session; a SQLite file is ours already."""
    with database.writer.connect() as connection:
        if database.is_sqlite:
            yield connection
            return
        number = {"number": _ADVISORY_LOCK}
        connection.execute(sa.text("SELECT pg_advisory_lock(:number)"), number)
        connection.commit()
        try:
            yield connection
        finally:
            connection.rollback()
            connection.execute(sa.text("SELECT pg_advisory_unlock(:number)"), number)
            connection.commit()


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
