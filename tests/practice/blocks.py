"""Small valid Block Kit parts for the tests of this folder; every field can be overridden."""

from typing import Any

Json = dict[str, Any]


def make_text(text: str = "Words", **more: Any) -> Json:
    return {"type": "plain_text", "text": text, **more}


def make_mrkdwn(text: str = "Words", **more: Any) -> Json:
    return {"type": "mrkdwn", "text": text, **more}


def make_option(text: str = "Red", value: str = "red", **more: Any) -> Json:
    return {"text": make_text(text), "value": value, **more}


def make_options(count: int) -> list[Json]:
    return [make_option(f"Option {n}", f"o{n}") for n in range(count)]


def make_element(kind: str = "button", **more: Any) -> Json:
    element: Json = {"type": kind, "action_id": "act"}
    if kind == "button":
        element["text"] = make_text("Press")
    if kind in ("checkboxes", "radio_buttons", "overflow", "static_select", "multi_static_select"):
        element["options"] = make_options(2)
    if kind == "number_input":
        element["is_decimal_allowed"] = False
    return {**element, **more}


def make_section(**more: Any) -> Json:
    return {"type": "section", "text": make_mrkdwn(), **more}


def make_actions(*elements: Json, **more: Any) -> Json:
    return {"type": "actions", "elements": list(elements) or [make_element()], **more}


def make_input(element: Json | None = None, label: str = "Note", **more: Any) -> Json:
    return {
        "type": "input",
        "label": make_text(label),
        "element": element or make_element("plain_text_input"),
        **more,
    }


def make_message(*blocks: Json, text: str = "You have an update", **more: Any) -> Json:
    return {"text": text, "blocks": list(blocks), **more}


def make_modal(*blocks: Json, title: str = "Title", **more: Any) -> Json:
    return {
        "type": "modal",
        "title": make_text(title),
        "submit": make_text("Send"),
        "close": make_text("Cancel"),
        "blocks": list(blocks) or [make_section()],
        **more,
    }


def make_home(*blocks: Json, **more: Any) -> Json:
    return {"type": "home", "blocks": list(blocks) or [make_section()], **more}
