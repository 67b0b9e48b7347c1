"""Ticks: each kept for itself, sealed, on both databases, and gone with the case."""

from datetime import timedelta

from bot.domain.identity import tick_id
from bot.domain.ticks import Tick, items_of, resumed_at, taken_back
from storage.opening import Where
from storage.store import SqlStore
from tests.make import NOON, make_case
from tests.storage.helpers import change, count, rows


def make_tick(item: str, step: str = "S3", minute: int = 0) -> Tick:
    made = tick_id("a seed", step, item)
    return Tick(made, step, item, "party-1", NOON + timedelta(minutes=minute))


def keep(store: SqlStore, *ticks: Tick) -> None:
    with store.begin() as tx:
        for tick in ticks:
            tx.put_tick("case-1", tick)


def there(store: SqlStore) -> tuple[Tick, ...]:
    with store.look() as tx:
        return tx.ticks("case-1")


def founded(store: SqlStore) -> None:
    with store.begin() as tx:
        tx.add_case(make_case())


def test_ticks_come_back_oldest_first(store: SqlStore) -> None:
    founded(store)
    later, first = make_tick("silence", minute=5), make_tick("open")
    keep(store, later, first)
    assert there(store) == (first, later)


def test_a_tick_made_twice_is_one_and_keeps_when_it_was_made(store: SqlStore) -> None:
    founded(store)
    keep(store, make_tick("open"))
    keep(store, make_tick("open", minute=9))
    assert there(store) == (make_tick("open"),)


def test_a_tick_taken_back_is_gone_and_the_others_stay(store: SqlStore) -> None:
    founded(store)
    one, other = make_tick("open"), make_tick("silence", minute=1)
    keep(store, one, other)
    with store.begin() as tx:
        tx.remove_tick("case-1", one.tick_id)
    assert there(store) == (other,)


def test_the_database_says_neither_which_step_nor_which_item(store: SqlStore, where: Where) -> None:
    founded(store)
    keep(store, make_tick("open"))
    ((name, blob),) = rows(where, "SELECT part, blob FROM sealed WHERE part LIKE 'tick:%'")
    for words in ("S3", "open", "party-1"):
        assert words not in name
    # Two letters may stand in any sealed bytes by chance.
    assert b"party-1" not in bytes(blob)
    assert b'"item"' not in bytes(blob)


def test_ticks_go_with_their_case(store: SqlStore, where: Where) -> None:
    founded(store)
    keep(store, make_tick("open"))
    change(where, "DELETE FROM cases")
    assert count(where, "sealed") == 0
    assert there(store) == ()


def test_a_case_that_is_gone_keeps_no_tick(store: SqlStore, where: Where) -> None:
    keep(store, make_tick("open"))
    assert count(where, "sealed") == 0


def test_a_step_knows_its_items_and_what_was_taken_back() -> None:
    made = (make_tick("open"), make_tick("silence"), make_tick("hello", step="S1"))
    assert items_of(made, "S3") == {"open", "silence"}
    assert taken_back(made, "S3", ["open"]) == (make_tick("silence"),)
    assert taken_back(made, "S1", ["hello"]) == ()


def test_the_checklist_opens_where_it_was_left() -> None:
    made = (make_tick("open", minute=7), make_tick("hello", step="S1", minute=3))
    assert resumed_at(made, "S0") == "S3"
    assert resumed_at((), "S0") == "S0"
