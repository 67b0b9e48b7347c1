"""What is owed: claimed by lane, leased, marked, reconciled, swept; and where messages stand."""

from datetime import timedelta

import pytest

from bot.domain.nets import Net, NetState
from bot.domain.notices import Kind, Lane, Notice, Slot
from bot.domain.people import Role
from bot.ports import Conflict, OutboxRow
from storage.opening import Bound, Storage, Where
from storage.outbox import SWEEP_AFTER, SqlOutbox
from storage.store import SqlStore
from tests.make import NOON, make_case, make_member, minutes
from tests.storage.helpers import change, count, make_notice, make_ref, rows

SECOND = timedelta(seconds=1)
ME = "process-1"


@pytest.fixture(autouse=True)
def case_there(store: SqlStore) -> None:
    with store.begin() as tx:
        tx.add_case(make_case())
        tx.put_member(make_member("sam", Role.SUPPORTER))


def owe(store: SqlStore, *notices: Notice) -> None:
    with store.begin() as tx:
        tx.owe(notices, NOON)


def claim(outbox: SqlOutbox, at: object = NOON, limit: int = 100) -> tuple[OutboxRow, ...]:
    moment = NOON if not isinstance(at, timedelta) else NOON + at
    return outbox.claim(moment, moment + minutes(1), limit, ME)


def owed_kinds(claimed: tuple[OutboxRow, ...]) -> list[Kind]:
    return [row.notice.kind for row in claimed]


def test_lanes_go_before_times_and_batches_are_small(store: SqlStore, outbox: SqlOutbox) -> None:
    owe(
        store,
        make_notice(Kind.PAGE_REDRAW, due_at=NOON - minutes(9)),
        make_notice(Kind.CONFIRMATION, due_at=NOON - minutes(5)),
        make_notice(Kind.PAGE, member_id="late"),
        make_notice(Kind.PAGE, member_id="early", due_at=NOON - minutes(1)),
        make_notice(Kind.PAGE, member_id="danger", crisis=True),
        make_notice(Kind.PAGE, due_at=NOON + SECOND),
    )
    first, second = claim(outbox, limit=2), claim(outbox)
    assert [row.notice.member_id for row in first] == ["danger", "early"]
    assert first[0].lane is Lane.CRISIS
    assert owed_kinds(second) == [Kind.PAGE, Kind.CONFIRMATION, Kind.PAGE_REDRAW]
    assert claim(outbox) == ()


def test_a_notice_comes_back_as_it_was_owed(store: SqlStore, outbox: SqlOutbox) -> None:
    notice = Notice(
        Kind.CONFIRM,
        None,
        None,
        "m-sam",
        subject_id="m-lee",
        role="lead",
        due_at=NOON - SECOND,
        crisis=True,
    )
    owe(store, notice)
    (row,) = claim(outbox)
    assert row.notice == notice
    assert (row.attempts, row.due_at, row.unknown_since) == (0, NOON - SECOND, None)


def test_every_row_has_a_key_of_its_own_that_tells_nothing(
    store: SqlStore, outbox: SqlOutbox
) -> None:
    owe(store, *(make_notice(member_id=f"m{n}") for n in range(20)))
    keys = {row.send_key for row in claim(outbox)}
    assert len(keys) == 20
    assert all(len(key) >= 16 and "case" not in key for key in keys)


@pytest.mark.parametrize("kind", [Kind.PAGE_REDRAW, Kind.NET, Kind.HOME])
def test_what_is_drawn_from_present_state_waits_once(
    store: SqlStore, outbox: SqlOutbox, kind: Kind
) -> None:
    owe(store, make_notice(kind, member_id="m-sam", due_at=NOON + minutes(1)))
    owe(store, make_notice(kind, member_id="m-sam"), make_notice(kind, member_id="m-lee"))
    assert [row.notice.member_id for row in claim(outbox)] == ["m-sam", "m-lee"]


def test_a_redraw_that_is_being_drawn_does_not_swallow_the_next(
    store: SqlStore, outbox: SqlOutbox
) -> None:
    redraw = make_notice(Kind.PAGE_REDRAW, member_id="m-sam")
    owe(store, redraw)
    (first,) = claim(outbox)
    owe(store, redraw)
    (second,) = claim(outbox)
    assert second.outbox_id != first.outbox_id
    owe(store, redraw)
    outbox.put_back(first.outbox_id, NOON, counted=False)
    assert len(claim(outbox)) == 2


def test_pages_are_never_merged(store: SqlStore, outbox: SqlOutbox) -> None:
    owe(store, make_notice(Kind.PAGE, member_id="m"), make_notice(Kind.PAGE, member_id="m"))
    assert len(claim(outbox)) == 2


def test_what_was_sent_is_done(store: SqlStore, outbox: SqlOutbox, where: Where) -> None:
    owe(store, make_notice(party_id="party-1"))
    (row,) = claim(outbox)
    outbox.mark_sending(row.outbox_id, NOON)
    ref = make_ref(row.send_key)
    outbox.mark_sent(row, ref, NOON)
    assert count(where, "outbox") == 0
    assert outbox.refs("case-1", "party-1") == (ref,)
    assert outbox.to_sweep(NOON + minutes(60)) == ()


def test_sending_needs_a_claim(store: SqlStore, outbox: SqlOutbox) -> None:
    owe(store, make_notice())
    (row,) = claim(outbox)
    outbox.put_back(row.outbox_id, NOON, counted=True)
    with pytest.raises(Conflict):
        outbox.mark_sending(row.outbox_id, NOON)
    (again,) = claim(outbox)
    assert again.attempts == 1
    outbox.drop(again.outbox_id, "untrue")
    with pytest.raises(Conflict):
        outbox.mark_sending(again.outbox_id, NOON)


def test_a_lease_that_ran_out_is_claimed_by_another(store: SqlStore, outbox: SqlOutbox) -> None:
    owe(store, make_notice(member_id="waited"), make_notice(member_id="sending"))
    first = {row.notice.member_id: row for row in claim(outbox)}
    outbox.mark_sending(first["sending"].outbox_id, NOON + SECOND)
    assert claim(outbox, timedelta(seconds=59)) == ()
    again = {row.notice.member_id: row for row in claim(outbox, minutes(1))}
    assert again["waited"].unknown_since is None
    assert again["sending"].unknown_since == NOON + SECOND
    assert again["sending"].send_key == first["sending"].send_key


def test_an_unknown_outcome_is_looked_at_when_it_is_time(
    store: SqlStore, outbox: SqlOutbox
) -> None:
    owe(store, make_notice())
    (row,) = claim(outbox)
    outbox.mark_sending(row.outbox_id, NOON)
    outbox.mark_unknown(row.outbox_id, NOON, NOON + 2 * SECOND)
    assert claim(outbox, SECOND) == ()
    (looked,) = claim(outbox, 2 * SECOND)
    assert looked.unknown_since == NOON
    outbox.mark_unknown(row.outbox_id, NOON + 2 * SECOND, NOON + 5 * SECOND)
    (looked,) = claim(outbox, 5 * SECOND)
    assert looked.unknown_since == NOON


def test_a_message_that_may_be_there_twice_is_swept_within_a_minute(
    store: SqlStore, outbox: SqlOutbox, where: Where
) -> None:
    owe(store, make_notice(party_id="party-1"))
    (row,) = claim(outbox)
    outbox.mark_unknown(row.outbox_id, NOON, NOON)
    (row,) = claim(outbox)
    ref = make_ref(row.send_key)
    outbox.mark_sent(row, ref, NOON + 5 * SECOND)
    assert minutes(1) > SWEEP_AFTER
    with store.look() as tx:
        assert tx.next_due() == NOON + SWEEP_AFTER
    assert outbox.oldest_owed() is None
    assert outbox.to_sweep(NOON + SWEEP_AFTER - SECOND) == ()
    ((swept, found),) = outbox.to_sweep(NOON + SWEEP_AFTER)
    assert (swept.outbox_id, found) == (row.outbox_id, ref)
    outbox.mark_swept(row.outbox_id)
    assert count(where, "outbox") == 0


def test_a_redraw_after_an_unknown_outcome_needs_no_sweep(
    store: SqlStore, outbox: SqlOutbox, where: Where
) -> None:
    owe(store, make_notice(Kind.PAGE_REDRAW))
    (row,) = claim(outbox)
    outbox.mark_unknown(row.outbox_id, NOON, NOON)
    (row,) = claim(outbox)
    outbox.mark_sent(row, None, NOON)
    assert count(where, "outbox") == 0


def test_a_message_deleted_before_its_sweep_ends_the_sweep(
    store: SqlStore, outbox: SqlOutbox, where: Where
) -> None:
    owe(store, make_notice(party_id="party-1"))
    (row,) = claim(outbox)
    outbox.mark_unknown(row.outbox_id, NOON, NOON)
    (row,) = claim(outbox)
    outbox.mark_sent(row, make_ref(row.send_key), NOON)
    outbox.remove_ref("case-1", row.send_key)
    assert outbox.to_sweep(NOON + minutes(1)) == ()
    assert count(where, "outbox") == 0


def test_the_only_process_takes_over_at_once(
    storage: Storage, store: SqlStore, outbox: SqlOutbox
) -> None:
    owe(store, make_notice(member_id="waited"), make_notice(member_id="sending"))
    claimed = {row.notice.member_id: row for row in claim(outbox)}
    outbox.mark_sending(claimed["sending"].outbox_id, NOON)
    taken = outbox.take_over("process-2")
    again = {r.notice.member_id: r for r in outbox.claim(NOON, NOON + minutes(1), 9, "process-2")}
    if not storage.is_only_process:
        assert (taken, again) == (0, {})
        return
    assert taken == 2
    assert again["waited"].unknown_since is None
    assert again["sending"].unknown_since == NOON
    assert outbox.take_over("process-2") == 0


def test_one_unsendable_message_blocks_nothing(
    store: SqlStore, outbox: SqlOutbox, where: Where
) -> None:
    owe(store, make_notice(member_id="bad"), make_notice(member_id="good"))
    bad, good = claim(outbox, limit=1)[0], claim(outbox)[0]
    outbox.set_aside(bad.outbox_id, "invalid_blocks" * 20)
    outbox.mark_sent(good, None, NOON)
    assert claim(outbox, minutes(60)) == ()
    assert outbox.oldest_owed() is None
    assert rows(where, "SELECT state FROM outbox") == [("set_aside",)]


def test_the_oldest_row_tells_how_far_behind_we_are(store: SqlStore, outbox: SqlOutbox) -> None:
    assert outbox.oldest_owed() is None
    owe(store, make_notice(due_at=NOON - minutes(3)), make_notice())
    assert outbox.oldest_owed() == NOON - minutes(3)
    with store.look() as tx:
        assert tx.next_due() == NOON - minutes(3)
    claim(outbox)
    with store.look() as tx:
        assert tx.next_due() == NOON + minutes(1)


# where messages stand


def test_references_of_a_case_are_found_by_party(outbox: SqlOutbox) -> None:
    first = make_ref("k-1")
    later = make_ref("k-2", sent_at=NOON + SECOND, slot=Slot.CHECK)
    outbox.put_ref("case-1", "party-1", None, later)
    outbox.put_ref("case-1", "party-1", None, first)
    outbox.put_ref("case-1", "party-2", "m-sam", make_ref("k-3"))
    assert outbox.refs("case-1", "party-1") == (first, later)
    assert outbox.member_refs("m-sam") == ()


def test_a_reference_is_replaced_by_its_key_and_removed_by_it(outbox: SqlOutbox) -> None:
    outbox.put_ref("case-1", "party-1", None, make_ref("k-1"))
    stripped = make_ref("k-1", live=False)
    outbox.put_ref("case-1", "party-1", None, stripped)
    assert outbox.refs("case-1", "party-1") == (stripped,)
    outbox.remove_ref("case-1", "k-1")
    assert outbox.refs("case-1", "party-1") == ()


def test_references_of_a_member_belong_to_no_case(outbox: SqlOutbox) -> None:
    first = make_ref("k-1", slot=Slot.JOIN, kind=Kind.JOIN)
    outbox.put_ref(None, None, "m-sam", first)
    assert outbox.member_refs("m-sam") == (first,)
    outbox.put_ref(None, None, "m-sam", make_ref("k-1", live=False))
    assert [ref.live for ref in outbox.member_refs("m-sam")] == [False]
    outbox.remove_ref(None, "k-1")
    assert outbox.member_refs("m-sam") == ()


def test_a_reference_needs_an_owner(outbox: SqlOutbox) -> None:
    with pytest.raises(ValueError, match="belongs to"):
        outbox.put_ref(None, None, None, make_ref())


def test_a_case_that_is_gone_keeps_nothing(bound: Bound, where: Where) -> None:
    owe(bound.store, make_notice(party_id="party-1"))
    (row,) = claim(bound.outbox)
    change(where, "DELETE FROM cases")
    bound.outbox.mark_sent(row, make_ref(row.send_key), NOON)
    bound.outbox.put_net("case-1", Net(NetState.ARMED))
    assert bound.outbox.refs("case-1", "party-1") == ()
    assert bound.outbox.net("case-1") == Net()
    assert count(where, "sealed") == 0


def test_the_safety_net_is_kept_sealed(outbox: SqlOutbox) -> None:
    assert outbox.net("case-1") == Net()
    for net in (
        Net(NetState.ARMED, NOON + minutes(10), "Q1234", ("Q1", "Q2")),
        Net(NetState.REFUSED, reason="restricted_too_many"),
    ):
        outbox.put_net("case-1", net)
        assert outbox.net("case-1") == net
