"""``shift import`` and ``shift export`` in front of Slack: looked at, wrong, late, forged."""

from datetime import UTC, datetime, timedelta

import pytest

import handlers.calendars
from bot.domain.people import Role
from bot.domain.shifts import Shift
from bot.ics import Calendars
from bot.views import ids
from bot.views.modals.calendar_import import Filled, written
from handlers import previews
from handlers.answers import Redraws
from handlers.payloads.actors import Actor
from handlers.payloads.gestures import Submission
from handlers.payloads.reading import BadPayload
from practice.driver import Person
from tests.calendars.make import calendar, event, of_times
from tests.handlers.desk import Desk
from tests.handlers.test_lines import types

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SECONDLY = ("DTSTART:20261201T130000Z", "DURATION:PT1H", "RRULE:FREQ=SECONDLY")


async def crew(desk: Desk) -> None:
    desk.house.supporter("lee")
    desk.house.member("max", Role.ADMINISTRATOR)
    await desk.deps.remember()


def noon(desk: Desk) -> datetime:
    """Of tomorrow, so that it is the same whenever the tests run."""
    now = desk.deps.clock.now().astimezone(UTC)
    return now.replace(hour=12, minute=0, second=0, microsecond=0) + DAY


def two_days(desk: Desk) -> bytes:
    begins = noon(desk)
    return of_times(
        ("Sam on call", begins, begins + 8 * HOUR), ("Lee", begins + DAY, begins + DAY + 8 * HOUR)
    )


async def attaches(desk: Desk, data: bytes, name: str = "Unit calendar") -> Person:
    await crew(desk)
    max_ = desk.person("max")
    await max_.types("/peersupport-admin shift import")
    await max_.attaches("Calendar file", "shifts.ics", data)
    if name:
        await max_.fills("Name of a new one", name)
    await max_.submits()
    return max_


def kept(desk: Desk) -> tuple[Shift, ...]:
    with desk.house.store.look() as tx:
        return tx.shifts()


async def test_a_calendar_is_looked_at_and_then_done(desk: Desk) -> None:
    max_ = await attaches(desk, two_days(desk))
    await max_.sees("Unit calendar is new. Times: 2.", where="modal")
    await max_.sees("New: Sam,", where="modal")
    assert kept(desk) == ()
    await max_.submits()
    await max_.sees("Imported into Unit calendar. New: 2.", where="modal")
    await max_.closes()
    said = await types(desk, "sam", "shift list")
    assert "from a calendar, imported on" in said
    assert "2 times ahead" in said
    at = noon(desk) + HOUR
    assert "Unit calendar: Sam until" in await types(desk, "max", f"oncall {at:%Y-%m-%dT%H:%MZ}")


async def test_a_refreshed_calendar_shows_what_differs_and_takes_its_place(desk: Desk) -> None:
    max_ = await attaches(desk, two_days(desk))
    await max_.submits()
    await max_.closes()
    begins = noon(desk)
    changed = of_times(("Sam", begins, begins + 9 * HOUR))
    await max_.types("/peersupport-admin shift import")
    await max_.attaches("Calendar file", "shifts.ics", changed)
    await max_.chooses("Calendar", "Unit calendar")
    await max_.submits()
    await max_.sees("2 differences to what stands now. New: 0. Changed: 1. Gone: 1.", where="modal")
    await max_.submits()
    await max_.sees("Imported into Unit calendar.", where="modal")
    assert len(kept(desk)) == 1


async def test_problems_are_told_by_event_and_answered_in_place(desk: Desk) -> None:
    begins = noon(desk)
    mixed = of_times(("Sam", begins, begins + HOUR), ("Budget", begins + DAY, begins + DAY + HOUR))
    max_ = await attaches(desk, mixed)
    await max_.sees("To be put right first: 1", where="modal")
    await max_.sees('"Budget" on', where="modal")
    await max_.fills("Events that name nobody", ["Leave them out"])
    await max_.submits()
    await max_.sees("1 that name nobody", where="modal")
    await max_.submits()
    await max_.sees("New: 1.", where="modal")
    assert "Budget" not in repr(kept(desk))


async def test_a_calendar_of_one_person(desk: Desk) -> None:
    await crew(desk)
    max_ = desk.person("max")
    begins = noon(desk)
    await max_.types("/peersupport-admin shift import")
    await max_.attaches("Calendar file", "s.ics", of_times(("Work", begins, begins + HOUR)))
    await max_.fills("Name of a new one", "Of Lee")
    await max_.fills("Whose calendar", "@lee")
    await max_.submits()
    await max_.sees("New: Lee,", where="modal")
    await max_.submits()
    (layer,) = kept(desk)
    assert layer.who == ("m-lee",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x00\x01" * 50, "This is not a calendar"),
        (b"BEGIN:VCALENDAR\r\n" + b"X" * 262_144, "larger than 256 KB"),
        (calendar(), "no time in this calendar"),
        (calendar(*[event("DTSTART:20261201T130000Z")] * 501), "more than 500 events"),
        (calendar(event(*SECONDLY, title="Each second")), '"Each second" comes again'),
        (calendar(event("DTSTART;TZID=Mars:20261201T130000", title="X")), '"X" has a time zone'),
    ],
)
async def test_a_file_that_cannot_be_is_told_and_nothing_is_kept(
    desk: Desk, data: bytes, said: str
) -> None:
    max_ = await attaches(desk, data)
    await max_.sees(said, where="modal")
    assert kept(desk) == ()


async def test_no_file_no_name_and_no_such_zone_are_told_at_their_fields(desk: Desk) -> None:
    await crew(desk)
    max_ = desk.person("max")
    await max_.types("/peersupport-admin shift import")
    await max_.submits()
    await max_.sees("Please choose a calendar file.", where="modal")
    await max_.attaches("Calendar file", "s.ics", two_days(desk))
    await max_.submits()
    await max_.sees("A shift needs a name", where="modal")
    await max_.fills("Name of a new one", "X")
    await max_.fills("Time zone", "Mars/Base")
    await max_.submits()
    await max_.sees("There is no time zone", where="modal")
    await max_.fills("Time zone", "Europe/Madrid")
    await max_.fills("Whose calendar", "@kim")
    await max_.submits()
    await max_.sees("Kim is not a supporter right now", where="modal")


async def test_what_changed_after_the_look_is_shown_again_and_not_done(desk: Desk) -> None:
    max_ = await attaches(desk, two_days(desk))
    day = f"{noon(desk):%a}".lower()
    await types(desk, "rae", f'shift add "Days" {day} 12:00-13:00 tz=UTC who=@sam')
    await max_.submits()
    await max_.sees("This is no longer what you saw. Nothing was done.", where="modal")
    await max_.sees("Sam would be on call twice at the same time", where="modal")
    assert [one.name for one in kept(desk)] == ["Days"]


async def test_a_calendar_that_takes_long_is_waited_for_in_the_form(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previews, "_AT_ONCE", 0.0)
    max_ = await attaches(desk, two_days(desk))
    await max_.sees("Unit calendar is new.", where="modal")


async def test_who_has_lost_the_right_meanwhile_changes_nothing(desk: Desk) -> None:
    max_ = await attaches(desk, two_days(desk))
    desk.house.member("max", Role.COORDINATOR)
    await max_.submits()
    await max_.sees("Your role does not allow this", where="modal")
    assert kept(desk) == ()


@pytest.mark.parametrize(
    ("who", "words", "said"),
    [
        ("sam", "shift import", "Your role does not allow this"),
        ("max", "shift import https://example.org/a.ics", "never fetch a calendar"),
        ("max", "shift import <https://example.org/a.ics>", "never fetch a calendar"),
        ("max", "shift import webcal://example.org/a.ics", "never fetch a calendar"),
        ("max", "shift import now", "shift import"),
        ("sam", "shift export", "Your role does not allow this"),
        ("sam", "shift export @lee", "Your role does not allow this"),
        ("sam", "shift export me", "Nobody is on call there"),
        ("max", "shift export me", "not a supporter right now"),
        ("max", "shift export everybody", "pick the person"),
    ],
)
async def test_what_cannot_be_is_a_sentence(desk: Desk, who: str, words: str, said: str) -> None:
    await crew(desk)
    assert said in await types(desk, who, words)


@pytest.mark.parametrize(
    ("address", "fingerprint"),
    [("https://example.org/a.ics", "f" * 32), ("http://127.0.0.1:1/a.ics", "")],
)
async def test_an_address_that_is_not_slacks_is_never_asked(
    desk: Desk, address: str, fingerprint: str
) -> None:
    await crew(desk)
    metadata = written(Filled("X", "UTC", url=address), fingerprint)
    answer = await handlers.calendars.submitted(desk.deps, submission(desk, metadata))
    assert isinstance(answer, Redraws)
    assert "We could not get the file from Slack" in str(answer.view)
    assert kept(desk) == ()


@pytest.mark.parametrize("metadata", ["{", "[]", '["a"]', '["f","u","n","z","s","w",1]', "7"])
async def test_what_our_form_never_carried_is_no_form_of_ours(desk: Desk, metadata: str) -> None:
    await crew(desk)
    with pytest.raises(BadPayload):
        await handlers.calendars.submitted(desk.deps, submission(desk, metadata))


def submission(desk: Desk, metadata: str) -> Submission:
    max_ = desk.deps.workspace.person("U0MAX")
    return Submission(Actor(max_), ids.CALENDAR_VIEW, metadata, "delivery", view_id="V0")


async def test_what_goes_out_comes_in_the_same(desk: Desk) -> None:
    max_ = await attaches(desk, two_days(desk))
    await max_.submits()
    await max_.closes()
    said = await types(desk, "max", "shift export")
    assert "shifts.ics comes to your conversation" in said
    await max_.sees("It does not change by itself", where="dm")
    data = await max_.downloads("shifts.ics")
    assert b"SUMMARY:Peer support on call: Unit calendar - Sam" in data
    (layer,) = kept(desk)
    await types(desk, "max", f"shift remove {layer.shift_id}")
    await max_.types("/peersupport-admin shift import")
    await max_.attaches("Calendar file", "shifts.ics", data)
    await max_.fills("Name of a new one", "Again")
    await max_.submits()
    await max_.submits()
    (again,) = kept(desk)
    assert again.fixed == layer.fixed


async def test_ones_own_shifts_come_without_names(desk: Desk) -> None:
    max_ = await attaches(desk, two_days(desk))
    await max_.submits()
    await max_.closes()
    sam = desk.person("sam")
    assert "1 times until" in await types(desk, "sam", "shift export me")
    await sam.sees("It does not change by itself", where="dm")
    data = await sam.downloads("shifts.ics")
    assert b"SUMMARY:Peer support on call: Unit calendar\r\n" in data
    assert data.count(b"BEGIN:VEVENT") == 1


async def test_a_calendar_that_cannot_be_made_or_sent_is_told(desk: Desk) -> None:
    max_ = await attaches(desk, two_days(desk))
    await max_.submits()
    await max_.closes()
    await desk.slack.fault("files.completeUploadExternal", "error", error="internal_error")
    await types(desk, "max", "shift export")
    await max_.sees("Slack did not take the calendar.", where="dm")
    object.__setattr__(desk.deps, "calendars", Calendars(program=("-c", "raise SystemExit(1)")))
    await types(desk, "max", "shift export")
    await max_.sees("The calendar could not be made.", where="dm")
