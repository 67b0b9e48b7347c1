"""When a session is, and when the next one: over clock changes and ends of years."""

import calendar
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.training_sessions import (
    ONCE,
    PATIENCE,
    TIMES_ASKED,
    Repeat,
    TrainingSession,
    asked,
    following,
    is_to_ask,
    next_wall,
)
from tests.make import NOON, make_session

walls = st.datetimes(
    datetime.fromisoformat("2020-01-01T00:00"), datetime.fromisoformat("2040-12-31T00:00")
).map(lambda wall: wall.replace(second=0, microsecond=0, fold=0))
zones = st.sampled_from(
    ("America/New_York", "Europe/Madrid", "Australia/Lord_Howe", "Africa/Casablanca", "UTC")
)
repeats = st.one_of(
    st.builds(Repeat, weeks=st.integers(1, 26)), st.builds(Repeat, nth=st.integers(1, 5))
)


@given(wall=walls, zone=zones, repeat=repeats)
def test_the_next_date_is_at_the_same_time_on_the_clock(
    wall: datetime, zone: str, repeat: Repeat
) -> None:
    after = next_wall(wall, repeat)
    assert after is not None
    assert (after.time(), after.weekday()) == (wall.time(), wall.weekday())
    assert after > wall
    session = make_session(begins=after, zone=zone)
    shown = session.starts_at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    # Only a time that clocks skip is shown later, and by no more than what they skip.
    assert timedelta(0) <= shown - after <= timedelta(hours=1)


@given(wall=walls, weeks=st.integers(1, 26))
def test_weeks_are_counted_on_the_calendar(wall: datetime, weeks: int) -> None:
    assert next_wall(wall, Repeat(weeks=weeks)) == wall + timedelta(days=7 * weeks)


@given(wall=walls)
def test_each_month_has_one_and_it_is_the_same_weekday_of_its_month(wall: datetime) -> None:
    repeat = Repeat.monthly(wall.date())
    seen, at = [], wall
    for _ in range(14):
        following_one = next_wall(at, repeat)
        assert following_one is not None
        at = following_one
        seen.append(at)
    months = [one.year * 12 + one.month for one in seen]
    first = wall.year * 12 + wall.month
    assert months == list(range(first + 1, first + 15))
    for one in seen:
        length = calendar.monthrange(one.year, one.month)[1]
        nth, is_last = (one.day - 1) // 7 + 1, one.day + 7 > length
        assert nth == repeat.nth or (repeat.nth == 5 and is_last)


def test_the_first_thursday_after_december_is_in_january() -> None:
    wall = datetime.fromisoformat("2026-12-03T16:00")
    assert next_wall(wall, Repeat.monthly(wall.date())) == datetime.fromisoformat(
        "2027-01-07T16:00"
    )
    fifth = datetime.fromisoformat("2026-12-31T16:00")
    assert next_wall(fifth, Repeat.monthly(fifth.date())) == datetime.fromisoformat(
        "2027-01-28T16:00"
    )


def test_the_clock_change_moves_the_moment_and_not_the_hour() -> None:
    before = make_session(
        begins=datetime.fromisoformat("2026-10-26T16:00"), zone="America/New_York"
    )
    after = replace(before, begins=datetime.fromisoformat("2026-11-02T16:00"))
    assert after.starts_at - before.starts_at == timedelta(days=7, hours=1)


def test_a_skipped_time_begins_right_after_and_a_doubled_one_at_the_first() -> None:
    skipped = make_session(
        begins=datetime.fromisoformat("2026-03-08T02:30"), zone="America/New_York"
    )
    assert skipped.starts_at == datetime(2026, 3, 8, 7, 0, tzinfo=UTC)
    doubled = make_session(
        begins=datetime.fromisoformat("2026-11-01T01:30"), zone="America/New_York"
    )
    assert doubled.starts_at == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


@given(repeat=st.one_of(repeats, st.just(ONCE)))
def test_what_is_kept_of_a_repeat_reads_back(repeat: Repeat) -> None:
    assert Repeat.of(str(repeat)) == repeat


def test_dates_that_passed_while_the_bot_was_away_are_skipped() -> None:
    session = make_session(NOON, repeat=Repeat(weeks=1))
    later = NOON + timedelta(days=30)
    after = following(session, later)
    assert after is not None
    assert later < after.starts_at <= later + timedelta(days=7)
    assert following(session, later) == after, "whoever works it out makes the same"
    assert (after.title, after.trainer, after.recorded_at) == (session.title, "m-jo", None)
    assert after.session_id != session.session_id
    assert following(make_session(), NOON) is None


def test_who_was_there_is_asked_three_times_and_only_after_the_end() -> None:
    session: TrainingSession = make_session(NOON)
    assert not is_to_ask(session, NOON + timedelta(minutes=59))
    now, times = NOON + timedelta(hours=1), 0
    while is_to_ask(session, now):
        session, times = asked(session, now), times + 1
        assert not is_to_ask(session, now)
        assert not is_to_ask(session, now + PATIENCE - timedelta(minutes=1))
        now += PATIENCE
    assert times == TIMES_ASKED
    fresh = make_session(NOON)
    assert not is_to_ask(replace(fresh, recorded_at=NOON), now)
    assert not is_to_ask(replace(fresh, removed=True), now)


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_session_is_ahead_until_it_begins(hours: int) -> None:
    session = make_session(NOON + timedelta(hours=hours))
    assert session.is_ahead(NOON) is (hours > 0)
    assert not replace(session, removed=True).is_ahead(NOON)
    assert session.starts_at.astimezone(UTC).time() == time(17 + hours)
