"""The one form of the drawer's buttons and fields, and the place where a refusal is read."""

from typing import Any

import htpy as h
import orjson


def button(words: str, act: str, **body: Any) -> h.Element:
    """Posts ``body`` to ``/practice/{act}``."""
    told = orjson.dumps(body).decode()
    return h.button(type="button", data_act=act, data_body=told)[words]


def switch(words: str, act: str, is_on: bool) -> h.Element:
    """Says how it stands in words too, and turns it over."""
    told = orjson.dumps({"on": not is_on}).decode()
    return h.button(
        type="button", data_act=act, data_body=told, aria_pressed="true" if is_on else "false"
    )[f"{words}: {'on' if is_on else 'off'}"]


def labelled(words: str, field: h.BaseElement, field_id: str) -> h.Element:
    """Label and field stay on one line."""
    return h.span(".pair")[h.label(for_=field_id)[words], field]


def number(name: str, field_id: str, value: str, span: tuple[int, int]) -> h.BaseElement:
    """A whole number that has to be given, with its least and its most."""
    least, most = span
    return h.input(
        id=field_id,
        name=name,
        type="number",
        min=str(least),
        max=str(most),
        step="1",
        value=value,
        required=True,
    )


def said() -> h.Element:
    """Empty until an act is refused. A part and each form in it have one; the part's own comes
    first."""
    return h.p(".said", role="alert", data_said=True)
