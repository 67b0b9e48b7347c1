"""Watches the machine's clock against steady time: the only home of what a jump of it means."""

import logging
from datetime import datetime
from typing import Protocol

from bot.ports import Clock

JUMP_SECONDS = 60.0
HOLD_SECONDS = 60.0

_log = logging.getLogger(__name__)


class WallClock(Clock, Protocol):
    """A clock that also tells the time of the machine, without what a clock file adds."""

    def wall(self) -> datetime: ...

    def offset(self) -> float: ...


class WallWatch:
    """After a jump of more than a minute, what can wait is held for a minute.

    A machine that was asleep, or whose time was wrong: nobody can tell which reminders are
    still true. A move through the clock file is not a jump.
    """

    def __init__(self, clock: WallClock) -> None:
        self._clock = clock
        self._difference = self._measure()
        self._held_until = float("-inf")

    def held(self) -> bool:
        """Whether reminders and later tiers wait now. Call it at each heartbeat."""
        difference = self._measure()
        jump = difference - self._difference
        self._difference = difference
        if abs(jump) > JUMP_SECONDS:
            _log.error("clock_jumped", extra={"seconds": round(jump)})
            self._held_until = self._clock.monotonic() + HOLD_SECONDS
        return self._clock.monotonic() < self._held_until

    def _measure(self) -> float:
        return self._clock.wall().timestamp() - self._clock.monotonic()
