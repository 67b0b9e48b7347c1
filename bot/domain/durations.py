"""Durations as people type them: ``30s 5m 2h 3d 1w``."""

import re
from datetime import timedelta

from bot.domain.refusals import BadDuration

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
_DURATION = re.compile(r"([0-9]{1,9})([smhdw])")
LONGEST = timedelta(days=7)
SHORTEST = timedelta(seconds=1)


def parse_duration(
    text: str, shortest: timedelta = SHORTEST, longest: timedelta = LONGEST
) -> timedelta:
    """Reads one duration; refuses what is not one, or lies outside ``shortest`` … ``longest``."""
    match = _DURATION.fullmatch(text.strip().lower())
    if match is None:
        raise BadDuration(text[:20])
    seconds = int(match[1]) * _UNITS[match[2]]
    if not shortest.total_seconds() <= seconds <= longest.total_seconds():
        raise BadDuration(text[:20])
    return timedelta(seconds=seconds)


def format_duration(duration: timedelta) -> str:
    """The shortest spelling in one unit; the inverse of ``parse_duration``."""
    seconds = int(duration.total_seconds())
    for unit in ("w", "d", "h", "m"):
        size = _UNITS[unit]
        if seconds and seconds % size == 0:
            return f"{seconds // size}{unit}"
    return f"{seconds}s"
