"""Every gesture is made to fail, and the person's screen is looked at: never silence, never
Slack's own words, always a sentence that says what happened or what to do next."""

import asyncio

import pytest

from tests.stories.conftest import joins
from tests.stories.hearing import DOWN, NOT_SAVED, hears, locked, removed, stored
from tests.stories.looking import has_cards
from tests.stories.town import Town

LINE = "988"
HELP = "I need help right now"
OPENS = {
    "Details": "Details",
    "Change my wishes": "These hold from now on",
    "Say where I am": "If you can, tell us where you are",
    HELP: LINE,
}
"""Buttons that only read, and what their modal says also while nothing can be saved."""

both_ways = pytest.mark.parametrize("empty", ["socket", "http"], indirect=True)


async def buttons_of(place: Town, who: str) -> list[str]:
    """Labels of everything that can be pressed in the person's DM now."""
    shown = (await place.person(who).screen())["dm"]
    return list(dict.fromkeys(b["label"] for message in shown for b in message["buttons"]))


async def press_everything(place: Town, who: str, words: str) -> set[str]:
    """Presses each button of the person's DM; what only reads opens its modal unless the
    database is gone, all the rest is answered with ``words``, each press by itself.

    Returns the labels.
    """
    person = place.person(who)
    labels = await buttons_of(place, who)
    reading = {HELP: LINE} if words == DOWN else OPENS
    for label in (x for x in labels if x in reading):
        await hears(place, who, reading[label], person.clicks(label, where="dm"))
        await person.reloads()
    others = [label for label in labels if label not in reading]
    before = len(await person.seen())
    presses = (hears(place, who, words, person.clicks(x, where="dm")) for x in others)
    await asyncio.gather(*presses)
    answers = [e for e in (await person.seen())[before:] if words in e["text"]]
    assert len(answers) >= len(others), (who, others, answers)
    return set(labels)


async def press_everything_everywhere(place: Town, words: str) -> None:
    people = ("dana", "max", "noor", "sam", "lee", "kim", "ari", "tom")
    pressed = await asyncio.gather(*(press_everything(place, who, words) for who in people))
    missing = PRESSED - set().union(*pressed)
    assert not missing, missing


async def held_and_waiting(place: Town) -> None:
    """Dana's request is with Sam, who wants to hand over; Max's waits for longer than promised;
    Noor is in danger; Tom is asked to join."""
    dana, sam, lee = place.person("dana"), place.person("sam"), place.person("lee")
    await place.person("max").types("/peersupport now")
    await has_cards(place, "sam", "Accept", 1)
    await place.move(minutes=10, seconds=2)
    await has_cards(place, "ari", "Ask again", 1)
    await sam.clicks("Not now", where="dm")
    await has_cards(place, "sam", "Accept", 0)
    await dana.types("/peersupport now")
    await has_cards(place, "sam", "Accept", 1)
    await sam.clicks("Accept", where="dm")
    await dana.sees("Sam Okafor", where="dm")
    await lee.sees("Accept", where="dm")
    await place.person("noor").types("/peersupport crisis")
    await place.person("noor").clicks("Get me a person")
    await place.person("noor").reloads()
    await has_cards(place, "kim", "Acknowledge", 1)
    await place.person("noor").sees("Say where I am", where="dm")
    await place.person("rae").types("/peersupport-admin roster add @tom", channel="dm")
    await place.person("rae").reloads()
    await has_cards(place, "tom", "I am in", 1)


PRESSED = {
    *("Make it danger now", "Cancel my request", "This was not me"),
    *("Someone else, please", "Nobody has reached me"),
    *("Check status", "Hide this conversation", "Change my wishes", "Say where I am"),
    *("Accept", "Not now", "Details", "Show contact", "We made contact", "Hand over"),
    *("I am too close to this", "I cannot go on", "Close this case"),
    *("Acknowledge", "Ask again", "I am in", "No, thank you", HELP),
}


async def test_every_button_on_every_card_says_when_it_was_not_saved(place: Town) -> None:
    await held_and_waiting(place)
    before = stored(place)
    with locked(place):
        await press_everything_everywhere(place, NOT_SAVED)
    assert stored(place) == before


@both_ways
async def test_every_button_on_every_card_says_when_the_database_is_gone(place: Town) -> None:
    await held_and_waiting(place)
    removed(place)
    await hears(place, "dana", DOWN, place.person("dana").types("/peersupport status"))
    await press_everything_everywhere(place, DOWN)


async def test_a_command_that_was_not_saved_says_so_with_the_lines(place: Town) -> None:
    dana = place.person("dana")
    await dana.types("/peersupport now")
    await dana.sees("Your request is in", where="dm")
    await dana.reloads()
    before = stored(place)
    typed = (
        ("max", "/peersupport now"),
        ("dana", "/peersupport"),
        ("dana", "/peersupport now"),
        ("dana", "/peersupport status"),
        ("dana", "/peersupport cancel"),
        ("sam", "/peersupport on 2h"),
        ("sam", "/peersupport pause"),
        ("rae", "/peersupport-admin unit add North"),
        ("rae", "/peersupport-admin roster remove @sam"),
        ("rae", "/peersupport-admin settings country GB"),
    )
    with locked(place):
        tries = (hears(place, who, NOT_SAVED, place.person(who).types(text)) for who, text in typed)
        await asyncio.gather(*tries)
    for name, count in (("max", 1), ("dana", 4), ("sam", 2), ("rae", 3)):
        said = [m["read"] for m in (await place.person(name).screen())["ephemerals"]]
        said = [words for words in said if NOT_SAVED in words]
        assert len(said) == count, (name, said)
        assert name in ("sam", "rae") or all(LINE in words for words in said)
    assert stored(place) == before


async def test_a_form_that_was_not_saved_keeps_every_word_and_can_be_sent_again(
    place: Town,
) -> None:
    dana = place.person("dana")
    await dana.types("/peersupport")
    await dana.chooses("How soon?", "Talk now")
    await dana.fills("Anything that helps us find the right person", "Marmalade")
    with locked(place):
        await hears(place, "dana", NOT_SAVED, dana.submits())
        await dana.sees("Marmalade", where="modal")
    await dana.submits()
    await dana.sees("Your request is in", where="dm")
    await dana.clicks("Change my wishes", where="dm")
    with locked(place):
        await hears(place, "dana", NOT_SAVED, dana.submits())
    await dana.submits()
    await dana.sees("Your wishes are saved", where="dm")
    await dana.clicks("Make it danger now", where="dm")
    await dana.sees("Say where I am", where="dm")
    await dana.clicks("Say where I am", where="dm")
    await dana.fills("Where are you?", "Ward 5")
    with locked(place):
        await hears(place, "dana", NOT_SAVED, dana.submits())
        await dana.sees("Ward 5", where="modal")


async def test_a_press_inside_a_modal_that_was_not_saved_is_answered_in_that_modal(
    place: Town,
) -> None:
    dana, sam = place.person("dana"), place.person("sam")
    await dana.types("/peersupport")
    await dana.chooses("How soon?", "Talk now")
    await dana.chooses("My unit", "Emergency")
    with locked(place):
        await dana.clicks("I need help right now", where="modal")
        await dana.sees(LINE, where="modal")
        await hears(place, "dana", NOT_SAVED, dana.clicks("Get me a person", where="modal"))
        await dana.sees(LINE, where="modal")
        await dana.closes()
    await dana.submits()
    await has_cards(place, "sam", "Accept", 1)
    await sam.clicks("Accept", where="dm")
    await sam.sees("Yes, pass it on", where="dm")
    await sam.types("/peersupport cases", channel="dm")
    await sam.sees("My cases", where="modal")
    with locked(place):
        await hears(place, "sam", NOT_SAVED, sam.clicks("Show contact", where="modal"))
    await sam.reloads()
    await sam.types("/peersupport cases", channel="dm")
    await sam.clicks("Show contact", where="modal")
    await sam.sees("Yes, pass it on", where="modal")
    with locked(place):
        await hears(place, "sam", NOT_SAVED, sam.clicks("No", where="modal"))
    assert "Dana" not in str(await sam.seen())


@both_ways
async def test_home_the_shortcut_and_typed_words_answer_while_nothing_can_be_saved(
    place: Town,
) -> None:
    dana, sam, max_ = place.person("dana"), place.person("sam"), place.person("max")
    await dana.types("/peersupport now")
    await dana.sees("Your request is in", where="dm")
    with locked(place):
        for person in (dana, sam, max_):
            await person.opens_home()
            await person.sees("Get peer support", where="home")
        await asyncio.gather(
            not_saved_from_home(place, "sam", "I am available"),
            not_saved_from_home(place, "dana", "Check status"),
        )
        await not_saved_from_home(place, "dana", "Get peer support")
        await hears(place, "dana", NOT_SAVED, dana.shortcut("get_peer_support"))
        await hears(place, "max", "How soon?", max_.shortcut("get_peer_support"))
        await asyncio.gather(
            hears(place, "max", "I am a program, not a person", max_.says("hello?")),
            hears(place, "noor", LINE, place.person("noor").says("I want to die")),
        )
        await assert_quiet_answers(place)


async def not_saved_from_home(place: Town, who: str, label: str) -> None:
    person = place.person(who)
    await hears(place, who, NOT_SAVED, person.clicks(label, where="home"))
    await person.sees(NOT_SAVED, where="modal")
    await person.closes()


async def assert_quiet_answers(place: Town) -> None:
    """What nobody looks at is acknowledged all the same: options, and a modal that was closed."""
    base = {"team": {"id": "T0PRACTICE"}, "user": {"id": "U0MAX", "team_id": "T0PRACTICE"}}
    view = {"id": "V1", "type": "modal", "callback_id": "request", "state": {"values": {}}}
    asked = {"type": "block_suggestion", "action_id": "avoid", "block_id": "avoid", "value": "a"}
    told = await place.slack.forge(type="options", payload={**base, **asked, "view": view})
    assert told["answer"] == {"options": []}, told
    closed = {**base, "type": "view_closed", "view": view, "is_cleared": True}
    told = await place.slack.forge(type="interactive", payload=closed)
    assert (told["status"], told["answer"]) == ("acked", None), told


@both_ways
async def test_without_a_database_every_gesture_still_shows_lines_and_other_ways(
    place: Town,
) -> None:
    dana, sam, max_ = place.person("dana"), place.person("sam"), place.person("max")
    await max_.types("/peersupport")
    await max_.chooses("How soon?", "Talk now")
    await sam.opens_home()
    await sam.sees("I am available", where="home")
    removed(place)
    await hears(place, "max", DOWN, max_.submits())
    await max_.sees(LINE, where="modal")
    await max_.reloads()
    for text in ("", "now", "status", "cancel", "on", "cases", "off"):
        await hears(place, "dana", DOWN, dana.types(f"/peersupport {text}"))
        await dana.sees(LINE)
        await dana.reloads()
    typed = place.person("rae").types("/peersupport-admin roster", channel="dm")
    await hears(place, "rae", DOWN, typed)
    await hears(place, "dana", "who can see what", dana.types("/peersupport help"))
    await hears(place, "dana", "Who can see what", dana.types("/peersupport privacy"))
    await hears(place, "dana", DOWN, dana.shortcut("get_peer_support"))
    await dana.reloads()
    await hears(place, "sam", DOWN, sam.clicks("I am available", where="home"))
    await sam.reloads()
    await sam.opens_home()
    await sam.sees(DOWN, where="home")
    await hears(place, "max", "I am a program, not a person", max_.says("hello?"))
    await assert_quiet_answers(place)
    await dana.types("/peersupport kill myself")
    told = "We have messaged the clinical leads and the directors"
    await hears(place, "dana", told, dana.clicks("Get me a person", where="modal"))
    await dana.sees(LINE, where="modal")
    await place.person("kim").sees("Dana Rivera", where="dm")
    await place.person("rae").sees("Dana Rivera", where="dm")


async def test_an_invitation_that_could_not_be_answered_can_be_answered_later(
    place: Town,
) -> None:
    await place.person("rae").types("/peersupport-admin trainer add @jo", channel="dm")
    await has_cards(place, "jo", "I am in", 1)
    with locked(place):
        press = place.person("jo").clicks("I am in", where="dm")
        await hears(place, "jo", NOT_SAVED, press)
    await joins(place, "jo")
