"""Which gaps make a digest: news alone, once a day, and at once where it is close."""

from datetime import datetime, timedelta

import pytest

from bot.domain.gap_news import KnownGap, Verdict, Watch, decide
from bot.domain.stretches import Stretch
from tests.make import NOON

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def gap(begins: float, hours: float = 12) -> Stretch:
    """Hours after NOON."""
    return NOON + begins * HOUR, NOON + (begins + hours) * HOUR


def checked(before: Watch, *gaps: Stretch, at: datetime = NOON) -> Verdict:
    return decide(before, gaps, at, before.changes)


TOLD = checked(Watch(changes=3), gap(100)).watch


def test_a_new_gap_is_told_once() -> None:
    first = checked(Watch(), gap(100))
    assert (first.tells, first.urgent, first.redraws) == (True, False, False)
    again = checked(first.watch, gap(100), at=NOON + HOUR)
    assert (again.tells, again.redraws, again.watch.due_at) == (False, False, None)


def test_another_on_the_same_day_waits_for_the_next_days_digest() -> None:
    second = checked(TOLD, gap(100), gap(200), at=NOON + HOUR)
    assert (second.tells, second.redraws) == (False, True)
    assert second.watch.due_at == NOON + DAY
    third = checked(second.watch, gap(100), gap(200), at=NOON + DAY)
    assert third.tells
    assert third.watch.due_at is None


def test_one_that_begins_within_twelve_hours_waits_for_nothing() -> None:
    second = checked(TOLD, gap(12), gap(100), at=NOON + HOUR)
    assert (second.tells, second.urgent) == (True, True)
    assert not checked(TOLD, gap(13.5), gap(100), at=NOON + HOUR).tells


@pytest.mark.parametrize(("after", "tells"), [(75, False), (76, True), (90, True)])
def test_one_that_was_told_is_told_again_when_it_is_a_day_away(after: int, tells: bool) -> None:
    assert checked(TOLD, gap(100), at=NOON + after * HOUR).tells is tells


def test_what_has_become_smaller_is_no_news_and_the_card_is_drawn_again() -> None:
    smaller = checked(TOLD, gap(104, 2), gap(108, 2), at=NOON + HOUR)
    assert (smaller.tells, smaller.redraws) == (False, True)
    larger = checked(TOLD, gap(99, 12), at=NOON + 2 * DAY)
    assert larger.tells


def test_when_all_is_filled_the_card_says_so_and_nobody_is_woken() -> None:
    filled = checked(TOLD, at=NOON + HOUR)
    assert (filled.tells, filled.redraws) == (False, True)
    assert not checked(filled.watch, at=NOON + 2 * HOUR).redraws


def test_a_gap_that_has_passed_changes_nothing_on_the_card() -> None:
    assert not checked(TOLD, at=NOON + 200 * HOUR).redraws


def test_a_change_after_the_look_is_not_taken_for_seen() -> None:
    verdict = decide(Watch(changes=5), (), NOON, 4)
    assert verdict.watch.is_behind
    assert verdict.watch.gaps == ()
    assert KnownGap(*gap(1)).told_at is None


def test_a_gap_without_an_end_is_told_once_a_day_and_wakes_nobody_again() -> None:
    """It reaches as far as we look, so that each check finds a little more of it."""
    watch, told = Watch(), []
    for minutes in range(0, 2 * 24 * 60, 10):
        now = NOON + timedelta(minutes=minutes)
        found = checked(watch, (now, now + 14 * DAY), at=now)
        watch = found.watch
        if found.tells:
            told.append((minutes, found.urgent))
    assert told == [(0, True), (24 * 60, False)]


def test_what_is_new_in_a_longer_gap_decides_how_soon_it_is_told() -> None:
    told = checked(Watch(), gap(1, 5)).watch
    assert not checked(told, gap(1, 5), at=NOON + HOUR).tells
    longer = checked(told, (NOON + 2 * HOUR, NOON + 20 * HOUR), at=NOON + 2 * HOUR)
    assert (longer.tells, longer.urgent) == (True, True)
    much_later = checked(told, gap(1, 5), gap(100), at=NOON + HOUR)
    assert (much_later.tells, much_later.urgent) == (False, False)


def test_news_are_told_before_they_are_too_near_for_the_next_days_digest() -> None:
    second = checked(TOLD, gap(14, 4), gap(100), at=NOON + HOUR)
    assert not second.tells
    assert second.watch.due_at == NOON + 2 * HOUR
    third = checked(second.watch, gap(14, 4), gap(100), at=NOON + 2 * HOUR)
    assert (third.tells, third.urgent) == (True, True)


def test_what_was_told_of_a_gap_that_grows_is_no_news_at_the_check_after_that() -> None:
    told = checked(Watch(), gap(2, 20)).watch
    grown = checked(told, gap(2, 40), at=NOON + HOUR)
    assert (grown.tells, grown.redraws) == (False, True)
    again = checked(grown.watch, gap(2, 40), at=NOON + 2 * HOUR)
    assert (again.tells, again.redraws) == (False, False)
    assert again.watch.ahead(NOON) == (gap(2, 40),)
    assert again.watch.due_at is not None
    assert again.watch.due_at > NOON + 2 * HOUR
