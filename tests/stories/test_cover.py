"""Cover, from the one who cannot to those who can: a swap in three parts, illness in the night."""

from datetime import timedelta

from practice.driver import Person
from tests.stories.living import ADMIN, adds, answers_of, keeps, moved_now, settled, until_hour
from tests.stories.looking import has_cards, pages
from tests.stories.town import Town

ZONE = "America/New_York"


async def asks_cover(place: Town, who: str, which: str) -> None:
    """Cover for the first shift on the list whose line holds ``which``."""
    person = place.person(who)
    await person.types("/peersupport cover", channel="dm")
    await person.sees("Ask for cover", where="modal")
    inputs = (await person.screen())["modals"][-1]["inputs"]
    listed = next(one["options"] for one in inputs if one["label"] == "Which shift?")
    await person.fills("Which shift?", next(str(one) for one in listed if which in str(one)))
    await person.submits()
    await person.sees("We are asking colleagues", where="modal")
    await settled(place)


async def takes_part(person: Person, begins: str, ends: str) -> None:
    await person.clicks("Take part of it", where="dm")
    await person.sees("Take a part", where="modal")
    await person.fills("From", begins)
    await person.fills("Until", ends)
    await person.submits()
    await person.sees("It is yours. Thank you.", where="modal")


async def on_call(place: Town, says: str) -> None:
    await keeps(place, "rae", "oncall", says)


async def test_a_swap_in_three_parts(place: Town) -> None:
    """Sam gives a day away: Lee has the morning, Noor midday, Lee again the evening."""
    await until_hour(place, 15)
    await adds(place, "noor")
    await keeps(
        place, "rae", f'shift add "Days" daily 08:00-20:00 tz={ZONE} who=@sam', "The shift is in."
    )
    await settled(place)
    day = (moved_now(place) + timedelta(days=1)).date()
    await asks_cover(place, "sam", f" {day.day} ")
    sam, lee, noor = (place.person(name) for name in ("sam", "lee", "noor"))
    at = [f"{day}T{hour:02}:00" for hour in (8, 12, 16, 20)]
    await takes_part(lee, at[0], at[1])
    await settled(place)
    await takes_part(noor, at[1], at[2])
    await settled(place)
    await sam.sees("at 16:00 to ", where="dm")
    await sam.sees("You stay on call for what nobody has taken.", where="dm")
    await takes_part(lee, at[2], at[3])
    await settled(place)
    await sam.sees("All of it is taken.", where="dm")
    for hour, who in ((8, "Lee Chen (for Sam Okafor)"), (12, "Noor"), (16, "Lee Chen")):
        await until_hour(place, hour)
        await settled(place)
        await on_call(place, f"Days: {who}")
    await until_hour(place, 20)
    await settled(place)
    await on_call(place, "Days: nobody. Next: Sam Okafor")


async def test_illness_at_two_in_the_night(place: Town) -> None:
    """Ari asks for Sam; Lee takes it at once; a request minutes later pages Lee and not Sam."""
    await until_hour(place, 15)
    for name in ("sam", "lee"):
        await answers_of(place.person(name), "/peersupport off")
    await keeps(place, "rae", "policy set now 1@5m all@15m", "1@5m")
    nights = f'shift add "Nights" daily 20:00-08:00 tz={ZONE} who=@sam'
    await keeps(place, "rae", nights, "The shift is in.")
    await until_hour(place, 2)
    await settled(place)
    await asks_cover(place, "ari", "Sam Okafor: Nights")
    sam, lee = place.person("sam"), place.person("lee")
    await sam.sees("has asked for cover of your shift", where="dm")
    await has_cards(place, "lee", "Take it now", 1)
    await lee.clicks("Take it now", where="dm")
    await settled(place)
    assert "Nights: Lee Chen (for Sam Okafor) until" in await answers_of(lee, f"{ADMIN} oncall")
    asking = place.person("dana")
    await asking.types("/peersupport now", channel="dm")
    await asking.sees("Check status", where="dm")
    await settled(place)
    assert [name for name in ("sam", "lee") if await pages(place, name)] == ["lee"]
