"""What calendars say, whoever wrote them, and what is wrong with others: said, never guessed."""

from typing import Any

import pytest

from bot.calendars.reading import Unreadable, read
from bot.calendars.writing import write
from tests.calendars.make import BEGINS, ENDS, ZONE, calendar, event, packed

START = "DTSTART:20261201T130000Z"
END = "DTEND:20261202T010000Z"


def told(data: bytes, zone: str = ZONE) -> dict[str, Any]:
    asked = {"begins": BEGINS.isoformat(), "ends": ENDS.isoformat(), "zone": zone}
    return read(data, asked)


def times(data: bytes, zone: str = ZONE) -> list[tuple[str, str]]:
    """Begin and end of each, in UTC, without seconds."""
    found = told(data, zone)
    assert found["problems"] == []
    return sorted((one["begins"][:16], one["ends"][:16]) for one in found["times"])


def codes(data: bytes) -> list[str]:
    found = told(data)
    assert found["times"] == [] or found["problems"]
    return [one["code"] for one in found["problems"]]


def test_a_calendar_of_google_with_a_rule_an_exception_and_a_moved_one() -> None:
    found = told(packed("google.ics"))
    assert times(packed("google.ics")) == [
        ("2026-11-24T13:00", "2026-11-25T01:00"),
        ("2026-11-25T13:00", "2026-11-26T01:00"),
        ("2026-12-08T15:00", "2026-12-09T01:00"),
    ]
    (invited,) = (one for one in found["times"] if one["title"] == "Peer support")
    assert invited["guests"] == ["Lee Chen"]
    assert invited["hosts"] == ["Max Berg"]
    assert (found["cancelled"], found["free"]) == (0, 1)


def test_a_calendar_of_outlook_with_zones_of_windows_and_one_of_its_own() -> None:
    found = told(packed("outlook.ics"))
    assert times(packed("outlook.ics")) == [
        ("2026-12-01T06:15", "2026-12-01T12:15"),
        ("2026-12-02T07:00", "2026-12-02T19:00"),
        ("2027-03-14T01:00", "2027-03-14T12:00"),
    ]
    assert found["cancelled"] == 1
    assert "On call: OKAFOR, Sam" in [one["title"] for one in found["times"]]


def test_floating_times_and_whole_days_are_those_of_the_zone_in_the_form() -> None:
    assert times(packed("qgenda.ics"), "Europe/Madrid") == [
        ("2026-11-30T23:00", "2026-12-01T23:00"),
        ("2026-12-02T06:00", "2026-12-02T18:00"),
    ]


def test_whole_days_are_as_long_as_the_clocks_make_them() -> None:
    assert times(packed("days.ics")) == [
        ("2027-03-13T05:00", "2027-03-16T04:00"),
        ("2027-11-07T04:00", "2027-11-08T05:00"),
    ]


def test_a_midnight_that_the_clocks_skip_is_the_first_moment_after_it() -> None:
    day = calendar(event("DTSTART;VALUE=DATE:20270430"))
    assert times(day, "Africa/Cairo") == [("2027-04-29T22:00", "2027-04-30T21:00")]


def test_a_rule_without_an_end_is_worked_out_for_the_period_only() -> None:
    found = times(calendar(event("DTSTART:20200101T130000Z", "DURATION:PT8H", "RRULE:FREQ=DAILY")))
    assert found[0][0].startswith("2026-11-20")
    assert found[-1][0].startswith("2027-12-23")
    assert len(found) == 399


def test_events_that_share_an_identity_are_all_there() -> None:
    other = event("DTSTART:20261203T130000Z", "DURATION:PT8H")
    newer = event("DTSTART:20261204T130000Z", "DURATION:PT8H", "SEQUENCE:1", uid="two")
    older = event("DTSTART:20261205T130000Z", "DURATION:PT8H", uid="two")
    begins = [one[0] for one in times(calendar(event(START, END), other, older, newer))]
    assert begins == ["2026-12-01T13:00", "2026-12-03T13:00", "2026-12-04T13:00"]


def test_days_that_are_added_count_as_well() -> None:
    assert times(calendar(event(START, END, "RDATE:20261210T130000Z"))) == [
        ("2026-12-01T13:00", "2026-12-02T01:00"),
        ("2026-12-10T13:00", "2026-12-11T01:00"),
    ]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ((START, END, "RRULE:FREQ=SECONDLY"), "too_often"),
        ((START, END, "RRULE:FREQ=MINUTELY;COUNT=2"), "too_often"),
        ((START, END, "RRULE:FREQ=HOURLY"), "too_often"),
        ((START, END, "RRULE:FREQ=DAILY;BYHOUR=8,9,10"), "too_often"),
        ((START, END, "EXRULE:FREQ=SECONDLY"), "too_often"),
        ((START, END, "RRULE:FREQ=SOMETIMES"), "bad_date"),
        ((END,), "no_start"),
        ((START,), "no_end"),
        ((START, "DTEND:20261201T120000Z"), "reversed"),
        ((START, "DURATION:-PT2H"), "reversed"),
        ((START, "DTEND;VALUE=DATE:20261202"), "bad_date"),
        (("DTSTART:tomorrow", END), "bad_date"),
        (("DTSTART:00010101T000000Z", END), "bad_date"),
        (("DTSTART:99991231T000000Z", "RRULE:FREQ=DAILY"), "bad_date"),
        (("DTSTART;TZID=Mars/Base:20261201T080000", "DURATION:PT8H"), "bad_zone"),
        ((START, START, END), "twice"),
    ],
)
def test_what_is_wrong_with_an_event_is_told_with_its_title(
    lines: tuple[str, ...], code: str
) -> None:
    found = told(calendar(event(*lines, title="Sam on call")))
    assert [(one["title"], one["code"]) for one in found["problems"]] == [("Sam on call", code)]


def test_a_zone_whose_rules_cannot_be_is_told_by_its_name() -> None:
    zone = (
        *("BEGIN:VTIMEZONE", "TZID:America/New_York", "BEGIN:STANDARD"),
        *("DTSTART:19700101T000000", "RRULE:FREQ=SECONDLY", "TZOFFSETFROM:-0400"),
        *("TZOFFSETTO:-0500", "END:STANDARD", "END:VTIMEZONE"),
    )
    found = told(calendar(*zone, event(START, END)))
    assert [(one["title"], one["code"]) for one in found["problems"]] == [
        ("America/New_York", "bad_zone")
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "no_calendar"),
        (bytes(range(256)) * 100, "no_calendar"),
        (b"PK\x03\x04" + b"\0" * 1000, "no_calendar"),
        (b"BEGIN:VCARD\r\nEND:VCARD\r\n", "no_calendar"),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 18_000, "no_calendar"),
        (calendar(event(START, END))[:-20], "no_calendar"),
        (calendar("no line of a calendar", event(START, END)), "broken"),
        (calendar(*[event(START, END)] * 501), "too_many_events"),
        (calendar(*[event(START, END, "RRULE:FREQ=DAILY")] * 13), "too_many_times"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused_as_a_whole(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as why:
        told(data)
    assert why.value.code == code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_names_are_read_in_every_encoding_that_is_met(encoding: str) -> None:
    data = calendar(event(START, END, title="Íñigo Núñez")).decode().encode(encoding)
    assert [one["title"] for one in told(data)["times"]] == ["Íñigo Núñez"]


def test_an_empty_calendar_has_no_times_and_nothing_wrong() -> None:
    assert told(calendar()) == {"times": [], "problems": [], "cancelled": 0, "free": 0}


def test_what_is_written_is_read_the_same_and_folded_and_escaped_as_the_standard_says() -> None:
    title = "Peer support on call: Nights; A, B - " + "Ñ" * 60
    one = {"uid": "a@b", "title": title, "begins": BEGINS.isoformat(), "ends": ENDS.isoformat()}
    data = write({"stamp": BEGINS.isoformat(), "events": [one]})
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert rb"Nights\; A\, B" in data
    (back,) = told(data)["times"]
    assert (back["begins"], back["ends"]) == (one["begins"], one["ends"])
    assert back["title"] == title[:120]
