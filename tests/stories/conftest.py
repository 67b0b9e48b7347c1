"""Each story gets a town of its own: a fresh workspace, a fresh bot, a small program."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stories.town import Town, town

SUPPORTERS = {
    "sam": "profession=nurse unit=ICU languages=en trained=2025-10-01",
    "lee": "profession=physician unit=Emergency languages=en trained=2025-10-01",
    "ines": "profession=nurse unit=Surgery languages=es,en trained=2025-10-01",
    "noor": "profession=pharmacist unit=ICU languages=en,ar trained=2025-10-01",
}


async def found_program(place: Town, *supporters: str) -> None:
    """One lead, one coordinator, and the supporters: each pressed *I am in* themselves."""
    rae = place.person("rae")
    for words in ("lead add @kim", "coordinator add @ari"):
        await rae.types(f"/peersupport-admin {words}", channel="dm")
    for name in supporters:
        await rae.types(f"/peersupport-admin roster add @{name} {SUPPORTERS[name]}", channel="dm")
    for name in ("kim", "ari", *supporters):
        await joins(place, name)


async def joins(place: Town, name: str) -> None:
    await place.person(name).sees("I am in", where="dm")
    await place.person(name).clicks("I am in", where="dm")
    await place.person(name).no_longer_sees("I am in", where="dm")


async def all_on(place: Town, *names: str) -> None:
    await asyncio.gather(*(place.person(n).types("/peersupport on", channel="dm") for n in names))


@pytest.fixture(params=["socket"])
async def empty(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Town]:
    """A bot that has just been installed: one director, nobody else."""
    async with town(tmp_path, request.param) as place:
        await place.start_bot()
        yield place


@pytest.fixture
async def place(empty: Town) -> Town:
    """A program with a lead, a coordinator and the supporters Sam and Lee, both available."""
    await found_program(empty, "sam", "lee")
    await all_on(empty, "sam", "lee")
    return empty
