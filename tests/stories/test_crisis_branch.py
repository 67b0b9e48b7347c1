"""A supporter is never alone with a crisis: levels, lead, name, checks, and no quiet ending."""

import pytest

from practice.driver import Person
from tests.stories.living import closes, holds, settled, waits
from tests.stories.looking import until
from tests.stories.town import Town


async def with_sam(place: Town) -> tuple[Person, Person]:
    """Dana has asked and Sam is with her."""
    dana, sam = place.person("dana"), place.person("sam")
    await dana.types("/peersupport now")
    await holds(place, "sam")
    await sam.clicks("We made contact", where="dm")
    await dana.sees("You two have made contact", where="dm")
    await settled(place)
    return dana, sam


async def worried(sam: Person, level: str) -> None:
    """Opens the branch, chooses the level and reads what to do."""
    await sam.clicks("I am worried about safety", where="dm")
    await sam.sees("C1 ·", where="modal")
    await sam.clicks("Next step", where="modal")
    await sam.sees("C2 ·", where="modal")
    inputs = (await sam.screen())["modals"][-1]["inputs"]
    radio = next(one for one in inputs if one["type"] == "radio_buttons")
    wanted = next(text for text in radio["options"] if text.startswith(f"{level}: "))
    await sam.clicks(action_id="level", where="modal", choose=wanted)


@pytest.mark.parametrize(
    ("level", "step", "does"),
    [
        ("A", "C3 ·", "help within a day"),
        ("B", "C4 ·", "help today"),
        ("C", "C5 ·", "do not leave them"),
        ("D", "C6 ·", "emergency number now"),
    ],
)
async def test_each_level_says_what_to_do_and_the_lead_comes(
    place: Town, level: str, step: str, does: str
) -> None:
    dana, sam = await with_sam(place)
    kim, lee = place.person("kim"), place.person("lee")
    await worried(sam, level)
    await sam.sees(step, where="modal")
    await sam.sees(does, where="modal")
    await dana.sees("wants you to have these numbers at hand", where="dm")
    await dana.sees("988", where="dm")
    await sam.clicks("Page the clinical lead", where="modal")
    await kim.sees("Sam Okafor is their supporter", where="dm")
    await kim.clicks("Acknowledge", where="dm")
    await sam.closes()
    await sam.sees("Kim Novak acknowledged this at", where="dm")
    for other in (kim, lee):
        assert "Dana" not in str(await other.seen())
    assert "Dana" not in place.log()


async def test_a_silent_lead_is_paged_again_and_the_director_joins(place: Town) -> None:
    _, sam = await with_sam(place)
    kim, rae = place.person("kim"), place.person("rae")
    await worried(sam, "C")
    await sam.clicks("Page the clinical lead", where="modal")
    await kim.sees("Acknowledge", where="dm")
    assert "Acknowledge" not in await rae.reads("dm")
    await place.move(minutes=2, seconds=1)
    await rae.sees("Acknowledge", where="dm")
    await rae.clicks("Acknowledge", where="dm")
    await kim.no_longer_sees("Acknowledge", where="dm")
    await sam.closes()
    await sam.sees("acknowledged this at", where="dm")


async def test_a_name_is_shown_to_save_a_life_and_nothing_is_done_behind_her_back(
    place: Town,
) -> None:
    dana, sam = await with_sam(place)
    kim = place.person("kim")
    await worried(sam, "D")
    await sam.clicks("Page the clinical lead", where="modal")
    await kim.sees("Acknowledge", where="dm")
    await kim.clicks("Acknowledge", where="dm")
    await kim.sees("Show the name to save a life", where="dm")
    await kim.clicks("Show the name to save a life", where="dm")
    await kim.submits()
    await kim.closes()
    await dana.sees("Kim Novak had it shown", where="dm")
    await place.person("rae").sees("A name was shown to save a life. Kim Novak", where="dm")
    await kim.sees("Show contact", where="dm")
    await kim.clicks("Show contact", where="dm")
    await kim.sees("Dana Rivera", where="modal")
    for other in ("rae", "lee", "ari"):
        assert "Dana" not in str(await place.person(other).seen())


async def test_a_cancel_in_the_middle_asks_are_you_safe_and_waits_for_the_lead(
    place: Town,
) -> None:
    dana, sam = await with_sam(place)
    kim = place.person("kim")
    await worried(sam, "B")
    await sam.closes()
    await dana.types("/peersupport cancel", channel="dm")
    await dana.sees("Are you safe for now?", where="dm")
    await dana.sees("988", where="dm")
    await sam.no_longer_sees("Close this case", where="dm")
    await kim.sees("Please confirm that you know", where="dm")
    await kim.clicks("Acknowledge", where="dm")
    await kim.no_longer_sees("Acknowledge", where="dm")


async def test_the_lead_checks_in_on_the_day_and_an_unanswered_check_comes_again(
    place: Town,
) -> None:
    _, sam = await with_sam(place)
    kim, rae = place.person("kim"), place.person("rae")
    await worried(sam, "B")
    await sam.clicks("Page the clinical lead", where="modal")
    await kim.sees("Acknowledge", where="dm")
    await kim.clicks("Acknowledge", where="dm")
    await kim.no_longer_sees("Acknowledge", where="dm")
    await sam.closes()
    await closes(sam)
    await sam.no_longer_sees("Close this case", where="dm")
    await waits(place, hours=24, minutes=1)
    await kim.sees("Time to check in: 24 hours", where="dm")
    await kim.sees("Sam Okafor is the supporter", where="dm")
    assert "Time to check in" not in await rae.reads("dm")
    await waits(place, hours=4, minutes=1)
    await rae.sees("Time to check in", where="dm")
    await rae.clicks("We have talked", where="dm")
    await rae.sees("This check is done", where="dm")

    async def kim_is_free() -> bool:
        return "We have talked" not in await kim.reads("dm")

    await until(place, kim_is_free, "kim has nothing to answer any more")


async def test_a_supporter_who_cannot_go_on_brings_a_second_one_and_the_lead(place: Town) -> None:
    dana, sam = await with_sam(place)
    kim = place.person("kim")
    await worried(sam, "C")
    await sam.closes()
    await sam.clicks("I cannot go on", where="dm")
    await dana.sees("A second colleague is joining", where="dm")
    await kim.sees("Acknowledge", where="dm")
    await place.person("lee").sees("Accept", where="dm")
    await place.person("lee").clicks("Accept", where="dm")
    await dana.sees("Lee Chen", where="dm")
    await place.person("lee").clicks("I am worried about safety", where="dm")
    await place.person("lee").sees("Do this now (level C)", where="modal")
