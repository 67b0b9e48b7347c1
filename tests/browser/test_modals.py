"""Modals on the page: focus, the stack, errors by field, what reloading takes away."""

from playwright.async_api import expect
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from practice.gestures.stage import Stage
from tests.browser.conftest import Opens
from tests.browser.posting import DANA, Json, sends
from tests.browser.window import Pane, Window, has_focus
from tests.practice.app import Answering, ScriptedApp, acks
from tests.practice.app import opens as opens_view
from tests.practice.blocks import (
    make_actions,
    make_element,
    make_input,
    make_modal,
    make_mrkdwn,
    make_section,
    make_text,
)

SECRET = "private-metadata-of-the-app"


def make_form(**more: object) -> Json:
    note = make_input(make_element("plain_text_input", action_id="note"), "Note", block_id="n")
    number = make_input(
        make_element("number_input", action_id="count"), "How many", block_id="c", optional=True
    )
    more_button = make_element("button", action_id="more", text=make_text("More"))
    return make_modal(
        make_section(text=make_mrkdwn("*First* screen")),
        make_actions(more_button),
        note,
        number,
        title="A form",
        private_metadata=SECRET,
        **more,
    )


async def dana_with_a_form(stage: Stage, app: ScriptedApp, opens: Opens) -> tuple[Window, Pane]:
    app.answers["command"] = opens_view(make_form())
    window = await opens(stage.world.base_url, f"?as={DANA}")
    dana = window.pane(DANA)
    await dana.types("/peersupport")
    await dana.modal.sees("First screen")
    return window, dana


def pushes(view: Json) -> Answering:
    async def answering(body: Json, ack: AsyncAck, client: AsyncWebClient) -> None:
        await client.views_push(trigger_id=body["trigger_id"], view=view)
        await ack()

    return answering


async def test_what_the_app_keeps_in_a_modal_never_reaches_the_browser(
    stage: Stage, app: ScriptedApp, opens: Opens
) -> None:
    window, _ = await dana_with_a_form(stage, app, opens)
    assert SECRET not in await window.page.content()
    assert not [one for one in window.watch.heard if SECRET in one]


async def test_errors_stand_at_their_field_and_go_when_it_is_corrected(
    stage: Stage, app: ScriptedApp, opens: Opens
) -> None:
    window, dana = await dana_with_a_form(stage, app, opens)
    await dana.modal.presses("Send")
    await dana.modal.sees("Note is a required field.")
    app.answers["view"] = acks(response_action="errors", errors={"n": "Please say more."})
    await dana.modal.fills("Note", "Hm")
    await dana.modal.presses("Send")
    await dana.modal.sees("Please say more.")
    note = dana.modal.field("Note")
    await expect(note).to_have_attribute("aria-invalid", "true")
    await expect(note).to_have_accessible_description("Please say more.")
    await expect(note).to_have_value("Hm")
    await window.shot("modal-errors")
    await window.is_accessible()
    app.answers["view"] = acks()
    await dana.modal.fills("Note", "More words")
    await dana.modal.no_longer_sees("Please say more.")
    await dana.modal.presses("Send")
    await dana.modal.is_gone()
    state = app.last("view")["view"]["state"]["values"]
    assert state["n"]["note"]["value"] == "More words"


async def test_a_pushed_view_covers_the_first_and_going_back_keeps_what_was_typed(
    stage: Stage, app: ScriptedApp, opens: Opens
) -> None:
    _, dana = await dana_with_a_form(stage, app, opens)
    await dana.modal.fills("Note", "Half a sentence")
    second = make_modal(make_section(text=make_mrkdwn("Second screen")), title="On top")
    app.answers["action"] = pushes(second)
    await dana.modal.presses("More")
    await dana.modal.sees("Second screen")
    await dana.modal.no_longer_sees("First screen")
    await expect(dana.modal.at).to_have_count(1)
    await dana.modal.presses("Cancel")
    await dana.modal.sees("First screen")
    await expect(dana.modal.field("Note")).to_have_value("Half a sentence")
    await dana.modal.presses("More")
    await dana.modal.sees("Second screen")
    await dana.modal.presses("Close all")
    await dana.modal.is_gone()


async def test_the_keyboard_is_in_the_modal_while_it_is_open_and_back_afterwards(
    stage: Stage, app: ScriptedApp, opens: Opens
) -> None:
    app.answers["action"] = opens_view(make_form())
    window = await opens(stage.world.base_url, f"?as={DANA}")
    dana = window.pane(DANA)
    await sends(stage, app, DANA, "A card", make_actions())
    await dana.dm.button("Press").focus()
    await window.page.keyboard.press("Enter")
    await dana.modal.sees("First screen")
    assert await window.focus_is_inside(dana.modal.at)
    for _ in range(12):
        await window.page.keyboard.press("Tab")
        assert not await window.focus_is_inside(dana.at.locator(".window"))
    await window.page.keyboard.press("Shift+Tab")
    await dana.modal.field("Note").focus()
    await window.page.keyboard.press("Escape")
    await dana.modal.is_gone()
    assert await has_focus(dana.dm.button("Press"))


async def test_a_redraw_while_somebody_types_takes_neither_words_nor_focus(
    stage: Stage, app: ScriptedApp, opens: Opens
) -> None:
    window, dana = await dana_with_a_form(stage, app, opens)
    note = dana.modal.field("Note")
    await note.press_sequentially("Half a sen")
    view_id = stage.world.desks[DANA].stack[-1].id
    changed = make_form()
    changed["blocks"].insert(1, make_section(text=make_mrkdwn("Something new above")))
    await app.client.views_update(view_id=view_id, view=changed)
    await dana.modal.sees("Something new above")
    assert await has_focus(dana.modal.field("Note"))
    await window.page.keyboard.type("tence")
    await expect(dana.modal.field("Note")).to_have_value("Half a sentence")


async def test_reloading_takes_the_modal_away_and_it_opens_again(
    stage: Stage, app: ScriptedApp, opens: Opens
) -> None:
    window, dana = await dana_with_a_form(stage, app, opens)
    await dana.modal.fills("Note", "Half a sentence")
    await window.page.reload()
    await dana.appears()
    await dana.modal.is_gone()
    await dana.types("/peersupport")
    await dana.modal.sees("First screen")
    await expect(dana.modal.field("Note")).to_have_value("")


async def test_slack_asks_first_where_a_button_says_so(
    stage: Stage, app: ScriptedApp, opens: Opens
) -> None:
    asks = {
        "title": make_text("Are you sure?"),
        "text": make_text("This cannot be undone."),
        "confirm": make_text("Do it"),
        "deny": make_text("Leave it"),
    }
    window = await opens(stage.world.base_url, f"?as={DANA}")
    dana = window.pane(DANA)
    await sends(stage, app, DANA, "A card", make_actions(make_element(confirm=asks)))
    await dana.dm.presses("Press")
    await dana.sees("This cannot be undone.")
    await window.is_accessible()
    await dana.presses("Leave it")
    await dana.no_longer_sees("This cannot be undone.")
    assert app.count("action") == 0
    await dana.dm.presses("Press")
    await dana.presses("Do it")
    await dana.no_longer_sees("This cannot be undone.")
    await window.until(lambda: app.count("action") == 1)
