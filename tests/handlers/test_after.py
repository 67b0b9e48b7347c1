"""After a talk, as people press it: two screens, check-ins, five questions, debriefs."""

import sqlite3

import pytest

from bot.domain.people import Role
from bot.ports import NotSaved
from practice.driver import Person
from tests.handlers.desk import Desk
from tests.handlers.test_cards import sam_accepts

OVER = "This check-in is over."
NOT_SAVED = "Not saved. Nothing was changed."


def kept(desk: Desk, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(f"file:{desk.database}?mode=ro", uri=True) as database:
        return database.execute(query).fetchall()


async def settles(desk: Desk) -> None:
    """Everything owed has come: Slack takes one message a second in a conversation."""
    await desk.house.settles(5)


def trainer(desk: Desk, name: str) -> None:
    """Somebody for whom it is noon: nobody is asked for a debrief at night."""
    east = 12 - desk.house.clock.now().hour
    desk.house.member(name, Role.TRAINER, zone=f"Etc/GMT{-east:+d}")


async def opens_the_form(desk: Desk) -> Person:
    await sam_accepts(desk)
    await settles(desk)
    sam = desk.person("sam")
    await sam.clicks("Close this case", where="dm")
    await sam.sees("How did it end?", where="modal")
    await sam.fills("How did it end?", "We talked; no further need")
    return sam


async def closes(desk: Desk, *spans: str, **second: str) -> Person:
    sam = await opens_the_form(desk)
    await sam.submits()
    if spans:
        await sam.fills("Follow-up that you two agreed on", list(spans))
    if "load" in second:
        await sam.fills("How heavy is this for you, 0 to 10?", second["load"])
    if "debrief" in second:
        await sam.fills("Talk it over with a trainer", [second["debrief"]])
    await sam.submits()
    await settles(desk)
    return sam


async def checked_in(desk: Desk) -> Person:
    """Closed with one check-in agreed, which stands with Dana a day later (or, where that is
    night for her, on the morning after)."""
    await closes(desk, "In 24 hours")
    for _ in range(3):
        await desk.house.passes(12 * 3600)
        desk.house.beats()
        await settles(desk)
    return desk.person("dana")


async def test_two_presses_close_a_case(desk: Desk) -> None:
    sam = await opens_the_form(desk)
    await sam.submits()
    await sam.sees("How heavy is this for you", where="modal")
    assert kept(desk, "SELECT state FROM cases") == [("held",)]
    done = await sam.submits()
    assert done["closed"]
    assert kept(desk, "SELECT state FROM cases") == [("closed",)]
    await settles(desk)
    await desk.person("dana").sees("has closed this", where="dm")
    await sam.sees("This has ended", where="dm")


async def test_a_close_without_a_talk_says_so_and_asks_nothing(desk: Desk) -> None:
    sam = await opens_the_form(desk)
    await sam.fills("How did it end?", "Not reached, after two tries")
    await sam.submits()
    assert (await sam.submits())["closed"]
    await settles(desk)
    dana = desk.person("dana")
    await dana.sees("nobody has talked with you", where="dm")
    await dana.no_longer_sees("Tell us how it went", where="dm")


async def test_what_was_chosen_on_the_first_screen_comes_through_the_second(desk: Desk) -> None:
    sam = await opens_the_form(desk)
    await sam.fills("How did it end?", "They did not want support")
    await sam.fills("How did you meet?", "On a walk")
    await sam.fills("How long?", "15 to 30 minutes")
    await sam.fills("What did you give?", ["Listened", "Was simply there"])
    await sam.submits()
    await sam.fills("Resources that you pointed to", ["Chaplain and spiritual care", "Union"])
    assert (await sam.submits())["closed"]
    with desk.house.store.look() as tx:
        (case,) = tx.live_cases()
    assert case.after is not None
    log = case.after.log
    assert log is not None
    assert (log.disposition, log.mode, log.minutes) == ("declined", "walk", "from_15")
    assert (log.support, log.resources) == (("listened", "presence"), ("chaplain", "union"))


@pytest.mark.parametrize("screens", [0, 1])
async def test_a_case_that_moved_on_meanwhile_is_a_sentence(desk: Desk, screens: int) -> None:
    sam = await opens_the_form(desk)
    for _ in range(screens):
        await sam.submits()
    await desk.person("dana").clicks("Someone else, please", where="dm")
    await sam.submits()
    await sam.sees("This has moved on, thank you.", where="modal")
    assert kept(desk, "SELECT state FROM cases") == [("open",)]


async def test_a_form_that_was_not_saved_keeps_what_was_chosen(desk: Desk) -> None:
    sam = await opens_the_form(desk)
    await sam.submits()
    await sam.fills("How heavy is this for you, 0 to 10?", "3")
    desk.breaks(NotSaved())
    await sam.submits()
    await sam.sees(NOT_SAVED, where="modal")
    desk.breaks(None)
    assert (await sam.submits())["closed"]


async def test_codes_that_we_never_offered_close_nothing(desk: Desk) -> None:
    sam = await opens_the_form(desk)
    sent = await sam.submits()
    payload = await desk.slack.payload_of(str(sent["delivery_id"]))
    view = dict(payload["view"])
    values = view["state"]["values"]
    values["kind"]["kind"]["selected_option"]["value"] = "forged"
    await desk.slack.forge(like=str(sent["delivery_id"]), payload={"view": view})
    for metadata in ("nonsense", "party|talked|formal|forged|not_noted|"):
        more = {**view, "callback_id": "close_case_more", "private_metadata": metadata}
        await desk.slack.forge(like=str(sent["delivery_id"]), payload={"view": more})
    assert kept(desk, "SELECT state FROM cases") == [("held",)]


async def test_a_heavy_load_shows_whom_to_turn_to_and_tells_nobody(desk: Desk) -> None:
    trainer(desk, "jo")
    sam = await closes(desk, load="9")
    await sam.sees("That is a lot to carry.", where="modal")
    await sam.sees("988", where="modal")
    assert kept(desk, "SELECT what, code, count FROM tally") == [("load", "8-10", 1)]
    assert "debrief" not in await desk.person("jo").reads("dm")
    await sam.clicks("Ask for a debrief", where="modal")
    await sam.sees("You have asked for a debrief.", where="modal")
    await settles(desk)
    await desk.person("jo").sees("I take this", where="dm")


async def test_a_light_load_shows_nothing(desk: Desk) -> None:
    sam = await closes(desk, load="7")
    assert not (await sam.screen())["modals"]


async def test_a_check_in_is_answered_and_then_asks_how_it_went(desk: Desk) -> None:
    dana = await checked_in(desk)
    await dana.sees("Checking in, as agreed", where="dm")
    await dana.clicks("I am okay", where="dm")
    await settles(desk)
    await dana.no_longer_sees("I am okay", where="dm")
    await dana.clicks("Tell us how it went", where="dm")
    await dana.chooses("I felt listened to", "Fully")
    await dana.submits()
    await dana.sees("Thank you for telling us.", where="modal")
    assert kept(desk, "SELECT answers FROM evaluation") == [('{"listened":5}',)]
    await dana.closes()
    await dana.clicks("Tell us how it went", where="dm")
    await dana.sees("You have told us already.", where="ephemeral")


async def test_later_and_stop_work_and_a_stale_press_is_a_sentence(desk: Desk) -> None:
    dana = await checked_in(desk)
    later = await dana.clicks("Later", where="dm")
    await settles(desk)
    await dana.sees("We check in again", where="dm")
    okay = {
        "type": "button",
        "action_id": "follow_okay",
        "block_id": "forged",
        "action_ts": "1.000001",
    }
    payload = await desk.slack.payload_of(str(later["delivery_id"]))
    value = payload["actions"][0]["value"]
    stale = {"actions": [{**okay, "value": value}]}
    await desk.slack.forge(like=str(later["delivery_id"]), payload=stale)
    await dana.sees(OVER, where="ephemeral")
    stop = {**okay, "action_id": "follow_stop", "value": value.partition(":")[0]}
    await desk.slack.forge(like=str(later["delivery_id"]), payload={"actions": [stop]})
    await dana.sees("Nothing more comes from us about this.", where="ephemeral")
    await desk.house.passes(3 * 86400)
    desk.house.beats()
    await settles(desk)
    assert "I am okay" not in await dana.reads("dm")


@pytest.mark.parametrize("value", ["", "party", "party:x", ":0", "party:999", "party:-1", "p:٣"])
async def test_a_forged_check_in_leads_nowhere(desk: Desk, value: str) -> None:
    dana = await checked_in(desk)
    pressed = await dana.clicks("Details", where="dm")
    forged = {"type": "button", "action_id": "follow_okay", "block_id": "b", "value": value}
    await desk.slack.forge(
        like=str(pressed["delivery_id"]), payload={"actions": [{**forged, "action_ts": "1.2"}]}
    )
    await dana.sees("This button no longer leads anywhere", where="ephemeral")


async def test_somebody_elses_check_in_leads_nowhere(desk: Desk) -> None:
    dana = await checked_in(desk)
    pressed = await dana.clicks("Details", where="dm")
    value = (await desk.slack.payload_of(str(pressed["delivery_id"])))["actions"][0]["value"]
    await settles(desk)
    lee = desk.person("lee")
    await lee.says("hello")
    model = (await lee.clicks("I need help right now", where="dm"))["delivery_id"]
    await lee.closes()
    for action, carried in (("follow_okay", f"{value}:0"), ("follow_stop", value)):
        forged = {"type": "button", "action_id": action, "block_id": "b", "value": carried}
        await desk.slack.forge(
            like=str(model), payload={"actions": [{**forged, "action_ts": f"1.{len(action)}"}]}
        )
    with desk.house.store.look() as tx:
        (case,) = tx.live_cases()
    assert case.after is not None
    assert not case.after.stopped
    assert case.after.follow_ups[0].state == "asked"


async def test_to_talk_asks_the_same_supporter_first(desk: Desk) -> None:
    desk.house.supporter("lee")
    dana = await checked_in(desk)
    await dana.clicks("I would like to talk", where="dm")
    await settles(desk)
    await dana.sees("Your request is in", where="dm")
    await desk.person("sam").sees("Accept", where="dm")
    await dana.sees("Your request is the newest message here.", where="dm")


async def test_to_talk_while_a_request_is_open_brings_that_one_to_the_bottom(desk: Desk) -> None:
    dana = await checked_in(desk)
    await dana.types("/peersupport now", channel="dm")
    await settles(desk)
    before = (await dana.screen())["dm"][-1]
    await dana.clicks("I would like to talk", where="dm")
    await settles(desk)
    newest = (await dana.screen())["dm"][-1]
    assert "Change my wishes" in str(newest["buttons"])
    assert newest["ts"] != before["ts"]


async def test_a_debrief_is_asked_for_taken_and_done(desk: Desk) -> None:
    trainer(desk, "jo")
    trainer(desk, "ari")
    sam, jo, ari = (desk.person(name) for name in ("sam", "jo", "ari"))
    await sam.types("/peersupport debrief", channel="dm")
    await sam.sees("You have asked for a debrief.", where="ephemeral")
    await settles(desk)
    taken = await ari.clicks("I take this", where="dm")
    await settles(desk)
    await jo.sees("This is taken care of, thank you.", where="dm")
    await sam.sees("Ari talks it over with you.", where="dm")
    await desk.slack.replay(str(taken["delivery_id"]))
    await sam.opens_home()
    await sam.sees("Your debrief is taken.", where="home")
    await ari.clicks("We have talked", where="dm")
    await settles(desk)
    await sam.sees("Your debrief is done.", where="dm")
    await ari.sees("This is taken care of, thank you.", where="dm")


async def test_who_is_second_reads_a_sentence(desk: Desk) -> None:
    for name in ("jo", "ari"):
        trainer(desk, name)
    await desk.person("sam").types("/peersupport debrief", channel="dm")
    await settles(desk)
    await desk.person("jo").clicks("I take this", where="dm")
    await desk.person("ari").clicks("I take this", where="dm")
    await desk.person("ari").sees("Someone else takes care of this", where="ephemeral")


async def test_a_debrief_can_be_taken_back_on_home(desk: Desk) -> None:
    trainer(desk, "jo")
    sam = desk.person("sam")
    await sam.opens_home()
    await sam.clicks("Ask for a debrief", where="home")
    await sam.sees("You have asked for a debrief.", where="modal")
    await sam.closes()
    await settles(desk)
    await desk.person("jo").sees("Sam asks for a debrief.", where="dm")
    await sam.clicks("No debrief after all", where="home")
    await sam.closes()
    await settles(desk)
    await desk.person("jo").no_longer_sees("I take this", where="dm")
    await sam.sees("Ask for a debrief", where="home")


async def test_only_supporters_can_ask_for_one(desk: Desk) -> None:
    dana = desk.person("dana")
    await dana.types("/peersupport debrief", channel="dm")
    await dana.sees("You are not a supporter right now.", where="ephemeral")
