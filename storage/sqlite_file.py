"""One SQLite file as ours alone: its permissions, its lock, and whether it is still there."""

import fcntl
import os
from pathlib import Path

from bot.ports import Unavailable
from storage.files import make_private_directory, sync_directory
from storage.refused import InUse


class SqliteFile:
    """Held from ``take`` to ``release``; a second process is refused in between."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: int | None = None

    def take(self) -> None:
        """Locks the file, making it (mode 600) when it is missing.

        The lock stands on a file beside the database, because closing any descriptor of the
        database itself would drop the locks that SQLite holds on it.
        """
        make_private_directory(self.path.parent)
        lock = os.open(f"{self.path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            raise InUse(f"{self.path} is in use by another process. Stop that one first.") from None
        self._lock = lock
        self._make_private()

    def _make_private(self) -> None:
        try:
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            sync_directory(self.path.parent)
        except FileExistsError:
            self.path.chmod(0o600)

    def watch(self) -> None:
        """Remembers which file this is. Call it once SQLite has written its first page."""
        stat = self.path.stat()
        self._identity = (stat.st_dev, stat.st_ino)
        self._size = stat.st_size

    def check(self) -> None:
        """Refuses to promise anything that would be written to a removed or replaced file."""
        try:
            stat = self.path.stat()
        except OSError:
            raise Unavailable from None
        if (stat.st_dev, stat.st_ino) != self._identity or stat.st_size < self._size:
            raise Unavailable
        self._size = stat.st_size

    def release(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None
