"""Messages that Slack holds: what it refuses, and that they really arrive in moved time."""

from pathlib import Path
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from practice.clock import Clock
from practice.driver import Workspace
from practice.gestures.stage import Stage
from practice.options import Options
from practice.server import serve
from tests.practice.app import make_client

DAY = 24 * 3600


async def schedule(client: AsyncWebClient, stage: Stage, after: float, **more: Any) -> str:
    """Holds a message for Dana; its id."""
    arguments = {"channel": "U0DANA", "text": "If nobody reached you", **more}
    post_at = int(stage.world.clock.moved() + after)
    answer = await client.chat_scheduleMessage(post_at=post_at, **arguments)
    return str(answer["scheduled_message_id"])


async def refusal(client: AsyncWebClient, stage: Stage, after: float, **more: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        await schedule(client, stage, after, **more)
    return str(caught.value.response["error"])


async def test_a_held_message_arrives_when_its_time_has_come(
    slack: Workspace, stage: Stage, client: AsyncWebClient
) -> None:
    await schedule(client, stage, 600)
    dana = slack.person("dana")
    await slack.move_time(590)
    await dana.does_not_see("If nobody reached you")
    await slack.move_time(11)
    await dana.sees("If nobody reached you", where="dm")
    assert await slack.scheduled() == []


async def test_with_metadata_it_is_taken_and_never_arrives(
    slack: Workspace, stage: Stage, client: AsyncWebClient
) -> None:
    key = {"event_type": "sent", "event_payload": {}}
    await schedule(client, stage, 100, metadata=key)
    await schedule(client, stage, 101, text="The other one")
    await slack.move_time(200)
    dana = slack.person("dana")
    await dana.sees("The other one")
    await dana.does_not_see("If nobody reached you")


@pytest.mark.parametrize(
    ("after", "more", "error"),
    [
        (-1, {}, "time_in_past"),
        (120 * DAY + 60, {}, "time_too_far"),
        (600, {"text": "x" * 4001}, "msg_too_long"),
        (600, {"channel": "C0GENERAL"}, "not_in_channel"),
    ],
)
async def test_what_slack_would_not_hold_is_refused(
    stage: Stage, client: AsyncWebClient, after: float, more: dict[str, Any], error: str
) -> None:
    assert await refusal(client, stage, after, **more) == error


async def test_five_minutes_hold_thirty_messages_of_a_channel(
    stage: Stage, client: AsyncWebClient
) -> None:
    start = 600 - stage.world.clock.moved() % 300
    for second in range(30):
        await schedule(client, stage, start + 2 + second)
    assert await refusal(client, stage, start + 100) == "restricted_too_many"
    await schedule(client, stage, start + 100, channel="U0SAM")
    await schedule(client, stage, start + 400)


async def test_a_held_message_can_be_withdrawn_until_a_minute_before(
    slack: Workspace, stage: Stage, client: AsyncWebClient
) -> None:
    near, far = await schedule(client, stage, 59), await schedule(client, stage, 120)
    await client.chat_deleteScheduledMessage(channel="U0DANA", scheduled_message_id=far)
    for wrong in (near, far, "Q0MADEUP"):
        with pytest.raises(SlackApiError, match="invalid_scheduled_message_id"):
            await client.chat_deleteScheduledMessage(channel="U0DANA", scheduled_message_id=wrong)
    assert [one["id"] for one in await slack.scheduled()] == [near]


async def test_held_messages_are_listed_by_channel_and_time(
    stage: Stage, client: AsyncWebClient
) -> None:
    first = await schedule(client, stage, 100)
    second = await schedule(client, stage, 200)
    await schedule(client, stage, 150, channel="U0SAM")
    dm = stage.world.channels.dm_of("U0DANA").id
    found: list[str] = []
    async for page in await client.chat_scheduledMessages_list(channel=dm, limit=1):
        found += [one["id"] for one in page["scheduled_messages"]]
    assert found == [first, second]
    latest = str(int(stage.world.clock.moved() + 120))
    early = await client.chat_scheduledMessages_list(channel=dm, latest=latest)
    assert [one["id"] for one in early["scheduled_messages"]] == [first]


async def test_the_clock_file_is_shared_and_only_grows(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    options = Options(clock_file=file)
    async with serve(options) as stage, Workspace(stage.world.base_url) as slack:
        await slack.move_time(60)
        assert float(file.read_text()) == 60
        await schedule(make_client(stage.world.base_url), stage, 600)
        other = Clock(file)
        assert other.advance(700) == 760
        await slack.person("dana").sees("If nobody reached you")
        file.write_text("5\n")
        assert stage.world.clock.offset() == 760
