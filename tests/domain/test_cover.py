"""Cover: pieces of a shift, who may be asked, and when they are."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cover import (
    SHORTEST,
    Cover,
    Piece,
    able,
    chosen,
    open_pieces,
    reminders_due,
    still_held,
    taken,
    when_to_ask,
)
from bot.domain.cover_refusals import NotOpen
from bot.domain.rota_refusals import ReversedDates
from bot.domain.shifts import Span
from tests.make import NIGHT, NOON, make_member, make_roster, make_supporter

HOUR, QUARTER = timedelta(hours=1), timedelta(minutes=15)
SHIFT = Piece(NOON + 24 * HOUR, NOON + 36 * HOUR)


def make_cover(**overrides: object) -> Cover:
    values = {"cover_id": "c-1", "shift_id": "s-1", "out": "m-sam", "asked_by": "m-sam"}
    return Cover(**{**values, "piece": SHIFT, **overrides})  # type: ignore[arg-type]


def span(begins: float, ends: float, who: str = "sam", shift_id: str = "s-1") -> Span:
    return Span(SHIFT.begins + begins * HOUR, SHIFT.begins + ends * HOUR, shift_id, f"m-{who}")


def part(begins: float, ends: float) -> Piece:
    return Piece(SHIFT.begins + begins * HOUR, SHIFT.begins + ends * HOUR)


PARTS = st.lists(
    st.tuples(st.integers(0, 47), st.integers(1, 48)).filter(lambda two: two[0] < two[1]),
    max_size=12,
)


@given(PARTS)
def test_whatever_is_taken_nothing_is_taken_twice_and_nothing_is_lost(
    wanted: list[tuple[int, int]],
) -> None:
    """In quarters of an hour: what is taken and what is open are together the whole shift."""
    cover, spans = make_cover(), [span(0, 12)]
    for begins, ends in wanted:
        one = Piece(SHIFT.begins + begins * QUARTER, SHIFT.begins + ends * QUARTER)
        pieces = open_pieces(cover, spans, NOON)
        try:
            cover = taken(cover, "m-lee", chosen(one, pieces, NOON))
        except NotOpen:
            assert not any(one.within(each) == one for each in pieces)
    whole = [take.piece for take in cover.takes] + list(open_pieces(cover, spans, NOON))
    end = SHIFT.begins
    for each in sorted(whole):
        assert each.begins == end
        end = each.ends
    assert end == SHIFT.ends


def test_a_stand_in_made_elsewhere_closes_it_too() -> None:
    assert open_pieces(make_cover(), [span(0, 4), span(4, 12, "lee")], NOON) == (part(0, 4),)
    assert open_pieces(make_cover(), [span(0, 12, shift_id="s-2")], NOON) == ()
    assert open_pieces(make_cover(), [], NOON) == ()


def test_what_was_given_on_or_whose_shift_is_gone_is_held_by_nobody() -> None:
    cover = taken(make_cover(), "m-lee", [part(0, 6)])
    assert still_held(cover, [span(0, 6, "lee"), span(6, 12)]) == cover.takes
    half = still_held(cover, [span(0, 3, "lee"), span(3, 6, "noor"), span(6, 12)])
    assert [take.piece for take in half] == [part(0, 3)]
    assert still_held(cover, [span(0, 6, "noor")]) == ()
    assert still_held(cover, [span(0, 6, "lee", "s-2")]) == ()


def test_what_has_passed_is_not_open_and_what_is_withdrawn_never_is() -> None:
    now = SHIFT.begins + 5 * HOUR
    assert open_pieces(make_cover(), [span(0, 12)], now) == (part(5, 12),)
    assert open_pieces(make_cover(), [span(0, 12)], SHIFT.ends) == ()
    assert open_pieces(make_cover(withdrawn=True), [span(0, 12)], NOON) == ()


def test_a_part_lies_in_one_open_piece_and_is_not_a_sliver() -> None:
    pieces = (part(0, 4), part(8, 12))
    assert chosen(None, pieces, NOON) == pieces
    assert chosen(part(1, 2), pieces, NOON) == (part(1, 2),)
    for outside in (part(3, 9), part(5, 6), part(-1, 2), part(8, 13)):
        with pytest.raises(NotOpen):
            chosen(outside, pieces, NOON)
    with pytest.raises(ReversedDates):
        chosen(part(2, 1), pieces, NOON)
    with pytest.raises(NotOpen):
        chosen(Piece(SHIFT.begins, SHIFT.begins + SHORTEST / 2), pieces, NOON)
    with pytest.raises(NotOpen):
        chosen(None, (), NOON)


def test_a_start_that_has_passed_is_now() -> None:
    now = SHIFT.begins + HOUR
    pieces = open_pieces(make_cover(), [span(0, 12)], now)
    assert chosen(part(0, 3), pieces, now) == (Piece(now, SHIFT.begins + 3 * HOUR),)
    with pytest.raises(NotOpen):
        chosen(part(0, 0.5), pieces, now)


def test_everybody_is_asked_who_could_serve_some_of_it() -> None:
    team = make_roster(
        make_supporter("sam"),
        make_supporter("lee"),
        make_supporter("busy"),
        make_supporter("half"),
        make_supporter("away", paused=True),
        make_supporter("tired", resting=True),
        make_supporter("new", trained_on=None),
        replace(make_supporter("gone"), account_active=False),
        make_member("ari"),
    )
    spans = [span(0, 12), span(0, 12, "busy", "s-2"), span(0, 6, "half", "s-2")]
    pieces = open_pieces(make_cover(), spans, NOON)
    found = able(team, make_cover(), pieces, spans, NOON)
    assert [m.member_id for m in found] == ["m-lee", "m-half"]


def test_who_sleeps_is_asked_in_the_morning_unless_that_is_too_late() -> None:
    lee = make_supporter("lee")
    assert when_to_ask(lee, NOON + 24 * HOUR, NOON) is None
    morning = when_to_ask(lee, NIGHT + 24 * HOUR, NIGHT)
    assert morning is not None
    assert NIGHT < morning < NIGHT + 12 * HOUR
    assert when_to_ask(lee, NIGHT + HOUR, NIGHT) is None


def test_reminders_come_a_day_and_four_hours_before() -> None:
    cover = make_cover()
    begins = cover.piece.begins
    for before, due in ((25, 0), (24, 1), (5, 1), (4, 2), (0, 2)):
        assert reminders_due(begins, begins - before * HOUR) == due
