"""An open store on each database: a SQLite file, and a real PostgreSQL."""

import os
from collections.abc import Iterator
from pathlib import Path
from subprocess import SubprocessError

import pytest

from storage.keys import new_ring
from storage.opening import Bound, Storage, Where, open_storage
from storage.outbox import SqlOutbox
from storage.store import SqlStore
from tests.storage.helpers import MovableClock, make_where
from tests.storage.servers import PostgresServer


@pytest.fixture(scope="session")
def postgres_or_reason() -> Iterator[PostgresServer | str]:
    try:
        server = PostgresServer()
    except (ImportError, OSError, RuntimeError, SubprocessError) as error:
        yield f"PostgreSQL did not start ({type(error).__name__}: {error})"
        return
    yield server
    server.stop()


@pytest.fixture
def postgres(postgres_or_reason: PostgresServer | str) -> PostgresServer:
    if isinstance(postgres_or_reason, PostgresServer):
        return postgres_or_reason
    if os.environ.get("CI") == "true":
        pytest.fail(postgres_or_reason)
    pytest.skip(postgres_or_reason)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def sqlite_where(tmp_path: Path) -> Where:
    return make_where(tmp_path)


@pytest.fixture
def postgres_where(postgres: PostgresServer, tmp_path: Path) -> Iterator[Where]:
    url = postgres.lend()
    where = make_where(tmp_path, url)
    new_ring(where.ring_file)
    yield where
    postgres.take_back(url)


@pytest.fixture(params=["sqlite", "postgres"])
def where(request: pytest.FixtureRequest) -> Where:
    """Each test that uses it runs on both databases."""
    found: Where = request.getfixturevalue(f"{request.param}_where")
    return found


@pytest.fixture
def storage(where: Where, clock: MovableClock) -> Iterator[Storage]:
    opened = open_storage(where, clock)
    yield opened
    opened.close_now()


@pytest.fixture
def bound(storage: Storage) -> Bound:
    return storage.bind("", "T0TEAM", real=False)


@pytest.fixture
def store(bound: Bound) -> SqlStore:
    return bound.store


@pytest.fixture
def outbox(bound: Bound) -> SqlOutbox:
    return bound.outbox
