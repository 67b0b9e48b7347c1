"""Rules of values with a format: dates, times, zones, numbers as strings."""

import re
from datetime import date as calendar_date
from typing import Any
from zoneinfo import available_timezones

from practice.rules.shapes import Problems, complain

_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DECIMAL = re.compile(r"-?\d+(?:\.\d+)?")
_ZONES: set[str] = set()


def is_date(value: Any) -> bool:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return False
    try:
        calendar_date.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_time(value: Any) -> bool:
    return isinstance(value, str) and _TIME.fullmatch(value) is not None


def is_decimal(value: Any) -> bool:
    return isinstance(value, str) and _DECIMAL.fullmatch(value) is not None


def is_zone(value: Any) -> bool:
    if not _ZONES:
        _ZONES.update(available_timezones())
    return value in _ZONES


def date(value: Any, at: str, problems: Problems) -> None:
    if not is_date(value):
        complain(problems, at, "must be a date as YYYY-MM-DD")


def time_of_day(value: Any, at: str, problems: Problems) -> None:
    if not is_time(value):
        complain(problems, at, "must be a time as HH:mm")


def zone(value: Any, at: str, problems: Problems) -> None:
    if not is_zone(value):
        complain(problems, at, "must be an IANA time zone")


def unix_time(value: Any, at: str, problems: Problems) -> None:
    """Unix seconds with ten digits, as the datetime picker takes them."""
    if not isinstance(value, int) or isinstance(value, bool) or len(str(value)) != 10:
        complain(problems, at, "must be unix seconds of 10 digits")


def decimal(value: Any, at: str, problems: Problems) -> None:
    if not is_decimal(value):
        complain(problems, at, "must be a number written as a string")
