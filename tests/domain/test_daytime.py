"""The same time on somebody's clock, whatever the clock does; and never in their night."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.awake import is_day
from bot.domain.daytime import by_day, days_later, moment_of

NEW_YORK = "America/New_York"
ZONES = (NEW_YORK, "Europe/Madrid", "Asia/Tokyo", "Australia/Lord_Howe", "Pacific/Apia", "UTC")
BETWEEN = (datetime.fromisoformat("2009-01-01"), datetime.fromisoformat("2030-01-01"))
MOMENTS = st.datetimes(*BETWEEN, timezones=st.just(UTC))
WALLS = st.datetimes(*BETWEEN)


def clock(moment: datetime, zone: str = NEW_YORK) -> str:
    return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


def local(text: str, zone: str = NEW_YORK) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("closed", "days", "asked"),
    [
        ("2026-03-07 14:20", 1, "2026-03-08 14:20"),
        ("2026-10-31 14:20", 1, "2026-11-01 14:20"),
        ("2026-10-30 09:05", 3, "2026-11-02 09:05"),
        ("2026-02-20 21:59", 30, "2026-03-22 21:59"),
        ("2026-11-23 23:30", 1, "2026-11-25 09:00"),
        ("2026-11-23 03:00", 1, "2026-11-24 09:00"),
        ("2026-11-23 22:00", 3, "2026-11-27 09:00"),
        ("2026-11-23 06:59", 7, "2026-11-30 09:00"),
        ("2026-11-23 07:00", 7, "2026-11-30 07:00"),
        ("2026-03-07 02:30", 1, "2026-03-08 09:00"),
    ],
)
def test_days_are_counted_on_the_clock_and_nights_are_left_out(
    closed: str, days: int, asked: str
) -> None:
    assert clock(days_later(local(closed), days, NEW_YORK)) == asked


def test_a_clock_change_moves_the_moment_and_not_the_time_of_day() -> None:
    before = local("2026-03-07 14:20")
    assert days_later(before, 1, NEW_YORK) - before == timedelta(hours=23)
    autumn = local("2026-10-31 14:20")
    assert days_later(autumn, 1, NEW_YORK) - autumn == timedelta(hours=25)


def test_a_skipped_time_is_the_first_moment_after_the_gap() -> None:
    assert clock(moment_of(wall("2026-03-08 02:30"), NEW_YORK)) == "2026-03-08 03:00"
    assert clock(moment_of(wall("2026-10-04 02:10"), "Australia/Lord_Howe"), ZONES[3]) == (
        "2026-10-04 02:30"
    )


def test_a_doubled_time_is_the_first_one() -> None:
    first = moment_of(wall("2026-11-01 01:30"), NEW_YORK)
    assert first == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_a_day_that_a_zone_left_out_is_left_out() -> None:
    """Samoa had no 30 December 2011."""
    closed = local("2011-12-29 15:00", "Pacific/Apia")
    assert clock(days_later(closed, 1, "Pacific/Apia"), "Pacific/Apia") == "2011-12-31 09:00"


@given(WALLS, st.sampled_from(ZONES))
def test_a_time_on_the_clock_comes_back_or_is_the_end_of_a_gap(shows: datetime, zone: str) -> None:
    found = moment_of(shows, zone)
    shown = found.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    if shown == shows:
        earlier = shows.replace(tzinfo=ZoneInfo(zone), fold=1).astimezone(UTC)
        assert found <= earlier
        return
    just_before = found - timedelta(seconds=1)
    assert just_before.astimezone(ZoneInfo(zone)).replace(tzinfo=None) < shows < shown


@given(MOMENTS, st.integers(1, 30), st.sampled_from(ZONES))
def test_a_check_in_is_never_at_night_and_keeps_its_time_by_day(
    at: datetime, days: int, zone: str
) -> None:
    asked = days_later(at, days, zone)
    assert is_day(zone, asked)
    closed, shown = at.astimezone(ZoneInfo(zone)), asked.astimezone(ZoneInfo(zone))
    if time(7) <= closed.time() < time(22) and shown.date() == closed.date() + timedelta(days):
        assert shown.replace(tzinfo=None, fold=0) == closed.replace(
            tzinfo=None, fold=0
        ) + timedelta(days)


@given(MOMENTS, st.sampled_from(ZONES))
def test_what_is_by_day_stays_and_what_is_by_night_waits_for_one_morning(
    at: datetime, zone: str
) -> None:
    moved = by_day(at, zone)
    assert is_day(zone, moved)
    assert (moved == at) is is_day(zone, at)
    assert timedelta() <= moved - at <= timedelta(hours=36)
