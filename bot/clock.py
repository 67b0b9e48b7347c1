"""The only place of the bot that asks for the time."""

import math
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path


class SystemClock:
    """The real time, plus the seconds written in a file that practice and tests move forward.

    Read from the event loop and from database threads alike.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._seconds = 0.0
        self._seen: tuple[int, int, int] | None = None
        self._lock = threading.Lock()

    def now(self) -> datetime:
        return self.wall() + timedelta(seconds=self.offset())

    def wall(self) -> datetime:
        """The time of the machine, not moved: for watching it, and for alarms on real time."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    def offset(self) -> float:
        """Seconds by which the file has moved the time; it only grows, whatever the file says."""
        if self._file is not None:
            self._look(self._file)
        return self._seconds

    def _look(self, file: Path) -> None:
        try:
            facts = file.stat()
        except FileNotFoundError:
            return
        seen = (facts.st_mtime_ns, facts.st_size, facts.st_ino)
        with self._lock:
            if seen == self._seen:
                return
            moved = seconds_in(file)
            # A file that is being written may be empty for a moment: look again next time.
            if moved is not None:
                self._seen = seen
                self._seconds = max(self._seconds, moved)


def seconds_in(file: Path) -> float | None:
    """The number in a clock file; None when there is none to be read."""
    try:
        seconds = float(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return seconds if math.isfinite(seconds) else None
