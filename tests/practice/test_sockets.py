"""Socket Mode: tickets, connections, envelopes, disconnects, repeated deliveries."""

import asyncio
from typing import Any

import aiohttp
import pytest

from practice.driver import CannotDo, NotSeen, Workspace
from practice.gestures.stage import Stage
from tests.practice.app import ScriptedApp, acks, connected, make_client

Json = dict[str, Any]


async def new_address(stage: Stage) -> str:
    client = make_client(stage.world.base_url, "xapp-practice-app")
    answer = await client.apps_connections_open(app_token="xapp-practice-app")
    return str(answer["url"])


async def test_a_connection_begins_with_hello_and_its_address_works_once(stage: Stage) -> None:
    url = await new_address(stage)
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect(url) as socket:
            hello = await socket.receive_json(timeout=2)
        assert hello["type"] == "hello"
        assert hello["num_connections"] == 1
        assert hello["debug_info"]["approximate_connection_time"] > 0
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(url)


async def test_the_eleventh_connection_is_refused(stage: Stage, slack: Workspace) -> None:
    async with aiohttp.ClientSession() as session:
        kept = [await session.ws_connect(await new_address(stage)) for _ in range(10)]
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(await new_address(stage))
        assert not any(socket.closed for socket in kept)


async def test_an_envelope_has_slacks_shape_and_waits_for_its_own_ack(
    stage: Stage, slack: Workspace
) -> None:
    async with aiohttp.ClientSession() as session:
        socket = await session.ws_connect(await new_address(stage))
        await socket.receive_json(timeout=2)
        typing = asyncio.create_task(slack.person("dana").types("/peersupport help"))
        envelope = await socket.receive_json(timeout=2)
        assert envelope["type"] == "slash_commands"
        assert envelope["accepts_response_payload"] is True
        await socket.send_json({"envelope_id": "foreign"})
        answer = {"envelope_id": envelope["envelope_id"], "payload": {"text": "Here"}}
        await socket.send_json(answer)
        assert (await typing)["status"] == "acked"
        saying = asyncio.create_task(slack.person("dana").says("Hello"))
        envelope = await socket.receive_json(timeout=2)
        assert envelope["type"] == "events_api"
        assert (envelope["retry_attempt"], envelope["retry_reason"]) == (0, "")
        payload = envelope["payload"]
        assert payload["type"] == "event_callback"
        assert payload["event_id"].startswith("Ev")
        assert payload["authorizations"][0]["user_id"] == "U0BOT"
        await socket.send_json({"envelope_id": envelope["envelope_id"]})
        await saying
    await slack.person("dana").sees("Here", where="ephemeral")


async def test_each_payload_goes_to_any_one_of_the_connections(
    stage: Stage, slack: Workspace, app: ScriptedApp
) -> None:
    other = ScriptedApp(stage.world.base_url)
    async with connected(other):
        await slack.until_connected(2)
        for _ in range(6):
            await slack.person("dana").types("/peersupport")
    assert app.count("command") == other.count("command") == 3


async def test_an_app_that_is_asked_to_comes_again(slack: Workspace, app: ScriptedApp) -> None:
    await slack.disconnect("refresh_requested")
    await slack.until_connected(1)
    assert (await slack.person("dana").types("/peersupport"))["status"] == "acked"


async def test_one_of_two_connections_can_be_renewed_without_a_gap(
    stage: Stage, slack: Workspace, app: ScriptedApp
) -> None:
    other = ScriptedApp(stage.world.base_url)
    async with connected(other):
        await slack.until_connected(2)
        assert (await slack.disconnect("refresh_requested", most=1))["connections"] == 1
        assert (await slack.person("dana").types("/peersupport"))["status"] == "acked"
        await slack.until_connected(2)


async def test_an_app_that_never_connects_is_noticed(slack: Workspace) -> None:
    with pytest.raises(NotSeen, match="0 of 1 connections"):
        await slack.until_connected(1, timeout=0)


async def test_a_delivery_can_be_read_whole(slack: Workspace, app: ScriptedApp) -> None:
    done = await slack.person("dana").types("/peersupport")
    sent = await slack.payload_of(done["delivery_id"])
    assert sent["trigger_id"] == app.last("command")["trigger_id"]


async def test_redelivery_brings_every_payload_twice(slack: Workspace, app: ScriptedApp) -> None:
    await slack.redeliver(True)
    app.answers["command"] = acks(text="Once")
    dana = slack.person("dana")
    await dana.types("/peersupport")
    await slack.redeliver(False)
    await dana.says("Hello")
    first, second = [body for kind, body in app.heard if kind == "command"]
    assert first == second
    assert [m["read"] for m in (await dana.screen())["ephemerals"]] == ["Once"]


async def test_an_earlier_delivery_can_be_replayed_with_its_ids(
    slack: Workspace, app: ScriptedApp
) -> None:
    done = await slack.person("dana").says("Hello")
    again = await slack.replay(done["delivery_id"])
    assert again["status"] == "acked"
    first, second = [body for kind, body in app.heard if kind == "event"]
    assert first["event_id"] == second["event_id"]
    with pytest.raises(CannotDo):
        await slack.replay("Dl0NOTHING")


async def test_a_forged_payload_differs_only_as_told(slack: Workspace, app: ScriptedApp) -> None:
    done = await slack.person("dana").types("/peersupport now")
    await slack.forge(like=done["delivery_id"], payload={"user_id": "U0SAM"}, remove=["text"])
    first, second = [body for kind, body in app.heard if kind == "command"]
    assert second == {**{k: v for k, v in first.items() if k != "text"}, "user_id": "U0SAM"}


async def test_an_event_nobody_took_is_sent_again(
    stage: Stage, slack: Workspace, app: ScriptedApp
) -> None:
    refused: list[Json] = []
    taken = asyncio.Event()

    async def fails_once(body: Json, ack: Any, client: Any) -> None:
        refused.append(body)
        if len(refused) == 1:
            raise RuntimeError("not now")
        await ack()
        taken.set()

    app.answers["event"] = fails_once
    done = await slack.person("dana").says("Hello")
    assert done["status"] == "timeout"
    await asyncio.wait_for(taken.wait(), 2)
    assert refused[0]["event_id"] == refused[1]["event_id"]
    attempts = [one["retry"] for one in await slack.deliveries()]
    assert attempts == [0, 1]
