"""What the app's answer does to a modal, how silence shows, and how modals are closed."""

import asyncio

import pytest
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from practice.driver import Workspace
from practice.gestures.stage import TROUBLE
from tests.practice.app import Answering, Json, ScriptedApp, acks, opened
from tests.practice.blocks import (
    make_actions,
    make_element,
    make_input,
    make_modal,
    make_section,
)

NOTE = make_input(make_element("plain_text_input", max_length=20), block_id="note")


async def test_the_answer_to_a_submission_steers_the_stack(
    slack: Workspace, app: ScriptedApp
) -> None:
    dana = await opened(slack, app, make_modal(NOTE, title="One"))
    await dana.fills("Note", "Words")
    app.answers["view"] = acks(response_action="errors", errors={"note": "Say more"})
    assert (await dana.submits())["errors"] == {"note": "Say more"}
    await dana.sees("Say more", where="modal")
    app.answers["view"] = acks(response_action="update", view=make_modal(title="Two"))
    await dana.submits()
    await dana.sees("Two", where="modal")
    app.answers["view"] = acks(response_action="push", view=make_modal(title="Three"))
    await dana.submits()
    assert [m["title"] for m in (await dana.screen())["modals"]] == ["Two", "Three"]
    app.answers["view"] = acks(response_action="clear")
    await dana.submits()
    assert (await dana.screen())["modals"] == []


@pytest.mark.parametrize(
    "answering",
    [
        acks(response_action="errors", errors={"text": "No input has this id"}),
        acks(response_action="update", view=make_modal(title="x" * 25)),
        acks("Only words"),
    ],
    ids=["errors", "update", "words"],
)
async def test_an_answer_slack_would_not_take_shows_as_trouble(
    slack: Workspace, app: ScriptedApp, answering: Answering
) -> None:
    dana = await opened(slack, app, make_modal(make_section(block_id="text")))
    app.answers["view"] = answering
    await dana.submits()
    await dana.sees(TROUBLE, where="modal")
    assert [call["method"] for call in await slack.refused_calls()] == ["ack.view_submission"]


async def test_late_answers_leave_the_modal_and_the_message_with_trouble(
    slack: Workspace, app: ScriptedApp
) -> None:
    never = asyncio.Event()

    async def hang(body: Json, ack: AsyncAck, client: AsyncWebClient) -> None:
        await never.wait()

    dana = await opened(slack, app, make_modal())
    sam = slack.person("sam")
    await app.client.chat_postMessage(channel="U0SAM", text="Card", blocks=[make_actions()])
    app.answers["view"] = app.answers["action"] = hang
    await asyncio.gather(dana.submits(), sam.clicks("Press"))
    await dana.sees(TROUBLE, where="modal")
    await sam.sees(TROUBLE, where="dm")
    never.set()


async def test_cancel_names_its_view_and_the_cross_names_the_root(
    slack: Workspace, app: ScriptedApp
) -> None:
    dana = await opened(slack, app, make_modal(title="One", notify_on_close=True))
    root = (await dana.screen())["modals"][0]["view_id"]
    pushed = make_modal(title="Two", notify_on_close=True)
    app.answers["view"] = acks(response_action="push", view=pushed)
    await dana.submits()
    await dana.closes()
    assert app.last("closed")["view"]["title"]["text"] == "Two"
    assert app.last("closed")["is_cleared"] is False
    await dana.submits()
    await dana.closes(clear=True)
    assert (app.last("closed")["view"]["id"], app.last("closed")["is_cleared"]) == (root, True)
    assert (await dana.screen())["modals"] == []
