"""Rate limits as Slack keeps them, and failures when a test asks for them."""

import asyncio
from typing import Any

import pytest
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from practice.driver import CannotDo, Workspace
from practice.gestures.stage import Stage
from tests.practice.app import HandClock, ScriptedApp, make_client


async def post(client: AsyncWebClient, channel: str = "U0DANA", text: str = "Hello") -> Any:
    return await client.chat_postMessage(channel=channel, text=text)


async def refusal(client: AsyncWebClient, channel: str = "U0DANA") -> SlackApiError:
    with pytest.raises(SlackApiError) as caught:
        await post(client, channel)
    return caught.value


async def test_a_channel_takes_a_burst_of_four_then_one_a_second(
    client: AsyncWebClient, clock: HandClock
) -> None:
    for _ in range(4):
        await post(client)
    error = await refusal(client)
    assert error.response.status_code == 429
    assert error.response["error"] == "ratelimited"
    assert error.response.headers["Retry-After"] == "1"
    await post(client, "U0SAM")
    clock.passed += 1
    await post(client)


async def test_a_refused_post_leaves_nothing(slack: Workspace, client: AsyncWebClient) -> None:
    for _ in range(4):
        await post(client)
    await refusal(client)
    assert len((await slack.person("dana").screen())["dm"]) == 4


async def test_a_method_takes_a_minutes_worth_and_then_waits(
    client: AsyncWebClient, clock: HandClock
) -> None:
    for _ in range(50):
        await client.conversations_open(users="U0DANA")
    with pytest.raises(SlackApiError) as caught:
        await client.conversations_open(users="U0DANA")
    assert int(caught.value.response.headers["Retry-After"]) >= 1
    clock.passed += 60
    await client.conversations_open(users="U0DANA")


async def test_the_pace_can_be_switched_off(slack: Workspace, client: AsyncWebClient) -> None:
    await slack.pace(False)
    for _ in range(10):
        await post(client)
    await slack.pace(True)


@pytest.mark.parametrize(
    ("fault", "status", "error"),
    [
        ({"kind": "429", "seconds": 7}, 429, "ratelimited"),
        ({"kind": "refuse", "error": "account_inactive"}, 200, "account_inactive"),
        ({"kind": "error"}, 200, "internal_error"),
    ],
)
async def test_a_fault_hits_as_often_as_asked(
    slack: Workspace, client: AsyncWebClient, fault: dict[str, Any], status: int, error: str
) -> None:
    await slack.fault("chat.postMessage", times=2, **fault)
    for _ in range(2):
        refused = await refusal(client)
        assert (refused.response.status_code, refused.response["error"]) == (status, error)
    await post(client)
    assert len((await slack.person("dana").screen())["dm"]) == 1


async def test_a_server_error_is_no_json(slack: Workspace, client: AsyncWebClient) -> None:
    await slack.fault("chat.postMessage", "500")
    with pytest.raises(SlackApiError) as caught:
        await post(client)
    assert caught.value.response.status_code == 500


async def test_a_fault_can_be_for_one_person(slack: Workspace, client: AsyncWebClient) -> None:
    await slack.fault("*", "refuse", error="channel_not_found", user="U0SAM", times=0)
    await post(client)
    dm = (await client.conversations_open(users="U0DANA"))["channel"]["id"]
    await client.conversations_history(channel=dm)
    for _ in range(3):
        assert (await refusal(client, "U0SAM")).response["error"] == "channel_not_found"
    await slack.clear_faults()
    await post(client, "U0SAM")


async def test_accepted_without_an_answer_is_there_all_the_same(
    slack: Workspace, client: AsyncWebClient
) -> None:
    await slack.fault("chat.postMessage", "timeout_after_accept", seconds=0.1)
    with pytest.raises(ClientError):
        await post(client)
    await slack.person("dana").sees("Hello")
    (call,) = await slack.calls()
    assert call["ok"]
    assert call["fault"] == "timeout_after_accept"


async def test_a_dropped_connection_leaves_nothing(
    slack: Workspace, client: AsyncWebClient
) -> None:
    await slack.fault("chat.postMessage", "drop_connection")
    with pytest.raises(ClientError):
        await post(client)
    await slack.person("dana").does_not_see("Hello")


async def test_a_slow_call_still_arrives(slack: Workspace, client: AsyncWebClient) -> None:
    await slack.fault("chat.postMessage", "slow", seconds=0.1)
    await post(client)
    (call,) = await slack.calls()
    assert call["latency_ms"] >= 100


async def test_an_unknown_fault_is_refused_in_a_sentence(slack: Workspace) -> None:
    with pytest.raises(CannotDo, match="A fault needs a method and a kind"):
        await slack.fault("chat.postMessage", "earthquake")
    with pytest.raises(CannotDo, match="times and seconds are numbers"):
        await slack.fault("chat.postMessage", "500", times="often")


async def test_while_slack_is_down_nothing_goes_in_or_out(
    slack: Workspace, stage: Stage, app: ScriptedApp
) -> None:
    await slack.down()
    client = make_client(stage.world.base_url)
    with pytest.raises(ClientError):
        await post(client)
    assert (await slack.person("dana").types("/peersupport"))["status"] == "no_connection"
    await slack.down(on=False)
    await post(client)


async def test_slack_can_be_down_for_some_seconds(
    slack: Workspace, client: AsyncWebClient, clock: HandClock
) -> None:
    await slack.down(seconds=5)
    with pytest.raises(ClientError):
        await post(client)
    clock.passed += 6
    await post(client)


async def test_calls_are_recorded_with_arguments_and_without_tokens(
    slack: Workspace, client: AsyncWebClient
) -> None:
    await asyncio.gather(post(client), post(client, "U0SAM", "Other"))
    calls = await slack.calls()
    assert {call["arguments"]["text"] for call in calls} == {"Hello", "Other"}
    assert all(call["ok"] and call["latency_ms"] >= 0 for call in calls)
    assert "xoxb" not in str(calls)
