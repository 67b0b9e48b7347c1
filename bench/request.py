"""The promises of a request, measured on the real bot against the practice workspace."""

import asyncio
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.table import Row
from practice.driver import Person
from tests.stories.conftest import all_on, found_program
from tests.stories.town import Town, town

REQUESTS = 200
TIERS = 30
SPACING_SECONDS = 1.6
"""Slack takes one message a second in each conversation; a round posts at most one to each, and
the workspace's 300 a minute are never reached, so that Slack's pace is never what is measured."""


async def requests() -> list[Row]:
    print(f"{REQUESTS} requests, one each {SPACING_SECONDS} s; Socket Mode, SQLite, one process")
    with tempfile.TemporaryDirectory() as folder:
        async with town(Path(folder), "socket") as place:
            return await _measured(place)


async def _measured(place: Town) -> list[Row]:
    await place.start_bot(LOG_LEVEL="INFO")
    await found_program(place, "sam", "lee", "noor")
    await all_on(place, "sam", "lee", "noor")
    await asyncio.sleep(2 * SPACING_SECONDS)
    answers: list[float] = []
    first, following = await _rounds(place, answers)
    tiers = await _tiers(place)
    return [
        Row("form submitted -> first card visible", tuple(first), 0.95, 1000),
        Row("declined -> the next person's card visible", tuple(following), 0.95, 1000),
        Row("deadline of a tier -> next card visible", tuple(tiers), 0.95, 1000),
        Row("each gesture -> answered", tuple(answers), 0.99, 300),
    ]


async def _rounds(place: Town, answers: list[float]) -> tuple[list[float], list[float]]:
    first: list[float] = []
    following: list[float] = []
    for count in range(REQUESTS):
        began = time.perf_counter()
        one, two = await _round(place, answers, decline=count % 4 == 0)
        first.append(one)
        following.extend(two)
        await asyncio.sleep(max(0.0, SPACING_SECONDS - (time.perf_counter() - began)))
    return first, following


async def _round(place: Town, answers: list[float], decline: bool) -> tuple[float, list[float]]:
    dana = place.person("dana")

    async def timed(gesture: Any) -> None:
        answers.append(float((await gesture)["latency_ms"]))

    await timed(dana.types("/peersupport"))
    await timed(dana.chooses("How soon?", "Talk now"))
    began = time.perf_counter()
    submitted = asyncio.create_task(dana.submits())
    asked = await _first_card(place)
    shown = (time.perf_counter() - began) * 1000
    answers.append(float((await submitted)["latency_ms"]))
    following: list[float] = []
    if decline:
        before = {p.who for p in await _with_card(place)}
        began = time.perf_counter()
        await timed(asked.clicks("Not now"))
        await _other_card(place, before)
        following.append((time.perf_counter() - began) * 1000)
    await timed(dana.types("/peersupport cancel"))
    await asyncio.gather(*(p.no_longer_sees("Accept", where="dm") for p in _supporters(place)))
    return shown, following


def _supporters(place: Town) -> list[Person]:
    return [place.person(name) for name in ("sam", "lee", "noor")]


async def _first_card(place: Town) -> Person:
    """Whoever of the supporters sees a card first."""
    looks = {asyncio.create_task(p.sees("Accept", where="dm")): p for p in _supporters(place)}
    done, rest = await asyncio.wait(looks, return_when=asyncio.FIRST_COMPLETED)
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)
    winner = done.pop()
    await winner
    return looks[winner]


async def _with_card(place: Town) -> list[Person]:
    return [p for p in _supporters(place) if "Accept" in await p.reads("dm")]


async def _other_card(place: Town, before: set[str]) -> None:
    others = [p for p in _supporters(place) if p.who not in before]
    await asyncio.gather(*(p.sees("Accept", where="dm") for p in others))


async def _tiers(place: Town) -> list[float]:
    """Time is moved to just past the deadline of the first tier."""
    samples = []
    for _ in range(TIERS):
        dana = place.person("dana")
        await dana.types("/peersupport now")
        first = await _first_card(place)
        await first.sees("Accept", where="dm")
        await asyncio.sleep(SPACING_SECONDS)
        before = {p.who for p in await _with_card(place)}
        began = time.perf_counter()
        await place.move(minutes=5)
        await _other_card(place, before)
        samples.append((time.perf_counter() - began) * 1000)
        await dana.types("/peersupport cancel")
        await asyncio.gather(*(p.no_longer_sees("Accept", where="dm") for p in _supporters(place)))
        await asyncio.sleep(SPACING_SECONDS)
    return samples
