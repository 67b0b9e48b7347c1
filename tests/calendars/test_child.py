"""The reader as a real process: in its time, with no environment, and ended with its group."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import calendar_refusals as no
from bot.domain.calendars import MOST_BYTES
from bot.domain.refusals import Refusal
from bot.ics import Calendars
from bot.ports import CalendarEntry
from tests.calendars.make import BEGINS, ENDS, ZONE, calendar, event, packed

START = "DTSTART:20261201T130000Z"
FIVE_LINES = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261201T130000Z\nRRULE:FREQ=SECONDLY\n"


async def refused(reader: Calendars, data: bytes) -> Exception:
    with pytest.raises(Refusal) as why:
        await reader.read(data, BEGINS, ENDS, ZONE)
    return why.value


async def test_a_calendar_comes_back_as_times() -> None:
    file = await Calendars().read(packed("google.ics"), BEGINS, ENDS, ZONE)
    assert sorted(one.begins for one in file.events) == [
        datetime(2026, 11, 24, 13, tzinfo=UTC),
        datetime(2026, 11, 25, 13, tzinfo=UTC),
        datetime(2026, 12, 8, 15, tzinfo=UTC),
    ]
    assert (file.problems, file.free) == ((), 1)


async def test_too_large_is_refused_before_anything_is_started() -> None:
    said = await refused(Calendars(program=("-c", "raise SystemExit")), b"x" * (MOST_BYTES + 1))
    assert said.args == (256,)
    assert isinstance(said, no.CalendarTooBig)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x00\xff" * 100, no.NotACalendar),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 8000 + b"END:VEVENT\n" * 8000, no.NotACalendar),
        (FIVE_LINES, no.NotACalendar),
        (calendar(*[event(START, "DURATION:PT1H")] * 501), no.TooManyEvents),
    ],
)
async def test_what_is_none_of_ours_is_refused(data: bytes, kind: type[Exception]) -> None:
    assert isinstance(await refused(Calendars(), data), kind)


async def test_a_rule_each_second_ends_with_a_sentence() -> None:
    file = await Calendars().read(FIVE_LINES + b"END:VEVENT\nEND:VCALENDAR\n", BEGINS, ENDS, ZONE)
    assert [type(one.why) for one in file.problems] == [no.TooOften]


async def test_a_zone_that_changes_each_second_ends_with_a_sentence() -> None:
    zone = (
        *("BEGIN:VTIMEZONE", "TZID:Odd", "BEGIN:STANDARD", "DTSTART:19700101T000000"),
        *("RRULE:FREQ=SECONDLY", "TZOFFSETFROM:-0400", "TZOFFSETTO:-0500"),
        *("END:STANDARD", "END:VTIMEZONE"),
    )
    data = calendar(*zone, event("DTSTART;TZID=Odd:20261201T080000", "DURATION:PT8H"))
    file = await Calendars().read(data, BEGINS, ENDS, ZONE)
    assert [(one.title, type(one.why)) for one in file.problems] == [("Odd", no.OddZone)]


SLOW = "import os,sys,time;print(os.getpid(),file=open(sys.argv[2],'w'));time.sleep(600)"


async def test_one_that_hangs_is_ended_and_leaves_nothing_behind(tmp_path: object) -> None:
    told = f"{tmp_path}/pid"
    reader = Calendars(limit=1.0, program=("-c", SLOW, "x", told))
    assert isinstance(await refused(reader, calendar()), no.CalendarTooSlow)
    with open(told, encoding="ascii") as file:
        pid = int(file.read())
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.parametrize("program", ["raise SystemExit(3)", "print('half')", "print('{}')"])
async def test_one_that_breaks_off_is_told_like_one_that_hangs(program: str) -> None:
    said = await refused(Calendars(program=("-c", program)), calendar())
    assert isinstance(said, no.CalendarTooSlow)


async def test_no_environment_reaches_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-secret")
    told = "import json,os;e=sorted(os.environ);print(json.dumps({'whole':'x','environment':e}))"
    reader = Calendars(program=("-c", told))
    assert isinstance(await refused(reader, calendar()), no.CalendarTooSlow)
    assert (await Calendars().read(calendar(), BEGINS, ENDS, ZONE)).events == ()


async def test_an_environment_all_the_same_is_never_passed_over() -> None:
    told = "import json;print(json.dumps({'times':[],'problems':[],'environment':['KEY']}))"
    with pytest.raises(RuntimeError, match="environment"):
        await Calendars(program=("-c", told)).read(calendar(), BEGINS, ENDS, ZONE)


async def test_what_is_exported_can_be_imported() -> None:
    entries = [
        CalendarEntry(f"{n}@x", f"Nights - Sam {n}", BEGINS + n * timedelta(days=1), ENDS)
        for n in range(3)
    ]
    data = await Calendars().write(entries, BEGINS)
    file = await Calendars().read(data, BEGINS, ENDS, ZONE)
    assert sorted((one.begins, one.ends, one.title) for one in file.events) == [
        (one.begins, one.ends, one.title) for one in entries
    ]
