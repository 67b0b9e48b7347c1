"""Debriefs: one a member, on both databases, with no case anywhere in them."""

from dataclasses import replace

from bot.domain.debriefs import Debrief, DebriefState
from storage.opening import Where
from storage.store import SqlStore
from tests.make import NOON, make_member, make_supporter, minutes
from tests.storage.helpers import change, count, rows


def founded(store: SqlStore) -> Debrief:
    with store.begin() as tx:
        tx.put_member(make_supporter("sam"))
        tx.put_member(make_member("jo"))
        return tx.new_debrief("m-sam", NOON, required=True)


def test_it_comes_back_as_it_was_kept(store: SqlStore) -> None:
    made = founded(store)
    taken = replace(made, state=DebriefState.TAKEN, taken_by="m-jo", paged_at=NOON + minutes(5))
    with store.begin() as tx:
        tx.put_debrief(taken)
    with store.look() as tx:
        assert tx.debrief(made.debrief_id) == taken
        assert tx.debrief_of("m-sam") == taken
        assert tx.open_debriefs() == (taken,)
        assert tx.debrief("other") is None
        assert tx.debrief_of("m-jo") is None


def test_what_is_over_is_not_open(store: SqlStore) -> None:
    made = founded(store)
    for state in (DebriefState.DONE, DebriefState.WITHDRAWN):
        with store.begin() as tx:
            tx.put_debrief(replace(made, state=state))
            assert tx.open_debriefs() == ()


def test_a_new_one_takes_the_place_of_the_old(store: SqlStore, where: Where) -> None:
    made = founded(store)
    with store.begin() as tx:
        again = tx.new_debrief("m-sam", NOON, required=False)
    assert again.debrief_id != made.debrief_id
    assert count(where, "debrief") == 1


def test_it_goes_with_its_member(store: SqlStore, where: Where) -> None:
    founded(store)
    change(where, "DELETE FROM member WHERE member_id = 'm-sam'")
    assert count(where, "debrief") == 0


def test_no_column_of_it_is_about_a_case(store: SqlStore, where: Where) -> None:
    founded(store)
    (row,) = rows(where, "SELECT * FROM debrief")
    assert set(row._fields) == {
        *("program_id", "debrief_id", "member_id", "state"),
        *("asked_at", "paged_at", "taken_by", "required"),
    }
