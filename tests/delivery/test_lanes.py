"""Crisis goes first, order is kept for each recipient, and later lanes never fill the house."""

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.lanes import WIDTHS, Board, recipient
from bot.domain.notices import Kind, Lane, Notice
from bot.ports import OutboxRow
from tests.make import NOON


def make_row(name: str, lane: Lane = Lane.PAGE, member: str = "m-sam", **more: Any) -> OutboxRow:
    notice = Notice(Kind.PAGE, "case-1", f"p-{member}", member)
    due = NOON + timedelta(seconds=more.pop("due", 0))
    return OutboxRow(name, notice, lane, f"k-{name}", 0, due, **more)


rows = st.lists(
    st.tuples(st.sampled_from(list(Lane)), st.integers(0, 5), st.integers(0, 9)), max_size=60
).map(
    lambda many: [
        make_row(str(i), lane, f"m-{who}", due=due) for i, (lane, who, due) in enumerate(many)
    ]
)


@given(rows, st.integers(0, 2**32))
def test_everything_is_worked_on_once_and_one_at_a_time_for_each_recipient(
    many: list[OutboxRow], seed: int
) -> None:
    board, working, begun = Board(), list[OutboxRow](), list[str]()
    board.add(many, 100.0)
    while len(board):
        while (row := board.next(0.0)) is not None:
            assert recipient(row.notice) not in {recipient(w.notice) for w in working}
            assert len(working) < WIDTHS[row.lane]
            working.append(row)
            begun.append(row.outbox_id)
        seed = (seed * 1103515245 + 12345) % 2**31
        board.done(working.pop(seed % len(working)))
    assert sorted(begun) == sorted(row.outbox_id for row in many)


@given(rows)
def test_a_recipients_rows_begin_by_lane_and_then_in_order(many: list[OutboxRow]) -> None:
    board, begun = Board(), list[OutboxRow]()
    board.add(many, 100.0)
    while (row := board.next(0.0)) is not None:
        begun.append(row)
        board.done(row)
    for who in {recipient(row.notice) for row in many}:
        mine = [(r.lane.rank, r.due_at) for r in begun if recipient(r.notice) == who]
        assert mine == sorted(mine)


def test_crisis_still_finds_a_place_when_every_other_lane_is_full() -> None:
    board = Board()
    board.add([make_row(f"d{i}", Lane.PAGE, f"m-{i}") for i in range(40)], 100.0)
    started = 0
    while board.next(0.0) is not None:
        started += 1
    assert started == WIDTHS[Lane.PAGE]
    board.add([make_row("c", Lane.CRISIS, "m-kim")], 100.0)
    row = board.next(0.0)
    assert row is not None
    assert row.lane is Lane.CRISIS


def test_digests_take_two_places_at_most() -> None:
    board = Board()
    board.add([make_row(f"d{i}", Lane.DIGEST, f"m-{i}") for i in range(9)], 100.0)
    assert [board.next(0.0) is not None for _ in range(3)] == [True, True, False]


def test_a_row_in_hand_is_not_taken_twice() -> None:
    board = Board()
    assert board.add([make_row("a")], 100.0) == 1
    assert board.add([make_row("a")], 100.0) == 0
    row = board.next(0.0)
    assert row is not None
    assert board.add([make_row("a")], 100.0) == 0
    board.done(row)
    assert board.add([make_row("a")], 100.0) == 1


def test_a_row_that_waited_too_long_is_left_to_whoever_claims_it_next() -> None:
    board = Board()
    board.add([make_row("a")], 20.0)
    assert board.next(20.1) is None
    assert len(board) == 0
