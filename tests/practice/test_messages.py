"""Messages in front of people: clicks, privacy, ephemerals, response_url, typed words."""

from typing import Any

import aiohttp
import pytest

from practice.driver import CannotDo, NotSeen, Person, Workspace
from tests.practice.app import HandClock, Json, ScriptedApp
from tests.practice.blocks import (
    make_actions,
    make_element,
    make_option,
    make_section,
    make_text,
)


def make_button(label: str, **more: Any) -> Json:
    return make_element(text=make_text(label), action_id=label.lower(), **more)


async def carded(slack: Workspace, app: ScriptedApp, *buttons: Json, text: str = "Card") -> Person:
    """Dana with a card of the app in her DM."""
    blocks = [make_section(), make_actions(*buttons, block_id="bar")]
    await app.client.chat_postMessage(channel="U0DANA", text=text, blocks=blocks)
    return slack.person("dana")


async def responds(url: str, **payload: Any) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.post(url, json=payload) as answer:
        return answer.status, await answer.text()


async def test_a_click_on_a_message_arrives_as_slack_sends_it(
    slack: Workspace, app: ScriptedApp
) -> None:
    dana = await carded(slack, app, make_button("Accept", value="v1"))
    done = await dana.clicks("Accept")
    sent = app.last("action")
    (action,) = sent["actions"]
    assert (action["action_id"], action["block_id"], action["value"]) == ("accept", "bar", "v1")
    assert action["action_ts"]
    assert sent["container"]["message_ts"] == sent["message"]["ts"] == done["ts"]
    assert sent["container"]["is_ephemeral"] is False
    assert sent["user"] == {
        "id": "U0DANA",
        "username": "dana",
        "name": "dana",
        "team_id": "T0PRACTICE",
    }
    assert sent["channel"]["name"] == "directmessage"
    assert sent["message"]["bot_id"] == "B0BOT"


async def test_the_newest_of_two_equal_buttons_is_pressed_unless_told_otherwise(
    slack: Workspace, app: ScriptedApp
) -> None:
    dana = await carded(slack, app, make_button("Accept", value="old"))
    old = (await dana.screen())["dm"][0]["ts"]
    await carded(slack, app, make_button("Accept", value="new"))
    await dana.clicks("Accept")
    assert app.last("action")["actions"][0]["value"] == "new"
    await dana.clicks("Accept", ts=old)
    assert app.last("action")["actions"][0]["value"] == "old"
    await dana.clicks(action_id="accept", block_id="bar", value="old")
    assert app.last("action")["message"]["ts"] == old


async def test_a_button_that_is_not_on_the_screen_cannot_be_pressed(
    slack: Workspace, app: ScriptedApp
) -> None:
    dana = await carded(slack, app, make_button("Accept"))
    with pytest.raises(CannotDo, match="There is: Accept"):
        await dana.clicks("Refuse")
    with pytest.raises(CannotDo):
        await slack.person("sam").clicks("Accept")
    with pytest.raises(CannotDo):
        await dana.clicks("Accept", where="modal")


async def test_choosing_in_a_message_sends_the_choice(slack: Workspace, app: ScriptedApp) -> None:
    red, blue = make_option("Red", "r"), make_option("Blue", "b")
    dana = await carded(
        slack,
        app,
        make_element("radio_buttons", options=[red, blue], action_id="radio"),
        make_element("overflow", options=[make_option("More", "m")], action_id="dots"),
        make_element("users_select", action_id="who"),
    )
    await dana.clicks("Blue")
    assert app.last("action")["actions"][0]["selected_option"]["value"] == "b"
    state = app.last("action")["state"]["values"]["bar"]["radio"]
    assert state["selected_option"]["value"] == "b"
    await dana.clicks("More")
    assert app.last("action")["actions"][0]["selected_option"]["value"] == "m"
    await dana.clicks(action_id="who", choose="sam")
    assert app.last("action")["actions"][0]["selected_user"] == "U0SAM"


async def test_a_denied_confirmation_sends_nothing(slack: Workspace, app: ScriptedApp) -> None:
    confirm = {
        "title": make_text("Sure"),
        "text": make_text("Really"),
        "confirm": make_text("Yes"),
        "deny": make_text("No"),
    }
    dana = await carded(slack, app, make_button("Cancel", confirm=confirm))
    await dana.clicks("Cancel", confirm=False)
    assert app.count("action") == 0
    await dana.clicks("Cancel")
    assert app.count("action") == 1


async def test_a_dm_is_seen_by_one_person_and_so_is_its_preview(
    slack: Workspace, app: ScriptedApp
) -> None:
    dana = await carded(slack, app, make_button("Accept"), text="You have an update")
    screen = await dana.screen()
    assert [note["preview"] for note in screen["notifications"]] == ["You have an update"]
    assert screen["dm"][0]["read"] == "Words\nAccept"
    assert screen["dm"][0]["buttons"][0]["label"] == "Accept"
    assert {entry["user"] for entry in await slack.seen()} == {"U0DANA"}


async def test_what_is_gone_stays_in_the_record_of_what_was_seen(
    slack: Workspace, app: ScriptedApp
) -> None:
    posted = await app.client.chat_postMessage(channel="U0DANA", text="Secret")
    dana = slack.person("dana")
    dm, ts = str(posted["channel"]), str(posted["ts"])
    await app.client.chat_update(channel=dm, ts=ts, text="Neutral")
    await dana.does_not_see("Secret")
    with pytest.raises(NotSeen, match="Neutral"):
        await dana.sees("Secret", timeout=0)
    words = [entry["text"] for entry in await dana.seen() if entry["where"] == "dm"]
    assert words == ["Secret", "Neutral"]


async def test_seeing_waits_for_what_is_not_there_yet(slack: Workspace, app: ScriptedApp) -> None:
    dana = slack.person("dana")
    since = (await dana.screen())["seq"]
    await app.client.chat_postMessage(channel="U0DANA", text="Here I am")
    assert await slack.wait(since) > since
    found = await dana.sees("Here I am")
    assert found["where"] == "dm"
    await app.client.chat_delete(channel=await _dm(app), ts=found["id"])
    await dana.no_longer_sees("Here I am")


async def _dm(app: ScriptedApp) -> str:
    return str((await app.client.conversations_open(users="U0DANA"))["channel"]["id"])


async def test_an_ephemeral_is_seen_by_one_person_and_sends_no_message_when_clicked(
    slack: Workspace, app: ScriptedApp
) -> None:
    await app.client.chat_postEphemeral(
        channel=await _dm(app), user="U0DANA", text="Psst", blocks=[make_actions()]
    )
    dana = slack.person("dana")
    await dana.clicks("Press", where="ephemeral")
    sent = app.last("action")
    assert sent["container"]["is_ephemeral"] is True
    assert "message" not in sent
    found = await app.client.conversations_history(channel=await _dm(app))
    assert found["messages"] == []
    await dana.reloads()
    with pytest.raises(CannotDo):
        await dana.clicks("Press")


async def test_a_response_url_answers_privately_five_times(
    slack: Workspace, app: ScriptedApp
) -> None:
    dana = await carded(slack, app, make_button("Accept"))
    await dana.clicks("Accept")
    url = app.last("action")["response_url"]
    for number in range(5):
        assert await responds(url, text=f"Answer {number}") == (200, "ok")
    assert (await responds(url, text="Answer 5"))[0] == 404
    await dana.sees("Answer 4", where="ephemeral")
    await slack.person("sam").does_not_see("Answer")


async def test_a_response_url_ends_after_thirty_minutes(
    slack: Workspace, app: ScriptedApp, clock: HandClock
) -> None:
    await slack.person("dana").types("/peersupport")
    url = app.last("command")["response_url"]
    clock.passed += 30 * 60 + 1
    status, error = await responds(url, text="Late")
    assert status == 404
    assert "expired_url" in error


async def test_a_response_url_replaces_and_deletes_the_original(
    slack: Workspace, app: ScriptedApp
) -> None:
    dana = await carded(slack, app, make_button("Accept"))
    await dana.clicks("Accept")
    url = app.last("action")["response_url"]
    await responds(url, text="Replaced", replace_original=True)
    assert [m["read"] for m in (await dana.screen())["dm"]] == ["Replaced"]
    await responds(url, delete_original=True)
    assert (await dana.screen())["dm"] == []


async def test_a_private_answer_can_be_replaced_but_never_made_public(
    slack: Workspace, app: ScriptedApp
) -> None:
    dana = slack.person("dana")
    await dana.types("/peersupport")
    url = app.last("command")["response_url"]
    await responds(url, text="One moment")
    await responds(url, text="Done", replace_original=True)
    assert [m["read"] for m in (await dana.screen())["ephemerals"]] == ["Done"]
    status, _ = await responds(
        url, text="Public", replace_original=True, response_type="in_channel"
    )
    assert status == 400


async def test_a_response_url_keeps_the_rules_of_messages(
    slack: Workspace, app: ScriptedApp
) -> None:
    await slack.person("dana").types("/peersupport")
    url = app.last("command")["response_url"]
    assert "no_text" in (await responds(url))[1]
    assert "invalid_blocks" in (await responds(url, text="x", blocks=[{}]))[1]
    assert [call["error"] for call in await slack.refused_calls()] == [
        "no_text",
        "invalid_blocks",
    ]


async def test_typed_words_corrections_and_deletions_reach_the_app(
    slack: Workspace, app: ScriptedApp
) -> None:
    dana = slack.person("dana")
    ts = (await dana.says("Fish & <chips> with @sam"))["ts"]
    event = app.last("event")["event"]
    assert event["text"] == "Fish &amp; &lt;chips&gt; with <@U0SAM|sam>"
    assert (event["channel_type"], event["user"], event["ts"]) == ("im", "U0DANA", ts)
    await dana.sees("Fish & <chips> with @Sam Okafor")
    await dana.edits(ts, "Better")
    event = app.last("event")["event"]
    assert (event["subtype"], event["message"]["text"]) == ("message_changed", "Better")
    await dana.deletes(ts)
    event = app.last("event")["event"]
    assert (event["subtype"], event["deleted_ts"]) == ("message_deleted", ts)
    with pytest.raises(CannotDo):
        await dana.edits(ts, "Too late")


async def test_the_app_is_told_of_its_own_changes_too(slack: Workspace, app: ScriptedApp) -> None:
    posted = await app.client.chat_postMessage(channel="U0DANA", text="One")
    dm, ts = str(posted["channel"]), str(posted["ts"])
    await app.client.chat_update(channel=dm, ts=ts, text="Two")
    await slack.person("dana").says("Hello")
    kinds = [one["type"] for one in await slack.deliveries()]
    assert kinds.count("message") == 3


async def test_words_follow_a_change_of_name_or_zone(slack: Workspace, app: ScriptedApp) -> None:
    text = "<@U0SAM> at <!date^1795611600^{time}|8>"
    await app.client.chat_postMessage(channel="U0DANA", text=text)
    dana = slack.person("dana")
    await dana.sees("@Sam Okafor at 8:00 AM")
    await slack.person("sam").account(real_name="Sam Adler")
    await dana.account(tz="Europe/Madrid")
    await dana.sees("@Sam Adler at 2:00 PM")
