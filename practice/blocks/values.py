"""State values: their shape for each type of element, and what survives an update."""

from typing import Any

from practice.blocks.spots import Spot, spots_of
from practice.rules.composition import offered

Json = dict[str, Any]
Values = dict[str, dict[str, Json]]
"""``state.values`` as Slack sends it: block_id, action_id, then the value by type."""

# Key of the value, and the element's field that gives it at first.
VALUE_KEYS: dict[str, tuple[str, str]] = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "file_input": ("files", ""),
    "checkboxes": ("selected_options", "initial_options"),
    "radio_buttons": ("selected_option", "initial_option"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
}
_OFFERED = {"checkboxes", "radio_buttons", "static_select", "multi_static_select"}


def value_key(kind: str) -> str:
    return VALUE_KEYS[kind][0]


def holds_many(kind: str) -> bool:
    key = VALUE_KEYS.get(kind, ("", ""))[0]
    return key.endswith("s")


def is_stateful(spot: Spot) -> bool:
    return spot.type in VALUE_KEYS


def state_value(kind: str, value: Any) -> Json:
    empty: Any = [] if holds_many(kind) else None
    return {"type": kind, value_key(kind): empty if value is None else value}


def first_value(element: Json) -> Json:
    kind = element["type"]
    return state_value(kind, element.get(VALUE_KEYS[kind][1]))


def first_values(blocks: list[Json]) -> Values:
    """Values before anybody touched anything, initial values included."""
    return carried_values({}, blocks)


def carried_values(old: Values, blocks: list[Json]) -> Values:
    """Values after an update: kept where block_id, action_id and type stay, else as at first."""
    values: Values = {}
    for spot in spots_of(blocks):
        if is_stateful(spot):
            kept = old.get(spot.block_id, {}).get(spot.action_id)
            fits = kept is not None and _still_fits(kept, spot.element)
            value = kept if fits and kept is not None else first_value(spot.element)
            values.setdefault(spot.block_id, {})[spot.action_id] = value
    return values


def _still_fits(value: Json, element: Json) -> bool:
    kind = element["type"]
    if value["type"] != kind:
        return False
    if kind not in _OFFERED:
        return True
    chosen = value[value_key(kind)]
    choices = offered(element)
    return all(one in choices for one in (chosen if isinstance(chosen, list) else [chosen]) if one)


def is_empty(value: Json) -> bool:
    return value[value_key(value["type"])] in (None, "", [])
