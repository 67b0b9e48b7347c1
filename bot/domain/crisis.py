"""The restricted record of a case in which somebody feared for a life: what was done, by codes."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.flow import LEVELS, LevelCode

GRAVE: Final[frozenset[LevelCode]] = frozenset({"C", "D"})
"""Levels at which nobody is left alone, and a name may be shown to save a life."""

MOST_ENTRIES: Final = 100

TELL_WITHIN: Final = timedelta(hours=24)
"""A person whose name was shown hears of it at the latest after this, if not in the same moment."""


LEAD_PAGED: Final = "lead_paged"
"""A supporter has paged the clinical lead."""


class Agreed(StrEnum):
    """Whether the person agrees that the lead is told and checks in."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


class Checked(StrEnum):
    """What became of one check by the lead."""

    DONE = "done"
    MISSED = "missed"
    """Tried, not reached."""
    STOPPED = "stopped"
    """The person wants no more of them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done. ``by`` is a role, never a person."""

    at: datetime
    code: str
    by: str


@dataclass(frozen=True, slots=True)
class Check:
    """One check by the lead that is still to come. ``asked`` counts the cards sent for it."""

    after: str
    due_at: datetime
    asked: int = 0


CHECKS: Final = (("24h", timedelta(hours=24)), ("72h", timedelta(hours=72)), ("7d", timedelta(7)))


@dataclass(frozen=True, slots=True)
class NameShown:
    """Who had the name shown (a party id), and when its owner hears of it (None: has heard)."""

    by: str
    at: datetime
    tell_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Crisis:
    """Lives sealed in its case and goes with it. ``level`` says what to do now; it is no score."""

    opened_at: datetime
    level: LevelCode | None = None
    highest: LevelCode | None = None
    """The most urgent level that was ever chosen in this case."""
    agreed: Agreed | None = None
    entries: tuple[Entry, ...] = ()
    checks: tuple[Check, ...] = ()
    lines_given: bool = False
    name: NameShown | None = None

    @property
    def is_grave(self) -> bool:
        return self.highest in GRAVE

    @property
    def is_shared(self) -> bool:
        """Whether a level was chosen, or a lead paged: somebody else must know how it ends."""
        return self.highest is not None or any(one.code == LEAD_PAGED for one in self.entries)

    def noting(self, at: datetime, code: str, by: str) -> "Crisis":
        """The record with one entry more; the oldest go where there are very many."""
        kept = self.entries[1 - MOST_ENTRIES :]
        return replace(self, entries=(*kept, Entry(at, code, by)))

    def at_level(self, level: LevelCode) -> "Crisis":
        return replace(self, level=level, highest=max(level, self.highest or level))


def one_up(level: LevelCode) -> LevelCode:
    """What an unsure supporter does: as the next level says. D stays D."""
    return LEVELS[min(LEVELS.index(level) + 1, len(LEVELS) - 1)]


def planned_checks(at: datetime) -> tuple[Check, ...]:
    return tuple(Check(after, at + wait) for after, wait in CHECKS)
