"""Whether training is current: what counts as missed, when it stops pages, when it must be told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import Profile, TrainingRecord
from bot.domain.refusals import BadValue
from bot.domain.training import (
    NOTICE,
    SETTLING_IN,
    Attended,
    Mark,
    Rules,
    Training,
    Word,
    is_trained,
    missed_in_a_row,
    months_later,
    read_rule,
    rules_of,
    settled,
    training_of,
    word_for,
)

TODAY = date(2026, 11, 23)
PROFILE = Profile(trained_on=date(2026, 1, 5))
marks = st.lists(st.sampled_from(Mark), max_size=20)


def history(*found: Mark, last: date = TODAY) -> tuple[Attended, ...]:
    """One a week, newest first."""
    return tuple(Attended(last - timedelta(weeks=n), mark) for n, mark in enumerate(found))


def after(*found: Mark, rules: Rules | None = None) -> Profile:
    return settled(PROFILE, history(*found), rules or Rules())


A, P, E = Mark.ABSENT, Mark.PRESENT, Mark.EXCUSED


@pytest.mark.parametrize(
    ("found", "missed", "current", "word"),
    [
        ((), 0, True, Word.NOTHING),
        ((A,), 1, True, Word.NOTHING),
        ((A, A), 2, True, Word.WARNED),
        ((A, A, P), 2, True, Word.WARNED),
        ((A, A, A), 3, False, Word.STOPPED),
        ((P, A, A, A), 0, True, Word.NOTHING),
        ((E, A, A), 2, True, Word.WARNED),
        ((A, E, A, E, A), 3, False, Word.STOPPED),
        ((A, A, A, A, A), 5, False, Word.STOPPED),
    ],
)
def test_two_missed_in_a_row_warn_and_three_stop(
    found: tuple[Mark, ...], missed: int, current: bool, word: Word
) -> None:
    profile = after(*found)
    assert profile.record.missed == missed
    assert is_trained(profile, TODAY) is current
    assert word_for(profile, Rules(), TODAY) is word


@given(found=marks)
def test_one_that_was_attended_makes_it_current_again(found: list[Mark]) -> None:
    assert is_trained(after(P, *found), TODAY)


@given(found=marks, where=st.integers(0, 20))
def test_an_excuse_is_as_if_the_session_had_not_been(found: list[Mark], where: int) -> None:
    at = min(where, len(found))
    with_excuse = [*found[:at], E, *found[at:]]
    bare, excused = after(*found).record.missed, after(*with_excuse).record.missed
    assert bare == excused


@given(found=marks)
def test_an_absence_more_never_makes_it_current_and_a_rule_is_kept(found: list[Mark]) -> None:
    before, later = after(*found).record, after(A, *found).record
    assert later.missed == before.missed + 1
    assert later.stopped or not before.stopped
    assert after(*found).record.stopped is (after(*found).record.missed >= 3)


@given(days=st.integers(0, 90), missed=st.integers(0, 6))
def test_what_was_missed_while_settling_in_does_not_count(days: int, missed: int) -> None:
    trained = TODAY - timedelta(days=days)
    found = history(*[A] * missed)
    late = [one for one in found if one.day >= trained + SETTLING_IN]
    assert missed_in_a_row(Profile(trained_on=trained), found) == len(late)


@given(days=st.integers(0, 60), missed=st.integers(0, 6))
def test_sessions_up_to_the_day_of_joining_are_none_of_theirs(days: int, missed: int) -> None:
    joined = TODAY - timedelta(days=days)
    profile = replace(PROFILE, record=TrainingRecord(joined_on=joined))
    found = history(*[A] * missed)
    assert missed_in_a_row(profile, found) == sum(one.day > joined for one in found)


def test_without_a_first_course_nothing_is_missed() -> None:
    assert missed_in_a_row(Profile(), history(A, A, A)) == 0
    assert training_of(Profile(), TODAY) is Training.MISSING
    later = Profile(trained_on=TODAY + timedelta(days=1))
    assert training_of(later, TODAY) is Training.LATER


def test_a_program_can_do_without_either_rule() -> None:
    lenient = Rules(warn=None, stop=None)
    profile = after(*[A] * 12, rules=lenient)
    assert is_trained(profile, TODAY)
    assert word_for(profile, lenient, TODAY) is Word.NOTHING
    assert not is_trained(after(A, rules=Rules(warn=1, stop=1)), TODAY)


def test_a_refresh_is_asked_for_before_and_stops_after_its_day() -> None:
    rules = Rules(refresh=12)
    profile = settled(PROFILE, (), rules)
    until = date(2027, 1, 5)
    assert profile.record.until == until
    assert word_for(profile, rules, until - NOTICE - timedelta(days=1)) is Word.NOTHING
    assert word_for(profile, rules, until - NOTICE) is Word.DUE
    assert is_trained(profile, until)
    assert word_for(profile, rules, until + timedelta(days=1)) is Word.EXPIRED
    record = replace(profile.record, refreshed_on=date(2027, 1, 20))
    again = settled(replace(profile, record=record), (), rules)
    assert again.record.until == date(2028, 1, 20)
    assert is_trained(again, until + timedelta(days=30))


@given(day=st.dates(date(2020, 1, 1), date(2060, 1, 1)), months=st.integers(1, 60))
def test_months_later_is_in_that_month_and_never_skips_one(day: date, months: int) -> None:
    later = months_later(day, months)
    apart = (later.year - day.year) * 12 + later.month - day.month
    assert apart == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


def test_rules_are_read_from_the_settings() -> None:
    assert rules_of({}) == Rules(2, 3, None)
    kept = {"session-warn": "1", "session-stop": "0", "training-refresh": "12"}
    assert rules_of(kept) == Rules(1, None, 12)


@pytest.mark.parametrize(("typed", "kept"), [("3", "3"), ("off", "0"), ("none", "0"), ("03", "3")])
def test_a_rule_is_a_number_or_off(typed: str, kept: str) -> None:
    assert read_rule("session-stop", typed) == kept


@pytest.mark.parametrize("typed", ["13", "-1", "x", "1.5", "", "100", "²"])
def test_anything_else_is_no_rule(typed: str) -> None:
    with pytest.raises(BadValue):
        read_rule("session-stop", typed)
