"""The quiet surfaces: Home, status, help, privacy, hiding, guests and strangers, the night."""

import pytest

from tests.stories.conftest import found_program
from tests.stories.living import (
    TALKED,
    Bells,
    adds,
    answers_of,
    asks,
    closes,
    holds,
    is_paged,
    keeps,
    settled,
    until_hour,
    waits,
)
from tests.stories.looking import cards, has_cards, pages
from tests.stories.town import Town

NEVER_TO_A_REQUESTER = ("crisis", "peer support", "help", "danger", "talk now", "today", "patient")
REASON = "Patient death or loss"


async def home_of(place: Town, who: str) -> tuple[list[str], str]:
    """The labels of the buttons on Home, and every word on it."""
    await place.person(who).opens_home()
    home = (await place.person(who).screen())["home"]
    return [button["label"] for button in home["buttons"]], str(home["read"])


async def test_home_is_the_same_entry_for_everybody_and_tells_nothing(place: Town) -> None:
    everybody = ["Get peer support", "I need help right now", "Check status"]
    labels, read = await home_of(place, "dana")
    assert labels == everybody
    assert "911" in read
    assert "988" in read
    second = "Second channel"
    assert (await home_of(place, "sam"))[0] == [
        *everybody,
        "I am available",
        "My cases",
        "My profile",
        "My training",
        "Ask for a debrief",
        second,
    ]
    assert (await home_of(place, "rae"))[0] == [*everybody, "Who is on call", second]
    assert (await home_of(place, "kim"))[0] == [*everybody, second]
    assert (await home_of(place, "eva"))[0][0] == "Pedir apoyo entre pares"

    await asks(place, "dana", "Talk now", {"What is it about?": [REASON]})
    await holds(place, "sam")
    assert (await home_of(place, "dana"))[1] == read
    for who in ("sam", "lee", "rae", "kim", "dana"):
        shown = (await home_of(place, who))[1]
        for word in ("Dana", "Sam", "Lee", REASON, "Talk now", "accepted"):
            assert word not in shown, (who, word)
    await place.person("dana").clicks("Get peer support", where="home")
    await place.person("dana").sees("You have an open request", where="modal")


async def test_every_way_in_opens_the_same_form(place: Town) -> None:
    dana = place.person("dana")
    await dana.opens_home()
    await dana.clicks("Get peer support", where="home")
    form = await dana.reads("modal")
    await dana.closes()
    await dana.shortcut("get_peer_support")
    assert await dana.reads("modal") == form
    await dana.closes()
    await dana.types("/peersupport I would like somebody to talk to")
    assert await dana.reads("modal") == form
    await dana.closes()
    await dana.says("hello")
    await dana.sees("I am a program, not a person", where="dm")
    await dana.clicks("Get peer support", where="dm")
    assert await dana.reads("modal") == form
    await dana.closes()
    await dana.clicks("Check status", where="home")
    await dana.sees("You have no open request")
    await dana.clicks("I need help right now", where="home")
    await dana.sees("Get me a person", where="modal")
    await dana.clicks("Get me a person", where="modal")
    await dana.sees("Where are you?", where="modal")
    await dana.fills("What number?", "+1 555 0142")
    await dana.submits()
    await place.person("kim").sees("Acknowledge", where="dm")
    await place.person("kim").clicks("Acknowledge")
    await place.person("kim").sees("Show contact", where="dm")
    await place.person("kim").clicks("Show contact")
    await place.person("kim").sees("+1 555 0142", where="modal")


async def test_a_supporter_switches_and_finds_their_cases_on_home(place: Town) -> None:
    sam, rae = place.person("sam"), place.person("rae")
    await until_hour(place, 11)
    assert "until you type off" in (await home_of(place, "sam"))[1]
    await sam.clicks("I am available", where="home")
    await sam.sees("You are in the backup pool", where="home")
    await rae.opens_home()
    await rae.clicks("Who is on call", where="home")
    await rae.sees("Sam Okafor: in the backup pool", where="modal")
    await rae.sees("Kim Novak: clinical lead", where="modal")
    await rae.closes()
    await sam.clicks("I am available", where="home")
    await sam.sees("You are available now", where="home")
    await sam.clicks("My cases", where="home")
    await sam.sees("You hold no case right now", where="modal")
    await sam.closes()
    await asks(place, "dana", "Today")
    await holds(place, "sam")
    await sam.clicks("My cases", where="home")
    await sam.sees("Today, with you since 11:1", where="modal")
    assert "Dana" not in await sam.reads("modal")
    await sam.clicks("Show contact", where="modal")
    await sam.sees("Dana Rivera", where="modal")
    await place.person("dana").clicks("Check status", where="dm")
    await rae.account(deleted=False)
    with pytest.raises(Exception, match="nothing called"):
        await place.person("lee").clicks("Who is on call", where="home")


async def test_hide_this_conversation_clears_the_screen_and_status_brings_it_back(
    place: Town,
) -> None:
    dana = place.person("dana")
    await asks(place, "dana", "Talk now")
    await dana.clicks("Hide this conversation", where="dm")
    await dana.no_longer_sees("Check status", where="dm")
    await settled(place)
    assert not (await dana.screen())["dm"]
    await is_paged(place, "sam")
    await holds(place, "sam")
    await dana.sees("You have an update", where="dm")
    (card,) = (await dana.screen())["dm"]
    assert card["read"] == "You have an update\nCheck status"
    await dana.clicks("Check status", where="dm")
    await dana.sees("Sam Okafor (Nurse) has accepted", where="dm")
    await dana.clicks("Hide this conversation", where="dm")
    await dana.no_longer_sees("Sam Okafor", where="dm")
    assert "newest message" in await answers_of(dana, "/peersupport status")
    await dana.sees("Sam Okafor (Nurse) has accepted", where="dm")
    await has_cards(place, "dana", "Someone else, please", 1)


async def test_without_a_request_status_and_cancel_say_how_to_ask(place: Town) -> None:
    dana = place.person("dana")
    for word in ("status", "cancel"):
        assert "You have no open request. Type /peersupport" in await answers_of(
            dana, f"/peersupport {word}"
        )
    for word in ("forget", "for @sam"):
        assert "is not there yet" in await answers_of(dana, f"/peersupport {word}")
    assert "You are not a supporter" in await answers_of(dana, "/peersupport pause")
    assert not (await dana.screen())["dm"]


async def test_help_and_privacy_say_what_is_true_in_the_language_of_the_reader(
    place: Town,
) -> None:
    dana, sam, eva = place.person("dana"), place.person("sam"), place.person("eva")
    read = await answers_of(dana, "/peersupport help")
    assert "/peersupport now: ask at once" in read
    assert "I need help right now" in read
    assert "/peersupport on" not in read
    assert "admin" not in read
    assert "/peersupport on 2h" in await answers_of(sam, "/peersupport help")
    private = await answers_of(dana, "/peersupport privacy")
    for truth in (
        "clinical lead (Kim Novak): sees",
        "sees who asked, only to save a life and once they acknowledged",
        "sees who asked, only in what they accepted",
        "coordinator (Ari Cole)",
        "administrator (nobody yet)",
        "Managers, HR and Slack administrators are shown nothing",
        "Its owner may export messages",
        "14 days after it closes",
        "not yet for live use",
    ):
        assert truth in private
    await eva.types("/peersupport ayuda", channel="dm")
    assert "Lo que puedes escribir" in await answers_of(eva, "/peersupport ayuda")
    assert "guardia clínica (Kim Novak)" in await answers_of(eva, "/peersupport privacidad")


async def test_guests_may_ask_like_everybody(place: Town) -> None:
    gil, sam = place.person("gil"), place.person("sam")
    await asks(place, "gil", "Talk now")
    await holds(place, "sam")
    await gil.sees("Sam Okafor (Nurse) has accepted", where="dm")
    await sam.clicks("Show contact")
    await sam.sees("Gil Moreau", where="modal")
    await sam.closes()
    await closes(sam, TALKED)
    await gil.sees("closed this", where="dm")


async def test_strangers_get_the_lines_and_a_sentence_and_nobody_is_paged(place: Town) -> None:
    sol = place.person("sol")
    bells = await Bells(place).begin()
    sentence = "We are here for the staff of one workplace"
    for words in ("", " now", " status please"):
        await sol.types(f"/peersupport{words}")
        await sol.sees(sentence)
        await sol.sees("988")
        await sol.reloads()
    await sol.types("/peersupport crisis")
    await sol.sees("988")
    await sol.clicks("Get me a person")
    await sol.sees(sentence)
    await bells.are()


async def test_at_night_what_can_wait_waits_and_the_confirmation_says_so(empty: Town) -> None:
    await found_program(empty)
    await adds(empty, "sam", on=False)
    await adds(empty, "lee", on=False)
    await until_hour(empty, 2)
    dana, gil = empty.person("dana"), empty.person("gil")
    bells = await Bells(empty).begin()
    await asks(empty, "dana", "Today")
    await dana.sees("Nobody is on duty until 07:00. We ask the first colleagues then.", where="dm")
    await asks(empty, "gil", "Next day or two")
    await gil.sees("Nobody is on duty until 07:00", where="dm")
    await bells.are(dana=1, gil=1)
    await waits(empty, hours=4, minutes=45)
    await settled(empty)
    assert await pages(empty, "sam") == await pages(empty, "lee") == 0
    await waits(empty, minutes=10)
    await has_cards(empty, "sam", "Accept", 2)
    await has_cards(empty, "lee", "Accept", 2)
    await bells.are(dana=1, gil=1, sam=2, lee=2)


async def test_at_night_talk_now_wakes_people_and_says_so(empty: Town) -> None:
    await found_program(empty)
    await adds(empty, "sam", on=False)
    await until_hour(empty, 2)
    dana = empty.person("dana")
    await asks(empty, "dana", "Today")
    await dana.clicks("Make it talk now", where="dm")
    await dana.sees("Nobody is on duty until 07:00, we will try to wake someone", where="dm")
    await is_paged(empty, "sam")
    await empty.person("sam").clicks("Not now")
    await empty.person("ari").sees("Ask again", where="dm")
    await dana.sees("Nobody has accepted yet", where="dm")


async def test_no_preview_tells_a_requester_s_secret(place: Town) -> None:
    dana, sam, lee = place.person("dana"), place.person("sam"), place.person("lee")
    bells = await Bells(place).begin()
    await keeps(place, "rae", "policy set now 1@1m 2@1m all@2m contact=1m", "Saved")
    await asks(place, "dana", "Today", {"What is it about?": [REASON], "My unit": "ICU"})
    await dana.clicks("Make it talk now", where="dm")
    await waits(place, minutes=2, seconds=5)
    await dana.sees("Nobody has accepted yet", where="dm")
    await sam.clicks("Accept")
    await sam.sees("Do you lead", where="dm")
    await sam.clicks("No", where="dm")
    await waits(place, minutes=1, seconds=1)
    await dana.sees("Has somebody reached you?", where="dm")
    await dana.clicks("Nobody has reached me", where="dm")
    await has_cards(place, "lee", "Accept", 1)
    await dana.clicks("Make it danger now", where="dm")
    await place.person("kim").sees("Acknowledge", where="dm")
    await place.person("kim").clicks("Acknowledge")
    await lee.clicks("Accept")
    await lee.sees("Do you lead", where="dm")
    await dana.clicks("Cancel my request", where="dm")
    await dana.sees("Are you safe for now?", where="dm")
    await settled(place)
    rung = await bells.rung()
    assert len(rung) > 10
    for entry in rung:
        preview = entry["text"].casefold()
        for secret in ("dana", "rivera", "death", "loss", "icu"):
            assert secret not in preview, entry
        if entry["user"] == "U0DANA" and "here is who to call" not in preview:
            for word in (*NEVER_TO_A_REQUESTER, "sam", "lee", "kim"):
                assert word not in preview, entry
    assert len(await cards(dana, "Cancel my request")) == 0
