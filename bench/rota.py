"""Who is on call: 1,000 supporters, 200 rotations, a year of stand-ins; with and without a past."""

import random
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.table import Row
from bot import rota
from bot.domain.coverage import coverage
from bot.domain.coverage_hours import promised
from bot.domain.heat import heat
from bot.domain.shifts import Override, Shift, Turn
from bot.usecases import extending
from storage.opening import open_storage
from storage.store import SqlStore
from tests.make import make_roster, make_shift, make_supporter
from tests.storage.helpers import MovableClock, make_where

ROTATIONS = 200
PEOPLE = 5
"""In each rotation: a thousand in all."""
STAND_INS = 5200
READS = 500
NOW = datetime(2026, 11, 23, 17, tzinfo=UTC)
_DAY = timedelta(days=1)
_AT_ONCE = 200
_RNG = random.Random(13)  # noqa: S311 - the same year each time


def on_call() -> list[Row]:
    """Takes about a minute, nearly all of it writing the year down."""
    print(f"{ROTATIONS} rotations of {PEOPLE}, {STAND_INS} stand-ins in a year", flush=True)
    shifts, overrides = _shifts(), _overrides()
    with tempfile.TemporaryDirectory() as folder:
        storage = open_storage(make_where(Path(folder)), MovableClock())
        try:
            store = storage.bind("", "T0TEAM", real=False).store
            _found(store, shifts, overrides)
            young = _timed(READS, lambda: _reads(store))
            _live_a_year(store, shifts, overrides)
            old = _timed(READS, lambda: _reads(store))
        finally:
            storage.close_now()
    two_weeks = _timed(5, lambda: rota.spans(shifts, overrides, NOW, NOW + 14 * _DAY))
    a_year = _timed(3, lambda: rota.spans(shifts, overrides, NOW, NOW + 364 * _DAY))
    return [
        Row("on call now, warm, first day", young, 0.95, 2),
        Row("on call now, warm, after a year", old, 0.95, 2),
        Row("rota of 14 days worked out", two_weeks, 0.95, 1000),
        Row("rota of 52 weeks worked out", a_year, 0.95, 10000),
        Row("coverage of 14 days", _covered(shifts, overrides, 5, 14), 0.95, 1000),
        Row("coverage of 52 weeks", _covered(shifts, overrides, 3, 364), 0.95, 10000),
    ]


def _covered(
    shifts: list[Shift], overrides: list[Override], times: int, days: int
) -> tuple[float, ...]:
    """Worked out from the rules, counted, and laid out for the picture."""
    people = {member_id for shift in shifts for member_id in shift.who}
    roster = make_roster(*(make_supporter(one.removeprefix("m-")) for one in sorted(people)))
    period = (NOW, NOW + days * _DAY)

    def work() -> None:
        spans, hours = rota.spans(shifts, overrides, *period), promised(None, *period)
        heat(coverage(spans, roster, hours, period, NOW, has_shifts=True), "America/New_York")

    return _timed(times, work)


def _reads(store: SqlStore) -> None:
    with store.look() as tx:
        assert tx.on_call(NOW)


def _timed(times: int, work: Callable[[], object]) -> tuple[float, ...]:
    """Milliseconds; the first run warms up and is not counted."""
    found = []
    for _ in range(times + 1):
        began = time.perf_counter()
        work()
        found.append((time.perf_counter() - began) * 1000)
    return tuple(found[1:])


def _name(rotation: int, place: int) -> str:
    return f"{rotation:03}-{place}"


def _shifts() -> list[Shift]:
    return [
        make_shift(
            *(_name(number, place) for place in range(PEOPLE)),
            shift_id=f"s-{number:03}",
            days=tuple(range(7)),
            turn=_RNG.choice((Turn.DAILY, Turn.WEEKLY)),
            first=(NOW - 800 * _DAY).date(),
        )
        for number in range(ROTATIONS)
    ]


def _overrides() -> list[Override]:
    """Over the year around now; each time another one of the same rotation."""
    made = []
    for number in range(STAND_INS):
        rotation = number % ROTATIONS
        out, who = _RNG.sample(range(PEOPLE), 2)
        begins = NOW + _RNG.randrange(-183 * 24, 183 * 24) * timedelta(hours=1)
        people = (f"m-{_name(rotation, out)}", f"m-{_name(rotation, who)}")
        made.append(Override(f"o-{number}", *people, begins, begins + timedelta(hours=8)))
    return made


def _found(store: SqlStore, shifts: list[Shift], overrides: list[Override]) -> None:
    for shift in shifts:
        with store.begin() as tx:
            for member_id in shift.who:
                tx.put_member(make_supporter(member_id.removeprefix("m-")))
            tx.put_shift(shift, "m-max", NOW)
    for begin in range(0, len(overrides), _AT_ONCE):
        with store.begin() as tx:
            for one in overrides[begin : begin + _AT_ONCE]:
                tx.put_override(one, "m-max", NOW)
    extending.extend(store, NOW, rota.spans)


def _live_a_year(store: SqlStore, shifts: list[Shift], overrides: list[Override]) -> None:
    begins = NOW - 365 * _DAY
    past = rota.spans(shifts, overrides, begins, NOW + 60 * _DAY)
    for shift in shifts:
        with store.begin() as tx:
            mine = [span for span in past if span.shift_id == shift.shift_id]
            tx.replace_spans({shift.shift_id}, begins, mine)
