"""Random rotations over every change of clocks from 2020 to 2040: no gap, no overlap, and the same
days and moments that an independent library finds in the same rules."""

import random
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from bot import rota
from bot.domain.rotations import with_rules
from bot.domain.shifts import Rule, Shift, Span, Turn
from tests.rota.zones import transitions

DAY = timedelta(days=1)
AROUND = 3 * DAY
PEOPLE = ("m-sam", "m-lee", "m-noor", "m-ines", "m-tom")
EVERY_DAY = tuple(range(7))


def layers(rng: random.Random, zone: str, at: datetime) -> tuple[Shift, ...]:
    """One to four shifts that share out every day; each has people and turns of its own.

    Half of the hours at which they meet lie close to the change of clocks, skipped and doubled
    ones among them.
    """
    near = at.astimezone(ZoneInfo(zone))
    minutes = set[int]()
    for _ in range(rng.randint(1, 4)):
        wall = near + timedelta(minutes=rng.randrange(-150, 150, 5))
        close = wall.hour * 60 + wall.minute // 5 * 5
        minutes.add(close if rng.random() < 0.5 else rng.randrange(0, 1440, 15))
    hours = [time(*divmod(minute, 60)) for minute in sorted(minutes)]
    first = at.date() - timedelta(days=rng.randint(4, 900))
    return tuple(
        _shift(rng, f"s-{number}", zone, first, starts, ends)
        for number, (starts, ends) in enumerate(pairwise([*hours, hours[0]]))
    )


def _shift(
    rng: random.Random, shift_id: str, zone: str, first: date, starts: time, ends: time
) -> Shift:
    who = tuple(rng.sample(PEOPLE, rng.randint(1, len(PEOPLE))))
    turn, every = rng.choice(tuple(Turn)), rng.randint(1, 3)
    shift = Shift(shift_id, shift_id, EVERY_DAY, starts, ends, zone, who, turn, every, first)
    return with_rules(shift)


def times(spans: Iterable[Span]) -> list[tuple[datetime, datetime]]:
    return sorted({(span.begins, span.ends) for span in spans})


def test_every_moment_around_every_change_has_somebody_on_call_once() -> None:
    rng = random.Random(2040)  # noqa: S311 - the same rotations each time
    zones = transitions()
    assert len(zones) > 1000
    for zone, at in zones:
        shifts = layers(rng, zone, at)
        found = times(rota.spans(shifts, [], at - AROUND, at + AROUND))
        assert found[0][0] <= at - AROUND, (zone, at)
        assert found[-1][1] >= at + AROUND, (zone, at)
        for before, after in pairwise(found):
            assert before[1] == after[0], (zone, at, before, after)


def test_each_occurrence_has_as_many_people_as_its_turn_says() -> None:
    rng = random.Random(2020)  # noqa: S311 - the same rotations each time
    for zone, at in rng.sample(transitions(), 200):
        for shift in layers(rng, zone, at):
            spans = rota.spans([shift], [], at - AROUND, at + AROUND)
            serving = len(shift.who) if shift.turn is Turn.NONE else 1
            assert len(spans) == serving * len(times(spans)), (zone, at, shift)


# an independent library


def calendar(shift: Shift) -> Calendar:
    """The rules as other programs would be given them: VEVENTs in the zone of the shift."""
    zone = ZoneInfo(shift.zone)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test"]
    for number, rule in enumerate(shift.rules):
        ends = datetime.combine(rule.starts.date() + DAY * shift.overnight, shift.ends)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{number}",
            f"SUMMARY:{rule.member_id}",
            f"DTSTART;TZID={shift.zone}:{rule.starts:%Y%m%dT%H%M%S}",
            f"DTEND;TZID={shift.zone}:{ends:%Y%m%dT%H%M%S}",
            f"RRULE:{_with_utc_until(rule, zone)}",
            "END:VEVENT",
        ]
    made = Calendar.from_ical("\r\n".join([*lines, "END:VCALENDAR", ""]))
    assert isinstance(made, Calendar)
    return made


def _with_utc_until(rule: Rule, zone: ZoneInfo) -> str:
    def moved(found: re.Match[str]) -> str:
        until = datetime.strptime(found[1], "%Y%m%dT%H%M%S").replace(tzinfo=zone)
        return f"UNTIL={until.astimezone(UTC):%Y%m%dT%H%M%SZ}"

    return re.sub(r"UNTIL=(\w+)", moved, rule.rrule)


def by_library(shift: Shift, begins: datetime, ends: datetime) -> Iterator[Span]:
    for event in recurring_ical_events.of(calendar(shift)).between(begins - 2 * DAY, ends + DAY):
        from_, to = (defined(event[name].dt) for name in ("DTSTART", "DTEND"))
        if from_ < to and from_ < ends and to > begins:
            yield Span(from_, to, shift.shift_id, str(event["SUMMARY"]))


def defined(said: datetime) -> datetime:
    """A time that is skipped is the first moment after the gap, a doubled one the first of both.

    Found by walking back minute by minute, not as the program does it.
    """
    first = said.replace(fold=0)
    moment = first.astimezone(UTC)
    if moment.astimezone(said.tzinfo).replace(tzinfo=None) == said.replace(tzinfo=None):
        return moment
    step = timedelta(minutes=1)
    offset = moment.astimezone(said.tzinfo).utcoffset()
    while (moment - step).astimezone(said.tzinfo).utcoffset() == offset:
        moment -= step
    return moment


@settings(max_examples=300, deadline=None)
@given(st.integers(min_value=0), st.integers(min_value=0, max_value=2**32))
def test_an_independent_library_finds_the_same_in_the_same_rules(which: int, seed: int) -> None:
    zone, at = transitions()[which % len(transitions())]
    rng = random.Random(seed)  # noqa: S311 - the same rotations each time
    for shift in layers(rng, zone, at):
        mine = rota.spans([shift], [], at - AROUND, at + AROUND)
        theirs = sorted(by_library(shift, at - AROUND, at + AROUND))
        assert sorted(mine) == theirs, (zone, at, shift)


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_days_turns_and_last_days_are_the_same_for_the_library(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - the same rotations each time
    days = tuple(sorted(rng.sample(EVERY_DAY, rng.randint(1, 6))))
    first = date(2026, 1, 1) + rng.randint(0, 365) * DAY
    last = first + rng.randint(0, 60) * DAY if rng.random() < 0.5 else None
    who = PEOPLE[: rng.randint(1, 5)]
    made = with_rules(
        Shift(
            *("s-1", "Days", days, time(9), time(17), "Europe/Madrid", who),
            turn=rng.choice(tuple(Turn)),
            every=rng.randint(1, 3),
            first=first,
            last=last,
        )
    )
    begins = datetime.combine(first, time(), UTC)
    mine = rota.spans([made], [], begins - DAY, begins + 70 * DAY)
    assert sorted(mine) == sorted(by_library(made, begins - DAY, begins + 70 * DAY))
    serving = {span.begins.date() for span in mine}
    ends = min(last or date.max, first + 69 * DAY)
    expected = {first + n * DAY for n in range(70)}
    assert serving == {day for day in expected if day.weekday() in days and day <= ends}
