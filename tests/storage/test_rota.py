"""Shifts, stand-ins and spans are kept as they were, and nobody is on call twice at once."""

import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest

from bot import rota
from bot.domain.shifts import Fixed, Override, Span, Turn
from bot.ports import Conflict
from storage.documents import SHIFT
from storage.opening import Where, open_storage
from storage.store import SqlStore
from tests.make import NOON, make_shift, make_supporter
from tests.storage.helpers import MovableClock

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WEEKDAYS = make_shift("sam", "lee", turn=Turn.WEEKLY)


def put(store: SqlStore, spans: Iterable[Span] = (), *more: str) -> None:
    with store.begin() as tx:
        for name in ("sam", "lee"):
            tx.put_member(make_supporter(name))
        for number, shift_id in enumerate(("s-1", *more)):
            shift = make_shift("sam", "lee", turn=Turn.WEEKLY, shift_id=shift_id)
            tx.put_shift(shift, "m-max", NOON + number * HOUR)
        tx.replace_spans(["s-1"], NOON, spans)


def span(begins: float, ends: float, who: str = "sam", shift_id: str = "s-1") -> Span:
    return Span(NOON + begins * HOUR, NOON + ends * HOUR, shift_id, f"m-{who}")


def test_a_shift_comes_back_with_its_rules(store: SqlStore) -> None:
    put(store)
    with store.look() as tx:
        assert tx.shifts() == (WEEKDAYS,)
    assert WEEKDAYS.rules[1].rrule == "FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=MO,TU,WE,TH,FR"


def test_a_calendar_comes_back_with_its_times_and_an_older_shift_without_any(
    store: SqlStore,
) -> None:
    fixed = (Fixed(NOON, NOON + HOUR, "m-sam"), Fixed(NOON + DAY, NOON + DAY + HOUR, "m-lee"))
    layer = replace(WEEKDAYS, days=(), rules=(), imported_on=NOON.date(), fixed=fixed)
    put(store)
    with store.begin() as tx:
        tx.put_shift(layer, "m-max", NOON)
    with store.look() as tx:
        assert tx.shifts() == (layer,)
    older = json.loads(SHIFT.to_text(WEEKDAYS))
    del older["fixed"], older["imported_on"]
    assert SHIFT.read(json.dumps(older)) == WEEKDAYS


def test_a_removed_shift_keeps_its_name_and_its_past_until_both_are_forgotten(
    store: SqlStore,
) -> None:
    put(store, [span(0, 1)])
    gone = replace(WEEKDAYS, removed_at=NOON + HOUR)
    with store.begin() as tx:
        tx.put_shift(gone, "m-max", NOON + HOUR)
    with store.begin() as tx:
        assert tx.shifts() == ()
        assert tx.shift(gone.shift_id) == gone
        assert tx.spans(NOON - DAY, NOON + DAY) == (span(0, 1),)
        tx.forget_rota(NOON + HOUR)
        assert tx.shift(gone.shift_id) == gone
        tx.forget_rota(NOON + 2 * HOUR)
        assert tx.shift(gone.shift_id) is None
        assert tx.spans(NOON - DAY, NOON + DAY) == ()


def test_overrides_come_back_in_the_order_in_which_they_were_made(store: SqlStore) -> None:
    second = Override("a-2", "m-sam", "m-lee", NOON, NOON + HOUR)
    first = Override("z-1", "m-lee", "m-sam", NOON - DAY, NOON + HOUR)
    with store.begin() as tx:
        tx.put_override(first, "m-max", NOON)
        tx.put_override(second, "m-max", NOON)
    with store.begin() as tx:
        assert tx.overrides(NOON - DAY, NOON + DAY) == (first, second)
        assert tx.overrides(NOON - DAY, NOON) == (first,)


def test_who_is_on_call_stands_on_the_roster_until_the_end_is_reached(store: SqlStore) -> None:
    put(store, [span(0, 1), span(1, 2, "lee")])
    with store.look() as tx:
        for at, who in ((NOON, {"m-sam"}), (NOON + HOUR, {"m-lee"}), (NOON + 2 * HOUR, set())):
            assert tx.on_call(at) == who
            assert {m.member_id for m in tx.roster(at).members if m.on_call} == who


def test_only_what_has_not_ended_is_replaced(store: SqlStore) -> None:
    put(store, [span(-2, -1), span(-1, 1), span(2, 3)])
    with store.begin() as tx:
        tx.replace_spans(["s-1"], NOON, [span(4, 5)])
    with store.look() as tx:
        assert tx.spans(NOON - DAY, NOON + DAY) == (span(-2, -1), span(4, 5))
        assert tx.spans(NOON - DAY, NOON + DAY, ["m-lee"]) == ()


def test_what_is_long_over_is_forgotten(store: SqlStore) -> None:
    put(store, [span(-2, -1), span(-1, 1)])
    with store.begin() as tx:
        tx.put_override(Override("o-1", "m-sam", "m-lee", NOON - DAY, NOON - HOUR), "m-max", NOON)
        tx.forget_rota(NOON)
    with store.look() as tx:
        assert tx.spans(NOON - DAY, NOON + DAY) == (span(-1, 1),)
        assert tx.overrides(NOON - DAY, NOON + DAY) == ()


def test_the_same_person_cannot_begin_twice_at_once(store: SqlStore) -> None:
    put(store, [span(0, 1)], "s-2")
    with pytest.raises(Conflict), store.begin() as tx:
        tx.replace_spans(["s-2"], NOON, [span(0, 2, shift_id="s-2")])


def test_what_is_worked_out_can_be_written_down(store: SqlStore) -> None:
    spans = rota.spans([WEEKDAYS], [], NOON, NOON + 60 * DAY)
    put(store, spans)
    with store.look() as tx:
        assert tx.spans(NOON, NOON + 60 * DAY) == spans


@pytest.fixture
def on_postgres(postgres_where: Where, clock: MovableClock) -> Iterator[SqlStore]:
    storage = open_storage(postgres_where, clock)
    yield storage.bind("", "T0TEAM", real=False).store
    storage.close_now()


def test_postgres_itself_refuses_an_overlap_and_lets_touch(on_postgres: SqlStore) -> None:
    put(on_postgres, [span(0, 2)], "s-2")
    with on_postgres.begin() as tx:
        tx.replace_spans(["s-2"], NOON, [span(2, 3, shift_id="s-2")])
    with pytest.raises(Conflict), on_postgres.begin() as tx:
        tx.replace_spans(["s-2"], NOON, [span(1.5, 3, shift_id="s-2")])
    with on_postgres.look() as tx:
        assert len(tx.spans(NOON, NOON + DAY)) == 2


def test_two_at_once_cannot_put_one_person_on_call_twice(on_postgres: SqlStore) -> None:
    put(on_postgres, (), "s-2")
    begun = Event()

    def second() -> None:
        begun.wait(5)
        with on_postgres.begin() as tx:
            tx.replace_spans(["s-2"], NOON, [span(1, 3, shift_id="s-2")])

    with ThreadPoolExecutor(1) as pool:
        with on_postgres.begin() as tx:
            tx.replace_spans(["s-1"], NOON, [span(0, 2)])
            late = pool.submit(second)
            begun.set()
        with pytest.raises(Conflict):
            late.result(10)
