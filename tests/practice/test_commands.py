"""Slash commands and shortcuts: what the app gets, and what the person sees of its answer."""

import asyncio

import pytest
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from practice.driver import CannotDo, Workspace
from practice.gestures.stage import Stage
from tests.practice.app import Json, ScriptedApp, acks
from tests.practice.blocks import make_section


async def test_a_command_arrives_as_slack_sends_it(slack: Workspace, app: ScriptedApp) -> None:
    await slack.person("dana").types("/peersupport for @sam, now")
    sent = app.last("command")
    assert sent["command"] == "/peersupport"
    assert sent["text"] == "for <@U0SAM|sam>, now"
    assert (sent["user_id"], sent["channel_id"]) == ("U0DANA", "C0GENERAL")
    assert sent["channel_name"] == "general"
    assert sent["is_enterprise_install"] == "false"
    assert sent["response_url"].startswith(slack.base_url + "/commands/")


async def test_typing_everybodys_name_arrives_as_a_broadcast(
    slack: Workspace, app: ScriptedApp
) -> None:
    await slack.person("dana").types("/peersupport-admin roster add @channel @nobody")
    assert app.last("command")["text"] == "roster add <!channel> @nobody"


async def test_an_address_arrives_in_angle_brackets(slack: Workspace, app: ScriptedApp) -> None:
    await slack.person("dana").types('/peersupport-admin add url=https://a.org/b "https://c.org"')
    assert app.last("command")["text"] == 'add url=<https://a.org/b> "<https://c.org>"'


async def test_a_command_can_be_typed_where_the_app_is_not(
    slack: Workspace, stage: Stage, app: ScriptedApp
) -> None:
    app.answers["command"] = acks(text="Only you see this")
    dana = slack.person("dana")
    await dana.types("/peersupport", channel="sam")
    sent = app.last("command")
    between = stage.world.channels.between("U0DANA", "U0SAM").id
    assert (sent["channel_id"], sent["channel_name"]) == (between, "directmessage")
    await dana.sees("Only you see this", where="ephemeral")


async def test_the_answer_to_a_command_is_seen_by_its_author_until_they_reload(
    slack: Workspace, app: ScriptedApp
) -> None:
    app.answers["command"] = acks(text="Hello", blocks=[make_section()], response_type="ephemeral")
    dana, sam = slack.person("dana"), slack.person("sam")
    await dana.types("/peersupport help")
    await dana.sees("Words", where="ephemeral")
    await sam.does_not_see("Words")
    await dana.reloads()
    await dana.does_not_see("Words")
    assert [one["text"] for one in await dana.seen()] == ["Words"]


async def test_a_public_answer_is_seen_by_the_channel(slack: Workspace, app: ScriptedApp) -> None:
    app.answers["command"] = acks(text="Everybody sees this", response_type="in_channel")
    await slack.person("dana").types("/peersupport help")
    await slack.person("sam").sees("Everybody sees this", where="channel")


async def test_an_answer_slack_would_not_take_is_listed_and_shown_as_a_failure(
    slack: Workspace, app: ScriptedApp
) -> None:
    app.answers["command"] = acks(text="x", blocks=[{"type": "lever"}])
    dana = slack.person("dana")
    await dana.types("/peersupport help")
    await dana.sees('/peersupport failed with the error "dispatch_unknown_error"')
    (refused,) = await slack.refused_calls()
    assert (refused["method"], refused["error"]) == ("ack.command", "invalid_blocks")


async def test_an_app_that_does_not_answer_in_three_seconds_shows_as_timeouts(
    slack: Workspace, app: ScriptedApp
) -> None:
    released = asyncio.Event()

    async def never(body: Json, ack: AsyncAck, client: AsyncWebClient) -> None:
        await released.wait()
        await ack(text="Too late")

    app.answers["command"] = app.answers["shortcut"] = never
    dana, sam = slack.person("dana"), slack.person("sam")
    typed, _ = await asyncio.gather(dana.types("/peersupport"), sam.shortcut("get_peer_support"))
    assert typed["status"] == "timeout"
    await dana.sees('/peersupport failed with the error "operation_timeout"')
    released.set()
    await dana.says("Hello")
    await dana.does_not_see("Too late")


async def test_without_any_connection_a_command_fails_at_once(slack: Workspace) -> None:
    dana = slack.person("dana")
    done = await dana.types("/peersupport")
    assert done["status"] == "no_connection"
    await dana.sees('/peersupport failed with the error "dispatch_failed"')


async def test_a_command_nobody_registered_cannot_be_typed(slack: Workspace) -> None:
    with pytest.raises(CannotDo, match="/weather is not a valid command"):
        await slack.person("dana").types("/weather")


async def test_a_closed_account_cannot_do_anything(slack: Workspace) -> None:
    with pytest.raises(CannotDo, match="no account here any more"):
        await slack.person("ola").types("/peersupport")


async def test_a_stranger_types_in_the_shared_channel(slack: Workspace, app: ScriptedApp) -> None:
    await slack.person("sol").types("/peersupport")
    assert app.last("command")["channel_id"] == "C0SHARED"
    await slack.person("sol").shortcut("get_peer_support")
    assert app.last("shortcut")["user"]["team_id"] == "T0ELSEWHERE"


async def test_a_global_shortcut_has_a_trigger_and_no_channel(
    slack: Workspace, app: ScriptedApp
) -> None:
    await slack.person("dana").shortcut("get_peer_support")
    sent = app.last("shortcut")
    assert sent["callback_id"] == "get_peer_support"
    assert sent["trigger_id"]
    assert not {"channel", "response_url"} & set(sent)
