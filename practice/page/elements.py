"""Every interactive element of Block Kit as an HTML control."""

from collections.abc import Callable

import htpy as h

from practice.blocks.mrkdwn import unescape
from practice.blocks.reading import read_text
from practice.page.elements_chosen import (
    draw_checkboxes,
    draw_many,
    draw_radio_buttons,
    draw_select,
)
from practice.page.elements_labels import label_of, name_of, notes_of
from practice.page.elements_typed import draw_file_input, draw_input, draw_picker, draw_text_input
from practice.page.paper import Attributes, Field, Json, as_json
from practice.page.words import Piece, joined, safe_address

Draw = Callable[[Field], Piece]


def draw_element(field: Field) -> Piece:
    """The control with its label; where it stands in an input block, without hint and error."""
    return _DRAWN.get(field.spot.type, _undrawn)(field)


def _button(field: Field) -> Piece:
    element = field.element
    attributes: Attributes = {
        "id": field.id,
        "class": ["button", element.get("style")],
        "type": "button",
        "data-do": "click",
        "data-at": as_json(field.at),
        "aria-label": element.get("accessibility_label"),
        **_asks_first(field),
        **_leads_to(element),
    }
    return h.button(attributes)[unescape(element["text"]["text"])]


def _asks_first(field: Field) -> Attributes:
    """What is asked before the press counts, as plain words."""
    asked = field.element.get("confirm")
    if not asked:
        return {}
    reader = field.paper.reader
    words = {k: read_text(asked[k], reader) for k in ("title", "text", "confirm", "deny")}
    return {"data-confirm": as_json({**words, "style": asked.get("style", "primary")})}


def _leads_to(part: Json) -> Attributes:
    return {"data-url": safe_address(str(part.get("url", ""))) or None}


def _overflow(field: Field) -> Piece:
    """A list that opens; each entry is a button of its own."""
    name = field.paper.frame.more
    entries = joined(h.li[_overflow_entry(field, option)] for option in field.element["options"])
    return h.details(".overflow")[
        h.summary(id=field.id, aria_label=name, title=name)["⋯"], h.ul[entries]
    ]


def _overflow_entry(field: Field, option: Json) -> Piece:
    about = option.get("description")
    attributes: Attributes = {
        "type": "button",
        "data-do": "click",
        "data-at": as_json(field.at),
        "data-choose": option["value"],
        **_asks_first(field),
        **_leads_to(option),
    }
    return h.button(attributes)[
        unescape(option["text"]["text"]),
        about and h.span(".about")[" ", unescape(about["text"])],
    ]


def _undrawn(field: Field) -> Piece:
    """What cannot be worked here is said, never left out."""
    sentence = field.paper.frame.not_here.format(kind=field.spot.type)
    control = h.input(
        {"id": field.id, "type": "text", "disabled": True, **name_of(field), **notes_of(field)}
    )
    return h.div(".field.undrawn")[label_of(field), control, h.p[sentence]]


_DRAWN: dict[str, Draw] = {
    "button": _button,
    "overflow": _overflow,
    "checkboxes": draw_checkboxes,
    "radio_buttons": draw_radio_buttons,
    "static_select": draw_select,
    "users_select": draw_select,
    "conversations_select": draw_select,
    "channels_select": draw_select,
    "external_select": draw_input,
    "multi_static_select": draw_many,
    "multi_users_select": draw_many,
    "multi_conversations_select": draw_many,
    "multi_channels_select": draw_many,
    "multi_external_select": draw_input,
    "datepicker": draw_picker,
    "timepicker": draw_picker,
    "datetimepicker": draw_picker,
    "plain_text_input": draw_text_input,
    "email_text_input": draw_input,
    "url_text_input": draw_input,
    "number_input": draw_input,
    "file_input": draw_file_input,
}
