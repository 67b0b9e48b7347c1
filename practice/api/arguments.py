"""Arguments of a call as Slack reads them: query, form or JSON, everything by name."""

from typing import Any

import orjson
from aiohttp import web

from practice.api.refusals import Refused

Json = dict[str, Any]
_STRUCTURED = ("blocks", "attachments", "view", "metadata")


async def read_arguments(request: web.Request, takes_json: bool) -> Json:
    """All arguments; a JSON body counts only for methods that document it."""
    arguments: Json = dict(request.query)
    if request.method == "POST":
        kind = request.content_type
        if kind == "application/json":
            arguments |= await _read_json(request, takes_json)
        elif kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
            arguments |= dict(await request.post())
        elif request.can_read_body:
            raise Refused("invalid_post_type")
    for name in _STRUCTURED:
        if isinstance(arguments.get(name), str):
            arguments[name] = _parse(name, arguments[name])
    return arguments


async def _read_json(request: web.Request, takes_json: bool) -> Json:
    raw = await request.read()
    if not raw:
        return {}
    try:
        body = orjson.loads(raw)
    except orjson.JSONDecodeError as broken:
        raise Refused("invalid_json") from broken
    if not isinstance(body, dict):
        raise Refused("json_not_object")
    if takes_json:
        return body
    # Only form arguments are read here, so everything in a JSON body goes missing.
    return {}


def _parse(name: str, text: str) -> Any:
    try:
        return orjson.loads(text) if text else None
    except orjson.JSONDecodeError as broken:
        error = {"blocks": "invalid_blocks_format", "metadata": "invalid_metadata_format"}
        raise Refused(error.get(name, "invalid_arguments")) from broken


def text_of(arguments: Json, name: str) -> str:
    """A string argument, empty where it is missing."""
    value = arguments.get(name)
    return "" if value is None else str(value)


def needed(arguments: Json, *names: str) -> None:
    missing = [name for name in names if arguments.get(name) in (None, "")]
    if missing:
        details = [f"[ERROR] missing required field: {name}" for name in missing]
        raise Refused("invalid_arguments", details)


def truth_of(arguments: Json, name: str) -> bool:
    return str(arguments.get(name, "")).lower() in ("true", "1")


def number_of(arguments: Json, name: str, default: int, error: str) -> int:
    """A whole number, or the method's own error for what is none."""
    value = arguments.get(name)
    if value in (None, ""):
        return default
    try:
        return int(str(value))
    except ValueError as wrong:
        raise Refused(error) from wrong


def page_start(arguments: Json) -> int:
    """Where the page behind a cursor begins; a cursor is what an earlier answer gave."""
    cursor = text_of(arguments, "cursor")
    if not cursor:
        return 0
    if not cursor.startswith("next:") or not cursor[5:].isdigit():
        raise Refused("invalid_cursor")
    return int(cursor[5:])


def cut_page(items: list[Any], start: int, limit: int) -> tuple[list[Any], str]:
    """The page and the cursor of the next one, empty at the end."""
    end = start + limit if limit > 0 else len(items)
    return items[start:end], f"next:{end}" if end < len(items) else ""
