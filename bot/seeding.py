"""What the practice workspace gets from us before people try it out: a made-up hospital unit,
typed and pressed as its people would do it, and where to look at what the bot owes."""

import asyncio
from typing import Any

import aiohttp

from bot.views.texts import labels, t

DIRECTOR = "U0RAE"
"""Rae's id in the practice workspace: the director that the practice environment names."""

NIGHT_NUMBER = "+1 555 0100"
_SEE_SECONDS = 10

_BY_DIRECTOR = (
    "administrator add @max",
    "coordinator add @ari",
    "lead add @kim",
    "trainer add @jo",
    f"settings night-number {NIGHT_NUMBER}",
)
_BY_ADMINISTRATOR = (
    "roster add @sam profession=nurse unit=ICU site=Main languages=en trained=2025-10-01 cap=3",
    "roster add @lee profession=physician unit=Emergency site=Main languages=en trained=2025-10-01",
    "roster add @ines profession=nurse unit=Surgery site=Main languages=es,en trained=2025-11-03",
    "roster add @noor profession=respiratory_therapist unit=ICU site=Main languages=en,ar"
    " trained=2025-11-03",
    "roster add @tom profession=social_worker unit=Outpatient site=North languages=en"
    " trained=2026-01-12 cap=2",
)
_STAFF = ("ari", "kim", "jo")
_SUPPORTERS = ("sam", "lee", "ines", "noor", "tom")
_SPANISH = frozenset({"ines"})
AVAILABLE = ("sam", "lee")
"""The two whom the first request pages at once: a tour says what each of them then does."""


class SeedingFailed(Exception):
    """A made-up person could not do what they should. Names the gesture and the person."""


async def seed(address: str, owed: str) -> None:
    """A director, an administrator, a coordinator, a clinical lead, a trainer and five supporters.

    The workspace learns first where we tell what we owe, and at the end that all are there.
    """
    timeout = aiohttp.ClientTimeout(total=30)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        unit = _Unit(session, address)
        await unit.hears("app", owed=owed)
        try:
            await _found(unit)
        finally:
            # Whatever is missing: nobody waits in front of the page for what does not come.
            await unit.hears("ready")


async def _found(unit: "_Unit") -> None:
    for words in _BY_DIRECTOR:
        await unit.types("rae", f"/peersupport-admin {words}")
    await unit.joins("max")
    await asyncio.gather(*(unit.joins(who) for who in _STAFF))
    for words in _BY_ADMINISTRATOR:
        await unit.types("max", f"/peersupport-admin {words}")
    await asyncio.gather(*(unit.joins(who) for who in _SUPPORTERS))
    await asyncio.gather(*(unit.types(who, "/peersupport on") for who in AVAILABLE))


class _Unit:
    """The people's side of the practice workspace, over HTTP like everything between the two."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self._session = session
        self._workspace = f"{address}/practice"
        self._people = f"{self._workspace}/people"

    async def hears(self, what: str, **facts: str) -> None:
        async with self._session.post(f"{self._workspace}/{what}", json=facts) as answer:
            _must(what, "the workspace", await answer.json())

    async def types(self, who: str, words: str) -> None:
        await self._does(who, "command", {"text": words, "channel": "dm"})

    async def joins(self, who: str) -> None:
        label = t("es" if who in _SPANISH else "en", labels.JOIN_YES)
        query: dict[str, str | int] = {"text": label, "where": "dm", "timeout": _SEE_SECONDS}
        async with self._session.get(f"{self._people}/{who}/see", params=query) as answer:
            _must("see", who, await answer.json())
        await self._does(who, "click", {"label": label, "where": "dm"})

    async def _does(self, who: str, gesture: str, body: dict[str, Any]) -> None:
        async with self._session.post(f"{self._people}/{who}/{gesture}", json=body) as answer:
            _must(gesture, who, await answer.json())


def _must(gesture: str, who: str, answer: dict[str, Any]) -> None:
    if not answer.get("ok") or answer.get("status", "acked") != "acked":
        raise SeedingFailed(f"{who}: {gesture}")
