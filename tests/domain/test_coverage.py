"""Coverage against a naive count of every minute; gaps, people alone, load, the score."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import rota
from bot.domain.able import Asked, asked, next_out
from bot.domain.coverage import Coverage, Thin, coverage
from bot.domain.coverage_hours import CoverHours, promised
from bot.domain.coverage_score import Part
from bot.domain.heat import heat
from bot.domain.overload import MOST_A_WEEK, busiest_week, overloaded, shares
from bot.domain.people import Member, Role, Roster, TrainingRecord
from bot.domain.shifts import Span, Turn
from bot.domain.stretches import Stretch, merged
from tests.make import NOON, make_member, make_roster, make_shift, make_supporter

HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)
NAMES = ("sam", "lee", "ines", "noor")
ROSTER = make_roster(*map(make_supporter, NAMES))
EVERY_DAY = tuple(range(7))


def span(who: str, begins: float, ends: float, shift: str = "s-1") -> Span:
    """Hours after NOON."""
    return Span(NOON + begins * HOUR, NOON + ends * HOUR, shift, f"m-{who}")


def found(
    *spans: Span, hours: float = 24, roster: Roster = ROSTER, at: datetime = NOON
) -> Coverage:
    period = (NOON, NOON + hours * HOUR)
    return coverage(spans, roster, promised(None, *period), period, at, has_shifts=True)


def gaps(one: Coverage) -> list[tuple[float, float]]:
    return [((a - NOON) / HOUR, (b - NOON) / HOUR) for a, b in one.gaps]


def part(one: Coverage, which: Part) -> int | None:
    return dict(one.score.parts)[which]


def total(stretches: tuple[Stretch, ...]) -> timedelta:
    return sum((ends - begins for begins, ends in stretches), timedelta())


minutes = st.integers(-120, 600)
pieces = st.tuples(st.sampled_from(NAMES), minutes, st.integers(1, 300))
windows = st.lists(st.tuples(st.integers(0, 480), st.integers(1, 120)), max_size=4)


@given(st.lists(pieces, max_size=8), windows)
def test_it_is_what_a_count_of_every_minute_finds(
    given_pieces: list[tuple[str, int, int]], given_windows: list[tuple[int, int]]
) -> None:
    period = (NOON, NOON + 480 * MINUTE)
    spans = [
        Span(NOON + at * MINUTE, NOON + (at + long) * MINUTE, "s", f"m-{who}")
        for who, at, long in given_pieces
    ]
    wanted = merged(
        (NOON + at * MINUTE, min(NOON + (at + long) * MINUTE, period[1]))
        for at, long in given_windows
        if at < 480
    )
    one = coverage(spans, ROSTER, wanted, period, NOON, has_shifts=True)
    missing = alone = doubled = 0
    for minute in range(480):
        at = NOON + minute * MINUTE
        if not any(begins <= at < ends for begins, ends in wanted):
            continue
        there = {s.member_id for s in spans if s.begins <= at < s.ends}
        missing += not there
        alone += len(there) == 1
        doubled += len(there) > 1
    assert total(one.gaps) == missing * MINUTE
    assert sum((t.ends - t.begins for t in one.thin), timedelta()) == alone * MINUTE
    assert total(wanted) == (missing + alone + doubled) * MINUTE
    assert sum((s.ends - s.begins for s in one.levels), timedelta()) == total(wanted)
    if wanted:
        assert part(one, Part.DOUBLED) == doubled * MINUTE * 100 // total(wanted)
    for (_, end), (begin, _) in zip(one.gaps, one.gaps[1:], strict=False):
        assert end < begin


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 200)), min_size=1, max_size=8))
def test_the_busiest_week_is_the_busiest_of_all_weeks(given_parts: list[tuple[int, int]]) -> None:
    parts = merged((NOON + at * HOUR, NOON + (at + long) * HOUR) for at, long in given_parts)
    hours = {h for h in range(1200) if any(a <= NOON + h * HOUR < b for a, b in parts)}
    most = max(len(hours.intersection(range(h, h + 168))) for h in range(-168, 1200))
    assert busiest_week(parts) == most * HOUR


def test_shifts_that_follow_each_other_leave_no_gap() -> None:
    one = found(span("sam", 0, 8), span("lee", 8, 16), span("sam", 16, 24))
    assert one.gaps == ()
    assert [t.member_id for t in one.thin] == ["m-sam", "m-lee", "m-sam"]
    assert one.score.whole == 71


def test_nobody_is_missed_for_less_than_a_minute() -> None:
    assert gaps(found(span("sam", 0, 8 - 1 / 120), span("lee", 8, 24))) == []
    assert gaps(found(span("sam", 0, 8 - 1 / 60), span("lee", 8, 24))) == [(8 - 1 / 60, 8)]


def test_one_person_in_two_shifts_is_still_alone() -> None:
    one = found(span("sam", 0, 24), span("sam", 0, 24, "s-2"))
    assert one.thin == (Thin(NOON, NOON + DAY, "m-sam"),)
    assert part(one, Part.DOUBLED) == 0


def test_without_shifts_nothing_is_promised_and_nothing_scored() -> None:
    period = (NOON, NOON + DAY)
    one = coverage((), ROSTER, promised(None, *period), period, NOON, has_shifts=False)
    assert (one.gaps, one.score.whole, one.levels) == ((), None, ())


def test_hours_that_are_not_promised_are_no_gap() -> None:
    period = (NOON, NOON + DAY)
    one = coverage((), ROSTER, (), period, NOON, has_shifts=True)
    assert (one.gaps, one.score.whole) == ((), None)


CANNOT = {
    "left": make_supporter("sam", account_active=False),
    "no supporter any more": make_member("sam", Role.LEAD),
    "no conversation": make_supporter("sam", dm=None),
    "not reachable": make_supporter("sam", reachable=False),
    "never trained": make_supporter("sam", trained_on=None),
    "stopped": make_supporter("sam", record=TrainingRecord(stopped=True)),
}


@pytest.mark.parametrize("member", CANNOT.values(), ids=CANNOT)
def test_who_cannot_be_asked_covers_nothing_and_is_named_without_a_reason(member: Member) -> None:
    one = found(span("sam", 0, 24), roster=make_roster(member))
    assert gaps(one) == [(0, 24)]
    assert one.not_asked == ("m-sam",)


def test_somebody_who_is_gone_altogether_covers_nothing() -> None:
    assert gaps(found(span("sam", 0, 24), roster=make_roster())) == [(0, 24)]


def test_training_that_lapses_opens_a_gap_from_that_midnight() -> None:
    """Midnight in New York is 05:00 UTC; NOON is 17:00 UTC, twelve hours before."""
    lapsing = make_supporter("sam", record=TrainingRecord(until=date(2026, 11, 23)))
    one = found(span("sam", 0, 24), roster=make_roster(lapsing))
    assert gaps(one) == [(12, 24)]
    later = make_supporter("sam", trained_on=date(2026, 11, 24))
    assert gaps(found(span("sam", 0, 24), roster=make_roster(later))) == [(0, 12)]


@pytest.mark.parametrize("state", ["paused", "resting"])
def test_a_pause_counts_for_the_shifts_of_the_next_36_hours_and_for_no_later_one(
    state: str,
) -> None:
    out = make_supporter("sam", paused=state == "paused", resting=state == "resting")
    spans = [span("sam", *hours) for hours in ((-2, 8), (36, 48), (36.5, 48))]
    runs, near, later = spans
    assert asked(spans, make_roster(out), NOON) == Asked((later,), (runs, near))
    assert next_out(spans, make_roster(out), NOON) == NOON + HOUR / 2
    assert next_out(spans, ROSTER, NOON) is None


def test_asking_for_oneself_or_holding_cases_never_makes_a_gap() -> None:
    busy = make_supporter("sam", asking=True, open_cases=9)
    assert asked([span("sam", 0, 24)], make_roster(busy), NOON).not_able == ()


@pytest.mark.parametrize(("evening", "hours"), [(date(2026, 10, 31), 25), (date(2027, 3, 13), 23)])
def test_days_and_nights_over_a_change_of_clocks_leave_no_gap(evening: date, hours: int) -> None:
    nights = make_shift("sam", days=EVERY_DAY, starts=time(20), ends=time(8), first=evening)
    days = make_shift("lee", shift_id="s-2", days=EVERY_DAY, first=evening)
    begins = datetime.combine(evening, time(12), UTC) + 12 * HOUR
    period = (begins, begins + 3 * DAY)
    spans = rota.spans([days, nights], (), *period)
    assert (
        coverage(spans, ROSTER, promised(None, *period), period, begins, has_shifts=True).gaps == ()
    )
    lone = coverage(
        rota.spans([days], (), *period),
        ROSTER,
        promised(None, *period),
        period,
        begins,
        has_shifts=True,
    )
    assert {(b - a) / HOUR for a, b in lone.gaps[:1]} == {hours - 12}


def test_promised_hours_follow_the_clock_of_their_zone() -> None:
    hours = CoverHours((5, 6), time(8), time(20), "America/New_York")
    begins = datetime(2026, 10, 31, tzinfo=UTC)
    found_ = promised(hours, begins, begins + 3 * DAY)
    assert [a.hour for a, _ in found_] == [12, 13]
    assert all(b - a == 12 * HOUR for a, b in found_)
    whole = replace(hours, days=EVERY_DAY, starts=time(), ends=time())
    assert promised(whole, begins, begins + 3 * DAY) == ((begins, begins + 3 * DAY),)


def test_sixty_hours_a_week_twelve_in_a_row_and_twice_the_average_are_much() -> None:
    many = [span("sam", 24 * day, 24 * day + 12) for day in range(6)]
    others = [span(who, 13, 14) for who in ("lee", "ines", "noor")]
    (sam,) = overloaded(shares([*many, *others]))
    assert (sam.member_id, sam.week, sam.block) == ("m-sam", 72 * HOUR, None)
    assert sam.share == 72 * HOUR
    (lee,) = overloaded(shares([span("lee", 0, 8), span("lee", 17, 23)]))
    assert (lee.week, lee.block, lee.share) == (None, 14 * HOUR, None)
    assert overloaded(shares([span("lee", 0, 12), span("lee", 22, 34)])) == ()
    assert MOST_A_WEEK == 60 * HOUR


def test_load_is_scored_from_three_people_on_since_less_would_be_about_one() -> None:
    two = found(span("sam", 0, 12), span("lee", 12, 24))
    assert (part(two, Part.EVEN), part(two, Part.RESTED)) == (None, None)
    three = found(span("sam", 0, 8), span("lee", 8, 16), span("ines", 16, 24))
    assert (part(three, Part.EVEN), part(three, Part.RESTED)) == (100, 100)
    uneven = found(span("sam", 0, 20), span("lee", 20, 22), span("ines", 22, 24))
    assert (part(uneven, Part.EVEN), part(uneven, Part.RESTED)) == (50, 66)


def test_what_is_not_whole_never_reads_a_hundred() -> None:
    spans = [span(who, 0, 24 - 1 / 30) for who in ("sam", "lee", "ines")]
    assert part(found(*spans), Part.COVERED) == 99


def test_the_picture_shows_the_fewest_of_each_hour_on_the_readers_clock() -> None:
    one = found(span("sam", 0, 24), span("lee", 0, 1.5))
    shown = heat(one, "America/New_York")
    assert (shown.by_hour, shown.rows) == (True, (date(2026, 11, 23), date(2026, 11, 24)))
    assert shown.cells[0] == (*[None] * 12, 2, 1, *[1] * 10)
    assert shown.cells[1] == (*[1] * 12, *[None] * 12)


def test_an_hour_that_is_skipped_is_empty_and_one_that_comes_twice_is_one_square() -> None:
    begins = datetime(2027, 3, 14, 5, tzinfo=UTC)
    spring = Coverage(begins, begins + 23 * HOUR, levels=found(span("sam", 0, 1)).levels)
    spring = replace(
        spring, levels=tuple(replace(s, begins=begins, ends=spring.ends) for s in spring.levels[:1])
    )
    assert heat(spring, "America/New_York").cells == ((1, 1, None, *[1] * 21),)
    begins = datetime(2026, 11, 1, 4, tzinfo=UTC)
    autumn = replace(spring, begins=begins, ends=begins + 25 * HOUR)
    first = replace(spring.levels[0], begins=begins, ends=begins + 2 * HOUR)
    rest = replace(first, begins=first.ends, ends=autumn.ends, people=0, alone=None)
    autumn = replace(autumn, levels=(first, rest))
    assert heat(autumn, "America/New_York").cells == ((1, 0, *[0] * 22),)


def test_a_long_picture_has_a_square_for_each_day_and_a_row_for_each_week() -> None:
    one = found(span("sam", 0, 24 * 60), hours=24 * 60)
    shown = heat(one, "America/New_York")
    assert not shown.by_hour
    assert shown.rows[:2] == (date(2026, 11, 23), date(2026, 11, 30))
    assert shown.cells[0] == (1,) * 7
    assert len(shown.rows) == 9


def test_a_rotation_is_even_over_its_whole_turn() -> None:
    shift = make_shift("sam", "lee", "ines", days=EVERY_DAY, turn=Turn.DAILY)
    period = (NOON + 12 * HOUR, NOON + 12 * HOUR + 6 * DAY)
    spans = rota.spans([shift], (), *period)
    one = coverage(spans, ROSTER, promised(None, *period), period, NOON, has_shifts=True)
    assert part(one, Part.EVEN) == 100
