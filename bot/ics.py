"""Calendar files by a child process: five seconds, no environment, then it is ended."""

import asyncio
import contextlib
import json
import logging
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from bot.domain import calendar_refusals as no
from bot.domain.calendars import (
    MOST_BYTES,
    MOST_EVENTS,
    MOST_TIMES,
    CalendarFile,
    Event,
    EventProblem,
)
from bot.domain.refusals import Refusal
from bot.ports import CalendarEntry

LIMIT: Final = 5.0
PROGRAM: Final = ("-E", "-s", "-m", "bot.calendars")
_SIDE_BY_SIDE: Final = 2
_ITS_OWN: Final = frozenset({"LC_CTYPE"})
"""Python sets it by itself where no language is given."""
_HOUSE: Final = Path(__file__).resolve().parents[1]
_WHOLE: Final[Mapping[str, Refusal]] = {
    "no_calendar": no.NotACalendar(),
    "broken": no.NotACalendar(),
    "too_many_events": no.TooManyEvents(MOST_EVENTS),
    "too_many_times": no.TooManyTimes(MOST_TIMES),
}
_EVENTS: Final[Mapping[str, Refusal]] = {
    "too_often": no.TooOften(),
    "bad_zone": no.OddZone(),
    "no_start": no.NoStart(),
    "no_end": no.NoEnd(),
    "reversed": no.EndsBefore(),
}
_log = logging.getLogger(__name__)


class Calendars:
    """Lives on one event loop."""

    def __init__(self, limit: float = LIMIT, program: tuple[str, ...] = PROGRAM) -> None:
        self._limit = limit
        self._program = program
        self._turns = asyncio.Semaphore(_SIDE_BY_SIDE)

    async def read(self, data: bytes, begins: datetime, ends: datetime, zone: str) -> CalendarFile:
        if len(data) > MOST_BYTES:
            raise no.CalendarTooBig(MOST_BYTES // 1024)
        asked = {"begins": begins.isoformat(), "ends": ends.isoformat(), "zone": zone}
        said = await self._ask("read", asked, data)
        try:
            told = json.loads(said)
            if not _ITS_OWN.issuperset(told["environment"]):
                raise RuntimeError("the reader of calendars has an environment")
            return _file(told)
        except (ValueError, KeyError, TypeError):
            # It was ended in the middle of a word, by its own limits.
            raise no.CalendarTooSlow from None

    async def write(self, entries: Iterable[CalendarEntry], now: datetime) -> bytes:
        events = [
            {
                "uid": one.uid,
                "title": one.title,
                "begins": _utc(one.begins),
                "ends": _utc(one.ends),
            }
            for one in entries
        ]
        said = await self._ask("write", {"stamp": _utc(now), "events": events})
        if not said:
            raise no.CalendarTooSlow
        return said

    async def _ask(self, verb: str, asked: Mapping[str, Any], data: bytes = b"") -> bytes:
        async with self._turns:
            child = await self._begin(verb)
            try:
                async with asyncio.timeout(self._limit):
                    line = json.dumps(asked).encode()
                    said, _ = await child.communicate(line + b"\n" + data)
            except TimeoutError:
                _log.warning("calendar_took_too_long", extra={"code": verb})
                raise no.CalendarTooSlow from None
            finally:
                await _ended(child)
        if child.returncode:
            _log.warning("calendar_not_done", extra={"code": f"{verb}_{child.returncode}"})
            raise no.CalendarTooSlow
        return said

    async def _begin(self, verb: str) -> Process:
        try:
            return await asyncio.create_subprocess_exec(
                *(sys.executable, *self._program, verb),
                cwd=_HOUSE,
                env={},
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,
                # A group of its own, so that all of it can be ended.
                start_new_session=True,
            )
        except OSError as error:
            _log.error("calendar_not_started", extra={"error": type(error).__name__})
            raise no.CalendarTooSlow from None


async def _ended(child: Process) -> None:
    if child.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        await child.wait()


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _file(told: Mapping[str, Any]) -> CalendarFile:
    if "whole" in told:
        raise _WHOLE.get(told["whole"], no.CalendarTooSlow())
    events = (
        Event(
            begins=datetime.fromisoformat(one["begins"]),
            ends=datetime.fromisoformat(one["ends"]),
            title=one["title"],
            guests=tuple(one["guests"]),
            hosts=tuple(one["hosts"]),
        )
        for one in told["times"]
    )
    problems = (
        EventProblem(one["title"], None, _EVENTS.get(one["code"], no.OddTime()))
        for one in told["problems"]
    )
    return CalendarFile(tuple(events), tuple(problems), told["cancelled"], told["free"])
