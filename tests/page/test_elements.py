"""Every element can be seen, named, worked and understood, and posts what Slack would take."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from practice.blocks.spots import Spot
from practice.gestures.filling import own_options, value_for
from practice.rules.elements import ELEMENTS, IN_ACTIONS, IN_INPUT, IN_SECTION
from tests.page.make import (
    DANA,
    WORLD,
    Node,
    broken_references,
    drawn,
    ids_of,
    make_person,
    unnamed,
)
from tests.practice.blocks import (
    make_actions,
    make_element,
    make_input,
    make_mrkdwn,
    make_option,
    make_options,
    make_section,
    make_text,
)

Json = dict[str, Any]
NOT_HERE = {"rich_text_input"}
SURFACES = [
    *((kind, "actions") for kind in sorted(IN_ACTIONS)),
    *((kind, "section") for kind in sorted(IN_SECTION)),
    *((kind, "input") for kind in sorted(IN_INPUT)),
]
CONFIRM = {
    "title": make_text("Sure?"),
    "text": make_mrkdwn("*Really* send it"),
    "confirm": make_text("Send"),
    "deny": make_text("Not yet"),
    "style": "danger",
}


def surface(kind: str, where: str, **more: Any) -> Json:
    element = make_element(kind, **more)
    if where == "actions":
        return make_actions(element, block_id="row")
    if where == "section":
        return make_section(accessory=element, block_id="row")
    return make_input(element, "Colour", block_id="row")


def at_of(node: Node) -> Json:
    found: Json = json.loads(node.get("data-at"))
    return found


def test_every_element_of_the_rules_is_looked_at_here() -> None:
    assert {kind for kind, _ in SURFACES} == set(ELEMENTS)


@pytest.mark.parametrize(("kind", "where"), SURFACES)
def test_every_element_is_drawn_wherever_it_may_stand(kind: str, where: str) -> None:
    tree = drawn(surface(kind, where))
    assert bool(tree.all(class_="undrawn")) == (kind in NOT_HERE)
    assert unnamed(tree) == []
    assert broken_references(tree) == []
    assert len(set(ids_of(tree))) == len(ids_of(tree))
    if kind not in NOT_HERE:
        places = [at_of(one) for one in tree.all(data_at="")]
        wanted = {"view_id": "V1", "block_id": "row", "action_id": "act"}
        assert places
        assert all(place == wanted for place in places)


@pytest.mark.parametrize("kind", sorted(NOT_HERE))
def test_what_cannot_be_worked_here_says_so(kind: str) -> None:
    tree = drawn(surface(kind, "input"))
    assert tree.one("input").attributes.keys() >= {"disabled"}
    assert f"cannot show this part: {kind}" in tree.text()
    assert (
        "no puede mostrar"
        in drawn(surface(kind, "input"), person=make_person(locale="es-ES")).text()
    )


def test_a_button_says_what_it_is_and_where_it_leads() -> None:
    element = make_element(
        style="danger", url="https://example.org", accessibility_label="Send now", confirm=CONFIRM
    )
    button = drawn(surface("button", "actions", **element)).one("button")
    assert (button.text(), button.get("data-do"), button.get("type")) == (
        "Press",
        "click",
        "button",
    )
    assert button.get("class") == "button danger"
    assert button.get("aria-label") == "Send now"
    assert button.get("data-url") == "https://example.org"
    asked = json.loads(button.get("data-confirm"))
    assert asked == {
        "title": "Sure?",
        "text": "Really send it",
        "confirm": "Send",
        "deny": "Not yet",
        "style": "danger",
    }


def test_a_button_never_carries_a_dangerous_address() -> None:
    button = drawn(surface("button", "actions", url="javascript:alert(1)")).one("button")
    assert "data-url" not in button.attributes


def test_each_entry_of_an_overflow_menu_is_a_button() -> None:
    options = [make_option("One", "1", description=make_text("First")), make_option("Two", "2")]
    tree = drawn(surface("overflow", "actions", options=options, confirm=CONFIRM))
    assert tree.one("summary").get("aria-label") == "More options"
    entries = [(b.text(), b.get("data-choose"), b.get("data-do")) for b in tree.all("button")]
    assert entries == [("One First", "1", "click"), ("Two", "2", "click")]
    assert all(json.loads(b.get("data-confirm"))["deny"] == "Not yet" for b in tree.all("button"))


@pytest.mark.parametrize("kind", ["radio_buttons", "checkboxes"])
def test_boxes_stand_in_a_group_with_their_descriptions(kind: str) -> None:
    red = {"text": make_mrkdwn("*Red*"), "value": "red", "description": make_mrkdwn("_Warm_")}
    initial = {"initial_option": red} if kind == "radio_buttons" else {"initial_options": [red]}
    options = [red, make_option("Blue", "blue")]
    tree = drawn(make_input(make_element(kind, options=options, **initial), "Colour"))
    group = tree.one("fieldset", data_field="")
    assert group.one("legend").text() == "Colour"
    assert ("data-many" in group.attributes) == (kind == "checkboxes")
    boxes = group.all("input")
    assert [one.get("value") for one in boxes] == ["red", "blue"]
    assert ["checked" in one.attributes for one in boxes] == [True, False]
    assert len({one.get("name") for one in boxes}) == 1
    assert tree.one("label", for_=boxes[0].get("id")).one("strong").text() == "Red"
    assert tree.one(id=boxes[0].get("aria-describedby")).one("em").text() == "Warm"


def test_a_select_offers_its_groups_and_shows_what_is_chosen() -> None:
    groups = [
        {"label": make_text("Warm"), "options": [make_option("Red", "red")]},
        {"label": make_text("Cold"), "options": [make_option("Blue", "blue")]},
    ]
    element = {
        "type": "static_select",
        "action_id": "act",
        "option_groups": groups,
        "initial_option": make_option("Blue", "blue"),
        "placeholder": make_text("Pick"),
    }
    tree = drawn(make_input(element, "Colour"))
    assert [one.get("label") for one in tree.all("optgroup")] == ["Warm", "Cold"]
    assert [one.text() for one in tree.all("option")] == ["Pick", "Red", "Blue"]
    assert tree.one("option", selected="").get("value") == "blue"
    assert tree.one("label").text() == "Colour"
    assert tree.one("label").get("for") == tree.one("select").get("id")


def test_people_are_offered_by_name_but_not_those_who_left() -> None:
    tree = drawn(surface("users_select", "input", initial_user="U0SAM"))
    names = [one.text() for one in tree.all("option")]
    assert {"Dana Rivera", "Sam Okafor"} <= set(names)
    assert not {"Old Ola", "Slackbot", "Peer Support"} & set(names)
    assert tree.one("option", selected="").text() == "Sam Okafor"


def test_somebody_chosen_before_stays_in_the_list() -> None:
    tree = drawn(surface("multi_users_select", "input", initial_users=["U0OLA", "U0SAM"]))
    chosen = [one.get("value") for one in tree.all("input", checked="")]
    assert sorted(chosen) == ["U0OLA", "U0SAM"]
    assert tree.one(class_="chosen").text() == "Old Ola, Sam Okafor"


def test_channels_are_offered_with_their_sign() -> None:
    tree = drawn(surface("conversations_select", "input"))
    assert {"#general", "#shared"} <= {one.text() for one in tree.all("option")}
    many = drawn(surface("multi_channels_select", "input", initial_channels=["C0GENERAL"]))
    assert many.one(class_="chosen").text() == "#general"


def test_a_list_of_many_says_closed_what_is_chosen() -> None:
    options = [make_option("Red", "red"), make_option("Blue", "blue")]
    element = make_element("multi_static_select", options=options, initial_options=options[:1])
    tree = drawn(make_input(element, "Colours", optional=True))
    summary = tree.one("details", class_="many").one("summary")
    assert summary.text() == "Colours (optional) Red"
    group = tree.one("fieldset")
    assert "data-many" in group.attributes
    assert group.get("aria-labelledby") == tree.one(class_="label").get("id")
    assert [one.get("value") for one in group.all("input", checked="")] == ["red"]


def test_a_full_list_takes_no_more() -> None:
    options = make_options(3)
    element = make_element(
        "multi_static_select", options=options, initial_options=options[:2], max_selected_items=2
    )
    boxes = drawn(make_input(element)).all("input")
    assert ["disabled" in one.attributes for one in boxes] == [False, False, True]


@pytest.mark.parametrize(
    ("zone", "at", "shown"),
    [
        ("America/New_York", datetime(2026, 11, 25, 13, 0, tzinfo=UTC), "2026-11-25T08:00"),
        ("Europe/Madrid", datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "2026-03-29T01:59"),
        ("Europe/Madrid", datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "2026-03-29T03:00"),
        ("America/New_York", datetime(2026, 11, 1, 6, 30, tzinfo=UTC), "2026-11-01T01:30"),
    ],
)
def test_a_moment_is_picked_in_the_persons_zone(zone: str, at: datetime, shown: str) -> None:
    element = make_element("datetimepicker", initial_date_time=int(at.timestamp()))
    WORLD.people.add(make_person(id="U0ZONED", name="zoned", tz=zone))
    tree = drawn(make_input(element), person=WORLD.person("U0ZONED"))
    control = tree.one("input")
    assert (control.get("type"), control.get("value")) == ("datetime-local", shown)


def test_a_picker_shows_its_placeholder_beside_itself() -> None:
    element = make_element("datepicker", placeholder=make_text("Pick a day"))
    tree = drawn(make_input(element, "Day", hint=make_text("Any day")))
    control = tree.one("input")
    told = [tree.one(id=one).text().strip() for one in control.get("aria-describedby").split()]
    assert told == ["Any day", "Pick a day"]
    assert "placeholder" not in control.attributes


def test_text_is_limited_and_several_lines_get_room() -> None:
    one = drawn(surface("plain_text_input", "input", max_length=12)).one("input")
    assert (one.get("maxlength"), one.get("type")) == ("12", "text")
    words = "\nfirst\n</textarea><b>x"
    area = drawn(surface("plain_text_input", "input", multiline=True, initial_value=words)).one(
        "textarea"
    )
    assert area.text() == "\n" + words
    assert area.get("maxlength") == "3000"


def test_a_number_says_what_it_takes() -> None:
    element = make_element("number_input", min_value="1", max_value="9", initial_value="3")
    control = drawn(make_input(element)).one("input")
    wanted = {"type": "number", "min": "1", "max": "9", "step": "1", "value": "3"}
    assert {name: control.get(name) for name in wanted} == wanted
    decimal = drawn(make_input({**element, "is_decimal_allowed": True})).one("input")
    assert decimal.get("step") == "any"


def test_an_element_that_asks_for_every_character_is_marked() -> None:
    asks = {"trigger_actions_on": ["on_character_entered"]}
    marked = drawn(surface("plain_text_input", "input", dispatch_action_config=asks))
    assert marked.one(data_field="").get("data-on") == "entered"
    assert (
        "data-on" not in drawn(surface("plain_text_input", "input")).one(data_field="").attributes
    )


def test_the_element_that_wants_the_focus_is_marked() -> None:
    for kind in ("plain_text_input", "radio_buttons", "static_select", "multi_static_select"):
        tree = drawn(surface(kind, "input", focus_on_load=True))
        assert len(tree.all(data_first="")) == 1
        assert drawn(surface(kind, "input")).all(data_first="") == []


def test_a_placeholder_is_no_label() -> None:
    element = make_element("static_select", placeholder=make_text("Pick one"))
    select = drawn(make_actions(element)).one("select")
    assert select.get("aria-label") == "Pick one"
    tree = drawn(make_section(text=make_mrkdwn("*Which* one"), accessory=element))
    assert tree.one(id=tree.one("select").get("aria-labelledby")).text() == "Which one"


def test_hint_and_error_are_told_with_the_field() -> None:
    block = make_input(label="Note", hint=make_text("No names"), block_id="row")
    tree = drawn(block, errors={"row": "Too short."})
    control = tree.one("input")
    told = [tree.one(id=one).text() for one in control.get("aria-describedby").split()]
    assert told == ["Too short.", "No names"]
    assert control.get("aria-invalid") == "true"
    assert "aria-invalid" not in drawn(block).one("input").attributes


def test_optional_is_said_in_the_persons_language() -> None:
    block = make_input(label="Note", optional=True)
    assert drawn(block).one("label").text() == "Note (optional)"
    spanish = drawn(block, person=make_person(locale="es-ES"))
    assert spanish.one("label").text() == "Note (opcional)"


def test_nothing_is_enforced_by_the_browser() -> None:
    for kind in sorted(IN_INPUT - NOT_HERE):
        assert drawn(surface(kind, "input")).all(required="") == []


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("static_select", {}),
        ("multi_static_select", {}),
        ("radio_buttons", {}),
        ("checkboxes", {}),
        ("users_select", {}),
        ("multi_users_select", {}),
        ("channels_select", {}),
        ("multi_conversations_select", {}),
    ],
)
def test_every_choice_that_is_offered_is_taken(kind: str, more: Json) -> None:
    block = surface(kind, "input", **more)
    tree = drawn(block)
    spot = Spot(block, block["element"])
    offered = [one.get("value") for one in (*tree.all("option"), *tree.all("input"))]
    assert len([one for one in offered if one]) >= 2
    for one in offered:
        value_for(WORLD, DANA, spot, one, own_options(spot))


def test_what_is_typed_by_the_app_comes_back_as_it_was() -> None:
    values: list[tuple[str, Json]] = [
        ("plain_text_input", {"initial_value": 'a "quoted" <b> & line'}),
        ("email_text_input", {"initial_value": "a@example.org"}),
        ("url_text_input", {"initial_value": "https://example.org"}),
        ("number_input", {"initial_value": "12"}),
        ("datepicker", {"initial_date": "2026-11-25"}),
        ("timepicker", {"initial_time": "08:15"}),
        ("datetimepicker", {"initial_date_time": 1795611600}),
    ]
    for kind, initial in values:
        block = surface(kind, "input", **initial)
        held = drawn(block).one("input").get("value")
        value = value_for(WORLD, DANA, Spot(block, block["element"]), held, [])
        assert next(iter(initial.values())) in value.values(), kind
