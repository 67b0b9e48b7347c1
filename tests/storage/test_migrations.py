"""Migrations give the schema that the program uses, once, and refuse what they do not know."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from storage.engine import Database, open_database
from storage.migrate import Migrated, current_revision, migrate, newest_revision
from storage.refused import MigrationFailed, NewerSchema
from storage.tables import metadata
from tests.storage.helpers import MovableClock
from tests.storage.servers import PostgresServer

MIGRATIONS = Path(__file__).parents[2] / "storage" / "migrations"
_POSTGRES_SCHEMA = """
    SELECT 'column', table_name, column_name, data_type || ' ' || is_nullable || ' '
           || coalesce(character_maximum_length::text, '') || coalesce(column_default, '')
    FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL
    SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL
    SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
"""


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without any table."""
    if request.param == "sqlite":
        database = open_database(f"sqlite:///{tmp_path}/new.db", MovableClock().monotonic)
        yield database
        database.close()
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    url = server.new_database(migrated=False)
    database = open_database(url, MovableClock().monotonic)
    yield database
    database.close()
    server.drop(url)


def schema(database: Database) -> set[tuple[str, ...]]:
    """Everything the database says about its tables, as it says it."""
    with database.writer.connect() as connection:
        if not database.is_sqlite:
            found = connection.execute(sa.text(_POSTGRES_SCHEMA)).all()
            return {tuple(row) for row in found if row[1] != "alembic_version"}
        rows = connection.execute(
            sa.text("SELECT type, name, sql FROM sqlite_master WHERE name <> 'alembic_version'")
        ).all()
    parts = {(kind, name, part) for kind, name, sql in rows for part in _parts(sql)}
    return {part for part in parts if "alembic_version" not in part[1]}


def _parts(sql: str | None) -> list[str]:
    """Columns and constraints of a table in any order; spaces and quotes mean nothing."""
    plain = re.sub(r"\s+", " ", (sql or "").replace('"', ""))
    return sorted(
        part.strip().removesuffix(" )")
        for part in re.split(r", (?![^(]*\))", plain.partition("(")[2])
    )


def test_tables_and_migrations_give_the_same_schema(empty: Database) -> None:
    migrate(empty)
    with empty.writer.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    migrated = schema(empty)
    assert len(migrated) > 100
    with empty.writer.begin() as connection:
        metadata.drop_all(connection)
        metadata.create_all(connection)
    assert schema(empty) == migrated


def test_every_table_belongs_to_a_program() -> None:
    for table in metadata.sorted_tables:
        assert "program_id" in table.primary_key.columns, table.name


def test_migrating_says_what_it_did_and_does_it_once(empty: Database) -> None:
    newest = newest_revision()
    assert current_revision(empty) is None
    assert migrate(empty) == Migrated(None, newest)
    assert migrate(empty) == Migrated(newest, newest)
    assert current_revision(empty) == newest


def test_a_database_of_the_first_revision_climbs_and_keeps_what_it_held(empty: Database) -> None:
    climb_to(empty, "0001")
    with empty.writer.begin() as connection:
        assert not {"line_check", "resource"} & set(sa.inspect(connection).get_table_names())
        connection.execute(sa.text("INSERT INTO setting VALUES ('p-1', 'country', 'GB')"))
    assert migrate(empty) == Migrated("0001", newest_revision())
    with empty.writer.connect() as connection:
        assert {"line_check", "resource"} <= set(sa.inspect(connection).get_table_names())
        settings = connection.execute(sa.text("SELECT value FROM setting")).all()
    assert settings == [("GB",)]


def climb_to(database: Database, revision: str) -> None:
    """As a program did that knew no later revision."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    with database.writer.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def put_revision(database: Database, revision: str) -> None:
    with database.writer.begin() as connection:
        connection.execute(
            sa.text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision}
        )


def test_one_revision_ahead_is_served_and_two_are_refused(empty: Database) -> None:
    migrate(empty)
    newest = int(newest_revision())
    ahead, further = f"{newest + 1:04}", f"{newest + 2:04}"
    put_revision(empty, ahead)
    assert migrate(empty) == Migrated(ahead, ahead)
    put_revision(empty, further)
    with pytest.raises(NewerSchema, match=f"revision {further}"):
        migrate(empty)


def test_a_file_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/old.db", MovableClock().monotonic)
    migrate(database)
    assert not list(tmp_path.glob("*.before-*"))
    with database.writer.begin() as connection:
        metadata.drop_all(connection)
    put_revision(database, "0000")
    # There is no revision 0000 to climb from, so the migration itself fails; the copy is made.
    with pytest.raises(MigrationFailed, match="0000"):
        migrate(database)
    (copy,) = tmp_path.glob("*.before-*")
    assert copy.name == f"old.db.before-{newest_revision()}"
    assert copy.stat().st_mode & 0o777 == 0o600
    database.close()


def test_a_migration_that_fails_leaves_nothing(empty: Database) -> None:
    with empty.writer.begin() as connection:
        connection.execute(sa.text("CREATE TABLE audit (x INTEGER)"))
    with pytest.raises(MigrationFailed, match="nothing was changed"):
        migrate(empty)
    assert current_revision(empty) is None
    with empty.writer.connect() as connection:
        left = set(sa.inspect(connection).get_table_names())
    assert left - {"alembic_version"} == {"audit"}
