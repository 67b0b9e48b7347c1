"""A program on a real database file, for tests of use-cases that change people and the program."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.domain.asking import Asking
from bot.domain.cases import Case
from bot.domain.notices import Kind, Notice
from bot.domain.people import Account, Member, Person, Role, Standing, StandingState
from bot.domain.roster_fields import Fields, read_fields
from bot.ports import Program
from bot.usecases import asking
from storage.opening import open_storage
from storage.outbox import SqlOutbox
from storage.store import SqlStore
from tests.content.helpers import CONTENT
from tests.make import NOON, make_member, make_person
from tests.storage.helpers import MovableClock, make_where

RAE = make_person("U0RAE")
"""The director of the environment in every house."""


def make_account(who: str = "sam", **overrides: Any) -> Account:
    values: dict[str, Any] = {
        "person": person(who),
        "name": who.capitalize(),
        "zone": "America/New_York",
        "locale": "en-US",
        "dm": f"D0{who.upper()}",
    }
    return Account(**{**values, **overrides})


def make_fields(**words: str) -> Fields:
    """Fields as typed: ``make_fields(unit="ICU", trained="2026-10-01")``."""
    return read_fields(words.items(), CONTENT)


def person(name: str) -> Person:
    return make_person(f"U0{name.upper()}")


def make_director(name: str = "rae", **overrides: Any) -> Member:
    fixed = Standing(Role.DIRECTOR, StandingState.ACTIVE, None, fixed=True)
    return make_member(name, standings=(fixed,), **overrides)


class StillClock(MovableClock):
    """Of a machine that is never busy: how long a transaction may take is tested in storage."""

    def monotonic(self) -> float:
        return 0.0


class House:
    """The store of one test, with what tests ask of it. Time stands still at ``now``."""

    def __init__(self, store: SqlStore, outbox: SqlOutbox) -> None:
        self.store = store
        self.outbox = outbox
        self.now: datetime = NOON
        self._ids = 0

    def put(self, *members: Member) -> None:
        with self.store.begin() as tx:
            for member in members:
                tx.put_member(member)

    def member(self, name: str) -> Member:
        with self.store.look() as tx:
            found = tx.member_of(person(name))
        assert found is not None, f"{name} is no member"
        return found

    def state(self, name: str, role: Role) -> StandingState | None:
        standing = self.member(name).standing(role)
        return standing.state if standing is not None else None

    def program(self) -> Program:
        with self.store.look() as tx:
            return tx.program

    def asked(self, request: Asking) -> Case:
        """A request by somebody, its first pages owed and forgotten."""
        case = asking.ask(self.store, self.now, request, self.new_id, "send_anyway").case
        self.owed()
        return case

    def case(self, case_id: str) -> Case:
        with self.store.look() as tx:
            found = tx.case(case_id)
        assert found is not None
        return found

    def new_id(self) -> str:
        self._ids += 1
        return f"id-{self._ids}"

    def owed(self, homes: bool = False) -> list[Notice]:
        """What is owed since the last look; redraws of Home only where they are asked for."""
        later = self.now + timedelta(minutes=1)
        rows = self.outbox.claim(self.now, later, 1000, "test")
        for row in rows:
            self.outbox.drop(row.outbox_id, "seen")
        notices = [row.notice for row in rows]
        return [n for n in notices if (n.kind is Kind.HOME) is homes]

    def told(self) -> list[tuple[str, str]]:
        """What is owed since the last look: kind and member, sorted."""
        return sorted((str(n.kind), n.member_id or "") for n in self.owed())


@contextmanager
def open_house(folder: Path, *members: Member) -> Iterator[House]:
    storage = open_storage(make_where(folder), StillClock())
    try:
        bound = storage.bind("", "T0TEAM", real=False)
        house = House(bound.store, bound.outbox)
        house.put(make_director(), *members)
        yield house
    finally:
        storage.close_now()
