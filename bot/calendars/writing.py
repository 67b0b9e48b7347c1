"""From shifts to a calendar file: moments in UTC, so that no zone of a reader can move them."""

from datetime import datetime
from typing import Any

from icalendar import Calendar, Event


def write(asked: dict[str, Any]) -> bytes:
    """``asked``: the moment of writing, and of each event its uid, title, begin and end."""
    calendar = Calendar()
    calendar.add("prodid", "-//Peer support//Shifts//EN")
    calendar.add("version", "2.0")
    stamp = datetime.fromisoformat(asked["stamp"])
    for one in asked["events"]:
        event = Event()
        event.add("uid", one["uid"])
        event.add("dtstamp", stamp)
        event.add("dtstart", datetime.fromisoformat(one["begins"]))
        event.add("dtend", datetime.fromisoformat(one["ends"]))
        event.add("summary", one["title"])
        calendar.add_component(event)
    return bytes(calendar.to_ical())
