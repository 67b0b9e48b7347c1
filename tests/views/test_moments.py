"""Times are wall-clock words in the reader's zone, and promises are never shown too early."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.people import Lang
from bot.views import moments
from tests.make import NOON

NEW_YORK = "America/New_York"


@pytest.mark.parametrize(
    ("lang", "ahead", "said"),
    [
        ("en", timedelta(minutes=10), "12:10"),
        ("en", timedelta(minutes=10, seconds=1), "12:11"),
        ("en", timedelta(hours=19), "tomorrow at 07:00"),
        ("en", timedelta(days=2), "Wed 25 Nov at 12:00"),
        ("es", timedelta(minutes=10), "las 12:10"),
        ("es", timedelta(hours=13), "mañana a la 01:00"),
        ("es", timedelta(days=2), "el mié 25 nov a las 12:00"),
    ],
)
def test_a_promise_is_told_in_the_persons_own_zone(lang: Lang, ahead: timedelta, said: str) -> None:
    assert moments.by(NOON + ahead, NOON, NEW_YORK, lang) == said


def test_a_moment_at_which_something_happens_reads_as_a_time() -> None:
    assert moments.at(NOON + timedelta(minutes=10), NOON, NEW_YORK, "en") == "at 12:10"
    assert moments.at(NOON + timedelta(days=2), NOON, NEW_YORK, "en") == "on Wed 25 Nov at 12:00"
    assert moments.at(NOON, NOON, NEW_YORK, "es") == "a las 12:00"


def test_a_beginning_is_rounded_down() -> None:
    assert moments.since(NOON + timedelta(seconds=59), NOON, NEW_YORK, "en") == "12:00"


def test_another_day_over_there_is_another_day() -> None:
    late = datetime(2026, 11, 24, 4, 30, tzinfo=UTC)
    assert moments.by(late, NOON, NEW_YORK, "en") == "23:30"
    assert moments.by(late, NOON, "Europe/Madrid", "en") == "tomorrow at 05:30"


@pytest.mark.parametrize(
    ("waited", "said"),
    [
        (timedelta(seconds=59), "under 1 min"),
        (timedelta(minutes=12), "12 min"),
        (timedelta(hours=1, minutes=5), "1 h 5 min"),
        (timedelta(days=2, hours=3), "2 d 3 h"),
    ],
)
def test_waiting_time_is_said_in_the_largest_units(waited: timedelta, said: str) -> None:
    assert moments.waited(NOON - waited, NOON, "en") == said
