"""Words of ``shift``, ``override``, ``oncall`` and ``coverage`` into small frozen values."""

from collections.abc import Mapping
from typing import Final

from bot.domain.calendar_refusals import NoAddresses
from bot.domain.coverage_period import read_period
from bot.domain.refusals import BadWord, PickPerson
from bot.domain.shift_fields import HOURS
from bot.domain.shift_fields import USAGE as ADD
from handlers import shift_commands as s
from handlers.words import mention, pairs

USAGES: Final[Mapping[str, str]] = {
    "shift add": ADD,
    "shift list": "shift list",
    "shift remove": "shift remove 1a2b3c",
    "shift import": "shift import",
    "shift export": "shift export me",
    "override": "override @sam @lee 2026-11-25T08:00 2026-11-25T20:00",
    "oncall": "oncall 2026-11-25T08:00",
    "coverage": "coverage 14d",
}


def shift(verb: str, rest: list[str]) -> s.ShiftCommand:
    """``verb`` is one of add, list, remove, import and export."""
    if verb == "list":
        _no_more(rest, "shift list")
        return s.ShiftList()
    if verb == "remove":
        if not rest:
            raise BadWord(verb, USAGES["shift remove"])
        _no_more(rest[1:], "shift remove")
        return s.ShiftRemove(rest[0].casefold()[:64])
    if verb == "import":
        return _import(rest)
    if verb == "export":
        return _export(rest)
    return _add(rest) if rest else s.ShiftForm()


def _import(rest: list[str]) -> s.ShiftCommand:
    """Slack writes what looks like an address in angle brackets."""
    if rest and ("://" in rest[0] or rest[0].startswith("<")):
        raise NoAddresses
    _no_more(rest, "shift import")
    return s.ShiftImport()


def _export(rest: list[str]) -> s.ShiftCommand:
    _no_more(rest[1:], "shift export")
    word = rest[0].casefold() if rest else ""
    if word in ("", "me", "yo", "mis"):
        return s.ShiftExport(mine=bool(word))
    return s.ShiftExport(user=mention(rest[0], USAGES["shift export"]))


def _add(rest: list[str]) -> s.ShiftCommand:
    """The name, the days and the hours stand before everything with a sign of equality."""
    plain = next((i for i, word in enumerate(rest) if "=" in word), len(rest))
    said, given = rest[:plain], dict(pairs(rest[plain:], ADD))
    hours = next((word for word in reversed(said) if HOURS.fullmatch(word)), None)
    if hours is None:
        raise BadWord(rest[0][:40], ADD)
    said.remove(hours)
    name, days = _name_and_days(said)
    who = given.pop("who", "")
    users = tuple(mention(word, ADD) for word in _listed(who))
    if not users:
        raise PickPerson("", ADD)
    return s.ShiftAdd(name, days, hours, users, tuple(given.items()))


def _name_and_days(said: list[str]) -> tuple[str, str]:
    """Days are the last word, or the last words where each but the last ends with a comma."""
    begin = len(said) - 1
    while begin > 1 and said[begin - 1].endswith(","):
        begin -= 1
    if begin < 1:
        raise BadWord((said or ["shift"])[0][:40], ADD)
    return " ".join(said[:begin]), "".join(said[begin:])


def _listed(typed: str) -> list[str]:
    return [part.strip() for part in typed.split(",") if part.strip()]


def override(head: str, rest: list[str]) -> s.ShiftCommand:
    usage = USAGES[head]
    if len(rest) < 2:
        raise PickPerson((rest or [""])[0][:40], usage)
    out, stands_in = mention(rest[0], usage), mention(rest[1], usage)
    if len(rest) < 4:
        raise BadWord(rest[-1][:40], usage)
    _no_more(rest[4:], head)
    return s.OverrideMake(out, stands_in, rest[2][:40], rest[3][:40])


def on_call(head: str, rest: list[str]) -> s.ShiftCommand:
    _no_more(rest[2:], head)
    return s.OnCallShow("T".join(rest)[:40])


def coverage(head: str, rest: list[str]) -> s.ShiftCommand:
    _no_more(rest[1:], head)
    return s.CoverageShow(read_period(rest[0] if rest else ""))


def _no_more(rest: list[str], usage: str) -> None:
    if rest:
        raise BadWord(rest[0][:40], USAGES[usage])
