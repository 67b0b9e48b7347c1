"""What a person puts into an element, as the value Slack would hold."""

import base64
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from practice.blocks.mrkdwn import unescape
from practice.blocks.spots import Spot
from practice.blocks.values import holds_many, state_value
from practice.gestures.stage import CannotDo, Json
from practice.people import Person
from practice.rules.composition import offered
from practice.rules.patterns import is_date, is_decimal, is_time
from practice.world import World

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_URL = re.compile(r"[a-z][a-z0-9+.-]*://\S+")
_LOOKS_RIGHT: dict[str, Callable[[str], object]] = {
    "datepicker": is_date,
    "timepicker": is_time,
    "number_input": is_decimal,
    "email_text_input": _EMAIL.fullmatch,
    "url_text_input": _URL.fullmatch,
}
LONGEST_INPUT = 3000


def value_for(world: World, person: Person, spot: Spot, given: Any, options: list[Json]) -> Json:
    """The state value; ``options`` are those on offer. ``CannotDo`` where Slack would not let."""
    wanted = _as_list(given)
    if not wanted and spot.type == "radio_buttons":
        raise CannotDo("A radio button cannot be taken back.")
    if not wanted:
        return state_value(spot.type, None)
    parts = [_part(world, person, spot, one, options) for one in wanted]
    if not holds_many(spot.type):
        if len(parts) > 1:
            raise CannotDo(f"{spot.label()} takes one answer.")
        return state_value(spot.type, parts[0])
    most = spot.element.get("max_selected_items", spot.element.get("max_files"))
    if most is not None and len(parts) > most:
        raise CannotDo(f"{spot.label()} takes at most {most} answers.")
    return state_value(spot.type, parts)


def _as_list(given: Any) -> list[Any]:
    if given is None or given == "":
        return []
    return given if isinstance(given, list) else [given]


def _part(world: World, person: Person, spot: Spot, one: Any, options: list[Json]) -> Any:
    kind = spot.type.removeprefix("multi_")
    if kind in ("static_select", "external_select", "radio_buttons", "checkboxes"):
        return pick_option(spot, str(one), options)
    if kind == "users_select":
        return _pick_person(world, spot, str(one))
    if kind in ("conversations_select", "channels_select"):
        return _pick_channel(world, person, spot, str(one))
    if kind == "file_input":
        return _handed_in(world, person, spot, one)
    if kind == "datetimepicker":
        return _moment(person, one)
    return _typed(spot, str(one))


def pick_option(spot: Spot, wanted: str, options: list[Json]) -> Json:
    for option in options:
        text = option["text"]["text"]
        if wanted in (text, unescape(text), option.get("value")):
            return option
    names = ", ".join(str(option["text"]["text"]) for option in options)
    raise CannotDo(f"{spot.label()} does not offer {wanted!r}. It offers: {names}.")


def own_options(spot: Spot) -> list[Json]:
    return offered(spot.element)


def _pick_person(world: World, spot: Spot, wanted: str) -> str:
    found = world.people.find(wanted)
    if found is None or found.deleted or (found.is_stranger and not found.shared):
        raise CannotDo(f"{spot.label()} does not list {wanted!r}.")
    return found.id


def _pick_channel(world: World, person: Person, spot: Spot, wanted: str) -> str:
    found = world.channels.get(wanted) or world.channels.by_name(wanted)
    if found is None or person.id not in found.members:
        raise CannotDo(f"{spot.label()} does not list {wanted!r}.")
    return found.id


def _handed_in(world: World, person: Person, spot: Spot, given: Any) -> Json:
    """``name`` and ``data`` (base64) of a file on the person's own machine."""
    try:
        name, data = str(given["name"]), base64.b64decode(given["data"], validate=True)
    except (TypeError, KeyError, ValueError) as wrong:
        raise CannotDo(f"{spot.label()} takes a file: its name, and its data as base64.") from wrong
    kinds = spot.element.get("filetypes")
    if kinds and name.rpartition(".")[2].lower() not in kinds:
        raise CannotDo(f"{spot.label()} takes only {', '.join(kinds)}.")
    if not data:
        raise CannotDo("Slack takes no empty file.")
    return world.files.chosen(name, data, person.id).payload(world.base_url)


def _moment(person: Person, given: Any) -> int:
    """Unix seconds, or a local time of the person as ISO."""
    text = str(given)
    if text.isdigit():
        return int(text)
    try:
        local = datetime.fromisoformat(text)
    except ValueError as wrong:
        raise CannotDo(f"{text!r} is no date and time.") from wrong
    zoned = local if local.tzinfo else local.replace(tzinfo=ZoneInfo(person.tz))
    return int(zoned.timestamp())


def _typed(spot: Spot, text: str) -> str:
    longest = spot.element.get("max_length", LONGEST_INPUT)
    if len(text) > longest:
        raise CannotDo(f"{spot.label()} takes at most {longest} characters.")
    looks_right = _LOOKS_RIGHT.get(spot.type)
    if looks_right is not None and not looks_right(text):
        raise CannotDo(f"{spot.label()} does not take {text!r}.")
    return text
