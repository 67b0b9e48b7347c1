"""While somebody waits, Slack itself holds a message for them that says whom to call."""

import asyncio
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.stories.looking import calls_of, cards, has_cards, until
from tests.stories.town import Town

CONTENT = Path(__file__).resolve().parents[2] / "bot" / "content"
OPENING = "If nobody has reached you yet, here is who to call."
ARMED = "Slack itself sends you numbers to call"
MISSING = "Slack has not taken our safety message"
MAY_COME = "An earlier message with numbers to call may still arrive"
MINUTE, HOUR = 60, 3600


def numbers_of(country: str) -> set[str]:
    """Every number that the content holds for a country: emergency, calls and texts."""
    lines = tomllib.loads((CONTENT / "crisis_lines.toml").read_text())["line"]
    countries = tomllib.loads((CONTENT / "countries.toml").read_text())["country"]
    found = {e["number"] for c in countries if c["code"] == country for e in c["emergency"]}
    for one in lines:
        if one["country"] == country:
            found |= {*one.get("call", []), *([one["text"]["to"]] if "text" in one else [])}
    return found


async def asks(place: Town, urgency: str, **fields: str) -> None:
    dana = place.person("dana")
    await dana.types("/peersupport", channel="dm")
    await dana.chooses("How soon?", urgency)
    for label, value in fields.items():
        await dana.fills(label, value)
    await dana.submits()


async def has_nets(place: Town, count: int) -> list[dict[str, Any]]:
    """Waits until Slack holds so many messages for Dana."""

    async def there() -> bool:
        return len(await place.scheduled_for("dana")) == count

    await until(place, there, f"{count} scheduled messages")
    return await place.scheduled_for("dana")


async def net_in(place: Town, seconds: float, late: float = 5) -> dict[str, Any]:
    """Waits until Slack holds exactly one, made this many seconds before its time (less what it
    was ``late``)."""
    found: list[float] = []

    async def there() -> bool:
        nets = await place.scheduled_for("dana")
        found[:] = [net["post_at"] - net["date_created"] for net in nets]
        return len(found) == 1 and -1 <= seconds - found[0] <= late

    await until(place, there, f"one net {seconds} s ahead, not {found}")
    return (await place.scheduled_for("dana"))[0]


async def cancels(place: Town) -> None:
    dana = place.person("dana")
    await dana.types("/peersupport cancel", channel="dm")
    await has_cards(place, "dana", "Cancel my request", 0)


async def first_true(place: Town, *words: str) -> str:
    """The first message of Dana's conversation that said one of these."""
    for entry in await place.person("dana").seen():
        for word in words:
            if word in str(entry["text"]):
                return word
    raise AssertionError(f"nothing said {words}")


async def test_the_net_stands_when_the_urgency_promises_and_goes_with_the_request(
    place: Town,
) -> None:
    dana = place.person("dana")
    for urgency, due in (
        ("Talk now", 10 * MINUTE),
        ("Today", 90 * MINUTE),
        ("Next day or two", 12 * HOUR),
    ):
        await asks(place, urgency)
        await dana.sees(ARMED, where="dm")
        net = await net_in(place, due)
        assert not net["never_posts"]
        assert net["text"].startswith(OPENING)
        assert not [n for n in numbers_of("US") if n not in net["text"]]
        await cancels(place)
        await has_nets(place, 0)


async def test_a_booked_time_has_its_net_after_twelve_hours(place: Town) -> None:
    dana = place.person("dana")
    await dana.types("/peersupport", channel="dm")
    await dana.chooses("How soon?", "Book a time")
    await dana.fills("When?", "2027-01-15T10:00")
    await dana.submits()
    await dana.sees(ARMED, where="dm")
    await net_in(place, 12 * HOUR)
    await dana.clicks("This was not me", where="dm")
    await has_nets(place, 0)


async def test_danger_has_its_net_after_three_minutes_and_slack_delivers_it(place: Town) -> None:
    dana = place.person("dana")
    await dana.types("/peersupport crisis GB", channel="dm")
    await dana.clicks("Get me a person")
    await dana.sees("Your request is in", where="dm")
    net = await net_in(place, 3 * MINUTE)
    assert not [n for n in numbers_of("GB") if n not in net["text"]]
    await place.move(minutes=3, seconds=1)
    await dana.sees(OPENING, where="dm")


async def test_the_net_is_armed_before_the_confirmation_and_pages_never_wait_for_it(
    place: Town,
) -> None:
    dana = place.person("dana")
    await place.slack.fault("chat.scheduleMessage", "slow", seconds=1.5)
    await dana.types("/peersupport now", channel="dm")
    await has_cards(place, "sam", "Accept", 1, 1.2)
    await has_cards(place, "lee", "Accept", 1, 1.2)
    await dana.does_not_see("Your request is in", where="dm")
    await dana.sees("Your request is in", where="dm")
    assert await first_true(place, ARMED, MISSING) == ARMED
    await net_in(place, 10 * MINUTE)
    await cancels(place)
    await has_nets(place, 0)


async def test_it_is_renewed_after_each_broken_promise(place: Town) -> None:
    dana = place.person("dana")
    await dana.types("/peersupport now", channel="dm")
    first = await net_in(place, 10 * MINUTE)
    await place.move(minutes=5, seconds=1)
    await dana.sees("Nobody has accepted yet", where="dm")
    assert await has_nets(place, 1) == [first]
    await place.move(minutes=5)
    await dana.sees(OPENING, where="dm")
    await has_nets(place, 0)
    await place.move(minutes=10)
    await dana.sees("Do you still want someone?", where="dm")
    await net_in(place, 15 * MINUTE)
    await place.move(minutes=15, seconds=1)
    await until(place, lambda: _delivered(place, 2), "a second delivery")
    await net_in(place, 15 * MINUTE)


async def _delivered(place: Town, times: int) -> bool:
    shown = (await place.person("dana").screen())["dm"]
    found: int = sum(one["text"].startswith(OPENING) for one in shown)
    return found == times


async def test_accepting_moves_it_to_the_contact_time_and_contact_withdraws_it(
    place: Town,
) -> None:
    dana, sam = place.person("dana"), place.person("sam")
    await dana.types("/peersupport now", channel="dm")
    first = await net_in(place, 10 * MINUTE)
    await has_cards(place, "sam", "Accept", 1)
    await sam.clicks("Accept", where="dm")
    await dana.sees("Sam Okafor", where="dm")
    second = await net_in(place, 30 * MINUTE)
    assert second["id"] != first["id"]
    await dana.sees(ARMED, where="dm")

    calls = await calls_of(place, "chat.scheduleMessage", "chat.deleteScheduledMessage")
    assert [call["method"] for call in calls] == [
        "chat.scheduleMessage",
        "chat.scheduleMessage",
        "chat.deleteScheduledMessage",
    ]
    assert calls[-1]["arguments"]["scheduled_message_id"] == first["id"]

    await sam.clicks("We made contact", where="dm")
    await has_nets(place, 0)
    await place.move(minutes=40)
    assert not await _delivered(place, 1)


async def test_the_acceptance_warns_of_a_net_that_slack_no_longer_gives_back(place: Town) -> None:
    dana, sam = place.person("dana"), place.person("sam")
    await dana.types("/peersupport now", channel="dm")
    await net_in(place, 10 * MINUTE)
    await has_cards(place, "sam", "Accept", 1)
    await place.move(minutes=9, seconds=20)
    await dana.sees("Nobody has accepted yet", where="dm")
    place.allowed_errors.add("invalid_scheduled_message_id")
    await sam.clicks("Accept", where="dm")
    await dana.sees("Sam Okafor", where="dm")
    await dana.sees(MAY_COME, where="dm")
    await place.move(seconds=50)
    await until(place, lambda: _delivered(place, 1), "the old one, delivered")
    await place.move(seconds=75)
    await dana.no_longer_sees(MAY_COME, where="dm")
    await net_in(place, 30 * MINUTE)


@pytest.mark.parametrize("kind", ["timeout_after_accept", "drop_connection", "500"])
async def test_an_unknown_outcome_leaves_exactly_one(place: Town, kind: str) -> None:
    """Whether Slack had taken the message or not."""
    dana = place.person("dana")
    place.allowed_errors |= {"hung_up", "http_500"}
    await place.slack.fault("chat.scheduleMessage", kind, seconds=0.1)
    await dana.types("/peersupport now", channel="dm")
    await has_cards(place, "sam", "Accept", 1)
    for _ in range(2):
        await place.move(seconds=3)
    await dana.sees("Your request is in", where="dm")
    await dana.sees(ARMED, where="dm")
    await net_in(place, 10 * MINUTE, late=15)
    await cancels(place)
    await has_nets(place, 0)


async def test_a_refused_net_is_said_honestly_and_stops_nothing(place: Town) -> None:
    dana, sam = place.person("dana"), place.person("sam")
    place.allowed_errors |= {"net_refused", "restricted_too_many"}
    fault = {"error": "restricted_too_many", "times": 0}
    await place.slack.fault("chat.scheduleMessage", "refuse", **fault)
    await dana.types("/peersupport now", channel="dm")
    await dana.sees("Your request is in", where="dm")
    await dana.sees(MISSING, where="dm")
    await dana.sees("988", where="dm")
    await dana.does_not_see(ARMED, where="dm")
    assert not await place.scheduled_for("dana")

    await place.slack.clear_faults()
    await has_cards(place, "sam", "Accept", 1)
    await sam.clicks("Accept", where="dm")
    await dana.sees("Sam Okafor", where="dm")
    await net_in(place, 30 * MINUTE)
    await dana.sees(ARMED, where="dm")


async def test_silence_of_ten_seconds_is_said_too_and_mended_later(place: Town) -> None:
    dana = place.person("dana")
    place.allowed_errors |= {"hung_up"}
    await place.slack.fault("chat.scheduleMessage", "drop_connection", times=0)
    await dana.types("/peersupport now", channel="dm")
    await has_cards(place, "sam", "Accept", 1)
    await place.move(seconds=11)
    await dana.sees("Your request is in", where="dm")
    assert await first_true(place, ARMED, MISSING) == MISSING

    await place.slack.clear_faults()
    for _ in range(4):
        await place.move(seconds=3)
    await dana.sees(ARMED, where="dm")
    await dana.no_longer_sees(MISSING, where="dm")
    assert len(await has_nets(place, 1)) == 1


async def test_a_net_that_slack_takes_is_never_nearer_than_two_minutes(place: Town) -> None:
    rae, dana, sam = place.person("rae"), place.person("dana"), place.person("sam")
    await rae.types("/peersupport-admin policy set now 2@10s all@20s", channel="dm")
    await rae.types("/peersupport-admin policy set now contact=30s", channel="dm")
    await dana.types("/peersupport now", channel="dm")
    await net_in(place, 2 * MINUTE)
    await has_cards(place, "sam", "Accept", 1)
    await sam.clicks("Accept", where="dm")
    await dana.sees("Sam Okafor", where="dm")
    assert not await cards(dana, "Accept")

    async def enough() -> bool:
        nets = await place.scheduled_for("dana")
        return len(nets) == 1 and nets[0]["post_at"] - nets[0]["date_created"] >= 2 * MINUTE

    await until(place, enough, "one net, two minutes ahead")


async def test_at_every_moment_of_a_life_there_is_a_net_and_only_one_in_the_end(
    place: Town,
) -> None:
    """Raised, accepted, released, accepted by the other, too close: renewed, never missing."""
    dana, sam, lee = place.person("dana"), place.person("sam"), place.person("lee")
    await asks(place, "Today")
    await net_in(place, 90 * MINUTE)
    await has_cards(place, "dana", "Make it talk now", 1)
    await dana.clicks("Make it talk now", where="dm")
    await net_in(place, 10 * MINUTE)
    await has_cards(place, "sam", "Accept", 1)
    await sam.clicks("Accept", where="dm")
    await net_in(place, 30 * MINUTE)
    await sam.clicks("I am too close to this", where="dm")
    await net_in(place, 10 * MINUTE)
    await has_cards(place, "lee", "Accept", 1)
    await lee.clicks("Accept", where="dm")
    await net_in(place, 30 * MINUTE)
    await dana.sees("Lee Chen", where="dm")
    await dana.clicks("Somebody has reached me", where="dm")
    await has_nets(place, 0)
    await asyncio.gather(*(one.reads("dm") for one in (dana, sam, lee)))

    calls = await calls_of(place, "chat.scheduleMessage", "chat.deleteScheduledMessage")
    made = [call["method"] == "chat.scheduleMessage" for call in calls]
    assert made[0]
    assert all(one or other for one, other in pairwise(made[:-1]))
