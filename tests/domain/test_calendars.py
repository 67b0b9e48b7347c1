"""Whose the times of a calendar are, how they are cut and joined, and what changed between two."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.calendar_refusals import NamesNobody, NamesSeveral
from bot.domain.calendars import (
    Event,
    Named,
    all_of,
    by_name,
    cut,
    differences,
    joined,
)
from bot.domain.people import Member
from bot.domain.shifts import LONGEST_SPAN, Fixed
from tests.make import make_supporter

DAWN = datetime(2026, 11, 24, 8, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def called(who: str, name: str) -> Member:
    return replace(make_supporter(who), name=name)


TEAM = tuple(
    called(who, name)
    for who, name in (
        ("sam", "Sam Okafor"),
        ("lee", "Lee Chen"),
        ("noor", "Noor"),
        ("ana", "Ana María Íñiguez"),
        ("two", "Sam Okafor Lee"),
    )
)


def fixed(who: str, begins: datetime = DAWN, length: timedelta = 12 * HOUR) -> Fixed:
    return Fixed(begins, begins + length, f"m-{who}")


def named(
    title: str,
    *,
    guests: tuple[str, ...] = (),
    hosts: tuple[str, ...] = (),
    leave_out: bool = False,
    team: tuple[Member, ...] = TEAM,
) -> Named:
    event = Event(DAWN, DAWN + HOUR, title, guests, hosts)
    return by_name([event], team, leave_out=leave_out)


def who(found: Named) -> list[str]:
    assert found.problems == ()
    return [one.member_id.removeprefix("m-") for one in found.fixed]


@pytest.mark.parametrize(
    ("title", "whose"),
    [
        ("Sam Okafor", "sam"),
        ("on call: SAM OKAFOR (days)", "sam"),
        ("Okafor, Sam - Peer Support Call", "sam"),
        ("Noor nights", "noor"),
        ("ana maria iniguez", "ana"),
        ("Íñiguez, Ana María", "ana"),
        ("María Íñiguez, Ana", "ana"),
        ("Sam Okafor Lee", "two"),
    ],
)
def test_a_title_names_one_supporter_whatever_its_case_and_accents(title: str, whose: str) -> None:
    assert who(named(title)) == [whose]


@pytest.mark.parametrize("title", ["", "Peer support", "Noora", "Sam", "Okafor Sam"])
def test_half_a_name_is_nobody(title: str) -> None:
    (problem,) = named(title).problems
    assert isinstance(problem.why, NamesNobody)
    assert (problem.title, problem.begins) == (title, DAWN)


def test_a_title_with_two_and_a_name_of_two_are_told() -> None:
    (problem,) = named("Sam Okafor / Lee Chen").problems
    assert isinstance(problem.why, NamesSeveral)
    assert problem.why.args == ("Lee Chen, Sam Okafor",)
    twins = (called("a", "Kai Roy"), called("b", "kai roy"))
    (same,) = named("Kai Roy", team=twins).problems
    assert isinstance(same.why, NamesSeveral)


def test_guests_count_where_the_title_names_nobody_and_hosts_after_them() -> None:
    assert who(named("Support", guests=("Lee Chen",), hosts=("Noor",))) == ["lee"]
    assert who(named("Support", guests=("Max",), hosts=("Noor",))) == ["noor"]
    assert who(named("Noor", guests=("Lee Chen",))) == ["noor"]


def test_what_names_nobody_is_left_out_where_that_was_asked_for_and_two_never() -> None:
    left = named("Staff meeting", leave_out=True)
    assert (left.fixed, left.problems, left.unnamed) == ((), (), 1)
    assert len(named("Sam Okafor, Lee Chen", leave_out=True).problems) == 1


def test_a_calendar_of_one_is_all_theirs_and_the_same_time_twice_is_once() -> None:
    event = Event(DAWN, DAWN + HOUR, "private")
    found = all_of([event, event, Event(DAWN, DAWN + HOUR, "other")], TEAM[0])
    assert who(found) == ["sam"]


def test_long_times_are_cut_into_pieces_that_touch_and_joined_again() -> None:
    week, night = fixed("sam", length=7 * DAY + HOUR), fixed("lee", length=25 * HOUR)
    pieces = cut([week, night])
    assert max(one.ends - one.begins for one in pieces) < LONGEST_SPAN
    assert len(pieces) == 8
    assert joined(pieces) == tuple(sorted([week, night]))


def test_differences_are_moved_given_away_gone_and_new() -> None:
    before = [fixed("sam", DAWN + n * DAY) for n in range(4)]
    moved = fixed("sam", DAWN + DAY + 2 * HOUR, 10 * HOUR)
    given = fixed("lee", DAWN + 2 * DAY)
    new = fixed("noor", DAWN + 9 * DAY)
    found = differences(before, [before[0], moved, given, new], DAWN)
    assert [(one.before, one.after) for one in found] == [
        (before[1], moved),
        (before[2], given),
        (before[3], None),
        (None, new),
    ]


def test_what_is_over_is_no_difference_and_neither_is_how_it_was_cut() -> None:
    over = fixed("sam", DAWN - 2 * DAY)
    long = fixed("lee", length=3 * DAY)
    assert differences([over, *cut([long])], [long], DAWN) == ()
