"""What administrators type for a shift, and the moments they type."""

from datetime import UTC, date, datetime, time

import pytest

from bot.domain.refusals import BadValue, BadWord, Refusal
from bot.domain.rota_refusals import TooMany, UnknownZone
from bot.domain.shift_fields import read_days, read_hours, read_shift, read_turn, read_zone
from bot.domain.shifts import Turn
from bot.domain.typed_times import first_after, read_moment
from tests.make import NOON, make_person

ZONE = "America/New_York"


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("mon-fri", (0, 1, 2, 3, 4)),
        ("Mon\u2013Fri", (0, 1, 2, 3, 4)),
        ("sat,sun", (5, 6)),
        ("fri-mon", (0, 4, 5, 6)),
        ("wednesday", (2,)),
        ("daily", tuple(range(7))),
        ("weekends,mon", (0, 5, 6)),
        ("lun-mié", (0, 1, 2)),
    ],
)
def test_days_are_read_in_both_languages(typed: str, days: tuple[int, ...]) -> None:
    assert read_days(typed) == days


@pytest.mark.parametrize("typed", ["noday", "mon-xyz", "-", "mon--fri", "8"])
def test_no_other_days_are_taken(typed: str) -> None:
    with pytest.raises(BadValue):
        read_days(typed)


def test_hours_end_at_midnight_or_on_the_next_day() -> None:
    assert read_hours("8:00-20:00") == (time(8), time(20))
    assert read_hours("20:00\u201308:00") == (time(20), time(8))
    assert read_hours("16:00-24:00") == (time(16), time(0))
    for typed in ("8-20", "08:00", "25:00-26:00", "08:00-20:61"):
        with pytest.raises(BadValue):
            read_hours(typed)


def test_zones_are_those_of_the_database_however_they_are_typed() -> None:
    assert read_zone("america/new york") == "America/New_York"
    with pytest.raises(UnknownZone) as refused:
        read_zone("America/NewYork")
    assert refused.value.args == ("America/NewYork", "America/New_York")


def test_turns_are_days_weeks_or_none() -> None:
    assert read_turn("none") == (Turn.NONE, 1)
    assert read_turn("daily") == (Turn.DAILY, 1)
    assert read_turn("Weekly") == (Turn.WEEKLY, 1)
    assert read_turn("2weeks") == (Turn.WEEKLY, 2)
    for typed, refusal in (("monthly", BadValue), ("9weeks", TooMany), ("0weeks", TooMany)):
        with pytest.raises(refusal):
            read_turn(typed)


def test_a_whole_line_is_read_and_a_slip_gets_the_nearest_field() -> None:
    who = (make_person("U0SAM"),)
    given = [("tz", ZONE), ("rotate", "weekly"), ("from", "2026-11-23"), ("skip", "2026-12-25")]
    fields = read_shift("Weekdays", "mon-fri", "08:00-20:00", given, who)
    assert fields.zone == ZONE
    assert fields.first == date(2026, 11, 23)
    assert fields.skipped == (date(2026, 12, 25),)
    with pytest.raises(BadWord) as refused:
        read_shift("Weekdays", "mon-fri", "08:00-20:00", [("rotat", "weekly")], who)
    assert refused.value.args == ("rotat", "rotate=")


def utc(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("now", NOON),
        ("13:00", utc(23, 18)),
        ("11:59", utc(24, 16, 59)),
        ("2026-11-25T08:00", utc(25, 13)),
        ("2026-11-25", utc(25, 5)),
        ("2026-11-25T08:00+01:00", utc(25, 7)),
        ("2026-11-25T08:00Z", utc(25, 8)),
        ("2026-11-01T01:30", utc(1, 5, 30)),
    ],
)
def test_a_moment_is_on_the_clock_of_whoever_types_it(typed: str, moment: datetime) -> None:
    assert read_moment(typed, NOON, ZONE) == moment


def test_an_end_by_the_clock_is_the_first_after_the_start() -> None:
    assert first_after("02:00", utc(23, 13), ZONE) == utc(24, 7)


@pytest.mark.parametrize(
    "typed", ["", "soon", "2026-13-01", "2026-02-30T08:00", "0001-01-01", "9999-12-31", "24:00"]
)
def test_what_is_no_moment_is_refused(typed: str) -> None:
    with pytest.raises(Refusal):
        read_moment(typed, NOON, ZONE)
