"""The house that every test of the delivery lives in."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.delivery.house import House, open_house


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path) as house:
        yield house
