"""What forgers, strangers and hurried people send: one sentence for all, and nothing changes."""

import asyncio
import logging
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from bot.domain.policy import Urgency
from bot.usecases import requesting
from bot.views.texts import refusals as words
from practice.driver import Facts
from practice.options import TEAM
from tests.handlers.desk import Desk
from tests.make import make_person

UNKNOWN = words.UNKNOWN_CARD.en


async def sam_is_paged(desk: Desk) -> str:
    """The delivery id of Sam's *Details* press, to forge others from."""
    desk.house.asks(Urgency.NOW)
    await desk.delivers()
    pressed = await desk.person("sam").clicks("Details", where="dm")
    await desk.person("sam").closes()
    return str(pressed["delivery_id"])


async def forge(desk: Desk, like: str, payload: Facts, trigger: str = "U0SAM") -> Facts:
    return await desk.slack.forge(like=like, payload=payload, fresh_trigger=trigger)


def open_cases(desk: Desk) -> list[str]:
    case = requesting.open_case(desk.house.store, make_person("U0DANA", TEAM))
    assert case is not None
    return [f"{party.role}:{party.state}" for party in case.parties]


@pytest.mark.parametrize("value", ["", "forged", "m-sam:supporter", "x" * 2000])
async def test_a_button_with_a_forged_id_leads_nowhere(desk: Desk, value: str) -> None:
    like = await sam_is_paged(desk)
    before = open_cases(desk)
    action = {"action_id": "accept", "value": value, "action_ts": "1.1", "type": "button"}
    await forge(desk, like, {"actions": [action]})
    await desk.person("sam").sees(UNKNOWN, where="ephemeral")
    assert open_cases(desk) == before


async def test_a_press_by_somebody_else_leads_nowhere(desk: Desk) -> None:
    like = await sam_is_paged(desk)
    before = open_cases(desk)
    party = (await desk.person("sam").screen())["dm"][-1]["buttons"][0]["value"]
    action = {"action_id": "accept", "value": party, "action_ts": "1.1", "type": "button"}
    payload: dict[str, Any] = {"actions": [action], "user": {"id": "U0KIM"}, "response_url": ""}
    await forge(desk, like, payload, "U0KIM")
    await desk.person("kim").sees(UNKNOWN, where="dm")
    assert open_cases(desk) == before


@pytest.mark.parametrize(
    "foreign",
    [
        {"team": {"id": "T0OTHER"}},
        {"api_app_id": "A0OTHER"},
        {"user": {"id": 7}},
        {"actions": []},
        {"actions": [{"action_id": "forged"}]},
        {"actions": [{"action_id": "urgency", "selected_option": "x"}]},
    ],
)
async def test_foreign_and_broken_payloads_get_the_same_sentence_and_a_code_in_the_log(
    desk: Desk, foreign: Facts, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "handlers")
    like = await sam_is_paged(desk)
    before = open_cases(desk)
    await forge(desk, like, foreign)
    await desk.person("sam").sees(UNKNOWN, where="ephemeral")
    assert open_cases(desk) == before
    assert any(r.name.startswith("handlers") for r in caplog.records)
    assert "U0SAM" not in caplog.text


@pytest.mark.parametrize("kind", ["event", "interactive", "command", "options"])
@pytest.mark.parametrize("payload", [{}, {"type": "block_actions"}, {"event": "x"}, {"view": []}])
async def test_an_odd_delivery_never_leaves_slack_waiting(
    desk: Desk, kind: str, payload: Facts
) -> None:
    told = await desk.slack.forge(type=kind, payload=payload)
    assert told["status"] in ("acked", "error")


async def test_two_presses_within_ten_milliseconds_are_one(desk: Desk) -> None:
    dana = desk.person("dana")
    await dana.types("/peersupport crisis")
    press = {"where": "ephemeral"}
    await asyncio.gather(
        dana.clicks("Get me a person", **press), dana.clicks("Get me a person", **press)
    )
    await desk.delivers()
    screen = await desk.person("sam").screen()
    assert sum("Accept" in message["read"] for message in screen["dm"]) == 1


async def test_a_repeated_press_pages_nobody_again(desk: Desk) -> None:
    dana = desk.person("dana")
    await desk.slack.redeliver(True)
    await dana.types("/peersupport crisis")
    await dana.clicks("Get me a person", where="ephemeral")
    case = requesting.open_case(desk.house.store, make_person("U0DANA", TEAM))
    assert case is not None
    assert {party.pages for party in case.parties if party.member_id == "m-sam"} == {1}


async def test_a_repeated_message_is_answered_once(desk: Desk) -> None:
    dana = desk.person("dana")
    await desk.slack.redeliver(True)
    await dana.says("hello")
    await dana.sees("I am a program", where="dm")
    screen = await dana.screen()
    assert sum("I am a program" in message["read"] for message in screen["dm"]) == 1


async def test_edits_and_deletions_are_ignored_quietly(desk: Desk) -> None:
    dana = desk.person("dana")
    ts = (await dana.says("hello"))["ts"]
    await dana.edits(ts, "hello again")
    await dana.deletes(ts)
    screen = await dana.screen()
    assert sum("I am a program" in message["read"] for message in screen["dm"]) == 1


async def test_many_messages_in_a_row_are_all_answered(desk: Desk) -> None:
    dana = desk.person("dana")
    for number in range(6):
        await dana.says(f"hello {number}")
    await dana.sees("I am a program", where="dm")


@pytest.mark.parametrize("text", ["x" * 4000, "<!channel> *bold* :tada:", "שלום", "on 9x", "🫥"])
async def test_any_text_after_the_command_is_answered_and_notifies_nobody(
    desk: Desk, text: str
) -> None:
    dana = desk.person("dana")
    told = await dana.types(f"/peersupport {text}")
    assert told["status"] == "acked"
    assert (await dana.reads()).strip()
    await dana.types(f"/peersupport-admin {text}")
    await dana.sees("/peersupport-admin", where="ephemeral")


async def test_a_stranger_gets_lines_and_a_sentence(desk: Desk) -> None:
    sol = desk.person("sol")
    await sol.opens_home()
    await sol.clicks("Get peer support", where="home")
    await sol.sees(words.STRANGER.en, where="modal")
    await sol.sees("988", where="modal")
    await sol.says("hello")
    await sol.sees(words.STRANGER.en, where="dm")


async def test_a_guest_may_ask(desk: Desk) -> None:
    gil = desk.person("gil")
    await gil.types("/peersupport now")
    await desk.delivers()
    await gil.sees("Your request is in", where="dm")


@pytest.mark.parametrize("who", ["botty", "ola", "gil", "sol"])
async def test_a_bot_a_guest_a_stranger_and_a_closed_account_cannot_join(
    desk: Desk, who: str
) -> None:
    rae = desk.person("rae")
    await rae.types(f"/peersupport-admin roster add @{who} profession=nurse")
    await rae.sees(words.GUESTS.en, where="ephemeral")


async def test_nobody_adds_themselves(desk: Desk) -> None:
    rae = desk.person("rae")
    await rae.types("/peersupport-admin lead add @rae")
    await rae.sees(words.NOT_YOURSELF.en, where="ephemeral")


async def test_who_has_left_the_roster_cannot_accept(desk: Desk) -> None:
    like = await sam_is_paged(desk)
    sam = desk.person("sam")
    party = (await sam.screen())["dm"][-1]["buttons"][0]["value"]
    await desk.person("rae").types("/peersupport-admin roster remove @sam")
    action = {"action_id": "accept", "value": party, "action_ts": "1.1", "type": "button"}
    await forge(desk, like, {"actions": [action]})
    assert "supporter:holder" not in open_cases(desk)


async def test_while_the_database_is_locked_everybody_is_told_in_time(desk: Desk) -> None:
    """Somebody else's lock on the file: each press is answered, and nothing has changed."""
    await sam_is_paged(desk)
    before = open_cases(desk)
    sam, dana = desk.person("sam"), desk.person("dana")
    with closing(sqlite3.connect(desk.database)) as other:
        other.execute("BEGIN IMMEDIATE")
        told = await asyncio.gather(
            *(sam.clicks("Accept", where="dm") for _ in range(5)), dana.types("/peersupport now")
        )
        other.rollback()
    assert {one["status"] for one in told} == {"acked"}
    await sam.sees(words.NOT_SAVED.en, where="ephemeral")
    await dana.sees(words.NOT_SAVED.en, where="ephemeral")
    assert open_cases(desk) == before
