"""Every limit of an interactive element is refused when it is broken, and not before."""

from typing import Any

import pytest

from practice.rules import check_view
from practice.rules.elements import ELEMENTS, IN_ACTIONS, IN_INPUT
from tests.practice.blocks import (
    make_actions,
    make_element,
    make_input,
    make_modal,
    make_mrkdwn,
    make_option,
    make_options,
    make_section,
    make_text,
)

Json = dict[str, Any]


def problems_of(element: Json) -> list[str]:
    """The element where it may stand: an input if it can, else an actions block."""
    block = make_input(element) if element["type"] in IN_INPUT else make_actions(element)
    return check_view(make_modal(block))


def make_group(**more: Any) -> Json:
    return {"label": make_text("Group"), "options": make_options(1), **more}


CONFIRM = {
    "title": make_text("Sure"),
    "text": make_mrkdwn("Really"),
    "confirm": make_text("Yes"),
    "deny": make_text("No"),
}

BROKEN: dict[str, Json] = {
    "button text 76": make_element(text=make_text("x" * 76)),
    "button text empty": make_element(text=make_text("")),
    "button text mrkdwn": make_element(text=make_mrkdwn()),
    "button value 2001": make_element(value="x" * 2001),
    "button url 3001": make_element(url="x" * 3001),
    "button accessibility label 76": make_element(accessibility_label="x" * 76),
    "button style": make_element(style="red"),
    "button placeholder": make_element(placeholder=make_text()),
    "action id 256": make_element(action_id="x" * 256),
    "action id empty": make_element(action_id=""),
    "confirm title 101": make_element(confirm={**CONFIRM, "title": make_text("x" * 101)}),
    "confirm text 301": make_element(confirm={**CONFIRM, "text": make_text("x" * 301)}),
    "confirm yes 31": make_element(confirm={**CONFIRM, "confirm": make_text("x" * 31)}),
    "confirm no 31": make_element(confirm={**CONFIRM, "deny": make_text("x" * 31)}),
    "confirm without no": make_element(confirm={"title": make_text()}),
    "checkboxes 11": make_element("checkboxes", options=make_options(11)),
    "checkboxes none": make_element("checkboxes", options=[]),
    "radio 11": make_element("radio_buttons", options=make_options(11)),
    "overflow 6": make_element("overflow", options=make_options(6)),
    "select 101": make_element("static_select", options=make_options(101)),
    "groups 101": {
        "type": "static_select",
        "option_groups": [make_group() for _ in range(101)],
    },
    "group label 76": {
        "type": "static_select",
        "option_groups": [make_group(label=make_text("x" * 76))],
    },
    "options and groups": make_element("static_select", option_groups=[make_group()]),
    "neither options nor groups": {"type": "static_select"},
    "option text 76": make_element("radio_buttons", options=[make_option("x" * 76)]),
    "option value 151": make_element("radio_buttons", options=[make_option(value="x" * 151)]),
    "option description 76": make_element(
        "radio_buttons", options=[make_option(description=make_text("x" * 76))]
    ),
    "option mrkdwn in select": make_element(
        "static_select", options=[{"text": make_mrkdwn(), "value": "v"}]
    ),
    "initial option foreign": make_element("radio_buttons", initial_option=make_option("Blue")),
    "initial options foreign": make_element("checkboxes", initial_options=[make_option("Blue")]),
    "initial options twice": make_element("checkboxes", initial_options=make_options(1) * 2),
    "initial options none": make_element("checkboxes", initial_options=[]),
    "placeholder 151": make_element("static_select", placeholder=make_text("x" * 151)),
    "max selected 0": make_element("multi_static_select", max_selected_items=0),
    "min query length below 0": make_element("external_select", min_query_length=-1),
    "min length 3001": make_element("plain_text_input", min_length=3001),
    "max length 0": make_element("plain_text_input", max_length=0),
    "max length 3001": make_element("plain_text_input", max_length=3001),
    "min above max": make_element("plain_text_input", min_length=5, max_length=4),
    "initial value too long": make_element("plain_text_input", max_length=2, initial_value="abc"),
    "number without decimal rule": {"type": "number_input"},
    "number bound as number": make_element("number_input", min_value=3),
    "date": make_element("datepicker", initial_date="2026-02-30"),
    "time": make_element("timepicker", initial_time="24:00"),
    "zone": make_element("timepicker", timezone="Mars/Olympus"),
    "moment": make_element("datetimepicker", initial_date_time=1),
    "moment placeholder": make_element("datetimepicker", placeholder=make_text()),
    "files 11": make_element("file_input", max_files=11),
    "dispatch word": make_element(
        "plain_text_input", dispatch_action_config={"trigger_actions_on": ["on_blur"]}
    ),
    "filter word": make_element("conversations_select", filter={"include": ["secret"]}),
    "focus as text": make_element("plain_text_input", focus_on_load="yes"),
}


@pytest.mark.parametrize("element", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_limit_is_refused(element: Json) -> None:
    assert problems_of(element)


AT_THE_LIMIT: dict[str, Json] = {
    "button": make_element(text=make_text("x" * 75), value="x" * 2000, confirm=CONFIRM),
    "checkboxes": make_element(
        "checkboxes", options=make_options(10), initial_options=make_options(3)
    ),
    "overflow": make_element("overflow", options=make_options(5)),
    "select": make_element("static_select", options=make_options(100)),
    "option": make_element(
        "radio_buttons",
        options=[make_option("x" * 75, "y" * 150, description=make_text("z" * 75))],
    ),
    "text": make_element("plain_text_input", max_length=3000, initial_value="x" * 3000),
}


@pytest.mark.parametrize("element", AT_THE_LIMIT.values(), ids=AT_THE_LIMIT.keys())
def test_what_is_just_within_a_limit_is_taken(element: Json) -> None:
    assert problems_of(element) == []


@pytest.mark.parametrize("kind", sorted(ELEMENTS))
def test_every_element_is_taken_in_its_plainest_form(kind: str) -> None:
    assert problems_of(make_element(kind)) == []


@pytest.mark.parametrize("kind", sorted(set(ELEMENTS) - IN_ACTIONS))
def test_an_element_that_does_not_belong_into_actions_is_refused(kind: str) -> None:
    assert check_view(make_modal(make_actions(make_element(kind))))


@pytest.mark.parametrize("kind", ["button", "overflow"])
def test_a_button_is_no_input(kind: str) -> None:
    assert check_view(make_modal(make_input(make_element(kind))))


@pytest.mark.parametrize("kind", ["plain_text_input", "number_input", "datetimepicker"])
def test_a_section_holds_no_typed_input(kind: str) -> None:
    assert check_view(make_modal(make_section(accessory=make_element(kind))))


def test_an_unknown_element_is_refused_by_its_place() -> None:
    problems = check_view(make_modal(make_actions(make_element("lever"))))
    assert problems == [
        "[ERROR] unsupported element: lever [json-pointer:/view/blocks/0/elements/0]"
    ]
