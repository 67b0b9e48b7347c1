"""From the bytes of a calendar file to the times that are in it, or to what is wrong with it."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar, Event

from bot.calendars.times import Wrong, between, checked

MOST_EVENTS = 500
MOST_TIMES = 5_000
_TITLE = 120
_OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
_FINE = ("BYHOUR", "BYMINUTE", "BYSECOND")
_TIMES = frozenset({"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"})

_OPENS = "BEGIN:VCALENDAR"


class Unreadable(Exception):
    """The file as a whole is none of ours; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read(data: bytes, asked: dict[str, str]) -> dict[str, Any]:
    """``asked``: two moments and the zone for times that have none."""
    calendars = _parsed(_text(data))
    events = [event for one in calendars for event in one.walk("VEVENT")]
    if len(events) > MOST_EVENTS:
        raise Unreadable("too_many_events")
    _apart(events)
    problems = list(_problems(events))
    problems += [_problem(zone, "bad_zone") for one in calendars for zone in _odd_zones(one)]
    told: dict[str, Any] = {"times": [], "problems": problems, "cancelled": 0, "free": 0}
    if not problems:
        for one in calendars:
            _expand(one, asked, told)
    return told


def _text(data: bytes) -> str:
    """UTF-8 as the standard wants it; what else is met is UTF-16 and the old encoding of Windows,
    in which every byte is a letter."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    if "\0" in text or _OPENS not in text[:2000].upper():
        raise Unreadable("no_calendar")
    return text[text.upper().index(_OPENS) :]


def _parsed(text: str) -> list[Calendar]:
    try:
        found = Calendar.from_ical(text, multiple=True)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError):
        raise Unreadable("broken") from None
    calendars = [one for one in found if isinstance(one, Calendar)]
    if not calendars:
        raise Unreadable("no_calendar")
    return calendars


def _apart(events: list[Event]) -> None:
    """Events that share an identity are not one: the library would keep the last and say nothing.

    A newer version of one (``SEQUENCE``) and one time of a series are what they say they are.
    """
    seen = set[tuple[str, str]]()
    for number, event in enumerate(events):
        key = (str(event.get("UID", "")), str(event.get("SEQUENCE", "0")))
        if not key[0] or "RECURRENCE-ID" in event:
            continue
        if key in seen:
            event["UID"] = f"{key[0]}#{number}"
        seen.add(key)


def _problems(events: list[Event]) -> Iterator[dict[str, str]]:
    for event in events:
        try:
            if any(name in _TIMES for name, _ in event.errors):
                raise Wrong("bad_date")
            _often(event)
            checked(event)
        except Wrong as why:
            yield _problem(_title(event), why.code)


def _problem(title: str, code: str) -> dict[str, str]:
    return {"title": title, "code": code}


def _often(component: Any) -> None:
    """What comes again within a day is no shift, and may never end."""
    for name in ("RRULE", "EXRULE"):
        found = component.get(name, [])
        for rule in found if isinstance(found, list) else [found]:
            if any(str(one).upper() in _OFTEN for one in rule.get("FREQ", [])):
                raise Wrong("too_often")
            if any(name in rule for name in _FINE):
                raise Wrong("too_often")


def _odd_zones(calendar: Calendar) -> Iterator[str]:
    """Names of zones whose own rules cannot be: changes each day, or each second."""
    for zone in calendar.walk("VTIMEZONE"):
        for part in zone.subcomponents:
            try:
                _often(part)
            except Wrong:
                yield str(zone.get("TZID", ""))[:_TITLE]


def _expand(calendar: Calendar, asked: dict[str, str], told: dict[str, Any]) -> None:
    begins, ends = (datetime.fromisoformat(asked[name]) for name in ("begins", "ends"))
    zone = ZoneInfo(asked["zone"])
    # Floating times and whole days are compared with the period as if it were in UTC: a day more.
    try:
        found = recurring_ical_events.of(calendar).between(begins, ends)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError):
        raise Unreadable("broken") from None
    if len(found) > MOST_TIMES:
        raise Unreadable("too_many_times")
    kinds = Counter[str]()
    for event in found:
        kind = _kind(event)
        kinds[kind] += 1
        if kind == "kept":
            _take(event, zone, told)
    told["cancelled"] += kinds["cancelled"]
    told["free"] += kinds["free"]


def _take(event: Event, zone: ZoneInfo, told: dict[str, Any]) -> None:
    one = _time(event, zone)
    if one["begins"] < one["ends"]:
        told["times"].append(one)
    else:
        told["problems"].append(_problem(one["title"], "no_end"))


def _kind(event: Event) -> str:
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        return "cancelled"
    return "free" if str(event.get("TRANSP", "")).upper() == "TRANSPARENT" else "kept"


def _time(event: Event, zone: ZoneInfo) -> dict[str, Any]:
    from_, to = between(event, zone)
    return {
        "begins": from_.isoformat(),
        "ends": to.isoformat(),
        "title": _title(event),
        "guests": _names(event, "ATTENDEE"),
        "hosts": _names(event, "ORGANIZER"),
    }


def _title(event: Event) -> str:
    return " ".join(str(event.get("SUMMARY", "")).split())[:_TITLE]


def _names(event: Event, name: str) -> list[str]:
    """What those are called who did not say no."""
    found = event.get(name, [])
    people = found if isinstance(found, list) else [found]
    return [
        str(one.params.get("CN", ""))[:_TITLE]
        for one in people
        if str(one.params.get("PARTSTAT", "")).upper() != "DECLINED"
    ][:50]
