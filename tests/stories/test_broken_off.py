"""Encounters that break off in the middle: nothing is lost, nobody is left with half of it."""

from practice.driver import Person
from tests.stories.living import Bells, holds, settled, waits
from tests.stories.looking import has_cards
from tests.stories.test_checklist import at_the_first_step
from tests.stories.town import Town

MOVED_ON = "This has moved on, thank you"


async def ticks_two(place: Town) -> tuple[Person, Person, list[str]]:
    """Dana has asked, Sam holds it, and has ticked the first two items of the first step."""
    dana, sam = place.person("dana"), place.person("sam")
    options = await at_the_first_step(dana, sam)
    await sam.clicks(action_id="tick", where="modal", choose=options[:2])
    await sam.sees("2 of ", where="modal")
    return dana, sam, options


async def lee_finds_them(place: Town, options: list[str]) -> Person:
    """Lee accepts and opens the checklist: it stands where Sam left it."""
    lee = place.person("lee")
    await holds(place, "lee")
    await lee.clicks("Open checklist", where="dm")
    await lee.sees("S0 ·", where="modal")
    await lee.sees("2 of ", where="modal")
    boxes = (await lee.screen())["modals"][-1]["inputs"][0]
    assert boxes["options"] == options
    return lee


async def test_when_a_supporter_disappears_the_ticks_stay_for_the_next_one(place: Town) -> None:
    dana, sam, options = await ticks_two(place)
    await waits(place, minutes=30, seconds=1)
    await dana.sees("Has somebody reached you?", where="dm")
    await sam.sees("Have you made contact?", where="dm")
    await waits(place, minutes=15, seconds=1)
    await sam.sees(MOVED_ON, where="dm")
    await dana.sees("We are looking for someone else now", where="dm")
    await lee_finds_them(place, options)
    await dana.sees("Lee Chen", where="dm")
    await sam.clicks(action_id="tick", where="modal", choose=options[:1])
    await sam.sees(MOVED_ON, where="modal")


async def test_a_case_that_is_handed_over_goes_with_its_ticks(place: Town) -> None:
    dana, sam, options = await ticks_two(place)
    await sam.clicks("Hand over", where="dm")
    await sam.sees("You stay with it until they accept", where="dm")
    await sam.clicks(action_id="tick", where="modal", choose=options[:2])
    await sam.sees("2 of ", where="modal")
    lee = await lee_finds_them(place, options)
    await lee.clicks(action_id="tick", where="modal", choose=options[:3])
    await lee.sees("3 of ", where="modal")
    await sam.sees(MOVED_ON, where="dm")
    await has_cards(place, "sam", "Open checklist", 0)
    await sam.clicks(action_id="tick", where="modal", choose=options[:1])
    await sam.sees(MOVED_ON, where="modal")
    await lee.closes()
    await lee.clicks("Open checklist", where="dm")
    await lee.sees("3 of ", where="modal")
    await dana.sees("Lee Chen", where="dm")


async def test_a_requester_who_cancels_in_the_middle_ends_it_for_both_and_nobody_else(
    place: Town,
) -> None:
    dana, sam, options = await ticks_two(place)
    await sam.clicks("We made contact", where="dm")
    await dana.sees("You two have made contact", where="dm")
    await settled(place)
    bells = await Bells(place).begin()
    await dana.types("/peersupport cancel", channel="dm")
    await dana.sees("Your request is cancelled", where="dm")
    await sam.sees("This has ended", where="dm")
    await has_cards(place, "sam", "Open checklist", 0)
    await sam.clicks(action_id="tick", where="modal", choose=options[:1])
    await sam.sees("This request has ended", where="modal")
    assert "Are you safe for now?" not in await dana.reads("dm")
    await waits(place, hours=3)
    await settled(place)
    assert not await place.slack.scheduled()
    await bells.are(dana=1)
