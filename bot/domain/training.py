"""Whether a supporter's training is current: the first course, the sessions since, the refresh."""

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.people import Profile
from bot.domain.refusals import BadValue

SETTLING_IN: Final = timedelta(days=30)
"""After the first course; a session missed in this time does not count."""
NOTICE: Final = timedelta(days=30)
"""A refresh is asked for so long before it is overdue."""
MOST_MISSED: Final = 12
RECENT: Final = 18
"""As many recorded sessions are looked at: ``MOST_MISSED``, and some from which one is excused."""
LONGEST_REFRESH: Final = 60
"""Months."""
TRAINING_SETTINGS: Final = ("session-warn", "session-stop", "training-refresh")
_OFF: Final = ("off", "none", "0")


class Training(StrEnum):
    """Whether a supporter may be paged, by their training alone."""

    CURRENT = "current"
    LATER = "later"
    MISSING = "missing"
    LAPSED = "lapsed"


class Mark(StrEnum):
    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"
    """As if the session had not been."""


class Word(StrEnum):
    """What a supporter has to know of their own training."""

    NOTHING = ""
    WARNED = "warned"
    STOPPED = "stopped"
    """Too many sessions missed."""
    DUE = "due"
    EXPIRED = "expired"
    """The refresh is overdue."""

    @property
    def is_lapse(self) -> bool:
        return self in (Word.STOPPED, Word.EXPIRED)


@dataclass(frozen=True, slots=True)
class Rules:
    """Of the program. None: this program does without. ``refresh`` is in months."""

    warn: int | None = 2
    stop: int | None = 3
    refresh: int | None = None


@dataclass(frozen=True, slots=True)
class Attended:
    """One recorded session, as it was for one supporter. ``day`` is that of the session."""

    day: date
    mark: Mark


def rules_of(settings: Mapping[str, str]) -> Rules:
    usual = Rules()

    def number(name: str, otherwise: int | None) -> int | None:
        kept = settings.get(name, "")
        return int(kept) or None if kept else otherwise

    return Rules(
        warn=number("session-warn", usual.warn),
        stop=number("session-stop", usual.stop),
        refresh=number("training-refresh", usual.refresh),
    )


def read_rule(name: str, typed: str) -> str:
    """What ``settings`` keeps for one of ``TRAINING_SETTINGS``: a number, or 0 for none."""
    most = LONGEST_REFRESH if name == "training-refresh" else MOST_MISSED
    if typed.casefold() in _OFF:
        return "0"
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 2 and 1 <= int(typed) <= most):
        raise BadValue(name, typed[:40])
    return str(int(typed))


def training_of(profile: Profile, today: date) -> Training:
    """``today`` is the supporter's own, in their zone. Current from the day of the course on."""
    if profile.trained_on is None:
        return Training.MISSING
    if profile.trained_on > today:
        return Training.LATER
    until = profile.record.until
    overdue = until is not None and today > until
    return Training.LAPSED if profile.record.stopped or overdue else Training.CURRENT


def is_trained(profile: Profile, today: date) -> bool:
    """The one question that routing asks of training."""
    return training_of(profile, today) is Training.CURRENT


def missed_in_a_row(profile: Profile, history: Iterable[Attended]) -> int:
    """``history`` is newest first. What nobody recorded is not in it and does not count."""
    trained, joined = profile.trained_on, profile.record.joined_on
    if trained is None:
        return 0
    missed = 0
    for one in history:
        early = one.day - trained < SETTLING_IN or (joined is not None and one.day <= joined)
        if one.mark is Mark.PRESENT or early:
            break
        missed += one.mark is Mark.ABSENT
    return missed


def settled(profile: Profile, history: Iterable[Attended], rules: Rules) -> Profile:
    """With everything worked out that routing needs to know."""
    missed = missed_in_a_row(profile, history)
    stopped = rules.stop is not None and missed >= rules.stop
    record = replace(profile.record, missed=missed, stopped=stopped, until=_until(profile, rules))
    return replace(profile, record=record)


def _until(profile: Profile, rules: Rules) -> date | None:
    trained, refreshed = profile.trained_on, profile.record.refreshed_on
    if rules.refresh is None or trained is None:
        return None
    return months_later(max(trained, refreshed or trained), rules.refresh)


def months_later(day: date, months: int) -> date:
    """The same day of the month, or the last one of a month that is shorter."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(years, month + 1)[1]
    return date(years, month + 1, min(day.day, last))


def word_for(profile: Profile, rules: Rules, today: date) -> Word:
    """What the supporter has to know as things stand, the worst first."""
    training, record = training_of(profile, today), profile.record
    if training is Training.LAPSED:
        return Word.STOPPED if record.stopped else Word.EXPIRED
    if training is not Training.CURRENT:
        return Word.NOTHING
    if rules.warn is not None and record.missed >= rules.warn:
        return Word.WARNED
    is_due = record.until is not None and today >= record.until - NOTICE
    return Word.DUE if is_due else Word.NOTHING
