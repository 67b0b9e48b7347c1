"""A supporter's own switch: available now, in the backup pool, or out of every pool."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.domain.awake import on_now
from bot.domain.matching import is_in_pool
from bot.domain.notices import Kind
from bot.domain.people import Profile, Role
from bot.domain.refusals import NotASupporterNow
from bot.domain.training import Training
from bot.usecases import availability
from tests.make import make_member, make_supporter
from tests.usecases.house import House, person

SAM = person("sam")
Switch = Callable[..., availability.Availability]


def profile(house: House) -> Profile:
    found = house.member("sam").profile
    assert found is not None
    return found


def test_on_for_two_hours_is_two_hours(house: House) -> None:
    house.put(make_supporter("sam"))
    now_true = availability.on(house.store, house.now, SAM, timedelta(hours=2))
    assert (now_true.available, now_true.until) == (True, house.now + timedelta(hours=2))
    sam = house.member("sam")
    assert on_now(sam, house.now + timedelta(minutes=119))
    assert not on_now(sam, house.now + timedelta(hours=2))


def test_on_without_a_duration_lasts_until_off(house: House) -> None:
    house.put(make_supporter("sam"))
    assert availability.on(house.store, house.now, SAM).until is None
    assert on_now(house.member("sam"), house.now + timedelta(days=30))
    assert not availability.off(house.store, house.now, SAM).available
    assert is_in_pool(house.member("sam"), house.now)


def test_pause_takes_them_out_of_every_pool_and_twice_is_once(house: House) -> None:
    house.put(make_supporter("sam", available=True))
    for _ in range(2):
        now_true = availability.pause(house.store, house.now, SAM)
        assert (now_true.paused, now_true.available) == (True, False)
    assert not is_in_pool(house.member("sam"), house.now)


@pytest.mark.parametrize("switch", [availability.on, availability.off, availability.toggle])
def test_on_and_off_end_a_pause(house: House, switch: Switch) -> None:
    house.put(make_supporter("sam", paused=True))
    assert not switch(house.store, house.now, SAM).paused
    assert not profile(house).paused


def test_the_button_on_home_goes_back_and_forth(house: House) -> None:
    house.put(make_supporter("sam"))
    seen = [availability.toggle(house.store, house.now, SAM).available for _ in range(3)]
    assert seen == [True, False, True]


def test_the_button_switches_on_what_has_run_out(house: House) -> None:
    house.put(make_supporter("sam", available=True, available_until=house.now))
    assert availability.toggle(house.store, house.now, SAM).until is None
    assert on_now(house.member("sam"), house.now)


def test_the_answer_says_when_training_keeps_them_from_pages(house: House) -> None:
    house.put(make_supporter("sam", trained_on=None))
    assert availability.on(house.store, house.now, SAM).training is Training.MISSING


@pytest.mark.parametrize("roles", [(), (Role.COORDINATOR,)])
def test_only_supporters_have_the_switch(house: House, roles: tuple[Role, ...]) -> None:
    house.put(make_member("sam", *roles))
    with pytest.raises(NotASupporterNow):
        availability.on(house.store, house.now, SAM)


def test_their_home_is_drawn_again(house: House) -> None:
    house.put(make_supporter("sam"))
    availability.on(house.store, house.now, SAM)
    homes = house.owed(homes=True)
    assert [(n.kind, n.member_id) for n in homes] == [(Kind.HOME, "m-sam")]
