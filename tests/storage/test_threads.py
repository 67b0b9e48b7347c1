"""Database threads: an answer in time, a certain one where there is one, and nothing lost."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.domain.notices import Kind
from bot.ports import NotSaved, OutcomeUnknown, Unavailable
from storage.engine import Database, open_database
from storage.limits import TimeLimit, current_limit
from storage.opening import Where
from storage.refused import StorageRefused
from storage.store import SqlStore
from storage.threads import DatabaseThreads
from tests.make import NOON, make_case
from tests.storage.helpers import MovableClock, change, count, make_where
from tests.storage.servers import PostgresServer


class HandClock:
    """Monotonic seconds that move when the test says so."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
async def threads() -> AsyncIterator[DatabaseThreads]:
    made = DatabaseThreads(1, 2, time.monotonic, budget=0.4)
    yield made
    await made.close()


async def test_a_job_gives_its_value_or_its_error(threads: DatabaseThreads) -> None:
    assert await threads.do(int, "ff", base=16) == 255
    assert await threads.look(len, "four") == 4
    with pytest.raises(ZeroDivisionError):
        await threads.do(divmod, 1, 0)


async def test_writers_take_turns_and_readers_need_not(threads: DatabaseThreads) -> None:
    together = threading.Barrier(2)
    await asyncio.gather(threads.look(together.wait, 2), threads.look(together.wait, 2))
    names = await asyncio.gather(
        *(threads.do(lambda: threading.current_thread().name) for _ in range(5))
    )
    assert len(set(names)) == 1


async def test_a_stuck_writer_is_not_waited_for_and_its_work_is_not_kept(
    threads: DatabaseThreads, store: SqlStore
) -> None:
    go_on, over = threading.Event(), threading.Event()

    def stuck() -> None:
        with store.begin() as tx:
            tx.put_setting("country", "GB")
            go_on.wait(60)
            over.set()

    first, second = await asyncio.gather(
        threads.do(stuck), threads.do(len, "behind it"), return_exceptions=True
    )
    assert not over.is_set()
    assert (type(first), type(second)) == (NotSaved, NotSaved)
    go_on.set()
    await threads.do(len, "done")
    with store.look() as tx:
        assert tx.program.country == "US"


async def test_a_commit_that_hangs_has_an_unknown_outcome(threads: DatabaseThreads) -> None:
    go_on = threading.Event()

    def hangs() -> None:
        current_limit.get().commit_begins()
        go_on.wait(10)

    with pytest.raises(OutcomeUnknown):
        await threads.do(hangs)
    go_on.set()


async def test_reading_for_a_modal_may_be_given_less_time(threads: DatabaseThreads) -> None:
    go_on, over = threading.Event(), threading.Event()

    def reads() -> None:
        go_on.wait(60)
        over.set()

    with pytest.raises(NotSaved):
        await threads.look_within(0.2, reads)
    assert not over.is_set()
    go_on.set()


async def test_closing_finishes_what_was_handed_over() -> None:
    threads = DatabaseThreads(1, 1, time.monotonic)
    done: list[int] = []
    jobs = [asyncio.ensure_future(threads.do(done.append, n)) for n in range(20)]
    await asyncio.sleep(0)
    await threads.close()
    await asyncio.gather(*jobs)
    assert done == list(range(20))
    with pytest.raises(Unavailable):
        await threads.do(done.append, 21)


def test_a_job_that_waited_too_long_is_refused_untried() -> None:
    clock = HandClock()
    limit = TimeLimit(clock, 2.3)
    clock.seconds += 2.4
    with pytest.raises(NotSaved):
        limit.start()


def test_who_gives_up_first_decides() -> None:
    clock = HandClock()
    given_up = TimeLimit(clock)
    given_up.start()
    assert given_up.give_up()
    with pytest.raises(NotSaved):
        given_up.commit_begins()
    committed = TimeLimit(clock)
    committed.start()
    committed.commit_begins()
    assert not committed.give_up()
    committed.commit_done()
    assert not committed.give_up()
    refused = TimeLimit(clock)
    refused.commit_begins()
    refused.commit_failed()
    assert refused.give_up()


@pytest.mark.parametrize("moment", ["before a statement", "before the commit"])
def test_a_transaction_whose_time_is_up_undoes_itself(
    where: Where, store: SqlStore, moment: str
) -> None:
    clock = HandClock()
    current = current_limit.set(TimeLimit(clock, 2.3))

    def late() -> None:
        with store.begin() as tx:
            tx.add_case(make_case())
            clock.seconds += 2.4
            if moment == "before a statement":
                tx.owe([make_case().tell_requester(Kind.CONFIRMATION)], NOON)

    with pytest.raises(NotSaved):
        late()
    current_limit.reset(current)
    assert count(where, "cases") == 0


@pytest.fixture
def hanging(postgres: PostgresServer, tmp_path: Path) -> Iterator[Where]:
    """A database whose every commit of a setting breaks the connection at its end."""
    where = make_where(tmp_path, postgres.new_database())
    change(
        where,
        "CREATE FUNCTION hang_up() RETURNS trigger LANGUAGE plpgsql AS"
        " 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'",
    )
    change(
        where,
        "CREATE CONSTRAINT TRIGGER hang_up AFTER INSERT ON setting DEFERRABLE INITIALLY DEFERRED"
        " FOR EACH ROW EXECUTE FUNCTION hang_up()",
    )
    yield where
    postgres.drop(where.url)


def test_a_connection_lost_in_the_commit_is_an_unknown_outcome(
    hanging: Where, clock: MovableClock
) -> None:
    database = open_database(hanging.url, clock.monotonic)

    def write() -> None:
        with database.write() as work:
            work.run(sa.text("INSERT INTO setting VALUES ('p', 'country', 'GB')"))

    with pytest.raises(OutcomeUnknown):
        write()
    with database.read() as work:
        assert work.scalar(sa.text("SELECT count(*) FROM setting")) == 0
    database.close()


def test_a_connection_lost_before_the_commit_is_made_again(
    postgres_where: Where, clock: MovableClock
) -> None:
    database = open_database(postgres_where.url, clock.monotonic)

    def lose() -> None:
        with database.write() as work:
            work.scalar(sa.text("SELECT pg_terminate_backend(pg_backend_pid())"))

    with pytest.raises(Unavailable):
        lose()
    with database.write() as work:
        assert work.scalar(sa.text("SELECT 1")) == 1
    database.close()


def test_a_statement_that_takes_too_long_is_stopped(
    postgres_where: Where, clock: MovableClock
) -> None:
    database = open_database(postgres_where.url, clock.monotonic)
    current = current_limit.set(TimeLimit(clock.monotonic, 0.2))

    def sleep() -> None:
        with database.write() as work:
            work.all(sa.text("SELECT pg_sleep(10)"))

    with pytest.raises(NotSaved):
        sleep()
    current_limit.reset(current)
    database.close()


def test_a_server_that_is_not_there_is_unavailable(clock: MovableClock) -> None:
    database = open_database("postgresql://nobody@127.0.0.1:1/nothing", clock.monotonic)
    with pytest.raises(Unavailable), database.write():
        pass
    database.close()


def pragmas(database: Database) -> dict[str, object]:
    names = ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "busy_timeout")
    with database.write() as work:
        return {name: work.scalar(sa.text(f"PRAGMA {name}")) for name in names}


def test_sqlite_is_durable_and_forgets(sqlite_where: Where, clock: MovableClock) -> None:
    database = open_database(sqlite_where.url, clock.monotonic)
    full = 2
    assert pragmas(database) == {
        "journal_mode": "wal",
        "synchronous": full,
        "secure_delete": 1,
        "foreign_keys": 1,
        "busy_timeout": 1000,
    }
    database.close()


def test_a_reading_transaction_cannot_write(store: SqlStore) -> None:
    with pytest.raises(TypeError), store.look() as tx:
        tx.put_setting("country", "GB")


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "sqlite:///:memory:"])
def test_other_databases_are_refused_with_a_sentence(clock: MovableClock, url: str) -> None:
    with pytest.raises(StorageRefused, match="DATABASE_URL"):
        open_database(url, clock.monotonic)
