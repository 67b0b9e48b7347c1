"""Modals: triggers, the stack, values, submissions, closing, races."""

import pytest
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from practice.driver import CannotDo, Workspace
from tests.practice.app import HandClock, Json, ScriptedApp, acks, opened
from tests.practice.blocks import (
    make_actions,
    make_element,
    make_input,
    make_modal,
    make_option,
    make_text,
)

NOTE = make_input(make_element("plain_text_input", max_length=20), block_id="note")


def make_choice(*names: str, **more: object) -> Json:
    options = [make_option(name, name.lower()) for name in names]
    return make_element("radio_buttons", options=options, **more)


async def test_a_trigger_works_once_and_for_three_seconds(
    slack: Workspace, app: ScriptedApp, clock: HandClock
) -> None:
    dana = slack.person("dana")
    errors = []
    await dana.types("/peersupport")
    first = app.last("command")["trigger_id"]
    await app.client.views_open(trigger_id=first, view=make_modal())
    await dana.types("/peersupport")
    second = app.last("command")["trigger_id"]
    clock.passed += 3.1
    for trigger in (first, second, "1.2.made-up"):
        with pytest.raises(SlackApiError) as caught:
            await app.client.views_open(trigger_id=trigger, view=make_modal())
        errors.append(caught.value.response["error"])
    assert errors == ["exchanged_trigger_id", "expired_trigger_id", "invalid_trigger_id"]


async def test_a_modal_is_seen_by_one_person(slack: Workspace, app: ScriptedApp) -> None:
    dana = await opened(slack, app, make_modal(NOTE, title="Ask"))
    await dana.sees("Ask\nNote\nSend\nCancel", where="modal")
    await slack.person("sam").does_not_see("Ask")


async def test_the_submission_holds_all_values_in_slacks_shape(
    slack: Workspace, app: ScriptedApp
) -> None:
    red = make_option("Red")
    dana = await opened(
        slack,
        app,
        make_modal(
            NOTE,
            make_input(make_choice("Now", "Today"), "How soon?", block_id="soon"),
            make_input(
                make_element("checkboxes", options=[red], initial_options=[red]),
                "Colours",
                block_id="colours",
                optional=True,
            ),
            make_input(make_element("multi_users_select"), "Who", block_id="who"),
            make_input(make_element("datetimepicker"), "When", block_id="when"),
            make_input(make_element("number_input"), "How many", block_id="many"),
            make_input(make_element("datepicker"), "Day", block_id="day", optional=True),
            private_metadata="kept",
        ),
    )
    await dana.fills("Note", "Words")
    await dana.fills("How soon?", "Today")
    await dana.fills("Who", ["sam", "U0LEE"])
    await dana.fills("When", "2026-11-25T08:00")
    await dana.fills("How many", "3")
    done = await dana.submits()
    assert done["closed"]
    view = app.last("view")["view"]
    assert view["private_metadata"] == "kept"
    values = {block: next(iter(found.values())) for block, found in view["state"]["values"].items()}
    today = {"text": make_text("Today", emoji=True), "value": "today"}
    red_kept = {"text": make_text("Red", emoji=True), "value": "red"}
    assert values == {
        "note": {"type": "plain_text_input", "value": "Words"},
        "soon": {"type": "radio_buttons", "selected_option": today},
        "colours": {"type": "checkboxes", "selected_options": [red_kept]},
        "who": {"type": "multi_users_select", "selected_users": ["U0SAM", "U0LEE"]},
        "when": {"type": "datetimepicker", "selected_date_time": 1795611600},
        "many": {"type": "number_input", "value": "3"},
        "day": {"type": "datepicker", "selected_date": None},
    }


@pytest.mark.parametrize(
    ("element", "value"),
    [
        (make_element("plain_text_input", max_length=3), "long"),
        (make_choice("Now"), "Later"),
        (make_element("users_select"), "ola"),
        (make_element("number_input"), "many"),
        (make_element("email_text_input"), "nowhere"),
        (make_element("datepicker"), "2026-02-30"),
        (make_element("multi_users_select", max_selected_items=1), ["sam", "lee"]),
    ],
    ids=lambda part: part["type"] if isinstance(part, dict) else "",
)
async def test_what_slack_would_not_let_a_person_enter_cannot_be_entered(
    slack: Workspace, app: ScriptedApp, element: Json, value: str
) -> None:
    dana = await opened(slack, app, make_modal(make_input(element)))
    with pytest.raises(CannotDo):
        await dana.fills("Note", value)


async def test_a_required_field_is_asked_for_before_anything_is_sent(
    slack: Workspace, app: ScriptedApp
) -> None:
    dana = await opened(slack, app, make_modal(NOTE))
    with pytest.raises(CannotDo, match="Note is a required field"):
        await dana.submits()
    assert app.count("view") == 0


async def test_an_element_outside_inputs_tells_the_app_at_once(
    slack: Workspace, app: ScriptedApp
) -> None:
    quiet = make_input(make_choice("Red", "Blue"), "Colour", block_id="quiet")
    loud = make_input(
        make_choice("Now", "Today"), "How soon?", block_id="loud", dispatch_action=True
    )
    dana = await opened(slack, app, make_modal(quiet, loud, make_actions(block_id="bar")))
    await dana.fills("Colour", "Blue")
    assert app.count("action") == 0
    await dana.fills("How soon?", "Now")
    sent = app.last("action")
    assert sent["actions"][0]["selected_option"]["value"] == "now"
    assert sent["view"]["state"]["values"]["quiet"]["act"]["selected_option"]["value"] == "blue"
    assert sent["container"] == {"type": "view", "view_id": sent["view"]["id"]}
    await dana.clicks("Press", where="modal")
    assert app.last("action")["actions"][0]["block_id"] == "bar"


async def test_an_update_keeps_what_was_typed_under_the_same_ids_and_nothing_else(
    slack: Workspace, app: ScriptedApp
) -> None:
    dana = await opened(slack, app, make_modal(NOTE, make_actions()))
    await dana.fills("Note", "Kept")
    await dana.clicks("Press")
    view = app.last("action")["view"]
    await app.client.views_update(view_id=view["id"], hash=view["hash"], view=make_modal(NOTE))
    (modal,) = (await dana.screen())["modals"]
    assert modal["inputs"][0]["value"] == "Kept"
    fresh = {**NOTE, "block_id": "note2"}
    await app.client.views_update(view_id=view["id"], view=make_modal(fresh))
    (modal,) = (await dana.screen())["modals"]
    assert modal["inputs"][0]["value"] == ""


async def test_a_stale_hash_and_a_closed_view_are_refused(
    slack: Workspace, app: ScriptedApp
) -> None:
    dana = await opened(slack, app, make_modal(NOTE, make_actions()))
    await dana.clicks("Press")
    view = app.last("action")["view"]
    await dana.fills("Note", "Moved on")
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await app.client.views_update(view_id=view["id"], hash=view["hash"], view=make_modal())
    await dana.closes()
    with pytest.raises(SlackApiError, match="not_found"):
        await app.client.views_update(view_id=view["id"], view=make_modal())


async def test_the_stack_holds_three_modals(slack: Workspace, app: ScriptedApp) -> None:
    button = make_actions()
    dana = await opened(slack, app, make_modal(button, title="One"))
    pushed: list[AsyncSlackResponse] = []

    async def push(body: Json, ack: AsyncAck, client: AsyncWebClient) -> None:
        view = make_modal(button, title=f"More {len(pushed)}")
        pushed.append(await client.views_push(trigger_id=body["trigger_id"], view=view))
        await ack()

    app.answers["action"] = push
    await dana.clicks("Press")
    await dana.clicks("Press")
    views = [one["view"] for one in pushed]
    assert views[1]["previous_view_id"] == views[0]["id"]
    assert views[0]["root_view_id"] == views[1]["root_view_id"] == views[0]["previous_view_id"]
    app.answers.pop("action")
    await dana.clicks("Press")
    trigger = app.last("action")["trigger_id"]
    with pytest.raises(SlackApiError, match="push_limit_reached"):
        await app.client.views_push(trigger_id=trigger, view=make_modal())
    await dana.closes()
    await dana.sees("More 0", where="modal")


async def test_an_external_id_is_taken_while_its_view_is_open(
    slack: Workspace, app: ScriptedApp
) -> None:
    dana = await opened(slack, app, make_modal(external_id="one"))
    await app.client.views_update(
        external_id="one", view=make_modal(external_id="one", title="New")
    )
    await dana.sees("New", where="modal")
    app.answers.clear()
    await slack.person("sam").types("/peersupport")
    trigger = app.last("command")["trigger_id"]
    with pytest.raises(SlackApiError, match="duplicate_external_id"):
        await app.client.views_open(trigger_id=trigger, view=make_modal(external_id="one"))


async def test_options_from_the_app_are_asked_for_as_typed(
    slack: Workspace, app: ScriptedApp
) -> None:
    select = make_element("external_select")
    dana = await opened(slack, app, make_modal(make_input(select, block_id="units")))
    app.answers["options"] = acks(options=[make_option("Ward 3", "w3")])
    await dana.fills("Note", "Ward 3")
    assert app.last("options")["value"] == "Ward 3"
    await dana.submits()
    chosen = app.last("view")["view"]["state"]["values"]["units"]["act"]["selected_option"]
    assert chosen["value"] == "w3"


async def test_a_reload_closes_modals_without_a_word_to_the_app(
    slack: Workspace, app: ScriptedApp
) -> None:
    dana = await opened(slack, app, make_modal(notify_on_close=True))
    await dana.reloads()
    assert (await dana.screen())["modals"] == []
    assert app.count("closed") == 0
