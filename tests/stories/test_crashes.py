"""Whatever dies or fails, and when: what was promised is kept, and nothing is there twice."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tests.stories.conftest import SUPPORTERS, joins
from tests.stories.looking import calls_of, cards, has_cards, until
from tests.stories.test_safety_net import OPENING, net_in, numbers_of
from tests.stories.town import Town

BROKEN_OFF = {"hung_up", "http_500", "ratelimited"}


async def restarts(place: Town) -> None:
    """A power cut, and the machine is back."""
    await place.kill_bot()
    await place.start_bot()


async def comes_through(place: Town, *others: str) -> None:
    """What is visible, by now or after at most a minute, is there once; and stays so."""
    people = ("sam", "lee", *others)
    for _ in range(2):
        await place.move(seconds=3)
    await asyncio.gather(*(has_cards(place, who, _button(who), 1) for who in people))
    await place.move(seconds=55)
    await asyncio.gather(*(has_cards(place, who, _button(who), 1) for who in people))
    await has_cards(place, "dana", "Cancel my request", 1)


def _button(who: str) -> str:
    return {"kim": "Acknowledge", "ari": "Ask again"}.get(who, "Accept")


async def is_over(place: Town) -> None:
    await place.person("dana").types("/peersupport cancel", channel="dm")
    for who, button in (("sam", "Accept"), ("lee", "Accept"), ("dana", "Cancel my request")):
        await has_cards(place, who, button, 0)

    async def no_net() -> bool:
        return not await place.slack.scheduled()

    await until(place, no_net, "no net is left")


async def test_a_power_cut_while_someone_asks_loses_nothing_that_a_screen_called_in(
    place: Town,
) -> None:
    dana = place.person("dana")
    for milliseconds in (0, 8, 20, 60, 200):
        asked = asyncio.create_task(dana.types("/peersupport now", channel="dm"))
        await asyncio.sleep(milliseconds / 1000)
        await restarts(place)
        if (await asked)["status"] != "acked":
            # Slack said that it did not work, and so she does it again.
            assert (await dana.types("/peersupport now", channel="dm"))["status"] == "acked"
        await comes_through(place)
        await is_over(place)


async def as_the_first_page_appears(place: Town) -> None:
    await place.slack.fault("chat.postMessage", "timeout_after_accept", user="U0SAM", seconds=1)
    await place.person("dana").types("/peersupport now", channel="dm")
    await has_cards(place, "sam", "Accept", 1)


async def between_two_pages(place: Town) -> None:
    await place.slack.fault("chat.postMessage", "slow", user="U0SAM", seconds=1)
    await place.person("dana").types("/peersupport now", channel="dm")
    await has_cards(place, "lee", "Accept", 1)
    assert not await cards(place.person("sam"), "Accept")


async def as_the_net_is_taken(place: Town) -> None:
    await place.slack.fault("chat.scheduleMessage", "timeout_after_accept", seconds=1)
    await place.person("dana").types("/peersupport now", channel="dm")

    async def taken() -> bool:
        return bool(await place.scheduled_for("dana"))

    await until(place, taken, "a net")


async def as_the_confirmation_appears(place: Town) -> None:
    await place.slack.fault("chat.postMessage", "timeout_after_accept", user="U0DANA", seconds=1)
    await place.person("dana").types("/peersupport now", channel="dm")
    await has_cards(place, "dana", "Cancel my request", 1)


MOMENTS: tuple[Callable[[Town], Awaitable[None]], ...] = (
    as_the_first_page_appears,
    between_two_pages,
    as_the_net_is_taken,
    as_the_confirmation_appears,
)


async def test_a_power_cut_in_the_middle_of_a_call_leaves_one_of_everything(place: Town) -> None:
    place.allowed_errors |= BROKEN_OFF
    for moment in MOMENTS:
        await moment(place)
        await restarts(place)
        await comes_through(place)
        assert len(await place.scheduled_for("dana")) == 1
        await is_over(place)


async def test_a_page_that_appears_long_after_the_power_cut_is_swept_within_a_minute(
    place: Town,
) -> None:
    dana = place.person("dana")
    place.allowed_errors |= BROKEN_OFF
    await place.slack.fault("chat.postMessage", "slow", user="U0SAM", seconds=5)
    await dana.types("/peersupport now", channel="dm")
    await has_cards(place, "lee", "Accept", 1)
    await restarts(place)
    for _ in range(2):
        await place.move(seconds=3)
    await has_cards(place, "sam", "Accept", 1)

    async def landed() -> bool:
        calls = await calls_of(place, "chat.postMessage")
        return any(call.get("fault") == "slow" for call in calls)

    await until(place, landed, "the late page")
    await place.move(seconds=55)
    await has_cards(place, "sam", "Accept", 1)
    await has_cards(place, "lee", "Accept", 1)
    await place.person("sam").clicks("Accept", where="dm")
    await dana.sees("Sam Okafor", where="dm")


async def test_a_power_cut_at_accept_cancel_or_decline_is_finished_after_it(place: Town) -> None:
    dana, sam, lee = place.person("dana"), place.person("sam"), place.person("lee")
    place.allowed_errors |= BROKEN_OFF
    await dana.types("/peersupport now", channel="dm")
    await has_cards(place, "sam", "Accept", 1)
    await has_cards(place, "lee", "Accept", 1)

    await sam.clicks("Not now", where="dm")
    await restarts(place)
    await has_cards(place, "sam", "Not now", 0)

    await place.slack.fault("chat.update", "slow", user="U0LEE", seconds=1)
    await lee.clicks("Accept", where="dm")
    await restarts(place)
    await dana.sees("Lee Chen", where="dm")
    await has_cards(place, "lee", "Show contact", 1)
    await has_cards(place, "dana", "Someone else, please", 1)

    await lee.clicks("Show contact", where="dm")
    await lee.sees("Dana Rivera", where="modal")
    await lee.closes()

    await dana.types("/peersupport cancel", channel="dm")
    await restarts(place)
    await is_gone(place)


async def is_gone(place: Town) -> None:
    await place.person("dana").sees("Your request is cancelled", where="dm")
    await has_cards(place, "lee", "Show contact", 0)
    await has_cards(place, "dana", "Cancel my request", 0)

    async def no_net() -> bool:
        return not await place.slack.scheduled()

    await until(place, no_net, "no net is left")


async def test_danger_outlives_a_power_cut_with_one_card_for_each(place: Town) -> None:
    dana = place.person("dana")
    place.allowed_errors |= BROKEN_OFF
    await dana.types("/peersupport crisis", channel="dm")
    await place.slack.fault("chat.postMessage", "timeout_after_accept", user="U0KIM", seconds=1)
    await dana.clicks("Get me a person")
    await has_cards(place, "kim", "Acknowledge", 1)
    await restarts(place)
    await comes_through(place, "kim")
    await place.person("kim").clicks("Acknowledge", where="dm")
    await dana.sees("A clinical lead has seen your request", where="dm")


async def test_deadlines_that_passed_while_the_bot_was_dead_are_one_step_not_many(
    place: Town,
) -> None:
    dana, sam = place.person("dana"), place.person("sam")
    await dana.types("/peersupport now", channel="dm")
    await comes_through(place)
    await place.kill_bot()
    await place.move(hours=2)
    await place.start_bot()
    await has_cards(place, "ari", "Ask again", 1)
    await dana.sees("Nobody has accepted yet", where="dm")
    before = len((await sam.screen())["notifications"])
    await place.move(seconds=10)
    await has_cards(place, "sam", "Accept", 1)
    assert len((await sam.screen())["notifications"]) == before
    ari = (await place.person("ari").screen())["notifications"]
    assert sum("waiting" in note["preview"] for note in ari) <= 1


@pytest.mark.parametrize("state", ["asked", "accepted", "danger"])
async def test_with_the_bot_left_dead_slack_still_says_whom_to_call(
    place: Town, state: str
) -> None:
    dana, sam = place.person("dana"), place.person("sam")
    if state == "danger":
        await dana.types("/peersupport crisis", channel="dm")
        await dana.clicks("Get me a person")
        await net_in(place, 180)
    else:
        await dana.types("/peersupport now", channel="dm")
        await net_in(place, 600)
    if state == "accepted":
        await has_cards(place, "sam", "Accept", 1)
        await sam.clicks("Accept", where="dm")
        await net_in(place, 1800)
    await place.kill_bot()
    await place.move(minutes={"danger": 3, "asked": 10, "accepted": 30}[state], seconds=1)
    await dana.sees(OPENING, where="dm")
    preview = str((await dana.screen())["notifications"][-1]["preview"])
    assert preview.startswith(OPENING)
    assert not [number for number in numbers_of("US") if number not in preview]
    place.bot = None


async def appears_within_a_minute(place: Town, who: str, button: str) -> None:
    """Of moved time: what is tried again later need not be waited for."""
    for _ in range(20):
        if await cards(place.person(who), button):
            return
        await place.move(seconds=1.5)
        await place.slack.wait((await place.slack.get("/status"))["seq"], 0.4)
    await has_cards(place, who, button, 1)


FAULTS = {"429": 1, "500": 0, "slow": 0.5, "timeout_after_accept": 0.1, "drop_connection": 0}


async def test_a_fault_of_slack_delays_a_page_and_never_doubles_it(place: Town) -> None:
    place.allowed_errors |= BROKEN_OFF
    for kind, seconds in FAULTS.items():
        for user in ("U0SAM", "U0DANA"):
            fault = {"user": user, "seconds": seconds, "times": 2}
            await place.slack.fault("chat.postMessage", kind, **fault)
        await place.person("dana").types("/peersupport now", channel="dm")
        await has_cards(place, "lee", "Accept", 1)
        await appears_within_a_minute(place, "sam", "Accept")
        await appears_within_a_minute(place, "dana", "Cancel my request")
        await comes_through(place)
        await is_over(place)
        await place.slack.clear_faults()


async def test_slack_down_for_a_minute_delays_everything_and_doubles_nothing(place: Town) -> None:
    dana = place.person("dana")
    # The library that holds the sockets says at level error that it could not connect.
    place.allowed_errors |= {*BROKEN_OFF, '"logger": "slack_bolt.app"'}
    assert (await dana.types("/peersupport now", channel="dm"))["status"] == "acked"
    await place.slack.down()
    await place.move(seconds=60)
    await place.slack.down(on=False)
    await place.slack.until_connected(1)
    await appears_within_a_minute(place, "sam", "Accept")
    await appears_within_a_minute(place, "lee", "Accept")
    await comes_through(place)
    await is_over(place)


async def test_who_cannot_be_reached_is_dropped_and_the_next_is_paged_at_once(
    empty: Town,
) -> None:
    place = empty
    rae, dana = place.person("rae"), place.person("dana")
    for name in ("sam", "lee"):
        words = f"roster add @{name} {SUPPORTERS[name]}"
        await rae.types(f"/peersupport-admin {words}", channel="dm")
        await joins(place, name)
    await place.person("sam").types("/peersupport on", channel="dm")
    await rae.types("/peersupport-admin policy set now 1@5m 1@5m all@15m", channel="dm")
    for error in ("user_not_found", "channel_not_found", "account_inactive"):
        place.allowed_errors.add(error)
        await place.slack.fault("chat.postMessage", "error", user="U0SAM", error=error, times=0)
        await dana.types("/peersupport now", channel="dm")
        await has_cards(place, "lee", "Accept", 1)
        await has_cards(place, "dana", "Cancel my request", 1)
        assert not await cards(place.person("sam"), "Accept")
        await place.slack.clear_faults()
        await is_over(place)


async def test_one_message_that_slack_will_not_take_blocks_nobody_else(place: Town) -> None:
    dana, lee = place.person("dana"), place.person("lee")
    place.allowed_errors |= {"invalid_blocks", "drawn_plainer", "row_set_aside"}
    fault = {"error": "invalid_blocks", "times": 0}
    await place.slack.fault("chat.postMessage", "error", user="U0SAM", **fault)
    await dana.types("/peersupport now", channel="dm")
    await has_cards(place, "lee", "Accept", 1)
    await dana.sees("Your request is in", where="dm")
    assert "row_set_aside" in place.log()
    await lee.clicks("Accept", where="dm")
    await dana.sees("Lee Chen", where="dm")


async def test_an_orderly_end_in_the_middle_leaves_nothing_half_done(place: Town) -> None:
    dana = place.person("dana")
    for milliseconds in (5, 40, 150):
        await place.slack.fault("chat.postMessage", "slow", seconds=0.4, times=3)
        asked = asyncio.create_task(dana.types("/peersupport now", channel="dm"))
        await asyncio.sleep(milliseconds / 1000)
        assert await place.stop_bot() == 0
        acked = (await asked)["status"] == "acked"
        await place.start_bot()
        if not acked:
            await dana.types("/peersupport now", channel="dm")
        await comes_through(place)
        await is_over(place)
        await place.slack.clear_faults()
