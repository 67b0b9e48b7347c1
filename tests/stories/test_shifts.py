"""Shifts decide whom a request pages: by night, in mid-shift, over a change of clocks."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.stories.living import ADMIN, answers_of, keeps, moved_now, settled, until_hour
from tests.stories.looking import pages
from tests.stories.town import Town

ZONE = "America/New_York"
NIGHTS = f'shift add "Nights" daily 20:00-08:00 tz={ZONE} who=@sam'


async def works_nights(place: Town) -> None:
    """Sam on call each night; Lee in the backup pool; the first tier pages one person."""
    for name in ("sam", "lee"):
        await answers_of(place.person(name), "/peersupport off")
    await keeps(place, "rae", "policy set now 1@5m all@15m", "1@5m")
    await keeps(place, "rae", NIGHTS, "The shift is in.")


async def paged_by(place: Town, who: str) -> list[str]:
    """Who has a page card after a request, which is then taken back."""
    asking = place.person(who)
    await asking.types("/peersupport now", channel="dm")
    await asking.sees("Check status", where="dm")
    await settled(place)
    found = [name for name in ("sam", "lee") if await pages(place, name)]
    await asking.types("/peersupport cancel", channel="dm")
    await settled(place)
    return found


async def test_whoever_is_on_call_is_paged_and_a_stand_in_from_two_in_the_night(
    place: Town,
) -> None:
    await until_hour(place, 15)
    await works_nights(place)
    await until_hour(place, 20)
    await settled(place)
    await place.person("sam").sees("Your shift Nights begins now", where="dm")
    await until_hour(place, 2)
    assert await paged_by(place, "dana") == ["sam"]
    said = await keeps(place, "rae", "override @sam @lee now 08:00", "Lee Chen stands in for Sam")
    assert "08:00" in said
    assert "Nights: Lee Chen (for Sam Okafor) until" in await answers_of(
        place.person("lee"), f"{ADMIN} oncall"
    )
    await settled(place)
    await place.person("lee").sees("Your shift Nights begins now", where="dm")
    assert await paged_by(place, "dana") == ["lee"]
    await until_hour(place, 8)
    await settled(place)
    await place.person("lee").sees("Your shift Nights is over", where="dm")
    await keeps(place, "rae", "oncall", "Nights: nobody. Next: Sam Okafor")


def next_change(now: datetime) -> datetime:
    """The first change of clocks that is more than a day away."""
    zone, at = ZoneInfo(ZONE), now + timedelta(days=1)
    offset = at.astimezone(zone).utcoffset()
    while at.astimezone(zone).utcoffset() == offset:
        at += timedelta(hours=1)
    return at


async def moves_to(place: Town, moment: datetime) -> None:
    await settled(place)
    await place.move(seconds=(moment - moved_now(place)).total_seconds())
    await settled(place)


async def test_the_clocks_change_in_the_middle_of_a_night_shift(place: Town) -> None:
    change = next_change(moved_now(place))
    morning = change.astimezone(ZoneInfo(ZONE)).replace(hour=8, minute=0, second=0, microsecond=0)
    ends = morning.astimezone(UTC)
    await moves_to(place, ends - timedelta(hours=16))
    await works_nights(place)
    await moves_to(place, change - timedelta(minutes=5))
    await keeps(place, "rae", "oncall", "Nights: Sam Okafor until 08:00")
    await moves_to(place, change + timedelta(minutes=5))
    await keeps(place, "rae", "oncall", "Nights: Sam Okafor until 08:00")
    await moves_to(place, ends - timedelta(minutes=5))
    assert await paged_by(place, "dana") == ["sam"]
    await moves_to(place, ends + timedelta(minutes=5))
    await keeps(place, "rae", "oncall", "Nights: nobody. Next: Sam Okafor at 20:00")
    await place.person("sam").sees("Your shift Nights is over", where="dm")
