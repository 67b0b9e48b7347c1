"""A masked conversation as both write it: in the threads of their cards, and nowhere else."""

import sqlite3
from contextlib import closing

import pytest

from bot.domain.policy import Urgency
from bot.usecases import crisis
from practice.driver import NotSeen, Person
from practice.options import TEAM
from tests.handlers.desk import Desk
from tests.make import make_person

Pair = tuple[Person, Person]
PROGRAM = "I am a program, not a person"


async def meets(desk: Desk, urgency: Urgency = Urgency.TODAY) -> Pair:
    """Dana is masked, Sam has accepted; both cards are there."""
    desk.house.asks(urgency, masked=True)
    await desk.delivers()
    dana, sam = desk.person("dana"), desk.person("sam")
    await sam.clicks("Accept", where="dm")
    await desk.delivers()
    return dana, sam


async def card(person: Person, button: str) -> str:
    """The newest message of theirs with this button."""
    shown = (await person.screen())["dm"]
    with_it = [m for m in shown if any(b["label"] == button for b in m["buttons"])]
    return str(with_it[-1]["ts"])


async def writes(desk: Desk, person: Person, text: str, **more: str) -> str:
    """In the thread of their card, and the delivery does what it owes."""
    button = "Reveal my name" if person.who == "dana" else "Show contact"
    thread = more.pop("thread_ts", None) or await card(person, button)
    done = await person.says(text, thread_ts=thread, **more)
    await drains(desk)
    return str(done["ts"])


async def drains(desk: Desk) -> None:
    """Also what has to wait for Slack's one message a second."""
    for _ in range(4):
        await desk.delivers()
        await desk.house.passes(1.1)
    await desk.delivers()


async def in_thread(person: Person) -> list[str]:
    return [m["read"] for m in (await person.screen())["dm"] if m["thread_ts"]]


async def test_words_go_both_ways_under_an_alias_and_a_name(desk: Desk) -> None:
    dana, sam = await meets(desk)
    await writes(desk, dana, "I had a bad night")
    (heard,) = [r for r in await in_thread(sam) if "I had a bad night" in r]
    assert "Dana" not in heard
    assert "writes:" in heard
    await dana.sees("Delivered.", where="dm")
    await writes(desk, sam, "Shall we talk at six?")
    (heard,) = [r for r in await in_thread(dana) if "Shall we talk at six?" in r]
    assert "Sam writes:" in heard
    await sam.sees("Delivered.", where="dm")


async def test_a_copy_stands_in_the_thread_of_the_others_card(desk: Desk) -> None:
    dana, sam = await meets(desk)
    await writes(desk, dana, "hello")
    root = await card(sam, "Show contact")
    (copy,) = [m for m in (await sam.screen())["dm"] if "hello" in m["read"]]
    assert (copy["thread_ts"], copy["text"].partition("\n")[0]) == (root, "You have an update")


async def test_the_same_event_twice_is_one_message(desk: Desk) -> None:
    dana, sam = await meets(desk)
    await desk.slack.redeliver()
    await writes(desk, dana, "only once")
    assert len([r for r in await in_thread(sam) if "only once" in r]) == 1
    assert len([r for r in await in_thread(dana) if "Delivered." in r]) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ask @lee", "names with @ cannot be passed on"),
        ("see #icu-nights", "names of channels cannot be passed on"),
        ("https://x.slack.com/archives/C012ABC", "links to Slack cannot be passed on"),
        ("w" * 3001, "it is too long"),
    ],
)
async def test_what_cannot_be_passed_on_is_refused_before_anything_passes(
    desk: Desk, text: str, said: str
) -> None:
    dana, sam = await meets(desk)
    before = len((await sam.screen())["dm"])
    await writes(desk, dana, text)
    assert said in (await in_thread(dana))[-1]
    assert len((await sam.screen())["dm"]) == before
    assert not await desk.house.calls("conversations.replies")


async def test_a_file_is_refused(desk: Desk) -> None:
    dana, sam = await meets(desk)
    await writes(desk, sam, "look at this", file="rota.pdf")
    await sam.sees("files cannot be passed on")
    await dana.does_not_see("look at this")


@pytest.mark.parametrize("text", ["it is Rivera", "call 555 010 0100", "a@example.org"])
async def test_what_may_show_who_they_are_is_asked_about_first(desk: Desk, text: str) -> None:
    dana, sam = await meets(desk)
    await writes(desk, dana, text)
    await dana.sees("This may show who you are. Send it?")
    await sam.does_not_see(text)
    await dana.clicks("Send", where="dm")
    await drains(desk)
    await sam.sees(text, where="dm")
    await dana.sees("Delivered.")
    await dana.does_not_see("Send it?")


async def test_what_is_not_to_be_sent_is_not_sent_however_often_it_is_pressed(desk: Desk) -> None:
    dana, sam = await meets(desk)
    await writes(desk, dana, "call 555 010 0100")
    pressed = await dana.clicks("Do not send", where="dm")
    await drains(desk)
    await dana.sees("Not sent. Nobody has read it.")
    payload = await desk.slack.payload_of(pressed["delivery_id"])
    late = {**payload["actions"][0], "action_id": "relay_send", "action_ts": "1.1"}
    await desk.slack.forge(like=pressed["delivery_id"], payload={"actions": [late]})
    await drains(desk)
    await sam.does_not_see("555 010 0100")


async def test_the_supporters_own_number_is_theirs_to_give(desk: Desk) -> None:
    dana, sam = await meets(desk)
    await writes(desk, sam, "I am on 555 010 0199")
    await dana.sees("I am on 555 010 0199", where="dm")


async def test_somebody_elses_question_cannot_be_answered(desk: Desk) -> None:
    dana, sam = await meets(desk)
    await writes(desk, dana, "call 555 010 0100")
    pressed = await dana.clicks("Check status", where="dm")
    (asked,) = [m for m in (await dana.screen())["dm"] if "Send it?" in m["read"]]
    value = next(b["value"] for b in asked["buttons"] if b["label"] == "Send")
    action = {"action_id": "relay_send", "value": value, "action_ts": "1.2", "type": "button"}
    user = {"user": {"id": "U0SAM", "team_id": "T0PRACTICE"}, "actions": [action]}
    await desk.slack.forge(like=pressed["delivery_id"], payload=user)
    await drains(desk)
    await sam.does_not_see("call 555 010 0100")


async def test_a_change_is_never_passed_on_and_its_writer_is_told_once(desk: Desk) -> None:
    dana, sam = await meets(desk)
    ts = await writes(desk, dana, "at six")
    await dana.edits(ts, "at seven")
    await drains(desk)
    await sam.sees("at six", where="dm")
    await sam.does_not_see("at seven")
    await dana.edits(ts, "at eight")
    await drains(desk)
    told = [r for r in await in_thread(dana) if "Changes are not passed on." in r]
    assert len(told) == 1


async def test_a_deletion_is_passed_on(desk: Desk) -> None:
    dana, sam = await meets(desk)
    ts = await writes(desk, dana, "please forget this")
    await sam.sees("please forget this", where="dm")
    await dana.deletes(ts)
    await drains(desk)
    await sam.does_not_see("please forget this")
    await dana.sees("You deleted this.")


async def test_outside_the_thread_it_is_a_program(desk: Desk) -> None:
    dana, sam = await meets(desk)
    await dana.says("is anybody there")
    await dana.sees(PROGRAM)
    other = [m for m in (await dana.screen())["dm"] if PROGRAM in m["read"]][-1]["ts"]
    await dana.says("and in here?", thread_ts=other)
    await drains(desk)
    await sam.does_not_see("is anybody there")
    await sam.does_not_see("and in here?")


async def test_without_a_mask_the_thread_of_a_card_is_no_conversation(desk: Desk) -> None:
    desk.house.asks(Urgency.TODAY)
    await desk.delivers()
    dana, sam = desk.person("dana"), desk.person("sam")
    await sam.clicks("Accept", where="dm")
    await desk.delivers()
    await dana.says("hello", thread_ts=await card(dana, "Check status"))
    await dana.sees(PROGRAM)


async def test_before_anybody_accepts_there_is_nobody_to_read_it(desk: Desk) -> None:
    desk.house.asks(Urgency.TODAY, masked=True)
    await desk.delivers()
    dana = desk.person("dana")
    await writes(desk, dana, "hello")
    await dana.sees("there is nobody yet to read it")
    await dana.sees("Get me a person", where="dm")


async def test_whoever_was_only_asked_talks_to_a_program(desk: Desk) -> None:
    desk.house.asks(Urgency.TODAY, masked=True)
    await desk.delivers()
    sam = desk.person("sam")
    await sam.says("who is it", thread_ts=await card(sam, "Accept"))
    await sam.sees(PROGRAM)


async def test_an_older_card_of_the_case_is_as_good_as_the_newest(desk: Desk) -> None:
    dana, sam = await meets(desk)
    older = await card(dana, "Reveal my name")
    await dana.clicks("Check status", where="dm")
    await drains(desk)
    assert await card(dana, "Reveal my name") != older
    await writes(desk, dana, "from the old thread", thread_ts=older)
    await sam.sees("from the old thread", where="dm")


async def test_in_a_case_that_moved_on_or_ended_nothing_is_passed_on(desk: Desk) -> None:
    dana, sam = await meets(desk)
    threads = await card(dana, "Reveal my name"), await card(sam, "Show contact")
    await sam.clicks("I am too close to this", where="dm")
    await drains(desk)
    await writes(desk, sam, "one more thing", thread_ts=threads[1])
    await sam.sees("This has moved on, thank you. Nobody has read this")
    await dana.clicks("Cancel my request", where="dm")
    await drains(desk)
    await writes(desk, dana, "still there?", thread_ts=threads[0])
    await dana.sees("This has ended. Nobody has read this")
    await sam.does_not_see("still there?")
    await dana.does_not_see("one more thing")


async def test_a_new_holder_meets_the_same_alias_and_the_old_ones_thread_is_closed(
    desk: Desk,
) -> None:
    desk.house.supporter("lee")
    dana, sam = await meets(desk)
    lee = desk.person("lee")
    await writes(desk, dana, "to the first one")
    alias = next(r for r in await in_thread(sam) if "to the first one" in r).split(" writes:")[0]
    old = await card(sam, "Show contact")
    await sam.clicks("Hand over", where="dm")
    await drains(desk)
    await lee.clicks("Accept", where="dm")
    await drains(desk)
    await writes(desk, dana, "to the second one")
    (heard,) = [r for r in await in_thread(lee) if "to the second one" in r]
    assert heard.startswith(alias) or alias in heard
    await sam.does_not_see("to the second one")
    await writes(desk, sam, "hold on", thread_ts=old)
    await dana.does_not_see("hold on")
    await sam.sees("Nobody has read this")


async def test_danger_words_are_passed_on_and_the_writer_gets_the_lines_in_the_thread(
    desk: Desk,
) -> None:
    dana, sam = await meets(desk)
    await writes(desk, dana, "I want to die")
    await sam.sees("I want to die", where="dm")
    assert any("988" in read for read in await in_thread(dana))
    assert not any("988" in read for read in await in_thread(sam))
    assert not (await desk.person("kim").screen())["dm"]


async def test_the_name_is_shown_by_its_owner_alone_and_once(desk: Desk) -> None:
    dana, sam = await meets(desk)
    await sam.clicks("Show contact", where="dm")
    await sam.does_not_see("Dana Rivera")
    await sam.closes()
    thread = await card(dana, "Reveal my name")
    pressed = await dana.clicks("Reveal my name", where="dm", confirm=True)
    await dana.sees("Your name is shown now.", where="modal")
    await dana.fills("What number?", "555 010 0100")
    await dana.submits()
    await drains(desk)
    await sam.clicks("Show contact", where="dm")
    await sam.sees("Dana Rivera", where="modal")
    await sam.sees("555 010 0100", where="modal")
    await sam.closes()
    await desk.slack.replay(pressed["delivery_id"])
    await drains(desk)
    await dana.does_not_see("Reveal my name", where="dm")
    await writes(desk, dana, "hello again", thread_ts=thread)
    await dana.sees("the name is shown now")
    with closing(sqlite3.connect(desk.database)) as database:
        rows = database.execute("SELECT member_id FROM audit WHERE action = 'revealed'").fetchall()
    assert rows == [(None,)]


async def test_a_supporter_cannot_show_the_name(desk: Desk) -> None:
    dana, sam = await meets(desk)
    shown = (await dana.screen())["dm"]
    value = next(b["value"] for m in shown for b in m["buttons"] if b["label"] == "Reveal my name")
    pressed = await sam.clicks("Details", where="dm")
    action = {"action_id": "reveal_name", "value": value, "action_ts": "1.1", "type": "button"}
    await desk.slack.forge(
        like=pressed["delivery_id"], payload={"actions": [action]}, fresh_trigger="U0SAM"
    )
    await drains(desk)
    await sam.closes()
    await sam.clicks("Show contact", where="dm")
    with pytest.raises(NotSeen):
        await sam.sees("Dana Rivera", timeout=0.1, where="modal")


async def test_a_hidden_conversation_shows_nothing_until_it_is_shown_again(desk: Desk) -> None:
    dana, sam = await meets(desk)
    await writes(desk, sam, "before")
    await dana.clicks("Hide this conversation", where="dm")
    await drains(desk)
    await dana.does_not_see("before", where="dm")
    await writes(desk, sam, "meanwhile")
    await dana.does_not_see("meanwhile", where="dm")
    await dana.clicks("Check status", where="dm")
    await drains(desk)
    await desk.house.settles(16)
    await dana.sees("meanwhile", where="dm")


async def test_a_name_that_slack_does_not_tell_is_asked_about(desk: Desk) -> None:
    dana, sam = await meets(desk)
    await desk.slack.fault("users.info", "500", times=0)
    await writes(desk, dana, "hello")
    await dana.sees("This may show who you are. Send it?")
    await sam.does_not_see("hello", where="dm")


async def test_the_form_masks_and_asks_for_neither_number_nor_place(desk: Desk) -> None:
    dana = desk.person("dana")
    await dana.types("/peersupport", channel="dm")
    await dana.chooses("How soon?", "Today")
    await dana.chooses("How would you like to connect?", "Phone call")
    await dana.sees("Number to call you", where="modal")
    await dana.sees("Our team is small.", where="modal")
    await dana.chooses("Stay masked until I choose", ["They meet another name first, not mine"])
    await dana.does_not_see("Number to call you", where="modal")
    await dana.sees("Number, place and video wait for Reveal my name.", where="modal")
    await dana.submits()
    await drains(desk)
    await dana.sees("Reveal my name", where="dm")


async def test_who_asks_again_with_now_is_masked_again(desk: Desk) -> None:
    dana, sam = await meets(desk)
    await sam.clicks("Close this case", where="dm")
    await drains(desk)
    await dana.types("/peersupport now", channel="dm")
    await drains(desk)
    await dana.sees("Reveal my name", where="dm")


async def test_get_me_a_person_shows_the_name_as_its_panel_says(desk: Desk) -> None:
    dana, sam = await meets(desk)
    await dana.clicks("I need help right now", where="dm")
    await dana.sees("The one who answers sees your name.", where="modal")
    await dana.clicks("Get me a person", where="modal")
    await drains(desk)
    await sam.clicks("Show contact", where="dm")
    await sam.sees("Dana Rivera", where="modal")
    await dana.does_not_see("Reveal my name", where="dm")


async def test_made_danger_on_the_card_they_stay_masked_and_can_still_write(desk: Desk) -> None:
    dana, sam = await meets(desk)
    await dana.clicks("Make it danger now", where="dm")
    await drains(desk)
    await writes(desk, dana, "please come")
    await sam.sees("please come", where="dm")
    await sam.clicks("Show contact", where="dm")
    await sam.does_not_see("Dana Rivera")


async def feared_for(desk: Desk, *, tell_now: bool) -> Pair:
    """Sam has chosen level C and has the name shown."""
    dana, sam = await meets(desk)
    holder = await card_value(sam, "Show contact")
    by, now = make_person("U0SAM", TEAM), desk.house.clock.now()
    crisis.choose_level(desk.house.store, now, by, holder, "C")
    crisis.show_name(desk.house.store, now, by, holder, tell_now)
    await drains(desk)
    return dana, sam


async def card_value(person: Person, button: str) -> str:
    shown = (await person.screen())["dm"]
    return next(str(b["value"]) for m in shown for b in m["buttons"] if b["label"] == button)


async def test_a_name_shown_to_save_a_life_ends_the_mask_for_both(desk: Desk) -> None:
    dana, sam = await feared_for(desk, tell_now=True)
    await sam.clicks("Show contact", where="dm")
    await sam.sees("Dana Rivera", where="modal")
    await dana.does_not_see("Reveal my name", where="dm")


async def test_where_it_is_not_safe_to_tell_yet_their_own_screen_tells_nothing(desk: Desk) -> None:
    """And what they write goes on reaching the one who is with them."""
    dana, sam = await feared_for(desk, tell_now=False)
    await sam.clicks("Show contact", where="dm")
    await sam.sees("Dana Rivera", where="modal")
    await sam.closes()
    await writes(desk, dana, "are you still there")
    await sam.sees("are you still there", where="dm")
    await dana.sees("Nobody sees your name until you reveal it", where="dm")
