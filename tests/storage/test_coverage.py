"""What is known of gaps comes back as it was; changes are counted whoever else writes."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

from bot.domain.gap_news import KnownGap, Watch
from storage.store import SqlStore
from tests.make import NOON, make_shift, make_supporter

HOUR = timedelta(hours=1)
GAPS = (KnownGap(NOON, NOON + HOUR), KnownGap(NOON + 2 * HOUR, NOON + 3 * HOUR, NOON))


def watch(store: SqlStore) -> Watch:
    with store.look() as tx:
        return tx.coverage.watch()


def test_there_is_nothing_to_check_before_anything_was_changed(store: SqlStore) -> None:
    assert watch(store) == Watch()


def test_it_comes_back_as_it_was(store: SqlStore) -> None:
    kept = Watch(0, 3, NOON + HOUR, NOON, GAPS)
    with store.begin() as tx:
        tx.coverage.put(kept)
    assert watch(store) == kept
    with store.begin() as tx:
        tx.coverage.put(Watch(0, 4))
    assert watch(store) == Watch(0, 4)


def test_one_transaction_counts_once_and_what_is_rolled_back_not_at_all(store: SqlStore) -> None:
    with store.begin() as tx:
        for name in ("sam", "lee"):
            tx.put_member(make_supporter(name))
        tx.put_setting("cover-hours", "")
    assert watch(store).changes == 1
    try:
        with store.begin() as tx:
            tx.put_member(make_supporter("noor"))
            raise LookupError
    except LookupError:
        assert watch(store).changes == 1


def test_whoever_puts_what_was_found_takes_no_count_back(store: SqlStore) -> None:
    before = watch(store)
    with store.begin() as tx:
        tx.put_member(make_supporter("sam"))
    with store.begin() as tx:
        tx.coverage.put(before)
    assert watch(store).is_behind


def test_each_part_of_the_rota_counts(store: SqlStore) -> None:
    with store.begin() as tx:
        tx.put_member(make_supporter("sam"))
        tx.put_shift(make_shift(), "m-max", NOON)
    with store.begin() as tx:
        tx.replace_spans(["s-1"], NOON, ())
    assert watch(store).changes == 2


def test_paging_people_and_empty_lists_count_nothing(store: SqlStore) -> None:
    with store.begin() as tx:
        tx.note_paged(["m-sam"], NOON)
        tx.put_profiles({})
    assert watch(store) == Watch()


def test_many_who_change_something_at_once_are_all_counted(store: SqlStore) -> None:
    def change(number: int) -> None:
        with store.begin() as tx:
            tx.put_member(make_supporter(f"n{number}"))

    def found(number: int) -> None:
        with store.begin() as tx:
            tx.coverage.put(replace(tx.coverage.watch(), told_at=NOON + number * HOUR))

    with ThreadPoolExecutor(4) as pool:
        done = [pool.submit(change if n % 2 else found, n) for n in range(16)]
    assert [one.exception() for one in done] == [None] * 16
    assert watch(store).changes == 8
