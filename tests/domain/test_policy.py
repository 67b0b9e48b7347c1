"""Tiers, durations and mornings."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.awake import is_awake, next_morning, zone_of
from bot.domain.durations import format_duration, parse_duration
from bot.domain.policy import DEFAULTS, FALLBACK_LAST, Urgency, parse_tiers
from bot.domain.refusals import BadDuration, BadTiers
from tests.make import NIGHT, NOON, make_supporter

SECONDS = st.integers(1, 7 * 86400).map(lambda s: timedelta(seconds=s))


@given(SECONDS)
def test_every_duration_is_read_back_as_it_is_written(duration: timedelta) -> None:
    assert parse_duration(format_duration(duration)) == duration


@pytest.mark.parametrize(
    "text", ["", "5", "m", "-5m", "5 m", "0s", "8d", "2w", "9" * 30 + "s", "٣m"]
)
def test_what_is_not_a_duration_is_refused(text: str) -> None:
    with pytest.raises(BadDuration):
        parse_duration(text)


def test_a_missing_last_tier_is_added_and_said() -> None:
    tiers, added = parse_tiers(["2@5m", "3@5m"])
    assert added
    assert tiers[-1] == FALLBACK_LAST
    assert parse_tiers(["2@5m", "all@1s"])[1] is False


@pytest.mark.parametrize("words", [[], ["all@5m", "2@5m"], ["0@5m"], ["two@5m"], ["2@8d"], ["2@"]])
def test_what_is_not_tiers_is_refused(words: list[str]) -> None:
    with pytest.raises((BadTiers, BadDuration)):
        parse_tiers(words)


def test_the_defaults_are_the_published_ones() -> None:
    assert str(DEFAULTS[Urgency.NOW]) == "2@5m 3@5m all@15m contact=30m"
    assert str(DEFAULTS[Urgency.TODAY]) == "2@30m 3@1h all@2h contact=4h"
    assert str(DEFAULTS[Urgency.SOON]) == "2@4h 3@8h all@12h contact=1d"
    assert DEFAULTS[Urgency.DANGER].contact == timedelta(minutes=10)


@given(
    st.integers(0, 20 * 366 * 24 * 60),
    st.sampled_from(["America/New_York", "Europe/Madrid", "Australia/Lord_Howe", "Asia/Kathmandu"]),
)
def test_the_next_morning_is_seven_on_the_wall_within_a_day(count: int, zone: str) -> None:
    at = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=count)
    morning = next_morning(make_supporter(zone=zone), at)
    local = morning.astimezone(zone_of(zone))
    assert (local.hour, local.minute) == (7, 0)
    assert timedelta() < morning - at <= timedelta(hours=25)


def test_available_now_is_awake_at_any_hour_until_it_runs_out() -> None:
    sam = make_supporter(available=True, available_until=NIGHT + timedelta(hours=1))
    assert is_awake(sam, NIGHT)
    assert not is_awake(sam, NIGHT + timedelta(hours=1))
    assert is_awake(make_supporter(), NOON)
    assert not is_awake(make_supporter(), NIGHT)


def test_a_zone_that_this_machine_does_not_know_stops_nothing() -> None:
    assert is_awake(make_supporter(zone="Mars/Olympus"), NOON)
