"""What is delivered shows since when a line is verified, as the database says at that moment."""

import pytest

from bot.domain.people import Role
from bot.domain.policy import Urgency
from bot.usecases import lines
from practice.options import TEAM
from tests.delivery.house import House, packaged_content
from tests.make import make_person


def verifies(house: House, *users: str) -> None:
    now, content = house.clock.now(), packaged_content()
    for user in users:
        lines.verify(house.store, now, make_person(user, TEAM), content, "us-988")


@pytest.mark.parametrize(("users", "verified"), [(("U0RAE",), False), (("U0RAE", "U0KIM"), True)])
async def test_a_danger_request_is_confirmed_with_the_date_of_its_lines(
    house: House, users: tuple[str, ...], verified: bool
) -> None:
    house.member("rae", Role.DIRECTOR)
    house.member("kim", Role.LEAD)
    verifies(house, *users)
    house.asks(Urgency.DANGER)
    await house.settles(3)
    shown = await house.person("dana").reads("dm")
    assert "988" in shown
    assert ("Verified on" in shown) is verified
