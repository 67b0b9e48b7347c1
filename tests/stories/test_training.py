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


async def test_invited_absent_three_times_out_of_routing_and_back(place: Town) -> None:
    rae, jo, sam, lee = (place.person(name) for name in ("rae", "jo", "sam", "lee"))
    await keeps(place, "rae", "trainer add @jo", "is asked to be: trainer")
    await joins(place, "jo")
    await until_hour(place, 11)
    first = await plans(place, 2)
    second, third, fourth = [await plans(place, 8 + 2 * n) for n in range(3)]
    await next_day(place, 1)

    # Invited, and answered; the trainer is asked afterwards who was there.
    await sam.sees("Where: Room 4", where="dm")
    await lee.sees("Do you come?", where="dm")
    await sam.clicks("I will come", where="dm")
    await sam.sees("You have said that you will come", where="dm")
    await keeps(place, "jo", "session list", "Coming 1, not coming 0, no word yet 1.")
    await next_day(place, 2)
    await jo.clicks("Who was there?", where="dm")
    await jo.sees("Sam Okafor", where="modal")
    done = await jo.submits()
    assert done["status"] == "acked", done
    await jo.sees("Everybody else was not", where="modal")
    await jo.closes()
    await jo.sees("It is written down who was there", where="dm")
    await sam.sees("This session has begun, or is over", where="dm")

    # Two missed in a row: a word to Lee alone.
    await next_day(place, 7)
    await keeps(place, "jo", f"session attended {second} @sam", "There: Sam Okafor")
    await lee.sees("You have missed 2 sessions in a row.", where="dm")
    await lee.sees("After the next one no new requests reach you", where="dm")
    assert "missed" not in await sam.reads("dm")

    # Three: no page any more, and the way back.
    await next_day(place, 2)
    await keeps(place, "jo", f"session attended {third} @sam", "There: Sam Okafor")
    await lee.sees("No new requests reach you until you have been to one.", where="dm")
    await lee.sees("The next session: Monthly session", where="dm")
    roster = await keeps(place, "rae", "roster", "Lee")
    assert "missed" not in roster
    await keeps(place, "jo", "session list", "missed 3 in a row, no new requests")
    await asks(place, "dana", "Danger now")
    await has_cards(place, "sam", "Accept", 1)
    await waits(place, minutes=3)
    await settled(place)
    assert await pages(place, "lee") == 0

    # There once: current again, and paged while the request still waits.
    await next_day(place, 2)
    await keeps(place, "jo", f"session attended {fourth} @sam @lee", "There: ")
    await lee.sees("Your training is current. New requests can reach you.", where="dm")
    await waits(place, minutes=3)
    await has_cards(place, "lee", "Accept", 1)
    assert first != second
    await rae.reads("dm")
