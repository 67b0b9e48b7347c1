"""What is pressed on cards, in modals and on Home, answered in the same moment."""

import pytest

from bot.domain.asking import Wishes
from bot.domain.people import Role
from bot.domain.policy import Urgency
from bot.usecases import requesting
from bot.views.texts import refusals as words
from practice.options import TEAM
from tests.handlers.desk import Desk
from tests.make import make_person

DANA = make_person("U0DANA", TEAM)


async def sam_accepts(desk: Desk, unit: str | None = None) -> None:
    desk.house.asks(Urgency.NOW, wishes=Wishes(unit=unit))
    await desk.delivers()
    await desk.person("sam").clicks("Accept", where="dm")
    await desk.delivers()


async def test_show_contact_opens_who_asked(desk: Desk) -> None:
    await sam_accepts(desk)
    sam = desk.person("sam")
    await sam.clicks("Show contact", where="dm")
    await sam.sees("Dana Rivera", where="modal")


async def test_the_question_about_the_unit_comes_before_the_name(desk: Desk) -> None:
    await sam_accepts(desk, unit="Surgery")
    sam = desk.person("sam")
    await sam.clicks("Details", where="dm")
    await sam.closes()
    party = (await sam.screen())["dm"][-1]["buttons"][0]["value"]
    pressed = await sam.clicks("Details", where="dm")
    await sam.closes()
    action = {"action_id": "show_contact", "value": party, "action_ts": "1.1", "type": "button"}
    await desk.slack.forge(
        like=pressed["delivery_id"], payload={"actions": [action]}, fresh_trigger="U0SAM"
    )
    await sam.sees("Surgery", where="modal")
    assert "Dana" not in await sam.reads("modal")
    await sam.clicks("No", where="modal")
    await sam.sees("Dana Rivera", where="modal")


async def test_passing_it_on_in_the_modal_is_answered_there(desk: Desk) -> None:
    await sam_accepts(desk)
    sam = desk.person("sam")
    await sam.types("/peersupport cases")
    await sam.clicks("Show contact", where="modal")
    await sam.sees("Dana Rivera", where="modal")


async def test_a_card_that_is_long_decided_says_so(desk: Desk) -> None:
    desk.house.supporter("lee")
    desk.house.asks(Urgency.NOW)
    await desk.delivers()
    await desk.person("sam").clicks("Accept", where="dm")
    lee = desk.person("lee")
    await lee.clicks("Accept", where="dm")
    await lee.sees(words.ALREADY_TAKEN.en, where="ephemeral")


async def test_somebody_joins_by_pressing_i_am_in(desk: Desk) -> None:
    rae, tom = desk.person("rae"), desk.person("tom")
    await rae.types("/peersupport-admin roster add @tom profession=nurse trained=2025-01-01")
    await rae.sees("Tom Berg", where="ephemeral")
    await desk.delivers()
    await tom.clicks("I am in", where="dm")
    await desk.delivers()
    await tom.types("/peersupport on 2h")
    await tom.sees("You are available until", where="ephemeral")


async def test_a_setting_holds_at_once(desk: Desk) -> None:
    rae, dana = desk.person("rae"), desk.person("dana")
    await rae.types("/peersupport-admin settings country GB")
    await dana.types("/peersupport crisis")
    await dana.sees("116 123", where="ephemeral")


@pytest.mark.parametrize(
    "text",
    [
        *("help", "roster", "roles", "policy", "settings", "unit", "unit add Theatre"),
        *("policy set now 2@1m contact=10m", "coordinator add @ari", "lead remove @kim"),
        *("settings night-number +1 555 0100", "shift list", "unit alias Theatre OR"),
        *("lines", "lines GB", "lines Atlantis", "lines verify us-988", "lines verify nobody"),
    ],
)
async def test_every_admin_command_is_answered(desk: Desk, text: str) -> None:
    rae = desk.person("rae")
    await rae.types(f"/peersupport-admin {text}")
    shown = await rae.reads("ephemeral")
    assert shown.strip()
    assert words.BROKEN.en not in shown


@pytest.mark.parametrize(
    "text", ["help", "privacy", "status", "cancel", "on", "off", "pause", "cases", "forget"]
)
async def test_every_command_is_answered(desk: Desk, text: str) -> None:
    sam = desk.person("sam")
    await sam.types(f"/peersupport {text}")
    shown = await sam.reads()
    assert shown.strip()
    assert words.BROKEN.en not in shown


async def test_who_has_no_role_changes_nothing(desk: Desk) -> None:
    dana = desk.person("dana")
    await dana.types("/peersupport-admin settings country GB")
    await dana.sees(words.NOT_ALLOWED.en, where="ephemeral")


async def test_home_shows_what_each_may_press(desk: Desk) -> None:
    sam, rae = desk.person("sam"), desk.person("rae")
    await sam.opens_home()
    await sam.clicks("My cases", where="home")
    await sam.sees("My cases", where="modal")
    await rae.opens_home()
    await rae.clicks("Who is on call", where="home")
    await rae.sees("Sam", where="modal")


async def test_a_deactivated_supporter_leaves_at_once(desk: Desk) -> None:
    desk.house.asks(Urgency.NOW)
    await desk.delivers()
    await desk.person("sam").account(deleted=True)
    case = requesting.open_case(desk.house.store, DANA)
    assert case is not None
    states = {str(party.state) for party in case.parties if party.member_id == "m-sam"}
    assert states == {"dropped"}


async def test_the_requester_changes_wishes_and_says_where_they_are(desk: Desk) -> None:
    dana = desk.person("dana")
    desk.house.asks(Urgency.DANGER)
    await desk.delivers()
    await dana.clicks("Say where I am", where="dm")
    await dana.fills("What number?", "+1 555 0199")
    await dana.submits()
    await dana.clicks("Change my wishes", where="dm")
    await dana.fills("Language", "Spanish")
    await dana.submits()
    case = requesting.open_case(desk.house.store, DANA)
    assert case is not None
    assert case.asking.contact.number == "+1 555 0199"
    assert case.asking.wishes.language == "es"


async def test_talk_to_someone_after_a_cancelled_danger_request_asks_anew(desk: Desk) -> None:
    dana = desk.person("dana")
    desk.house.asks(Urgency.DANGER)
    await desk.delivers()
    await dana.clicks("Cancel my request", where="dm")
    await desk.delivers()
    await dana.clicks("Talk to someone", where="dm")
    case = requesting.open_case(desk.house.store, DANA)
    assert case is not None
    assert case.urgency is Urgency.NOW


async def test_hiding_says_nothing_on_the_screen_that_is_cleared(desk: Desk) -> None:
    dana = desk.person("dana")
    desk.house.asks(Urgency.TODAY)
    await desk.delivers()
    await dana.clicks("Hide this conversation", where="dm")
    await desk.delivers()
    assert not (await dana.screen())["ephemerals"]
    await dana.types("/peersupport status")
    await desk.house.settles(3)
    await dana.sees("Cancel my request", where="dm")


async def test_danger_words_typed_to_the_bot_put_the_lines_first(desk: Desk) -> None:
    dana = desk.person("dana")
    await dana.says("I want to die")
    await dana.sees("I am a program", where="dm")
    shown = await dana.reads("dm")
    assert shown.index("988") < shown.index("I am a program")


async def test_ask_again_tells_whoever_pressed_it_that_it_was_done(desk: Desk) -> None:
    desk.house.member("ari", Role.COORDINATOR)
    desk.house.asks(Urgency.NOW)
    await desk.delivers()
    for _ in range(3):
        await desk.house.passes(301)
        desk.house.beats()
        await desk.delivers()
    ari = desk.person("ari")
    await ari.clicks("Ask again", where="dm")
    await ari.sees("Everyone who can still be asked is asked once more")
