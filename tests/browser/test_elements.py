"""Every element of Block Kit worked by hand, and what the app then hears."""

from typing import Any

from playwright.async_api import expect

from practice.gestures.stage import Stage
from tests.browser.conftest import Opens
from tests.browser.posting import DANA, Json, sends
from tests.browser.window import Part
from tests.practice.app import ScriptedApp, acks
from tests.practice.app import opens as opens_view
from tests.practice.blocks import (
    make_actions,
    make_element,
    make_input,
    make_modal,
    make_options,
    make_text,
)

KINDS = {
    "Words": ("plain_text_input", {}),
    "Long words": ("plain_text_input", {"multiline": True}),
    "Mail": ("email_text_input", {}),
    "Link": ("url_text_input", {}),
    "Count": ("number_input", {}),
    "Day": ("datepicker", {}),
    "Hour": ("timepicker", {}),
    "Moment": ("datetimepicker", {}),
    "One": ("static_select", {}),
    "Person": ("users_select", {}),
    "Channel": ("channels_select", {}),
    "Radio": ("radio_buttons", {}),
    "Boxes": ("checkboxes", {}),
    "Several": ("multi_static_select", {}),
    "People": ("multi_users_select", {}),
}


def make_everything() -> Json:
    inputs = [
        make_input(
            make_element(kind, action_id=label.replace(" ", "_"), **more),
            label,
            block_id=label.replace(" ", "_"),
            optional=True,
        )
        for label, (kind, more) in KINDS.items()
    ]
    return make_modal(*inputs, title="Everything")


TYPED = {
    "Words": "hello",
    "Long words": "one\ntwo",
    "Mail": "a@b.example",
    "Link": "https://example.org",
    "Count": "7",
    "Day": "2026-12-24",
    "Hour": "08:30",
    "Moment": "2026-12-24T08:30",
}
HEARD: Json = {
    "Words": "hello",
    "Long_words": "one\ntwo",
    "Mail": "a@b.example",
    "Link": "https://example.org",
    "Count": "7",
    "Day": "2026-12-24",
    "Hour": "08:30",
    # Dana lives in New York.
    "Moment": 1798119000,
    "One": "o1",
    "Person": "U0SAM",
    "Channel": "C0GENERAL",
    "Radio": "o1",
    "Boxes": ["o0"],
    "Several": ["o1"],
    "People": ["U0LEE", "U0SAM"],
}


async def works_every_input(form: Part) -> None:
    for label, value in TYPED.items():
        await form.fills(label, value)
    await form.picks("One", "Option 1")
    await form.picks("Person", "Sam Okafor")
    await form.picks("Channel", "#general")
    await form.at.get_by_role("radiogroup", name="Radio").get_by_label("Option 1").check()
    await form.at.get_by_role("group", name="Boxes").get_by_label("Option 0").check()
    for label, options in (("Several", ["Option 1"]), ("People", ["Lee Chen", "Sam Okafor"])):
        await form.opens_fold(label)
        for option in options:
            await form.at.get_by_role("group", name=label).get_by_label(option).check()
        await form.sees(", ".join(options))


def held(state: Json) -> Json:
    """The one value of each input, an option by what it stands for."""
    found = {}
    for label, actions in state.items():
        (value,) = (v for k, v in actions[label].items() if k != "type")
        found[label] = [plain(one) for one in value] if isinstance(value, list) else plain(value)
    return found


def plain(value: Any) -> Any:
    return value["value"] if isinstance(value, dict) else value


async def test_every_input_is_worked_by_its_label_and_submitted(
    stage: Stage, app: ScriptedApp, opens: Opens
) -> None:
    app.answers["command"] = opens_view(make_everything())
    app.answers["view"] = acks()
    window = await opens(stage.world.base_url, f"?as={DANA}", size=(1280, 1600))
    dana = window.pane(DANA)
    await dana.types("/peersupport")
    await works_every_input(dana.modal)
    await window.shot("every-input")
    await window.is_accessible()
    await dana.modal.presses("Send")
    await dana.modal.is_gone()
    assert held(app.last("view")["view"]["state"]["values"]) == HEARD


async def test_elements_of_a_message_tell_the_app_at_once(
    stage: Stage, app: ScriptedApp, opens: Opens
) -> None:
    window = await opens(stage.world.base_url, f"?as={DANA}")
    dana = window.pane(DANA)
    elements = [
        make_element("overflow", action_id="over"),
        make_element("static_select", action_id="pick", placeholder=make_text("Pick one")),
        make_element("checkboxes", action_id="tick"),
    ]
    await sends(stage, app, DANA, "A card", make_actions(*elements))
    await dana.dm.at.locator(".overflow summary").click()
    await dana.dm.presses("Option 1")
    await window.until(lambda: app.count("action") == 1)
    assert app.last("action")["actions"][0]["selected_option"]["value"] == "o1"
    await dana.dm.at.get_by_role("combobox").select_option(label="Option 0")
    await window.until(lambda: app.count("action") == 2)
    assert app.last("action")["actions"][0]["selected_option"]["value"] == "o0"
    await dana.dm.at.get_by_role("checkbox").first.check()
    await window.until(lambda: app.count("action") == 3)
    assert app.last("action")["actions"][0]["selected_options"][0]["value"] == "o0"
    await expect(dana.dm.at.get_by_role("checkbox").first).to_be_checked()


async def test_quick_choices_are_not_set_back_by_slower_redraws(
    stage: Stage, app: ScriptedApp, opens: Opens
) -> None:
    boxes = make_input(make_element("checkboxes", options=make_options(6)), "Boxes", block_id="b")
    note = make_input(make_element("plain_text_input", action_id="n"), "Note", block_id="n")
    app.answers["command"] = opens_view(make_modal(boxes, note))
    app.answers["view"] = acks()
    dana = (await opens(stage.world.base_url, f"?as={DANA}")).pane(DANA)
    await dana.types("/peersupport")
    await dana.modal.sees("Option 5")
    await dana.modal.at.get_by_role("checkbox").evaluate_all(
        """async (boxes) => {
          for (const box of boxes) {
            box.click();
            await new Promise(requestAnimationFrame);
          }
        }"""
    )
    await dana.modal.field("Note").press_sequentially("Sent by Enter")
    await dana.modal.field("Note").press("Enter")
    await dana.modal.is_gone()
    state = app.last("view")["view"]["state"]["values"]
    assert [one["value"] for one in state["b"]["act"]["selected_options"]] == [
        f"o{n}" for n in range(6)
    ]
    assert state["n"]["n"]["value"] == "Sent by Enter"
