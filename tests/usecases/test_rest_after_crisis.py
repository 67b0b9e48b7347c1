"""Whoever was there at level C or D rests, however their part in the case came to its end."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.asking import Wishes
from bot.domain.cases import Case
from bot.domain.people import Role
from bot.usecases import answering, crisis, requesting, timekeeping, wishes
from tests.make import make_asking, make_member, make_supporter, party_for
from tests.usecases.house import House, open_house, person

SAM, DANA = person("sam"), person("dana")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    team = (make_supporter("sam", available=True), make_member("jo", Role.TRAINER))
    with open_house(tmp_path, *team, make_member("kim", Role.LEAD)) as opened:
        yield opened


def nobody_reached_me(house: House, case: Case) -> None:
    requesting.reached(house.store, house.now, DANA, case.requester.party_id, False)


def leaves_them_out(house: House, case: Case) -> None:
    avoid = Wishes(avoid=frozenset({"U0SAM"}))
    who = (DANA, case.requester.party_id, avoid)
    wishes.change(house.store, house.now, *who, choice="send_anyway")


def is_silent(house: House, case: Case) -> None:
    del case
    for _ in range(3):
        house.now += timedelta(hours=1)
        for due in timekeeping.due(house.store, house.now):
            timekeeping.take(house.store, house.now, due)


@pytest.mark.parametrize("ends", [nobody_reached_me, leaves_them_out, is_silent])
def test_whoever_is_taken_off_a_case_of_level_d_rests(
    house: House, ends: Callable[[House, Case], None]
) -> None:
    case = house.asked(make_asking())
    sam = party_for(case, "sam").party_id
    answering.accept(house.store, house.now, SAM, sam)
    crisis.choose_level(house.store, house.now, SAM, sam, "D")
    ends(house, case)
    assert house.case(case.case_id).holder is None
    profile = house.member("sam").profile
    assert profile is not None
    assert profile.resting
