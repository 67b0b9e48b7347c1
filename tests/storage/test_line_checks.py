"""Who verified which crisis line is kept: once for each member and number, with the newest time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.verifying import LineCheck
from bot.ports import AuditRow
from storage.opening import Where
from storage.store import SqlStore
from tests.make import NOON, make_member
from tests.storage.helpers import change, count

MAX = LineCheck("us-988", "f" * 64, "m-max", NOON)
KIM = replace(MAX, member_id="m-kim", at=NOON + timedelta(days=1))


def put(store: SqlStore, *checks: LineCheck) -> None:
    with store.begin() as tx:
        for check in checks:
            tx.put_line_check(check)


def kept(store: SqlStore) -> tuple[LineCheck, ...]:
    with store.look() as tx:
        return tx.line_checks()


def test_a_check_comes_back_as_it_was_oldest_first(store: SqlStore) -> None:
    assert kept(store) == ()
    put(store, KIM, MAX)
    assert kept(store) == (MAX, KIM)


def test_a_member_renews_what_they_found_about_a_number(store: SqlStore) -> None:
    later = replace(MAX, at=NOON + timedelta(days=170))
    put(store, MAX, KIM)
    put(store, later)
    assert kept(store) == (KIM, later)


def test_a_changed_number_and_another_line_are_kept_beside_it(store: SqlStore) -> None:
    changed, other = replace(MAX, fingerprint="0" * 64), replace(MAX, line_id="gb-shout")
    put(store, MAX, changed, other)
    assert set(kept(store)) == {MAX, changed, other}


def test_it_stays_when_whoever_did_it_has_gone(store: SqlStore, where: Where) -> None:
    with store.begin() as tx:
        tx.put_member(make_member("max"))
    put(store, MAX)
    change(where, "DELETE FROM member")
    assert kept(store) == (MAX,)


def test_another_programs_checks_are_not_seen(store: SqlStore, where: Where) -> None:
    put(store, MAX)
    change(where, "UPDATE line_check SET program_id = 'p-other'")
    assert kept(store) == ()
    assert count(where, "line_check") == 1


def test_nothing_is_kept_when_the_step_fails(store: SqlStore) -> None:
    def broken() -> None:
        with store.begin() as tx:
            tx.put_line_check(MAX)
            tx.audit(AuditRow("line_verified", "m-max"), NOON)
            raise LookupError("on purpose")

    with pytest.raises(LookupError):
        broken()
    assert kept(store) == ()
