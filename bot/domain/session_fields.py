"""The only home of what is typed about sessions and training: words in, checked values out."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo, available_timezones

from bot.domain.durations import parse_duration
from bot.domain.refusals import BadDuration, BadValue, BadWord
from bot.domain.training_sessions import ONCE, Repeat, TrainingSession
from bot.domain.typed_times import read_any_day

ADD_USAGE: Final = (
    'session add "Monthly session" 2026-12-03 16:00 60m tz=America/New_York where="Room 4"'
    " repeat=monthly trainer=@jo"
)
RECORD_USAGE: Final = "training @sam date=2026-10-01 trainer=@jo hours=2 refreshed=2027-10-01"
TITLE_LIMIT: Final = 60
WHERE_LIMIT: Final = 120
_SHORTEST: Final = timedelta(minutes=15)
_LONGEST: Final = timedelta(hours=8)
_MOST_WEEKS: Final = 26
_MOST_HOURS: Final = 99
_TIME: Final = re.compile(r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9]")
_WEEKS: Final = re.compile(r"([0-9]{1,2})w")
_HOURS: Final = re.compile(r"[0-9]{1,2}(?:\.5)?")
_ODD: Final = re.compile(r"[<>\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069]")


@dataclass(frozen=True, slots=True)
class Draft:
    """What ``session add`` said. ``zone`` is None where none was typed."""

    title: str
    begins: datetime
    minutes: int
    zone: str | None = None
    where: str = ""
    repeat: Repeat = ONCE

    def named(self, session_id: str, zone: str, trainer: str) -> TrainingSession:
        return TrainingSession(
            session_id=session_id,
            title=self.title,
            begins=self.begins,
            zone=self.zone or zone,
            minutes=self.minutes,
            where=self.where,
            repeat=self.repeat,
            trainer=trainer,
        )


def read_draft(said: tuple[str, str, str, str], words: Iterable[tuple[str, str]]) -> Draft:
    """``said``: title, day, time, how long. BadWord for a key there is not, else BadValue."""
    title, day, clock, length = said
    if not _TIME.fullmatch(clock):
        raise BadValue("time", clock[:40])
    hour, _, minute = clock.partition(":")
    begins = datetime.combine(read_any_day("date", day), datetime.min.time()).replace(
        hour=int(hour), minute=int(minute)
    )
    draft = Draft(_plain("title", title, TITLE_LIMIT), begins, _minutes(length))
    for key, typed in words:
        if key not in _READERS:
            raise BadWord(key[:40], ADD_USAGE)
        name, read = _READERS[key]
        draft = replace(draft, **{name: read(draft, typed.strip())})
    return draft


def _plain(key: str, typed: str, limit: int) -> str:
    plain = " ".join(typed.split())
    if not plain or len(plain) > limit or _ODD.search(plain):
        raise BadValue(key, typed[:40])
    return plain


def _minutes(typed: str) -> int:
    try:
        length = parse_duration(typed, _SHORTEST, _LONGEST)
    except BadDuration:
        raise BadValue("length", typed[:40], "60m") from None
    return int(length.total_seconds()) // 60


def _zone(draft: Draft, typed: str) -> str:
    names = available_timezones()
    if typed in names:
        return ZoneInfo(typed).key
    near = difflib.get_close_matches(typed[:60], names, n=1)
    raise BadValue("tz", typed[:40], *near)


def _where(draft: Draft, typed: str) -> str:
    return _plain("where", typed, WHERE_LIMIT)


def _repeat(draft: Draft, typed: str) -> Repeat:
    said = typed.casefold()
    weeks = _WEEKS.fullmatch(said)
    if said == "none":
        return Repeat()
    if said == "monthly":
        return Repeat.monthly(draft.begins.date())
    if weeks is not None and 1 <= int(weeks[1]) <= _MOST_WEEKS:
        return Repeat(weeks=int(weeks[1]))
    raise BadValue("repeat", typed[:40], "monthly")


_READERS: Final[Mapping[str, tuple[str, Callable[[Draft, str], Any]]]] = {
    "tz": ("zone", _zone),
    "where": ("where", _where),
    "repeat": ("repeat", _repeat),
}


@dataclass(frozen=True, slots=True)
class RecordFields:
    """What ``training @sam …`` said of the first course and of a refresh; ``given`` by name."""

    trained: date | None = None
    hours: float = 0
    refreshed: date | None = None
    given: frozenset[str] = field(default_factory=frozenset)


def read_record(words: Iterable[tuple[str, str]]) -> RecordFields:
    fields = RecordFields()
    for key, typed in words:
        if key == "date":
            fields = replace(fields, trained=read_any_day(key, typed.strip()))
        elif key == "refreshed":
            fields = replace(fields, refreshed=read_any_day(key, typed.strip()))
        elif key == "hours":
            fields = replace(fields, hours=_hours(typed.strip()))
        else:
            raise BadWord(key[:40], RECORD_USAGE)
        fields = replace(fields, given=fields.given | {key})
    return fields


def _hours(typed: str) -> float:
    if not _HOURS.fullmatch(typed) or not 0 < float(typed) <= _MOST_HOURS:
        raise BadValue("hours", typed[:40], "2")
    return float(typed)
