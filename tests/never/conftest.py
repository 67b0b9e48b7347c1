"""A desk for rules about what happens when somebody acts, a house for those about what is kept."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.domain.people import Role
from tests.handlers.desk import Desk, open_desk
from tests.make import make_member, make_supporter
from tests.usecases.house import House, open_house


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with open_desk(tmp_path) as opened:
        await opened.staffed()
        yield opened


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with open_house(tmp_path) as opened:
        yield opened


@pytest.fixture
def staffed(house: House) -> House:
    """Two supporters, and one of every role that has something to see."""
    house.put(
        make_supporter("sam", available=True),
        make_supporter("lee", available=True),
        make_member("kim", Role.LEAD),
        make_member("ari", Role.COORDINATOR),
        make_member("ada", Role.ADMINISTRATOR),
    )
    return house
