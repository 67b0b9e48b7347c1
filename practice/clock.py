"""The only place of the practice server that asks for the time."""

import os
import time
from pathlib import Path


class Clock:
    """Real time, steady time, and moved time: real time plus the seconds in a shared file.

    The offset only grows, whatever the file says. Without a file it is kept in memory.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._offset = 0.0
        self._read_at: tuple[int, int] | None = None

    def real(self) -> float:
        """Unix seconds, for ``ts``, triggers, signatures."""
        return time.time()

    def steady(self) -> float:
        """Seconds that never jump, for latencies and paces."""
        return time.monotonic()

    def moved(self) -> float:
        """Unix seconds in moved time, for scheduled messages."""
        return time.time() + self.offset()

    def offset(self) -> float:
        if self._file is not None:
            self._reread(self._file)
        return self._offset

    def advance(self, seconds: float) -> float:
        """Moves time on and writes the file; the new offset."""
        offset = self.offset() + max(0.0, seconds)
        self._offset = offset
        if self._file is not None:
            fresh = self._file.with_suffix(".new")
            fresh.write_text(f"{offset:.3f}\n")
            os.replace(fresh, self._file)
        return offset

    def _reread(self, file: Path) -> None:
        try:
            facts = file.stat()
        except FileNotFoundError:
            return
        mark = (facts.st_mtime_ns, facts.st_ino)
        if mark == self._read_at:
            return
        text = file.read_text().strip()
        if text:
            self._offset = max(self._offset, float(text))
            self._read_at = mark
