"""Rules of the interactive elements and where each may stand."""

from typing import Any

from practice.rules.composition import (
    CONFIRM,
    CONVERSATION_FILTER,
    DISPATCH,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    PLAIN_OPTION,
    RICH_OPTION,
    SLACK_FILE,
    initial_is_offered,
    one_source_of_options,
    plain,
)
from practice.rules.patterns import date, decimal, time_of_day, unix_time, zone
from practice.rules.shapes import (
    Check,
    Fields,
    Problems,
    anything,
    both,
    choice,
    complain,
    flag,
    listing,
    number,
    shape,
    words,
)

ASKS: Fields = {"confirm": CONFIRM}
HINTS: Fields = {"placeholder": plain(150)}
FOCUS: Fields = {"focus_on_load": flag}
TYPED: Fields = {**HINTS, **FOCUS, "dispatch_action_config": DISPATCH}
MANY: Fields = {"max_selected_items": number(1, 100)}
IDS = listing(words(255), 1, 100)


def _element(must: Fields, *may: Fields) -> Check:
    known: dict[str, Check] = {"action_id": words(255)}
    for more in may:
        known.update(more)
    return shape({"type": anything, **must}, known)


def bounds(value: Any, at: str, problems: Problems) -> None:
    """min_length ≤ max_length, and an initial value between them."""
    if not isinstance(value, dict):
        return
    least, most = value.get("min_length", 0), value.get("max_length", 3000)
    if not isinstance(least, int) or not isinstance(most, int):
        return
    if least > most:
        complain(problems, at, "min_length must not be more than max_length")
    given = value.get("initial_value")
    if isinstance(given, str) and not least <= len(given) <= most:
        complain(problems, f"{at}/initial_value", "must be within min_length and max_length")


def image_source(value: Any, at: str, problems: Problems) -> None:
    if isinstance(value, dict) and ("image_url" in value) == ("slack_file" in value):
        complain(problems, at, "needs image_url or slack_file, not both")


IMAGE = both(
    shape(
        {"type": anything, "alt_text": words(2000)},
        {"image_url": words(3000), "slack_file": SLACK_FILE},
    ),
    image_source,
)

BUTTON = _element(
    {"text": plain(75)},
    ASKS,
    {
        "value": words(2000, 0),
        "url": words(3000),
        "style": choice("primary", "danger"),
        "accessibility_label": words(75),
    },
)


def _listed(option: Check, most: int, initial: Fields, *may: Fields) -> Check:
    rule = _element({"options": listing(option, 1, most)}, ASKS, initial, *may)
    return both(rule, initial_is_offered)


def _static_select(initial: Fields, *may: Fields) -> Check:
    offers: Fields = {
        "options": listing(PLAIN_OPTION, 1, 100),
        "option_groups": listing(OPTION_GROUP, 1, 100),
    }
    rule = _element({}, ASKS, HINTS, FOCUS, offers, initial, *may)
    return both(rule, one_source_of_options, initial_is_offered)


def _picker(must: Fields, *may: Fields) -> Check:
    return _element(must, ASKS, HINTS, FOCUS, *may)


ASKS_URL: Fields = {"response_url_enabled": flag}
FILTERED: Fields = {"filter": CONVERSATION_FILTER, "default_to_current_conversation": flag}
QUERIED: Fields = {"min_query_length": number(0, 1000)}

ELEMENTS: dict[str, Check] = {
    "button": BUTTON,
    "overflow": _element({"options": listing(OVERFLOW_OPTION, 1, 5)}, ASKS),
    "checkboxes": _listed(RICH_OPTION, 10, {"initial_options": listing(RICH_OPTION, 1, 10)}, FOCUS),
    "radio_buttons": _listed(RICH_OPTION, 10, {"initial_option": RICH_OPTION}, FOCUS),
    "static_select": _static_select({"initial_option": PLAIN_OPTION}),
    "multi_static_select": _static_select({"initial_options": listing(PLAIN_OPTION, 1, 100)}, MANY),
    "external_select": _picker({}, QUERIED, {"initial_option": PLAIN_OPTION}),
    "multi_external_select": _picker(
        {}, QUERIED, MANY, {"initial_options": listing(PLAIN_OPTION, 1, 100)}
    ),
    "users_select": _picker({}, {"initial_user": words(255)}),
    "multi_users_select": _picker({}, MANY, {"initial_users": IDS}),
    "conversations_select": _picker({}, FILTERED, ASKS_URL, {"initial_conversation": words(255)}),
    "multi_conversations_select": _picker({}, FILTERED, MANY, {"initial_conversations": IDS}),
    "channels_select": _picker({}, ASKS_URL, {"initial_channel": words(255)}),
    "multi_channels_select": _picker({}, MANY, {"initial_channels": IDS}),
    "datepicker": _picker({}, {"initial_date": date}),
    "timepicker": _picker({}, {"initial_time": time_of_day, "timezone": zone}),
    "datetimepicker": _element({}, ASKS, FOCUS, {"initial_date_time": unix_time}),
    "plain_text_input": both(
        _element(
            {},
            TYPED,
            {
                "initial_value": words(3000, 0),
                "multiline": flag,
                "min_length": number(0, 3000),
                "max_length": number(1, 3000),
            },
        ),
        bounds,
    ),
    "email_text_input": _element({}, TYPED, {"initial_value": words(3000)}),
    "url_text_input": _element({}, TYPED, {"initial_value": words(3000)}),
    "number_input": _element(
        {"is_decimal_allowed": flag},
        TYPED,
        {"initial_value": decimal, "min_value": decimal, "max_value": decimal},
    ),
    "rich_text_input": _element({}, TYPED, {"initial_value": anything}),
    "file_input": _element(
        {}, {"filetypes": listing(words(50), 1, 100), "max_files": number(1, 10)}
    ),
}

PICKERS = {
    "static_select",
    "external_select",
    "users_select",
    "conversations_select",
    "channels_select",
    "datepicker",
    "timepicker",
    "checkboxes",
    "radio_buttons",
}
MULTI = {name for name in ELEMENTS if name.startswith("multi_")}
TEXT_INPUTS = {
    "plain_text_input",
    "email_text_input",
    "url_text_input",
    "number_input",
    "rich_text_input",
    "file_input",
}

IN_ACTIONS = PICKERS | {"button", "overflow", "datetimepicker"}
IN_SECTION = PICKERS | MULTI | {"button", "overflow"}
IN_INPUT = PICKERS | MULTI | TEXT_INPUTS | {"datetimepicker"}
