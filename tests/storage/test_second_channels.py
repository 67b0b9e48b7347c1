"""Second channels: sealed under the ring for one member, on both databases, gone with them."""

import logging
from pathlib import Path

import pytest

from bot.domain.notices import Kind, Notice
from bot.domain.people import Role
from bot.domain.second import Address, Provider, SecondChannel, try_out
from storage.epochs import Epochs
from storage.keys import KeyRing, new_key
from storage.opening import Where
from storage.outbox import SqlOutbox
from storage.refused import CannotOpen
from storage.sealing import Sealer
from storage.store import SqlStore
from tests.make import NOON, make_case, make_member, minutes
from tests.storage.helpers import change, count, make_notice, rows

PHONE = Address(Provider.SMS, "+447700900461")
HOME = Address(Provider.EMAIL, "planted@example.org")
CHANNEL = try_out(SecondChannel(PHONE, NOON), HOME, "004217", NOON)


@pytest.fixture(autouse=True)
def people(store: SqlStore) -> None:
    with store.begin() as tx:
        tx.put_member(make_member("sam", Role.SUPPORTER))
        tx.put_member(make_member("kim", Role.LEAD))


def keep(store: SqlStore, name: str = "sam", channel: SecondChannel = CHANNEL) -> None:
    with store.begin() as tx:
        tx.put_second_channel(f"m-{name}", channel)


def of(store: SqlStore, name: str = "sam") -> SecondChannel:
    with store.look() as tx:
        return tx.second_channel(f"m-{name}")


def test_it_comes_back_as_it_was_and_the_newest_counts(store: SqlStore) -> None:
    assert of(store) == SecondChannel()
    keep(store)
    assert of(store) == CHANNEL
    keep(store, channel=SecondChannel(HOME, NOON))
    keep(store, "kim")
    with store.look() as tx:
        assert tx.second_channels() == {"m-sam": SecondChannel(HOME, NOON), "m-kim": CHANNEL}


def test_it_is_removed(store: SqlStore) -> None:
    keep(store)
    with store.begin() as tx:
        tx.remove_second_channel("m-sam")
    assert of(store) == SecondChannel()


def test_it_goes_with_the_member(store: SqlStore, where: Where) -> None:
    keep(store)
    change(where, "DELETE FROM member WHERE member_id = 'm-sam'")
    assert count(where, "second_channel") == 0


def test_neither_address_nor_code_nor_provider_stands_in_the_clear(
    store: SqlStore, where: Where
) -> None:
    keep(store)
    ((blob,),) = rows(where, "SELECT blob FROM second_channel")
    files = [] if where.sqlite is None else where.sqlite.parent.iterdir()
    for held in (bytes(blob), *(file.read_bytes() for file in files)):
        for word in ("447700900461", "planted@example.org", "004217"):
            assert word.encode() not in held
    assert b"sms" not in bytes(blob)


def test_the_size_tells_nothing_of_the_address(store: SqlStore, where: Where) -> None:
    keep(store)
    keep(store, "kim", SecondChannel())
    assert len({len(blob) for (blob,) in rows(where, "SELECT blob FROM second_channel")}) == 1


def test_moved_to_another_member_it_does_not_open_and_counts_as_none(
    store: SqlStore, where: Where, caplog: pytest.LogCaptureFixture
) -> None:
    keep(store)
    change(where, "UPDATE second_channel SET member_id = 'm-kim'")
    with caplog.at_level(logging.WARNING):
        assert of(store, "kim") == SecondChannel()
    assert [r.getMessage() for r in caplog.records] == ["second_channel_not_opened"]


def test_an_older_key_of_the_ring_still_opens_it_and_another_ring_does_not(tmp_path: Path) -> None:
    older, newer = new_key(), new_key()
    epochs = Epochs([tmp_path])
    blob = Sealer("p-1", KeyRing((older,)), epochs).seal_of_member("t", "m-sam", b"words")
    rotated = Sealer("p-1", KeyRing((newer, older)), epochs)
    assert rotated.open_of_member("t", "m-sam", blob) == b"words"
    for sealer, table, member in (
        (Sealer("p-1", KeyRing((newer,)), epochs), "t", "m-sam"),
        (Sealer("p-2", KeyRing((older,)), epochs), "t", "m-sam"),
        (rotated, "u", "m-sam"),
        (rotated, "t", "m-kim"),
    ):
        with pytest.raises(CannotOpen):
            sealer.open_of_member(table, member, blob)


def test_what_goes_outside_is_claimed_apart(store: SqlStore, outbox: SqlOutbox) -> None:
    with store.begin() as tx:
        tx.add_case(make_case())
        tx.owe(
            [
                make_notice(Kind.PAGE),
                make_notice(Kind.NUDGE, due_at=NOON + minutes(1)),
                make_notice(Kind.NUDGE, due_at=NOON, crisis=True),
                Notice(Kind.SECOND_TEST, member_id="m-sam"),
            ],
            NOON,
        )
    later = NOON + minutes(2)
    assert [r.notice.kind for r in outbox.claim(NOON, later, 9, "me")] == [Kind.PAGE]
    assert outbox.owes_outside(NOON)
    claimed = outbox.claim_outside(NOON, later, 9, "me")
    assert [r.notice.kind for r in claimed] == [Kind.NUDGE, Kind.SECOND_TEST]
    assert not outbox.owes_outside(NOON)
    assert outbox.owes_outside(NOON + minutes(1))
    for row in claimed:
        outbox.mark_sent(row, None, NOON)
    (left,) = outbox.claim_outside(NOON + minutes(1), later, 9, "me")
    assert left.notice.due_at == NOON + minutes(1)
