"""Calendar files, as the outside reads and writes them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.calendars import CalendarFile


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One event of a calendar that is written; ``uid`` is how a calendar knows it again."""

    uid: str
    title: str
    begins: datetime
    ends: datetime


class Calendars(Protocol):
    """Calendar files, read and written where they can do no harm; see ``bot.calendars``."""

    async def read(self, data: bytes, begins: datetime, ends: datetime, zone: str) -> CalendarFile:
        """What is in it between two moments. Raises a Refusal that says why not."""
        ...

    async def write(self, entries: Iterable[CalendarEntry], now: datetime) -> bytes:
        """Raises CalendarTooSlow."""
        ...
