"""Ticks on the checklist of a case: each sealed for itself, so that none undoes another."""

from bot.domain.ticks import Tick
from storage.documents import TICK
from storage.parts import Part, Parts

PREFIX = "tick:"
"""Followed by the id of the tick, which says nothing to whoever cannot open the case."""


class Ticks:
    """Within one transaction of one program."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def of(self, case_id: str) -> tuple[Tick, ...]:
        """Oldest first; none for a case that is gone."""
        key = self._parts.key(case_id)
        if key is None:
            return ()
        found = (TICK.read(part.plain) for part in self._parts.beginning(key, PREFIX))
        return tuple(sorted(found, key=lambda tick: tick.at))

    def put(self, case_id: str, tick: Tick) -> None:
        """One that is there already stays as it is."""
        key = self._parts.key(case_id)
        name = PREFIX + tick.tick_id
        if key is not None and self._parts.one(key, name) is None:
            self._parts.write(key, Part(name, 1, TICK.to_bytes(tick)))

    def remove(self, case_id: str, tick_id: str) -> None:
        self._parts.remove(case_id, PREFIX + tick_id)
