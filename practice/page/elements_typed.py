"""Controls in which something is typed, and the pickers of dates and times."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import htpy as h

from practice.blocks.reading import shown_value
from practice.blocks.values import is_empty, value_key
from practice.gestures.filling import LONGEST_INPUT
from practice.page.elements_labels import first, holder, label_of, name_of, notes_of, wrong
from practice.page.paper import Attributes, Field
from practice.page.words import Piece

_KINDS = {
    "plain_text_input": "text",
    "email_text_input": "email",
    "url_text_input": "url",
    "number_input": "number",
    "external_select": "text",
    "multi_external_select": "text",
    "datepicker": "date",
    "timepicker": "time",
    "datetimepicker": "datetime-local",
}
_ROWS = 4


def typed_words(field: Field) -> str:
    """What the control holds, as HTML writes it; times in the person's zone."""
    value, kind = field.value, field.spot.type
    if value is None:
        return ""
    if "external_select" in kind:
        return shown_value(value, field.paper.reader)
    inside = value[value_key(kind)]
    if kind != "datetimepicker":
        return str(inside)
    at = datetime.fromtimestamp(int(inside), UTC).astimezone(ZoneInfo(field.paper.reader.zone))
    return at.strftime("%Y-%m-%dT%H:%M")


def draw_text_input(field: Field) -> Piece:
    """Slack counts what is typed and stops at the limit."""
    longest: Attributes = {"maxlength": int(field.element.get("max_length", LONGEST_INPUT))}
    if not field.element.get("multiline"):
        return draw_input(field, longest)
    words = typed_words(field)
    # HTML drops one line break at the beginning of a textarea.
    words = f"\n{words}" if words.startswith("\n") else words
    area = h.textarea({**_attributes(field), **longest, "rows": _ROWS})[words]
    return h.div(".field", {**holder(field), **first(field)})[label_of(field), area]


def draw_input(field: Field, more: Attributes | None = None) -> Piece:
    control = h.input({**_attributes(field), **_typed(field), **_range(field), **(more or {})})
    return h.div(".field", {**holder(field), **first(field)})[label_of(field), control]


def draw_file_input(field: Field) -> Piece:
    """The browser's own; it forgets what was chosen, so that stands beside it."""
    kinds = ",".join(f".{kind}" for kind in field.element.get("filetypes", []))
    control: Attributes = {**_attributes(field), "type": "file", "accept": kinds or None}
    held = field.value
    chosen = shown_value(held, field.paper.reader) if held and not is_empty(held) else ""
    return h.div(".field", {**holder(field), **first(field)})[
        label_of(field), h.input(control), chosen and h.span(".beside")[" ", chosen]
    ]


def draw_picker(field: Field) -> Piece:
    """The browser's own picker. It shows no placeholder, so that stands beside it."""
    beside = _placeholder(field) if field.value is None else None
    note = f"{field.id}/beside"
    attributes = {**_attributes(field), **_typed(field), "placeholder": None}
    if beside:
        told = [str(attributes[k]) for k in ("aria-describedby",) if attributes.get(k)]
        attributes["aria-describedby"] = " ".join((*told, note))
    zone = field.element.get("timezone")
    return h.div(".field", {**holder(field), **first(field)})[
        label_of(field),
        h.input(attributes),
        zone and h.span(".beside")[" ", zone],
        beside and h.span(".beside", id=note)[" ", beside],
    ]


def _attributes(field: Field) -> Attributes:
    return {
        "id": field.id,
        "placeholder": _placeholder(field),
        "autocomplete": "off",
        **name_of(field),
        **notes_of(field),
        **wrong(field),
    }


def _typed(field: Field) -> Attributes:
    return {"type": _KINDS[field.spot.type], "value": typed_words(field)}


def _range(field: Field) -> Attributes:
    if field.spot.type != "number_input":
        return {}
    element = field.element
    return {
        "min": element.get("min_value"),
        "max": element.get("max_value"),
        "step": "any" if element.get("is_decimal_allowed") else "1",
    }


def _placeholder(field: Field) -> str | None:
    text = field.element.get("placeholder")
    return str(text["text"]) if text else None
