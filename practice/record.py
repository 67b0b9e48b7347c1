"""Everything that happened: what each person could see, every call, every delivery."""

from pathlib import Path
from typing import IO, Any

import orjson

Json = dict[str, Any]


class Record:
    """Append-only lists in memory, and the same as JSON lines where a file was asked for."""

    def __init__(self, file: Path | None) -> None:
        self.seen: list[Json] = []
        self.calls: list[Json] = []
        self.deliveries: list[Json] = []
        self.refused = 0
        """Calls, and answers to deliveries, that Slack would not take."""
        self._file: IO[bytes] | None = file.open("ab", buffering=0) if file else None

    def saw(self, entry: Json) -> None:
        self.seen.append(entry)
        self._write("seen", entry)

    def called(self, entry: Json) -> None:
        self.calls.append(entry)
        self.refused += not entry["ok"]
        self._write("call", entry)

    def delivered(self, entry: Json) -> None:
        """The entry stays alive: its status is filled in later, and written by ``settled``."""
        self.deliveries.append(entry)

    def settled(self, entry: Json) -> None:
        self._write("delivery", entry)

    def clear(self) -> None:
        self.seen.clear()
        self.calls.clear()
        self.refused = 0
        self.deliveries.clear()

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _write(self, kind: str, entry: Json) -> None:
        if self._file is not None:
            line = orjson.dumps({"record": kind, **entry}, default=str)
            self._file.write(line + b"\n")
