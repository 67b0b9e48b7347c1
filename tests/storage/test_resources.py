"""The program's own resources are kept as typed, oldest first, and belong to one program."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.resources import Resource
from bot.domain.words import Words
from bot.ports import Conflict
from storage.opening import Where
from storage.store import SqlStore
from tests.make import NOON, make_member
from tests.storage.helpers import change, count

EAP = Resource(
    "own-1",
    "eap",
    Words("Our EAP", "Our EAP"),
    Words("Call.", "Call."),
    Words("Nobody.", "Nobody."),
    "555 0100",
    "https://eap.example.org",
)
LATER = replace(EAP, id="own-0", category="grief", number="", url="")


def put(store: SqlStore, *resources: Resource) -> None:
    for number, one in enumerate(resources):
        with store.begin() as tx:
            tx.put_resource(one, "m-rae", NOON + timedelta(minutes=number))


def kept(store: SqlStore) -> tuple[Resource, ...]:
    with store.look() as tx:
        return tx.resources()


def test_an_entry_comes_back_as_it_was_oldest_first(store: SqlStore) -> None:
    assert kept(store) == ()
    put(store, EAP, LATER)
    assert kept(store) == (EAP, LATER)


def test_one_is_removed_and_the_other_stays(store: SqlStore) -> None:
    put(store, EAP, LATER)
    with store.begin() as tx:
        tx.remove_resource("own-1")
        tx.remove_resource("own-9")
    assert kept(store) == (LATER,)


def test_an_id_that_is_taken_is_a_conflict(store: SqlStore) -> None:
    put(store, EAP)
    with pytest.raises(Conflict):
        put(store, replace(LATER, id="own-1"))
    assert kept(store) == (EAP,)


def test_it_stays_when_whoever_added_it_has_gone(store: SqlStore, where: Where) -> None:
    with store.begin() as tx:
        tx.put_member(make_member("rae"))
    put(store, EAP)
    change(where, "DELETE FROM member")
    assert kept(store) == (EAP,)


def test_another_programs_entries_are_not_seen(store: SqlStore, where: Where) -> None:
    put(store, EAP)
    change(where, "UPDATE resource SET program_id = 'p-other'")
    assert kept(store) == ()
    with store.begin() as tx:
        tx.remove_resource("own-1")
    assert count(where, "resource") == 1
