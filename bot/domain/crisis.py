"""The restricted record of a case in which somebody feared for a life: what was done, by codes."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.flow import LEVELS, LevelCode

GRAVE: Final[frozenset[LevelCode]] = frozenset({"C", "D"})
"""Levels at which nobody is left alone, and a name may be shown to save a life."""

TELL_WITHIN: Final = timedelta(hours=24)
"""A person whose name was shown hears of it at the latest after this, if not in the same moment."""


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
    agreed: Agreed | None = None
    entries: tuple[Entry, ...] = ()
    checks: tuple[Check, ...] = ()
    lines_given: bool = False
    name: NameShown | None = None

    @property
    def highest(self) -> LevelCode | None:
        """The most urgent level that was ever chosen in this case."""
        found = {entry.code for entry in self.entries}
        return next((level for level in reversed(LEVELS) if level_entry(level) in found), None)

    @property
    def is_grave(self) -> bool:
        return self.highest in GRAVE

    def noting(self, at: datetime, code: str, by: str) -> "Crisis":
        return replace(self, entries=(*self.entries, Entry(at, code, by)))


def level_entry(level: LevelCode) -> str:
    """The code in the record for a level that was chosen."""
    return f"level_{level.lower()}"


def one_up(level: LevelCode) -> LevelCode:
    """What an unsure supporter does: as the next level says. D stays D."""
    return LEVELS[min(LEVELS.index(level) + 1, len(LEVELS) - 1)]


def planned_checks(at: datetime) -> tuple[Check, ...]:
    return tuple(Check(after, at + wait) for after, wait in CHECKS)
