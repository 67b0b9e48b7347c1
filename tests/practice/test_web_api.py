"""The Web API as slack_sdk meets it: what is granted, and Slack's own name for each refusal."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from practice.driver import Workspace
from practice.gestures.stage import Stage
from practice.people import seeded
from tests.practice.app import make_client
from tests.practice.blocks import make_actions, make_mrkdwn, make_section

Json = dict[str, Any]


async def refusal(client: AsyncWebClient, method: str, **arguments: Any) -> Json:
    """The answer of a call that must be refused."""
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, json=arguments)
    answer: Json = caught.value.response.data
    return answer


async def read_refusal(client: AsyncWebClient, method: str, **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, http_verb="GET", params=arguments)
    return str(caught.value.response["error"])


async def dm_of(client: AsyncWebClient, user: str) -> str:
    return str((await client.conversations_open(users=user))["channel"]["id"])


async def test_the_token_tells_who_the_app_is_and_what_it_may_do(client: AsyncWebClient) -> None:
    who = await client.auth_test()
    assert (who["team_id"], who["user_id"], who["bot_id"]) == ("T0PRACTICE", "U0BOT", "B0BOT")
    granted = set(who.headers["x-oauth-scopes"].split(","))
    scopes = {"commands", "chat:write", "im:write", "im:history", "users:read"}
    assert granted == scopes | {"files:read", "files:write"}


async def test_only_the_right_token_opens_a_method(stage: Stage) -> None:
    url = stage.world.base_url
    assert (await refusal(make_client(url, ""), "auth.test"))["error"] == "not_authed"
    assert (await refusal(make_client(url, "xoxb-else"), "auth.test"))["error"] == "invalid_auth"
    bot = make_client(url)
    wrong_kind = await refusal(bot, "apps.connections.open")
    assert wrong_kind["error"] == "not_allowed_token_type"
    app = make_client(url, "xapp-practice-app")
    assert (await app.apps_connections_open(app_token="xapp-practice-app"))["url"]


async def test_an_unknown_method_is_refused_by_name(client: AsyncWebClient) -> None:
    assert (await refusal(client, "chat.meMessage"))["error"] == "unknown_method"


async def test_a_missing_scope_is_named(client: AsyncWebClient) -> None:
    dm = await dm_of(client, "U0DANA")
    with pytest.raises(SlackApiError) as caught:
        await client.conversations_info(channel=dm)
    answer = caught.value.response
    assert (answer["error"], answer["needed"]) == ("missing_scope", "im:read")
    assert "chat:write" in answer["provided"]


async def test_the_locale_of_a_person_is_told_only_when_asked_for(client: AsyncWebClient) -> None:
    plain = (await client.users_info(user="U0INES"))["user"]
    assert "locale" not in plain
    full = (await client.users_info(user="U0INES", include_locale=True))["user"]
    assert (full["locale"], full["tz"]) == ("es-ES", "Europe/Madrid")


async def test_guests_strangers_bots_and_closed_accounts_are_marked(
    client: AsyncWebClient,
) -> None:
    marks = {"U0GIL": "is_restricted", "U0SOL": "is_stranger", "U0BOTTY": "is_bot"}
    for user, mark in {**marks, "U0OLA": "deleted"}.items():
        assert (await client.users_info(user=user))["user"][mark] is True
    assert not (await client.users_info(user="USLACKBOT"))["user"]["is_bot"]


async def test_the_list_of_people_comes_in_pages_and_without_strangers(
    client: AsyncWebClient,
) -> None:
    found: list[str] = []
    async for page in await client.users_list(limit=5):
        found += [user["id"] for user in page["members"]]
    members = {person.id for person in seeded() if not person.is_stranger}
    assert len(found) == len(set(found))
    assert set(found) == members | {"U0BOT", "USLACKBOT"}
    assert "U0SOL" not in found
    assert {"U0OLA", "U0BOTTY", "U0BOT"} < set(found)


@pytest.mark.parametrize(
    ("users", "error"),
    [
        ("", "users_list_not_supplied"),
        ("U0NOBODY", "user_not_found"),
        ("U0OLA", "user_disabled"),
        ("U0BOTTY", "cannot_dm_bot"),
        ("U0BOT", "invalid_user_combination"),
        ("U0DANA,U0SAM", "missing_scope"),
        (",".join(["U0DANA"] * 9), "too_many_users"),
    ],
)
async def test_a_conversation_that_cannot_be_opened_is_refused(
    client: AsyncWebClient, users: str, error: str
) -> None:
    assert (await refusal(client, "conversations.open", users=users))["error"] == error


async def test_a_stranger_without_a_shared_channel_is_not_visible(stage: Stage) -> None:
    stage.world.person("U0SOL").shared = False
    client = make_client(stage.world.base_url)
    answer = await refusal(client, "conversations.open", users="U0SOL")
    assert answer["error"] == "user_not_visible"


async def test_the_same_person_always_has_the_same_conversation(client: AsyncWebClient) -> None:
    first, second = await dm_of(client, "U0DANA"), await dm_of(client, "U0DANA")
    assert first == second != await dm_of(client, "U0SAM")
    assert "DANA" not in first


async def test_a_message_is_posted_changed_found_and_deleted(client: AsyncWebClient) -> None:
    dm = await dm_of(client, "U0DANA")
    key = {"event_type": "sent", "event_payload": {"key": "k1"}}
    posted = await client.chat_postMessage(channel="U0DANA", text="First", metadata=key)
    assert posted["channel"] == dm
    ts = str(posted["ts"])
    await client.chat_update(channel=dm, ts=ts, text="Second")
    found = await client.conversations_history(channel=dm, include_all_metadata=True)
    assert [m["text"] for m in found["messages"]] == ["Second"]
    assert found["messages"][0]["metadata"] == key
    assert found["messages"][0]["edited"]["user"] == "U0BOT"
    plain = await client.conversations_history(channel=dm)
    assert "metadata" not in plain["messages"][0]
    link = await client.chat_getPermalink(channel=dm, message_ts=ts)
    assert str(link["permalink"]).endswith(ts.replace(".", ""))
    await client.chat_delete(channel=dm, ts=ts)
    for method in ("chat.update", "chat.delete"):
        answer = await refusal(client, method, channel=dm, ts=ts, text="x")
        assert answer["error"] == "message_not_found"


async def test_blocks_stay_when_an_update_names_only_text(client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel="U0DANA", text="T", blocks=[make_section()])
    dm, ts = str(posted["channel"]), str(posted["ts"])
    kept = await client.chat_update(channel=dm, ts=ts, text="Changed")
    assert kept["message"]["blocks"]
    emptied = await client.chat_update(channel=dm, ts=ts, text="Changed", blocks=[])
    assert "blocks" not in emptied["message"]


async def test_a_message_of_a_person_is_not_the_apps_to_change(
    slack: Workspace, client: AsyncWebClient
) -> None:
    ts = (await slack.person("dana").says("Hello"))["ts"]
    dm = await dm_of(client, "U0DANA")
    update = await refusal(client, "chat.update", channel=dm, ts=ts, text="x")
    delete = await refusal(client, "chat.delete", channel=dm, ts=ts)
    assert (update["error"], delete["error"]) == ("cant_update_message", "cant_delete_message")


async def test_history_is_cut_by_limit_and_by_time(client: AsyncWebClient) -> None:
    dm = await dm_of(client, "U0DANA")
    times = []
    for number in range(4):
        posted = await client.chat_postMessage(channel=dm, text=f"Number {number}")
        times.append(str(posted["ts"]))
    page = await client.conversations_history(channel=dm, limit=3)
    assert [m["text"] for m in page["messages"]] == ["Number 3", "Number 2", "Number 1"]
    assert page["has_more"]
    later = await client.conversations_history(channel=dm, oldest=times[1])
    assert [m["ts"] for m in later["messages"]] == [times[3], times[2]]
    exact = await client.conversations_history(
        channel=dm, oldest=times[1], latest=times[1], inclusive=True
    )
    assert [m["ts"] for m in exact["messages"]] == [times[1]]
    assert await read_refusal(client, "conversations.history", channel=dm, limit=0) == (
        "invalid_limit"
    )


async def test_a_read_method_does_not_take_json(client: AsyncWebClient) -> None:
    assert (await refusal(client, "users.info", user="U0DANA"))["error"] == "invalid_arguments"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"text": "x"}, "invalid_arguments"),
        ({"channel": "U0NOBODY", "text": "x"}, "channel_not_found"),
        ({"channel": "C0GENERAL", "text": "x"}, "not_in_channel"),
        ({"channel": "U0DANA"}, "no_text"),
        ({"channel": "U0DANA", "text": "x", "metadata": {}}, "invalid_metadata_format"),
        ({"channel": "U0DANA", "text": "x", "blocks": "[{"}, "invalid_blocks_format"),
        ({"channel": "U0DANA", "text": "x", "blocks": [{}]}, "invalid_blocks"),
    ],
)
async def test_a_message_that_cannot_be_posted_is_refused(
    client: AsyncWebClient, arguments: Json, error: str
) -> None:
    assert (await refusal(client, "chat.postMessage", **arguments))["error"] == error


async def test_the_app_cannot_write_between_two_people(
    slack: Workspace, stage: Stage, client: AsyncWebClient
) -> None:
    between = stage.world.channels.between("U0DANA", "U0SAM")
    answer = await refusal(client, "chat.postMessage", channel=between.id, text="x")
    assert answer["error"] == "channel_not_found"


async def test_wrong_blocks_are_explained(client: AsyncWebClient) -> None:
    block = make_section(text=make_mrkdwn("x" * 3001))
    answer = await refusal(client, "chat.postMessage", channel="U0DANA", text="x", blocks=[block])
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    ]


async def test_long_text_is_cut_when_posted_and_refused_when_changed(
    client: AsyncWebClient,
) -> None:
    posted = await client.chat_postMessage(channel="U0DANA", text="x" * 40_010)
    assert len(posted["message"]["text"]) == 40_000
    ids = {"channel": str(posted["channel"]), "ts": str(posted["ts"])}
    answer = await refusal(client, "chat.update", text="x" * 4001, **ids)
    assert answer["error"] == "msg_too_long"


async def test_posting_to_a_closed_account_succeeds_as_slack_does(client: AsyncWebClient) -> None:
    assert (await client.chat_postMessage(channel="U0OLA", text="Nobody reads this"))["ok"]


async def test_missing_ids_are_made_up(client: AsyncWebClient) -> None:
    button = {"type": "button", "text": {"type": "plain_text", "text": "Press"}}
    posted = await client.chat_postMessage(
        channel="U0DANA", text="x", blocks=[make_actions(button)]
    )
    block = posted["message"]["blocks"][0]
    assert block["block_id"]
    assert block["elements"][0]["action_id"]
    assert block["elements"][0]["text"]["emoji"] is True


async def test_markup_that_would_alarm_people_is_recorded(
    slack: Workspace, client: AsyncWebClient
) -> None:
    blocks = [make_section(text=make_mrkdwn("<!channel> and <@U0SAM>"))]
    await client.chat_postMessage(channel="U0DANA", text="x", blocks=blocks)
    (message,) = (await slack.person("dana").screen())["dm"]
    assert message["notified"] == ["U0SAM", "channel"]


async def test_an_ephemeral_needs_an_active_member(client: AsyncWebClient) -> None:
    dm = await dm_of(client, "U0DANA")
    for user in ("U0SAM", "U0OLA", "U0NOBODY"):
        answer = await refusal(client, "chat.postEphemeral", channel=dm, user=user, text="x")
        assert answer["error"] == "user_not_in_channel"
    ids = {"channel": dm, "user": "U0DANA"}
    answer = await refusal(client, "chat.postEphemeral", text="é" * 2001, **ids)
    assert answer["error"] == "msg_too_long"


async def test_after_the_app_is_removed_every_call_is_refused(
    slack: Workspace, client: AsyncWebClient
) -> None:
    await slack.uninstall()
    assert (await refusal(client, "auth.test"))["error"] == "account_inactive"
