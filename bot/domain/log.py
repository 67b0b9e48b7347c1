"""What is kept of an encounter: codes from a list, never a word of anybody's."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

NOT_REACHED: Final = "not_reached"
WITHDRAWN: Final = "withdrawn"
QUIET_ENDINGS: Final = frozenset({NOT_REACHED, WITHDRAWN})
"""Where somebody feared for a life, nothing ends like this before a lead knows."""
TALKED: Final = "talked"
FORMAL: Final = "formal"
NOT_NOTED: Final = "not_noted"
"""What a field says that its supporter left empty."""

HEAVY: Final = 8
"""From this load on, whoever carries it is shown whom to turn to."""
HEAVIEST: Final = 10


class Span(StrEnum):
    """How long after the close the two agreed to be in touch again."""

    DAY = "24h"
    THREE_DAYS = "72h"
    WEEK = "7d"
    MONTH = "30d"

    @property
    def days(self) -> int:
        return _DAYS[self]


_DAYS: Mapping[Span, int] = {Span.DAY: 1, Span.THREE_DAYS: 3, Span.WEEK: 7, Span.MONTH: 30}


@dataclass(frozen=True, slots=True)
class CaseLog:
    """One encounter. Who, whose, where and when it was stands nowhere in it.

    It has no load either: how heavy it was belongs to nobody but the supporter.
    """

    disposition: str
    kind: str = FORMAL
    mode: str = NOT_NOTED
    minutes: str = NOT_NOTED
    support: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    follow_ups: tuple[Span, ...] = ()


def load_band(load: int) -> str:
    """The one thing that is counted of a load."""
    if load >= HEAVY:
        return "8-10"
    return "4-7" if load >= 4 else "0-3"
