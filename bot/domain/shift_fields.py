"""The only home of the fields of ``shift add``: words in, a shift that can be out."""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from typing import Final
from zoneinfo import available_timezones

from bot.domain.awake import zone_of
from bot.domain.folding import folded
from bot.domain.people import Person
from bot.domain.refusals import BadValue, BadWord
from bot.domain.rota_refusals import (
    EmptyShift,
    LongName,
    NamedTwice,
    PassedAlready,
    ReversedDates,
    TooLong,
    TooMany,
    UnknownZone,
)
from bot.domain.shifts import (
    LONGEST_OVERRIDE,
    MOST_PEOPLE,
    MOST_SKIPPED,
    MOST_WEEKS,
    NAME_LIMIT,
    WEEKDAYS,
    Override,
    Shift,
    Turn,
)
from bot.domain.typed_times import read_clock, read_day

USAGE: Final = (
    'shift add "Weekdays" mon-fri 08:00-20:00 tz=America/New_York who=@sam,@lee rotate=weekly'
    " from=2026-11-23"
)
FIELDS: Final = ("tz", "who", "rotate", "from", "until", "skip", "holidays")
HOURS: Final = re.compile(r"[0-9]{1,2}:[0-9]{2}[-\u2013][0-9]{1,2}:[0-9]{2}")
_GROUPS: Final[Mapping[str, tuple[int, ...]]] = {
    "daily": tuple(range(7)),
    "diario": tuple(range(7)),
    "weekdays": tuple(range(5)),
    "laborables": tuple(range(5)),
    "weekends": (5, 6),
    "finde": (5, 6),
}
_DAYS: Final[Mapping[str, int]] = {
    **{name: number for number, name in enumerate(WEEKDAYS)},
    **{n: i for i, n in enumerate(("lun", "mar", "mie", "jue", "vie", "sab", "dom"))},
}
_TURNS: Final = re.compile(r"([0-9]{1,2}) ?weeks?")


@dataclass(frozen=True, slots=True)
class ShiftFields:
    """A shift as somebody typed it or filled it in; people are still accounts of Slack."""

    name: str
    days: tuple[int, ...]
    starts: time
    ends: time
    who: tuple[Person, ...]
    zone: str | None = None
    """None: of whoever adds the shift."""
    turn: Turn = Turn.NONE
    every: int = 1
    first: date | None = None
    """None: today, where the shift is."""
    last: date | None = None
    skipped: tuple[date, ...] = field(default=())
    holidays: str = ""
    """As typed; ``bot.rota`` knows which there are."""

    def shift(self, zone: str, now: datetime) -> Shift:
        """Checked, still without its id and its people; ``zone`` where none was given."""
        where = self.zone or zone
        first = self.first or now.astimezone(zone_of(where)).date()
        name = " ".join(self.name.split())
        if not 1 <= len(name) <= NAME_LIMIT:
            raise LongName
        if not self.days or not self.who:
            raise EmptyShift
        if len(self.who) > MOST_PEOPLE:
            raise TooMany(MOST_PEOPLE)
        if len(self.skipped) > MOST_SKIPPED:
            raise TooMany(MOST_SKIPPED)
        if self.last is not None and self.last < first:
            raise ReversedDates
        if self.last is not None and self.last < now.astimezone(zone_of(where)).date():
            raise PassedAlready
        return Shift(
            shift_id="",
            name=name,
            days=tuple(sorted(set(self.days))),
            starts=self.starts,
            ends=self.ends,
            zone=where,
            who=(),
            turn=self.turn,
            every=self.every,
            first=first,
            last=self.last,
            skipped=tuple(sorted(set(self.skipped))),
            holidays=self.holidays,
        )


def checked_override(made: Override, now: datetime) -> Override:
    if made.out == made.stands_in:
        raise NamedTwice
    if made.ends <= made.begins:
        raise ReversedDates
    if made.ends <= now:
        raise PassedAlready
    if made.ends - made.begins > LONGEST_OVERRIDE:
        raise TooLong(LONGEST_OVERRIDE.days)
    return made


def read_shift(
    name: str,
    days: str,
    hours: str,
    words: Iterable[tuple[str, str]],
    who: tuple[Person, ...],
) -> ShiftFields:
    """From the words of one command; who= has been read already, since people are mentions."""
    given = dict(words)
    for key in given:
        if key not in FIELDS:
            near = difflib.get_close_matches(key[:40], FIELDS, n=1)
            raise BadWord(key[:40], f"{near[0]}=" if near else USAGE)
    starts, ends = read_hours(hours)
    turn, every = read_turn(given.get("rotate", "none"))
    return ShiftFields(
        name=name,
        days=read_days(days),
        starts=starts,
        ends=ends,
        who=who,
        zone=read_zone(given["tz"]) if "tz" in given else None,
        turn=turn,
        every=every,
        first=read_day("from", given["from"]) if "from" in given else None,
        last=read_day("until", given["until"]) if "until" in given else None,
        skipped=tuple(read_day("skip", day) for day in _parts(given.get("skip", ""))),
        holidays=given.get("holidays", ""),
    )


def read_days(typed: str) -> tuple[int, ...]:
    """``mon-fri``, ``sat,sun``, ``fri-mon``, ``daily``: in either language."""
    found: set[int] = set()
    plain = typed.casefold().replace("\u2013", "-").replace("é", "e").replace("á", "a")
    for part in _parts(plain):
        if part in _GROUPS:
            found.update(_GROUPS[part])
            continue
        first, dash, last = part.partition("-")
        begin = _day(first, typed)
        end = _day(last, typed) if dash else begin
        found.update((begin + step) % 7 for step in range((end - begin) % 7 + 1))
    return tuple(sorted(found))


def _day(word: str, typed: str) -> int:
    number = _DAYS.get(word.strip()[:3])
    if number is None:
        raise BadValue("days", typed[:40], "mon-fri")
    return number


def read_hours(typed: str) -> tuple[time, time]:
    """``08:00-20:00``; an end of 24:00 is the midnight that ends the day."""
    if not HOURS.fullmatch(typed.strip()):
        raise BadValue("hours", typed[:40], "08:00-20:00")
    starts, _, ends = typed.strip().replace("\u2013", "-").partition("-")
    return read_clock(starts), time() if ends == "24:00" else read_clock(ends)


def read_zone(typed: str) -> str:
    """As the IANA database spells it, however it was typed."""
    names = _zones()
    name = names.get(folded(typed))
    if name is not None:
        return name
    near = difflib.get_close_matches(folded(typed[:60]), names, n=1)
    raise UnknownZone(typed[:40], names[near[0]] if near else "America/New_York")


@cache
def _zones() -> Mapping[str, str]:
    return {folded(name): name for name in available_timezones()}


def read_turn(typed: str) -> tuple[Turn, int]:
    word = folded(typed)
    if word in ("none", "", "no"):
        return Turn.NONE, 1
    if word in (Turn.DAILY, Turn.WEEKLY):
        return Turn(word), 1
    weeks = _TURNS.fullmatch(word)
    if weeks is None:
        raise BadValue("rotate", typed[:40], "weekly")
    if not 1 <= int(weeks[1]) <= MOST_WEEKS:
        raise TooMany(MOST_WEEKS)
    return Turn.WEEKLY, int(weeks[1])


def _parts(typed: str) -> list[str]:
    return [part.strip() for part in typed.split(",") if part.strip()]
