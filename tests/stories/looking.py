"""What stories look for on a screen that words alone do not tell: cards, and only one of each."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from practice.driver import Person
from tests.stories.town import Town

Facts = dict[str, Any]


async def cards(person: Person, button: str) -> list[Facts]:
    """Messages of the person's DM that hold this button now, oldest first."""
    shown: list[Facts] = (await person.screen())["dm"]
    return [one for one in shown if any(b["label"] == button for b in one["buttons"])]


async def until(
    place: Town, check: Callable[[], Awaitable[bool]], what: str, seconds: float = 10.0
) -> None:
    """Waits for what only the workspace's records show; fails with ``what``."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    while not await check():
        assert loop.time() < deadline, f"not in time: {what}"
        seq = (await place.slack.get("/status"))["seq"]
        await place.slack.wait(seq, 0.1)


async def has_cards(place: Town, who: str, button: str, count: int, seconds: float = 15.0) -> None:
    """Waits until exactly so many messages of the person's DM hold the button."""
    person = place.person(who)

    async def there() -> bool:
        return len(await cards(person, button)) == count

    await until(place, there, f"{who} sees {count} x {button}", seconds)


async def pages(place: Town, who: str) -> int:
    """How many page cards this person could press *Accept* on."""
    return len(await cards(place.person(who), "Accept"))


async def calls_of(place: Town, *methods: str) -> list[Facts]:
    return [call for call in await place.slack.calls() if call["method"] in methods]
