"""When an event is: a moment, whatever way its file says it."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Event

FIRST_YEAR, LAST_YEAR = 1970, 2200


class Wrong(Exception):
    """One event cannot be understood; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def checked(event: Event) -> None:
    """Refuses an event whose times are none, before anything is worked out from them."""
    start = _property(event, "DTSTART")
    if start is None:
        raise Wrong("no_start")
    for name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
        _known_zone(_property(event, name))
    end, length = _property(event, "DTEND"), event.get("DURATION")
    begins = _dated(start)
    if end is not None and _reversed(begins, _dated(end)):
        raise Wrong("reversed")
    if length is not None and not timedelta() < length.dt <= timedelta(days=400):
        raise Wrong("reversed")


def between(event: Event, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The moments (UTC) of one occurrence; whole days and floating times are those of ``zone``."""
    start = _property(event, "DTSTART").dt
    end, length = _property(event, "DTEND"), event.get("DURATION")
    if end is not None:
        ends = end.dt
    elif length is not None:
        ends = start + length.dt
    else:
        ends = start if isinstance(start, datetime) else start + timedelta(days=1)
    return moment(start, zone), moment(ends, zone)


def moment(when: date, zone: tzinfo) -> datetime:
    if not isinstance(when, datetime):
        when = datetime.combine(when, time())
    return (when if when.tzinfo is not None else when.replace(tzinfo=zone)).astimezone(UTC)


def _property(event: Event, name: str) -> Any:
    found = event.get(name)
    if isinstance(found, list):
        raise Wrong("twice")
    return found


def _known_zone(found: Any) -> None:
    """A zone that nobody knows leaves a time without any, which would be another time."""
    if found is None:
        return
    told = found.params.get("TZID")
    when = getattr(found, "dt", None)
    if told and isinstance(when, datetime) and when.tzinfo is None:
        raise Wrong("bad_zone")


def _dated(found: Any) -> date:
    when = getattr(found, "dt", None)
    if not isinstance(when, date) or not FIRST_YEAR <= when.year <= LAST_YEAR:
        raise Wrong("bad_date")
    return when


def _reversed(begins: date, ends: date) -> bool:
    if isinstance(begins, datetime) != isinstance(ends, datetime):
        raise Wrong("bad_date")
    if not isinstance(begins, datetime) or not isinstance(ends, datetime):
        return ends < begins
    if (begins.tzinfo is None) != (ends.tzinfo is None):
        raise Wrong("bad_date")
    return ends < begins
