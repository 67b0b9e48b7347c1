"""Five questions to the person, afterwards: kept without anything that leads back to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

QUESTIONS: Final = ("listened", "soon", "private", "met", "next")
POINTS: Final = (1, 2, 3, 4, 5)
BATCH: Final = 5
"""Nothing is shown of fewer, and nothing moves by fewer."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Points by question; what was skipped is not in it. Nobody's, and of no moment."""

    points: Mapping[str, int]


def quarter_of(at: datetime) -> str:
    """``2026-Q4``, on the clocks of UTC, so that no zone of anybody shows in it."""
    day = at.astimezone(UTC)
    return f"{day.year}-Q{(day.month + 2) // 3}"


def month_of(at: datetime) -> str:
    """``2026-11``, on the clocks of UTC."""
    return f"{at.astimezone(UTC):%Y-%m}"
