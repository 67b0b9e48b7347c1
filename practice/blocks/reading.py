"""All words that a sighted person reads in a message, a modal or the Home tab."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from practice.blocks.mrkdwn import Reader, alarms, read_mrkdwn, unescape
from practice.blocks.spots import Spot
from practice.blocks.values import Values, is_empty, is_stateful, value_key
from practice.rules.blocks import elements_of

Json = dict[str, Any]
_LISTED = {"checkboxes", "radio_buttons"}


def read_text(text: Json, reader: Reader) -> str:
    """A text object: markup is read in mrkdwn only."""
    words = str(text.get("text", ""))
    return read_mrkdwn(words, reader) if text.get("type") == "mrkdwn" else unescape(words)


def read_blocks(blocks: list[Json], values: Values, reader: Reader) -> str:
    """One line a part, in reading order, with what is filled in."""
    lines: list[str] = []
    for block in blocks:
        lines.extend(_read_block(block, reader))
        for element in elements_of(block):
            lines.extend(_read_element(Spot(block, element), values, reader))
    return "\n".join(line for line in lines if line)


def _read_block(block: Json, reader: Reader) -> Iterator[str]:
    kind = block["type"]
    if kind == "context":
        for element in block["elements"]:
            yield element["alt_text"] if "alt_text" in element else read_text(element, reader)
    elif kind in ("rich_text", "table"):
        yield " ".join(_loose_words(block.get("elements", block.get("rows")), reader))
    elif kind == "image":
        yield block["alt_text"]
    elif kind == "markdown":
        yield str(block["text"])
    else:
        texts = [block.get("label"), block.get("text"), block.get("hint")]
        yield from _read_texts([*texts, *block.get("fields", [])], reader)


def _read_texts(texts: list[Json | None], reader: Reader) -> Iterator[str]:
    for text in texts:
        if text is not None:
            yield read_text(text, reader)


def _loose_words(part: Any, reader: Reader) -> Iterator[str]:
    if isinstance(part, list):
        for one in part:
            yield from _loose_words(one, reader)
    elif isinstance(part, dict):
        if isinstance(part.get("text"), str):
            yield part["text"]
        elif part.get("type") == "user":
            yield "@" + reader.name_of(part["user_id"])
        yield from _loose_words(list(part.values()), reader)


def _read_element(spot: Spot, values: Values, reader: Reader) -> Iterator[str]:
    element = spot.element
    if element["type"] == "image":
        yield element["alt_text"]
    elif element["type"] == "button":
        yield unescape(element["text"]["text"])
    elif element["type"] in _LISTED:
        for option in element["options"]:
            yield read_text(option["text"], reader)
            if "description" in option:
                yield read_text(option["description"], reader)
    elif is_stateful(spot):
        value = values.get(spot.block_id, {}).get(spot.action_id)
        filled = value is not None and not is_empty(value)
        yield shown_value(value, reader) if filled and value else _placeholder(element)


def _placeholder(element: Json) -> str:
    text = element.get("placeholder")
    return str(text["text"]) if text else ""


def shown_value(value: Json, reader: Reader) -> str:
    """A filled-in value as the field shows it."""
    inside = value[value_key(value["type"])]
    if value["type"] == "datetimepicker":
        at = datetime.fromtimestamp(int(inside), UTC).astimezone(ZoneInfo(reader.zone))
        return at.strftime("%Y-%m-%d %H:%M")
    shown = inside if isinstance(inside, list) else [inside]
    return ", ".join(_shown(one, reader) for one in shown)


def _shown(one: Any, reader: Reader) -> str:
    if isinstance(one, dict):
        return read_text(one["text"], reader) if "text" in one else str(one.get("name", ""))
    return reader.name_of(one) if isinstance(one, str) and one[:1] in "UW" else str(one)


def alarms_in(text: str, blocks: list[Json]) -> list[str]:
    """Whom a message would notify by its markup: ``channel``, ``here``, user ids …"""
    found = alarms(text)
    _each_mrkdwn(blocks, lambda words: found.extend(alarms(words)))
    return sorted(set(found))


def _each_mrkdwn(part: Any, look: Callable[[str], None]) -> None:
    if isinstance(part, list):
        for one in part:
            _each_mrkdwn(one, look)
    elif isinstance(part, dict):
        if part.get("type") == "mrkdwn":
            look(str(part.get("text", "")))
        _each_mrkdwn(list(part.values()), look)
