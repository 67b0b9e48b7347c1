"""Quiet hours on the clock of whoever has them: over midnight, by day, and when clocks change."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.awake import is_awake, is_day, is_quiet, next_morning
from bot.domain.matching import first_morning
from bot.domain.people import Quiet
from tests.make import NIGHT, NOON, make_member, make_supporter

MINUTE = timedelta(minutes=1)
TIMES = st.times().map(lambda t: t.replace(second=0, microsecond=0, tzinfo=None))
HOURS = st.tuples(TIMES, TIMES).filter(lambda two: two[0] != two[1]).map(lambda two: Quiet(*two))
ZONES = sorted(
    zone for zone in available_timezones() if "/" in zone and not zone.startswith("posix")
)


def changes(zone: str, year: int) -> list[datetime]:
    """The hours of a year at which clocks in the zone change."""
    place, begin = ZoneInfo(zone), datetime(year, 1, 1, tzinfo=UTC)
    hours = [begin + timedelta(hours=n) for n in range(24 * 366)]
    offset = [hour.astimezone(place).utcoffset() for hour in hours]
    return [later for later, (a, b) in zip(hours[1:], pairwise(offset), strict=False) if a != b]


def test_without_hours_of_ones_own_the_usual_ones_count() -> None:
    assert is_awake(make_supporter(), NOON)
    assert not is_awake(make_supporter(), NIGHT)
    assert is_quiet(make_member("kim"), NIGHT)
    assert is_day("America/New_York", NOON)


def test_who_works_at_night_sleeps_by_day() -> None:
    owl = make_supporter(quiet=Quiet(time(8), time(16)))
    assert is_awake(owl, NIGHT)
    assert not is_awake(owl, NOON)
    assert next_morning(owl, NOON) == datetime(2026, 11, 23, 21, 0, tzinfo=UTC)


def test_the_first_moment_is_quiet_and_the_last_is_not() -> None:
    sam = make_supporter(quiet=Quiet(time(12), time(13)))
    assert not is_awake(sam, NOON)
    assert is_awake(sam, NOON - timedelta(microseconds=1))
    assert is_awake(sam, NOON + timedelta(hours=1))


def test_the_first_to_wake_is_found_among_different_hours() -> None:
    lark = make_supporter("lee", quiet=Quiet(time(20), time(4, 30)))
    team = (make_supporter(), lark)
    assert first_morning(team, NIGHT) == datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def test_whole_days_of_quiet_do_not_exist() -> None:
    with pytest.raises(ValueError, match="never end"):
        Quiet(time(7), time(7))


def test_an_end_that_is_skipped_is_the_end_of_the_gap() -> None:
    sam = make_supporter(quiet=Quiet(time(22), time(2, 30)))
    before = datetime(2026, 3, 8, 6, 0, tzinfo=UTC)
    assert next_morning(sam, before) == datetime(2026, 3, 8, 7, 0, tzinfo=UTC)


def test_an_end_that_comes_twice_ends_them_twice() -> None:
    sam = make_supporter(quiet=Quiet(time(22), time(1, 30)))
    first, second = (datetime(2026, 11, 1, hour, 30, tzinfo=UTC) for hour in (5, 6))
    assert next_morning(sam, first - timedelta(hours=1)) == first
    assert is_awake(sam, first)
    assert not is_awake(sam, first + timedelta(minutes=30))
    assert next_morning(sam, first) == second


@settings(deadline=None, max_examples=60)
@given(
    zone=st.sampled_from(ZONES),
    year=st.integers(2020, 2040),
    quiet=HOURS,
    minutes=st.integers(-1500, 1500),
    which=st.integers(0, 3),
)
def test_whoever_sleeps_sleeps_until_their_morning_whatever_the_clocks_do(
    zone: str, year: int, quiet: Quiet, minutes: int, which: int
) -> None:
    moments = changes(zone, year) or [datetime(year, 6, 1, tzinfo=UTC)]
    at = moments[which % len(moments)] + minutes * MINUTE
    sam = make_supporter(zone=zone, quiet=quiet)
    morning = next_morning(sam, at)
    assert at < morning <= at + timedelta(hours=50)
    assert not is_quiet(sam, morning)
    if is_quiet(sam, at):
        between = range(int((morning - at) / MINUTE))
        assert all(is_quiet(sam, at + n * MINUTE) for n in between)
