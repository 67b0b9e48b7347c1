"""Epoch secrets: 32 random bytes a week, in files outside the database and every backup."""

import re
import secrets
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from storage.files import read_private, write_new
from storage.refused import BadEpochs

_NAME = re.compile(r"[0-9]{4}-W[0-9]{2}")
SECRET_BYTES = 32


def epoch_at(at: datetime) -> str:
    """The ISO week of ``at`` in UTC, as ``2026-W48``."""
    year, week, _ = at.astimezone(UTC).isocalendar()
    return f"{year:04}-W{week:02}"


class Epochs:
    """The secrets in one directory, or in two that mirror each other.

    The first directory decides when two processes make a secret at the same moment. A secret
    that one directory lacks is put back from the other; two that differ are refused.
    """

    def __init__(self, directories: Sequence[Path]) -> None:
        if not 1 <= len(directories) <= 2:
            raise BadEpochs(
                "PEERSUPPORT_EPOCHS names one directory, or two that mirror each other."
            )
        self._directories = tuple(directories)
        self._known: dict[str, bytes] = {}
        self._lock = threading.Lock()

    def current(self, at: datetime) -> tuple[str, bytes]:
        """The epoch of ``at`` and its secret, which is made when it is the first of its week."""
        epoch = epoch_at(at)
        with self._lock:
            secret = self._find(epoch)
            if secret is None:
                self._write(self._directories[0], epoch, secrets.token_bytes(SECRET_BYTES))
                secret = self._find(epoch)
            if secret is None:
                raise BadEpochs(f"The secret of {epoch} was written and is not there.")
        return epoch, secret

    def read(self, epoch: str) -> bytes | None:
        """The secret of ``epoch``; None when it is nowhere (destroyed, or lost)."""
        with self._lock:
            return self._find(epoch)

    def list(self) -> tuple[str, ...]:
        """Every epoch whose secret is in one of the directories, oldest first."""
        names = {
            path.name
            for directory in self._directories
            if directory.is_dir()
            for path in directory.iterdir()
            if _NAME.fullmatch(path.name)
        }
        return tuple(sorted(names))

    def repair(self) -> None:
        """Reads every secret once: restores the mirror and refuses damage before work begins."""
        with self._lock:
            self._known.clear()
            for epoch in self.list():
                self._find(epoch)

    def _find(self, epoch: str) -> bytes | None:
        known = self._known.get(epoch)
        if known is not None:
            return known
        found = [self._read(directory, epoch) for directory in self._directories]
        secret = next((s for s in found if s is not None), None)
        if secret is None:
            return None
        for directory, copy in zip(self._directories, found, strict=True):
            if copy is None:
                self._write(directory, epoch, secret)
                copy = self._read(directory, epoch)
            if copy != secret:
                raise BadEpochs(
                    f"The two directories of epoch secrets hold different secrets for {epoch}. "
                    "Remove the wrong file; nothing can be opened with it."
                )
        self._known[epoch] = secret
        return secret

    def _read(self, directory: Path, epoch: str) -> bytes | None:
        path = directory / epoch
        try:
            secret = read_private(path)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise BadEpochs(f"{path} cannot be read ({error.strerror}).") from error
        if len(secret) != SECRET_BYTES:
            raise BadEpochs(f"{path} is damaged. Remove it, so that its mirror can replace it.")
        return secret

    def _write(self, directory: Path, epoch: str, secret: bytes) -> None:
        try:
            write_new(directory / epoch, secret)
        except OSError as error:
            sentence = f"The secret of {epoch} cannot be written to {directory}"
            raise BadEpochs(f"{sentence} ({error.strerror}).") from error
