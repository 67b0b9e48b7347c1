"""Who goes on call and who goes off, and what is still so when the word about it is sent."""

from datetime import timedelta

from bot.domain.handoffs import Change, Handoff, Told, handoffs, told
from bot.domain.shifts import Span
from tests.make import NOON

HOUR = timedelta(hours=1)


def span(begins: float, ends: float, who: str = "sam", shift_id: str = "s-1") -> Span:
    return Span(NOON + begins * HOUR, NOON + ends * HOUR, shift_id, f"m-{who}")


def changes(*spans: Span) -> list[Handoff]:
    return sorted(handoffs(spans, NOON, NOON + 24 * HOUR))


def test_a_change_is_two_hand_offs_at_one_moment() -> None:
    assert changes(span(-4, 2), span(2, 30, "lee")) == [
        Handoff(NOON + 2 * HOUR, "s-1", "m-lee", Change.BEGINS),
        Handoff(NOON + 2 * HOUR, "s-1", "m-sam", Change.ENDS),
    ]


def test_going_straight_on_is_none_and_another_shift_is_one() -> None:
    assert changes(span(-4, 2), span(2, 30)) == []
    other = changes(span(-4, 2), span(2, 30, shift_id="s-2"))
    assert {(one.shift_id, one.change) for one in other} == {
        ("s-1", Change.ENDS),
        ("s-2", Change.BEGINS),
    }


def test_what_was_or_comes_later_is_not_of_this_day() -> None:
    assert changes(span(-4, 0), span(25, 30)) == []


def test_the_word_tells_until_when_through_what_goes_straight_on() -> None:
    spans = (span(-3, 0, "lee"), span(0, 2), span(2, 5))
    assert told(spans, "Days", "m-sam", Change.BEGINS, NOON) == Told(
        "Days", Change.BEGINS, NOON + 5 * HOUR, ("m-lee",)
    )


def test_whoever_is_not_on_call_any_more_is_not_told_that_they_are() -> None:
    assert told((span(0, 2, "lee"),), "Days", "m-sam", Change.BEGINS, NOON) is None
    assert told((span(1, 2),), "Days", "m-sam", Change.BEGINS, NOON) is None


def test_the_end_is_told_in_the_morning_too_but_not_to_whoever_came_back() -> None:
    spans = (span(-9, -4), span(-4, 3, "lee"))
    ended = told(spans, "Days", "m-sam", Change.ENDS, NOON)
    assert ended == Told("Days", Change.ENDS, NOON - 4 * HOUR, ("m-lee",))
    assert told((*spans, span(-1, 4)), "Days", "m-sam", Change.ENDS, NOON) is None
    assert told((span(-100, -90),), "Days", "m-sam", Change.ENDS, NOON) is None
    assert told((span(2, 4),), "Days", "m-sam", Change.ENDS, NOON) is None
