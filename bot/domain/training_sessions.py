"""The sessions of a program: when each is, when the next one is, and who has said they come."""

import calendar
import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.daytime import moment_of

INVITED_BEFORE: Final = timedelta(days=7)
REMINDED_BEFORE: Final = timedelta(days=1)
PATIENCE: Final = timedelta(days=3)
"""Not recorded for so long: who was there is asked once more, then the directors are told."""
TIMES_ASKED: Final = 3
"""The trainer, the trainer again, the directors."""


class Answer(StrEnum):
    NONE = "none"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Invited:
    """One supporter and one session. ``reminded``: the day before has come."""

    answer: Answer
    asked_at: datetime
    reminded: bool = False


@dataclass(frozen=True, slots=True)
class Repeat:
    """Not at all, every ``weeks`` weeks, or each month on the ``nth`` such weekday.

    The fifth means the last: a month without a fifth has it on its fourth.
    """

    weeks: int = 0
    nth: int = 0

    def __str__(self) -> str:
        if self.weeks:
            return f"weeks:{self.weeks}"
        return f"monthly:{self.nth}" if self.nth else "none"

    @staticmethod
    def of(kept: str) -> "Repeat":
        kind, _, number = kept.partition(":")
        return Repeat(
            weeks=int(number) if kind == "weeks" else 0, nth=int(number) if kind == "monthly" else 0
        )

    @staticmethod
    def monthly(first: date) -> "Repeat":
        """Each month on the weekday that ``first`` is, counted from the start of its month."""
        return Repeat(nth=(first.day - 1) // 7 + 1)


ONCE: Final = Repeat()


@dataclass(frozen=True, slots=True)
class TrainingSession:
    """One date. ``begins`` is wall time in ``zone``; ``trainer`` a member id.

    ``followed``: the next date of the same kind stands already. ``asked``: how often somebody was
    asked who had been there, last at ``asked_at``. ``removed``: it does not take place.
    """

    session_id: str
    title: str
    begins: datetime
    zone: str
    minutes: int
    where: str = ""
    repeat: Repeat = ONCE
    trainer: str = ""
    followed: bool = False
    removed: bool = False
    asked: int = 0
    asked_at: datetime | None = None
    recorded_at: datetime | None = None

    @property
    def starts_at(self) -> datetime:
        """In UTC. A time that clocks show twice is the first; one that they skip, right after."""
        return moment_of(self.begins, self.zone)

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    def is_ahead(self, now: datetime) -> bool:
        return not self.removed and now < self.starts_at

    def lacks_record(self, now: datetime) -> bool:
        """Over, and nobody has said yet who was there."""
        return not self.removed and self.recorded_at is None and self.ends_at <= now


def next_wall(begins: datetime, repeat: Repeat) -> datetime | None:
    """The date after this one, at the same time on the clock; None where it does not repeat."""
    if repeat.weeks:
        return begins + timedelta(weeks=repeat.weeks)
    if not repeat.nth:
        return None
    year, month = divmod(begins.year * 12 + begins.month, 12)
    day = _nth_weekday(year, month + 1, begins.weekday(), repeat.nth)
    return datetime.combine(day, begins.time())


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first, length = calendar.monthrange(year, month)
    day = 1 + (weekday - first) % 7 + 7 * (nth - 1)
    return date(year, month, day if day <= length else day - 7)


def following(session: TrainingSession, now: datetime) -> TrainingSession | None:
    """The first date after this one that is still to come, as a session of its own."""
    wall = next_wall(session.begins, session.repeat)
    while wall is not None and moment_of(wall, session.zone) <= now:
        wall = next_wall(wall, session.repeat)
    if wall is None:
        return None
    return TrainingSession(
        session_id=_next_id(session.session_id, wall),
        title=session.title,
        begins=wall,
        zone=session.zone,
        minutes=session.minutes,
        where=session.where,
        repeat=session.repeat,
        trainer=session.trainer,
    )


def _next_id(session_id: str, wall: datetime) -> str:
    """The same whoever works it out, so that two processes make one session."""
    return hashlib.sha256(f"{session_id}:{wall.isoformat()}".encode()).hexdigest()[:6]


def is_to_ask(session: TrainingSession, now: datetime) -> bool:
    """Whether somebody is to be asked now who was there."""
    if not session.lacks_record(now) or session.asked >= TIMES_ASKED:
        return False
    return session.asked_at is None or session.asked_at + PATIENCE <= now


def asked(session: TrainingSession, now: datetime) -> TrainingSession:
    return replace(session, asked=session.asked + 1, asked_at=now)
