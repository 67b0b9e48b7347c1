"""Danger now: lines first, everybody available and the lead at once, and no quiet ending."""

from tests.stories.town import Town


async def test_danger_pages_supporters_and_the_lead_in_the_same_step(place: Town) -> None:
    dana, kim, sam = place.person("dana"), place.person("kim"), place.person("sam")
    await dana.types("/peersupport crisis")
    await dana.sees("988")
    await dana.clicks("Get me a person")
    await kim.sees("Acknowledge", where="dm")
    await sam.sees("Accept", where="dm")
    await kim.clicks("Acknowledge")
    await dana.sees("A clinical lead has seen your request", where="dm")
    await kim.sees("Show contact", where="dm")
    await kim.clicks("Show contact")
    await kim.sees("Dana Rivera", where="modal")
    await sam.sees("Accept", where="dm")


async def test_a_cancelled_danger_request_asks_are_you_safe_and_waits_for_the_lead(
    place: Town,
) -> None:
    dana, kim, sam = place.person("dana"), place.person("kim"), place.person("sam")
    await dana.types("/peersupport crisis")
    await dana.clicks("Get me a person")
    await sam.sees("Accept", where="dm")
    await dana.types("/peersupport cancel")
    await dana.sees("Are you safe for now?", where="dm")
    await sam.no_longer_sees("Accept", where="dm")
    await kim.sees("Acknowledge", where="dm")
    await dana.clicks("Yes", where="dm")
    await dana.sees("Thank you for telling us", where="dm")
    await place.move(minutes=2, seconds=1)
    await kim.sees("Acknowledge", where="dm")
    await kim.clicks("Acknowledge")
    await kim.no_longer_sees("Acknowledge", where="dm")


async def test_the_chain_goes_on_to_the_director_while_the_lead_is_silent(place: Town) -> None:
    dana, kim, rae = place.person("dana"), place.person("kim"), place.person("rae")
    await dana.types("/peersupport crisis GB")
    await dana.sees("116 123")
    await dana.clicks("Get me a person")
    await kim.sees("Acknowledge", where="dm")
    assert "Acknowledge" not in await rae.reads("dm")
    await place.move(minutes=2, seconds=1)
    await rae.sees("Acknowledge", where="dm")


async def test_typed_danger_words_open_the_panel_and_are_kept_nowhere(place: Town) -> None:
    dana = place.person("dana")
    await dana.types("/peersupport I want to kill myself xylophone")
    await dana.sees("988")
    assert "xylophone" not in place.log()
    assert b"xylophone" not in place.database.read_bytes()


async def test_text_typed_to_the_bot_is_answered_at_once_and_not_kept(place: Town) -> None:
    dana = place.person("dana")
    await dana.says("hello is anybody there xylophone")
    await dana.sees("I am a program, not a person", where="dm")
    await dana.sees("988", where="dm")
    assert "xylophone" not in place.log()
