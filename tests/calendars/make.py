"""Calendars for tests: by hand, short, and with whatever is wrong in them."""

from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
BEGINS = datetime(2026, 11, 20, tzinfo=UTC)
ENDS = datetime(2027, 12, 24, tzinfo=UTC)
ZONE = "America/New_York"


def packed(name: str) -> bytes:
    """A file beside this one, with the line ends of the standard."""
    return (HERE / name).read_text(encoding="utf-8").replace("\n", "\r\n").encode()


def event(*lines: str, title: str = "Sam Okafor", uid: str = "one") -> str:
    return "\r\n".join(("BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", *lines, "END:VEVENT"))


def calendar(*parts: str) -> bytes:
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:tests", *parts, "END:VCALENDAR", "")
    return "\r\n".join(lines).encode()


def timed(begins: datetime, ends: datetime, title: str, uid: str) -> str:
    times = (
        f"{name}:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        for name, at in (("DTSTART", begins), ("DTEND", ends))
    )
    return event(*times, title=title, uid=uid)


def of_times(*times: tuple[str, datetime, datetime]) -> bytes:
    return calendar(
        *(timed(begins, ends, who, f"e-{n}") for n, (who, begins, ends) in enumerate(times))
    )
