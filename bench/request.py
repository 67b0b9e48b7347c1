"""The promises of a request, measured on the real bot against the practice workspace."""

import asyncio
import tempfile
import time
from collections.abc import Awaitable
from dataclasses import dataclass, field
from pathlib import Path

from bench.table import Row
from practice.driver import Facts, Person
from tests.stories.conftest import all_on, found_program
from tests.stories.town import Town, town

CARD = "Accept"
"""Stands on a supporter's screen for as long as they are asked."""
TOWNS = 4
"""Workspaces side by side, each with a bot of its own: Slack's pace holds for each by itself."""
REQUESTS = 50
TIERS = 8
"""In each workspace."""
SPACING_SECONDS = 6.0
"""A round redraws four cards, and the bot updates 50 a minute: at this spacing that is never
what is measured, nor is the one message a second in each conversation."""


@dataclass
class Measured:
    """Milliseconds, as they come in."""

    first: list[float] = field(default_factory=list)
    following: list[float] = field(default_factory=list)
    tiers: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)


async def requests() -> list[Row]:
    """The four promises of a request. Takes about seven minutes, nearly all of it spacing."""
    print(
        f"{TOWNS * REQUESTS} requests in {TOWNS} workspaces, one each {SPACING_SECONDS} s in each;"
        " Socket Mode, SQLite, one process each",
        flush=True,
    )
    found = Measured()
    await asyncio.gather(*(_town(found, number) for number in range(TOWNS)))
    return [
        Row("form submitted -> first card visible", tuple(found.first), 0.95, 1000),
        Row("declined -> the next person's card visible", tuple(found.following), 0.95, 1000),
        Row("deadline of a tier -> next card visible", tuple(found.tiers), 0.95, 1000),
        Row("each gesture -> answered", tuple(found.answers), 0.99, 300),
    ]


async def _town(found: Measured, number: int) -> None:
    """One workspace; they begin one after another, so that their rounds do not coincide."""
    await asyncio.sleep(number * SPACING_SECONDS / TOWNS)
    with tempfile.TemporaryDirectory() as folder:
        async with town(Path(folder), "socket") as place:
            await place.start_bot(LOG_LEVEL="INFO")
            await found_program(place, "sam", "lee", "noor")
            await all_on(place, "sam", "lee", "noor")
            for count in range(REQUESTS):
                await asyncio.sleep(SPACING_SECONDS)
                await _round(place, found, decline=count % 4 == 0)
            for _ in range(TIERS):
                await asyncio.sleep(SPACING_SECONDS)
                await _tier(place, found)


async def _round(place: Town, found: Measured, decline: bool) -> None:
    """One request from the form to its end; every fourth is declined once."""
    dana = place.person("dana")

    async def timed(gesture: Awaitable[Facts]) -> None:
        found.answers.append(float((await gesture)["latency_ms"]))

    await timed(dana.types("/peersupport"))
    await timed(dana.chooses("How soon?", "Talk now"))
    began = time.perf_counter()
    submitted = asyncio.create_task(dana.submits())
    asked = await _first_card(place)
    found.first.append((time.perf_counter() - began) * 1000)
    await timed(submitted)
    if decline:
        began = time.perf_counter()
        await timed(asked.clicks("Not now"))
        await _all_others(place, asked)
        found.following.append((time.perf_counter() - began) * 1000)
    await _ended(place, timed(dana.types("/peersupport cancel")))


async def _ended(place: Town, cancelled: Awaitable[None]) -> None:
    await cancelled
    await asyncio.gather(*(p.no_longer_sees(CARD, where="dm") for p in _supporters(place)))


def _supporters(place: Town) -> list[Person]:
    return [place.person(name) for name in ("sam", "lee", "noor")]


async def _first_card(place: Town) -> Person:
    """Whoever of the supporters sees a card first."""
    looks = {asyncio.create_task(p.sees(CARD, where="dm")): p for p in _supporters(place)}
    done, rest = await asyncio.wait(looks, return_when=asyncio.FIRST_COMPLETED)
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)
    winner = done.pop()
    await winner
    return looks[winner]


async def _all_others(place: Town, asked: Person) -> None:
    """Two were asked, one of them said no: now the other two have a card."""
    others = [p for p in _supporters(place) if p.who != asked.who]
    await asyncio.gather(*(p.sees(CARD, where="dm") for p in others))


async def _tier(place: Town, found: Measured) -> None:
    """Time is moved to the deadline of the first tier: then the third has a card as well."""
    dana, supporters = place.person("dana"), _supporters(place)
    await dana.types("/peersupport now")
    await _first_card(place)
    await asyncio.sleep(SPACING_SECONDS / 2)
    began = time.perf_counter()
    await place.move(minutes=5)
    await asyncio.gather(*(p.sees(CARD, where="dm") for p in supporters))
    found.tiers.append((time.perf_counter() - began) * 1000)

    async def cancelled() -> None:
        await dana.types("/peersupport cancel")

    await _ended(place, cancelled())
