"""How a field is taken out of a payload: of the expected type, or BadPayload."""

import re
from collections.abc import Mapping
from typing import Any

Json = Mapping[str, Any]

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
"""Slack promises no shape of its ids: only that none can break out of a mention."""
LONGEST = 8000
"""Characters. Nothing that a person may send us is longer (a command has 4,000)."""


class BadPayload(Exception):
    """A field is missing or not what it should be. ``args``: which one, never its value."""


class Foreign(BadPayload):
    """From another workspace, or meant for another app."""


def obj(holder: object, name: str) -> Json:
    """The object called ``name``; an absent or null one is empty."""
    found = _get(holder, name)
    if found is None:
        return {}
    if not isinstance(found, Mapping):
        raise BadPayload(name)
    return found


def items(holder: object, name: str) -> tuple[Any, ...]:
    """The list called ``name``; an absent or null one is empty."""
    found = _get(holder, name)
    if found is None:
        return ()
    if not isinstance(found, list):
        raise BadPayload(name)
    return tuple(found)


def text(holder: object, name: str, longest: int = LONGEST) -> str:
    """The text called ``name``, cut at ``longest``; empty when absent or null.

    What cannot be stored (half of a surrogate pair, NUL) is taken out here, once.
    """
    found = _get(holder, name)
    if found is None:
        return ""
    if not isinstance(found, str):
        raise BadPayload(name)
    clean = found[:longest].encode("utf-8", "replace").decode("utf-8")
    return clean.replace("\x00", "")


def needed(holder: object, name: str) -> str:
    found = text(holder, name)
    if not found:
        raise BadPayload(name)
    return found


def slack_id(holder: object, name: str) -> str:
    found = needed(holder, name)
    if _ID.fullmatch(found) is None:
        raise BadPayload(name)
    return found


def flag(holder: object, name: str) -> bool:
    """True only for true: a flag that is absent, null or odd is not set."""
    return _get(holder, name) is True


def number(holder: object, name: str) -> int | None:
    found = _get(holder, name)
    if found is None or isinstance(found, bool):
        return None
    if not isinstance(found, int):
        raise BadPayload(name)
    return found


def _get(holder: object, name: str) -> object:
    if not isinstance(holder, Mapping):
        raise BadPayload(name)
    return holder.get(name)
