"""What is still to come can be looked at: by ids and codes, with nobody's name in it."""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import timedelta

import pytest

from bot.domain.deadlines import DeadlineKind
from bot.domain.notices import Kind, Lane
from bot.domain.people import Role
from bot.domain.policy import Urgency
from storage.outbox import SqlOutbox
from storage.store import SqlStore
from storage.waiting import Waiting
from tests.make import NOON, make_asked, make_case, make_member, make_roster, minutes
from tests.storage.helpers import make_notice, make_ref

SECOND = timedelta(seconds=1)
MANY = 100


def owe(store: SqlStore, *kinds: Kind, after: timedelta = timedelta(0)) -> None:
    with store.begin() as tx:
        tx.owe([make_notice(kind, None, member_id="m-sam") for kind in kinds], NOON + after)


def claim_one(outbox: SqlOutbox, after: timedelta) -> str:
    (row,) = outbox.claim(NOON + after, NOON + after + minutes(1), 1, "process-1")
    outbox.mark_sending(row.outbox_id, NOON + after)
    return row.outbox_id


@pytest.fixture
def at_work(store: SqlStore, outbox: SqlOutbox) -> SqlOutbox:
    """Six rows that came to be owed a second apart, and what has become of each."""
    with store.begin() as tx:
        tx.put_member(make_member("sam", Role.SUPPORTER))
    becomes: list[Callable[[str], object]] = [
        lambda row: None,
        lambda row: outbox.mark_unknown(row, NOON + 2 * SECOND, NOON + minutes(1)),
        lambda row: outbox.put_back(row, NOON + minutes(2), counted=True),
        lambda row: outbox.set_aside(row, "msg_too_long"),
        lambda row: outbox.drop(row, "stale"),
    ]
    for number, become in enumerate(becomes):
        owe(store, Kind.WELCOME, after=number * SECOND)
        become(claim_one(outbox, number * SECOND))
    owe(store, Kind.JOIN, after=9 * SECOND)
    return outbox


def test_nothing_is_owed_where_nobody_asked(outbox: SqlOutbox) -> None:
    assert outbox.waiting(MANY) == Waiting((), ())


def test_the_next_comes_first_and_what_nobody_tries_again_last(at_work: SqlOutbox) -> None:
    found = [(row.state, row.next_try - NOON) for row in at_work.waiting(MANY).outbox]
    assert found == [
        ("sending", timedelta(0)),
        ("pending", 9 * SECOND),
        ("unknown", minutes(1)),
        ("pending", minutes(2)),
        ("set_aside", 3 * SECOND),
    ]


def test_a_row_tells_since_when_how_often_and_why(at_work: SqlOutbox) -> None:
    sending, fresh, unknown, put_back, aside = at_work.waiting(MANY).outbox
    assert (sending.since, fresh.since) == (NOON, NOON + 9 * SECOND)
    assert (unknown.since, put_back.since) == (NOON + 2 * SECOND, None)
    assert (put_back.tries, put_back.set_aside) == (1, False)
    assert (aside.code, aside.set_aside) == ("msg_too_long", True)
    assert (fresh.kind, fresh.lane, fresh.case_id) == (Kind.JOIN, Lane.ANSWER, None)


def test_what_was_sent_is_not_owed_any_more(store: SqlStore, outbox: SqlOutbox) -> None:
    with store.begin() as tx:
        tx.put_member(make_member("sam", Role.SUPPORTER))
    owe(store, Kind.WELCOME)
    (row,) = outbox.claim(NOON, NOON + minutes(1), MANY, "process-1")
    # As after an unknown outcome: the row stays for a while, to be swept.
    outbox.mark_sent(replace(row, unknown_since=NOON), make_ref(row.send_key), NOON)
    assert outbox.waiting(MANY).outbox == ()


def test_deadlines_come_in_their_order_with_the_case_they_belong_to(
    store: SqlStore, outbox: SqlOutbox
) -> None:
    roster = make_roster()
    for number, urgency in enumerate((Urgency.TODAY, Urgency.NOW)):
        step = make_asked(urgency, roster, case_id=f"case-{number}", seed=f"{number}" * 24)
        requester = replace(step.case.asking.requester, user=f"U0ASK{number}")
        asking = replace(step.case.asking, requester=requester)
        with store.begin() as tx:
            tx.add_case(replace(step.case, asking=asking))
    first, second = outbox.waiting(MANY).deadlines
    assert (first.case_id, second.case_id) == ("case-1", "case-0")
    assert first.deadline.kind is DeadlineKind.SEARCH
    assert first.deadline.due_at < second.deadline.due_at
    assert outbox.waiting(1).deadlines == (first,)


def test_only_so_many_are_read(at_work: SqlOutbox) -> None:
    assert [row.state for row in at_work.waiting(2).outbox] == ["sending", "pending"]


def test_no_person_and_no_place_stand_in_it(store: SqlStore, at_work: SqlOutbox) -> None:
    with store.begin() as tx:
        tx.add_case(make_case())
        tx.owe([make_notice(Kind.PAGE, member_id="m-sam", party_id="p-sam", role="lead")], NOON)
    said = " ".join(str(asdict(row)) for row in at_work.waiting(MANY).outbox)
    assert "case-1" in said
    assert [word for word in ("m-sam", "p-sam", "U0", "D0", "lead") if word in said] == []
