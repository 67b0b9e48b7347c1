"""Presses that nobody should make: a sentence for the person, and nothing changes."""

import asyncio

import pytest

from tests.stories.conftest import joins
from tests.stories.hearing import (
    NO_LONGER,
    asks_now,
    card_value,
    click_of,
    forged_click,
    form_to_submit,
    hears,
    stored,
)
from tests.stories.living import TALKED, closes
from tests.stories.looking import has_cards, pages
from tests.stories.town import Town

both_ways = pytest.mark.parametrize("empty", ["socket", "http"], indirect=True)


async def test_a_card_pressed_by_someone_it_was_not_for_leads_nowhere(place: Town) -> None:
    await asks_now(place)
    dana, sam, kim = place.person("dana"), place.person("sam"), place.person("kim")
    model = await click_of(place, "lee", "Details")
    await place.person("lee").closes()
    of_sam, of_dana = await card_value(sam, "Accept"), await card_value(dana, "Cancel my request")
    before = stored(place)
    for action, value in (
        ("accept", of_sam),
        ("not_now", of_sam),
        ("show_contact", of_sam),
        ("details", of_sam),
        ("close_case", of_sam),
        ("acknowledge", of_sam),
        ("ask_again", of_sam),
    ):
        await hears(place, "lee", NO_LONGER, forged_click(place, model, action, value))
        if action == "show_contact":
            model = await click_of(place, "lee", "Details")
            await place.person("lee").closes()
    model = await click_of(place, "lee", "Details")
    await place.person("lee").closes()
    for action in ("cancel_request", "not_me", "make_danger", "accept"):
        await hears(place, "lee", NO_LONGER, forged_click(place, model, action, of_dana))
    assert stored(place) == before
    for other in ("lee", "sam"):
        assert "Dana" not in str(await place.person(other).seen())
    await kim.does_not_see("Acknowledge", where="dm")
    assert await pages(place, "sam") == await pages(place, "lee") == 1


async def test_who_has_left_the_roster_reads_a_sentence_and_learns_nothing(place: Town) -> None:
    await asks_now(place)
    rae, sam, lee = place.person("rae"), place.person("sam"), place.person("lee")
    model = await click_of(place, "sam", "Details")
    await sam.closes()
    value = await card_value(sam, "Accept")
    await rae.types("/peersupport-admin roster remove @sam", channel="dm")
    await has_cards(place, "sam", "Accept", 0)
    before = stored(place)
    for action in ("accept", "show_contact", "details", "not_now"):
        done = await forged_click(place, model, action, value)
        assert done["status"] == "acked"
    assert stored(place) == before
    said = [e["text"] for e in await sam.seen() if e["where"] == "ephemeral"]
    assert len([s for s in said if s]) >= 4
    assert "Dana" not in str(await sam.seen())
    await lee.clicks("Accept")
    await place.person("dana").sees("Lee Chen", where="dm")


async def test_a_holder_who_has_left_sees_no_contact_any_more(place: Town) -> None:
    await asks_now(place)
    rae, sam = place.person("rae"), place.person("sam")
    await sam.clicks("Accept")
    await sam.sees("Show contact", where="dm")
    await has_cards(place, "lee", "Accept", 0)
    model = await click_of(place, "sam", "Details")
    await sam.closes()
    value = await card_value(sam, "Show contact")
    await rae.types("/peersupport-admin roster remove @sam", channel="dm")
    await has_cards(place, "lee", "Accept", 1)
    await sam.no_longer_sees("Show contact", where="dm")
    done = await forged_click(place, model, "show_contact", value, fresh_trigger="U0SAM")
    assert done["status"] == "acked"
    assert "Dana" not in str(await sam.seen())


async def test_a_card_that_is_long_decided_changes_nothing_and_says_so(place: Town) -> None:
    await asks_now(place)
    dana, sam, lee = place.person("dana"), place.person("sam"), place.person("lee")
    of_sam, of_lee = await card_value(sam, "Accept"), await card_value(lee, "Accept")
    of_dana = await card_value(dana, "Cancel my request")
    models = {}
    for name in ("sam", "lee"):
        models[name] = await click_of(place, name, "Details")
        await place.person(name).closes()
    await sam.clicks("Accept")
    await has_cards(place, "lee", "Accept", 0)
    taken = forged_click(place, models["lee"], "accept", of_lee)
    await hears(place, "lee", "Someone else has accepted already", taken)
    await sam.sees("Close this case", where="dm")
    await closes(sam, TALKED)
    await dana.sees("has closed this", where="dm")
    await sam.no_longer_sees("Close this case", where="dm")

    before = stored(place)
    over = "This request has ended"
    for action in ("accept", "contact_made", "hand_over"):
        await hears(place, "sam", over, forged_click(place, models["sam"], action, of_sam))
    model = (await dana.types("/peersupport crisis"))["delivery_id"]
    model = (await dana.clicks("I need help right now", where="dm"))["delivery_id"]
    await dana.closes()
    for action in ("cancel_request", "make_danger", "someone_else", "not_me"):
        done = await forged_click(place, model, action, of_dana)
        assert done["status"] == "acked"
    assert stored(place) == before
    await place.person("kim").does_not_see("Acknowledge", where="dm")


async def test_an_expired_trigger_is_answered_with_a_sentence_and_a_fresh_button(
    place: Town,
) -> None:
    place.allowed_errors |= {"views.open"}
    dana, sam = place.person("dana"), place.person("sam")
    too_slow = "Slack was too slow to open the form"
    await place.slack.fault("views.open", "error", error="expired_trigger_id", times=2)
    await hears(place, "dana", too_slow, dana.types("/peersupport"))
    await hears(place, "dana", too_slow, dana.shortcut("get_peer_support"))
    await dana.clicks("Get peer support", where="dm")
    await dana.chooses("How soon?", "Talk now")
    await dana.submits()
    await has_cards(place, "sam", "Accept", 1)
    await sam.clicks("Accept")
    await sam.sees("Show contact", where="dm")
    await place.slack.fault("views.open", "error", error="expired_trigger_id")
    await hears(place, "sam", "Please press again", sam.clicks("Show contact"))
    shown = await sam.clicks("Show contact")
    await sam.sees("Dana Rivera", where="modal")
    await sam.closes()
    again = await place.slack.replay(shown["delivery_id"])
    assert again["status"] == "acked"
    assert not (await sam.screen())["modals"]


@both_ways
async def test_two_presses_at_the_same_moment_are_one(place: Town) -> None:
    dana, sam, lee, kim = (place.person(n) for n in ("dana", "sam", "lee", "kim"))
    await dana.types("/peersupport")
    await dana.chooses("How soon?", "Talk now")
    form = await form_to_submit(place)
    twice = [place.slack.forge(type="interactive", payload=form) for _ in range(2)]
    answers = await asyncio.gather(*twice, dana.types("/peersupport now"))
    assert all(answer["status"] == "acked" for answer in answers)
    await has_cards(place, "sam", "Accept", 1)
    await has_cards(place, "lee", "Accept", 1)
    assert len([row for row in stored(place) if row[1:] == ("open", "now")]) == 1

    pressed = await asyncio.gather(sam.clicks("Not now"), sam.clicks("Accept"))
    assert all(answer["status"] == "acked" for answer in pressed)
    await sam.no_longer_sees("Not now", where="dm")
    if "Show contact" not in await sam.reads("dm"):
        await asyncio.gather(lee.clicks("Accept"), lee.clicks("Accept"))
    await dana.sees("has accepted", where="dm")
    await asyncio.gather(dana.types("/peersupport cancel"), dana.types("/peersupport cancel"))
    await dana.sees("Your request is cancelled", where="dm")

    await dana.types("/peersupport crisis")
    await asyncio.gather(dana.clicks("Get me a person"), dana.clicks("Get me a person"))
    await has_cards(place, "kim", "Acknowledge", 1)
    await asyncio.gather(kim.clicks("Acknowledge"), kim.clicks("Acknowledge"))
    await dana.sees("A clinical lead has seen your request", where="dm")
    assert len([row for row in stored(place) if row[2:] == ("danger",)]) == 1


@both_ways
async def test_everything_delivered_twice_happens_once(empty: Town) -> None:
    # A trigger opens one modal, and a modal that was drawn again has another hash.
    empty.allowed_errors |= {"exchanged_trigger_id", "hash_conflict"}
    await empty.slack.redeliver()
    rae, dana, sam = (empty.person(n) for n in ("rae", "dana", "sam"))
    fields = "profession=nurse unit=ICU trained=2025-10-01"
    await rae.types(f"/peersupport-admin roster add @sam {fields}", channel="dm")
    await rae.types("/peersupport-admin lead add @kim", channel="dm")
    for name in ("sam", "kim"):
        await joins(empty, name)
    await sam.types("/peersupport on", channel="dm")
    await dana.types("/peersupport")
    await dana.chooses("How soon?", "Talk now")
    await dana.submits()
    await has_cards(empty, "sam", "Accept", 1)
    await sam.clicks("Accept")
    await dana.sees("Sam Okafor", where="dm")
    await dana.clicks("I need help right now", where="dm")
    await dana.clicks("Get me a person", where="modal")
    await has_cards(empty, "kim", "Acknowledge", 1)
    await dana.says("hello")
    await dana.sees("I am a program, not a person", where="dm")
    shown = [m for m in (await dana.screen())["dm"] if "I am a program" in m["read"]]
    assert len(shown) == 1
    assert len([row for row in stored(empty) if row[1:] == ("held", "danger")]) == 1
    for said in ("too slow", "Not saved", "went wrong"):
        assert said not in str(await dana.seen())


@both_ways
async def test_what_slack_repeats_after_the_end_opens_nothing_anew(place: Town) -> None:
    dana = place.person("dana")
    typed = await dana.types("/peersupport now")
    await dana.sees("Your request is in", where="dm")
    await dana.types("/peersupport cancel")
    await dana.sees("Your request is cancelled", where="dm")
    await dana.types("/peersupport")
    await dana.chooses("How soon?", "Talk now")
    sent = await dana.submits()
    await has_cards(place, "sam", "Accept", 1)
    await dana.types("/peersupport cancel")
    await has_cards(place, "sam", "Accept", 0)
    await dana.types("/peersupport crisis")
    pressed = await dana.clicks("Get me a person")
    await place.person("kim").sees("Acknowledge", where="dm")
    await dana.closes()
    await dana.types("/peersupport cancel")
    await dana.sees("Are you safe for now?", where="dm")
    before = stored(place)
    await place.stop_bot()
    await place.start_bot()
    for done in (typed, sent, pressed):
        again = await place.slack.replay(done["delivery_id"])
        assert again["status"] == "acked", again
    assert stored(place) == before
    assert await pages(place, "sam") == await pages(place, "lee") == 0
