"""Threads in a conversation with the app: replies, what reads them, what is left of the deleted."""

import pytest
from slack_sdk.errors import SlackApiError

from practice.driver import CannotDo, Workspace
from tests.practice.app import Json, ScriptedApp


async def card(app: ScriptedApp) -> tuple[str, str]:
    """Conversation and ``ts`` of a message to Dana."""
    posted = await app.client.chat_postMessage(channel="U0DANA", text="Card")
    return str(posted["channel"]), str(posted["ts"])


async def replies(app: ScriptedApp, **arguments: str | int | bool) -> list[Json]:
    found = await app.client.api_call("conversations.replies", params=arguments)
    messages: list[Json] = found["messages"]
    return messages


async def test_a_reply_reaches_the_app_with_its_thread(slack: Workspace, app: ScriptedApp) -> None:
    _, root = await card(app)
    dana = slack.person("dana")
    ts = (await dana.says("Hello", thread_ts=root))["ts"]
    event = app.last("event")["event"]
    assert (event["thread_ts"], event["ts"], event["text"]) == (root, ts, "Hello")
    # A reply to a reply stays in the one thread.
    await dana.says("More", thread_ts=ts)
    assert app.last("event")["event"]["thread_ts"] == root
    shown = (await dana.screen())["dm"]
    assert [one["thread_ts"] for one in shown] == [None, root, root]
    with pytest.raises(CannotDo):
        await dana.says("To nobody", thread_ts="1.000001")


async def test_a_correction_and_a_deletion_say_which_thread(
    slack: Workspace, app: ScriptedApp
) -> None:
    _, root = await card(app)
    dana = slack.person("dana")
    ts = (await dana.says("Hello", thread_ts=root))["ts"]
    await dana.edits(ts, "Hallo")
    event = app.last("event")["event"]
    told = (event["message"]["thread_ts"], event["message"]["text"])
    assert told == (root, "Hallo")
    assert event["previous_message"]["text"] == "Hello"
    await dana.deletes(ts)
    event = app.last("event")["event"]
    assert (event["deleted_ts"], event["previous_message"]["thread_ts"]) == (ts, root)


async def test_a_file_arrives_as_such(slack: Workspace, app: ScriptedApp) -> None:
    await slack.person("dana").says("Look", file="scan.pdf")
    event = app.last("event")["event"]
    assert event["subtype"] == "file_share"
    assert [one["name"] for one in event["files"]] == ["scan.pdf"]


async def test_history_leaves_replies_out_and_a_thread_is_read_oldest_first(
    slack: Workspace, app: ScriptedApp
) -> None:
    dm, root = await card(app)
    dana = slack.person("dana")
    first = (await dana.says("One", thread_ts=root))["ts"]
    answer = await app.client.chat_postMessage(channel=dm, text="Two", thread_ts=root)
    history = await app.client.conversations_history(channel=dm)
    assert [(m["ts"], m["reply_count"]) for m in history["messages"]] == [(root, 2)]
    read = await replies(app, channel=dm, ts=root)
    assert [one["ts"] for one in read] == [root, first, answer["ts"]]
    # The message that the thread hangs on is always there; a span is for the replies.
    read = await replies(app, channel=dm, ts=root, oldest=first, limit=2)
    assert [one["text"] for one in read] == ["Card", "Two"]
    span = {"oldest": first, "latest": first, "inclusive": True}
    read = await replies(app, channel=dm, ts=first, limit=1, **span)
    assert [one["text"] for one in read] == ["One"]


async def test_what_is_not_there_is_no_thread(app: ScriptedApp) -> None:
    dm, _ = await card(app)
    with pytest.raises(SlackApiError) as refused:
        await replies(app, channel=dm, ts="1.000001")
    assert refused.value.response["error"] == "thread_not_found"
    with pytest.raises(SlackApiError) as refused:
        await app.client.chat_postMessage(channel=dm, text="x", thread_ts="1.000001")
    assert refused.value.response["error"] == "cannot_reply_to_message"


async def test_a_deleted_message_with_replies_leaves_a_tombstone(
    slack: Workspace, app: ScriptedApp
) -> None:
    dm, root = await card(app)
    dana = slack.person("dana")
    ts = (await dana.says("Hello", thread_ts=root))["ts"]
    await app.client.chat_delete(channel=dm, ts=root)
    await dana.sees("This message was deleted.")
    await dana.does_not_see("Card")
    await dana.says("Still here", thread_ts=root)
    event = app.last("event")["event"]
    assert event["thread_ts"] == root
    for one in (ts, event["ts"]):
        await dana.deletes(one)
    await dana.does_not_see("This message was deleted.")
