"""Somebody else holds the database for ten seconds while fifty people press."""

import asyncio
from collections.abc import Awaitable

from tests.stories.hearing import NOT_SAVED, hears, locked, stored
from tests.stories.looking import Facts, has_cards, until
from tests.stories.town import Town

LOCKED_SECONDS = 10.0


def round_of_presses(place: Town) -> list[tuple[str, Awaitable[Facts]]]:
    """Everything that writes: commands, cards, forms, Home; who, and what they do."""
    dana, sam, lee, ari = (place.person(n) for n in ("dana", "sam", "lee", "ari"))
    asking = ("max", "noor", "tom", "jo")
    return [
        *((name, place.person(name).types("/peersupport now")) for name in asking),
        ("dana", dana.clicks("Cancel my request", where="dm")),
        ("dana", dana.clicks("Make it danger now", where="dm")),
        ("dana", dana.clicks("Check status", where="dm")),
        ("sam", sam.clicks("Accept", where="dm")),
        ("sam", sam.clicks("Not now", where="dm")),
        ("lee", lee.clicks("Accept", where="dm")),
        ("lee", lee.types("/peersupport off", channel="dm")),
        ("ari", ari.clicks("I am available", where="home")),
        ("rae", place.person("rae").types("/peersupport-admin unit add North", channel="dm")),
    ]


async def test_fifty_presses_on_a_locked_database_are_answered_in_time_and_change_nothing(
    place: Town,
) -> None:
    await join_ari_as_supporter(place)
    await place.person("dana").types("/peersupport now")
    for name in ("sam", "lee"):
        await has_cards(place, name, "Accept", 1)
    await place.person("dana").sees("Slack itself sends you numbers", where="dm")
    await place.person("ari").opens_home()
    await place.person("ari").sees("I am available", where="home")
    before, loop = stored(place), asyncio.get_running_loop()
    with locked(place):
        began, at_once = loop.time(), 4
        while loop.time() - began < LOCKED_SECONDS:
            presses = [press for _ in range(at_once) for press in round_of_presses(place)]
            known = await times_said(place)
            heard = [hears(place, who, NOT_SAVED, act) for who, act in presses]
            for done in await asyncio.gather(*heard):
                assert done["latency_ms"] < 3000, done
            await all_were_told(place, known + len(presses))
            at_once = 1
            for name in ("dana", "sam", "lee", "ari", "max", "noor", "tom", "jo", "rae"):
                await place.person(name).reloads()
    assert stored(place) == before
    for words in ("Dana", "U0DANA", "U0SAM", "North"):
        assert words not in place.log()
    assert '"event": "not_done"' in place.log()

    await place.person("lee").clicks("Accept", where="dm")
    await place.person("dana").sees("Lee Chen", where="dm")
    await has_cards(place, "sam", "Accept", 0)
    await place.person("max").types("/peersupport now")
    await has_cards(place, "sam", "Accept", 1)


async def all_were_told(place: Town, times: int) -> None:
    """An answer goes on its way before its ack, and may be read a moment after it."""

    async def told() -> bool:
        return await times_said(place) >= times

    await until(place, told, "every press was answered")


async def times_said(place: Town) -> int:
    return sum(NOT_SAVED in entry["text"] for entry in await place.slack.seen())


async def join_ari_as_supporter(place: Town) -> None:
    fields = "profession=nurse unit=Surgery trained=2025-10-01"
    await place.person("rae").types(f"/peersupport-admin roster add @ari {fields}", channel="dm")
    await has_cards(place, "ari", "I am in", 1)
    await place.person("ari").clicks("I am in", where="dm")
    await has_cards(place, "ari", "I am in", 0)


async def test_a_lock_that_ends_in_time_is_only_a_pause(place: Town) -> None:
    dana = place.person("dana")
    with locked(place):
        asked = asyncio.create_task(dana.types("/peersupport now"))
        await place.slack.wait((await place.slack.get("/status"))["seq"], 0.3)
        assert not asked.done()
    done = await asked
    assert done["status"] == "acked"
    await dana.sees("Your request is in", where="dm")
    await has_cards(place, "sam", "Accept", 1)
