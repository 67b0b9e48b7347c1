"""What shifts give: turns, nights, changes of clocks, days that are skipped, stand-ins."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot import rota
from bot.domain.rota_refusals import UnknownHolidays
from bot.domain.shifts import Fixed, Override, Shift, Span, Turn, clashes
from bot.rota import holiday_code
from tests.make import make_shift

WEEK = timedelta(weeks=1)
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
EVERY_DAY = tuple(range(7))


def given(shift: Shift, begins: datetime = MONDAY, weeks: int = 1) -> tuple[Span, ...]:
    return rota.spans([shift], [], begins, begins + weeks * WEEK)


def who(spans: tuple[Span, ...]) -> list[str]:
    return [span.member_id.removeprefix("m-") for span in spans]


def test_everybody_serves_each_time_where_nothing_rotates() -> None:
    spans = given(make_shift("sam", "lee", days=(0,)))
    assert sorted(who(spans)) == ["lee", "sam"]
    assert {(s.begins, s.ends) for s in spans} == {
        (MONDAY + timedelta(hours=13), MONDAY + timedelta(hours=25))
    }


def test_each_day_is_the_turn_of_the_next_also_over_the_weekend() -> None:
    spans = given(make_shift("sam", "lee", "noor", turn=Turn.DAILY), weeks=2)
    assert who(spans) == ["sam", "lee", "noor"] * 3 + ["sam"]


def test_a_weekly_turn_begins_on_the_weekday_of_the_first_day() -> None:
    wednesday = date(2026, 11, 25)
    shift = make_shift("sam", "lee", turn=Turn.WEEKLY, first=wednesday)
    assert who(given(shift, weeks=3)) == ["sam"] * 5 + ["lee"] * 5 + ["sam"] * 3


def test_a_turn_lasts_as_many_weeks_as_it_says() -> None:
    shift = make_shift("sam", "lee", days=(0,), turn=Turn.WEEKLY, every=2)
    assert who(given(shift, weeks=6)) == ["sam", "sam", "lee", "lee", "sam", "sam"]


def test_the_last_day_still_serves_and_skipped_days_do_not() -> None:
    shift = make_shift(last=date(2026, 11, 26), skipped=(date(2026, 11, 24),))
    assert [s.begins.day for s in given(shift)] == [23, 25, 26]


def test_nobody_serves_on_public_holidays_and_nobodys_turn_moves() -> None:
    shift = make_shift("sam", "lee", turn=Turn.DAILY, holidays="US-NY")
    plain = replace(shift, holidays="")
    thanksgiving = date(2026, 11, 26)
    assert given(shift) == tuple(s for s in given(plain) if s.begins.date() != thanksgiving)
    assert given(shift) != given(plain)


def test_a_night_belongs_to_the_day_on_which_it_begins() -> None:
    nights = make_shift(days=EVERY_DAY, starts=time(20), ends=time(8), holidays="US")
    evenings = [s.begins.astimezone(ZoneInfo("America/New_York")).day for s in given(nights)]
    assert evenings == [23, 24, 25, 27, 28]


def test_a_part_of_a_country_is_found_however_it_is_typed() -> None:
    assert [
        holiday_code(typed) for typed in ("us-ny", " US NY ", "es", "br-sao paulo capital")
    ] == [
        "US-NY",
        "US-NY",
        "ES",
        "BR-São Paulo Capital",
    ]
    with pytest.raises(UnknownHolidays) as refused:
        holiday_code("us-nyc")
    assert refused.value.args == ("us-nyc", "US-NY")
    for odd in ("", "Atlantis", "&" * 3000):
        with pytest.raises(UnknownHolidays):
            holiday_code(odd)


def test_nobody_serves_before_the_first_day() -> None:
    assert given(make_shift(), MONDAY - 2 * WEEK) == ()


@pytest.mark.parametrize(("evening", "hours"), [(date(2026, 10, 31), 13), (date(2027, 3, 13), 11)])
def test_a_night_over_a_change_of_clocks_is_longer_or_shorter(evening: date, hours: int) -> None:
    shift = make_shift(days=EVERY_DAY, starts=time(20), ends=time(8), first=evening, last=evening)
    (night,) = given(shift, datetime.combine(evening, time(), UTC))
    assert night.ends - night.begins == timedelta(hours=hours)


def test_a_skipped_start_is_the_first_moment_after_the_gap() -> None:
    day = date(2027, 3, 14)
    shift = make_shift(days=EVERY_DAY, starts=time(2, 30), ends=time(6), first=day, last=day)
    (span,) = given(shift, datetime.combine(day, time(), UTC))
    assert span.begins == datetime(2027, 3, 14, 7, tzinfo=UTC)


def test_a_doubled_time_is_the_first_of_the_two_for_an_end_and_a_start() -> None:
    day = date(2026, 11, 1)
    early = make_shift(days=EVERY_DAY, starts=time(0), ends=time(1, 30), first=day, last=day)
    late = make_shift(days=EVERY_DAY, starts=time(1, 30), ends=time(6), first=day, last=day)
    begins = datetime.combine(day, time(), UTC)
    (before,), (after,) = given(early, begins), given(late, begins)
    assert before.ends == after.begins == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_a_shift_that_lies_in_a_skipped_hour_is_none_that_day() -> None:
    day = date(2027, 3, 14)
    shift = make_shift(days=EVERY_DAY, starts=time(2, 10), ends=time(2, 50), first=day, last=day)
    assert given(shift, datetime.combine(day, time(), UTC)) == ()


def test_an_old_shift_gives_the_same_days_as_it_always_did() -> None:
    shift = make_shift("sam", "lee", "noor", turn=Turn.DAILY, first=date(2016, 11, 21))
    begins = datetime(2026, 11, 16, tzinfo=UTC)
    whole = rota.spans([shift], [], begins - 300 * timedelta(days=1), begins + 2 * WEEK)
    late = rota.spans([shift], [], begins, begins + 2 * WEEK)
    assert late == tuple(span for span in whole if span.ends > begins)
    assert len(late) == 10


def test_nothing_is_worked_out_further_than_400_days_ahead() -> None:
    spans = given(make_shift(days=EVERY_DAY), weeks=1000)
    assert spans[-1].ends <= MONDAY + timedelta(days=402)


# stand-ins


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def with_overrides(*overrides: Override) -> list[tuple[str, str, int, int]]:
    shift = make_shift("sam", days=(0,))
    spans = rota.spans([shift], overrides, MONDAY, MONDAY + WEEK)
    assert not clashes(spans)
    return [
        (s.member_id[2:], (s.instead_of or "m-")[2:], s.begins.hour, s.ends.hour) for s in spans
    ]


def test_a_stand_in_takes_a_part_and_the_rest_stays() -> None:
    one = Override("o-1", "m-sam", "m-lee", at(23, 15), at(23, 18))
    assert with_overrides(one) == [
        ("sam", "", 13, 15),
        ("lee", "sam", 15, 18),
        ("sam", "", 18, 1),
    ]


def test_a_stand_in_of_a_stand_in_serves_for_the_first() -> None:
    first = Override("o-1", "m-sam", "m-lee", at(23, 0), at(24, 12))
    second = Override("o-2", "m-lee", "m-noor", at(23, 20), at(24, 12))
    assert with_overrides(first, second) == [("lee", "sam", 13, 20), ("noor", "sam", 20, 1)]


def test_an_earlier_stand_in_does_not_move_what_a_later_one_gave() -> None:
    first = Override("o-1", "m-lee", "m-noor", at(23, 0), at(24, 12))
    second = Override("o-2", "m-sam", "m-lee", at(23, 0), at(24, 12))
    assert with_overrides(first, second) == [("lee", "sam", 13, 1)]


def test_a_swap_back_and_forth_ends() -> None:
    there = Override("o-1", "m-sam", "m-lee", at(23, 0), at(24, 12))
    back = Override("o-2", "m-lee", "m-sam", at(23, 0), at(24, 12))
    assert with_overrides(there, back) == [("sam", "sam", 13, 1)]


def test_two_shifts_of_one_person_that_meet_clash_and_those_that_touch_do_not() -> None:
    one = Span(at(23, 8), at(23, 12), "s-1", "m-sam")
    touching = Span(at(23, 12), at(23, 16), "s-2", "m-sam")
    inside = Span(at(23, 9), at(23, 10), "s-3", "m-sam")
    assert clashes([touching, one]) == ()
    assert clashes([touching, inside, one]) == ((one, inside),)


def test_the_times_of_a_calendar_are_found_whole_wherever_one_looks() -> None:
    hour = timedelta(hours=1)
    fixed = tuple(
        Fixed(MONDAY + n * 6 * hour, MONDAY + (n * 6 + 5) * hour, "m-sam") for n in range(400)
    )
    shift = replace(make_shift(), rules=(), fixed=fixed, imported_on=MONDAY.date())
    assert len(rota.spans([shift], [], MONDAY, MONDAY + timedelta(days=200))) == 400
    begins = MONDAY + 50 * WEEK // 7 + hour
    found = rota.spans([shift], [], begins, begins + 6 * hour)
    assert [(s.begins, s.ends) for s in found] == [
        (begins - hour, begins + 4 * hour),
        (begins + 5 * hour, begins + 10 * hour),
    ]
