"""How the drawer writes spans, moments, milliseconds and JSON."""

from datetime import UTC, datetime
from typing import Any

import orjson

LONGEST_JSON = 40_000
"""Characters of one payload that are shown; more than any real one of the app."""

_UNITS = ((86_400, "d"), (3_600, "h"), (60, "min"), (1, "s"))
_FARTHEST = 253_402_300_799
"""Unix seconds of the last moment that a calendar of four-digit years can hold."""


def span(seconds: float) -> str:
    """Its two largest parts: ``4 min 30 s``, ``2 d 3 h``; below a second ``0 s``."""
    left = int(abs(seconds))
    parts = []
    for size, unit in _UNITS:
        count, left = divmod(left, size)
        parts.append((count, unit))
    first = next((number for number, part in enumerate(parts) if part[0]), len(parts) - 1)
    shown = [part for part in parts[first : first + 2] if part[0]] or parts[-1:]
    return " ".join(f"{count} {unit}" for count, unit in shown)


def until(due: float, now: float) -> str:
    """``in 4 min 30 s``, and afterwards how late it is."""
    left = due - now
    if -1 < left < 1:
        return "now"
    return f"in {span(left)}" if left > 0 else f"{span(left)} late"


def moment(at: float) -> str:
    """Date and time of day in UTC: several people's zones meet in the drawer."""
    held = min(max(at, 0.0), _FARTHEST)
    return datetime.fromtimestamp(held, UTC).strftime("%Y-%m-%d %H:%M:%S")


def time_of_day(at: float) -> str:
    """To the millisecond, in UTC."""
    return datetime.fromtimestamp(at, UTC).strftime("%H:%M:%S.%f")[:-3]


def milliseconds(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"


def pretty(value: Any) -> str:
    """As indented JSON, cut with a sentence where nobody would read on."""
    text = orjson.dumps(value, option=orjson.OPT_INDENT_2, default=str).decode()
    if len(text) <= LONGEST_JSON:
        return text
    return f"{text[:LONGEST_JSON]}\n… cut here, of {len(text):,} characters"
