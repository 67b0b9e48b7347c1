"""Monthly sessions told over real processes: invited, there or not, out of routing and back."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from tests.stories.conftest import joins
from tests.stories.living import asks, keeps, moved_now, settled, until_hour, waits
from tests.stories.looking import has_cards, pages
from tests.stories.town import Town

PLACE = ZoneInfo("America/New_York")


async def plans(place: Town, days: int) -> str:
    """A session at 16:00, so many days from now; its id."""
    day = (moved_now(place).astimezone(PLACE) + timedelta(days=days)).date()
    said = await keeps(
        place,
        "jo",
        f'session add "Monthly session" {day} 16:00 60m tz=America/New_York where="Room 4"',
        "Saved as ",
    )
    return said.split("Saved as ")[1].split(":")[0]


async def next_day(place: Town, days: int) -> None:
    """To eleven in the morning; the hour's round has been."""
    if days > 1:
        await waits(place, days=days - 1)
    await until_hour(place, 11)
    await settled(place)


async def school(place: Town) -> list[str]:
    """Jo trains; four sessions stand. The ids, soonest first."""
    await keeps(place, "rae", "trainer add @jo", "is asked to be: trainer")
    await joins(place, "jo")
    await until_hour(place, 11)
    return [await plans(place, days) for days in (2, 8, 10, 12)]


async def is_invited_and_there(place: Town) -> None:
    """Sam says yes on the card; the trainer is asked afterwards, and Lee was not there."""
    jo, sam = place.person("jo"), place.person("sam")
    await next_day(place, 1)
    await place.person("lee").sees("Do you come?", where="dm")
    await sam.sees("Where: Room 4", where="dm")
    await sam.clicks("I will come", where="dm")
    await sam.sees("You have said that you will come", where="dm")
    await keeps(place, "jo", "session list", "Coming 1, not coming 0, no word yet 1.")
    await next_day(place, 2)
    await jo.sees("Who was there?", where="dm")
    await jo.clicks("Who was there?", where="dm")
    await jo.sees("Sam Okafor", where="modal")
    done = await jo.submits()
    assert done["status"] == "acked", done
    await jo.sees("Everybody else was not", where="modal")
    await jo.closes()
    await jo.sees("It is written down who was there", where="dm")
    await sam.sees("This session has begun, or is over", where="dm")


async def is_warned_and_stopped(place: Town, second: str, third: str) -> None:
    lee = place.person("lee")
    await next_day(place, 7)
    await keeps(place, "jo", f"session attended {second} @sam", "There: Sam Okafor")
    await lee.sees("You have missed 2 sessions in a row.", where="dm")
    await lee.sees("After the next one no new requests reach you", where="dm")
    await next_day(place, 2)
    await keeps(place, "jo", f"session attended {third} @sam", "There: Sam Okafor")
    await lee.sees("No new requests reach you until you have been to one.", where="dm")
    await lee.sees("The next session: Monthly session", where="dm")
    await keeps(place, "jo", "session list", "missed 3 in a row, no new requests")
    assert "missed" not in await keeps(place, "rae", "roster", "Lee")
    assert "missed" not in await place.person("sam").reads("dm")


async def test_invited_absent_three_times_out_of_routing_and_back(place: Town) -> None:
    _, second, third, fourth = await school(place)
    await is_invited_and_there(place)
    await is_warned_and_stopped(place, second, third)

    await asks(place, "dana", "Danger now")
    await has_cards(place, "sam", "Accept", 1)
    await waits(place, minutes=3)
    await settled(place)
    assert await pages(place, "lee") == 0

    await next_day(place, 2)
    await keeps(place, "jo", f"session attended {fourth} @sam @lee", "There: ")
    await place.person("lee").sees("Your training is current.", where="dm")
    await waits(place, minutes=3)
    await has_cards(place, "lee", "Accept", 1)
