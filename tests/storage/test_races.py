"""Many at once: one accepts, one opens, and a locked database answers in time."""

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from typing import TypeVar

import pytest
import sqlalchemy as sa

from bot.domain.cases import Case, CaseState
from bot.domain.parties import Party, PartyRole, PartyState
from bot.domain.refusals import AlreadyAsking, AlreadyTaken
from bot.ports import Conflict, NotSaved
from storage.opening import Bound, Storage, Where
from storage.store import SqlStore
from tests.make import NOON, make_case, minutes
from tests.storage.helpers import count, make_notice, raw

T = TypeVar("T")
R = TypeVar("R")

PAGED = tuple(
    Party(f"party-{n}", PartyRole.SUPPORTER, PartyState.PAGED, f"m-{n}") for n in range(8)
)


def make_paged_case() -> Case:
    case = make_case()
    return replace(case, parties=(*case.parties, *PAGED))


def accepted(case: Case, party: Party) -> Case:
    if case.holder is not None:
        raise AlreadyTaken
    return replace(case, state=CaseState.HELD).with_party(replace(party, state=PartyState.HOLDER))


def at_once(job: Callable[[T], R], items: Sequence[T]) -> list[R | type[Exception]]:
    """Runs ``job`` for all of ``items`` side by side; gives what each returned or raised."""
    gate = threading.Barrier(len(items))

    def run(item: T) -> R | type[Exception]:
        gate.wait()
        try:
            return job(item)
        except (Conflict, AlreadyTaken, AlreadyAsking) as refusal:
            return type(refusal)

    with ThreadPoolExecutor(len(items)) as pool:
        return list(pool.map(run, items))


def test_of_eight_who_accept_at_once_one_holds_the_case(store: SqlStore) -> None:
    with store.begin() as tx:
        tx.add_case(make_paged_case())

    def accept(party: Party) -> str:
        with store.begin() as tx:
            case = tx.case("case-1")
            assert case is not None
            tx.save(accepted(case, party))
        return party.party_id

    found = at_once(accept, PAGED)
    assert found.count(AlreadyTaken) == len(PAGED) - 1
    with store.look() as tx:
        case = tx.case("case-1")
    assert case is not None
    assert case.holder is not None
    assert case.holder.party_id in found


def test_of_two_who_decided_on_the_same_version_one_is_told_to_read_again(
    store: SqlStore,
) -> None:
    with store.begin() as tx:
        tx.add_case(make_paged_case())
    with store.look() as tx:
        case = tx.case("case-1")
    assert case is not None

    def save(party: Party) -> int:
        with store.begin() as tx:
            return tx.save(accepted(case, party)).version

    found = at_once(save, PAGED[:2])
    assert sorted(found, key=str) == [1, Conflict]


def test_of_eight_requests_of_one_person_one_is_opened(store: SqlStore, where: Where) -> None:
    def ask(index: int) -> str:
        with store.begin() as tx:
            tx.add_case(make_case(case_id=f"c{index}", seed=f"s{index}"))
        return f"c{index}"

    found = at_once(ask, range(8))
    assert found.count(AlreadyAsking) == 7
    assert count(where, "cases") == 1


def test_claims_made_at_once_never_share_a_row(bound: Bound) -> None:
    with bound.store.begin() as tx:
        tx.add_case(make_case())
        tx.owe([make_notice(member_id=f"m-{n}") for n in range(40)], NOON)

    def claim(number: int) -> list[str]:
        rows = bound.outbox.claim(NOON, NOON + minutes(1), 10, f"owner-{number}")
        return [row.outbox_id for row in rows]

    claimed = [one for each in at_once(claim, range(6)) if isinstance(each, list) for one in each]
    assert len(claimed) == len(set(claimed)) > 0


@contextmanager
def _sqlite_held(where: Where) -> Iterator[None]:
    with closing(sqlite3.connect(str(where.sqlite), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def _postgres_held(where: Where) -> Iterator[None]:
    with raw(where).begin() as other:
        other.execute(sa.text("LOCK TABLE cases, sealed, setting IN ACCESS EXCLUSIVE MODE"))
        yield


def held_by_another(where: Where) -> AbstractContextManager[None]:
    """For as long as it lasts nobody else can write."""
    return _postgres_held(where) if where.sqlite is None else _sqlite_held(where)


async def test_under_fifty_clicks_a_locked_database_answers_everyone_in_time(
    storage: Storage, where: Where
) -> None:
    store = storage.bind("", "T0TEAM", real=False).store
    with store.begin() as tx:
        tx.add_case(make_case())

    def click() -> None:
        with store.begin() as tx:
            case = tx.case("case-1")
            assert case is not None
            tx.put_setting("country", "GB")
            tx.save(replace(case, hidden=True))

    begun = time.monotonic()
    with held_by_another(where):
        found = await asyncio.gather(
            *(storage.threads.do(click) for _ in range(50)), return_exceptions=True
        )
    took = time.monotonic() - begun
    assert {type(error) for error in found} == {NotSaved}
    # One after the other, each with its own second of waiting, it would be fifty.
    assert took < 10
    with store.look() as tx:
        assert tx.case("case-1") == make_case()
        assert tx.program.country == "US"
    await storage.threads.do(click)
    with store.look() as tx:
        assert tx.program.country == "GB"


def test_the_writer_waits_a_second_for_a_lock_and_no_longer(store: SqlStore, where: Where) -> None:
    begun = time.monotonic()
    with held_by_another(where), pytest.raises(NotSaved), store.begin() as tx:
        tx.put_setting("country", "GB")
    # By itself SQLite's driver waits five.
    assert 0.8 < time.monotonic() - begun < 4.5


def test_reading_goes_on_while_somebody_writes(sqlite_where: Where, store: SqlStore) -> None:
    with store.begin() as writing:
        writing.put_setting("country", "GB")
        with store.look() as reading:
            assert reading.program.country == "US"
