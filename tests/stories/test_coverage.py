"""A deactivated account opens a gap; the coordinator hears of it once, and it is filled."""

from datetime import timedelta

from tests.stories.living import ADMIN, answers_of, keeps, moved_now, settled, until_hour
from tests.stories.town import Town

ZONE = "America/New_York"
DIGEST = "Gaps in the next 14 days"


async def later(place: Town, minutes: int = 11) -> None:
    await settled(place)
    await place.move(minutes=minutes)
    await settled(place)


async def works_round_the_clock(place: Town) -> None:
    for name, hours in (("lee", '"Days" daily 08:00-20:00'), ("sam", '"Nights" daily 20:00-08:00')):
        await keeps(place, "rae", f"shift add {hours} tz={ZONE} who=@{name}", "The shift is in.")


async def test_a_deactivated_account_opens_a_gap_and_it_is_filled(place: Town) -> None:
    await until_hour(place, 15)
    await works_round_the_clock(place)
    await later(place)
    ari = place.person("ari")
    await ari.does_not_see(DIGEST)
    assert "No gaps" in await answers_of(ari, f"{ADMIN} coverage")
    await ari.sees("the fewest people who can be asked, for each hour.", where="dm")
    assert (await ari.downloads("coverage.png")).startswith(b"\x89PNG")

    await place.person("sam").account(deleted=True)
    await later(place)
    await ari.sees(DIGEST, where="dm")
    await ari.sees("Sam Okafor (Nights) is on that shift and not available.", where="dm")
    await later(place)
    assert (await ari.reads("dm")).count(DIGEST) == 1
    await place.person("rae").does_not_see(DIGEST, where="dm")
    await ari.opens_home()
    await ari.sees(DIGEST, where="home")

    until = moved_now(place) + timedelta(days=20)
    words = f"override @sam @lee now {until:%Y-%m-%dT%H:%M}"
    await keeps(place, "rae", words, "Lee Chen stands in for Sam Okafor")
    await later(place)
    await ari.sees("The gaps of the next 14 days are filled.", where="dm")
    await ari.no_longer_sees(DIGEST, where="home")
    said = await answers_of(ari, f"{ADMIN} coverage")
    assert "No gaps" in said
    assert "Lee Chen: " in said, "day and night is a lot for one person"
