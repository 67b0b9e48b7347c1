"""References to what two people wrote: each sealed for itself, wordless, gone with the case."""

from dataclasses import replace
from typing import Any

from bot.domain.relays import Relay, RelayState
from storage.opening import Where
from storage.store import SqlStore
from tests.make import NOON, make_case
from tests.storage.helpers import change, count, rows


def make_relay(relay_id: str = "r1", ts: str = "1.000002", **overrides: Any) -> Relay:
    state = overrides.pop("state", RelayState.OWED)
    made = Relay(relay_id, "p-by", "p-to", "D0SECRET", ts, "1.000001", "mark", state, NOON)
    return replace(made, **overrides)


def keep(store: SqlStore, *relays: Relay) -> None:
    with store.begin() as tx:
        for relay in relays:
            tx.put_relay("case-1", relay)


def there(store: SqlStore) -> tuple[Relay, ...]:
    with store.look() as tx:
        return tx.relays("case-1")


def founded(store: SqlStore) -> None:
    with store.begin() as tx:
        tx.add_case(make_case())


def test_they_come_back_in_the_order_in_which_they_were_written(store: SqlStore) -> None:
    founded(store)
    later, first = make_relay("r1", "10.000001"), make_relay("r2", "9.000001")
    keep(store, later, first)
    assert there(store) == (first, later)
    with store.look() as tx:
        assert tx.relay("case-1", "r1") == later
        assert tx.relay("case-1", "r9") is None


def test_one_is_put_in_place_of_what_was_known_of_it(store: SqlStore) -> None:
    founded(store)
    keep(store, make_relay())
    keep(store, make_relay(state=RelayState.PASSED, edited=True))
    assert there(store) == (make_relay(state=RelayState.PASSED, edited=True),)


def test_the_database_says_neither_where_it_stands_nor_between_whom(
    store: SqlStore, where: Where
) -> None:
    founded(store)
    keep(store, make_relay())
    ((name, blob),) = rows(where, "SELECT part, blob FROM sealed WHERE part LIKE 'relay:%'")
    for words in ("D0SECRET", "1.000002", "p-by", "mark"):
        assert words not in name
        assert words.encode() not in bytes(blob)


def test_they_go_with_their_case(store: SqlStore, where: Where) -> None:
    founded(store)
    keep(store, make_relay())
    change(where, "DELETE FROM cases")
    assert count(where, "sealed") == 0
    assert there(store) == ()


def test_a_case_that_is_gone_keeps_none(store: SqlStore, where: Where) -> None:
    keep(store, make_relay())
    assert count(where, "sealed") == 0
