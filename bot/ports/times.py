"""The present time, and who is on call when: what the core is given and never asks for."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from bot.domain.shifts import Override, Shift, Span


class Clock(Protocol):
    def now(self) -> datetime:
        """The present, aware, in UTC; moved by the clock file in practice and tests."""
        ...

    def monotonic(self) -> float:
        """Seconds that never jump, for pacing and watching the wall clock."""
        ...


class Expand(Protocol):
    """Who is on call between two moments, worked out from rules; see ``bot.rota``."""

    def __call__(
        self,
        shifts: Iterable[Shift],
        overrides: Iterable[Override],
        begins: datetime,
        ends: datetime,
    ) -> tuple[Span, ...]: ...
