"""Directors hear of lines to check once a day, whatever restarts, and not in their night."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot import rota
from bot.domain.content import Content
from bot.domain.notices import Kind, Lane, Slot, route
from bot.domain.people import Role, Standing, StandingState
from bot.usecases import rounds
from tests.content.helpers import CONTENT
from tests.make import NIGHT, NOON, make_member
from tests.usecases.house import House, make_director

STALE = [("stale_lines", "m-rae")]
FRESH = replace(
    CONTENT,
    lines={id_: replace(line, verified_on=NOON.date()) for id_, line in CONTENT.lines.items()},
)


def goes_round(house: House, content: Content) -> None:
    for verb in rounds.daily(content, rota.spans):
        verb(house.store, house.now)


def daily(house: House, content: Content = CONTENT, **passed: float) -> list[tuple[str, str]]:
    house.now += timedelta(**passed)
    goes_round(house, content)
    return house.told()


def test_every_director_is_told_once_a_day(house: House) -> None:
    house.put(make_director("bo"), make_member("kim", Role.LEAD), make_member("sam"))
    assert daily(house) == [("stale_lines", "m-bo"), *STALE]
    assert daily(house, hours=5) == []
    assert daily(house, days=1) == [("stale_lines", "m-bo"), *STALE]


def test_a_restart_tells_nothing_twice_and_another_process_neither(house: House) -> None:
    assert daily(house) == STALE
    for _ in range(3):
        assert daily(house) == []


def test_the_day_ends_and_the_mark_of_the_day_before_is_in_nobodys_way(house: House) -> None:
    house.now = datetime(2026, 11, 23, 23, 59, tzinfo=UTC)
    assert daily(house) == STALE
    assert daily(house, minutes=2) == STALE
    assert daily(house, hours=23, minutes=57) == []


def test_nothing_is_said_where_every_line_is_fresh(house: House) -> None:
    assert daily(house, FRESH) == []


def test_one_stale_line_anywhere_is_enough(house: House) -> None:
    old = replace(FRESH.lines["gb-samaritans"], verified_on=NOON.date() - timedelta(days=181))
    assert daily(house, replace(FRESH, lines={**FRESH.lines, old.id: old})) == STALE


def test_it_becomes_stale_by_itself(house: House) -> None:
    assert daily(house, FRESH, days=180) == []
    assert daily(house, FRESH, days=1) == STALE


def test_a_director_who_has_not_said_yes_is_not_told(house: House) -> None:
    house.put(make_member("bo", standings=(Standing(Role.DIRECTOR, StandingState.INVITED),)))
    assert daily(house) == STALE


@pytest.mark.parametrize(("at", "due"), [(NOON, None), (NIGHT, NIGHT.replace(hour=12))])
def test_nobody_is_woken_for_it(house: House, at: datetime, due: datetime | None) -> None:
    house.now = at
    goes_round(house, CONTENT)
    with house.store.look() as tx:
        assert tx.next_due() == (due or at)


def test_it_waits_behind_everything_and_replaces_the_day_before() -> None:
    how = route(Kind.STALE_LINES)
    assert (how.lane, how.slot) == (Lane.DIGEST, Slot.LINES)
